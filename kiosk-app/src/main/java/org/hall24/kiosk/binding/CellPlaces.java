package org.hall24.kiosk.binding;

import org.hall24.kiosk.config.KioskConfig;
import org.hall24.locker.board.LockAddress;
import org.hall24.locker.cell.CabinetMap;
import org.hall24.locker.cell.CellId;
import org.hall24.locker.cell.CellPlace;
import org.hall24.locker.cell.CellSize;

/** The cells of a configuration, as the cabinet knows them. */
public final class CellPlaces {
  private CellPlaces() {}

  /** One cell: its bolt, its size and how high it hangs. */
  public static CellPlace of(KioskConfig.Cell cell) {
    CellSize size =
        switch (cell.size()) {
          case S -> CellSize.SMALL;
          case M -> CellSize.MEDIUM;
          case L -> CellSize.LARGE;
        };
    return new CellPlace(new CellId(cell.id()), new LockAddress(cell.board(), cell.channel()), size, cell.heightMm());
  }

  /** All of them. */
  static CabinetMap map(KioskConfig config) {
    return new CabinetMap(config.cells().stream().map(CellPlaces::of).toList());
  }
}
