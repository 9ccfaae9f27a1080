package org.hall24.locker.cell;

/** What is being done at a door. */
public sealed interface Operation {

  /** Nothing. */
  record Idle() implements Operation {}

  /**
   * The intent to open is durable; the door was not seen open yet.
   *
   * @param intent its id
   * @param unsure true when the bolt may have moved unseen: the next look at the door decides
   */
  record Opening(String intent, Purpose purpose, boolean unsure) implements Operation {}

  /** The door stands open, as intended. */
  record DoorOpen(String intent, Purpose purpose) implements Operation {}

  /** The door is closed again; whether something was put in or taken out has not been said. */
  record Verifying(String intent, Purpose purpose) implements Operation {}
}
