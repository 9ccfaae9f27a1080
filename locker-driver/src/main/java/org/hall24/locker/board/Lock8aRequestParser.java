package org.hall24.locker.board;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The board's ear: cuts what a host sends into requests, fed in pieces of any size, and says what was none.
 *
 * <p>Lives beside the codec because it is the other half of it; only an emulator listens to a host.
 */
public final class Lock8aRequestParser {

  /** What was heard. */
  public sealed interface Heard {

    /** A request a host may send. */
    record Request(Lock8aRequest request) implements Heard {}

    /**
     * A sound frame no host of ours may send: all doors at once (channel 00), several at once, power held on.
     *
     * @param hex its bytes
     */
    record Forbidden(String hex) implements Heard {}

    /** A stretch of bytes that is no frame; told once per stretch, when it ends. */
    record Malformed(int bytes) implements Heard {}
  }

  /** Where the parser stands. */
  public sealed interface State {
    /** Between frames; {@code skipped} bytes of rubbish came since the last one. */
    record Hunting(int skipped) implements State {}

    /** Inside a frame of {@code length} bytes of which {@code have} came, after {@code skipped} bytes of rubbish. */
    record InFrame(int have, int length, int skipped) implements State {}
  }

  private byte[] held = new byte[0];
  private int skipped;

  /** Where it stands now. */
  public State state() {
    return held.length == 0 ? new State.Hunting(skipped) : new State.InFrame(held.length, lengthOf(held[0]), skipped);
  }

  /** Takes the next bytes. */
  public List<Heard> feed(byte[] bytes, int offset, int length) {
    List<Heard> heard = new ArrayList<>();
    byte[] all = Arrays.copyOf(held, held.length + length);
    System.arraycopy(bytes, offset, all, held.length, length);
    int at = 0;
    while (at < all.length) {
      int needs = lengthOf(all[at]);
      if (needs == 0) {
        skipped++;
        at++;
      } else if (all.length - at < needs) {
        break;
      } else {
        Optional<Heard> frame = frame(Arrays.copyOfRange(all, at, at + needs));
        if (frame.isPresent()) {
          endOfRubbish().ifPresent(heard::add);
          heard.add(frame.get());
          at += needs;
        } else {
          skipped++;
          at++;
        }
      }
    }
    held = Arrays.copyOfRange(all, at, all.length);
    return List.copyOf(heard);
  }

  /** The line was quiet for longer than a pause inside a frame: what is half heard will not be finished. */
  public List<Heard> silence() {
    skipped += held.length;
    held = new byte[0];
    return endOfRubbish().map(List::of).orElseGet(List::of);
  }

  private Optional<Heard> endOfRubbish() {
    int rubbish = skipped;
    skipped = 0;
    return rubbish == 0 ? Optional.empty() : Optional.of(new Heard.Malformed(rubbish));
  }

  private static Optional<Heard> frame(byte[] frame) {
    if (!Lock8aBytes.checks(frame, 0, frame.length)) {
      return Optional.empty();
    }
    Optional<Lock8aRequest> request = Lock8aRequest.parse(frame);
    if (request.isPresent()) {
      return Optional.of(new Heard.Request(request.get()));
    }
    boolean moves = frame[0] != (byte) Lock8aBytes.QUERY;
    return moves ? Optional.of(new Heard.Forbidden(hex(frame))) : Optional.empty();
  }

  /** How long a frame with this header is, 0 for no header at all. */
  private static int lengthOf(byte header) {
    return switch (header & 0xFF) {
      case Lock8aBytes.OPEN, Lock8aBytes.QUERY, 0x9A, 0x9B, 0x9C, 0x9D -> Lock8aRequest.LENGTH;
      case 0x90 -> Lock8aRequest.LENGTH + 1;
      default -> 0;
    };
  }

  private static String hex(byte[] bytes) {
    return HexFormat.ofDelimiter(" ").withUpperCase().formatHex(bytes);
  }
}
