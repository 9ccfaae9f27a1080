package org.hall24.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import okhttp3.HttpUrl;
import org.hall24.queue.delivery.DeliverySettings;
import org.hall24.queue.delivery.DeliveryWorker;
import org.hall24.queue.journal.CellRow;
import org.hall24.queue.journal.Cells;
import org.hall24.queue.journal.Custody;
import org.hall24.queue.journal.Holding;
import org.hall24.queue.journal.Openings;
import org.hall24.queue.outbox.Dispatch;
import org.hall24.queue.outbox.OutboxShelf;
import org.hall24.queue.sandbox.SandboxBackend;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * SIGKILL of a separate process at its write points: at every journal write and at every other kind of write.
 * {@code -Dkill.all=true} takes every single point.
 */
class KillCampaignTest {

  @TempDir Path root;

  private record Killed(Path folder, String where, List<String> acks) {}

  @Test
  void killed_at_any_write_nothing_acknowledged_is_lost_and_nothing_happens_twice() throws Exception {
    try (SandboxBackend backend = SandboxBackend.start();
        ExecutorService two = Executors.newFixedThreadPool(2)) {
      String url = backend.url().toString();
      List<String> points = new ArrayList<>();
      Killed whole = attempt(root.resolve("whole"), 0, url, points).orElseThrow();
      assertThat(whole.acks()).hasSize(4);

      List<Future<Killed>> killed = new ArrayList<>();
      for (int n : chosen(points)) {
        killed.add(two.submit(() -> killed(root.resolve("killed-" + n), n, url)));
      }
      assertThat(killed).hasSizeGreaterThanOrEqualTo(15);
      for (Future<Killed> run : killed) {
        is_whole(run.get(), url);
      }
      System.out.println("killed at " + killed.size() + " of " + points.size() + " write points, lost 0, twice 0");
      assertThat(backend.counts()).containsEntry("twice", 0L);
    }
  }

  /** Point numbers from 1. */
  private static List<Integer> chosen(List<String> points) {
    Set<String> kinds = new HashSet<>();
    List<Integer> chosen = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      String kind = points.get(i);
      boolean journal = kind.startsWith("journal ");
      if (Boolean.getBoolean("kill.all") || journal || kinds.add(kind.startsWith("view ") ? "view" : kind)) {
        chosen.add(i + 1);
      }
    }
    return chosen;
  }

  /**
   * Kills at a point. Two cases are delivered side by side, and what their threads write at the same moment shares a commit: such a
   * run has fewer points than the one they were counted in. It then ends well before its point, and is done again to its own last.
   */
  private static Killed killed(Path folder, int stopAt, String url) throws IOException, InterruptedException {
    int at = stopAt;
    for (int again = 0; ; again++) {
      List<String> points = new ArrayList<>();
      Path fresh = folder.resolveSibling(folder.getFileName() + "-" + again);
      Optional<Killed> killed = attempt(fresh, at, url, points);
      if (killed.isPresent()) {
        return killed.get();
      }
      assertThat(points).as("points of a run that came to its end before point " + at).hasSizeLessThan(at);
      at = points.size();
    }
  }

  /** Empty when the process came to its end by itself and was to be killed. */
  private static Optional<Killed> attempt(Path folder, int stopAt, String url, List<String> points)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx96m",
                "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
                "-cp", System.getProperty("java.class.path"),
                KilledKiosk.class.getName(), folder.toString(), Integer.toString(stopAt), url)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    List<String> acks = new ArrayList<>();
    try (BufferedReader pipe = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = pipe.readLine(); line != null; line = pipe.readLine()) {
        if (line.startsWith("ack ")) {
          acks.add(line);
        } else if (line.startsWith("at ")) {
          points.add(line.split(" ", 3)[2]);
          if (line.startsWith("at " + stopAt + " ")) {
            process.toHandle().destroyForcibly();
          }
        }
      }
    }
    int exit = process.waitFor();
    if (stopAt > 0 && exit == 0) {
      return Optional.empty();
    }
    assertThat(exit).as("exit at point " + stopAt).isEqualTo(stopAt == 0 ? 0 : 137);
    return Optional.of(new Killed(folder, points.getLast(), acks));
  }

  private static void is_whole(Killed killed, String url) throws InterruptedException {
    StoreSettings settings = StoreSettings.in(killed.folder());
    try (Bench bench = Bench.open(settings)) {
      String at = "killed at " + killed.where();
      assertThat(bench.store().verify()).as(at).isInstanceOf(ChainCheck.Whole.class);
      OutboxShelf shelf = new OutboxShelf(bench.store());
      for (String ack : killed.acks()) {
        String[] words = ack.split(" ", -1);
        switch (words[1]) {
          case "filing" -> assertThat(shelf.filing(words[2]).orElseThrow().key()).as(at).isEqualTo(words[3]);
          case "intent" -> assertThat(bench.store().<Boolean>read(q -> Openings.get(q, words[2]).isPresent())).as(at).isTrue();
          default -> assertThat(bench.store().<List<Holding>>read(q -> Custody.chain(q, words[2]))).as(at).hasSize(2);
        }
      }
      custody_is_whole_or_not_there(bench, at);
      // The journeys are tried again, as after a power cut: the same numbers, nothing twice.
      bench.accept("journey-1");
      bench.accept("journey-2");
      assertThat(shelf.filings(9)).as(at).hasSize(2);
      try (DeliveryWorker worker =
          new DeliveryWorker(
              new Dispatch(bench.store(), bench.sealer()), shelf, DeliverySettings.of(HttpUrl.get(url), "test-kiosk"),
              settings.clock(), settings.ticker(), new Random(1))) {
        assertThat(worker.drain(Duration.ofSeconds(20)).pending()).as(at).isZero();
      }
      assertThat(bench.store().verify()).as(at).isInstanceOf(ChainCheck.Whole.class);
    }
  }

  /** A unit is there wholly or not at all: cell, chain, intent and the event to the backend agree. */
  private static void custody_is_whole_or_not_there(Bench bench, String at) {
    boolean holds = bench.store().read(q -> Cells.get(q, "07")).map(CellRow::custody).filter("holds"::equals).isPresent();
    long passes = bench.store().<Long>read(q -> q.count("SELECT count(*) AS n FROM journal WHERE kind='custody-passed'"));
    long queued = bench.store().<Long>read(q -> q.count("SELECT count(*) AS n FROM journal WHERE kind='queued'"));
    long events =
        bench.store().<Long>read(
            q -> q.count("SELECT (SELECT count(*) FROM outbox WHERE kind='custody') + (SELECT count(*) FROM delivered WHERE kind='custody') AS n"));
    assertThat(List.of(passes, queued, events)).as(at).isEqualTo(holds ? List.of(2L, 1L, 1L) : List.of(0L, 0L, 0L));
  }
}
