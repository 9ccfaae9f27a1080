package org.hall24.locker.emulator;

import java.time.Duration;
import org.hall24.locker.board.Dialect;
import org.hall24.locker.board.FieldOrder;
import org.hall24.locker.board.QueryOrder;

/**
 * Which of the boards sold under a protocol is played.
 *
 * @param address its wire address, as its DIP switch says
 * @param channels its channels, 1–255
 * @param closedWhen the bit (0 or 1) its locks' switches give for a closed door
 * @param queryOrder which state byte of an 8A board carries channels 1–8
 * @param fieldOrder in which order two fields stand, where revisions differ
 * @param leadingGarbage whether a 00 precedes every answer, as adapters do when the line turns round
 * @param reports whether it tells door changes unasked
 * @param answersOrders whether a KERONG board sends its status after an order
 * @param pulse how long a bolt is held back, where the host does not say
 * @param answer how long it thinks before it answers a query
 */
public record BoardModel(
    int address,
    int channels,
    int closedWhen,
    QueryOrder queryOrder,
    FieldOrder fieldOrder,
    boolean leadingGarbage,
    boolean reports,
    boolean answersOrders,
    Duration pulse,
    Duration answer) {

  /** An 8A board: address 1, 24 channels, contact closed when the door is, channels 1–8 last, 300 ms pulse, 5 ms to answer. */
  public static final BoardModel STANDARD = of(Dialect.LOCK8A);

  public BoardModel {
    if (address < 0 || address > 255 || channels < 1 || channels > 255 || (closedWhen & ~1) != 0) {
      throw new IllegalArgumentException("no such board: address " + address + ", " + channels + " channels");
    }
  }

  /** A usual board of a dialect. */
  public static BoardModel of(Dialect dialect) {
    return new BoardModel(
        dialect.lowestBoard(), dialect.usualChannels(), dialect.closedWhen(), QueryOrder.LAST, FieldOrder.USUAL, false, false, false,
        Duration.ofMillis(300), Duration.ofMillis(5));
  }

  /** The same board that puts a 00 before every answer. */
  public BoardModel withLeadingGarbage() {
    return new BoardModel(address, channels, closedWhen, queryOrder, fieldOrder, true, reports, answersOrders, pulse, answer);
  }

  /** The same board that tells door changes unasked. */
  public BoardModel withReports() {
    return new BoardModel(address, channels, closedWhen, queryOrder, fieldOrder, leadingGarbage, true, answersOrders, pulse, answer);
  }

  /** The same KERONG board that sends its status after an order. */
  public BoardModel withAnsweredOrders() {
    return new BoardModel(address, channels, closedWhen, queryOrder, fieldOrder, leadingGarbage, reports, true, pulse, answer);
  }

  /** The same board with another pulse; tests use short ones. */
  public BoardModel withPulse(Duration other) {
    return new BoardModel(address, channels, closedWhen, queryOrder, fieldOrder, leadingGarbage, reports, answersOrders, other, answer);
  }

  /** The same board that thinks for another time. */
  public BoardModel withAnswer(Duration other) {
    return new BoardModel(address, channels, closedWhen, queryOrder, fieldOrder, leadingGarbage, reports, answersOrders, pulse, other);
  }

  /** The same board at another address. */
  public BoardModel at(int other) {
    return new BoardModel(other, channels, closedWhen, queryOrder, fieldOrder, leadingGarbage, reports, answersOrders, pulse, answer);
  }

  /** The same board with another number of channels. */
  public BoardModel withChannels(int other) {
    return new BoardModel(address, other, closedWhen, queryOrder, fieldOrder, leadingGarbage, reports, answersOrders, pulse, answer);
  }

  /** The same board with other locks. */
  public BoardModel wired(int closed, QueryOrder order) {
    return new BoardModel(address, channels, closed, order, fieldOrder, leadingGarbage, reports, answersOrders, pulse, answer);
  }

  /** The same board of another revision. */
  public BoardModel with(FieldOrder other) {
    return new BoardModel(address, channels, closedWhen, queryOrder, other, leadingGarbage, reports, answersOrders, pulse, answer);
  }

  /** How many state bytes the query-all reply of an 8A board has: never fewer than three. */
  int stateBytes() {
    return channels <= 24 ? 3 : channels <= 32 ? 4 : 7;
  }
}
