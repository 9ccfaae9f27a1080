package org.hall24.identity.scan;

/**
 * What a scan engine answers to the command that makes it look; it comes before the code and is no part of it.
 *
 * <p>GM65 and GM861 (Grow): {@code 02 00 type length data CRC}, CRC-16 of polynomial 1021 from 0 over type to data, high byte
 * first; a trigger is acknowledged with {@code 02 00 00 01 00 33 31}. SSI (GM72, Zebra): {@code length opcode source status …
 * sum}, the sum being the two's complement of all bytes before it; acknowledged {@code 04 D0 00 00 FF 2C}, refused {@code 05 D1
 * 00 00 06 FF 24}. Sources: the Grow GM65 and GM72 user manuals.
 */
public final class EngineReply {
  private static final int POLYNOMIAL = 0x1021;
  private static final int GROW_HEAD = 4;
  private static final int GROW_REST = 2;
  private static final int SSI_LEAST = 4;
  private static final int SSI_MOST = 16;
  private static final int SSI_ACK = 0xD0;
  private static final int SSI_NAK = 0xD1;

  private EngineReply() {}

  /** What the beginning of some bytes is. */
  public sealed interface Start {
    /** A whole answer of so many bytes. */
    record Answer(int length, boolean refused) implements Start {}

    /** It may become one with more bytes. */
    record Perhaps() implements Start {}

    /** Something else. */
    record None() implements Start {}
  }

  /** Looks at the beginning of some bytes. */
  public static Start at(byte[] bytes, int from, int to) {
    if (from >= to) {
      return new Start.Perhaps();
    }
    Start grow = grow(bytes, from, to);
    return grow instanceof Start.None ? ssi(bytes, from, to) : grow;
  }

  private static Start grow(byte[] bytes, int from, int to) {
    if (bytes[from] != 2 || to - from > 1 && bytes[from + 1] != 0) {
      return new Start.None();
    }
    if (to - from < GROW_HEAD) {
      return new Start.Perhaps();
    }
    int length = GROW_HEAD + (bytes[from + 3] & 0xFF) + GROW_REST;
    if (to - from < length) {
      return new Start.Perhaps();
    }
    int crc = crc(bytes, from + 2, from + length - GROW_REST);
    int said = (bytes[from + length - 2] & 0xFF) << 8 | bytes[from + length - 1] & 0xFF;
    return crc == said ? new Start.Answer(length, bytes[from + 2] != 0) : new Start.None();
  }

  private static Start ssi(byte[] bytes, int from, int to) {
    int count = bytes[from] & 0xFF;
    if (count < SSI_LEAST || count > SSI_MOST) {
      return new Start.None();
    }
    int opcode = to - from > 1 ? bytes[from + 1] & 0xFF : SSI_ACK;
    if (opcode != SSI_ACK && opcode != SSI_NAK) {
      return new Start.None();
    }
    if (to - from < count + 2) {
      return new Start.Perhaps();
    }
    int said = (bytes[from + count] & 0xFF) << 8 | bytes[from + count + 1] & 0xFF;
    return said == sum(bytes, from, from + count) ? new Start.Answer(count + 2, opcode == SSI_NAK) : new Start.None();
  }

  /** CRC-16, polynomial 1021, from 0: the check of the Grow engines over type to data. */
  public static int crc(byte[] bytes, int from, int to) {
    int crc = 0;
    for (int i = from; i < to; i++) {
      crc ^= (bytes[i] & 0xFF) << 8;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 0x8000) != 0 ? crc << 1 ^ POLYNOMIAL : crc << 1;
      }
    }
    return crc & 0xFFFF;
  }

  /** The check of SSI: the two's complement of the sum of all bytes before it. */
  public static int sum(byte[] bytes, int from, int to) {
    int sum = 0;
    for (int i = from; i < to; i++) {
      sum += bytes[i] & 0xFF;
    }
    return -sum & 0xFFFF;
  }
}
