package org.hall24.kiosk.journey;

import java.time.Instant;
import java.util.Optional;

/**
 * Everything a journey remembers. Dropping it drops the person.
 *
 * @param session counts up at every end, so that late answers find nobody
 * @param tickets questions asked so far in this session
 * @param stage where the journey stands
 * @param stageSince when the stage last changed its kind
 * @param hall the hall as last heard
 * @param language {@code zh} or {@code en}
 * @param lowReach whether what the hand needs must lie low
 * @param startedAt first touch of the session
 * @param touchedAt last touch
 * @param askedAt since when the machine asks whether somebody is there
 * @param notice something said over the page
 */
public record State(
    long session,
    int tickets,
    Stage stage,
    Instant stageSince,
    Hall hall,
    String language,
    boolean lowReach,
    Instant startedAt,
    Instant touchedAt,
    Optional<Instant> askedAt,
    Optional<Screen.Notice> notice) {

  static final String HOUSE_LANGUAGE = "zh";

  /** A session in which nothing happened yet. */
  static State fresh(long session, Hall hall, Instant now, Stage stage) {
    return new State(session, 0, stage, now, hall, HOUSE_LANGUAGE, false, now, now, Optional.empty(), Optional.empty());
  }

  State at(Stage newStage, int newTickets) {
    return new State(
        session, newTickets, newStage, stageSince, hall, language, lowReach, startedAt, touchedAt, askedAt, notice);
  }

  /** The stage changed its kind: a sign of life. */
  State entered(Instant now) {
    return new State(session, tickets, stage, now, hall, language, lowReach, startedAt, now, Optional.empty(), notice);
  }

  State started(Instant now) {
    return new State(session, tickets, stage, stageSince, hall, language, lowReach, now, now, askedAt, notice);
  }

  State touched(Instant now) {
    return new State(session, tickets, stage, stageSince, hall, language, lowReach, startedAt, now, Optional.empty(), notice);
  }

  State asking(Optional<Instant> since) {
    return new State(session, tickets, stage, stageSince, hall, language, lowReach, startedAt, touchedAt, since, notice);
  }

  State with(Hall newHall) {
    return new State(session, tickets, stage, stageSince, newHall, language, lowReach, startedAt, touchedAt, askedAt, notice);
  }

  State in(String newLanguage) {
    return new State(session, tickets, stage, stageSince, hall, newLanguage, lowReach, startedAt, touchedAt, askedAt, notice);
  }

  State reaching(boolean low) {
    return new State(session, tickets, stage, stageSince, hall, language, low, startedAt, touchedAt, askedAt, notice);
  }

  State saying(Optional<Screen.Notice> newNotice) {
    return new State(session, tickets, stage, stageSince, hall, language, lowReach, startedAt, touchedAt, askedAt, newNotice);
  }

  /** Where and since when, nothing of the person. */
  @Override
  public String toString() {
    return "State[session " + session + ", " + stage.getClass().getSimpleName() + " since " + stageSince + "]";
  }
}
