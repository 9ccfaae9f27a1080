package org.hall24.identity.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RareCharactersTest {

  @Test
  void the_106_public_points_have_real_characters() {
    long mapped = IntStream.rangeClosed(0xE000, 0xF8FF).filter(c -> !normalised(c).equals(Character.toString(c))).count();
    assertThat(mapped).isEqualTo(106);
    IntStream.rangeClosed(0xE000, 0xF8FF)
        .mapToObj(RareCharactersTest::normalised)
        .filter(text -> !RareCharacters.hasPrivateUse(text))
        .forEach(text -> assertThat(text.codePointCount(0, text.length())).isEqualTo(1));
  }

  @Test
  void the_best_known_ones_are_right() {
    assertThat(RareCharacters.normalised("\uE863")).isEqualTo("䶮");
    assertThat(RareCharacters.normalised("\uE816\uE831\uE855")).isEqualTo("\uD840\uDC87\uD845\uDDD7\uD850\uDDFE");
    assertThat(RareCharacters.normalised("\uE76C")).isEqualTo("€");
    assertThat(RareCharacters.normalised("\uE7C7\uE7C8")).isEqualTo("ḿǹ");
    assertThat(RareCharacters.normalised("\uE815")).isEqualTo("⺁");
    assertThat(RareCharacters.normalised("\uE864")).isEqualTo("龻");
  }

  private static String normalised(int c) {
    return RareCharacters.normalised(Character.toString(c));
  }
}
