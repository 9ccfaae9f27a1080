package org.hall24.receipt.escpos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What a Chinese printer ROM holds, and what must never reach it as text. */
class RomTest {

  @Test
  void common_characters_have_the_codes_of_gb2312_in_every_rom() {
    for (Rom rom : Rom.values()) {
      assertThat(rom.code('号')).isEqualTo(OptionalInt.of(0xBAC5));
      assertThat(rom.code('￥')).isEqualTo(OptionalInt.of(0xA3A4));
      assertThat(rom.code('—')).isEqualTo(OptionalInt.of(0xA1AA));
      assertThat(rom.code('·')).isEqualTo(OptionalInt.of(0xA1A4));
      assertThat(rom.code('A')).isEqualTo(OptionalInt.of(0x41));
    }
  }

  @Test
  void a_four_byte_code_never_becomes_text() {
    for (Rom rom : Rom.values()) {
      assertThat(rom.code(0x00A5)).as("¥").isEmpty();
      assertThat(rom.code(0x00B2)).as("²").isEmpty();
      assertThat(rom.code(0x3BCD)).isEmpty();
      assertThat(rom.code(0x20BB7)).isEmpty();
      assertThat(rom.code(0x30EDE)).isEmpty();
    }
  }

  @Test
  void a_wider_rom_holds_more_and_only_what_it_holds() {
    assertThat(Rom.GB2312.code('镕')).isEmpty();
    assertThat(Rom.GBK.code('镕')).isEqualTo(OptionalInt.of(0xE946));
    assertThat(Rom.GBK.code(0x4DAE)).isEmpty();
    assertThat(Rom.GB18030_TWO_BYTE.code(0x4DAE)).isEqualTo(OptionalInt.of(0xFE9F));
  }

  @Test
  void the_positions_that_the_2022_edition_moved_are_not_trusted() {
    for (int codePoint = 0x80; codePoint <= 0xFFFF; codePoint++) {
      int code = Rom.GB18030_TWO_BYTE.code(codePoint).orElse(0);
      assertThat(code >= 0xA6D9 && code <= 0xA6DF).isFalse();
      assertThat(code == 0xFE59 || code == 0xFEA0).isFalse();
    }
  }

  @Test
  void a_printer_draws_back_what_the_host_meant() {
    "鲁谷街道受理回执，：（）·—￥℃Az09".codePoints()
        .forEach(c -> assertThat(Rom.character(Rom.GB2312.code(c).orElseThrow())).isEqualTo(c));
  }
}
