package org.hall24.locker.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BoardSettingsTest {

  @Test
  void no_keys_are_the_defaults() {
    assertThat(BoardSettings.parse(Dialect.LOCK8A, Map.of())).isEqualTo(new BoardSettings.Parsed.Good(BoardSettings.DEFAULTS));
  }

  @Test
  void every_key_of_the_command_line_is_understood() {
    assertThat(BoardSettings.parse(Dialect.LOCK8A, Map.of("channels", "50", "closed-when", "0", "closed-when-all", "1", "query-order", "first",
            "echo", "yes", "reports", "yes", "window-s", "2.5")))
        .isEqualTo(new BoardSettings.Parsed.Good(
            new BoardSettings(50, 0, 1, QueryOrder.FIRST, Echo.YES, true, Duration.ofMillis(2500))));
  }

  @Test
  void query_all_follows_query_one_unless_told_otherwise() {
    assertThat(BoardSettings.parse(Dialect.LOCK8A, Map.of("closed-when", "0")))
        .isInstanceOfSatisfying(BoardSettings.Parsed.Good.class, good -> assertThat(good.settings().closedWhenAll()).isZero());
  }

  @Test
  void all_faults_are_named_at_once() {
    assertThat(BoardSettings.parse(Dialect.LOCK8A, Map.of("channels", "0", "echo", "maybe", "colour", "red", "window-s", "-1")))
        .isInstanceOfSatisfying(BoardSettings.Parsed.Bad.class, bad ->
            assertThat(bad.faults()).extracting(BoardSettings.Fault::key)
                .containsExactlyInAnyOrder("channels", "echo", "colour", "window-s"));
  }
}
