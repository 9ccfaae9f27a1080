package org.hall24.locker.board;

import java.time.Duration;

/**
 * The patience of the 8A driver.
 *
 * @param openReply how long an order may go unanswered; boards pulse for 300 ms first, an old vendor text says one second
 * @param queryReply how long a query may go unanswered; seen in the field: 50–300 ms
 * @param frameGap a pause this long ends a frame
 * @param turnaround rest of the line between two exchanges
 * @param settle how long a freshly opened line must be quiet before the first question
 * @param late how long the line is listened to after a question went unanswered, so that a late answer is not taken for the
 *     answer to the next question
 */
public record Lock8aTiming(
    Duration openReply, Duration queryReply, Duration frameGap, Duration turnaround, Duration settle, Duration late) {

  /** 1.5 s, 400 ms, 30 ms, 20 ms, 50 ms, 700 ms. */
  public static final Lock8aTiming DEFAULTS =
      new Lock8aTiming(
          Duration.ofMillis(1500),
          Duration.ofMillis(400),
          Duration.ofMillis(30),
          Duration.ofMillis(20),
          Duration.ofMillis(50),
          Duration.ofMillis(700));
}
