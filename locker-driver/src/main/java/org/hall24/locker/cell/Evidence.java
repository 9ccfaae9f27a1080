package org.hall24.locker.cell;

import java.util.List;

/**
 * What was seen and heard of one opening; words and hex, nothing personal, an empty string for nothing.
 *
 * @param intent the intent's id
 * @param attempt which attempt
 * @param doorBefore the door's word before the pulse
 * @param doorAfter the door's word at the end
 * @param sent the bytes sent, in hex
 * @param reply the board's answer in hex, or why there is none
 * @param openedAfterMs milliseconds from the order to the door seen open, -1 when it was not
 * @param otherDoors cells that opened instead or besides
 * @param note a stable word about why, where there is more to say
 */
public record Evidence(
    String intent,
    int attempt,
    String doorBefore,
    String doorAfter,
    String sent,
    String reply,
    long openedAfterMs,
    List<String> otherDoors,
    String note) {
  public Evidence {
    otherDoors = List.copyOf(otherDoors);
  }

  /** No bolt was touched; the note says why. */
  public static Evidence none(String doorBefore, String note) {
    return new Evidence("", 0, doorBefore, doorBefore, "", "", -1, List.of(), note);
  }

  Evidence noted(String other) {
    return new Evidence(intent, attempt, doorBefore, doorAfter, sent, reply, openedAfterMs, otherDoors, other);
  }
}
