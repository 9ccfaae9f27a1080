package org.hall24.identity.mrz;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads a zone from the lines of a reader: one, two or three, with spaces or without, or run together.
 *
 * <p>Readers take O for 0, I for 1, B for 8 and S for 5. Such letters are read as digits only where the layout wants a digit,
 * and only when every check digit holds afterwards.
 */
public final class MrzReader {
  private static final Pattern LINE = Pattern.compile("[A-Z0-9<]{30}|[A-Z0-9<]{36}|[A-Z0-9<]{44}");

  /** The dates of a single-line permit: without them thirty characters may be anything. */
  private static final Pattern SINGLE = Pattern.compile("C[SD].{11}[0-9OIBS]{7}.[0-9OIBS]{7}..");

  private static final Pattern FRAMING = Pattern.compile("[\\x02\\x03 \\t]+");
  private static final Pattern LINE_ENDS = Pattern.compile("[\\r\\n]+");
  private static final int CARD = 30;
  private static final int SMALL = 36;
  private static final int PAGE = 44;

  private final LocalDate today;

  /** @param today decides the century of a birth: none lies in the future */
  public MrzReader(LocalDate today) {
    this.today = today;
  }

  /** Reads a text; empty when it has no zone's shape. A zone whose check digits fail is a zone all the same. */
  public Optional<MachineReadableZone> read(String text) {
    return read(LINE_ENDS.splitAsStream(text).toList());
  }

  /** Reads lines; empty when they have no zone's shape. */
  public Optional<MachineReadableZone> read(List<String> raw) {
    List<String> lines = apart(raw.stream().map(MrzReader::bare).filter(line -> !line.isEmpty()).toList());
    if (lines.isEmpty() || !linesOfZone(lines.getFirst()).filter(count -> count == lines.size()).isPresent()) {
      return Optional.empty();
    }
    int width = lines.getFirst().length();
    if (!lines.stream().allMatch(line -> line.length() == width && LINE.matcher(line).matches())) {
      return Optional.empty();
    }
    boolean shaped = lines.size() == 1 ? SINGLE.matcher(lines.getFirst()).matches() : String.join("", lines).indexOf('<') >= 0;
    return shaped ? Optional.of(zone(lines)) : Optional.empty();
  }

  /**
   * How many lines a zone has that begins with this one; empty when none begins so. For whoever gathers lines from a line.
   */
  public static Optional<Integer> linesOfZone(String first) {
    String line = bare(first);
    if (!LINE.matcher(line).matches() || !Character.isLetter(line.charAt(0)) || line.indexOf('<') < 0 && line.length() != CARD) {
      return Optional.empty();
    }
    return switch (line.length()) {
      case PAGE, SMALL -> Character.isDigit(line.charAt(1)) ? Optional.empty() : Optional.of(2);
      case CARD ->
          switch (line.substring(0, 2)) {
            case "CS", "CD" -> Optional.of(1);
            default -> "ACI".indexOf(line.charAt(0)) >= 0 && !Character.isDigit(line.charAt(1)) ? Optional.of(3) : Optional.empty();
          };
      default -> Optional.empty();
    };
  }

  /** Whether a line can be a later line of a zone that begins with the first one. */
  public static boolean continues(String first, String line) {
    String bare = bare(line);
    return bare.length() == bare(first).length() && LINE.matcher(bare).matches();
  }

  private static String bare(String line) {
    return FRAMING.matcher(line).replaceAll("");
  }

  /** Readers without line ends give all lines as one. */
  private static List<String> apart(List<String> lines) {
    if (lines.size() != 1) {
      return lines;
    }
    String all = lines.getFirst();
    return switch (all.length()) {
      case 2 * PAGE -> List.of(all.substring(0, PAGE), all.substring(PAGE));
      case 2 * SMALL -> List.of(all.substring(0, SMALL), all.substring(SMALL));
      case 3 * CARD -> List.of(all.substring(0, CARD), all.substring(CARD, 2 * CARD), all.substring(2 * CARD));
      default -> lines;
    };
  }

  private MachineReadableZone zone(List<String> lines) {
    MachineReadableZone plain = layout(lines).read(lines, today);
    if (plain.valid()) {
      return plain;
    }
    MrzLayout layout = layout(lines);
    List<String> mended = layout.mended(lines);
    if (mended.equals(lines)) {
      return plain;
    }
    MachineReadableZone repaired = layout.read(mended, today);
    return repaired.valid() ? repaired.asRepaired() : plain;
  }

  private static MrzLayout layout(List<String> lines) {
    String first = lines.getFirst();
    boolean visa = first.charAt(0) == 'V';
    return switch (first.length()) {
      case PAGE -> visa ? MrzLayout.MRV_A : MrzLayout.TD3;
      case SMALL -> visa ? MrzLayout.MRV_B : MrzLayout.TD2;
      default -> lines.size() == 1 ? MrzLayout.CS : card(lines);
    };
  }

  /** Three lines of 30 are an ICAO card or a permit; CR, CT and C may begin both. */
  private static MrzLayout card(List<String> lines) {
    return switch (lines.getFirst().substring(0, 2)) {
      // An ICAO card of this code names its issuer where a permit has its number.
      case "CR" -> icaoCard(lines, MrzLayout.CR) ? MrzLayout.TD1 : MrzLayout.CR;
      case "CT" -> icaoCard(lines, MrzLayout.CT) ? MrzLayout.TD1 : MrzLayout.CT;
      // The old permit has its number, H or M and ten digits, where an ICAO card has its nationality.
      case "C<" -> lines.get(1).substring(15, 27).matches("[HM][0-9OIBS]{11}") ? MrzLayout.C_OLD : MrzLayout.TD1;
      default -> MrzLayout.TD1;
    };
  }

  private static boolean icaoCard(List<String> lines, MrzLayout permit) {
    return holding(MrzLayout.TD1, lines) > holding(permit, lines);
  }

  /** How many checks of a layout hold, right only by chance where the layout is another one. */
  private static long holding(MrzLayout layout, List<String> lines) {
    MachineReadableZone zone = layout.read(lines, LocalDate.EPOCH);
    return zone.checks().values().stream().filter(held -> held).count() * 10 / zone.checks().size();
  }
}
