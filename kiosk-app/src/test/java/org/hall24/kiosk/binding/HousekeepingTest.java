package org.hall24.kiosk.binding;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hall24.kiosk.config.ConfigFault;
import org.hall24.kiosk.config.ConfigLoader;
import org.hall24.kiosk.config.ConfigLoading;
import org.hall24.kiosk.config.KioskConfig;
import org.hall24.queue.Opening;
import org.hall24.queue.Store;
import org.hall24.queue.StoreSettings;
import org.hall24.queue.Ticker;
import org.hall24.queue.outbox.CaseSealer;
import org.hall24.queue.outbox.Dispatch;
import org.hall24.queue.outbox.Filing;
import org.hall24.queue.outbox.Keys;
import org.hall24.queue.outbox.Outbox;
import org.hall24.queue.outbox.Shredder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** At night, and only with a clock that is sure, what was delivered stops being readable: so long after its receipt as the house says. */
class HousekeepingTest {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final Instant NIGHT = Instant.parse("2026-11-22T19:30:00Z");

  @TempDir Path folder;
  private Instant now = NIGHT;
  private boolean unsure;

  private final Clock clock =
      new Clock() {
        @Override
        public ZoneId getZone() {
          return SHANGHAI;
        }

        @Override
        public Clock withZone(ZoneId zone) {
          return this;
        }

        @Override
        public Instant instant() {
          return now;
        }
      };

  private ConfigLoading load(String days) throws Exception {
    return ConfigLoader.load(
        Files.writeString(
            folder.resolve("kiosk.yaml"),
            "profile: bench\nsite: {id: SJS-01, hall-zh: 甲厅, hall-en: Hall A}\npolicies: {retention-days: " + days + "}\n"));
  }

  private KioskConfig config(int days) throws Exception {
    return ((ConfigLoading.Sound) load(Integer.toString(days))).config();
  }

  private static long keys(Store store) {
    return store.read(q -> q.count("SELECT count(*) AS n FROM casekey"));
  }

  @Test
  void a_delivered_case_is_shredded_in_the_first_night_after_the_days_that_the_house_has_set() throws Exception {
    StoreSettings settings =
        Vault.settings(StoreSettings.in(folder.resolve("state")).with(clock, Ticker.system()), config(5));
    try (Store store = ((Opening.Opened) Store.open(settings)).store()) {
      CaseSealer sealer = new CaseSealer(store);
      Outbox outbox = new Outbox(store, sealer, new Keys(clock, new SecureRandom()), new Outbox.Identity("SJS-01", "SJS", SHANGHAI));
      for (int i = 0; i < 2; i++) {
        outbox.accept(new Filing("journey-" + i, "hlth-002", false, Map.of("name", "测试"), Map.of(), List.of()));
      }
      Dispatch dispatch = new Dispatch(store, sealer);
      dispatch.delivered(dispatch.due(clock.millis(), true, 1).getFirst(), Optional.of("ref-1"));
      List<Instant> forgotten = new ArrayList<>();
      Housekeeping nightly = new Housekeeping(store, new Shredder(store, sealer), List.of(forgotten::add), () -> unsure, clock);
      now = NIGHT.plus(Duration.ofDays(4));
      nightly.run();
      assertThat(keys(store)).as("before its time").isEqualTo(2);
      now = NIGHT.plus(Duration.ofDays(5)).plus(Duration.ofHours(12));
      nightly.run();
      assertThat(keys(store)).as("by day").isEqualTo(2);
      now = NIGHT.plus(Duration.ofDays(6));
      unsure = true;
      nightly.run();
      assertThat(keys(store)).as("with a clock that may be wrong").isEqualTo(2);
      assertThat(forgotten).as("only in the night when the clock was sure").hasSize(1);
      unsure = false;
      nightly.run();
      assertThat(keys(store)).as("what waits is never shredded").isOne();
    }
  }

  @Test
  void no_house_may_keep_a_case_readable_for_more_than_seven_days() throws Exception {
    assertThat(config(7).policies().retention()).isEqualTo(Duration.ofDays(7));
    assertThat(config(0).policies().retention()).isZero();
    assertThat(load("8")).isInstanceOfSatisfying(ConfigLoading.Refused.class, refused ->
        assertThat(refused.faults()).extracting(ConfigFault::key).containsExactly("policies.retention-days"));
    assertThat(ConfigLoader.bench().policies().retention()).isEqualTo(Duration.ofDays(3));
  }
}
