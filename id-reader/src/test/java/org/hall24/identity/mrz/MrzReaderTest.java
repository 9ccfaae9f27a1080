package org.hall24.identity.mrz;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hall24.identity.card.Sex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The specimens of ICAO Doc 9303 and the Chinese layouts, every place in them. */
class MrzReaderTest {
  private static final String TD3_1 = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<";
  private static final String TD3_2 = "L898902C36UTO7408122F1204159ZE184226B<<<<<10";
  private static final List<String> TD3 = List.of(TD3_1, TD3_2);
  private static final List<String> TD1 =
      List.of("I<UTOD231458907<<<<<<<<<<<<<<<", "7408122F1204159UTO<<<<<<<<<<<6", "ERIKSSON<<ANNA<MARIA<<<<<<<<<<");
  private static final List<String> TD2 = List.of("I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "D231458907UTO7408122F1204159<<<<<<<6");
  private static final List<String> TD2_LONG = List.of("I<UTOSTEVENSON<<PETER<<<<<<<<<<<<<<<", "D23145890<UTO3407127M95071227349<<<8");
  private static final List<String> TD1_LONG =
      List.of("I<UTOD23145890<7349<<<<<<<<<<<", "3407127M9507122UTO<<<<<<<<<<<2", "STEVENSON<<PETER<<<<<<<<<<<<<<");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);

  private static Optional<MachineReadableZone> reading(List<String> lines) {
    return new MrzReader(TODAY).read(lines);
  }

  private static MachineReadableZone zone(List<String> lines) {
    return reading(lines).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "L898902C3,6", "740812,2", "120415,9", "ZE184226B<<<<<,1", "520727,3", "AB2134<<<,5", "D23145890,7", "D23145890734,9",
    "340712,7", "950712,2", "EJ3584648,3", "CC6354145,0", "971021,2", "330112,2"
  })
  void a_check_digit_is_what_the_specimens_say(String field, char digit) {
    assertThat(CheckDigit.of(field)).isEqualTo(digit);
  }

  @Test
  void a_passport_says_everything() {
    MachineReadableZone zone = zone(TD3);
    assertThat(zone.format()).isEqualTo(MrzFormat.TD3);
    assertThat(zone.documentCode()).isEqualTo("P");
    assertThat(zone.surname()).isEqualTo("ERIKSSON");
    assertThat(zone.givenNames()).isEqualTo("ANNA MARIA");
    assertThat(zone.nameChinese()).isEmpty();
    assertThat(zone.documentNumber()).isEqualTo("L898902C3");
    assertThat(zone.issuer()).isEqualTo("UTO");
    assertThat(zone.nationality()).contains("UTO");
    assertThat(zone.birthDate()).contains(LocalDate.of(1974, 8, 12));
    assertThat(zone.sex()).contains(Sex.FEMALE);
    assertThat(zone.expiryDate()).contains(LocalDate.of(2012, 4, 15));
    assertThat(zone.optionalData()).isEqualTo("ZE184226B");
    assertThat(zone.checks()).hasSize(5).doesNotContainValue(false);
    assertThat(zone.valid()).isTrue();
    assertThat(zone.repaired()).isFalse();
  }

  @Test
  void a_card_and_a_larger_card_say_the_same_person() {
    for (List<String> lines : List.of(TD1, TD2)) {
      MachineReadableZone zone = zone(lines);
      assertThat(zone.surname()).isEqualTo("ERIKSSON");
      assertThat(zone.givenNames()).isEqualTo("ANNA MARIA");
      assertThat(zone.documentNumber()).isEqualTo("D23145890");
      assertThat(zone.nationality()).contains("UTO");
      assertThat(zone.birthDate()).contains(LocalDate.of(1974, 8, 12));
      assertThat(zone.valid()).isTrue();
    }
    assertThat(zone(TD1).format()).isEqualTo(MrzFormat.TD1);
    assertThat(zone(TD2).format()).isEqualTo(MrzFormat.TD2);
  }

  @Test
  void a_number_longer_than_its_field_is_joined_and_its_rest_is_no_optional_data() {
    for (List<String> lines : List.of(TD1_LONG, TD2_LONG)) {
      MachineReadableZone zone = zone(lines);
      assertThat(zone.documentNumber()).isEqualTo("D23145890734");
      assertThat(zone.optionalData()).isEmpty();
      assertThat(zone.birthDate()).contains(LocalDate.of(1934, 7, 12));
      assertThat(zone.expiryDate()).contains(LocalDate.of(2095, 7, 12));
      assertThat(zone.sex()).contains(Sex.MALE);
      assertThat(zone.valid()).isTrue();
    }
  }

  @Test
  void a_wrong_digit_of_a_long_number_is_found() {
    List<String> wrong = List.of(TD1_LONG.get(0).replace("7349", "7359"), TD1_LONG.get(1), TD1_LONG.get(2));
    assertThat(zone(wrong).checks()).containsEntry(MrzCheck.DOCUMENT_NUMBER, false);
  }

  @Test
  void every_check_digit_is_looked_at_the_composite_too() {
    int[] places = {9, 19, 27, 42, 43};
    MrzCheck[] checks = {
      MrzCheck.DOCUMENT_NUMBER, MrzCheck.BIRTH_DATE, MrzCheck.EXPIRY_DATE, MrzCheck.OPTIONAL_DATA, MrzCheck.COMPOSITE
    };
    for (int i = 0; i < places.length; i++) {
      char right = TD3_2.charAt(places[i]);
      char wrong = right == '9' ? '1' : (char) (right + 1);
      String line = TD3_2.substring(0, places[i]) + wrong + TD3_2.substring(places[i] + 1);
      MachineReadableZone zone = zone(List.of(TD3_1, line));
      assertThat(zone.checks()).containsEntry(checks[i], false);
      assertThat(zone.valid()).isFalse();
    }
  }

  @Test
  void an_empty_optional_field_of_a_passport_needs_no_digit() {
    String body = "L898902C36UTO7408122F1204159<<<<<<<<<<<<<<<";
    char composite = CheckDigit.of(body.substring(0, 10) + body.substring(13, 20) + body.substring(21, 43));
    assertThat(zone(List.of(TD3_1, body + composite)).valid()).isTrue();
    assertThat(zone(List.of(TD3_1, body + composite)).optionalData()).isEmpty();
  }

  @Test
  void visas_have_no_composite_digit() {
    MachineReadableZone a = zone(List.of("V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L8988901C4XXX4009078F96121096ZE184226B<<<<<<"));
    assertThat(a.format()).isEqualTo(MrzFormat.MRV_A);
    assertThat(a.checks()).doesNotContainKey(MrzCheck.COMPOSITE);
    assertThat(a.valid()).isTrue();
    assertThat(a.optionalData()).isEqualTo("6ZE184226B");
    assertThat(a.birthDate()).contains(LocalDate.of(1940, 9, 7));
    MachineReadableZone b = zone(List.of("V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "L8988901C4XXX4009078F9612109<<<<<<<<"));
    assertThat(b.format()).isEqualTo(MrzFormat.MRV_B);
    assertThat(b.valid()).isTrue();
    assertThat(b.expiryDate()).contains(LocalDate.of(2096, 12, 10));
  }

  @Test
  void nobody_is_born_in_the_future_and_today_is_not_the_future() {
    assertThat(born("261126", TODAY)).contains(TODAY);
    assertThat(born("261127", TODAY)).contains(LocalDate.of(1926, 11, 27));
    assertThat(born("260101", TODAY)).contains(LocalDate.of(2026, 1, 1));
    assertThat(born("260101", LocalDate.of(2025, 12, 31))).contains(LocalDate.of(1926, 1, 1));
    assertThat(born("000229", TODAY)).contains(LocalDate.of(2000, 2, 29));
    assertThat(born("991332", TODAY)).isEmpty();
    assertThat(born("74<<<<", TODAY)).isEmpty();
  }

  private static Optional<LocalDate> born(String digits, LocalDate today) {
    String line = "L898902C36UTO" + digits + CheckDigit.of(digits) + TD3_2.substring(20);
    return new MrzReader(today).read(List.of(TD3_1, line)).orElseThrow().birthDate();
  }

  @Test
  void a_chinese_passport_says_its_name_in_characters() {
    // 张三: D5C5 C8FD
    String data = "NFMFMIPN<<<<<<";
    String body = "E000000005CHN9001016M3001017" + data + CheckDigit.of(data);
    String line = body + CheckDigit.of(body.substring(0, 10) + body.substring(13, 20) + body.substring(21, 43));
    MachineReadableZone zone = zone(List.of("POCHNZHANG<<SAN<<<<<<<<<<<<<<<<<<<<<<<<<<<<<", line));
    assertThat(zone.documentCode()).isEqualTo("PO");
    assertThat(zone.nameChinese()).contains("张三");
    assertThat(zone.surname()).isEqualTo("ZHANG");
    assertThat(zone.checks()).containsEntry(MrzCheck.OPTIONAL_DATA, true);
  }

  @Test
  void letters_that_are_no_characters_are_no_name() {
    assertThat(ChineseName.of("NFMF")).contains("张");
    assertThat(ChineseName.of("NFMFMIPNNFMF")).contains("张三张");
    assertThat(ChineseName.of("AAAA")).isEmpty();
    assertThat(ChineseName.of("NFM")).isEmpty();
    assertThat(ChineseName.of("NFMFMIPNNFMFNFMF")).isEmpty();
    assertThat(ChineseName.of("ZE184226B")).isEmpty();
    assertThat(ChineseName.of("")).isEmpty();
  }

  @Test
  void a_permit_to_hong_kong_and_macau_is_one_line_and_its_last_digit_proves_nothing() {
    String line = "CS" + "EJ3584648" + "3" + "<" + "330112" + "2" + "<" + "971021" + "2" + "<" + "9";
    MachineReadableZone zone = zone(List.of(line));
    assertThat(zone.format()).isEqualTo(MrzFormat.CS);
    assertThat(zone.documentCode()).isEqualTo("CS");
    assertThat(zone.documentNumber()).isEqualTo("EJ3584648");
    assertThat(zone.expiryDate()).contains(LocalDate.of(2033, 1, 12));
    assertThat(zone.birthDate()).contains(LocalDate.of(1997, 10, 21));
    assertThat(zone.issuer()).isEqualTo("CHN");
    assertThat(zone.surname()).isEmpty();
    assertThat(zone.sex()).isEmpty();
    assertThat(zone.nationality()).isEmpty();
    assertThat(zone.valid()).isTrue();
    assertThat(zone(List.of(line.substring(0, 29) + "1")).valid()).isTrue();
    assertThat(zone(List.of("CD" + line.substring(2))).format()).isEqualTo(MrzFormat.CS);
  }

  @Test
  void a_permit_to_the_mainland_has_its_number_where_a_card_has_its_issuer() {
    String first = "CR" + "CC6354145" + "0" + "<<<" + "330112" + "2" + "M" + "971021" + "2";
    String second = "<<<<<<<<<<<<<<<<<<<" + "A123456<7" + "<<";
    MachineReadableZone zone = zone(List.of(first, second, "CHEN<<XIAOMING<<<<<<<<<<<<<<<<"));
    assertThat(zone.format()).isEqualTo(MrzFormat.CR);
    assertThat(zone.documentNumber()).isEqualTo("CC6354145");
    assertThat(zone.expiryDate()).contains(LocalDate.of(2033, 1, 12));
    assertThat(zone.birthDate()).contains(LocalDate.of(1997, 10, 21));
    assertThat(zone.sex()).contains(Sex.MALE);
    assertThat(zone.surname()).isEqualTo("CHEN");
    assertThat(zone.givenNames()).isEqualTo("XIAOMING");
    assertThat(zone.optionalData()).isEqualTo("A123456<7");
    assertThat(zone.checks()).hasSize(3);
    assertThat(zone.valid()).isTrue();
    MachineReadableZone taiwan = zone(List.of("CT" + first.substring(2), "<<<<<<<<<<<<<<<<<<<A123456789<", "CHEN<<XIAOMING<<<<<<<<<<<<<<<<"));
    assertThat(taiwan.documentCode()).isEqualTo("CT");
    assertThat(taiwan.optionalData()).isEqualTo("A123456789");
  }

  @Test
  void an_icao_card_with_a_permit_s_letters_stays_an_icao_card() {
    MachineReadableZone zone = zone(List.of("CR" + TD1.get(0).substring(2), TD1.get(1), TD1.get(2)));
    assertThat(zone.format()).isEqualTo(MrzFormat.TD1);
    assertThat(zone.documentNumber()).isEqualTo("D23145890");
    MachineReadableZone plainC = zone(List.of("C<" + TD1.get(0).substring(2), TD1.get(1), TD1.get(2)));
    assertThat(plainC.format()).isEqualTo(MrzFormat.TD1);
  }

  @Test
  void the_old_permit_has_eleven_characters_of_number_in_its_second_line() {
    String number = "H1234567801";
    String second = "971021" + "2" + "F" + "330112" + "2" + number + CheckDigit.of(number) + "<<<";
    MachineReadableZone zone = zone(List.of("C<CHN<<<<<<<<<<<<<<<<<<<<<<<<<", second, "WONG<<SIU<MING<<<<<<<<<<<<<<<<"));
    assertThat(zone.documentNumber()).isEqualTo(number);
    assertThat(zone.sex()).contains(Sex.FEMALE);
    assertThat(zone.birthDate()).contains(LocalDate.of(1997, 10, 21));
    assertThat(zone.givenNames()).isEqualTo("SIU MING");
    assertThat(zone.valid()).isTrue();
  }

  @Test
  void look_alikes_are_read_as_digits_only_where_digits_stand_and_only_when_all_checks_hold_then() {
    MachineReadableZone mended = zone(List.of(TD3_1, TD3_2.replace("7408122", "74O8I22")));
    assertThat(mended.repaired()).isTrue();
    assertThat(mended.valid()).isTrue();
    assertThat(mended.birthDate()).contains(LocalDate.of(1974, 8, 12));
    MachineReadableZone wrongStill = zone(List.of(TD3_1, TD3_2.replace("7408122", "74O8I23")));
    assertThat(wrongStill.repaired()).isFalse();
    assertThat(wrongStill.valid()).isFalse();
    MachineReadableZone number = zone(List.of(TD3_1, TD3_2.replace("L898902C3", "L8989O2C3")));
    assertThat(number.documentNumber()).as("a number may hold an O").isEqualTo("L8989O2C3");
    assertThat(number.valid()).isFalse();
  }

  @Test
  void lines_come_with_spaces_framing_and_line_ends_of_any_kind_or_run_together() {
    MachineReadableZone expected = zone(TD3);
    MrzReader reader = new MrzReader(TODAY);
    for (String text :
        List.of(
            TD3_1 + "\r\n" + TD3_2 + "\r\n", TD3_1 + "\r" + TD3_2 + "\r", TD3_1 + "\n" + TD3_2, "\u0002" + TD3_1 + "\n" + TD3_2 + "\u0003", TD3_1 + TD3_2,
            TD3_1.replace("UTO", "UTO ") + "\n\n" + TD3_2)) {
      assertThat(reader.read(text)).contains(expected);
    }
    assertThat(reader.read(String.join("", TD1))).contains(zone(TD1));
  }

  @Test
  void what_has_no_zone_s_shape_is_none() {
    MrzReader reader = new MrzReader(TODAY);
    for (String text :
        List.of(
            "", "HELLO", TD3_1, TD3_1 + "\n" + TD3_1.substring(1), TD3_1 + "\n" + TD3_2 + "\n" + TD3_2, TD3_1.toLowerCase(java.util.Locale.ROOT) + "\n" + TD3_2,
            "CSABCDEFGHIJKLMNOPQRSTUVWXYZAB", "1".repeat(88), "P".repeat(88))) {
      assertThat(reader.read(text)).as(text).isEmpty();
    }
  }

  @Test
  void a_zone_prints_nothing_of_a_person() {
    assertThat(zone(TD3).toString()).isEqualTo("MachineReadableZone[TD3, valid]");
  }

  @Test
  void a_name_without_given_names_is_a_surname() {
    MachineReadableZone zone = zone(List.of("P<UTOARKFREITH<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<", TD3_2));
    assertThat(zone.surname()).isEqualTo("ARKFREITH");
    assertThat(zone.givenNames()).isEmpty();
  }
}
