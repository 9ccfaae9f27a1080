package org.hall24.kiosk.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.hall24.identity.scan.Scan;
import org.hall24.identity.scan.ScanSettings;
import org.hall24.identity.scan.Scanner;
import org.hall24.kiosk.binding.ScanPort;
import org.hall24.kiosk.config.KioskConfig.Device;
import org.hall24.kiosk.config.KioskConfig.DeviceKind;
import org.hall24.link.DeviceState;
import org.hall24.link.Ticker;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hallctl scan}: the scanner of codes and machine-readable zones. */
@Command(name = "scan", description = "Wait for one code or machine-readable zone, or tell of all of them.")
final class ScanVerb extends DeviceVerb {

  @Option(names = "--watch", description = "Tell of everything that is scanned, until stopped.")
  boolean watch;

  @Option(names = "--charset", paramLabel = "utf-8|gb18030", description = "The letters of codes (default: UTF-8, else GB 18030).")
  Optional<String> charset = Optional.empty();

  @Option(names = "--trigger", paramLabel = "HEX", description = "The command that makes the scanner look, for example 7E000801000201ABCD.")
  Optional<String> trigger = Optional.empty();

  ScanVerb(Surroundings surroundings) {
    super(surroundings, DeviceKind.SCANNER, "scanner");
  }

  @Override
  boolean bounded() {
    return !watch;
  }

  @Override
  Answer answer() throws Failed, InterruptedException {
    Device device = device();
    ScanSettings settings = settings(device);
    try (Scanner scanner =
        Scanner.on(
            ScanPort.of(device, Ticker.system()), settings, ScanPort.types(config().codes(), surroundings.clock()), this::today, Ticker.system(), surroundings.random())) {
      DeviceState seen = firstSight(device, scanner::state, scanner::onState, timeout());
      if (!seen.usable()) {
        throw notReady(device, seen);
      }
      return watch ? watch(scanner) : once(device, scanner, timeout());
    }
  }

  private LocalDate today() {
    try {
      return LocalDate.now(surroundings.clock().withZone(config().site().zone()));
    } catch (Failed e) {
      throw new IllegalStateException("the configuration was read before", e);
    }
  }

  private ScanSettings settings(Device device) throws Failed {
    Map<String, String> words = new LinkedHashMap<>(device.settings());
    charset.ifPresent(word -> words.put("charset", word));
    trigger.ifPresent(hex -> words.put("trigger", hex));
    return switch (ScanSettings.parse(words)) {
      case ScanSettings.Parsed.Good(ScanSettings good) -> good;
      case ScanSettings.Parsed.Bad(String key, String allowed) ->
          throw Failed.wrongUse("usage", key + " \"" + words.get(key) + "\" cannot stand", "give " + allowed);
    };
  }

  private Answer once(Device device, Scanner scanner, Duration limit) throws Failed, InterruptedException {
    voice().note("hold a code before the scanner at " + device.port());
    Scan scan = scanner.scan(limit);
    return switch (scan) {
      case Scan.Zone _, Scan.Code _ -> {
        ObjectNode json = new ScanShown(shared.reveal).json(scan);
        yield Answer.done(json, ScanShown.table(json));
      }
      case Scan.Unreadable(Scan.Why why) -> {
        ScanShown.Trouble trouble = ScanShown.Trouble.of(why);
        throw Failed.because(trouble.kind(), trouble.message(), trouble.action());
      }
      case Scan.Nothing _ ->
          throw Failed.because("no-code", "nothing was scanned in time", "hold a code before the scanner, or wait longer with --timeout");
      case Scan.NotReady(DeviceState state) -> throw notReady(device, state);
    };
  }

  private Answer watch(Scanner scanner) throws InterruptedException {
    ScanShown shown = new ScanShown(shared.reveal);
    AutoCloseable ears =
        scanner.watch(
            scan -> {
              ObjectNode json = shown.json(scan);
              voice().say(json, ScanShown.table(json));
            });
    try {
      surroundings.stop().await();
      return Answer.said(Answer.INTERRUPTED);
    } finally {
      close(ears);
    }
  }
}
