package org.hall24.kiosk.binding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.hall24.identity.sam.emulator.SamReaderEmulator;
import org.hall24.kiosk.Main;
import org.hall24.kiosk.config.KioskConfig;
import org.hall24.kiosk.demo.people.DemoCards;
import org.hall24.link.Emulator;
import org.hall24.link.EmulatorRunner;
import org.hall24.link.FaultPlan;
import org.hall24.link.LinkException;
import org.hall24.link.Ticker;
import org.hall24.locker.emulator.BoardModel;
import org.hall24.locker.emulator.LockBoardEmulator;
import org.hall24.queue.Look;
import org.hall24.queue.StoreSettings;
import org.hall24.queue.outbox.OutboxShelf;
import org.hall24.queue.sandbox.SandboxBackend;
import org.hall24.receipt.PrinterProfile.Ask;
import org.hall24.receipt.emulator.ReceiptPrinterEmulator;
import org.hall24.receipt.emulator.ReceiptPrinterSettings;

/**
 * Everything around the process that is killed, and what outlives it: devices at the other ends of their lines, the back office,
 * cards, paper, and the hands that act where the process asks for them.
 */
final class NightHall implements AutoCloseable {
  /** A test that waits longer than this is not slow, it hangs. */
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /** What the kernel says of a process that ended by SIGKILL: 128 + 9. */
  private static final int KILLED = 137;

  private static final int LOOKS = 3;
  private static final Duration GLANCE = Duration.ofMillis(25);
  private static final Duration SHORT_PULSE = Duration.ofMillis(60);

  final SamReaderEmulator reader = new SamReaderEmulator();
  final LockBoardEmulator cabinet;
  final ReceiptPrinterEmulator printer;
  final SandboxBackend backend;
  final Path state;

  /** Where the papers really are: with the resident, in a cell, or with the courier. */
  String papers = "resident";

  /** Acceptance numbers a person could read. */
  final List<String> shown = new ArrayList<>();

  /** Moments of the process, in order. */
  final List<String> points = new ArrayList<>();

  private final Ticker ticker = Ticker.system();
  private final DemoCards cards;
  private final Path folder;
  private final Path configuration;
  private final Map<String, EmulatorRunner> lines = new LinkedHashMap<>();

  NightHall(Path folder, DemoCards cards) throws IOException, LinkException {
    this.folder = folder;
    this.cards = cards;
    this.state = folder.resolve("state");
    cabinet = new LockBoardEmulator(BoardModel.STANDARD.withPulse(SHORT_PULSE), ticker, new Random(1));
    printer = new ReceiptPrinterEmulator(new ReceiptPrinterSettings(576, 4096, 0, 0, EnumSet.allOf(Ask.class)), ticker);
    backend = SandboxBackend.start();
    Path dev = Files.createDirectories(folder.resolve("dev"));
    for (Map.Entry<String, Emulator> device : Map.of("id-reader", reader, "locker", cabinet, "printer", printer).entrySet()) {
      lines.put(
          device.getKey(), EmulatorRunner.onPseudoTerminal(device.getValue(), dev.resolve(device.getKey()), FaultPlan.none(), ticker));
    }
    configuration = Files.writeString(folder.resolve("kiosk.yaml"), configuration());
    KioskConfig config = Main.load(configuration);
    CommissionedCabinet.rehearse(config.state().orElseThrow(), config, Instant.EPOCH);
  }

  /** The demo hall's own configuration; its face module is not there tonight. */
  private String configuration() throws IOException {
    try (InputStream in = Objects.requireNonNull(NightHall.class.getResourceAsStream("/org/hall24/kiosk/demo/kiosk.yaml"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .replace("${RUN}", folder.toString())
          // Nobody of tonight has a badge.
          .replace("[\"${BADGES}\"]", "[]")
          .replace("${BACKEND}", backend.url().toString());
    }
  }

  /**
   * One night of the process, killed at a moment.
   *
   * @param killAt empty to let the night go through
   * @return whether the moment came; otherwise the process stopped in order when all was done and delivered
   */
  boolean night(String killAt) throws IOException, InterruptedException {
    return run("night", killAt, () -> true);
  }

  /**
   * Starts the process again and touches nothing. Stops it in order when it has met every device, looked at the doors a few
   * times and told the back office everything, unless it is killed before.
   *
   * @param killAt a moment of the restart itself, or empty
   * @return whether the moment came
   */
  boolean restart(String killAt) throws IOException, InterruptedException {
    long doors = count(cabinet, "queries");
    long asked = count(reader, "requests");
    long bytes = count(printer, "bytes");
    return run(
        "look", killAt, () -> count(cabinet, "queries") >= doors + LOOKS && count(reader, "requests") > asked && count(printer, "bytes") > bytes);
  }

  private boolean run(String what, String killAt, BooleanSupplier seenEnough) throws IOException, InterruptedException {
    Process process = process(what, killAt);
    boolean killed = false;
    boolean over = false;
    try (BufferedReader pipe = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = pipe.readLine(); line != null; line = pipe.readLine()) {
        if (killed) {
          // Nobody acts any more, but a number that came out before the end was seen.
          remember(line);
        } else if (line.equals("POINT " + killAt)) {
          process.toHandle().destroyForcibly();
          killed = true;
        } else {
          hear(line);
          over |= line.equals("END");
        }
        if (over && !killed) {
          await("met devices and an empty outbox", () -> ready(pipe) || !process.isAlive() || seenEnough.getAsBoolean() && delivered());
          if (!ready(pipe)) {
            process.outputWriter(StandardCharsets.UTF_8).close();
            over = false;
          }
        }
      }
      int status = process.waitFor();
      if (status != (killed ? KILLED : 0)) {
        throw new IllegalStateException("the kiosk ended with " + status + ": " + said());
      }
      return killed;
    } finally {
      process.destroyForcibly();
    }
  }

  private static boolean ready(BufferedReader pipe) {
    try {
      return pipe.ready();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void remember(String line) {
    if (line.startsWith("NUMBER ")) {
      shown.add(line.substring("NUMBER ".length()));
    }
  }

  private void hear(String line) {
    String[] words = line.split(" ", 2);
    switch (words[0]) {
      case "POINT" -> points.add(words[1]);
      case "PAGE" -> {
        // The card was read; whoever brought it takes it back.
        if (words[1].equals("IdentityChoice") || words[1].equals("StaffPin")) {
          reader.lift();
        }
      }
      case "NUMBER" -> remember(line);
      case "CARD" -> reader.lay(cards.card(words[1]));
      case "PUT" -> {
        cabinet.putPaper(Integer.parseInt(words[1]), 1);
        papers = words[1];
        cabinet.closeDoor(Integer.parseInt(words[1]));
      }
      case "TAKE" -> {
        cabinet.takePaper(Integer.parseInt(words[1]));
        papers = "courier";
        cabinet.closeDoor(Integer.parseInt(words[1]));
      }
      default -> {}
    }
  }

  private Process process(String what, String killAt) throws IOException {
    return new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xmx256m", "-Djava.awt.headless=true",
            "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
            "-cp", System.getProperty("java.class.path"), NightChild.class.getName(), configuration.toString(), what, killAt)
        .redirectError(ProcessBuilder.Redirect.appendTo(folder.resolve("kiosk.log").toFile()))
        .start();
  }

  private boolean delivered() {
    if (Look.at(StoreSettings.in(state)) instanceof Look.Open(Look.LookingReader store)) {
      try (store) {
        return new OutboxShelf(store).counts().pending() == 0;
      }
    }
    return false;
  }

  private void await(String what, BooleanSupplier there) throws IOException, InterruptedException {
    long end = ticker.nanos() + PATIENCE.toNanos();
    while (!there.getAsBoolean()) {
      if (ticker.nanos() - end > 0) {
        throw new IllegalStateException("waited in vain for " + what + ": " + said());
      }
      ticker.await(GLANCE);
    }
  }

  /** What the back office shows under {@code /sandbox}. */
  JsonNode backend(String what) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(backend.url().toString().replaceAll("/$", "") + "/sandbox/" + what)).build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return new ObjectMapper().readTree(client.send(request, HttpResponse.BodyHandlers.ofString()).body()).path(what);
    }
  }

  private static long count(Emulator device, String what) {
    return device.counts().getOrDefault(what, 0L);
  }

  /** What the devices counted, by name. */
  Map<String, Map<String, Long>> counts() {
    Map<String, Map<String, Long>> counts = new LinkedHashMap<>();
    lines.forEach((name, line) -> counts.put(name, line.counts()));
    return counts;
  }

  /** The log of the process. */
  String said() throws IOException {
    Path log = folder.resolve("kiosk.log");
    return Files.exists(log) ? Files.readString(log) : "";
  }

  /** Somebody pulls a device's plug: its port is gone. */
  void unplug(String device) {
    EmulatorRunner line = lines.remove(device);
    if (line == null) {
      throw new IllegalArgumentException("no device " + device);
    }
    line.close();
  }

  @Override
  public void close() {
    lines.values().forEach(EmulatorRunner::close);
    backend.close();
  }
}
