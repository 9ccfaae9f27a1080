package org.hall24.locker.board;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * How the boards of a line are wired and what they are: the profile a technician learns at commissioning.
 *
 * @param channels channels of each board, 1–50; a channel above is never asked nor opened
 * @param closedWhen the bit (0 or 1) that means a closed door, in the replies to open and query-one and in reports
 * @param closedWhenAll the same for query-all; public programs treat the two differently
 * @param queryOrder where query-all carries channels 1–8
 * @param echo whether the line echoes
 * @param reports whether the board tells door changes unasked; they are hints at most
 * @param window how long after the pulse the door may take to be seen open before it counts as jammed
 */
public record BoardSettings(
    int channels,
    int closedWhen,
    int closedWhenAll,
    QueryOrder queryOrder,
    Echo echo,
    boolean reports,
    Duration window) {

  /** 24 channels, contact closed means door closed, channels 1–8 last, echo found out, no reports, ten seconds. */
  public static final BoardSettings DEFAULTS =
      new BoardSettings(24, 1, 1, QueryOrder.LAST, Echo.AUTO, false, Duration.ofSeconds(10));

  public BoardSettings {
    if (channels < 1 || channels > Lock8aBytes.MAX_CHANNEL) {
      throw new IllegalArgumentException("channels " + channels);
    }
    if ((closedWhen & ~1) != 0 || (closedWhenAll & ~1) != 0) {
      throw new IllegalArgumentException("a contact is 0 or 1");
    }
    if (window.isNegative() || window.isZero()) {
      throw new IllegalArgumentException("window " + window);
    }
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

  /** Reads the keys of a board profile; a key that is missing keeps its default. */
  public static Parsed parse(Map<String, String> keys) {
    List<Fault> faults = new ArrayList<>();
    Reader read = new Reader(keys, faults);
    int channels =
        read.value("channels", DEFAULTS.channels, "a number from 1 to " + Lock8aBytes.MAX_CHANNEL,
            v -> number(v, 1, Lock8aBytes.MAX_CHANNEL));
    int closedWhen = read.value("closed-when", DEFAULTS.closedWhen, "0 or 1", v -> number(v, 0, 1));
    int closedWhenAll = read.value("closed-when-all", closedWhen, "0 or 1", v -> number(v, 0, 1));
    QueryOrder order =
        read.value("query-order", DEFAULTS.queryOrder, "first or last", v -> oneOf(QueryOrder.values(), v));
    Echo echo = read.value("echo", DEFAULTS.echo, "auto, yes or no", v -> oneOf(Echo.values(), v));
    boolean reports =
        read.value("reports", DEFAULTS.reports, "yes or no", v -> switch (v) {
          case "yes", "true" -> Optional.of(true);
          case "no", "false" -> Optional.of(false);
          default -> Optional.empty();
        });
    Duration window =
        read.value("window-s", DEFAULTS.window, "seconds, more than 0 and at most 60", BoardSettings::seconds);
    for (String key : keys.keySet()) {
      if (!read.known.contains(key)) {
        faults.add(new Fault(key, "a lock8a board has no setting \"" + key + "\"", "use one of " + String.join(", ", read.known)));
      }
    }
    return faults.isEmpty()
        ? new Parsed.Good(new BoardSettings(channels, closedWhen, closedWhenAll, order, echo, reports, window))
        : new Parsed.Bad(List.copyOf(faults));
  }

  /** The door a contact means in an open or query-one reply or a report. */
  Door door(Contact contact) {
    return contact.bit() == closedWhen ? Door.CLOSED : Door.OPEN;
  }

  /** The door a contact means in a query-all reply. */
  Door doorInAll(Contact contact) {
    return contact.bit() == closedWhenAll ? Door.CLOSED : Door.OPEN;
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

  private static <E extends Enum<E>> Optional<E> oneOf(E[] values, String word) {
    for (E value : values) {
      if (value.name().toLowerCase(Locale.ROOT).equals(word)) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
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
