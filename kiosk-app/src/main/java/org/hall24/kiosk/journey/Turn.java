package org.hall24.kiosk.journey;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One event being answered: what the stages may look at, and where they put what they want done. */
final class Turn {
  private final State state;
  private final Instant now;
  private final Knowledge knowledge;
  private final List<Effect> effects = new ArrayList<>();
  private int tickets;
  private Optional<Screen.Notice> notice = Optional.empty();
  private Optional<Instant> faceUntil;

  Turn(State state, Instant now, Knowledge knowledge) {
    this.state = state;
    this.now = now;
    this.knowledge = knowledge;
    this.tickets = state.tickets();
    this.faceUntil = state.faceUntil();
  }

  Instant now() {
    return now;
  }

  LocalDate today() {
    return LocalDate.ofInstant(now, knowledge.settings().zone());
  }

  Knowledge knowledge() {
    return knowledge;
  }

  JourneySettings settings() {
    return knowledge.settings();
  }

  Hall hall() {
    return state.hall();
  }

  String language() {
    return state.language();
  }

  boolean lowReach() {
    return state.lowReach();
  }

  /** What the rule of the face way is asked about. */
  FaceRule.Moment moment() {
    return new FaceRule.Moment(state.hall(), state.cameraLeft(now, settings()), now, today(), settings());
  }

  /** The camera looks: for one look, and never longer than is left of the session's time for it. */
  Duration look() {
    Duration left = state.cameraLeft(now, settings());
    faceUntil = Optional.of(now.plus(left));
    return left.compareTo(settings().face()) < 0 ? left : settings().face();
  }

  Optional<Instant> faceUntil() {
    return faceUntil;
  }

  long session() {
    return state.session();
  }

  /** A ticket for a new question. */
  Ticket ticket() {
    tickets++;
    return new Ticket(state.session(), tickets);
  }

  void perform(Effect effect) {
    effects.add(effect);
  }

  /** Says something over the page, until it is waved away or the page changes. */
  void say(String key, String detail) {
    notice = Optional.of(new Screen.Notice(key, detail));
  }

  int tickets() {
    return tickets;
  }

  Optional<Screen.Notice> notice() {
    return notice;
  }

  List<Effect> effects() {
    return effects;
  }
}
