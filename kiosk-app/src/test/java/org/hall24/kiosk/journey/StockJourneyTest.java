package org.hall24.kiosk.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.hall24.kiosk.journey.StaffScreen.CellSize;
import org.hall24.kiosk.journey.StaffScreen.KeepAct;
import org.hall24.kiosk.journey.StaffScreen.KeptCell;
import org.hall24.kiosk.journey.StaffScreen.StockSay;
import org.junit.jupiter.api.Test;

/** Staff walk from cell to cell and say what lies inside. */
class StockJourneyTest {
  private static final List<KeptCell> CELLS = List.of(cell("01", "empty", ""), cell("02", "holds", "result"), cell("03", "unknown", "originals"));

  private static KeptCell cell(String cell, String custody, String kind) {
    return new KeptCell(cell, 0, 0, CellSize.SMALL, custody, "closed", "in-service", kind, "", Instant.EPOCH, false, false);
  }

  private static Walk begun() {
    return Walk.start()
        .touch(new Touch.Staff())
        .report(new Report.StaffRead(KeepJourneyTest.KEEPER))
        .typePin()
        .report(new Report.PinRight(List.of(), true))
        .touch(new Touch.Cells())
        .report(new Report.CellsSeen(CELLS))
        .touch(new Touch.TakeStock());
  }

  @Test
  void every_cell_is_walked_differences_are_entered_at_once_and_the_end_counts_them() {
    Walk walk = begun();
    assertThat(walk.screen(StaffScreen.Stock.class)).satisfies(s -> assertThat(s.number()).isEqualTo(1)).extracting(StaffScreen.Stock::of).isEqualTo(3);
    walk.touch(new Touch.Stock(StockSay.AS_RECORDED));
    assertThat(walk.effects(Effect.Keep.class)).isEmpty();
    assertThat(walk.screen(StaffScreen.Stock.class).cell().cell()).isEqualTo("02");
    walk.touch(new Touch.Stock(StockSay.EMPTY));
    assertThat(walk.last(Effect.Keep.class)).satisfies(k -> assertThat(k.act()).isEqualTo(KeepAct.FOUND_EMPTY)).extracting(Effect.Keep::cell).isEqualTo("02");
    walk.report(new Report.KeepDone("found-empty", "02", CELLS));
    assertThat(walk.screen(StaffScreen.Stock.class).cell().cell()).isEqualTo("03");
    walk.touch(new Touch.Stock(StockSay.SKIP));
    assertThat(walk.last(Effect.CloseStock.class)).extracting(Effect.CloseStock::agreed, Effect.CloseStock::different, Effect.CloseStock::skipped).containsExactly(1, 1, 1);
    walk.report(new Report.StockTaken(CELLS));
    StaffScreen.StockDone done = walk.screen(StaffScreen.StockDone.class);
    assertThat(done.differences()).extracting(KeptCell::cell).containsExactly("02");
    assertThat(done.agreed()).isEqualTo(1);
    assertThat(done.skipped()).isEqualTo(1);
    assertThat(walk.touch(new Touch.GoOn()).screen()).isInstanceOf(StaffScreen.Cells.class);
  }

  @Test
  void a_doubt_is_never_as_recorded() {
    assertThat(StockJourney.says(CELLS.get(0))).contains(StockSay.AS_RECORDED, StockSay.PAPERS).doesNotContain(StockSay.EMPTY);
    assertThat(StockJourney.says(CELLS.get(1))).contains(StockSay.AS_RECORDED, StockSay.EMPTY).doesNotContain(StockSay.PAPERS);
    assertThat(StockJourney.says(CELLS.get(2))).contains(StockSay.EMPTY, StockSay.PAPERS).doesNotContain(StockSay.AS_RECORDED);
    Walk walk = begun().touch(new Touch.Stock(StockSay.SKIP), new Touch.Stock(StockSay.SKIP), new Touch.Stock(StockSay.AS_RECORDED));
    assertThat(walk.screen(StaffScreen.Stock.class).cell().cell()).isEqualTo("03");
  }

  @Test
  void a_door_is_opened_and_shut_before_anything_is_said_of_it() {
    Walk walk = begun().touch(new Touch.Stock(StockSay.OPEN));
    assertThat(walk.last(Effect.Keep.class).act()).isEqualTo(KeepAct.LOOK);
    assertThat(walk.screen()).isInstanceOf(Screen.CellOpening.class);
    walk.report(new Report.DoorOpened("01"));
    assertThat(walk.screen(Screen.DoorOpen.class).cell()).isEqualTo("01");
    walk.report(new Report.KeepDone("looked", "01", CELLS));
    assertThat(walk.screen(StaffScreen.Stock.class).number()).isEqualTo(1);
    walk.touch(new Touch.Stock(StockSay.PAPERS));
    assertThat(walk.last(Effect.Keep.class).act()).isEqualTo(KeepAct.FOUND_PAPERS);
    walk.report(new Report.KeepDone("found-papers", "01", CELLS));
    assertThat(walk.screen(StaffScreen.Stock.class).number()).isEqualTo(2);
  }

  @Test
  void a_door_that_is_looked_into_may_stand_open_as_long_as_any_other() {
    Walk walk = begun().touch(new Touch.Stock(StockSay.OPEN)).report(new Report.DoorOpened("01"));
    JourneySettings patience = Walk.KNOWLEDGE.settings();
    walk.wait((int) patience.doorPatience().toSeconds() - 1);
    assertThat(walk.screen(Screen.DoorOpen.class).cell()).isEqualTo("01");
    walk.wait(1);
    assertThat(walk.screen()).isInstanceOf(Screen.Attract.class);
  }

  @Test
  void a_step_back_lets_a_cell_be_said_again_and_counts_it_once() {
    Walk walk = begun().touch(new Touch.Stock(StockSay.AS_RECORDED), new Touch.Back());
    assertThat(walk.screen(StaffScreen.Stock.class).number()).isEqualTo(1);
    walk.touch(new Touch.Stock(StockSay.SKIP), new Touch.Stock(StockSay.SKIP), new Touch.Stock(StockSay.SKIP));
    assertThat(walk.last(Effect.CloseStock.class)).extracting(Effect.CloseStock::agreed, Effect.CloseStock::skipped).containsExactly(0, 3);
  }

  @Test
  void what_could_not_be_entered_is_told_and_not_counted() {
    Walk walk = begun().touch(new Touch.Stock(StockSay.PAPERS)).report(new Report.KeepDone("failed", "01", CELLS));
    assertThat(walk.screen()).isEqualTo(new Screen.Notice("keep-failed", "01"));
    walk.touch(new Touch.Back());
    assertThat(walk.screen(StaffScreen.Stock.class).number()).isEqualTo(1);
  }
}
