package org.hall24.identity.mrz;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hall24.identity.card.Sex;

/**
 * Where everything stands in a zone. Positions count from 0 over all lines joined; the end is not included. ICAO Doc 9303
 * parts 4 to 7; the permits after <a href="https://github.com/Johann356/readinfo">readinfo</a>, {@code MRTD.cpp}.
 */
enum MrzLayout {
  TD1(
      MrzFormat.TD1,
      field(60, 90),
      Optional.of(field(2, 5)),
      Optional.of(field(45, 48)),
      new Number(field(5, 14), 14, Optional.of(field(15, 30))),
      new Dates(30, 37, 38),
      List.of(field(15, 30), field(48, 59)),
      Optional.empty(),
      Optional.of(new Composite(List.of(field(5, 30), field(30, 37), field(38, 45), field(48, 59)), 59))),
  TD2(
      MrzFormat.TD2,
      field(5, 36),
      Optional.of(field(2, 5)),
      Optional.of(field(46, 49)),
      new Number(field(36, 45), 45, Optional.of(field(64, 71))),
      new Dates(49, 56, 57),
      List.of(field(64, 71)),
      Optional.empty(),
      Optional.of(new Composite(List.of(field(36, 46), field(49, 56), field(57, 71)), 71))),
  TD3(
      MrzFormat.TD3,
      field(5, 44),
      Optional.of(field(2, 5)),
      Optional.of(field(54, 57)),
      new Number(field(44, 53), 53, Optional.empty()),
      new Dates(57, 64, 65),
      List.of(field(72, 86)),
      Optional.of(new Digit(field(72, 86), 86)),
      Optional.of(new Composite(List.of(field(44, 54), field(57, 64), field(65, 87)), 87))),
  MRV_A(
      MrzFormat.MRV_A,
      field(5, 44),
      Optional.of(field(2, 5)),
      Optional.of(field(54, 57)),
      new Number(field(44, 53), 53, Optional.empty()),
      new Dates(57, 64, 65),
      List.of(field(72, 88)),
      Optional.empty(),
      Optional.empty()),
  MRV_B(
      MrzFormat.MRV_B,
      field(5, 36),
      Optional.of(field(2, 5)),
      Optional.of(field(46, 49)),
      new Number(field(36, 45), 45, Optional.empty()),
      new Dates(49, 56, 57),
      List.of(field(64, 72)),
      Optional.empty(),
      Optional.empty()),
  CR(
      MrzFormat.CR,
      field(60, 90),
      Optional.empty(),
      Optional.empty(),
      new Number(field(2, 11), 11, Optional.empty()),
      new Dates(23, 22, 15),
      List.of(field(49, 58)),
      Optional.empty(),
      Optional.empty()),
  CT(
      MrzFormat.CR,
      field(60, 90),
      Optional.empty(),
      Optional.empty(),
      new Number(field(2, 11), 11, Optional.empty()),
      new Dates(23, 22, 15),
      List.of(field(49, 59)),
      Optional.empty(),
      Optional.empty()),
  C_OLD(
      MrzFormat.CR,
      field(60, 90),
      Optional.empty(),
      Optional.empty(),
      new Number(field(45, 56), 56, Optional.empty()),
      new Dates(30, 37, 38),
      List.of(),
      Optional.empty(),
      Optional.empty()),
  /** The last digit of its line is not known to be a check digit of anything, and is not looked at. */
  CS(
      MrzFormat.CS,
      field(30, 30),
      Optional.empty(),
      Optional.empty(),
      new Number(field(2, 11), 11, Optional.empty()),
      new Dates(21, Dates.NO_SEX, 13),
      List.of(),
      Optional.empty(),
      Optional.empty());

  private static final String LOOK_ALIKES = "OIBS";
  private static final String DIGITS = "0185";
  private static final int CENTURY = 100;

  /** A run of characters. */
  record Field(int from, int to) {
    String in(String zone) {
      return zone.substring(from, to);
    }
  }

  /** A field and its digit. */
  record Digit(Field field, int at) {}

  /**
   * The document's number.
   *
   * @param more where the rest of a number stands that is longer than its field
   */
  record Number(Field field, int check, Optional<Field> more) {}

  /** Six digits each and their check behind them; where the sex stands. */
  record Dates(int birth, int sex, int expiry) {
    static final int NO_SEX = -1;
    static final int LENGTH = 6;
  }

  /** A digit over several fields. */
  record Composite(List<Field> fields, int at) {}

  private final MrzFormat format;
  private final Field names;
  private final Optional<Field> issuer;
  private final Optional<Field> nationality;
  private final Number number;
  private final Dates dates;
  private final List<Field> optional;
  private final Optional<Digit> optionalCheck;
  private final Optional<Composite> composite;

  MrzLayout(
      MrzFormat format,
      Field names,
      Optional<Field> issuer,
      Optional<Field> nationality,
      Number number,
      Dates dates,
      List<Field> optional,
      Optional<Digit> optionalCheck,
      Optional<Composite> composite) {
    this.format = format;
    this.names = names;
    this.issuer = issuer;
    this.nationality = nationality;
    this.number = number;
    this.dates = dates;
    this.optional = optional;
    this.optionalCheck = optionalCheck;
    this.composite = composite;
  }

  private static Field field(int from, int to) {
    return new Field(from, to);
  }

  /** Reads lines of the right number and length. */
  MachineReadableZone read(List<String> lines, LocalDate today) {
    String zone = String.join("", lines);
    Map<MrzCheck, Boolean> checks = new EnumMap<>(MrzCheck.class);
    LongNumber whole = number(zone, checks);
    checks.put(MrzCheck.BIRTH_DATE, dateHolds(zone, dates.birth()));
    checks.put(MrzCheck.EXPIRY_DATE, dateHolds(zone, dates.expiry()));
    optionalCheck.ifPresent(digit -> checks.put(MrzCheck.OPTIONAL_DATA, optionalHolds(zone, digit)));
    composite.ifPresent(c -> checks.put(MrzCheck.COMPOSITE, CheckDigit.holds(joined(zone, c.fields()), zone.charAt(c.at()))));
    String data = filled(optionalData(zone, whole.tail()));
    String state = issuer.map(f -> filled(f.in(zone))).orElse("CHN");
    String[] name = names.in(zone).split("<<", 2);
    return new MachineReadableZone(
        format,
        filled(zone.substring(0, 2)),
        words(name[0]),
        name.length > 1 ? words(name[1]) : "",
        this == TD3 && state.equals("CHN") ? ChineseName.of(data) : Optional.empty(),
        whole.number(),
        state,
        nationality.map(f -> filled(f.in(zone))),
        date(zone, dates.birth(), today),
        dates.sex() == Dates.NO_SEX ? Optional.empty() : Optional.of(sex(zone.charAt(dates.sex()))),
        date(zone, dates.expiry(), LocalDate.MAX),
        data,
        checks,
        false);
  }

  /**
   * A number and how many characters of the optional field it took.
   *
   * @param tail with its check digit and the filler behind it
   */
  private record LongNumber(String number, int tail) {}

  private LongNumber number(String zone, Map<MrzCheck, Boolean> checks) {
    String field = number.field().in(zone);
    char check = zone.charAt(number.check());
    String more = number.more().map(f -> f.in(zone)).orElse("");
    int end = more.indexOf('<') < 0 ? more.length() : more.indexOf('<');
    if (check == '<' && end > 1) {
      // ICAO Doc 9303 part 5, 4.2.2.1, note j: the rest of the number and its check digit begin the optional field.
      String whole = field + more.substring(0, end - 1);
      checks.put(MrzCheck.DOCUMENT_NUMBER, CheckDigit.holds(whole, more.charAt(end - 1)));
      return new LongNumber(filled(whole), Math.min(end + 1, more.length()));
    }
    checks.put(MrzCheck.DOCUMENT_NUMBER, CheckDigit.holds(field, check));
    return new LongNumber(filled(field), 0);
  }

  private String optionalData(String zone, int tail) {
    StringBuilder data = new StringBuilder();
    for (int i = 0; i < optional.size(); i++) {
      String part = optional.get(i).in(zone);
      String own = filled(i == 0 ? part.substring(tail) : part);
      if (!own.isEmpty() && !data.isEmpty()) {
        data.append('<');
      }
      data.append(own);
    }
    return data.toString();
  }

  private static boolean dateHolds(String zone, int at) {
    return CheckDigit.holds(zone.substring(at, at + Dates.LENGTH), zone.charAt(at + Dates.LENGTH));
  }

  /** Where nothing stands in the optional field, its digit may be missing too. */
  private static boolean optionalHolds(String zone, Digit digit) {
    String field = digit.field().in(zone);
    char check = zone.charAt(digit.at());
    return CheckDigit.holds(field, check) || check == '<' && filled(field).isEmpty();
  }

  private static String joined(String zone, List<Field> fields) {
    StringBuilder all = new StringBuilder();
    fields.forEach(field -> all.append(field.in(zone)));
    return all.toString();
  }

  /**
   * Two digits of a year: of this century, or of the last when that would lie after the latest day that makes sense. An
   * expiry always is of this century.
   */
  private static Optional<LocalDate> date(String zone, int at, LocalDate latest) {
    String digits = zone.substring(at, at + Dates.LENGTH);
    if (!digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Optional.empty();
    }
    int year = 2000 + Integer.parseInt(digits.substring(0, 2));
    int month = Integer.parseInt(digits.substring(2, 4));
    int day = Integer.parseInt(digits.substring(4, 6));
    Optional<LocalDate> date = of(year, month, day);
    boolean future = date.isEmpty() || date.get().isAfter(latest);
    return future && !latest.equals(LocalDate.MAX) ? of(year - CENTURY, month, day) : date;
  }

  private static Optional<LocalDate> of(int year, int month, int day) {
    try {
      return Optional.of(LocalDate.of(year, month, day));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Sex sex(char c) {
    return switch (c) {
      case 'M' -> Sex.MALE;
      case 'F' -> Sex.FEMALE;
      case '<', 'X' -> Sex.UNSPECIFIED;
      default -> Sex.UNKNOWN;
    };
  }

  /** Without the fillers at the end. */
  private static String filled(String field) {
    int end = field.length();
    while (end > 0 && field.charAt(end - 1) == '<') {
      end--;
    }
    return field.substring(0, end);
  }

  private static String words(String name) {
    return filled(name).replaceAll("<+", " ").strip();
  }

  /** The lines with look-alikes read as digits, in the places where only a digit can stand. */
  List<String> mended(List<String> lines) {
    StringBuilder zone = new StringBuilder(String.join("", lines));
    for (int at : digitPlaces()) {
      int which = LOOK_ALIKES.indexOf(zone.charAt(at));
      if (which >= 0) {
        zone.setCharAt(at, DIGITS.charAt(which));
      }
    }
    int width = lines.getFirst().length();
    List<String> mended = new ArrayList<>();
    for (int at = 0; at < zone.length(); at += width) {
      mended.add(zone.substring(at, at + width));
    }
    return List.copyOf(mended);
  }

  private List<Integer> digitPlaces() {
    List<Integer> places = new ArrayList<>(List.of(number.check()));
    for (int i = 0; i <= Dates.LENGTH; i++) {
      places.add(dates.birth() + i);
      places.add(dates.expiry() + i);
    }
    optionalCheck.ifPresent(digit -> places.add(digit.at()));
    composite.ifPresent(c -> places.add(c.at()));
    if (this == C_OLD) {
      for (int i = number.field().from() + 1; i < number.field().to(); i++) {
        places.add(i);
      }
    }
    return places;
  }
}
