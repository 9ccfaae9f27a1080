package org.hall24.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a store stands for somebody who does not hold it: the same words, beside its writer and without a byte written. */
class GlanceTest {
  private static final long MIB = 1L << 20;

  @TempDir Path folder;
  private final AtomicLong usable = new AtomicLong(1000 * MIB);

  private StoreSettings settings() {
    return StoreSettings.in(folder.resolve("state")).withDisk(any -> usable.get()).with(StorePolicies.DEFAULTS.withReserve(2 * MIB));
  }

  @Test
  void before_there_is_a_store_its_disk_is_looked_at_and_nothing_is_made() {
    assertThat(Glance.at(settings()).state()).isEqualTo(StoreHealth.State.READY);
    usable.set(3 * MIB);
    assertThat(Glance.at(settings()).state()).isEqualTo(StoreHealth.State.STORAGE_LOW);
    assertThat(folder.resolve("state")).doesNotExist();
  }

  @Test
  void beside_its_writer_it_needs_the_same_room_and_says_so_too() {
    try (Bench bench = Bench.open(settings())) {
      bench.store().renewReserve();
      for (long free : new long[] {1000 * MIB, 9 * MIB, 8 * MIB}) {
        usable.set(free);
        StoreHealth inside = bench.store().health();
        assertThat(Glance.at(settings())).isEqualTo(inside);
      }
      assertThat(bench.store().health().state()).isEqualTo(StoreHealth.State.STORAGE_LOW);
    }
  }

  @Test
  void a_full_disk_is_called_full_and_what_its_reserve_still_keeps_is_told_apart() throws Exception {
    usable.set(0);
    assertThat(Glance.at(settings()).state()).as("nothing there yet, and no room to make it").isEqualTo(StoreHealth.State.STORAGE_FULL);
    usable.set(1000 * MIB);
    try (Bench bench = Bench.open(settings())) {
      bench.store().renewReserve();
      usable.set(0);
      StoreHealth onReserve = Glance.at(settings());
      assertThat(onReserve).isEqualTo(bench.store().health());
      assertThat(onReserve.state()).isEqualTo(StoreHealth.State.STORAGE_LOW);
      assertThat(onReserve.onReserve()).isTrue();
      usable.set(1000 * MIB);
      assertThat(Glance.at(settings()).onReserve()).isFalse();
    }
    Files.delete(new StoreFiles(folder.resolve("state")).reserve());
    usable.set(0);
    assertThat(Glance.at(settings()).state()).isEqualTo(StoreHealth.State.STORAGE_FULL);
    assertThat(Glance.at(settings()).onReserve()).isFalse();
    usable.set(MIB);
    assertThat(Glance.at(settings()).state()).as("a little is left").isEqualTo(StoreHealth.State.STORAGE_LOW);
  }

  @Test
  void what_a_run_before_found_is_told_until_a_start_has_set_it_aside() throws Exception {
    try (Bench bench = Bench.open(settings())) {
      bench.accept("one");
      bench.store().declareDamaged("event 2 is not the one that was written");
      assertThat(Glance.at(settings())).extracting(StoreHealth::state, StoreHealth::detail)
          .containsExactly(StoreHealth.State.DAMAGED, "event 2 is not the one that was written");
    }
    switch (Store.open(settings())) {
      case Opening.Damaged damaged -> damaged.store().close();
      case Opening other -> throw new AssertionError(other);
    }
    assertThat(Glance.at(settings()).state()).isEqualTo(StoreHealth.State.READY);
  }
}
