package org.hall24.kiosk.demo.hall;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.hall24.kiosk.Main;
import org.hall24.kiosk.binding.CommissionedCabinet;
import org.hall24.kiosk.config.KioskConfig;
import org.hall24.kiosk.demo.kiosk.DemoClock;
import org.hall24.link.Ticker;

/**
 * The process of the hall: {@code --run DIR --backend URL --time T --hand PORT [--script] [--panel] [--uncommissioned]}. Writes
 * the kiosk's {@code kiosk.yaml} for this hall into the run folder, switches the devices on and says {@code
 * {"ready":true,"control":N}} on standard output; {@code --uncommissioned}: nobody has found out yet how the cabinet is wired. It
 * ends when its standard input ends or the panel is closed.
 */
public final class HallProcess {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private HallProcess() {}

  /** Runs the hall. */
  public static void main(String[] arguments) throws Exception {
    List<String> given = Arrays.asList(arguments);
    Path run = Path.of(after(given, "--run"));
    URI backend = URI.create(after(given, "--backend"));
    int handPort = Integer.parseInt(after(given, "--hand"));
    DemoClock clock = new DemoClock(Instant.parse(after(given, "--time")), ZONE, Clock.systemUTC());

    Path logs = Files.createDirectories(run.resolve("logs"));
    try (NetworkCable network = new NetworkCable(new InetSocketAddress(backend.getHost(), backend.getPort()))) {
      KeyPair badges = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      Path configuration = writeConfiguration(run, network.port(), badges.getPublic());
      if (!given.contains("--uncommissioned")) {
        KioskConfig config = Main.load(configuration);
        CommissionedCabinet.rehearse(config.state().orElseThrow(), config, clock.instant());
      }
      PowerSwitch power =
          new PowerSwitch(configuration, logs.resolve("kiosk-console.log"), run.resolve("slips"), handPort, given.contains("--script"), clock);
      try (HallWorld world =
              new HallWorld(run.resolve("dev"), run.resolve("receipts"), badges, clock, network, power, new HandLine(handPort), Ticker.system());
          HallControl control = new HallControl(world)) {
        Runtime.getRuntime().addShutdownHook(new Thread(power::close));
        System.out.println("{\"ready\":true,\"control\":" + control.port() + "}");
        System.out.flush();
        if (given.contains("--panel")) {
          world.powerOn();
          CountDownLatch closed = new CountDownLatch(1);
          HallPanel.open(world, ZONE, closed::countDown);
          Thread.ofVirtual().start(() -> untilTheStarterEnds(closed));
          closed.await();
        } else {
          untilTheStarterEnds(new CountDownLatch(1));
        }
      }
    }
    // The toolkit's threads would keep an empty process.
    System.exit(0);
  }

  /** The one who started the hall holds the other end of its standard input; when it ends, so does the hall. */
  private static void untilTheStarterEnds(CountDownLatch ended) {
    try {
      while (System.in.read() >= 0) {
        continue;
      }
    } catch (IOException e) {
      // A broken pipe is an ended starter, too.
      ended.countDown();
    }
    ended.countDown();
  }

  private static Path writeConfiguration(Path run, int backendPort, PublicKey badges) throws IOException {
    String template;
    try (var in = Objects.requireNonNull(HallProcess.class.getResourceAsStream("/org/hall24/kiosk/demo/kiosk.yaml"), "the demo's kiosk.yaml")) {
      template = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    String text =
        template
            .replace("${RUN}", run.toAbsolutePath().toString())
            .replace("${BADGES}", Base64.getEncoder().encodeToString(badges.getEncoded()))
            .replace("${BACKEND}", "http://127.0.0.1:" + backendPort);
    Path file = run.resolve("kiosk.yaml");
    Files.writeString(file, text);
    return file;
  }

  private static String after(List<String> arguments, String option) {
    int at = arguments.indexOf(option);
    if (at < 0 || at + 1 >= arguments.size()) {
      throw new IllegalArgumentException("the hall needs " + option);
    }
    return arguments.get(at + 1);
  }
}
