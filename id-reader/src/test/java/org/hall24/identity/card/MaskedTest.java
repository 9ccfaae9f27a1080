package org.hall24.identity.card;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MaskedTest {

  @Test
  void a_name_keeps_its_first_character() {
    assertThat(Masked.name("张三")).isEqualTo("张*");
    assertThat(Masked.name("欧阳小明")).isEqualTo("欧***");
    assertThat(Masked.name("𠮷田")).isEqualTo("𠮷*");
    assertThat(Masked.name("张")).isEqualTo("*");
    assertThat(Masked.name("")).isEmpty();
  }

  @Test
  void a_number_keeps_both_ends() {
    assertThat(Masked.number("11010519491231002X")).isEqualTo("1101**********002X");
    assertThat(Masked.number("H12345678")).isEqualTo("H********");
  }

  @Test
  void an_address_keeps_its_beginning() {
    assertThat(Masked.text("北京市朝阳区")).isEqualTo("北京市***");
    assertThat(Masked.text("北京市")).isEqualTo("北京*");
  }
}
