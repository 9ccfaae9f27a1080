package org.hall24.kiosk.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.hall24.identity.scan.ScanSettings;
import org.hall24.kiosk.config.KioskConfig.DeviceKind;
import org.hall24.locker.board.BoardSettings;
import org.hall24.locker.board.Dialect;
import org.hall24.locker.gpio.PinPair;
import org.hall24.locker.signal.Signal;
import org.hall24.locker.signal.SignalWiring;

/** The drivers a configuration may name, with their usual speed and their settings. */
public final class Drivers {
  private static final Pattern DECIMAL = Pattern.compile("\\d{1,4}(\\.\\d{1,3})?");

  /** What a setting may be. */
  private record Setting(String allowed, Predicate<String> fits) {
    static Setting words(String... words) {
      return new Setting(String.join(", ", words), List.of(words)::contains);
    }

    static Setting number(int low, int high) {
      return new Setting(
          "a whole number from " + low + " to " + high,
          text -> text.matches("\\d{1,6}") && Integer.parseInt(text) >= low && Integer.parseInt(text) <= high);
    }
  }

  private static final Map<String, Setting> BOARD =
      Map.of(
          "channels", Setting.number(1, 255),
          "closed-when", Setting.number(0, 1),
          "closed-when-all", Setting.number(0, 1),
          "query-order", Setting.words("first", "last"),
          "echo", Setting.words("auto", "yes", "no"),
          "reports", Setting.words("yes", "no"),
          "field-order", Setting.words("board-channel", "channel-board", "lock-status", "status-lock"),
          "window-s", new Setting("seconds, as 10 or 0.5", text -> DECIMAL.matcher(text).matches()),
          "pulse-ms", Setting.number(50, 1000));

  private static final Setting HEX =
      new Setting("bytes in hexadecimal, two digits each, for example 7E000801000201ABCD", text -> ScanSettings.bytes(text).isPresent());

  private static final Map<String, Setting> SCANNER =
      Map.of(
          "charset", Setting.words("utf-8", "gb18030"),
          "line-end", Setting.words("auto", "cr", "lf", "crlf", "tab", "none"),
          "prefix", HEX,
          "suffix", HEX,
          "trigger", HEX,
          "gap-ms", Setting.number(20, 5000),
          "format", Setting.words("plain", "tagged"),
          "parity", Setting.words("none", "odd", "even"));

  private static final Map<String, Setting> PINS = pins();
  private static final Map<String, Setting> SIGNALS = signals();
  private static final Map<String, Setting> NONE = Map.of();

  private static final Map<String, Setting> IPP =
      Map.of(
          "media", new Setting("the name of a paper as IPP has it, for example iso_a4_210x297mm", text -> text.matches("[a-z][a-z0-9_.-]{2,80}")),
          "stuck-s", Setting.number(5, 600));

  private static final List<Drivers> ALL =
      List.of(
          new Drivers(
              "sam",
              DeviceKind.CARD_READER,
              115_200,
              Map.of(
                  "photo-decoder", Setting.words("none", "demo"),
                  "rf-bytes", Setting.number(24, 255),
                  "baud-walk", Setting.words("yes", "no"))),
          new Drivers("scanner", DeviceKind.SCANNER, 9_600, SCANNER),
          new Drivers("realsense", DeviceKind.FACE, 115_200, NONE),
          new Drivers("efaa", DeviceKind.FACE, 115_200, Map.of("level", Setting.number(0, 4), "mirror", Setting.words("yes", "no"))),
          new Drivers("lock8a", DeviceKind.LOCKER, 9_600, BOARD),
          new Drivers("wkly", DeviceKind.LOCKER, 9_600, BOARD),
          new Drivers("cu16", DeviceKind.LOCKER, 19_200, BOARD),
          new Drivers("cu24", DeviceKind.LOCKER, 19_200, BOARD),
          new Drivers("cu48", DeviceKind.LOCKER, 19_200, BOARD),
          new Drivers("winnsen", DeviceKind.LOCKER, 9_600, BOARD),
          new Drivers("modbus", DeviceKind.LOCKER, 9_600, BOARD),
          new Drivers("gpio", DeviceKind.LOCKER, 9_600, PINS),
          new Drivers("io-board", DeviceKind.SIGNALS, 9_600, SIGNALS),
          new Drivers("gpio-signals", DeviceKind.SIGNALS, 9_600, SIGNALS),
          new Drivers("escpos", DeviceKind.PRINTER, 115_200, Map.of("profile", new Setting("the name of a printer profile", text -> !text.isBlank()))),
          new Drivers("escl", DeviceKind.DOCUMENT_SCANNER, 9_600, NONE),
          new Drivers("ipp", DeviceKind.A4_PRINTER, 9_600, IPP));

  private final String word;
  private final DeviceKind kind;
  private final int baud;
  private final Map<String, Setting> settings;

  private Drivers(String word, DeviceKind kind, int baud, Map<String, Setting> settings) {
    this.word = word;
    this.kind = kind;
    this.baud = baud;
    this.settings = settings;
  }

  private static Map<String, Setting> pins() {
    Map<String, Setting> keys = new LinkedHashMap<>(BOARD);
    keys.put("pins", new Setting("a pair of BCM pins per channel, bolt:door, for example 17:27,22:23", text -> PinPair.parse(text).isPresent()));
    return keys;
  }

  private static Map<String, Setting> signals() {
    Map<String, Setting> keys = new LinkedHashMap<>();
    for (Signal signal : Signal.values()) {
      keys.put(signal.word(), Setting.number(1, 255));
    }
    keys.put("unit", Setting.number(1, 247));
    keys.put(
        "invert",
        new Setting(
            "inputs with commas, of " + String.join(", ", Signal.words(false)),
            text -> SignalWiring.parse(Map.of("invert", text), 255) instanceof SignalWiring.Parsed.Good));
    return keys;
  }

  /** The driver of this word. */
  public static Optional<Drivers> named(String word) {
    return ALL.stream().filter(driver -> driver.word.equals(word)).findFirst();
  }

  /** All words, as a configuration writes them. */
  public static List<String> words() {
    return ALL.stream().map(driver -> driver.word).toList();
  }

  /** What its devices do. */
  public DeviceKind kind() {
    return kind;
  }

  /** Its usual speed in bits per second. */
  public int usualBaud() {
    return baud;
  }

  /** Whether this release can work its devices; a word that is reserved for a later one may stand in a configuration all the same. */
  public boolean built() {
    return kind != DeviceKind.DOCUMENT_SCANNER;
  }

  /** Whether its devices are asked over a network, so that their port is an address. */
  public boolean networked() {
    return kind == DeviceKind.A4_PRINTER;
  }

  /** Lowest wire address of a board: 0 with some makers, 1 with the others. */
  int lowestBoard() {
    return Dialect.named(word).map(Dialect::lowestBoard).orElse(0);
  }

  /** What is wrong with a setting that was typed; nothing when it can stand. */
  public Optional<String> wrong(String key, String value) {
    Setting setting = settings.get(key);
    if (setting == null) {
      return Optional.of("the driver " + word + " has no setting \"" + key + "\"; it has: " + String.join(", ", new java.util.TreeSet<>(settings.keySet())));
    }
    return setting.fits.test(value) ? Optional.empty() : Optional.of(key + "=" + value + " is not " + setting.allowed);
  }

  /** Reads the settings of a device and notes what cannot stand. */
  Map<String, String> settings(Section section) {
    Map<String, String> read = new LinkedHashMap<>();
    for (String key : section.keys()) {
      Optional<String> value = section.text(key);
      Setting setting = settings.get(key);
      if (value.isEmpty()) {
        continue;
      }
      if (setting == null) {
        section.fault(
            key,
            "the driver " + word + " has no such setting",
            settings.isEmpty() ? "remove it; this driver has none" : Words.advice(key, settings.keySet()));
      } else if (!setting.fits.test(value.get())) {
        section.fault(key, "\"" + value.get() + "\" is not " + setting.allowed, "write " + setting.allowed);
      } else {
        read.put(key, value.get());
      }
    }
    Optional<Dialect> dialect = Dialect.named(word);
    if (dialect.isPresent() && BoardSettings.parse(dialect.get(), read) instanceof BoardSettings.Parsed.Bad(List<BoardSettings.Fault> bad)) {
      bad.forEach(fault -> section.fault(fault.key(), fault.message(), fault.action()));
    }
    return read;
  }
}
