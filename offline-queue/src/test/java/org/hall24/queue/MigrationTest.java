package org.hall24.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.hall24.queue.journal.Custody;
import org.hall24.queue.journal.Holding;
import org.hall24.queue.journal.Views;
import org.hall24.queue.outbox.Dispatch;
import org.hall24.queue.outbox.OutboxEntry;
import org.hall24.queue.outbox.OutboxShelf;
import org.hall24.queue.outbox.Sealer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file of the release before, as a power cut left it: three filings, one delivered, one dead, one waiting, an event. */
class MigrationTest {

  @TempDir Path root;

  private Path released(String version) throws IOException {
    Path folder = Files.createDirectories(root.resolve("store-" + version));
    try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("released/" + version + "/store.zip"));
        ZipInputStream zip = new ZipInputStream(in)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path file = folder.resolve(entry.getName());
        if (entry.isDirectory()) {
          Files.createDirectories(file);
        } else {
          Files.createDirectories(file.getParent());
          Files.write(file, zip.readAllBytes());
        }
      }
    }
    return folder;
  }

  private static long version(Bench bench) {
    return bench.store().read(q -> q.count("SELECT user_version AS n FROM pragma_user_version"));
  }

  private static void everything_is_there(Bench bench) {
    OutboxShelf shelf = new OutboxShelf(bench.store());
    assertThat(shelf.counts()).isEqualTo(new OutboxShelf.Counts(1, 2, 1));
    assertThat(shelf.filings(9)).extracting(f -> f.state()).containsExactlyInAnyOrder("delivered", "pending", "dead");
    String first = shelf.filing("journey-1").orElseThrow().key();
    assertThat(bench.store().<List<Holding>>read(q -> Custody.chain(q, first))).extracting(Holding::holder).containsExactly("resident", "cell");
    assertThat(bench.store().verify()).isInstanceOf(ChainCheck.Whole.class);
    assertThat(Views.differences(bench.store())).isEmpty();
    Dispatch dispatch = new Dispatch(bench.store(), bench.sealer());
    for (OutboxEntry entry : Stream.concat(shelf.items(false, 9).stream(), shelf.items(true, 9).stream()).toList()) {
      assertThat(dispatch.payload(entry.row())).as("sealed by the release before").isInstanceOf(Sealer.Unsealed.Plain.class);
    }
  }

  private static List<Path> copies(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(p -> p.getFileName().toString().startsWith("before-1001-")).toList();
    }
  }

  @Test
  void the_file_of_schema_1000_goes_forward_after_a_dated_copy_and_keeps_everything() throws Exception {
    Path folder = released("1000");
    try (Bench bench = Bench.open(folder)) {
      assertThat(version(bench)).isEqualTo(1001);
      everything_is_there(bench);
      bench.accept("journey-4");
      assertThat(new OutboxShelf(bench.store()).counts().pending()).isEqualTo(3);
    }
    assertThat(copies(folder)).hasSize(1);
    try (Bench bench = Bench.open(folder)) {
      assertThat(bench.store().verify()).isInstanceOf(ChainCheck.Whole.class);
    }
    // The copy is a whole store of the old schema.
    Path old = Files.createDirectories(root.resolve("from-copy"));
    Files.copy(copies(folder).getFirst(), old.resolve("queue.db"));
    try (var connection = java.sql.DriverManager.getConnection("jdbc:sqlite:" + old.resolve("queue.db"));
        var answer = connection.createStatement().executeQuery("PRAGMA user_version")) {
      assertThat(answer.getInt(1)).isEqualTo(1000);
    }
  }

  @Test
  void stopped_at_any_statement_it_is_the_old_file_or_the_new_one() throws IOException {
    int points = 0;
    Path counted = released("1000");
    int[] all = {0};
    Bench.open(StoreSettings.in(counted).with((WritePoints) where -> all[0] += where.contains("migrate") || where.contains("copy") ? 1 : 0)).close();
    assertThat(all[0]).isGreaterThan(10);
    for (int stopAt = 1; stopAt <= all[0]; stopAt++) {
      Path folder = Files.createDirectories(root.resolve("cut-" + stopAt));
      copy(released("1000"), folder);
      int[] reached = {0};
      int stop = stopAt;
      WritePoints cut =
          where -> {
            if ((where.contains("migrate") || where.contains("copy")) && ++reached[0] == stop) {
              throw new IllegalStateException("cut");
            }
          };
      assertThatThrownBy(() -> Store.open(StoreSettings.in(folder).with(cut))).hasMessage("cut");
      // This process still holds the lock of the cut one; what is left is looked at in another folder.
      Path left = Files.createDirectories(root.resolve("left-" + stopAt));
      copy(folder, left);
      try (Bench bench = Bench.open(left)) {
        everything_is_there(bench);
        points++;
      }
    }
    assertThat(points).isEqualTo(all[0]);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : paths.toList()) {
        Path target = to.resolve(from.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else {
          Files.copy(path, target, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }

  /** An A/B update that is rolled back: the classes of the release before, on the file of this one, and forward again. */
  @Test
  void the_release_before_reads_and_writes_the_new_file_and_this_one_goes_on() throws Exception {
    Path folder = root.resolve("rolled-back");
    try (Bench bench = Bench.open(folder)) {
      bench.accept("journey-1");
    }
    assertThat(previousRelease(folder, "journey-2")).contains("filings 1", "accepted SJS ", "verify Whole", "pending=2");
    try (Bench bench = Bench.open(folder)) {
      bench.accept("journey-3");
      OutboxShelf shelf = new OutboxShelf(bench.store());
      assertThat(shelf.filings(9)).hasSize(3);
      assertThat(shelf.counts()).isEqualTo(new OutboxShelf.Counts(0, 3, 0));
      assertThat(bench.store().verify()).isInstanceOf(ChainCheck.Whole.class);
      assertThat(Views.differences(bench.store())).isEmpty();
      Dispatch dispatch = new Dispatch(bench.store(), bench.sealer());
      for (OutboxEntry entry : shelf.items(false, 9)) {
        assertThat(dispatch.payload(entry.row())).isInstanceOf(Sealer.Unsealed.Plain.class);
      }
    }
  }

  private String previousRelease(Path folder, String ref) throws Exception {
    Path jar = root.resolve("previous-release.jar");
    try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("released/1000/previous-release.jar"))) {
      Files.copy(in, jar);
    }
    // Everything of today's class path except this module's own classes.
    String others =
        Stream.of(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
            .filter(entry -> entry.endsWith(".jar"))
            .reduce(jar.toString(), (a, b) -> a + java.io.File.pathSeparator + b);
    Path out = root.resolve("previous-release.txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx96m", "--enable-native-access=ALL-UNNAMED",
                "-cp", others, "org.hall24.queue.PreviousRelease", folder.toString(), ref)
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();
    assertThat(process.waitFor()).as(Files.readString(out)).isZero();
    return Files.readString(out, StandardCharsets.UTF_8);
  }

  @Test
  void a_number_of_the_schema_that_its_tables_contradict_is_damage() throws IOException {
    Path folder = root.resolve("flipped");
    Bench.open(folder).close();
    byte[] bytes = Files.readAllBytes(folder.resolve("queue.db"));
    // user_version, big-endian at byte 60 of the file's header: 1001 becomes 1000.
    bytes[63] ^= 1;
    Files.write(folder.resolve("queue.db"), bytes);
    Opening opening = Store.open(StoreSettings.in(folder));
    assertThat(opening).isInstanceOf(Opening.Damaged.class);
    ((Opening.Damaged) opening).store().close();
  }

  @Test
  void a_look_reads_the_old_file_without_taking_it_forward() throws IOException {
    Path folder = released("1000");
    Look look = Look.at(StoreSettings.in(folder));
    assertThat(look).isInstanceOf(Look.Open.class);
    try (Look.LookingReader reader = ((Look.Open) look).reader()) {
      assertThat(reader.verify()).isInstanceOf(ChainCheck.Whole.class);
      assertThat(new OutboxShelf(reader).counts()).isEqualTo(new OutboxShelf.Counts(1, 2, 1));
      assertThat(Views.differences(reader)).isEmpty();
      assertThat(reader.<Long>read(q -> q.count("SELECT user_version AS n FROM pragma_user_version"))).isEqualTo(1000);
    }
  }
}
