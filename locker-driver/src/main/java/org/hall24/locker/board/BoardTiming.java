package org.hall24.locker.board;

import java.time.Duration;

/**
 * The patience of a line of lock boards.
 *
 * @param openReply how long an order may go unanswered; boards pulse first (300 ms and more), an old vendor text of the 8A
 *     board says one second
 * @param queryReply how long a query may go unanswered; seen in the field: 50–300 ms
 * @param frameGap a pause this long ends a frame whose length is not known
 * @param turnaround rest of the line between two exchanges; three and a half characters are 3.6 ms at 9600 bit/s
 * @param settle how long a freshly opened line must be quiet before the first question
 * @param late how long after a question went unanswered its answer may still come; the same is not asked again before
 */
public record BoardTiming(
    Duration openReply, Duration queryReply, Duration frameGap, Duration turnaround, Duration settle, Duration late) {

  /** 1.5 s, 400 ms, 30 ms, 4 ms, 50 ms, 1.2 s. */
  public static final BoardTiming DEFAULTS =
      new BoardTiming(
          Duration.ofMillis(1500),
          Duration.ofMillis(400),
          Duration.ofMillis(30),
          Duration.ofMillis(4),
          Duration.ofMillis(50),
          Duration.ofMillis(1200));

  /** The same with another patience for the answer to an order. */
  BoardTiming withOpenReply(Duration other) {
    return new BoardTiming(other, queryReply, frameGap, turnaround, settle, late);
  }
}
