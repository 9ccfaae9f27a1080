package org.hall24.kiosk.binding;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hall24.identity.card.CardPhotoDecoder;
import org.hall24.identity.face.FaceModule;
import org.hall24.identity.sam.SamReader;
import org.hall24.identity.sam.SamSettings;
import org.hall24.identity.scan.ScanSettings;
import org.hall24.identity.scan.Scanner;
import org.hall24.kiosk.config.KioskConfig;
import org.hall24.kiosk.config.KioskConfig.Device;
import org.hall24.kiosk.config.KioskConfig.DeviceKind;
import org.hall24.kiosk.config.PrinterProfiles;
import org.hall24.link.LineRecorder;
import org.hall24.link.Link;
import org.hall24.link.LinkException;
import org.hall24.link.Port;
import org.hall24.link.PortOwner;
import org.hall24.link.SupervisedPort;
import org.hall24.link.Ticker;
import org.hall24.locker.board.BoardLine;
import org.hall24.locker.board.BoardSettings;
import org.hall24.locker.board.Dialect;
import org.hall24.locker.board.Echo;
import org.hall24.locker.board.GpioLockBoard;
import org.hall24.locker.board.LockBoard;
import org.hall24.locker.gpio.Pi4jLines;
import org.hall24.locker.gpio.PinPair;
import org.hall24.locker.signal.GpioSignals;
import org.hall24.locker.signal.IoBoardSignals;
import org.hall24.locker.signal.SignalDesk;
import org.hall24.locker.signal.SignalPort;
import org.hall24.locker.signal.SignalWiring;
import org.hall24.receipt.PrinterProfile;
import org.hall24.receipt.ReceiptPrinter;

/**
 * The drivers of the configured devices on their lines, each line recorded, masked. A device that is not configured, or whose
 * driver this release does not have, is simply never there: the screens say so and the rest works.
 */
final class Devices implements AutoCloseable {
  private static final Duration PRINTER_LOOK = Duration.ofSeconds(2);
  private static final long RECORDING_LIMIT = 8L * 1024 * 1024;

  private final Path recordings;
  private final Clock clock;
  private final Ticker ticker;
  private final SecureRandom random;
  private final List<AutoCloseable> open = new ArrayList<>();

  final SamReader reader;
  final FaceModule face;
  final Scanner scanner;
  final LockBoard board;

  /** Whether the board's line echoed when the cabinet was commissioned; AUTO when nobody knows. */
  final Echo echoThen;

  final Optional<SignalDesk> signals;
  final PortOwner printerLine;
  final PrinterProfile printerProfile;

  Devices(KioskConfig config, Path state, List<CardPhotoDecoder> decoders, Clock clock, Ticker ticker, SecureRandom random) {
    this.recordings = state.resolve("recordings");
    this.clock = clock;
    this.ticker = ticker;
    this.random = random;
    reader = kept(cardReader(config, decoders));
    face = kept(face(config));
    scanner = kept(scanner(config));
    board = kept(board(config, state));
    echoThen = config.device(DeviceKind.LOCKER).map(d -> CommissionedCabinet.echo(state, d)).orElse(Echo.AUTO);
    signals = signals(config);
    signals.ifPresent(this::kept);
    Optional<Device> printer = config.device(DeviceKind.PRINTER).filter(d -> d.driver().equals("escpos"));
    printerProfile =
        printer
            .map(d -> profile(config, d))
            .orElseGet(PrinterProfile::generic80)
            .withBaud(printer.map(Device::baud).orElse(0));
    printerLine =
        kept(
            SupervisedPort.of(port(config, DeviceKind.PRINTER, "escpos"), ticker, random)
                .greeting(ReceiptPrinter.greeting(printerProfile, ticker))
                .idle(PRINTER_LOOK, ReceiptPrinter.greeting(printerProfile, ticker))
                .start());
  }

  private SamReader cardReader(KioskConfig config, List<CardPhotoDecoder> decoders) {
    Optional<Device> device = config.device(DeviceKind.CARD_READER).filter(d -> d.driver().equals("sam"));
    List<CardPhotoDecoder> all = new ArrayList<>(decoders);
    all.addAll(CardPhotoDecoder.installed());
    SamSettings settings = SamSettings.configured(device.map(Device::settings).orElse(java.util.Map.of()));
    return new SamReader(port(config, DeviceKind.CARD_READER, "sam"), settings, ticker, random, all);
  }

  private LockBoard board(KioskConfig config, Path state) {
    Optional<Device> device = config.device(DeviceKind.LOCKER).map(d -> CommissionedCabinet.learned(state, d));
    Dialect dialect = device.flatMap(d -> Dialect.named(d.driver())).orElse(Dialect.LOCK8A);
    BoardSettings settings =
        switch (BoardSettings.parse(dialect, device.map(Device::settings).orElse(java.util.Map.of()))) {
          case BoardSettings.Parsed.Good(BoardSettings good) -> good;
          case BoardSettings.Parsed.Bad bad -> throw new IllegalStateException("the configuration was checked and its board settings are bad");
        };
    if (!dialect.onLine()) {
      List<PinPair> pins = PinPair.parse(device.map(d -> d.settings().getOrDefault("pins", "")).orElse("")).orElse(List.of());
      return new GpioLockBoard(Pi4jLines::ofThisMachine, pins, settings, ticker, Ticker.system());
    }
    PortOwner owner = SupervisedPort.of(port(config, DeviceKind.LOCKER, dialect.word()), ticker, random).start();
    return new BoardLine(owner, dialect, settings, dialect.timing(), ticker);
  }

  private FaceModule face(KioskConfig config) {
    Optional<Device> device = config.device(DeviceKind.FACE);
    String driver = device.map(Device::driver).orElse("realsense");
    return FaceModules.on(driver, device.map(Device::settings).orElse(Map.of()), port(config, DeviceKind.FACE, driver), ticker, random);
  }

  private Optional<SignalDesk> signals(KioskConfig config) {
    Optional<Device> device = config.device(DeviceKind.SIGNALS);
    if (device.isEmpty() || !(SignalWiring.parse(device.get().settings(), 255) instanceof SignalWiring.Parsed.Good(SignalWiring wiring))) {
      return Optional.empty();
    }
    boolean pins = device.get().driver().equals("gpio-signals");
    SignalPort wires =
        pins
            ? new GpioSignals(Pi4jLines::ofThisMachine, wiring)
            : new IoBoardSignals(SupervisedPort.of(port(config, DeviceKind.SIGNALS, "io-board"), ticker, random).start(), wiring, ticker);
    return Optional.of(new SignalDesk(wires, ticker, clock));
  }

  private Scanner scanner(KioskConfig config) {
    Map<String, String> words = config.device(DeviceKind.SCANNER).map(Device::settings).orElse(Map.of());
    return switch (ScanSettings.parse(words)) {
      case ScanSettings.Parsed.Good(ScanSettings settings) ->
          Scanner.on(
              port(config, DeviceKind.SCANNER, "scanner"), settings, ScanPort.types(config.codes(), clock),
              () -> LocalDate.now(clock.withZone(config.site().zone())), ticker, random);
      case ScanSettings.Parsed.Bad(String key, String _) ->
          throw new IllegalStateException("the configuration was checked and the scanner's " + key + " is bad");
    };
  }

  private Port port(KioskConfig config, DeviceKind kind, String driver) {
    Optional<Device> device = config.device(kind).filter(d -> d.driver().equals(driver));
    if (device.isEmpty()) {
      return new NoDevice(kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
    }
    Port serial = ScanPort.of(device.get(), ticker);
    LineRecorder recorder =
        kept(
            new LineRecorder(
                recordings.resolve(device.get().name() + ".rec"), serial.name(), LineMasks.of(driver), RECORDING_LIMIT, clock, ticker, random));
    return recorder.record(serial);
  }

  private static PrinterProfile profile(KioskConfig config, Device printer) {
    String name = printer.settings().getOrDefault("profile", PrinterProfiles.USUAL);
    return switch (config.printers().find(name)) {
      case PrinterProfiles.Found.Sound(PrinterProfile sound) -> sound;
      case PrinterProfiles.Found.Refused refused ->
          throw new IllegalStateException("the configuration was checked and its printer profile is bad: " + refused.faults().getFirst());
      case PrinterProfiles.Found.None none ->
          throw new IllegalStateException("the configuration was checked and its printer profile is not there");
    };
  }

  /** Closes the drivers before the recorders of their lines. */
  @Override
  public void close() {
    for (AutoCloseable device : open.reversed()) {
      try {
        device.close();
      } catch (Exception e) {
        throw new IllegalStateException("a driver would not close", e);
      }
    }
  }

  private <T extends AutoCloseable> T kept(T device) {
    open.add(device);
    return device;
  }

  /** A port for a device nobody configured. */
  private record NoDevice(String name) implements Port {
    @Override
    public Link open() throws LinkException {
      throw new LinkException(LinkException.Kind.NO_PORT, "no " + name + " is configured");
    }
  }
}
