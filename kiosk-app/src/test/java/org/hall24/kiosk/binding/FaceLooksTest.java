package org.hall24.kiosk.binding;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.hall24.kiosk.SetClock;
import org.hall24.queue.Opening;
import org.hall24.queue.Store;
import org.hall24.queue.StoreSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaceLooksTest {
  private static final String NUMBER = "11010119900307002X";
  private static final String OTHER = "11010519491231002X";

  @TempDir Path folder;

  private final SetClock hands = new SetClock(Instant.parse("2026-11-26T08:00:00Z"));
  private Store store;
  private FaceLooks looks;

  private static final Duration PAUSE = Duration.ofMinutes(10);

  @BeforeEach
  void open() {
    store = ((Opening.Opened) Store.open(StoreSettings.in(folder))).store();
    looks = new FaceLooks(store, new byte[32], hands, PAUSE);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private long rows() {
    return store.read(q -> q.first("SELECT count(*) AS n FROM counter WHERE name LIKE 'face-looks%'", row -> row.number("n"))).orElse(0L);
  }

  @Test
  void looks_count_for_their_number_only_and_outlive_a_restart() {
    looks.look(NUMBER);
    looks.look(NUMBER);
    assertThat(looks.of(NUMBER).looks()).isEqualTo(2);
    assertThat(looks.of(OTHER).looks()).isZero();
    close();
    open();
    assertThat(looks.of(NUMBER).looks()).isEqualTo(2);
    looks.look(NUMBER);
    assertThat(looks.of(NUMBER).looks()).isEqualTo(3);
  }

  @Test
  void a_match_and_some_minutes_forget_them_and_nothing_of_them_stays_in_the_store() {
    looks.look(NUMBER);
    looks.look(OTHER);
    looks.matched(OTHER);
    assertThat(looks.of(OTHER).looks()).isZero();
    assertThat(rows()).isEqualTo(2);
    hands.move(PAUSE.minusSeconds(1));
    looks.forget(hands.instant());
    assertThat(looks.of(NUMBER).looks()).isEqualTo(1);
    hands.move(Duration.ofSeconds(1));
    assertThat(looks.of(NUMBER).looks()).isZero();
    looks.forget(hands.instant());
    assertThat(rows()).isZero();
  }

  @Test
  void it_is_known_how_long_looks_still_count() {
    assertThat(looks.of(NUMBER)).isEqualTo(new FaceLooks.Lately(0, Duration.ZERO));
    looks.look(NUMBER);
    hands.move(Duration.ofSeconds(61));
    assertThat(looks.of(NUMBER)).isEqualTo(new FaceLooks.Lately(1, PAUSE.minusSeconds(61)));
    looks.look(NUMBER);
    assertThat(looks.of(NUMBER)).isEqualTo(new FaceLooks.Lately(2, PAUSE));
    hands.move(Duration.ofSeconds(-300));
    assertThat(looks.of(NUMBER).forgottenIn()).as("no longer than a pause may be, whatever the clock did").isEqualTo(PAUSE);
  }

  @Test
  void a_clock_that_was_set_back_locks_nobody_out_for_years() {
    hands.move(Duration.ofDays(4000));
    looks.look(NUMBER);
    hands.move(Duration.ofDays(4000).negated());
    assertThat(looks.of(NUMBER).looks()).isZero();
    looks.look(OTHER);
    assertThat(rows()).isEqualTo(2);
  }

  @Test
  void the_number_stands_nowhere_on_the_disk() throws Exception {
    looks.look(NUMBER);
    close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)).as(file.toString()).doesNotContain(NUMBER);
      }
    }
    open();
  }
}
