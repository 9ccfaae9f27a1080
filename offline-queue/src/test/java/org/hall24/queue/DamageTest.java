package org.hall24.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.hall24.queue.outbox.AcceptanceNumber;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SQLite says "ok" to most of these. */
class DamageTest {

  @TempDir Path root;
  private Path live;
  private Path crashed;

  /** A store with its rows in the log, as a power cut leaves it: copied while it was open, its lock free. */
  @BeforeEach
  void a_store_after_a_power_cut() throws IOException {
    live = root.resolve("live");
    crashed = root.resolve("crashed");
    try (Bench bench = Bench.open(live)) {
      for (int i = 0; i < 20; i++) {
        bench.accept("filing-" + i);
      }
      // No connection of this process opens the copies before they are complete.
      copy(live, crashed);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : paths.toList()) {
        Path target = to.resolve(from.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else {
          Files.copy(path, target, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }

  private Path file(String name) {
    return crashed.resolve(name);
  }

  private void flip(Path file, long at) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[(int) at] ^= 0x20;
    Files.write(file, bytes);
  }

  private Opening.Damaged damaged() {
    Opening opening = Store.open(StoreSettings.in(crashed));
    assertThat(opening).isInstanceOf(Opening.Damaged.class);
    return (Opening.Damaged) opening;
  }

  private void is_set_aside_and_named() throws IOException {
    Opening.Damaged damaged = damaged();
    try (Bench bench = Bench.on(damaged.store(), StoreSettings.in(crashed))) {
      assertThat(damaged.what()).isNotBlank();
      assertThat(crashed.resolve(damaged.folder())).isDirectory();
      String genesis = bench.store().read(q -> q.first("SELECT body FROM journal WHERE seq=1", r -> r.text("body"))).orElseThrow();
      assertThat(genesis).contains(damaged.folder());
      // A number is never given twice: not even when the file that counted them is gone.
      String number = bench.accept("after").acceptanceNo();
      assertThat(AcceptanceNumber.plausible(number)).isTrue();
      assertThat(Integer.parseInt(number.replace(" ", "").substring(9, 14))).isGreaterThan(20);
    }
    try (Bench again = Bench.open(crashed)) {
      assertThat(again.store().verify()).isInstanceOf(ChainCheck.Whole.class);
    }
  }

  @Test
  void untouched_it_opens_whole() {
    try (Bench bench = Bench.open(crashed)) {
      assertThat(bench.store().<Long>read(q -> q.count("SELECT count(*) AS n FROM filings"))).isEqualTo(20);
    }
  }

  @Test
  void one_flipped_byte_early_in_the_log() throws IOException {
    flip(file("queue.db-wal"), 32 + 24 + 100);
    is_set_aside_and_named();
  }

  @Test
  void one_flipped_byte_in_the_header_of_the_log() throws IOException {
    flip(file("queue.db-wal"), 9);
    is_set_aside_and_named();
  }

  @Test
  void the_log_is_gone() throws IOException {
    Files.delete(file("queue.db-wal"));
    is_set_aside_and_named();
  }

  @Test
  void the_log_is_of_another_day() throws IOException {
    Files.write(file("queue.db-wal"), new byte[4096 * 3]);
    is_set_aside_and_named();
  }

  @Test
  void the_database_is_empty() throws IOException {
    Files.write(file("queue.db"), new byte[0]);
    is_set_aside_and_named();
  }

  @Test
  void the_database_is_gone() throws IOException {
    Files.delete(file("queue.db"));
    Files.delete(file("queue.db-wal"));
    Files.delete(file("queue.db-shm"));
    is_set_aside_and_named();
  }

  @Test
  void the_database_is_cut_short() throws IOException {
    close_cleanly();
    byte[] bytes = Files.readAllBytes(file("queue.db"));
    Files.write(file("queue.db"), java.util.Arrays.copyOf(bytes, bytes.length / 2));
    is_set_aside_and_named();
  }

  @Test
  void the_database_is_something_else() throws IOException {
    Files.writeString(file("queue.db"), "this was a database once\n".repeat(400));
    is_set_aside_and_named();
  }

  @Test
  void an_older_copy_was_put_back() throws IOException {
    Path old = root.resolve("old");
    close_cleanly();
    copy(crashed, old);
    try (Bench bench = Bench.open(crashed)) {
      bench.accept("later");
    }
    Files.copy(old.resolve("queue.db"), file("queue.db"), StandardCopyOption.REPLACE_EXISTING);
    is_set_aside_and_named();
  }

  @Test
  void any_flipped_byte_is_found_or_changes_nothing_that_can_be_read() throws IOException {
    close_cleanly();
    byte[] whole = Files.readAllBytes(file("queue.db"));
    Random random = new Random(7);
    int found = 0;
    for (int i = 0; i < 60; i++) {
      Path folder = root.resolve("flip-" + i);
      copy(crashed, folder);
      byte[] bytes = whole.clone();
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      Files.write(folder.resolve("queue.db"), bytes);
      switch (Store.open(StoreSettings.in(folder))) {
        case Opening.Damaged damaged -> {
          found++;
          // The evidence is what was found, byte for byte.
          damaged.store().close();
          assertThat(folder.resolve(damaged.folder()).resolve("queue.db")).hasBinaryContent(bytes);
        }
        case Opening.Opened opened -> {
          assertThat(opened.store().<Long>read(q -> q.count("SELECT count(*) AS n FROM filings"))).isEqualTo(20);
          assertThat(opened.store().<Long>read(q -> q.count("SELECT count(*) AS n FROM outbox"))).isEqualTo(20);
          opened.store().close();
        }
        case Opening other -> throw new AssertionError(String.valueOf(other));
      }
    }
    // Most of so young a file is unused space.
    assertThat(found).isGreaterThan(8);
  }

  @Test
  void the_evidence_keeps_its_log() throws IOException {
    flip(file("queue.db-wal"), 32 + 24 + 100);
    byte[] log = Files.readAllBytes(file("queue.db-wal"));
    Opening.Damaged damaged = damaged();
    damaged.store().close();
    assertThat(damaged.files()).contains("queue.db", "queue.db-wal", "queue.witness");
    assertThat(crashed.resolve(damaged.folder()).resolve("queue.db-wal")).hasBinaryContent(log);
  }

  @Test
  void a_second_damage_gets_a_folder_of_its_own() throws IOException {
    flip(file("queue.db-wal"), 9);
    Opening.Damaged first = damaged();
    first.store().commitNow(Urgency.REST, tx -> tx.append("alarm", "x", "{}"));
    first.store().close();
    Files.write(file("queue.db"), new byte[0]);
    Opening.Damaged second = damaged();
    second.store().close();
    assertThat(second.folder()).isNotEqualTo(first.folder());
    assertThat(crashed.resolve(first.folder())).isDirectory();
  }

  @Test
  void a_look_does_not_touch_a_damaged_store_and_says_that_it_is_one() throws IOException {
    flip(file("queue.db-wal"), 32 + 24 + 100);
    Look look = Look.at(StoreSettings.in(crashed));
    if (look instanceof Look.Open open) {
      assertThat(open.reader().verify()).isInstanceOf(ChainCheck.Broken.class);
      open.reader().close();
    } else {
      assertThat(look).isInstanceOf(Look.Unreadable.class);
    }
    assertThat(file("queue.db")).exists();
    try (Stream<Path> entries = Files.list(crashed)) {
      assertThat(entries.map(p -> p.getFileName().toString())).noneMatch(n -> n.startsWith("damaged"));
    }
  }

  @Test
  void missing_keys_are_not_damage_and_are_not_made_anew() throws IOException {
    Files.move(crashed.resolve("keys"), crashed.resolve("elsewhere"));
    Opening opening = Store.open(StoreSettings.in(crashed));
    assertThat(opening).isInstanceOf(Opening.Unwritable.class);
    assertThat(crashed.resolve("keys")).doesNotExist();
    Files.move(crashed.resolve("elsewhere"), crashed.resolve("keys"));
    Bench.open(crashed).close();
  }

  @Test
  void a_newer_releases_file_is_left_alone() throws Exception {
    close_cleanly();
    try (var connection = java.sql.DriverManager.getConnection("jdbc:sqlite:" + file("queue.db"));
        var statement = connection.createStatement()) {
      statement.execute("PRAGMA user_version=2000");
    }
    assertThat(Store.open(StoreSettings.in(crashed))).isInstanceOf(Opening.Unwritable.class);
  }

  @Test
  void a_creation_cut_short_before_its_name_was_given_starts_over() throws IOException {
    Path folder = root.resolve("young");
    Bench.open(folder).close();
    Files.move(folder.resolve("queue.db"), folder.resolve("queue.db.new"));
    // Only record 1 was ever witnessed.
    Witness.reset(folder.resolve("queue.witness"), new Witness.Mark(1, new byte[32], 0));
    try (Bench bench = Bench.open(folder)) {
      assertThat(bench.store().verify()).isInstanceOf(ChainCheck.Whole.class);
    }
  }

  @Test
  void database_witness_and_keys_are_their_owners_only() throws IOException {
    for (String name : List.of("queue.db", "queue.witness", "keys/journal.key", "keys/payload.keyset.json")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(live.resolve(name)))).isEqualTo("rw-------");
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(live.resolve("keys")))).isEqualTo("rwx------");
  }

  private void close_cleanly() {
    Bench.open(crashed).close();
  }
}
