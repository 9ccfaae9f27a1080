package org.hall24.kiosk.journey;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hall24.kiosk.health.PartHealth;

/** Where a journey of staff can stand: signing in, a round, results that are put in, keeping the cabinet. */
sealed interface StaffStage extends Stage {

  record StaffCard(Ticket ticket, Screen.CardNote note) implements StaffStage, Stage.TakesCodes {}

  record TypingPin(Report.StaffMember staff, Pin pin, boolean wrong, Instant notBefore) implements StaffStage {}

  record CheckingPin(Report.StaffMember staff, Ticket ticket, int digits) implements StaffStage, Stage.Busy {}

  /** @param keeper whether this member of staff also keeps the cabinet */
  record OnRound(Report.StaffMember staff, List<StaffScreen.RoundCell> cells, boolean keeper) implements StaffStage {
    Optional<StaffScreen.RoundCell> cell(String name) {
      return cells.stream().filter(cell -> cell.cell().equals(name)).findFirst();
    }

    OnRound taken(String name) {
      return new OnRound(
          staff,
          cells.stream()
              .map(
                  c ->
                      c.cell().equals(name)
                          ? new StaffScreen.RoundCell(
                              c.cell(), c.acceptanceNo(), c.serviceZh(), c.serviceEn(), c.papers(), c.since(), true)
                          : c)
              .toList(),
          keeper);
    }
  }

  record RoundDoor(OnRound round, StaffScreen.RoundCell at, DoorCycle door) implements StaffStage, Stage.Cycling {
    @Override
    public boolean papersGoIn() {
      return false;
    }
  }

  record RoundTrouble(OnRound round, StaffScreen.RoundCell at, String result) implements StaffStage {}

  record Confirming(OnRound round, StaffScreen.RoundCell at) implements StaffStage {}

  record Passing(OnRound round, StaffScreen.RoundCell at, Ticket ticket) implements StaffStage, Stage.Busy {}

  record ClosingRound(OnRound round, Ticket ticket) implements StaffStage, Stage.Busy {}

  record RoundOver(OnRound round, String seal, Instant endsAt) implements StaffStage {}

  /** A courier puts results in; the round waits. */
  sealed interface Resulting extends StaffStage {
    OnRound round();
  }

  record TypingResult(OnRound round, String digits, String wrong, Ticket list, List<StaffScreen.ResultFacts> expected)
      implements Resulting, Stage.TakesCodes {}

  record CheckingResult(TypingResult from, Ticket ticket) implements Resulting, Stage.Busy {
    @Override
    public OnRound round() {
      return from.round();
    }
  }

  record ResultReady(OnRound round, StaffScreen.ResultFacts result, StaffScreen.ResultNeed need) implements Resulting {}

  /** A result on its way into a cell. */
  record Putting(OnRound round, StaffScreen.ResultFacts result, StaffScreen.ResultNeed need, Set<String> tried) {
    Putting trying(String cell) {
      Set<String> more = new HashSet<>(tried);
      more.add(cell);
      return new Putting(round, result, need, Set.copyOf(more));
    }

    Putting larger() {
      StaffScreen.CellSize[] sizes = StaffScreen.CellSize.values();
      StaffScreen.CellSize size = sizes[Math.min(need.size().ordinal() + 1, sizes.length - 1)];
      return new Putting(round, result, new StaffScreen.ResultNeed(size, need.seated(), need.phone()), tried);
    }
  }

  record ResultDoor(Putting putting, DoorCycle door) implements Resulting, Stage.Cycling {
    @Override
    public OnRound round() {
      return putting.round();
    }

    @Override
    public boolean papersGoIn() {
      return true;
    }
  }

  record ResultRecording(Putting putting, Ticket ticket, String cell) implements Resulting, Stage.Busy {
    @Override
    public OnRound round() {
      return putting.round();
    }
  }

  record ResultTrouble(Putting putting, String cell, String result) implements Resulting {
    @Override
    public OnRound round() {
      return putting.round();
    }
  }

  record ResultKept(Putting putting, String cell, LocalDate until) implements Resulting {
    @Override
    public OnRound round() {
      return putting.round();
    }
  }

  /** Somebody keeps the cabinet; the round waits. */
  sealed interface Keeping extends StaffStage {
    OnRound round();
  }

  /**
   * How each part of the machine is, as last seen.
   *
   * @param parts empty before the first look is over
   * @param ticket of the look that is under way, or was the last
   */
  record AtHealth(OnRound round, List<PartHealth> parts, Ticket ticket) implements Keeping {
    public AtHealth {
      parts = List.copyOf(parts);
    }
  }

  record SeeingCells(OnRound round, Ticket ticket) implements Keeping, Stage.Busy {}

  /** The cabinet as it was last seen. */
  record AtCells(OnRound round, List<StaffScreen.KeptCell> cells, String chosen) implements Keeping {
    Optional<StaffScreen.KeptCell> cell() {
      return cells.stream().filter(c -> c.cell().equals(chosen)).findFirst();
    }
  }

  record KeepConfirming(AtCells at, StaffScreen.KeepAct act, Optional<Report.StaffMember> second) implements Keeping {
    @Override
    public OnRound round() {
      return at.round();
    }
  }

  /**
   * A stock-take walks from cell to cell.
   *
   * @param index of the cell it is at
   * @param agreed cells that hold what is on record
   * @param different cells that did not
   */
  record AtStock(AtCells at, int index, List<String> agreed, List<String> different) implements Keeping {
    @Override
    public OnRound round() {
      return at.round();
    }

    StaffScreen.KeptCell cell() {
      return at.cells().get(index);
    }
  }

  /**
   * What was said of a cell is being entered, or its door opened.
   *
   * @param open whether the door stands open
   */
  record StockWorking(AtStock stock, StaffScreen.KeepAct act, Ticket ticket, boolean open) implements Keeping, Stage.Busy {
    @Override
    public OnRound round() {
      return stock.round();
    }
  }

  record ClosingStock(AtStock stock, Ticket ticket) implements Keeping, Stage.Busy {
    @Override
    public OnRound round() {
      return stock.round();
    }
  }

  record StockOver(AtStock stock) implements Keeping {
    @Override
    public OnRound round() {
      return stock.round();
    }
  }

  /** The second person of an emergency shows who that is. */
  record SecondStaff(AtCells at, Ticket ticket, Screen.CardNote note) implements Keeping, Stage.TakesCodes {
    @Override
    public OnRound round() {
      return at.round();
    }
  }

  record SecondPin(AtCells at, Report.StaffMember second, Pin pin, boolean wrong, Instant notBefore) implements Keeping {
    @Override
    public OnRound round() {
      return at.round();
    }
  }

  record SecondChecking(AtCells at, Report.StaffMember second, Ticket ticket, int digits) implements Keeping, Stage.Busy {
    @Override
    public OnRound round() {
      return at.round();
    }
  }

  /**
   * Something is being done at a cell.
   *
   * @param open the cell whose door stands open now, empty for none
   * @param doors how many stood open so far
   */
  record KeepingDoor(AtCells at, StaffScreen.KeepAct act, Ticket ticket, String open, int doors) implements Keeping, Stage.Busy {
    @Override
    public OnRound round() {
      return at.round();
    }
  }
}
