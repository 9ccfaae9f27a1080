package org.hall24.locker.emulator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A board's ear: cuts what a host sends into frames, fed in pieces of any size, and says what was none. */
final class HostEar {
  private final BoardSpeech speech;
  private byte[] held = new byte[0];
  private int skipped;

  HostEar(BoardSpeech speech) {
    this.speech = speech;
  }

  /** Whether it waits for the rest of a frame, or for the end of rubbish. */
  boolean midWay() {
    return held.length > 0 || skipped > 0;
  }

  /** Takes the next bytes. */
  List<Heard> feed(byte[] bytes, int offset, int length) {
    List<Heard> heard = new ArrayList<>();
    byte[] all = Arrays.copyOf(held, held.length + length);
    System.arraycopy(bytes, offset, all, held.length, length);
    int at = 0;
    while (at < all.length) {
      int needs = speech.length(all, at);
      if (needs == BoardSpeech.MORE || needs > all.length - at) {
        break;
      }
      Optional<Heard> frame = needs == BoardSpeech.NONE ? Optional.empty() : speech.read(Arrays.copyOfRange(all, at, at + needs));
      if (frame.isPresent()) {
        endOfRubbish().ifPresent(heard::add);
        heard.add(frame.get());
        at += needs;
      } else {
        skipped++;
        at++;
      }
    }
    held = Arrays.copyOfRange(all, at, all.length);
    return List.copyOf(heard);
  }

  /** The line was quiet for longer than a pause inside a frame: what is half heard will not be finished. */
  List<Heard> silence() {
    skipped += held.length;
    held = new byte[0];
    return endOfRubbish().map(List::of).orElseGet(List::of);
  }

  private Optional<Heard> endOfRubbish() {
    int rubbish = skipped;
    skipped = 0;
    return rubbish == 0 ? Optional.empty() : Optional.of(new Heard.Malformed(rubbish));
  }
}
