package org.hall24.link;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an emulator's line does wrong, and when. One answer is one {@link Link#write} of the emulator.
 *
 * <p>As text: rules separated by {@code ;} or line ends, {@code #} begins a comment. A rule is words: {@code after=N} (the
 * first N answers are left alone; default 0), {@code times=N} (only so many answers, default all), and one fault:
 *
 * <ul>
 *   <li>{@code drop}: the answer is swallowed; {@code mute}: this and all later ones are.
 *   <li>{@code delay=MS}: it comes late. {@code cut=N}: only its first N bytes come. {@code flip=N}: the lowest bit of byte
 *       N (from 0) is wrong. {@code noise=HEX}: these bytes come before it.
 *   <li>{@code echo}: the host hears its own bytes. {@code unplug}: the line is lost instead of the answer.
 *   <li>{@code split=N} or {@code split=N/MS}: it comes in pieces of N bytes, MS apart.
 * </ul>
 *
 * For example {@code after=3 times=1 drop; split=1/3}.
 *
 * @param faults in the order in which they apply to one answer
 */
public record FaultPlan(List<Fault> faults) {

  /** What goes wrong. */
  public sealed interface Kind {
    record Drop() implements Kind {}

    record Mute() implements Kind {}

    record Delay(Duration by) implements Kind {}

    record Cut(int keep) implements Kind {}

    record Flip(int index) implements Kind {}

    record Noise(List<Byte> bytes) implements Kind {}

    record Echo() implements Kind {}

    record Unplug() implements Kind {}

    record Split(int size, Duration apart) implements Kind {}
  }

  /**
   * One rule.
   *
   * @param after how many answers are left alone first
   * @param times how many answers it spoils at most
   * @param kind what goes wrong
   */
  public record Fault(long after, long times, Kind kind) {

    /** Whether it spoils the answer with this number, counted from 1. */
    boolean spoils(long answer) {
      return answer > after && (kind instanceof Kind.Mute || answer - after <= times);
    }
  }

  private static final Pattern RULES = Pattern.compile("[;\\n]");
  private static final Pattern WORDS = Pattern.compile("\\s+");

  public FaultPlan {
    faults = List.copyOf(faults);
  }

  /** A line that does nothing wrong. */
  public static FaultPlan none() {
    return new FaultPlan(List.of());
  }

  /**
   * Reads a plan from its text.
   *
   * @throws IllegalArgumentException naming the rule that is not understood
   */
  public static FaultPlan parse(String text) {
    List<Fault> faults = new ArrayList<>();
    for (String line : RULES.splitAsStream(text.replaceAll("#[^\\n]*", "")).toList()) {
      String rule = line.strip();
      if (!rule.isEmpty()) {
        faults.add(rule(rule));
      }
    }
    return new FaultPlan(faults);
  }

  private static Fault rule(String rule) {
    long after = 0;
    long times = Long.MAX_VALUE;
    Optional<Kind> kind = Optional.empty();
    try {
      for (String word : WORDS.splitAsStream(rule).toList()) {
        int equals = word.indexOf('=');
        String key = equals < 0 ? word : word.substring(0, equals);
        String value = equals < 0 ? "" : word.substring(equals + 1);
        if (key.equals("after")) {
          after = atLeast(0, value);
        } else if (key.equals("times")) {
          times = atLeast(1, value);
        } else if (kind.isEmpty()) {
          kind = Optional.of(kind(key, value));
        } else {
          throw new IllegalArgumentException("more than one fault");
        }
      }
    } catch (IllegalArgumentException e) {
      throw notUnderstood(rule, e);
    }
    return new Fault(after, times, kind.orElseThrow(() -> notUnderstood(rule, null)));
  }

  private static IllegalArgumentException notUnderstood(
      String rule, @Nullable IllegalArgumentException cause) {
    return new IllegalArgumentException(
        "fault rule \"" + rule + "\": after=N, times=N and one of drop, mute, delay=MS, cut=N, flip=N, noise=HEX, echo,"
            + " unplug, split=N[/MS] are understood",
        cause);
  }

  private static Kind kind(String key, String value) {
    return switch (key) {
      case "drop" -> new Kind.Drop();
      case "mute" -> new Kind.Mute();
      case "echo" -> new Kind.Echo();
      case "unplug" -> new Kind.Unplug();
      case "delay" -> new Kind.Delay(Duration.ofMillis(atLeast(0, value)));
      case "cut" -> new Kind.Cut((int) atLeast(0, value));
      case "flip" -> new Kind.Flip((int) atLeast(0, value));
      case "noise" -> noise(HexFormat.of().parseHex(value));
      case "split" -> split(value);
      default -> throw new IllegalArgumentException("no such fault");
    };
  }

  private static Kind noise(byte[] bytes) {
    List<Byte> list = new ArrayList<>();
    for (byte b : bytes) {
      list.add(b);
    }
    return new Kind.Noise(List.copyOf(list));
  }

  private static Kind split(String value) {
    int slash = value.indexOf('/');
    String size = slash < 0 ? value : value.substring(0, slash);
    Duration apart = slash < 0 ? Duration.ZERO : Duration.ofMillis(atLeast(0, value.substring(slash + 1)));
    return new Kind.Split((int) atLeast(1, size), apart);
  }

  private static long atLeast(int least, String value) {
    int number = Integer.parseInt(value);
    if (number < least) {
      throw new IllegalArgumentException("too small");
    }
    return number;
  }
}
