package org.hall24.identity.sam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hall24.identity.sam.ReaderBench.LI_SI;
import static org.hall24.identity.sam.ReaderBench.ZHANG_SAN;
import static org.hall24.identity.sam.ReaderBench.documentOf;

import org.hall24.identity.card.CardVectors;
import org.hall24.identity.sam.emulator.SamFault;
import org.hall24.identity.sam.emulator.SamModel.Extra;
import org.hall24.identity.sam.emulator.SamModel.Habits;
import org.hall24.identity.sam.emulator.SamReaderEmulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One reading belongs to one card laid down: nobody is given the previous holder's data. */
@Timeout(60)
class PresentationTest {
  private static final SamId SAM = new SamId(5, 3, 20150101, 1234567, 1987654321);

  @Test
  void one_presentation_yields_one_reading() throws Exception {
    try (var bench = new ReaderBench()) {
      bench.emulator.lay(ZHANG_SAN);
      assertThat(bench.read()).isInstanceOf(CardRead.Read.class);
      assertThat(bench.readFor(200)).isEqualTo(new CardRead.LeftLying());
      assertThat(bench.emulator.counts()).containsEntry("reads", 1L);
    }
  }

  @Test
  void after_one_holder_only_the_next_ones_card_is_given() throws Exception {
    try (var bench = new ReaderBench()) {
      bench.emulator.lay(ZHANG_SAN);
      bench.read();
      bench.emulator.lift();
      assertThat(bench.readFor(200)).isEqualTo(new CardRead.NoCard());
      bench.emulator.lay(LI_SI);
      assertThat(documentOf(bench.read())).isEqualTo(CardVectors.liSi());
    }
  }

  @Test
  void a_card_put_in_anothers_place_while_nobody_looked_is_seen_as_new() throws Exception {
    try (var bench = new ReaderBench()) {
      bench.emulator.lay(ZHANG_SAN);
      bench.read();
      bench.emulator.lay(LI_SI);
      assertThat(documentOf(bench.read())).isEqualTo(CardVectors.liSi());
    }
  }

  @ParameterizedTest
  @CsvSource({"false, KNOWN", "true, KNOWN", "false, REFUSED", "true, REFUSED", "false, IGNORED", "true, IGNORED"})
  void on_every_make_a_card_is_presented_once_and_its_leaving_is_told(boolean again, Extra cardNumber)
      throws Exception {
    var emulator = new SamReaderEmulator(SAM, new Habits(again, cardNumber));
    try (var bench = new ReaderBench(emulator);
        var _ = bench.watch()) {
      emulator.lay(ZHANG_SAN);
      assertThat(documentOf(bench.next())).isEqualTo(CardVectors.zhangSan());
      assertThat(bench.nothingHappens()).isTrue();
      emulator.lift();
      assertThat(bench.next()).isEqualTo("removed");
      emulator.lay(LI_SI);
      assertThat(documentOf(bench.next())).isEqualTo(CardVectors.liSi());
      emulator.lay(ZHANG_SAN);
      assertThat(bench.next()).isEqualTo("removed");
      assertThat(documentOf(bench.next())).isEqualTo(CardVectors.zhangSan());
    }
  }

  @Test
  void a_card_left_from_an_earlier_run_gives_nothing_until_it_was_lifted() throws Exception {
    var emulator = new SamReaderEmulator();
    emulator.lay(ZHANG_SAN);
    try (var before = new ReaderBench(emulator)) {
      before.read();
    }
    try (var after = new ReaderBench(emulator);
        var _ = after.watch()) {
      assertThat(after.next()).isEqualTo("left lying");
      assertThat(after.readFor(100)).isEqualTo(new CardRead.LeftLying());
      emulator.lift();
      assertThat(after.next()).isEqualTo("removed");
      emulator.lay(ZHANG_SAN);
      assertThat(documentOf(after.next())).isEqualTo(CardVectors.zhangSan());
    }
  }

  @Test
  void a_card_lifted_between_select_and_read_never_yields_data() throws Exception {
    try (var bench = new ReaderBench()) {
      bench.emulator.plan(SamCommand.READ, new SamFault.Lift());
      bench.emulator.lay(ZHANG_SAN);
      assertThat(bench.read()).isEqualTo(new CardRead.RemovedMidRead());
      assertThat(bench.emulator.counts()).containsEntry("reads", 0L);
    }
  }

  @Test
  void a_card_lifted_between_find_and_select_never_yields_data() throws Exception {
    try (var bench = new ReaderBench();
        var _ = bench.watch()) {
      bench.emulator.plan(SamCommand.SELECT, new SamFault.Lift());
      bench.emulator.lay(ZHANG_SAN);
      assertThat(bench.next()).isEqualTo(new CardRead.RemovedMidRead());
      assertThat(bench.next()).isEqualTo("removed");
    }
  }

  @Test
  void a_card_swapped_between_select_and_read_yields_only_the_one_that_lies_there() throws Exception {
    try (var bench = new ReaderBench()) {
      bench.emulator.plan(SamCommand.READ, new SamFault.Swap(LI_SI));
      bench.emulator.lay(ZHANG_SAN);
      assertThat(documentOf(bench.read())).isEqualTo(CardVectors.liSi());
    }
  }

  @Test
  void a_late_reply_is_never_taken_as_the_next_persons() throws Exception {
    try (var bench = new ReaderBench();
        var _ = bench.watch()) {
      bench.untilLooking();
      // Both tries for the first card run out of time; its text comes when the reader is asked for something else.
      bench.emulator.plan(SamCommand.READ, new SamFault.Late());
      bench.emulator.plan(SamCommand.READ, new SamFault.Late());
      bench.emulator.plan(SamCommand.CARD_NUMBER, new SamFault.Lift());
      bench.emulator.lay(ZHANG_SAN);
      assertThat(bench.next()).isNotInstanceOf(CardRead.Read.class);
      assertThat(bench.next()).isEqualTo("removed");
      bench.emulator.lay(LI_SI);
      assertThat(documentOf(bench.next())).isEqualTo(CardVectors.liSi());
    }
  }

  @Test
  void a_card_swapped_while_the_cable_was_out_is_a_new_presentation() throws Exception {
    try (var bench = new ReaderBench();
        var _ = bench.watch()) {
      bench.emulator.lay(ZHANG_SAN);
      bench.next();
      bench.cable.unplug();
      bench.emulator.lay(LI_SI);
      bench.cable.plug();
      assertThat(bench.next()).isEqualTo("removed");
      assertThat(documentOf(bench.next())).isEqualTo(CardVectors.liSi());
    }
  }
}
