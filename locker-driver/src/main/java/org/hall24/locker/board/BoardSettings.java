package org.hall24.locker.board;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.hall24.locker.gpio.PinPair;

/**
 * How the boards of a line are wired and what they are: the profile a technician learns at commissioning.
 *
 * @param channels channels of each board, 1 up; a channel above is never asked nor opened
 * @param closedWhen the bit (0 or 1) that means a closed door, in the replies to open and query-one and in reports
 * @param closedWhenAll the same for query-all; public programs treat the two differently
 * @param queryOrder where the query-all of an 8A or CU24 board carries channels 1–8
 * @param echo whether the line echoes
 * @param reports whether the board tells door changes unasked; a reason to look at once, hints at most
 * @param window how long after the pulse the door may take to be seen open before it counts as jammed
 * @param fieldOrder in which order a revision of the board has two of its fields
 * @param pulse how long a bolt is held back, for boards that are told; at most a second, because solenoids burn
 */
public record BoardSettings(
    int channels,
    int closedWhen,
    int closedWhenAll,
    QueryOrder queryOrder,
    Echo echo,
    boolean reports,
    Duration window,
    FieldOrder fieldOrder,
    Duration pulse) {

  private static final int MOST_CHANNELS = 255;
  private static final int SHORTEST_PULSE_MS = 50;
  private static final int LONGEST_PULSE_MS = 1000;

  /** Of a usual 8A board: 24 channels, contact closed means door closed, channels 1–8 last, echo found out, ten seconds. */
  public static final BoardSettings DEFAULTS = of(Dialect.LOCK8A);

  public BoardSettings {
    if (channels < 1 || channels > MOST_CHANNELS) {
      throw new IllegalArgumentException("channels " + channels);
    }
    if ((closedWhen & ~1) != 0 || (closedWhenAll & ~1) != 0) {
      throw new IllegalArgumentException("a contact is 0 or 1");
    }
    if (window.isNegative() || window.isZero()) {
      throw new IllegalArgumentException("window " + window);
    }
    if (pulse.toMillis() < SHORTEST_PULSE_MS || pulse.toMillis() > LONGEST_PULSE_MS) {
      throw new IllegalArgumentException("a pulse of " + pulse.toMillis() + " ms is outside 50-1000");
    }
  }

  /** With the usual field order and a pulse of half a second. */
  public BoardSettings(
      int channels, int closedWhen, int closedWhenAll, QueryOrder queryOrder, Echo echo, boolean reports, Duration window) {
    this(channels, closedWhen, closedWhenAll, queryOrder, echo, reports, window, FieldOrder.USUAL, Duration.ofMillis(500));
  }

  /** What boards of a dialect usually are like. */
  static BoardSettings of(Dialect dialect) {
    return new BoardSettings(
        dialect.usualChannels(), dialect.closedWhen(), dialect.closedWhen(), QueryOrder.LAST, Echo.AUTO, false,
        Duration.ofSeconds(10));
  }

  /** The same boards on a line of which it is known whether it echoes. */
  public BoardSettings with(Echo other) {
    return new BoardSettings(channels, closedWhen, closedWhenAll, queryOrder, other, reports, window, fieldOrder, pulse);
  }

  /** The same with another order of fields. */
  public BoardSettings with(FieldOrder other) {
    return new BoardSettings(channels, closedWhen, closedWhenAll, queryOrder, echo, reports, window, other, pulse);
  }

  /** The same with another number of channels. */
  public BoardSettings withChannels(int other) {
    return new BoardSettings(other, closedWhen, closedWhenAll, queryOrder, echo, reports, window, fieldOrder, pulse);
  }

  /** The same with other switches and another order of a whole board's bits. */
  public BoardSettings wired(int one, int all, QueryOrder order) {
    return new BoardSettings(channels, one, all, order, echo, reports, window, fieldOrder, pulse);
  }

  /** The same boards, that tell door changes unasked or not. */
  public BoardSettings withReports(boolean other) {
    return new BoardSettings(channels, closedWhen, closedWhenAll, queryOrder, echo, other, window, fieldOrder, pulse);
  }

  /** The same with another patience for a door to be seen open. */
  public BoardSettings withWindow(Duration other) {
    return new BoardSettings(channels, closedWhen, closedWhenAll, queryOrder, echo, reports, other, fieldOrder, pulse);
  }

  /**
   * A setting that cannot stand.
   *
   * @param key the key as written in the configuration or after {@code --set}
   * @param message what is wrong
   * @param action what is allowed
   */
  public record Fault(String key, String message, String action) {}

  /** What came of reading settings. */
  public sealed interface Parsed {
    /** All keys are known and fit. */
    record Good(BoardSettings settings) implements Parsed {}

    /** At least one does not; all of them are named. */
    record Bad(List<Fault> faults) implements Parsed {}
  }

  /** Reads the keys of a profile of boards of this dialect; a key that is missing keeps its default. */
  public static Parsed parse(Dialect dialect, Map<String, String> keys) {
    BoardSettings usual = of(dialect);
    List<Fault> faults = new ArrayList<>();
    Reader read = new Reader(keys, faults);
    int most = dialect.mostChannels();
    int channels = read.value("channels", usual.channels, "a number from 1 to " + most, v -> number(v, 1, most));
    int closedWhen = read.value("closed-when", usual.closedWhen, "0 or 1", v -> number(v, 0, 1));
    int closedWhenAll = read.value("closed-when-all", closedWhen, "0 or 1", v -> number(v, 0, 1));
    QueryOrder order =
        read.value("query-order", usual.queryOrder, "first or last", v -> oneOf(List.of(QueryOrder.values()), v));
    Echo echo = read.value("echo", usual.echo, "auto, yes or no", v -> oneOf(List.of(Echo.values()), v));
    boolean reports =
        read.value("reports", usual.reports, "yes or no", v -> switch (v) {
          case "yes", "true" -> Optional.of(true);
          case "no", "false" -> Optional.of(false);
          default -> Optional.empty();
        });
    List<FieldOrder> orders = dialect.fieldOrders();
    FieldOrder fields =
        read.value("field-order", usual.fieldOrder, String.join(" or ", orders.stream().map(FieldOrder::word).toList()),
            v -> oneOf(orders, v));
    Duration window =
        read.value("window-s", usual.window, "seconds, more than 0 and at most 60", BoardSettings::seconds);
    Duration pulse =
        read.value("pulse-ms", usual.pulse, "milliseconds from 50 to 1000",
            v -> number(v, SHORTEST_PULSE_MS, LONGEST_PULSE_MS).map(Duration::ofMillis));
    if (dialect == Dialect.GPIO) {
      List<PinPair> pins =
          read.value("pins", List.of(), "a pair of BCM pins per channel, bolt:door, for example 17:27,22:23", PinPair::parse);
      channels = keys.containsKey("channels") || pins.isEmpty() ? channels : pins.size();
    }
    for (String key : keys.keySet()) {
      if (!read.known.contains(key)) {
        faults.add(
            new Fault(key, "a " + dialect.word() + " board has no setting \"" + key + "\"", "use one of " + String.join(", ", read.known)));
      }
    }
    return faults.isEmpty()
        ? new Parsed.Good(new BoardSettings(channels, closedWhen, closedWhenAll, order, echo, reports, window, fields, pulse))
        : new Parsed.Bad(List.copyOf(faults));
  }

  /** The door a contact means in an answer about one channel. */
  Door door(int bit) {
    return bit == closedWhen ? Door.CLOSED : Door.OPEN;
  }

  /** The door a contact means in an answer about a whole board. */
  Door doorInAll(int bit) {
    return bit == closedWhenAll ? Door.CLOSED : Door.OPEN;
  }

  private static Optional<Integer> number(String value, int low, int high) {
    try {
      int n = Integer.parseInt(value);
      return n >= low && n <= high ? Optional.of(n) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Optional<Duration> seconds(String value) {
    try {
      double s = Double.parseDouble(value);
      return s > 0 && s <= 60 ? Optional.of(Duration.ofMillis(Math.max(1, Math.round(s * 1000)))) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static <E extends Enum<E>> Optional<E> oneOf(List<E> values, String word) {
    return values.stream().filter(value -> value.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(word)).findFirst();
  }

  /** Reads key by key and collects what is wrong. */
  private static final class Reader {
    final Map<String, String> keys;
    final List<Fault> faults;
    final List<String> known = new ArrayList<>();

    Reader(Map<String, String> keys, List<Fault> faults) {
      this.keys = keys;
      this.faults = faults;
    }

    <T> T value(String key, T otherwise, String allowed, Function<String, Optional<T>> parser) {
      known.add(key);
      String text = keys.get(key);
      if (text == null) {
        return otherwise;
      }
      Optional<T> value = parser.apply(text.strip());
      if (value.isEmpty()) {
        faults.add(new Fault(key, "\"" + text + "\" is not a value of " + key, "write " + allowed));
      }
      return value.orElse(otherwise);
    }
  }
}
