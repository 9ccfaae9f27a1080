package org.hall24.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.hall24.queue.journal.Custody;
import org.hall24.queue.journal.Holding;
import org.hall24.queue.journal.Views;
import org.hall24.queue.outbox.OutboxShelf;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process behind a library that stands between it and its disk: every call that changes a file is recorded, so that every
 * disk that could be found after a kill or a power cut can be built and opened. Needs a C compiler; without one it is skipped,
 * except on a build server.
 *
 * <p>{@code -Dcrash.states=1000} builds so many states of each kind, {@code -Dcrash.calls=all} kills at every call, {@code
 * -Dcrash.faults=40} lets so many calls of every unit fail and so many pages of room be missing.
 */
class PowerCutTest {

  private static final int STATES = Integer.getInteger("crash.states", 20);
  private static final int FAULTS = Integer.getInteger("crash.faults", 5);
  private static final boolean EVERY_CALL = "all".equals(System.getProperty("crash.calls"));

  @TempDir Path root;
  private Path shim = Path.of("");

  /** What became of some states. */
  private static final class Found {
    int states;
    int lost;
    int half;
    int damaged;
    final List<String> first = new ArrayList<>();

    void tell(String what) {
      if (first.size() < 3) {
        first.add(what);
      }
    }
  }

  @BeforeEach
  void the_library_is_built() throws Exception {
    shim = root.resolve("io-shim.so");
    Path source = root.resolve("io-shim.c");
    try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("io-shim.c"))) {
      Files.copy(in, source);
    }
    Optional<Path> compiler = Stream.of("/usr/bin/cc", "/usr/bin/gcc", "/usr/bin/clang").map(Path::of).filter(Files::isExecutable).findFirst();
    if (compiler.isEmpty() && "true".equals(System.getenv("CI"))) {
      throw new AssertionError("CI must cut the power: install gcc and libc6-dev");
    }
    assumeTrue(compiler.isPresent(), "no C compiler on this machine");
    Process cc =
        new ProcessBuilder(compiler.get().toString(), "-shared", "-fPIC", "-O1", "-o", shim.toString(), source.toString(), "-ldl", "-lpthread")
            .redirectErrorStream(true)
            .redirectOutput(root.resolve("cc.txt").toFile())
            .start();
    assertThat(cc.waitFor()).as(Files.readString(root.resolve("cc.txt"))).isZero();
  }

  private int run(Path folder, String what, int times, String variable, String value) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx128m",
            "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
            "-cp", System.getProperty("java.class.path"), ShimmedKiosk.class.getName(), folder.toString(), what, Integer.toString(times));
    builder.environment().put("LD_PRELOAD", shim.toString());
    builder.environment().put("SHIM_DIR", folder.toString());
    builder.environment().put(variable, value);
    return builder.redirectErrorStream(true).redirectOutput(root.resolve("said.txt").toFile()).start().waitFor();
  }

  private String said() throws IOException {
    return Files.readString(root.resolve("said.txt"));
  }

  private DiskRecord record(String what, int times) throws IOException, InterruptedException {
    Path folder = root.resolve(what);
    Path log = root.resolve(what + ".record");
    int exit = run(folder, what, times, "SHIM_LOG", log.toString());
    assertThat(exit).as(said()).isZero();
    return new DiskRecord(log, folder);
  }

  private void look(DiskRecord record, int cut, DiskRecord.End end, long seed, Found found) throws IOException {
    Path folder = root.resolve("state-" + end + "-" + cut + "-" + seed);
    record.rebuild(cut, end, new Random(seed), folder);
    List<String> marks = record.marksBefore(cut);
    found.states++;
    switch (Store.open(StoreSettings.in(folder).with(StorePolicies.DEFAULTS.withReserve(0)))) {
      case Opening.Opened(Store store) -> {
        try (store) {
          judge(store, marks, found, end + " before call " + cut);
        }
      }
      case Opening.Damaged damaged -> {
        found.damaged++;
        found.tell(end + " before call " + cut + ": " + damaged.what());
        damaged.store().close();
      }
      case Opening other -> {
        // Cut before anything was acknowledged, not even the keys are whole: a technician is told, and nothing is lost.
        found.lost += marks.isEmpty() ? 0 : 1;
        found.tell(end + " before call " + cut + ": " + other);
      }
    }
    remove(folder);
  }

  private static void judge(Store store, List<String> marks, Found found, String where) {
    OutboxShelf shelf = new OutboxShelf(store);
    for (String mark : marks) {
      String[] words = mark.split(" ", -1);
      boolean there =
          switch (words[0]) {
            case "filing" -> shelf.filing(words[1]).filter(f -> f.key().equals(words[2])).isPresent();
            case "custody" -> !store.<List<Holding>>read(q -> Custody.chain(q, words[1])).isEmpty();
            default -> store.<Long>read(q -> q.count("SELECT count(*) AS n FROM delivered WHERE key = ?", words[1])) == 1;
          };
      if (!there) {
        found.lost++;
        found.tell(where + ": lost " + mark);
      }
    }
    List<String> differences = Views.differences(store);
    if (!differences.isEmpty() || !(store.verify() instanceof ChainCheck.Whole)) {
      found.half++;
      found.tell(where + ": " + differences);
    }
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  @Test
  void without_power_nothing_acknowledged_is_lost_and_no_unit_is_half_there() throws Exception {
    DiskRecord record = record("night", 100);
    Random random = new Random(140);
    for (DiskRecord.End end : List.of(DiskRecord.End.DROPPED, DiskRecord.End.TORN)) {
      Found found = new Found();
      for (int i = 0; i < STATES; i++) {
        look(record, random.nextInt(record.size()), end, i, found);
      }
      System.out.println("power cut, " + end + ": " + found.states + " states, lost " + found.lost + ", half " + found.half + ", damaged " + found.damaged);
      assertThat(List.of(found.lost, found.half, found.damaged)).as(found.first.toString()).containsOnly(0);
    }
  }

  @Test
  void the_control_with_synchronous_normal_does_lose_what_was_acknowledged() throws Exception {
    DiskRecord record = record("night-normal", 60);
    Random random = new Random(60);
    Found found = new Found();
    for (int i = 0; i < Math.min(STATES, 60); i++) {
      look(record, record.size() / 5 + random.nextInt(record.size() / 2), DiskRecord.End.DROPPED, i, found);
    }
    System.out.println("power cut, control NORMAL: " + found.states + " states, lost " + found.lost + ", damaged " + found.damaged);
    assertThat(found.lost + found.damaged).as("otherwise the rig is broken").isPositive();
  }

  @Test
  void killed_at_its_calls_nothing_acknowledged_is_lost() throws Exception {
    DiskRecord record = record("night", 8);
    Found found = new Found();
    for (int cut = 1; cut < record.size(); cut += EVERY_CALL ? 1 : 17) {
      if (record.changes(cut)) {
        look(record, cut, DiskRecord.End.KILLED, 0, found);
      }
    }
    System.out.println("killed at calls: " + found.states + " of " + record.size() + ", lost " + found.lost + ", half " + found.half + ", damaged " + found.damaged);
    assertThat(List.of(found.lost, found.half, found.damaged)).as(found.first.toString()).containsOnly(0);
    // And by a real SIGKILL, at two of them.
    for (int call : new int[] {record.size() / 3, record.size() / 2}) {
      Path folder = root.resolve("really-" + call);
      assertThat(run(folder, "night", 8, "SHIM_KILL_AT", Integer.toString(call))).isEqualTo(137);
      try (Bench bench = Bench.open(folder)) {
        assertThat(Views.differences(bench.store())).isEmpty();
        assertThat(bench.store().verify()).isInstanceOf(ChainCheck.Whole.class);
      }
    }
  }

  @Test
  void with_any_number_of_free_bytes_a_filing_is_refused_or_accepted_wholly() throws Exception {
    int exit = run(root.resolve("full"), "full", 128, "SHIM_UNUSED", "");
    assertThat(exit).as(said()).isZero();
    System.out.println("disk full, steps of 1024 bytes: " + said().strip().lines().toList().getLast());
    assertThat(said()).containsPattern("refused [1-9]");
  }

  @Test
  void a_sync_that_fails_tells_nobody_yes_and_the_file_is_opened_anew() throws Exception {
    int exit = run(root.resolve("sync"), "sync", 12, "SHIM_UNUSED", "");
    assertThat(exit).as(said()).isZero();
    System.out.println("failed syncs: " + said().strip().lines().toList().getLast());
    assertThat(said()).containsPattern("failed [1-9]");
  }

  @Test
  void a_disk_that_turns_read_only_under_an_open_store_is_called_that_and_can_still_be_read() throws Exception {
    int exit = run(root.resolve("ro"), "read-only", 1, "SHIM_UNUSED", "");
    assertThat(exit).as(said()).isZero();
    assertThat(said()).contains("cannot be written");
  }

  @Test
  void whatever_room_is_missing_a_unit_of_any_kind_is_there_wholly_or_not_at_all() throws Exception {
    everyUnit("every-unit-full", "disk full, frame by frame, every unit");
  }

  @Test
  void whatever_call_fails_a_unit_of_any_kind_is_there_wholly_or_not_at_all() throws Exception {
    everyUnit("every-unit-eio", "calls failed in turn, every unit");
  }

  private void everyUnit(String what, String says) throws IOException, InterruptedException {
    int exit = run(root.resolve(what), what, FAULTS, "SHIM_UNUSED", "");
    assertThat(exit).as(said()).isZero();
    System.out.println(says + ": " + said().strip().lines().toList().getLast());
    assertThat(said()).containsPattern("refused [1-9]");
  }
}
