package org.hall24.kiosk.cli;

import java.util.Optional;
import java.util.OptionalInt;
import org.hall24.locker.cell.CellId;
import org.hall24.locker.cell.CellPlace;
import org.hall24.locker.cell.Evidence;
import org.hall24.locker.cell.OpenOutcome;

/**
 * A door as somebody named it.
 *
 * @param name for the answer
 * @param board -1 when a cell was named
 */
record DoorWanted(String name, int board, int channel) {

  /** A bolt by its address. */
  static DoorWanted at(int board, int channel) {
    return new DoorWanted(board + "/" + channel, board, channel);
  }

  Optional<CellPlace> in(CabinetAtHand cabinet) {
    if (board >= 0 || channel >= 0) {
      return cabinet.find(board, channel);
    }
    try {
      return cabinet.map().find(new CellId(name));
    } catch (IllegalArgumentException notANameOfACell) {
      return Optional.empty();
    }
  }

  /** The board it is at, as far as its name says; a cell named {@code board/channel} counts, too. */
  OptionalInt boardOfItsName() {
    if (board >= 0) {
      return OptionalInt.of(board);
    }
    return name.matches("\\d{1,3}/\\d{1,3}") ? OptionalInt.of(Integer.parseInt(name.split("/", 2)[0])) : OptionalInt.empty();
  }

  /** No byte leaves for a door that is not in the map. */
  OpenOutcome rejected() {
    String why = channel == 0 ? "channel-0" : board >= 0 || channel >= 0 ? "outside-the-map" : "unknown-cell";
    return new OpenOutcome.Rejected(
        new OpenOutcome.Attempt(new CellId("none"), Optional.empty(), 0, Evidence.none("unknown", why)));
  }
}
