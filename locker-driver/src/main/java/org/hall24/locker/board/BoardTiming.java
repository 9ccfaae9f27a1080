package org.hall24.locker.board;

import java.time.Duration;

/**
 * The patience of a line of lock boards.
 *
 * @param openReply how long an order may go unanswered; boards pulse first (300 ms and more), an old vendor text of the 8A
 *     board says one second
 * @param queryReply how long a query may go unanswered; seen in the field: 50–300 ms
 * @param frameGap a pause this long ends a frame whose length is not known
 * @param restCharacters how long the line rests between two exchanges, in characters of ten bits. Modbus wants three and a half,
 *     because there only the rest ends a frame ("MODBUS over serial line specification and implementation guide" V1.02,
 *     §2.5.1.1). Where a frame tells its own end it is one and a half: a board or an adapter that switches its driver off by
 *     itself holds the wires for about one character after its last
 * @param settle how long a freshly opened line must be quiet before the first question
 * @param late how long after a question went unanswered its answer may still come; the same is not asked again before
 */
public record BoardTiming(
    Duration openReply, Duration queryReply, Duration frameGap, double restCharacters, Duration settle, Duration late) {
  /** Above 19,200 bit/s the rest that ends a Modbus frame gets no shorter (the same guide). */
  private static final Duration SHORTEST_MODBUS_REST = Duration.ofNanos(1_750_000);

  /** On a line that chatters: garbage behind an answer comes with pauses of its own. */
  private static final Duration NOISY_REST = Duration.ofMillis(4);

  private static final double MODBUS_REST = 3.5;
  private static final double LET_GO = 1.5;

  /** 1.5 s, 400 ms, 30 ms, one and a half characters, 50 ms, 1.2 s. */
  public static final BoardTiming DEFAULTS =
      new BoardTiming(
          Duration.ofMillis(1500),
          Duration.ofMillis(400),
          Duration.ofMillis(30),
          LET_GO,
          Duration.ofMillis(50),
          Duration.ofMillis(1200));

  /** The same with another patience for the answer to an order. */
  BoardTiming withOpenReply(Duration other) {
    return new BoardTiming(other, queryReply, frameGap, restCharacters, settle, late);
  }

  /** The same for boards that tell the end of a frame by the rest after it. */
  BoardTiming withModbusRest() {
    return new BoardTiming(openReply, queryReply, frameGap, MODBUS_REST, settle, late);
  }

  /** How long a line rests between two exchanges on which bytes were heard that belong to nothing. */
  Duration restWithNoise(int baud) {
    Duration rest = rest(baud);
    return rest.compareTo(NOISY_REST) > 0 ? rest : NOISY_REST;
  }

  /** How long a clean line rests between two exchanges at a speed in bit/s, more than 0. */
  Duration rest(int baud) {
    Duration characters = Duration.ofNanos(Math.round(restCharacters * 10 * 1e9 / baud));
    return restCharacters < MODBUS_REST || characters.compareTo(SHORTEST_MODBUS_REST) > 0 ? characters : SHORTEST_MODBUS_REST;
  }
}
