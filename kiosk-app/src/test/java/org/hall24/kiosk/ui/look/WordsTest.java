package org.hall24.kiosk.ui.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WordsTest {

  private static final Pattern VALUE = Pattern.compile("\\{[0-9]}");

  private static List<String> values(String text) {
    return VALUE.matcher(text).results().map(MatchResult::group).distinct().sorted().toList();
  }

  @Test
  void both_languages_say_the_same_things_with_the_same_values() {
    Words zh = Words.of(Language.ZH);
    Words en = Words.of(Language.EN);
    assertThat(en.keys()).isEqualTo(zh.keys());
    for (String key : zh.keys()) {
      assertThat(values(en.get(key))).as(key).isEqualTo(values(zh.get(key)));
    }
  }

  @Test
  void chinese_is_polite_and_speaks_of_no_system() {
    Words zh = Words.of(Language.ZH);
    for (String key : zh.keys()) {
      assertThat(zh.get(key)).as(key).doesNotContain("系统", "请勿", "操作成功", "你");
    }
  }

  @Test
  void latin_and_digits_breathe_inside_han_text() {
    Words zh = Words.of(Language.ZH);
    for (String key : zh.keys()) {
      String text = zh.get(key);
      assertThat(text).as(key).isEqualTo(Words.spaced(text));
      assertThat(text).as(key).doesNotContainPattern("\\p{IsHan}\\{[0-9]}[^\\s]*\\p{IsHan}");
    }
  }

  @Test
  void english_has_no_title_case() {
    Words en = Words.of(Language.EN);
    for (String key : en.keys()) {
      assertThat(en.get(key)).as(key).doesNotContainPattern("^[A-Z][a-z]+ [A-Z][a-z]+$");
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void a_key_nobody_foresaw_still_gets_a_sentence(Language language) {
    Words words = Words.of(language);
    assertThat(words.say("trouble", "teapot:cold")).isEqualTo(words.get("trouble.other"));
    assertThat(words.say("trouble", "locker:silent")).isEqualTo(words.get("trouble.locker"));
    assertThat(words.say("trouble", "locker:full")).isEqualTo(words.get("trouble.locker.full"));
  }

  @Test
  void numbers_are_grouped_and_set_apart() {
    assertThat(Words.of(Language.ZH).get("status.cells", 1204)).contains(" 1,204 ");
    assertThat(Words.spaced("或EMS寄到家")).isEqualTo("或 EMS 寄到家");
  }
}
