package org.hall24.kiosk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.hall24.queue.sandbox.FaultPlan;
import org.hall24.queue.sandbox.FaultPlan.Fault;
import org.hall24.queue.sandbox.FaultPlan.Kind;
import org.hall24.queue.sandbox.SandboxBackend;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * SIGKILL of {@code queue submit --count 0 --deliver} and of {@code queue drain} after a random number of lines, against a live
 * sandbox that also cuts lines. {@code -Dkill.runs=N} for a campaign; the counts are printed.
 */
class KillDeliveryTest {

  private static final int RUNS = Integer.getInteger("kill.runs", 2);

  @TempDir Path folder;

  @Test
  void whatever_was_given_a_number_arrives_once_however_often_the_process_is_killed() throws Exception {
    Random random = new Random(Long.getLong("kill.seed", 24L));
    String state = folder.resolve("state").toString();
    Set<String> promised = new HashSet<>();
    int killed = 0;
    try (SandboxBackend backend =
        SandboxBackend.start(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Optional.of(folder.resolve("backend.db")), new FaultPlan(),
            Clock.systemUTC())) {
      String url = backend.url().toString();
      for (int run = 0; run < RUNS; run++) {
        if (random.nextInt(3) == 0) {
          backend.faults().add(Fault.of("PUT", random.nextBoolean() ? Kind.DROP_ANSWER : Kind.CUT_ANSWER, 1 + random.nextInt(3)));
        }
        int lines = 1 + random.nextInt(12);
        for (JsonNode line : killedAfter(lines, "queue", "submit", "--count", "0", "--deliver", "--backend", url, "--state", state, "--json")) {
          promised.add(line.path("key").asText());
        }
        killed++;
        if (run % 2 == 1) {
          drainKilledAfter(Duration.ofMillis(700 + random.nextInt(1500)), url, state);
          killed++;
        }
      }
      backend.faults().replace(List.of());
      Ctl.Said drained = new Ctl(folder).json("queue", "drain", "--backend", url, "--for", "120", "--set", "backoff-cap=2", "--state", state);
      assertThat(drained.json().path("pending").asInt(-1)).as(drained.out() + drained.err()).isZero();
      assertThat(drained.json().path("dead").asInt(-1)).isZero();
      assertThat(backend.counts()).containsEntry("twice", 0L).containsEntry("malformed", 0L);
      Ctl.Said all = new Ctl(folder).json("queue", "list", "--all", "--limit", "1000000", "--state", state);
      Set<String> delivered = new HashSet<>();
      all.json().path("items").forEach(item -> {
        if (item.path("state").asText().equals("delivered")) {
          delivered.add(item.path("key").asText());
        }
      });
      assertThat(delivered).containsAll(promised);
      assertThat(backend.counts()).containsEntry("filings", (long) delivered.size());
      assertThat(new Ctl(folder).json("journal", "verify", "--state", state).exit()).isZero();
      System.out.println(
          "killed " + killed + " times; promised " + promised.size() + ", delivered " + delivered.size() + ", lost 0, twice "
              + backend.counts().get("twice"));
    }
  }

  private static Process hallctl(String... args) throws IOException {
    List<String> command = new ArrayList<>(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx96m",
            "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-cp", System.getProperty("java.class.path"),
            HallCtl.class.getName()));
    command.addAll(List.of(args));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  /** Wherever it is by then: still starting, in the middle of a call, or done. */
  private static void drainKilledAfter(Duration time, String url, String state) throws IOException, InterruptedException {
    Process process = hallctl("queue", "drain", "--backend", url, "--for", "60", "--state", state, "--json");
    if (!process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS)) {
      process.toHandle().destroyForcibly();
    }
    assertThat(process.waitFor()).isIn(0, 137);
  }

  /** Runs hallctl in a process of its own and kills it after so many lines; gives the lines that it said. */
  private static List<JsonNode> killedAfter(int lines, String... args) throws IOException, InterruptedException {
    Process process = hallctl(args);
    List<JsonNode> said = new ArrayList<>();
    try (BufferedReader pipe = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = pipe.readLine(); line != null; line = pipe.readLine()) {
        // The last line of a killed process may be cut: it was promised to nobody.
        Json.parse(line).ifPresent(said::add);
        if (said.size() == lines) {
          process.toHandle().destroyForcibly();
        }
      }
    } catch (IOException e) {
      // The pipe of a killed process broke.
    }
    assertThat(process.waitFor()).isEqualTo(137);
    return said;
  }
}
