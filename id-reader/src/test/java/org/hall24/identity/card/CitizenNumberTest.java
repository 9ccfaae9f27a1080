package org.hall24.identity.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CitizenNumberTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "11010519491231002X",
        "440524188001010014",
        "810000199408230021",
        "820000199001010010",
        "830000199201300022"
      })
  void published_numbers_check(String number) {
    assertThat(CitizenNumber.wellFormed(number)).isTrue();
    assertThat(CitizenNumber.checks(number)).isTrue();
  }

  @Test
  void a_small_x_is_an_X() {
    assertThat(CitizenNumber.normalised(" 11010519491231002x")).isEqualTo("11010519491231002X");
  }

  @Test
  void padding_and_white_space_go_in_whatever_order_they_stand() {
    String shown = CitizenNumber.normalised("\u3000\t1101\0\0 \u001f");
    assertThat(shown).isEqualTo("1101");
    assertThat(CitizenNumber.normalised(shown)).isEqualTo(shown);
  }

  @Test
  void no_letter_makes_a_number_longer() {
    assertThat(CitizenNumber.normalised("straße")).isEqualTo("STRAßE");
  }

  @Test
  void the_sequence_tells_the_sex_and_the_middle_the_birth_date() {
    assertThat(CitizenNumber.sex("11010519491231002X")).contains(Sex.FEMALE);
    assertThat(CitizenNumber.sex("440524188001010014")).contains(Sex.MALE);
    assertThat(CitizenNumber.birthDate("440524188001010014")).contains(LocalDate.of(1880, 1, 1));
  }

  @Test
  void a_foreigners_number_is_not_a_citizens() {
    assertThat(CitizenNumber.wellFormed("932682198501010017")).isFalse();
    assertThat(CitizenNumber.checks("932682198501010017")).isTrue();
  }

  @Test
  void full_width_digits_are_no_digits() {
    assertThat(CitizenNumber.wellFormed("１１０１０５１９４９１２３１００２Ｘ")).isFalse();
    assertThat(CitizenNumber.checks("１１０１０５１９４９１２３１００２Ｘ")).isFalse();
  }

  @Property
  void one_wrong_digit_never_checks(
      @ForAll @NumericChars @StringLength(17) String body, @ForAll int place, @ForAll int by) {
    String number = body + CitizenNumber.checkCharacter(body);
    int at = Math.floorMod(place, 17);
    char wrong = (char) ('0' + (number.charAt(at) - '0' + 1 + Math.floorMod(by, 9)) % 10);
    assertThat(CitizenNumber.checks(number)).isTrue();
    assertThat(CitizenNumber.checks(number.substring(0, at) + wrong + number.substring(at + 1))).isFalse();
  }
}
