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
    Instant startedAt,
    Instant touchedAt,
    Optional<Instant> askedAt,
    Optional<Screen.Notice> notice) {

  static final String HOUSE_LANGUAGE = "zh";

  /** A session in which nothing happened yet. */
  static State fresh(long session, Hall hall, Instant now, Stage stage) {
    return new State(session, 0, stage, now, hall, HOUSE_LANGUAGE, now, now, Optional.empty(), Optional.empty());
  }

  State at(Stage newStage, int newTickets) {
    return new State(
        session, newTickets, newStage, stageSince, hall, language, startedAt, touchedAt, askedAt, notice);
  }

  /** The stage changed its kind: a sign of life. */
  State entered(Instant now) {
    return new State(session, tickets, stage, now, hall, language, startedAt, now, Optional.empty(), notice);
  }

  State started(Instant now) {
    return new State(session, tickets, stage, stageSince, hall, language, now, now, askedAt, notice);
  }

  State touched(Instant now) {
    return new State(session, tickets, stage, stageSince, hall, language, startedAt, now, Optional.empty(), notice);
  }

  State asking(Optional<Instant> since) {
    return new State(session, tickets, stage, stageSince, hall, language, startedAt, touchedAt, since, notice);
  }

  State with(Hall newHall) {
    return new State(session, tickets, stage, stageSince, newHall, language, startedAt, touchedAt, askedAt, notice);
  }

  State in(String newLanguage) {
    return new State(session, tickets, stage, stageSince, hall, newLanguage, startedAt, touchedAt, askedAt, notice);
  }

  State saying(Optional<Screen.Notice> newNotice) {
    return new State(session, tickets, stage, stageSince, hall, language, startedAt, touchedAt, askedAt, newNotice);
  }

  /** Where and since when, nothing of the person. */
  @Override
  public String toString() {
    return "State[session " + session + ", " + stage.getClass().getSimpleName() + " since " + stageSince + "]";
  }
}
