package org.hall24.identity.sam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hall24.identity.sam.ReaderBench.LI_SI;
import static org.hall24.identity.sam.ReaderBench.ZHANG_SAN;
import static org.hall24.identity.sam.ReaderBench.documentOf;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hall24.identity.card.CardVectors;
import org.hall24.identity.sam.emulator.EmulatedCard;
import org.hall24.identity.sam.emulator.SamFault;
import org.hall24.identity.sam.emulator.SamModel.Extra;
import org.hall24.identity.sam.emulator.SamModel.Habits;
import org.hall24.identity.sam.emulator.SamReaderEmulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a card is asked beside text and photo, and only when somebody wishes it. */
@Timeout(60)
class CardExtrasTest {
  private static final ReadWish EVERYTHING = new ReadWish(true, true);

  @ParameterizedTest
  @ValueSource(ints = {0, 512, 1024})
  void the_size_of_the_fingerprints_is_told_in_each_of_its_lengths(int bytes) throws Exception {
    try (var bench = new ReaderBench()) {
      bench.emulator.lay(ZHANG_SAN.withFinger(Arrays.copyOf(CardVectors.finger(), bytes)));
      CardRead.Read read = (CardRead.Read) bench.reader.read(ReaderBench.SOON, new ReadWish(false, true));
      assertThat(read.document()).isEqualTo(CardVectors.zhangSan());
      assertThat(read.extras()).isEqualTo(new CardExtras(Optional.empty(), bytes));
      assertThat(bench.emulator.counts()).containsEntry("fingerReads", 1L);
    }
  }

  @Test
  void nobody_is_asked_for_fingerprints_or_addresses_unasked() throws Exception {
    try (var bench = new ReaderBench()) {
      bench.emulator.lay(ZHANG_SAN.withFinger(CardVectors.finger()).withNewestAddresses("别处"));
      assertThat(((CardRead.Read) bench.read()).extras()).isEqualTo(CardExtras.none());
      assertThat(bench.emulator.counts()).containsEntry("fingerReads", 0L);
    }
  }

  @ParameterizedTest
  @CsvSource({"REFUSED", "IGNORED"})
  void a_module_that_knows_no_fingerprints_still_gives_the_card(Extra finger) throws Exception {
    var emulator = new SamReaderEmulator();
    emulator.behave(new Habits(false, Extra.KNOWN, Extra.KNOWN, finger));
    try (var bench = new ReaderBench(emulator)) {
      emulator.lay(ZHANG_SAN);
      CardRead read = bench.reader.read(ReaderBench.SOON, EVERYTHING);
      if (finger == Extra.REFUSED) {
        assertThat(((CardRead.Read) read).extras()).isEqualTo(new CardExtras(Optional.of(List.of()), 0));
      } else {
        assertThat(read).isEqualTo(new CardRead.Unreadable(CardRead.Why.READ_FAILED));
      }
    }
  }

  @Test
  void newest_addresses_come_in_the_order_of_the_card_and_blank_slots_are_none() throws Exception {
    try (var bench = new ReaderBench()) {
      bench.emulator.lay(ZHANG_SAN.withNewestAddresses("上海市浦东新区测试大道100号", "", "广州市天河区测试街2号", ""));
      CardRead.Read read = (CardRead.Read) bench.reader.read(ReaderBench.SOON, EVERYTHING);
      assertThat(read.extras().newestAddresses().orElseThrow()).containsExactly("上海市浦东新区测试大道100号", "广州市天河区测试街2号");
      assertThat(read.toString()).doesNotContain("上海");
    }
  }

  @Test
  void a_card_without_newest_address_has_none_which_is_no_error() throws Exception {
    try (var bench = new ReaderBench()) {
      bench.emulator.lay(ZHANG_SAN);
      CardRead.Read read = (CardRead.Read) bench.reader.read(ReaderBench.SOON, ReadWish.withNewestAddress());
      assertThat(read.extras().newestAddresses()).contains(List.of());
    }
  }

  @Test
  void a_card_put_in_its_place_before_the_address_was_asked_gives_no_address() throws Exception {
    try (var bench = new ReaderBench();
        var _ = bench.watch()) {
      bench.untilLooking();
      bench.emulator.plan(SamCommand.NEWEST_ADDRESS, new SamFault.Swap(LI_SI.withNewestAddresses("李四的新址")));
      bench.emulator.lay(ZHANG_SAN.withNewestAddresses("张三的新址"));
      CardRead.Read read = (CardRead.Read) bench.reader.read(ReaderBench.SOON, ReadWish.withNewestAddress());
      assertThat(read.document()).isEqualTo(CardVectors.zhangSan());
      assertThat(read.extras().newestAddresses()).isEmpty();
      assertThat(documentOf(bench.next())).isEqualTo(CardVectors.zhangSan());
      assertThat(bench.next()).isEqualTo("removed");
      assertThat(documentOf(bench.next())).isEqualTo(CardVectors.liSi());
    }
  }

  @ParameterizedTest
  @CsvSource({"IGNORED, IGNORED", "REFUSED, IGNORED", "IGNORED, REFUSED", "REFUSED, REFUSED"})
  void a_module_that_tells_nothing_of_a_card_that_stays_is_asked_by_find(Extra cardNumber, Extra newestAddress)
      throws Exception {
    var emulator = new SamReaderEmulator();
    emulator.behave(new Habits(true, cardNumber, newestAddress, Extra.KNOWN));
    try (var bench = new ReaderBench(emulator);
        var _ = bench.watch()) {
      emulator.lay(ZHANG_SAN);
      assertThat(documentOf(bench.next())).isEqualTo(CardVectors.zhangSan());
      emulator.lift();
      assertThat(bench.next()).isEqualTo("removed");
      emulator.lay(LI_SI);
      assertThat(documentOf(bench.next())).isEqualTo(CardVectors.liSi());
    }
  }

  @Test
  void a_reading_for_somebody_who_wishes_nothing_has_no_addresses_of_an_earlier_card() throws Exception {
    try (var bench = new ReaderBench()) {
      EmulatedCard first = ZHANG_SAN.withNewestAddresses("张三的新址");
      bench.emulator.lay(first);
      bench.reader.read(ReaderBench.SOON, EVERYTHING);
      bench.emulator.lift();
      bench.readFor(200);
      bench.emulator.lay(LI_SI);
      assertThat(((CardRead.Read) bench.read()).extras()).isEqualTo(CardExtras.none());
    }
  }
}
