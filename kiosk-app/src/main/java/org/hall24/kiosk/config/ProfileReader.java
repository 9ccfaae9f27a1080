package org.hall24.kiosk.config;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hall24.receipt.PrinterProfile;
import org.hall24.receipt.PrinterProfile.Ask;
import org.hall24.receipt.PrinterProfile.Pace;
import org.hall24.receipt.PrinterProfile.Page;
import org.hall24.receipt.PrinterProfile.Presenter;
import org.hall24.receipt.PrinterProfile.TicketSensor;
import org.hall24.receipt.PrinterProfile.Untaken;
import org.hall24.receipt.escpos.EscPos;
import org.hall24.receipt.escpos.Octets;
import org.hall24.receipt.escpos.RealTimeScanner;
import org.hall24.receipt.escpos.Rom;

/** Reads one printer profile; what the file leaves out is as in the profile it is based on. */
final class ProfileReader {
  private static final int MOST_BYTES = 64;
  private static final List<String> YES_NO = List.of("yes", "no");

  private final Section root;
  private final PrinterProfile base;

  ProfileReader(Section root, PrinterProfile base) {
    this.root = root;
    this.base = base;
  }

  PrinterProfile read(String name) {
    PrinterProfile profile =
        new PrinterProfile(
            name,
            page(root.section("paper"), root.section("font")),
            root.oneOf("encoding", base.rom(), Rom.values()),
            answers(),
            bytes(root, "prepare", base.prepare()),
            bytes(root, "cut", base.cut()),
            presenter(),
            pace(root.section("pace")));
    root.close();
    return profile;
  }

  private Page page(Section paper, Section font) {
    Page was = base.page();
    int width = paper.number("width-dots", was.widthDots(), 192, 1280);
    if (width % 8 != 0) {
      paper.fault("width-dots", width + " is not a whole number of bytes", "write a multiple of 8, as 576 or 384");
      width = was.widthDots();
    }
    int units = paper.number("units-per-dot", was.unitsPerDot(), 1, 4);
    int latin = font.number("latin-dots", was.latinDots(), 8, 24);
    int chinese = font.number("chinese-dots", was.chineseDots(), 16, 32);
    boolean own = word(root, "qr", was.ownQr() ? "printer" : "dots", List.of("printer", "dots")).equals("printer");
    paper.close();
    font.close();
    return new Page(width, latin, chinese, units, own);
  }

  private Optional<Set<Ask>> answers() {
    if (!root.has("answers")) {
      return base.answers();
    }
    List<String> words = root.texts("answers");
    if (words.equals(List.of("ask"))) {
      return Optional.empty();
    }
    List<String> known = Arrays.stream(Ask.values()).map(Ask::word).toList();
    EnumSet<Ask> asks = EnumSet.noneOf(Ask.class);
    for (String word : words) {
      Optional<Ask> ask = Arrays.stream(Ask.values()).filter(a -> a.word().equals(word)).findFirst();
      ask.ifPresent(asks::add);
      if (ask.isEmpty()) {
        root.fault(
            "answers", "\"" + word + "\" is not ask, nor a list of " + String.join(", ", known), Words.advice(word, known));
      }
    }
    return Optional.of(asks);
  }

  private Optional<Presenter> presenter() {
    if (!root.has("presenter")) {
      return base.presenter();
    }
    if (root.isWord("presenter", "none")) {
      return Optional.empty();
    }
    Section section = root.section("presenter");
    Presenter was =
        base.presenter()
            .orElse(
                new Presenter(List.of(), List.of(), List.of(), TicketSensor.NONE, Duration.ofSeconds(20), Untaken.KEEP));
    List<String> sensors = Arrays.stream(TicketSensor.values()).map(TicketSensor::word).toList();
    String sensor = word(section, "ticket", was.sensor().word(), sensors);
    Presenter presenter =
        new Presenter(
            bytes(section, "present", was.present()),
            bytes(section, "retract", was.retract()),
            bytes(section, "eject", was.eject()),
            TicketSensor.values()[sensors.indexOf(sensor)],
            Duration.ofSeconds(section.number("wait-s", (int) was.patience().toSeconds(), 2, 120)),
            section.oneOf("untaken", was.untaken(), Untaken.values()));
    demand(section, presenter.untaken() == Untaken.RETRACT && presenter.retract().isEmpty(), "retract");
    demand(section, presenter.untaken() == Untaken.EJECT && presenter.eject().isEmpty(), "eject");
    section.close();
    return Optional.of(presenter);
  }

  private static void demand(Section section, boolean missing, String key) {
    if (missing) {
      section.fault("untaken", "says " + key + ", and the bytes for it are missing", "write " + key + ": and the bytes, in hexadecimal");
    }
  }

  private Pace pace(Section section) {
    Pace was = base.pace();
    Pace pace =
        new Pace(
            section.number("window-bytes", was.windowBytes(), 128, 65_536),
            was.baud(),
            Duration.ofMillis(section.number("reply-ms", (int) was.replyWithin().toMillis(), 50, 5_000)),
            section.number("slowest-mm-s", was.slowestMmPerSecond(), 5, 500),
            Duration.ofSeconds(section.number("patience-s", (int) was.patience().toSeconds(), 2, 120)),
            word(section, "keeps-buffer", was.keepsBuffer() ? "yes" : "no", YES_NO).equals("yes"),
            section.number("near-end-reserve-mm", was.reserveMm(), 0, 20_000));
    section.close();
    return pace;
  }

  private static String word(Section section, String key, String otherwise, List<String> words) {
    return section.value(
        key, otherwise, "one of " + String.join(", ", words), text -> Optional.of(text).filter(words::contains));
  }

  private static List<EscPos> bytes(Section section, String key, List<EscPos> otherwise) {
    return section.value(key, otherwise, "bytes in hexadecimal, as 1D 56 42 00, without commands obeyed at once (10 04, 10 05, 10 14)", ProfileReader::hex);
  }

  private static Optional<List<EscPos>> hex(String text) {
    byte[] bytes;
    try {
      bytes = HexFormat.of().parseHex(text.replace(" ", ""));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    RealTimeScanner scanner = new RealTimeScanner();
    boolean urgent = false;
    for (byte next : bytes) {
      urgent |= scanner.accept(next).isPresent();
    }
    return urgent || bytes.length > MOST_BYTES ? Optional.empty() : Optional.of(EscPos.raw(Octets.of(bytes)));
  }
}
