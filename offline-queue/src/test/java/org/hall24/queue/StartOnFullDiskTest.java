package org.hall24.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hall24.queue.outbox.OutboxShelf;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A start on a file system that is really full: SQLite needs room even to look. Needs the right to mount a small one. */
class StartOnFullDiskTest {

  @TempDir Path folder;
  private Path disk;

  @BeforeEach
  void a_small_disk() throws Exception {
    disk = Files.createDirectories(folder.resolve("disk"));
    assumeTrue(Files.isExecutable(Path.of("/bin/mount")), "skipped: no mount here");
    int exit = new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=40m", "tmpfs", disk.toString()).redirectErrorStream(true).start().waitFor();
    assumeTrue(exit == 0, "skipped: this user may not mount");
  }

  @AfterEach
  void away_with_it() throws Exception {
    new ProcessBuilder("umount", disk.toString()).start().waitFor();
  }

  private StoreSettings settings() {
    return StoreSettings.in(disk.resolve("state"));
  }

  /** Writes until not a byte more goes in. */
  private void fill(String name) throws IOException {
    try (OutputStream out = Files.newOutputStream(disk.resolve(name))) {
      while (true) {
        out.write(new byte[4096]);
      }
    } catch (IOException full) {
      assertThat(Files.getFileStore(disk).getUsableSpace()).isLessThan(4096);
    }
  }

  @Test
  void a_kiosk_that_starts_on_a_full_disk_gives_up_its_reserve_and_can_deliver_and_takes_no_new_filing() throws IOException {
    try (Bench bench = Bench.open(settings())) {
      bench.accept("before");
      bench.store().renewReserve();
    }
    Path reserve = new StoreFiles(disk.resolve("state")).reserve();
    assertThat(reserve).exists();
    fill("other");
    assertThat(Glance.at(settings()).onReserve()).isTrue();
    try (Bench bench = Bench.open(settings())) {
      assertThat(reserve).doesNotExist();
      assertThat(new OutboxShelf(bench.store()).counts().pending()).isEqualTo(1);
      assertThat(bench.store().admission(0)).isInstanceOf(Admission.NoRoom.class);
      bench.accept("begun-before-the-disk-was-full");
      assertThat(bench.store().verify()).isInstanceOf(ChainCheck.Whole.class);
    }
  }

  @Test
  void without_a_reserve_it_says_that_the_disk_is_full_changes_nothing_and_opens_when_there_is_room_again() throws IOException {
    try (Bench bench = Bench.open(settings())) {
      bench.accept("before");
      bench.store().renewReserve();
    }
    fill("other");
    Files.delete(new StoreFiles(disk.resolve("state")).reserve());
    fill("more");
    assertThat(Glance.at(settings()).state()).isEqualTo(StoreHealth.State.STORAGE_FULL);
    assertThat(Store.open(settings()))
        .isInstanceOfSatisfying(
            Opening.Unwritable.class,
            not -> {
              assertThat(not.state()).isEqualTo(StoreHealth.State.STORAGE_FULL);
              assertThat(not.why()).startsWith("the disk is full");
            });
    assertThat(Look.at(settings()))
        .isInstanceOfSatisfying(Look.Unreadable.class, not -> assertThat(not.why()).startsWith("the disk is full"));
    Files.delete(disk.resolve("more"));
    try (Bench bench = Bench.open(settings())) {
      assertThat(new OutboxShelf(bench.store()).counts().pending()).isEqualTo(1);
      assertThat(bench.store().verify()).isInstanceOf(ChainCheck.Whole.class);
    }
  }
}
