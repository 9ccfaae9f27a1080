package org.hall24.locker.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a KERONG board says: for each lock whether its hook is in, and whether the infrared sensor of its cell sees something.
 * Bit 0 of the first byte is lock 1; with a CU24 it is bit 0 of the last. Which bit means a closed door is disputed between makers; 1 is "something lies there"
 * in all of them.
 *
 * <p>Source: as {@link Cu16Request}; for the CU48B a Python class "CU48B" and a TypeScript class "CuProtocol", for the CU24 a
 * Node service.
 *
 * @param generation which board speaks
 * @param board 0–15 with CU16, 0–9 with the others
 * @param hooks one byte for eight locks, {@link Generation#bytes} of them
 * @param items the same of the infrared sensors
 */
public record CuStatus(Generation generation, int board, List<Integer> hooks, List<Integer> items) {

  /** The generations of boards, by their frames. */
  public enum Generation {
    /** {@code 02 ADDR 35 h h i i 03 SUM}. */
    CU16(0x35, 2, 16, Cu.CU16_MAX_BOARD),
    /** {@code 02 ADDR LOCK 65 h h h i i i 03 SUM}. */
    CU24(0x65, 3, 24, Cu.CU48_MAX_BOARD),
    /** {@code 02 ADDR LOCK 75 h h h h h h i i i i i i 03 SUM}. */
    CU48(0x75, 6, 48, Cu.CU48_MAX_BOARD);

    private final int command;
    private final int bytes;
    private final int locks;
    private final int highestBoard;

    Generation(int command, int bytes, int locks, int highestBoard) {
      this.command = command;
      this.bytes = bytes;
      this.locks = locks;
      this.highestBoard = highestBoard;
    }

    /** How many bytes tell the hooks, and as many the items. */
    public int bytes() {
      return bytes;
    }

    /** How many locks a board has. */
    public int locks() {
      return locks;
    }

    /** How long a status is. */
    public int length() {
      return 2 * bytes + (this == CU16 ? 5 : 6);
    }

    int highestBoard() {
      return highestBoard;
    }
  }

  /**
   * @throws IllegalArgumentException for a board or a number of bytes that cannot be
   */
  public CuStatus {
    Cu.require(board, generation.highestBoard, 1, 1);
    hooks = List.copyOf(hooks);
    items = List.copyOf(items);
    if (hooks.size() != generation.bytes || items.size() != generation.bytes) {
      throw new IllegalArgumentException(hooks.size() + " and " + items.size() + " bytes");
    }
  }

  /** The bytes on the wire. */
  public byte[] encode() {
    int head = generation == Generation.CU16 ? 2 : 3;
    int[] middle = new int[head + 2 * generation.bytes];
    middle[0] = generation == Generation.CU16 ? board << 4 : board;
    middle[head - 1] = generation.command;
    for (int i = 0; i < generation.bytes; i++) {
      middle[head + i] = hooks.get(i);
      middle[head + generation.bytes + i] = items.get(i);
    }
    return Cu.framed(middle);
  }

  /** The bit of a lock's hook, counted from 1; the order says which byte has locks 1–8. */
  int hook(int channel, QueryOrder order) {
    return bit(hooks, channel, order);
  }

  /** The bit of a cell's infrared sensor, counted from 1; the order says which byte has locks 1–8. */
  int item(int channel, QueryOrder order) {
    return bit(items, channel, order);
  }

  private static int bit(List<Integer> bytes, int channel, QueryOrder order) {
    int group = (channel - 1) / 8;
    return bytes.get(order == QueryOrder.LAST ? bytes.size() - 1 - group : group) >> (channel - 1) % 8 & 1;
  }

  /**
   * Reads one exactly delimited status.
   *
   * @return empty for anything that no board says
   */
  public static Optional<CuStatus> parse(Generation generation, byte[] frame) {
    int head = generation == Generation.CU16 ? 3 : 4;
    if (frame.length != generation.length() || !Cu.sound(frame) || Frames.at(frame, head - 1) != generation.command) {
      return Optional.empty();
    }
    int address = Frames.at(frame, 1);
    boolean whole = generation == Generation.CU16 ? (address & 0xF) == 0 : Frames.at(frame, 2) == 0;
    int board = generation == Generation.CU16 ? address >> 4 : address;
    if (!whole || board > generation.highestBoard) {
      return Optional.empty();
    }
    List<Integer> hooks = new ArrayList<>();
    List<Integer> items = new ArrayList<>();
    for (int i = 0; i < generation.bytes; i++) {
      hooks.add(Frames.at(frame, head + i));
      items.add(Frames.at(frame, head + generation.bytes + i));
    }
    return Optional.of(new CuStatus(generation, board, hooks, items));
  }
}
