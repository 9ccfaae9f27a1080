package org.hall24.identity.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.HexFormat;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CardTextBlockTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

  @Test
  void the_vectors_are_the_published_ones() throws Exception {
    assertThat(sha256(CardVectors.resident())).startsWith("7f3c6a06f20957fe");
    assertThat(sha256(CardVectors.residencePermit())).startsWith("e9f6d766f4991fac");
    assertThat(sha256(CardVectors.foreigner2017())).startsWith("55eb7277e46ec8e0");
    assertThat(sha256(CardVectors.foreigner2023())).startsWith("4059f57a592cfeef");
  }

  @Test
  void a_resident_card_reads_field_by_field() {
    ResidentCard card = resident(CardVectors.resident());

    assertThat(card).isEqualTo(CardVectors.zhangSan());
    assertThat(card.kind().word()).isEqualTo("resident");
    assertThat(card.sex().word()).isEqualTo("female");
    assertThat(card.ethnicity().name()).isEqualTo("汉");
    assertThat(card.birthDate()).contains(LocalDate.of(1949, 12, 31));
    assertThat(card.address()).isEqualTo("北京市朝阳区测试路1号");
    assertThat(card.number()).isEqualTo("11010519491231002X");
    assertThat(card.authority()).isEqualTo("北京市公安局朝阳分局");
    assertThat(card.validity()).isEqualTo(Validity.longTermFrom(LocalDate.of(2020, 1, 1)));
    assertThat(card.remarks(TODAY)).isEmpty();
  }

  @Test
  void a_resident_card_encodes_to_the_same_bytes() {
    assertThat(CardTextBlock.encode(CardVectors.zhangSan())).isEqualTo(CardVectors.resident());
    assertThat(
            CardTextBlock.encode(
                ResidentCard.of(
                    "张三",
                    Sex.FEMALE,
                    new EthnicGroup("01"),
                    LocalDate.of(1949, 12, 31),
                    "北京市朝阳区测试路1号",
                    "11010519491231002x",
                    "北京市公安局朝阳分局",
                    Validity.longTermFrom(LocalDate.of(2020, 1, 1)))))
        .isEqualTo(CardVectors.resident());
  }

  @Test
  void a_letter_nobody_published_is_named_and_not_guessed_at() {
    byte[] block = CardVectors.resident();
    block[248] = 'Q';
    assertThat(CardTextBlock.parse(block)).isEqualTo(new DocumentReading.OtherType("type-U+0051"));
    block[248] = 0;
    assertThat(CardTextBlock.parse(block)).isEqualTo(new DocumentReading.OtherType("type-U+0000"));
  }

  @Test
  void zeros_and_wide_spaces_count_as_padding_too() {
    byte[] block = CardVectors.resident();
    block[4] = 0;
    block[6] = 0;
    block[7] = 0x30;
    assertThat(resident(block).name()).isEqualTo("张三");
  }

  @Test
  void spaces_inside_a_latin_name_stay() {
    assertThat(roundTrip(named("AN NA·LI")).name()).isEqualTo("AN NA·LI");
  }

  @Test
  void a_name_of_fifteen_units_is_not_cut() {
    String name = "阿卜杜热合曼·买买提吐尔逊某某";
    assertThat(name).hasSize(15);
    assertThat(roundTrip(named(name)).name()).isEqualTo(name);
  }

  @Test
  void a_surrogate_pair_is_kept() {
    ResidentCard card = roundTrip(named("𠮷" + "田"));
    assertThat(card.name()).isEqualTo("𠮷田");
    assertThat(card.remarks(TODAY)).isEmpty();
  }

  @Test
  void half_a_surrogate_pair_is_kept_and_remarked() {
    ResidentCard card = roundTrip(named("张\uD842"));
    assertThat(card.name()).isEqualTo("张\uD842");
    assertThat(card.remarks(TODAY)).containsExactly(Remark.BROKEN_CHARACTERS);
  }

  @Test
  void a_public_private_use_character_is_kept_raw_and_shown_as_what_it_is() {
    ResidentCard card = roundTrip(named("张\uE863"));
    assertThat(card.name()).isEqualTo("张\uE863");
    assertThat(card.displayName()).isEqualTo("张䶮");
    assertThat(card.remarks(TODAY)).isEmpty();
  }

  @Test
  void a_police_private_use_character_is_kept_and_remarked() {
    ResidentCard card = roundTrip(named("张\uE188"));
    assertThat(card.displayName()).isEqualTo("张\uE188");
    assertThat(card.remarks(TODAY)).containsExactly(Remark.PRIVATE_USE_CHARACTERS);
  }

  @Test
  void a_sex_that_is_not_one_of_four_codes_is_unknown_and_never_female() {
    ResidentCard card = with("3", "01", "19491231", "20200101", "长期");
    assertThat(card.sex()).isEqualTo(Sex.UNKNOWN);
    assertThat(card.remarks(TODAY)).containsExactly(Remark.SEX_CODE_UNKNOWN);
    assertThat(with("9", "01", "19491231", "20200101", "长期").sex().word()).isEqualTo("unspecified");
    assertThat(with("0", "01", "19491231", "20200101", "长期").sex().word()).isEqualTo("unknown");
  }

  @Test
  void ethnic_codes_are_keys_and_not_positions() {
    assertThat(new EthnicGroup("97").name()).isEqualTo("其他");
    assertThat(new EthnicGroup("98").name()).isEqualTo("外国血统中国籍人士");
    assertThat(new EthnicGroup("56").name()).isEqualTo("基诺");
    assertThat(new EthnicGroup("20").name()).isEqualTo("傈僳");
    assertThat(new EthnicGroup("57").name()).isEqualTo("其他(57)");
    assertThat(new EthnicGroup("").name()).isEmpty();
    assertThat(with("2", "57", "19491231", "20200101", "长期").remarks(TODAY))
        .containsExactly(Remark.ETHNIC_CODE_UNKNOWN);
  }

  @Test
  void nothing_implausible_is_a_reason_to_refuse() {
    ResidentCard card = roundTrip(with("2", "01", "20230231", "99999999", "soon"));
    assertThat(card.birthDate()).isEmpty();
    assertThat(card.validity().readable()).isFalse();
    assertThat(card.remarks(TODAY)).containsExactly(Remark.BIRTH_DATE_UNREADABLE, Remark.VALIDITY_UNREADABLE);
  }

  @Test
  void a_card_that_ran_out_is_still_read() {
    assertThat(with("2", "01", "19491231", "19900101", "20100101").remarks(TODAY))
        .containsExactly(Remark.EXPIRED);
    assertThat(with("2", "01", "19491231", "20300101", "长期").remarks(TODAY)).containsExactly(Remark.NOT_YET_VALID);
  }

  @Test
  void a_term_unlike_the_law_is_remarked() {
    assertThat(with("2", "01", "19491231", "20200101", "20300101").remarks(TODAY))
        .containsExactly(Remark.VALIDITY_TERM_UNUSUAL);
    assertThat(CardVectors.liSi().remarks(TODAY)).doesNotContain(Remark.VALIDITY_TERM_UNUSUAL);
  }

  @Test
  void a_number_that_tells_another_story_is_remarked() {
    ResidentCard card = CardVectors.zhangSan();
    assertThat(numbered(card, "110105194912310021").remarks(TODAY)).containsExactly(Remark.NUMBER_CHECK_DIGIT);
    assertThat(numbered(card, "440524188001010014").remarks(TODAY))
        .containsExactly(Remark.NUMBER_BIRTH_DIFFERS, Remark.NUMBER_SEX_DIFFERS);
    assertThat(numbered(card, "931586198001010028").remarks(TODAY)).containsExactly(Remark.NUMBER_SHAPE);
    assertThat(numbered(card, "12").remarks(TODAY)).containsExactly(Remark.NUMBER_SHAPE);
  }

  @Test
  void a_value_too_long_for_its_field_is_named_without_being_shown() {
    assertThatThrownBy(() -> CardTextBlock.encode(named("一二三四五六七八九十一二三四五六")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("name is longer than 15 units");
  }

  @Test
  void a_block_of_another_length_is_no_text_block() {
    assertThatThrownBy(() -> CardTextBlock.parse(new byte[242])).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void nothing_that_prints_shows_the_holder() {
    ResidentCard card = CardVectors.zhangSan();
    String printed = card + " " + card.validity() + " " + card.ethnicity() + " " + new DocumentReading.Known(card);
    assertThat(printed).doesNotContain("张").doesNotContain("1101").doesNotContain("1949").doesNotContain("01");
  }

  @Property(tries = 300)
  void every_card_survives_the_way_to_bytes_and_back(@ForAll("cards") ResidentCard card) {
    assertThat(roundTrip(card)).isEqualTo(card);
  }

  @Property(tries = 500)
  void any_256_bytes_are_read_or_refused_by_name(@ForAll @Size(256) byte[] block) {
    DocumentReading reading = CardTextBlock.parse(block);
    if (reading instanceof DocumentReading.Known(ResidentCard card)) {
      assertThat(card.remarks(TODAY)).isNotNull();
    }
    block[248] = ' ';
    block[249] = 0;
    ResidentCard card = resident(block);
    assertThat(card.remarks(TODAY)).isNotEmpty();
  }

  @Provide
  Arbitrary<ResidentCard> cards() {
    Arbitrary<String> name = text(15);
    Arbitrary<String> digit = Arbitraries.strings().numeric().ofLength(1);
    Arbitrary<String> two = Arbitraries.strings().numeric().ofLength(2);
    Arbitrary<String> date = Arbitraries.strings().numeric().ofLength(8);
    Arbitrary<String> number = Arbitraries.strings().numeric().ofLength(18);
    return Combinators.combine(name, digit, two, date, text(35), number, text(15), date)
        .as((n, s, e, b, a, i, u, d) -> new ResidentCard(n, s, e, b, a, i, u, d, "长期"));
  }

  private static Arbitrary<String> text(int units) {
    return Arbitraries.strings()
        .withCharRange('一', '龥')
        .withCharRange('A', 'Z')
        .withChars('·', '\uE863', '\uE188')
        .ofMinLength(0)
        .ofMaxLength(units);
  }

  private static ResidentCard resident(byte[] block) {
    assertThat(CardTextBlock.parse(block)).isInstanceOf(DocumentReading.Known.class);
    return (ResidentCard) ((DocumentReading.Known) CardTextBlock.parse(block)).document();
  }

  private static ResidentCard roundTrip(ResidentCard card) {
    return resident(CardTextBlock.encode(card));
  }

  private static ResidentCard named(String name) {
    ResidentCard z = CardVectors.zhangSan();
    return new ResidentCard(
        name, z.sexCode(), z.ethnicCode(), z.birth(), z.address(), z.number(), z.authority(), "20200101", "长期");
  }

  private static ResidentCard numbered(ResidentCard z, String number) {
    return new ResidentCard(
        z.name(), z.sexCode(), z.ethnicCode(), z.birth(), z.address(), number, z.authority(), "20200101", "长期");
  }

  private static ResidentCard with(String sex, String ethnic, String birth, String from, String to) {
    ResidentCard z = CardVectors.zhangSan();
    return new ResidentCard(z.name(), sex, ethnic, birth, z.address(), z.number(), z.authority(), from, to);
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
