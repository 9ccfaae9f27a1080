package org.hall24.locker.emulator;

import java.time.Duration;
import org.hall24.locker.board.QueryOrder;

/**
 * Which of the boards sold under the 8A protocol is played.
 *
 * @param address its DIP switch, 1–200
 * @param channels its channels, 1–50
 * @param closedWhen the bit (0 or 1) its locks' switches give for a closed door
 * @param queryOrder which state byte carries channels 1–8
 * @param leadingGarbage whether a 00 precedes every answer, as adapters do when the line turns round
 * @param reports whether it tells door changes unasked
 * @param pulse how long a bolt is held back; the answer to an order comes after it
 * @param answer how long it thinks before it answers a query
 */
public record BoardModel(
    int address,
    int channels,
    int closedWhen,
    QueryOrder queryOrder,
    boolean leadingGarbage,
    boolean reports,
    Duration pulse,
    Duration answer) {

  /** Board 1, 24 channels, contact closed when the door is, channels 1–8 last, 300 ms pulse, 5 ms to answer. */
  public static final BoardModel STANDARD =
      new BoardModel(1, 24, 1, QueryOrder.LAST, false, false, Duration.ofMillis(300), Duration.ofMillis(5));

  public BoardModel {
    if (address < 1 || address > 200 || channels < 1 || channels > 50 || (closedWhen & ~1) != 0) {
      throw new IllegalArgumentException("no such board: address " + address + ", " + channels + " channels");
    }
  }

  /** The same board that puts a 00 before every answer. */
  public BoardModel withLeadingGarbage() {
    return new BoardModel(address, channels, closedWhen, queryOrder, true, reports, pulse, answer);
  }

  /** The same board that tells door changes unasked. */
  public BoardModel withReports() {
    return new BoardModel(address, channels, closedWhen, queryOrder, leadingGarbage, true, pulse, answer);
  }

  /** The same board with another pulse; tests use short ones. */
  public BoardModel withPulse(Duration other) {
    return new BoardModel(address, channels, closedWhen, queryOrder, leadingGarbage, reports, other, answer);
  }

  /** The same board at another address. */
  public BoardModel at(int other) {
    return new BoardModel(other, channels, closedWhen, queryOrder, leadingGarbage, reports, pulse, answer);
  }

  /** The same board with other locks. */
  public BoardModel wired(int closed, QueryOrder order) {
    return new BoardModel(address, channels, closed, order, leadingGarbage, reports, pulse, answer);
  }

  /** How many state bytes its query-all reply has: never fewer than three. */
  int stateBytes() {
    return channels <= 24 ? 3 : channels <= 32 ? 4 : 7;
  }
}
