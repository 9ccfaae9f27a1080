package org.hall24.kiosk.journey;

import java.time.Duration;
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
 * @param cardOf the session whose card still lies on the reader; 0 for none
 * @param faceUntil up to when the camera may look in this session; nothing before its first look
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
    Optional<Screen.Notice> notice,
    long cardOf,
    Optional<Instant> faceUntil) {

  static final String HOUSE_LANGUAGE = "zh";

  /** A session in which nothing happened yet. */
  static State fresh(long session, Hall hall, Instant now, Stage stage) {
    return new State(session, 0, stage, now, hall, HOUSE_LANGUAGE, false, now, now, Optional.empty(), Optional.empty(), 0, Optional.empty());
  }

  State at(Stage newStage, int newTickets) {
    return new State(
        session, newTickets, newStage, stageSince, hall, language, lowReach, startedAt, touchedAt, askedAt, notice, cardOf, faceUntil);
  }

  /** The stage changed its kind: a sign of life. */
  State entered(Instant now) {
    return new State(
        session, tickets, stage, now, hall, language, lowReach, startedAt, now, Optional.empty(), notice, cardOf, faceUntil);
  }

  State started(Instant now) {
    return new State(
        session, tickets, stage, stageSince, hall, language, lowReach, now, now, askedAt, notice, cardOf, faceUntil);
  }

  State touched(Instant now) {
    return new State(
        session, tickets, stage, stageSince, hall, language, lowReach, startedAt, now, Optional.empty(), notice, cardOf, faceUntil);
  }

  State asking(Optional<Instant> since) {
    return new State(
        session, tickets, stage, stageSince, hall, language, lowReach, startedAt, touchedAt, since, notice, cardOf, faceUntil);
  }

  State with(Hall newHall) {
    return new State(
        session, tickets, stage, stageSince, newHall, language, lowReach, startedAt, touchedAt, askedAt, notice, cardOf, faceUntil);
  }

  State in(String newLanguage) {
    return new State(
        session, tickets, stage, stageSince, hall, newLanguage, lowReach, startedAt, touchedAt, askedAt, notice, cardOf, faceUntil);
  }

  State reaching(boolean low) {
    return new State(
        session, tickets, stage, stageSince, hall, language, low, startedAt, touchedAt, askedAt, notice, cardOf, faceUntil);
  }

  State saying(Optional<Screen.Notice> newNotice) {
    return new State(
        session, tickets, stage, stageSince, hall, language, lowReach, startedAt, touchedAt, askedAt, newNotice, cardOf, faceUntil);
  }

  /** The card of this session lies on the reader, 0 for none. */
  State lying(long ofSession) {
    return new State(
        session, tickets, stage, stageSince, hall, language, lowReach, startedAt, touchedAt, askedAt, notice, ofSession, faceUntil);
  }

  State looking(Optional<Instant> until) {
    return new State(
        session, tickets, stage, stageSince, hall, language, lowReach, startedAt, touchedAt, askedAt, notice, cardOf, until);
  }

  /** How long the camera may still look in this session: all of it before its first look. */
  Duration cameraLeft(Instant now, JourneySettings settings) {
    return faceUntil.map(until -> Duration.between(now, until)).orElse(settings.faceStep());
  }

  /** Whether the card of whoever stands here lies on the reader. */
  boolean cardLies() {
    return cardOf == session;
  }

  /** Where and since when, nothing of the person. */
  @Override
  public String toString() {
    return "State[session " + session + ", " + stage.getClass().getSimpleName() + " since " + stageSince + "]";
  }
}
