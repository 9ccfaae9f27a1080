package org.hall24.locker.cell;

import java.util.Optional;

/** What is being done at a door. */
public sealed interface Operation {

  /** Nothing. */
  record Idle() implements Operation {}

  /**
   * The intent to open is durable; the door was not seen open yet.
   *
   * @param intent its id
   * @param unsure true when the bolt may have moved unseen: the next look at the door decides
   * @param again true when the door was open before for the same hand-over, so that something may lie inside already
   */
  record Opening(String intent, Purpose purpose, boolean unsure, boolean again) implements Operation {

    /** The first opening of a hand-over. */
    public Opening(String intent, Purpose purpose, boolean unsure) {
      this(intent, purpose, unsure, false);
    }
  }

  /** The door stands open, as intended. */
  record DoorOpen(String intent, Purpose purpose) implements Operation {}

  /** The door is closed again; whether something was put in or taken out has not been said. */
  record Verifying(String intent, Purpose purpose) implements Operation {}

  /** The intent it is done under; none for {@link Idle}. */
  default Optional<String> underIntent() {
    return switch (this) {
      case Idle i -> Optional.empty();
      case Opening o -> Optional.of(o.intent());
      case DoorOpen d -> Optional.of(d.intent());
      case Verifying v -> Optional.of(v.intent());
    };
  }

  /** Whether the door of a deposit stands open, or was just shut. */
  default boolean atTheDoorToDeposit() {
    return this instanceof DoorOpen d && d.purpose() == Purpose.DEPOSIT
        || this instanceof Verifying v && v.purpose() == Purpose.DEPOSIT;
  }
}
