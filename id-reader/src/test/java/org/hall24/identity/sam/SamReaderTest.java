package org.hall24.identity.sam;

import static org.assertj.core.api.Assertions.assertThat;
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
import org.hall24.identity.sam.emulator.SamReaderEmulator;
import org.hall24.link.DeviceState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Cards read whole, cards refused, and a reader that is silent, out of service or unplugged. */
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
  void closing_the_reader_ends_a_wait() throws Exception {
    try (var bench = new ReaderBench()) {
      bench.reader.close();
      assertThat(bench.read()).isInstanceOf(CardRead.NotReady.class);
    }
  }
}
