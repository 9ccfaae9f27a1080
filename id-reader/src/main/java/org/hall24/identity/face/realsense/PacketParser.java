package org.hall24.identity.face.realsense;

import java.util.Arrays;
import java.util.Optional;

/**
 * Finds packets in a stream that may also carry console text, noise and half packets.
 *
 * <p>Feed bytes in any portions, then take until nothing comes: every portioning gives the same packets. After a damaged
 * packet the search goes on at the byte after its first one, so a true packet inside it is not lost, and a doubled
 * {@code @} before a packet costs nothing. A wrong length field cannot stall the parser for ever: when the line falls
 * silent in the middle of a packet, {@link #silence()} gives that start up and looks at the rest.
 *
 * <p>Bytes are overwritten as soon as they are used up. Not thread-safe.
 */
public final class PacketParser {

  /** Where the parser stands. */
  public sealed interface State {
    /** No start of a packet is in sight. */
    record Hunting() implements State {}

    /** A start was seen, its length is not known yet. */
    record InHeader() implements State {}

    /**
     * The length is known.
     *
     * @param missing bytes until the packet is whole, 0 when it can be taken
     */
    record InBody(int missing) implements State {}
  }

  /** What was found. */
  public sealed interface Found {
    /** A whole packet with a correct checksum. */
    record Whole(Packet packet) implements Found {}

    /** Something that began like a packet and was none. */
    record Damaged(Damage reason) implements Found {}
  }

  /** Why something was no packet. */
  public enum Damage {
    /** The version byte is not 3. */
    VERSION,
    /** The length field is not a multiple of 32 from 32 to 8128. */
    LENGTH,
    /** The checksum is wrong. */
    CHECKSUM,
    /** The line fell silent before the end. */
    CUT_OFF
  }

  private final byte[] buffer = new byte[2 * Packet.MAX_SIZE];
  private int start;
  private int end;
  private long skipped;

  /**
   * Takes bytes in.
   *
   * @return how many were taken; the rest may be given again after {@link #take()} found nothing more
   */
  public int feed(byte[] bytes, int offset, int length) {
    if (buffer.length - end < length) {
      compact();
    }
    int taken = Math.min(length, buffer.length - end);
    System.arraycopy(bytes, offset, buffer, end, taken);
    end += taken;
    return taken;
  }

  /** The next packet or damage; empty when more bytes are needed. */
  public Optional<Found> take() {
    skipToStart();
    return switch (state()) {
      case State.Hunting _, State.InHeader _ -> headerFault();
      case State.InBody body when body.missing() > 0 -> Optional.empty();
      case State.InBody _ -> Optional.of(finish());
    };
  }

  /**
   * Tells that the line is silent: a packet that has begun will not be finished. Then take again.
   *
   * @return the start that was given up, if there was one
   */
  public Optional<Found> silence() {
    skipToStart();
    if (start == end) {
      return Optional.empty();
    }
    drop(1);
    return Optional.of(new Found.Damaged(Damage.CUT_OFF));
  }

  /** Where the parser stands. */
  public State state() {
    int have = end - start;
    if (have == 0) {
      return new State.Hunting();
    }
    if (have < Packet.HEADER) {
      return new State.InHeader();
    }
    return new State.InBody(Math.max(size() - have, 0));
  }

  /** Bytes passed over because they belonged to no packet. */
  public long skipped() {
    return skipped;
  }

  /** Forgets and overwrites everything not used up yet. */
  public void wipe() {
    Arrays.fill(buffer, (byte) 0);
    start = 0;
    end = 0;
  }

  /** Whether any byte is held. */
  public boolean clean() {
    for (byte held : buffer) {
      if (held != 0) {
        return false;
      }
    }
    return true;
  }

  private Optional<Found> headerFault() {
    if (end - start > 2 && buffer[start + 2] != Packet.VERSION) {
      drop(1);
      return Optional.of(new Found.Damaged(Damage.VERSION));
    }
    return Optional.empty();
  }

  private Found finish() {
    int payload = Bytes.u16(buffer, start + 20);
    if (buffer[start + 2] != Packet.VERSION) {
      drop(1);
      return new Found.Damaged(Damage.VERSION);
    }
    if (!possible(payload)) {
      drop(1);
      return new Found.Damaged(Damage.LENGTH);
    }
    boolean greatest = payload == Packet.MAX_PAYLOAD;
    int covered = Packet.HEADER + payload + (greatest ? Packet.HMAC : 0);
    int crc = Crc16.of(buffer, start, covered, greatest ? 0 : Packet.HMAC);
    if (crc != Bytes.u16(buffer, start + Packet.HEADER + payload + Packet.HMAC)) {
      drop(1);
      return new Found.Damaged(Damage.CHECKSUM);
    }
    int message = start + Packet.HEADER + Packet.SEQUENCE;
    int messageEnd = start + Packet.HEADER + payload;
    Packet packet =
        new Packet(
            (char) Bytes.u8(buffer, start + 3),
            Bytes.u32(buffer, start + Packet.HEADER),
            Arrays.copyOfRange(buffer, message, messageEnd),
            anySet(start + 4, 16) || anySet(messageEnd, Packet.HMAC));
    int size = Packet.HEADER + payload + Packet.HMAC + Packet.CRC;
    Arrays.fill(buffer, start, start + size, (byte) 0);
    start += size;
    return new Found.Whole(packet);
  }

  /** The size of the packet at the start; what its header alone already rules out counts as whole. */
  private int size() {
    int payload = Bytes.u16(buffer, start + 20);
    boolean hopeless = buffer[start + 2] != Packet.VERSION || !possible(payload);
    return hopeless ? Packet.HEADER : Packet.HEADER + payload + Packet.HMAC + Packet.CRC;
  }

  private static boolean possible(int payload) {
    return payload >= Packet.PAYLOAD_STEP && payload <= Packet.MAX_PAYLOAD && payload % Packet.PAYLOAD_STEP == 0;
  }

  private boolean anySet(int from, int length) {
    for (int i = from; i < from + length; i++) {
      if (buffer[i] != 0) {
        return true;
      }
    }
    return false;
  }

  private void skipToStart() {
    while (start < end && !startsHere()) {
      drop(1);
    }
  }

  private boolean startsHere() {
    return buffer[start] == '@' && (end - start == 1 || buffer[start + 1] == 'F');
  }

  private void drop(int count) {
    Arrays.fill(buffer, start, start + count, (byte) 0);
    start += count;
    skipped += count;
  }

  private void compact() {
    int have = end - start;
    System.arraycopy(buffer, start, buffer, 0, have);
    Arrays.fill(buffer, have, end, (byte) 0);
    start = 0;
    end = have;
  }
}
