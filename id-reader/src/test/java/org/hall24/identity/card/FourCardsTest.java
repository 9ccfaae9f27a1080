package org.hall24.identity.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hall24.identity.card.CardVectors.hex;

import java.time.LocalDate;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The three layouts beside the resident card, field by field, both ways. */
class FourCardsTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);

  @Test
  void a_residence_permit_reads_field_by_field() {
    ResidencePermit permit = (ResidencePermit) read(CardVectors.residencePermit());
    assertThat(permit)
        .isEqualTo(
            new ResidencePermit(
                "陈小明", "1", "19940823", "深圳市南山区测试路8号", "810000199408230021", "深圳市公安局", "20190102", "20240102",
                "H12345678", "01"));
    assertThat(permit.kind().word()).isEqualTo("hmt-residence-permit");
    assertThat(permit.displayName()).isEqualTo("陈小明");
    assertThat(permit.sex()).isEqualTo(Sex.MALE);
    assertThat(permit.birthDate()).contains(LocalDate.of(1994, 8, 23));
    assertThat(permit.validity()).isEqualTo(Validity.between(LocalDate.of(2019, 1, 2), LocalDate.of(2024, 1, 2)));
    // Its sequence number is a woman's, and it has run out; both are told, neither refuses it.
    assertThat(permit.remarks(TODAY)).containsExactlyInAnyOrder(Remark.NUMBER_SEX_DIFFERS, Remark.EXPIRED);
  }

  @Test
  void a_foreigners_card_of_2017_reads_field_by_field() {
    ForeignResident2017 card = (ForeignResident2017) read(CardVectors.foreigner2017());
    assertThat(card)
        .isEqualTo(
            new ForeignResident2017(
                "ZHENGJIAN, YANGBEN", "2", "PAK310080010103", "PAK", "证件样本", "20230808", "20330807", "19800101", "01", "1500"));
    assertThat(card.kind().word()).isEqualTo("foreign-pr-2017");
    assertThat(card.displayName()).isEqualTo("证件样本");
    assertThat(card.nameLatin()).contains("ZHENGJIAN, YANGBEN");
    assertThat(card.nationality().name()).isEqualTo("巴基斯坦");
    assertThat(card.displayAddress()).isEmpty();
    assertThat(card.sex()).isEqualTo(Sex.FEMALE);
    assertThat(card.birthDate()).contains(LocalDate.of(1980, 1, 1));
    assertThat(card.remarks(TODAY)).isEmpty();
  }

  @Test
  void a_foreigners_card_of_2023_reads_field_by_field_and_its_name_is_joined_before_it_is_trimmed() {
    ForeignResident2023 card = (ForeignResident2023) read(CardVectors.foreigner2023());
    assertThat(card)
        .isEqualTo(
            new ForeignResident2023(
                "证件样本", "2", "00", "19800101", "ZHENGJIAN, YANGBEN ZHENG JIAN YANG BEN", "931586198001010028", "20230808",
                "20330807", "PAK", "   "));
    assertThat(card.kind().word()).isEqualTo("foreign-pr-2023");
    assertThat(card.nationality().digits()).contains("586");
    assertThat(card.sex()).isEqualTo(Sex.FEMALE);
    assertThat(card.remarks(TODAY)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"R", "J", "I", "Y"})
  void each_card_encodes_to_the_same_bytes(String card) {
    byte[] block = CardVectors.text(card);
    assertThat(CardTextBlock.encode(read(block))).isEqualTo(block);
  }

  @ParameterizedTest
  @ValueSource(strings = {"R", "J", "I", "Y"})
  void nothing_that_prints_shows_the_holder(String card) {
    IdentityDocument document = read(CardVectors.text(card));
    assertThat(document + " " + new DocumentReading.Known(document))
        .doesNotContain(document.name())
        .doesNotContain(document.number())
        .doesNotContain("19");
  }

  @Test
  void a_resident_cards_ethnic_group_is_never_read_from_the_issue_count_of_a_foreigners_card() {
    assertThat(read(CardVectors.foreigner2023())).isNotInstanceOf(ResidentCard.class);
  }

  @Test
  void a_foreigner_without_a_chinese_name_is_called_by_the_latin_one() {
    ForeignResident2023 y = (ForeignResident2023) read(CardVectors.foreigner2023());
    var card =
        new ForeignResident2023(
            "", y.sexCode(), "03", y.birth(), "MUSTERMANN, ERIKA", y.number(), "20230808", "20330807", "PAK", "123");
    ForeignResident2023 read = (ForeignResident2023) read(CardTextBlock.encode(card));
    assertThat(read).isEqualTo(card);
    assertThat(read.displayName()).isEqualTo("MUSTERMANN, ERIKA");
    assertThat(read.link()).isEqualTo("123");
  }

  @Test
  void a_latin_name_of_46_units_fills_both_fields_and_one_more_is_refused_without_being_shown() {
    ForeignResident2023 y = (ForeignResident2023) read(CardVectors.foreigner2023());
    String name = "ABCDEFGHIJKLMNOPQRSTUVWXYZ ABCDEFGH IJKLMNOPQR";
    assertThat(name).hasSize(46);
    assertThat(((ForeignResident2023) read(CardTextBlock.encode(called(y, name)))).latinName()).isEqualTo(name);
    assertThatThrownBy(() -> CardTextBlock.encode(called(y, name + "S")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("latin name, second part is longer than 11 units");
  }

  @ParameterizedTest
  @CsvSource({"PAK, true", "586, true", "CAN, true", "XYZ, false", "'', false", "5 6, false"})
  void a_nationality_of_letters_and_one_of_digits_are_both_understood(String code, boolean known) {
    assertThat(new Nationality(code).known()).isEqualTo(known);
    if (!known) {
      assertThat(new Nationality(code).letters()).isEqualTo(code);
      assertThat(new Nationality(code).digits()).isEmpty();
    }
  }

  @Test
  void letters_and_digits_of_a_country_belong_together() {
    assertThat(new Nationality("586").letters()).isEqualTo("PAK");
    assertThat(new Nationality("PAK").digits()).contains("586");
    assertThat(new Nationality("124").letters()).isEqualTo("CAN");
    assertThat(new Nationality("SAU").digits()).contains("682");
    assertThat(new Nationality("SAU").toString()).doesNotContain("SAU");
  }

  @ParameterizedTest
  @CsvSource({
    "931586198001010028, 586, FEMALE",
    "932682198501010017, 682, MALE",
    "911124198108030024, 124, FEMALE",
  })
  void the_published_numbers_of_2023_check(String number, String country, Sex sex) {
    assertThat(ForeignNumber.wellFormed2023(number)).isTrue();
    assertThat(CitizenNumber.wellFormed(number)).isFalse();
    assertThat(CitizenNumber.checks(number)).isTrue();
    assertThat(ForeignNumber.country(number)).isEqualTo(country);
    assertThat(CitizenNumber.sex(number)).contains(sex);
  }

  @Test
  void a_foreigners_number_that_tells_another_story_is_remarked() {
    ForeignResident2023 y = (ForeignResident2023) read(CardVectors.foreigner2023());
    assertThat(numbered(y, "911124198108030024").remarks(TODAY))
        .containsExactlyInAnyOrder(Remark.NUMBER_BIRTH_DIFFERS, Remark.NUMBER_NATIONALITY_DIFFERS);
    assertThat(numbered(y, "931586198001010029").remarks(TODAY)).containsExactly(Remark.NUMBER_CHECK_DIGIT);
    assertThat(numbered(y, "11010519491231002X").remarks(TODAY)).containsExactly(Remark.NUMBER_SHAPE);
    ForeignResident2017 i = (ForeignResident2017) read(CardVectors.foreigner2017());
    var other =
        new ForeignResident2017(
            i.latinName(), "7", "CAN310080010103", "PAK", i.name(), "20230808", "长期", "1980", "01", "1500");
    assertThat(other.remarks(TODAY))
        .containsExactlyInAnyOrder(
            Remark.NUMBER_NATIONALITY_DIFFERS, Remark.SEX_CODE_UNKNOWN, Remark.BIRTH_DATE_UNREADABLE);
    assertThat(other.validity().longTerm()).isTrue();
    assertThat(other.sex()).isEqualTo(Sex.UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource({
    "810000199408230021, H12345678, ''",
    "820000199001010010, M87654321, ''",
    "830000199201300022, 12345678, ''",
    "830000199201300022, H1234567, PERMIT_NUMBER_SHAPE",
    "830000199201300022, '', PERMIT_NUMBER_SHAPE",
    "11010519491231002X, 12345678, NUMBER_REGION_UNEXPECTED",
  })
  void a_permits_numbers_are_looked_at_and_never_a_reason_to_refuse(String number, String permit, String remark) {
    String sex = CitizenNumber.sex(number).orElseThrow().code();
    String birth = number.substring(6, 14);
    var card = new ResidencePermit("陈", sex, birth, "", number, "", "20240102", "20290102", permit, "01");
    Optional<Remark> expected = remark.isEmpty() ? Optional.empty() : Optional.of(Remark.valueOf(remark));
    assertThat(card.remarks(TODAY)).containsExactlyElementsOf(expected.stream().toList());
  }

  @Property(tries = 400)
  void any_256_bytes_of_any_letter_are_read_and_put_back(@ForAll @Size(256) byte[] block) {
    for (DocumentKind kind : DocumentKind.values()) {
      block[248] = (byte) kind.letter();
      block[249] = 0;
      IdentityDocument document = read(block);
      assertThat(document.kind()).isEqualTo(kind);
      assertThat(document.remarks(TODAY)).isNotEmpty();
      assertThat(read(CardTextBlock.encode(document))).isEqualTo(document);
    }
  }

  @Property(tries = 200)
  void newest_addresses_survive_the_way_to_bytes_and_back(@ForAll("addresses") String address) {
    assertThat(NewestAddress.parse(NewestAddress.encode(java.util.List.of("", address)))).containsExactly(address);
  }

  @net.jqwik.api.Provide
  Arbitrary<String> addresses() {
    return Arbitraries.strings().withCharRange('一', '龥').withChars("\uE863\uE188").ofMinLength(1).ofMaxLength(35);
  }

  @Test
  void slots_of_another_length_are_no_addresses() {
    assertThatThrownBy(() -> NewestAddress.parse(hex("2000"))).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> NewestAddress.encode(java.util.List.of("a", "b", "c", "d", "e")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static IdentityDocument read(byte[] block) {
    assertThat(CardTextBlock.parse(block)).isInstanceOf(DocumentReading.Known.class);
    return ((DocumentReading.Known) CardTextBlock.parse(block)).document();
  }

  private static ForeignResident2023 called(ForeignResident2023 y, String latin) {
    return new ForeignResident2023(
        y.name(), y.sexCode(), y.issueCount(), y.birth(), latin, y.number(), "20230808", "20330807", "PAK", y.link());
  }

  private static ForeignResident2023 numbered(ForeignResident2023 y, String number) {
    return new ForeignResident2023(
        y.name(), y.sexCode(), y.issueCount(), y.birth(), y.latinName(), number, "20230808", "20330807", "PAK", y.link());
  }
}
