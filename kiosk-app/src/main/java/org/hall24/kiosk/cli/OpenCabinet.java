package org.hall24.kiosk.cli;

import java.time.Duration;
import org.hall24.kiosk.binding.CodesToTell;
import org.hall24.kiosk.config.KioskConfig;
import org.hall24.locker.board.LockBoard;
import org.hall24.locker.cell.Cabinet;
import org.hall24.locker.cell.HandOver;
import org.hall24.locker.pickup.CellKeeping;
import org.hall24.locker.pickup.PickupDesk;

/**
 * A cabinet that a command works on: its records open for writing, its boards on their line and seen, its cells started. All of
 * it is opened in this one order and closed in the other, whatever happens between.
 *
 * @param told new codes that are made and not durable yet
 */
record OpenCabinet(CabinetAtHand at, OpenQueue queue, LockBoard boards, Cabinet cabinet, CodesToTell told, StateFolder state) {

  /** What is done with it. */
  @FunctionalInterface
  interface Work<T> {
    T with(OpenCabinet cabinet) throws Failed, InterruptedException;
  }

  /**
   * Works on a cabinet.
   *
   * @param atMost how long its boards have to show themselves
   * @throws Failed when somebody else holds the line or the state folder, or as the work throws
   */
  static <T> T with(CabinetAtHand at, StateFolder state, KioskConfig.Site site, Duration atMost, Work<T> work)
      throws Failed, InterruptedException {
    try (OpenQueue queue = new OpenQueue(state, site)) {
      return with(at, state, queue, atMost, work);
    }
  }

  /** The same over records that are open already, and stay so. */
  static <T> T with(CabinetAtHand at, StateFolder state, OpenQueue queue, Duration atMost, Work<T> work)
      throws Failed, InterruptedException {
    Surroundings surroundings = state.surroundings();
    CodesToTell told = new CodesToTell();
    try (LockBoard boards = at.boards(surroundings.random())) {
      // A dead line is an answer; only a line that somebody else holds ends the command here.
      DeviceVerb.firstSight(at.device(), boards::state, boards::onState, atMost);
      try (Cabinet cabinet = at.cabinet(boards, queue, told, surroundings)) {
        cabinet.start();
        return work.with(new OpenCabinet(at, queue, boards, cabinet, told, state));
      }
    }
  }

  /** The codes of its cells. */
  PickupDesk codes() {
    return CabinetAtHand.codes(cabinet, queue, state, state.surroundings());
  }

  /** Papers in and out. */
  HandOver handOver(Duration reservation) {
    return new HandOver(cabinet, reservation);
  }

  /** What keepers do with it. */
  CellKeeping keeping(Duration reservation) {
    return new CellKeeping(cabinet, handOver(reservation), codes(), told);
  }
}
