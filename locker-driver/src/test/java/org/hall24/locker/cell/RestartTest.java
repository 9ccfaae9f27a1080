package org.hall24.locker.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hall24.locker.cell.CabinetBench.ITEM;
import static org.hall24.locker.cell.CabinetBench.cell;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hall24.locker.board.BoardBench;
import org.hall24.locker.board.Reading;
import org.junit.jupiter.api.Test;

/** The power goes at every write of a hand-over; what the next start makes of it. */
class RestartTest {

  /** What became of the first life of the program. */
  private record Life(InMemoryIntentLog log, InMemoryCellRecords records, boolean cut) {}

  /** Lives until the power goes at a write, or to the end. */
  private static Life live(BoardBench bench, int writes, boolean collect) throws Exception {
    InMemoryIntentLog log = new InMemoryIntentLog();
    InMemoryCellRecords records = new InMemoryCellRecords(log);
    if (collect) {
      records.commit(new CellChange(
          Records.record(cell(7), CellState.NEW.with(new Custody.Holds(ITEM, "resident")), 0, List.of(), Instant.EPOCH),
          List.of(), List.of()));
    }
    PowerCut store = new PowerCut(log, records, writes, false);
    boolean cut = false;
    Cabinet cabinet = CabinetBench.cabinet(bench, store, store, CabinetBench.TIMING);
    try {
      cabinet.start();
      cabinet.close();
      if (!collect) {
        cabinet.reserve(cell(7), ITEM, Duration.ofMinutes(5));
      }
      OpenOutcome outcome = cabinet.open(
          new OpenRequest(cell(7), collect ? Purpose.COLLECT : Purpose.DEPOSIT, "who", "why", Optional.of(ITEM)));
      assertThat(outcome.word()).isEqualTo("opened");
      bench.cabinet.closeDoor(7);
      try (Cabinet watching = cabinet) {
        look(watching);
        watching.confirm(cell(7), !collect, collect ? "courier" : "resident");
      }
    } catch (PowerCut.Dead dead) {
      cut = true;
    } catch (IllegalStateException onTheLine) {
      assertThat(onTheLine).hasRootCauseInstanceOf(PowerCut.Dead.class);
      cut = true;
    }
    return new Life(log, records, cut);
  }

  /** What the first life sent last has reached the board once the board answers something else. */
  private static void settle(BoardBench bench) throws InterruptedException {
    for (int tries = 0; tries < 3 && !(bench.board.queryAll(1) instanceof Reading.Doors); tries++) {
      continue;
    }
  }

  /** Any refused or harmless open makes the cabinet look once. */
  private static void look(Cabinet cabinet) throws Exception {
    assertThat(cabinet.open(new OpenRequest(cell(8), Purpose.COLLECT, "nobody", "none", Optional.empty())).word()).isEqualTo("refused");
  }

  @Test
  void a_deposit_cut_at_any_write_moves_nothing_afterwards_and_loses_nothing() throws Exception {
    int cuts = 0;
    for (int writes = 0; ; writes++) {
      try (BoardBench bench = new BoardBench(BoardBench.quick(), CabinetBench.settings())) {
        Life life = live(bench, writes, false);
        settle(bench);
        boolean paperMayBeInside = bench.cabinet.pulses() > 0;
        boolean doorOpen = bench.cabinet.doorOpen(7);
        long pulses = bench.cabinet.pulses();
        try (Cabinet again = CabinetBench.cabinet(bench, life.log, life.records, CabinetBench.TIMING)) {
          List<Cabinet.Resumed> resumed = again.start();
          assertThat(bench.cabinet.pulses()).as("cut after %d writes", writes).isEqualTo(pulses);
          CellState state = again.cell(cell(7)).orElseThrow().state();
          if (life.cut && doorOpen) {
            assertThat(resumed).hasSize(1);
            assertThat(state.operation()).as("cut after %d writes", writes).isInstanceOf(Operation.DoorOpen.class);
          }
          if (life.cut && paperMayBeInside) {
            // Whoever reads the record knows that papers may lie there; nobody else is sent to that cell.
            assertThat(state.allocatable()).as("cut after %d writes", writes).isFalse();
            assertThat(state.custody()).as("cut after %d writes", writes).isNotEqualTo(new Custody.Empty());
          }
          if (!life.cut) {
            assertThat(state.custody()).isEqualTo(new Custody.Holds(ITEM, "resident"));
            assertThat(life.records.transfers()).hasSize(1);
          }
          assertThat(bench.cabinet.counts()).containsEntry("forbidden", 0L).containsEntry("malformed", 0L).containsEntry("overlapping", 0L);
        }
        if (!life.cut) {
          break;
        }
        cuts++;
      }
    }
    assertThat(cuts).isGreaterThan(6);
  }

  @Test
  void a_pulse_is_counted_once_however_often_the_program_starts_beside_the_open_door() throws Exception {
    for (int writes = 0; ; writes++) {
      try (BoardBench bench = new BoardBench(BoardBench.quick(), CabinetBench.settings())) {
        Life life = live(bench, writes, false);
        settle(bench);
        long counted = countedAfterStart(bench, life);
        assertThat(counted).as("cut after %d writes", writes).isBetween(bench.cabinet.pulses(), 1L);
        for (int starts = 0; starts < 3; starts++) {
          assertThat(countedAfterStart(bench, life)).as("cut after %d writes, start %d", writes, starts).isEqualTo(counted);
        }
        if (!life.cut) {
          break;
        }
      }
    }
  }

  private static long countedAfterStart(BoardBench bench, Life life) throws Exception {
    try (Cabinet again = CabinetBench.cabinet(bench, life.log, life.records, CabinetBench.TIMING)) {
      again.start();
      return again.cell(cell(7)).orElseThrow().pulses();
    }
  }

  @Test
  void a_collection_cut_at_any_write_keeps_the_papers_in_custody_until_somebody_says_they_are_taken() throws Exception {
    for (int writes = 0; ; writes++) {
      try (BoardBench bench = new BoardBench(BoardBench.quick(), CabinetBench.settings())) {
        Life life = live(bench, writes, true);
        settle(bench);
        long pulses = bench.cabinet.pulses();
        try (Cabinet again = CabinetBench.cabinet(bench, life.log, life.records, CabinetBench.TIMING)) {
          again.start();
          assertThat(bench.cabinet.pulses()).isEqualTo(pulses);
          Custody custody = again.cell(cell(7)).orElseThrow().state().custody();
          if (life.cut) {
            assertThat(custody).as("cut after %d writes", writes).isEqualTo(new Custody.Holds(ITEM, "resident"));
          } else {
            assertThat(custody).isEqualTo(new Custody.Empty());
          }
        }
        if (!life.cut) {
          break;
        }
      }
    }
  }

  @Test
  void a_board_that_is_away_at_the_start_is_looked_at_when_it_comes() throws Exception {
    try (CabinetBench b = new CabinetBench()) {
      InMemoryIntentLog log = new InMemoryIntentLog();
      InMemoryCellRecords records = new InMemoryCellRecords(log);
      records.commit(new CellChange(
          Records.record(cell(7), CellState.NEW.with(new Custody.Reserved(ITEM, Instant.MAX)), 0, List.of(), Instant.EPOCH),
          List.of(), List.of()));
      log.intend(new OpenIntent("i", 1, "07", 1, 7, "DEPOSIT", "who", "why", ITEM.caseKey(), ITEM.ref(), "", "closed", "reserved", "old",
          Instant.EPOCH, 0));
      b.bench.line.unplug();
      b.bench.awaitUsable(false);
      try (Cabinet cabinet = CabinetBench.cabinet(b.bench, log, records, CabinetBench.TIMING)) {
        cabinet.onDoor(b.events::add);
        assertThat(cabinet.start()).singleElement()
            .satisfies(r -> assertThat(r.state().operation()).isEqualTo(new Operation.Opening("i", Purpose.DEPOSIT, true)));
        b.bench.line.plug();
        b.next(DoorEvent.Kind.MAY_HAVE_OPENED);
        assertThat(cabinet.cell(cell(7)).orElseThrow().state().custody())
            .isEqualTo(new Custody.Unsure(Optional.of(ITEM), "", "may-have-opened"));
        assertThat(log.unfinished()).isEmpty();
        assertThat(cabinet.occupied()).hasSize(1);
      }
      assertThat(b.steel().pulses()).isZero();
    }
  }
}
