package org.hall24.identity.sam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hall24.identity.card.CardVectors.hex;
import static org.hall24.identity.sam.ReaderBench.ZHANG_SAN;
import static org.hall24.identity.sam.ReaderBench.documentOf;

import org.hall24.identity.card.CardVectors;
import org.hall24.identity.sam.emulator.SamFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Replies that are late, lost, damaged or in pieces: asked for again, never believed. */
@Timeout(60)
class DamagedReplyTest {
  @ParameterizedTest
  @EnumSource(names = {"FIND", "SELECT", "READ", "CARD_NUMBER"})
  void a_reply_overtaken_by_the_next_costs_only_time(SamCommand command) throws Exception {
    try (var bench = new ReaderBench();
        var _ = bench.watch()) {
      bench.untilLooking();
      bench.emulator.plan(command, new SamFault.Overtaken());
      bench.emulator.lay(ZHANG_SAN);
      assertThat(documentOf(bench.next())).isEqualTo(CardVectors.zhangSan());
      bench.emulator.lift();
      assertThat(bench.next()).isEqualTo("removed");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"FIND", "SELECT", "READ", "CARD_NUMBER"})
  void a_late_reply_to_any_command_costs_only_time(SamCommand command) throws Exception {
    try (var bench = new ReaderBench();
        var _ = bench.watch()) {
      bench.untilLooking();
      bench.emulator.plan(command, new SamFault.Late());
      bench.emulator.lay(ZHANG_SAN);
      assertThat(documentOf(bench.next())).isEqualTo(CardVectors.zhangSan());
      assertThat(bench.nothingHappens()).isTrue();
      bench.emulator.lift();
      assertThat(bench.next()).isEqualTo("removed");
    }
  }

  @Test
  void a_late_reply_to_the_question_that_orders_replies_costs_only_time() throws Exception {
    try (var bench = new ReaderBench()) {
      bench.untilLooking();
      bench.emulator.plan(SamCommand.SELECT, new SamFault.Late());
      bench.emulator.plan(SamCommand.SAM_ID, new SamFault.Late());
      bench.emulator.lay(ZHANG_SAN);
      assertThat(documentOf(bench.read())).isEqualTo(CardVectors.zhangSan());
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"FIND", "SELECT", "READ"})
  void a_lost_reply_costs_only_time(SamCommand command) throws Exception {
    try (var bench = new ReaderBench()) {
      bench.emulator.plan(command, new SamFault.Drop());
      bench.emulator.lay(ZHANG_SAN);
      assertThat(documentOf(bench.read())).isEqualTo(CardVectors.zhangSan());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00",
        "FFFE00AAAA",
        "AA",
        "AAAAAA96",
        "AAAAAA9669 0004 000090 00",
        "AAAAAA9669 FFFF",
        "AAAAAA9669 0508 000090",
        "AAAAAA9669 0004 000090 94"
      })
  void noise_before_a_reply_does_not_hide_it(String noise) throws Exception {
    try (var bench = new ReaderBench()) {
      for (SamCommand command : new SamCommand[] {SamCommand.FIND, SamCommand.SELECT, SamCommand.READ}) {
        bench.emulator.plan(command, new SamFault.NoiseBefore(hex(noise)));
      }
      bench.emulator.lay(ZHANG_SAN);
      assertThat(documentOf(bench.read())).isEqualTo(CardVectors.zhangSan());
    }
  }

  @Test
  void noise_after_a_reply_is_not_taken_for_the_next() throws Exception {
    try (var bench = new ReaderBench()) {
      bench.emulator.plan(SamCommand.FIND, new SamFault.NoiseAfter(hex("AAAAAA9669 0004 000081 85")));
      bench.emulator.plan(SamCommand.SELECT, new SamFault.NoiseAfter(hex("AAAAAA9669 0508")));
      bench.emulator.lay(ZHANG_SAN);
      assertThat(documentOf(bench.read())).isEqualTo(CardVectors.zhangSan());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 7, 11, 14, 270, 1294})
  void replies_in_pieces_are_put_together(int size) throws Exception {
    try (var bench = new ReaderBench()) {
      for (SamCommand command : new SamCommand[] {SamCommand.FIND, SamCommand.SELECT, SamCommand.READ}) {
        bench.emulator.plan(command, new SamFault.Split(size));
      }
      bench.emulator.lay(ZHANG_SAN);
      assertThat(documentOf(bench.read())).isEqualTo(CardVectors.zhangSan());
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"FIND", "SELECT", "READ"})
  void a_wrong_check_is_asked_again_and_never_believed(SamCommand command) throws Exception {
    try (var bench = new ReaderBench()) {
      bench.emulator.plan(command, new SamFault.BadChecksum());
      bench.emulator.lay(ZHANG_SAN);
      assertThat(documentOf(bench.read())).isEqualTo(CardVectors.zhangSan());
    }
  }

  @Test
  void a_read_whose_check_stays_wrong_yields_nothing() throws Exception {
    try (var bench = new ReaderBench()) {
      bench.emulator.plan(SamCommand.READ, new SamFault.BadChecksum());
      bench.emulator.plan(SamCommand.READ, new SamFault.BadChecksum());
      bench.emulator.lay(ZHANG_SAN);
      assertThat(bench.read()).isEqualTo(new CardRead.Unreadable(CardRead.Why.READ_FAILED));
      assertThat(bench.readFor(100)).isEqualTo(new CardRead.LeftLying());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-1000, -1, 1, 1000, 20000})
  void a_wrong_length_is_not_believed(int off) throws Exception {
    try (var bench = new ReaderBench()) {
      bench.emulator.plan(SamCommand.READ, new SamFault.BadLength(off));
      bench.emulator.lay(ZHANG_SAN);
      assertThat(documentOf(bench.read())).isEqualTo(CardVectors.zhangSan());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 6, 100, 1294})
  void a_reply_that_breaks_off_is_asked_again(int count) throws Exception {
    try (var bench = new ReaderBench()) {
      bench.emulator.plan(SamCommand.READ, new SamFault.Cut(count));
      bench.emulator.lay(ZHANG_SAN);
      assertThat(documentOf(bench.read())).isEqualTo(CardVectors.zhangSan());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "SELECT, SELECT_FAILED",
    "SELECT, WRONG_ORDER",
    "READ, READ_FAILED",
    "READ, WRONG_ORDER",
    "READ, RANDOM_NUMBER_FAILED",
    "READ, UNRECOGNISED_ERROR",
    "READ, HOST_CHECKSUM",
    "SELECT, HOST_LENGTH"
  })
  void a_passing_failure_starts_again_from_find(SamCommand command, SamStatus status) throws Exception {
    try (var bench = new ReaderBench()) {
      bench.emulator.plan(command, new SamFault.Answer(0x6A, 0x82, status));
      bench.emulator.lay(ZHANG_SAN);
      assertThat(documentOf(bench.read())).isEqualTo(CardVectors.zhangSan());
    }
  }

  @Test
  void a_card_that_never_holds_still_is_unreadable() throws Exception {
    try (var bench = new ReaderBench()) {
      for (int i = 0; i < 3; i++) {
        bench.emulator.plan(SamCommand.READ, new SamFault.Answer(0x6F, 0, SamStatus.READ_FAILED));
      }
      bench.emulator.lay(ZHANG_SAN);
      assertThat(bench.read()).isEqualTo(new CardRead.Unreadable(CardRead.Why.READ_FAILED));
    }
  }
}
