package org.hall24.receipt;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.hall24.receipt.escpos.EscPos;
import org.hall24.receipt.escpos.Rom;

/**
 * What is particular to one printer model.
 *
 * @param name the name a configuration picks it by
 * @param widthDots printable dots across: 576 on 80 mm paper, 384 on 58 mm
 * @param rom which characters its Chinese ROM holds
 * @param unitsPerDot vertical motion units a dot: 1 on most Chinese boards, 2 on Epson's 203 dpi models
 * @param answers which questions it answers; empty: it is asked
 * @param cut how it cuts
 * @param window most bytes it is given beyond what it has confirmed; below its receive buffer
 * @param baud pace of the line in bit/s, so that a hold from the printer is seen before the line's own buffers run on
 * @param replyWithin how long it may take to answer a question
 * @param slowestMmPerSecond its slowest printing, by which the end of a receipt is judged where nothing else tells it
 * @param patience how long it may say that all is well without getting on
 */
public record PrinterProfile(
    String name,
    int widthDots,
    Rom rom,
    int unitsPerDot,
    Optional<Set<Ask>> answers,
    EscPos cut,
    int window,
    int baud,
    Duration replyWithin,
    int slowestMmPerSecond,
    Duration patience) {

  /** A question a printer may or may not answer. */
  public enum Ask {
    /** DLE EOT 1. */
    PRINTER(1),
    /** DLE EOT 2. */
    OFFLINE_CAUSE(2),
    /** DLE EOT 3. */
    ERROR(3),
    /** DLE EOT 4. */
    PAPER(4),
    /** GS r 1. */
    ORDERED_PAPER(0),
    /** GS ( H 48. */
    PROCESS_ID(0),
    /** DLE DC4 8. */
    CLEAR(0);

    private final int realTime;

    Ask(int realTime) {
      this.realTime = realTime;
    }

    /** The n of DLE EOT n, 1–4; 0 for a question of another kind. */
    public int realTime() {
      return realTime;
    }
  }

  public PrinterProfile {
    if (widthDots < 192 || widthDots % 8 != 0 || unitsPerDot < 1 || window < 256 || baud < 0) {
      throw new IllegalArgumentException("printer profile " + name + " out of range");
    }
    answers = answers.map(asks -> asks.isEmpty() ? Set.<Ask>of() : Set.copyOf(EnumSet.copyOf(asks)));
  }

  /** Any 80 mm ESC/POS printer with a Chinese ROM; it is asked what it answers. */
  public static PrinterProfile generic80() {
    return new PrinterProfile(
        "generic80",
        576,
        Rom.GB2312,
        1,
        Optional.empty(),
        new EscPos.FeedAndCut(false, 0),
        2048,
        38400,
        Duration.ofMillis(500),
        50,
        Duration.ofSeconds(10));
  }

  /** Any 58 mm ESC/POS printer with a Chinese ROM; it is asked what it answers. */
  public static PrinterProfile generic58() {
    PrinterProfile wide = generic80();
    return new PrinterProfile(
        "generic58", 384, wide.rom, 1, Optional.empty(), wide.cut, wide.window, wide.baud, wide.replyWithin,
        wide.slowestMmPerSecond, wide.patience);
  }

  /** The profile of a name, as a configuration or {@code --set profile=} says it. */
  public static Optional<PrinterProfile> named(String name) {
    return switch (name) {
      case "generic80" -> Optional.of(generic80());
      case "generic58" -> Optional.of(generic58());
      default -> Optional.empty();
    };
  }

  /** The same printer on a line of another pace; 0 for none. */
  public PrinterProfile withBaud(int newBaud) {
    return new PrinterProfile(
        name, widthDots, rom, unitsPerDot, answers, cut, window, newBaud, replyWithin, slowestMmPerSecond, patience);
  }

  /** The same printer, known to answer exactly these questions. */
  public PrinterProfile answering(Set<Ask> asks) {
    return new PrinterProfile(
        name, widthDots, rom, unitsPerDot, Optional.of(asks), cut, window, baud, replyWithin, slowestMmPerSecond,
        patience);
  }

  /** The same printer with other times. */
  public PrinterProfile withTimes(Duration newReplyWithin, Duration newPatience) {
    return new PrinterProfile(
        name, widthDots, rom, unitsPerDot, answers, cut, window, baud, newReplyWithin, slowestMmPerSecond,
        newPatience);
  }
}
