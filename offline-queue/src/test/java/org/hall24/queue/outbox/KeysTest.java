package org.hall24.queue.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.hall24.queue.LeapClock;
import org.junit.jupiter.api.Test;

class KeysTest {

  @Test
  void keys_are_version_7_lower_case_and_in_the_order_they_were_made() {
    Keys keys = new Keys(new LeapClock(), new SecureRandom());
    var made = Stream.generate(keys::next).limit(10_000).toList();
    assertThat(made).doesNotHaveDuplicates().isSorted();
    assertThat(made).allMatch(k -> k.matches("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"));
    assertThat(UUID.fromString(made.getFirst()).getMostSignificantBits() >>> 16).isEqualTo(new LeapClock().millis());
  }

  @Test
  void the_check_digit_is_that_of_the_standards_own_example() {
    // ISO/IEC 7064: 0794 gets the check digit 5 under MOD 11,10.
    assertThat(AcceptanceNumber.check("0794")).isEqualTo(5);
  }

  @Property
  void a_wrong_digit_is_always_seen(@ForAll @IntRange(min = 1, max = 999_999_999) int count, @ForAll @IntRange(max = 8) int shift) {
    String number = AcceptanceNumber.of("SJS", java.time.LocalDate.of(2026, 11, 22), count);
    assertThat(AcceptanceNumber.plausible(number)).isTrue();
    for (int i = 4; i < number.length(); i++) {
      char c = number.charAt(i);
      if (c != ' ') {
        char wrong = (char) ('0' + (c - '0' + 1 + shift) % 10);
        assertThat(AcceptanceNumber.plausible(number.substring(0, i) + wrong + number.substring(i + 1))).isFalse();
      }
    }
  }
}
