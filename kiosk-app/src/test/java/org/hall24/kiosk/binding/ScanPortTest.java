package org.hall24.kiosk.binding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScanPortTest {

  @Test
  void an_acceptance_number_is_known_with_its_spaces_and_without_and_in_a_receipt() {
    String number = "SJS 2611 2224 0179";
    String bare = number.replace(" ", "");
    assertThat(ScanPort.acceptanceNumber(number)).contains(number);
    assertThat(ScanPort.acceptanceNumber(bare)).contains(number);
    String receipt = "H24:1/" + bare + "/HLTH-002/SJS-01/20261122T144105Z/14/2/KEYID678/" + "A".repeat(103);
    assertThat(ScanPort.acceptanceNumber(receipt)).contains(number);
  }

  @Test
  void other_texts_are_none() {
    for (String text : new String[] {"", "SJS261122240170", "12345678", "https://example.org/", "SJS"}) {
      assertThat(ScanPort.acceptanceNumber(text)).as(text).isEmpty();
    }
  }
}
