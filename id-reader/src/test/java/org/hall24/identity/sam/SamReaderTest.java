package org.hall24.identity.sam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hall24.identity.card.CardVectors.hex;
import static org.hall24.identity.sam.ReaderBench.LI_SI;
import static org.hall24.identity.sam.ReaderBench.ZHANG_SAN;
import static org.hall24.identity.sam.ReaderBench.documentOf;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.hall24.identity.card.CardPhotoDecoder;
import org.hall24.identity.card.CardVectors;
import org.hall24.identity.card.IdentityDocument;
import org.hall24.identity.card.PhotoImage;
import org.hall24.identity.card.PhotoReading;
import org.hall24.identity.sam.emulator.EmulatedCard;
import org.hall24.identity.sam.emulator.SamFault;
import org.hall24.identity.sam.emulator.SamModel.Extra;
import org.hall24.identity.sam.emulator.SamModel.Habits;
import org.hall24.identity.sam.emulator.SamReaderEmulator;
import org.hall24.link.DeviceState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class SamReaderTest {
  private static final SamId SAM = new SamId(5, 3, 20150101, 1234567, 1987654321);

  @Test
  void a_card_on_the_reader_is_read_whole() throws Exception {
    try (var bench = new ReaderBench()) {
      bench.emulator.lay(ZHANG_SAN);
      CardRead read = bench.read();
      assertThat(documentOf(read)).isEqualTo(CardVectors.zhangSan());
      PhotoReading photo = ((CardRead.Read) read).photo();
      assertThat(((PhotoReading.NotDecoded) photo).photo().copy()).isEqualTo(CardVectors.photo());
      assertThat(read.toString()).doesNotContain("张").doesNotContain("1101");
    }
  }

  @Test
  void a_decoder_that_was_handed_in_decodes_the_photo() throws Exception {
    CardPhotoDecoder decoder = photo -> Optional.of(new PhotoImage(1, 1, new byte[] {photo[0], photo[1], photo[2]}));
    try (var bench = new ReaderBench(new SamReaderEmulator(), decoder)) {
      bench.emulator.lay(ZHANG_SAN);
      PhotoReading photo = ((CardRead.Read) bench.read()).photo();
      assertThat(photo.decoded().orElseThrow().copyRgb()).containsExactly(3, 10, 17);
    }
  }

  @Test
  void a_card_that_comes_while_somebody_waits_is_read() throws Exception {
    try (var bench = new ReaderBench()) {
      var waiting = new CompletableFuture<CardRead>();
      Thread.ofVirtual()
          .start(
              () -> {
                try {
                  waiting.complete(bench.read());
                } catch (InterruptedException e) {
                  waiting.completeExceptionally(e);
                }
              });
      bench.emulator.lay(ZHANG_SAN);
      assertThat(documentOf(waiting.get())).isEqualTo(CardVectors.zhangSan());
    }
  }

  @Test
  void no_card_in_time_is_said_so() throws Exception {
    try (var bench = new ReaderBench()) {
      assertThat(bench.readFor(200)).isEqualTo(new CardRead.NoCard());
    }
  }

  @Test
  void the_modules_number_and_status_are_told() throws Exception {
    try (var bench = new ReaderBench()) {
      ReaderStatus status = bench.reader.status(ReaderBench.SOON);
      assertThat(status).isEqualTo(new ReaderStatus(new DeviceState.Ready(), Optional.of(SAM)));
      assertThat(bench.reader.reset(ReaderBench.SOON).state()).isEqualTo(new DeviceState.Ready());
    }
  }

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
    "CARD_REFUSED_MODULE,  NOT_GENUINE",
    "MODULE_REFUSED_CARD,  NOT_GENUINE",
    "CONTENT_NOT_VERIFIED, NOT_VERIFIED",
    "UNKNOWN_CARD_TYPE,    UNKNOWN_CARD",
  })
  void a_card_the_module_rejects_is_said_why_once_until_it_is_lifted(SamStatus status, CardRead.Why why)
      throws Exception {
    try (var bench = new ReaderBench();
        var _ = bench.watch()) {
      bench.emulator.plan(SamCommand.READ, new SamFault.Answer(0x69, 0x88, status));
      bench.emulator.lay(ZHANG_SAN);
      assertThat(bench.next()).isEqualTo(new CardRead.Unreadable(why));
      assertThat(bench.nothingHappens()).isTrue();
      bench.emulator.lift();
      assertThat(bench.next()).isEqualTo("removed");
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

  @ParameterizedTest
  @CsvSource({
    "R, resident, 11010519491231002X",
    "J, hmt-residence-permit, 810000199408230021",
    "I, foreign-pr-2017, PAK310080010103",
    "Y, foreign-pr-2023, 931586198001010028"
  })
  void each_of_the_four_cards_is_read(String card, String kind, String number) throws Exception {
    try (var bench = new ReaderBench()) {
      bench.emulator.lay(EmulatedCard.ofText(CardVectors.text(card), CardVectors.photo()));
      IdentityDocument document = documentOf(bench.read());
      assertThat(document.kind().word()).isEqualTo(kind);
      assertThat(document.number()).isEqualTo(number);
    }
  }

  @Test
  void a_letter_nobody_published_is_refused_by_name() throws Exception {
    byte[] text = CardVectors.resident();
    text[248] = 'Q';
    try (var bench = new ReaderBench()) {
      bench.emulator.lay(EmulatedCard.ofText(text, CardVectors.photo()));
      assertThat(bench.read()).isEqualTo(new CardRead.UnknownDocument("type-U+0051"));
    }
  }

  @Test
  void a_card_without_photo_is_read() throws Exception {
    try (var bench = new ReaderBench()) {
      bench.emulator.lay(EmulatedCard.of(CardVectors.zhangSan(), new byte[0]));
      assertThat(((CardRead.Read) bench.read()).photo().word()).isEqualTo("absent");
    }
  }

  @Test
  void a_silent_reader_fails_and_works_again_by_itself() throws Exception {
    try (var bench = new ReaderBench()) {
      var silent = new CountDownLatch(1);
      var back = new CountDownLatch(1);
      bench.reader.status(ReaderBench.SOON);
      bench.reader.onState(
          state -> {
            if (state.equals(new DeviceState.Failed("silent"))) {
              silent.countDown();
            } else if (silent.getCount() == 0 && state.usable()) {
              back.countDown();
            }
          });
      bench.emulator.mute(true);
      assertThat(bench.readFor(1000)).isInstanceOf(CardRead.NotReady.class);
      silent.await();
      bench.emulator.mute(false);
      bench.emulator.lay(ZHANG_SAN);
      back.await();
      assertThat(documentOf(bench.read())).isEqualTo(CardVectors.zhangSan());
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SELF_TEST_FAILED", "NOT_AUTHORISED"})
  void a_module_out_of_service_says_why(SamStatus status) throws Exception {
    try (var bench = new ReaderBench()) {
      bench.reader.status(ReaderBench.SOON);
      bench.emulator.plan(SamCommand.STATUS, new SamFault.Answer(0, 0, status));
      assertThat(bench.reader.status(ReaderBench.SOON).state()).isEqualTo(new DeviceState.Failed(status.word()));
    }
  }

  @Test
  void a_pulled_cable_ends_a_reading_and_the_next_one_works_again() throws Exception {
    try (var bench = new ReaderBench()) {
      bench.reader.status(ReaderBench.SOON);
      bench.cable.unplug();
      assertThat(bench.readFor(300)).isInstanceOf(CardRead.NotReady.class);
      bench.cable.plug();
      bench.emulator.lay(ZHANG_SAN);
      assertThat(documentOf(bench.read())).isEqualTo(CardVectors.zhangSan());
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

  @Test
  void closing_the_reader_ends_a_wait() throws Exception {
    try (var bench = new ReaderBench()) {
      bench.reader.close();
      assertThat(bench.read()).isInstanceOf(CardRead.NotReady.class);
    }
  }
}
