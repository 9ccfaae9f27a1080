package org.hall24.locker.cell;

import java.util.Optional;
import org.hall24.locker.board.LockAddress;

/**
 * How an opening ended. The words are a contract ({@link #word()}); a sentence for a person is made from
 * {@link #messageKey()} and {@link #actionKey()} where the screen is made.
 */
public sealed interface OpenOutcome {

  /** What all outcomes tell. */
  Attempt attempt();

  /** The result word of the command line. */
  String word();

  /** Whether the door stands open as asked. */
  default boolean open() {
    return this instanceof Opened || this instanceof AlreadyOpen;
  }

  /** Key of the sentence that says what happened, for example {@code locker.open.jammed}. */
  default String messageKey() {
    return "locker.open." + word();
  }

  /** Key of the sentence that says what to do next, for example {@code locker.open.jammed.action}. */
  default String actionKey() {
    return messageKey() + ".action";
  }

  /**
   * The facts of an attempt.
   *
   * @param cell the cell asked for
   * @param address its bolt, none for a cell the map does not know
   * @param pulses how many orders left the host and were not refused by the board, 0 or 1
   * @param evidence what was seen and heard
   */
  record Attempt(CellId cell, Optional<LockAddress> address, int pulses, Evidence evidence) {}

  /** The door was seen to open. */
  record Opened(Attempt attempt) implements OpenOutcome {
    @Override
    public String word() {
      return "opened";
    }
  }

  /** The door stood open before and stands open now; the bolt was pulsed all the same, in case the sensor lies. */
  record AlreadyOpen(Attempt attempt) implements OpenOutcome {
    @Override
    public String word() {
      return "already-open";
    }
  }

  /** The pulse came and the door was not seen to open in its time. */
  record Jammed(Attempt attempt) implements OpenOutcome {
    @Override
    public String word() {
      return "jammed";
    }
  }

  /** Another door opened. No further door opens until staff have looked. */
  record WrongDoor(Attempt attempt) implements OpenOutcome {
    @Override
    public String word() {
      return "wrong-door";
    }
  }

  /** The sensor contradicts itself. */
  record SensorFault(Attempt attempt) implements OpenOutcome {
    @Override
    public String word() {
      return "sensor-fault";
    }
  }

  /** It may have opened; nobody saw. */
  record Unknown(Attempt attempt) implements OpenOutcome {
    @Override
    public String word() {
      return "unknown";
    }
  }

  /** The board does not answer; nothing was sent. */
  record Unreachable(Attempt attempt) implements OpenOutcome {
    @Override
    public String word() {
      return "unreachable";
    }
  }

  /** The board or a limit said no; no bolt was moved. The evidence's note says which. */
  record Refused(Attempt attempt) implements OpenOutcome {
    @Override
    public String word() {
      return "refused";
    }
  }

  /** We would not send it: no such cell, or outside the map. */
  record Rejected(Attempt attempt) implements OpenOutcome {
    @Override
    public String word() {
      return "rejected";
    }
  }

  /** It could not be written down, so it was not done, or what was done could not be written down. */
  record Failed(Attempt attempt) implements OpenOutcome {
    @Override
    public String word() {
      return "failed";
    }
  }
}
