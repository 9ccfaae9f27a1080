package org.hall24.kiosk.print.emulator;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What goes wrong with the emulated printer; may be changed while it runs.
 *
 * @param reasons its printer-state-reasons; one that stops a printer holds jobs in "processing"
 * @param stuck jobs stay in "processing" though nothing is wrong, as behind a spooler whose printer has gone
 * @param mute takes requests and does not answer
 * @param loseAnswer takes the next document and hangs up before it answers
 * @param abort aborts every job
 * @param countsEarly tells a printed page although none came out, as CUPS does
 * @param blind stands behind a queue that only hands bytes over
 * @param keepsCancelled does not let go of a job that is cancelled
 */
public record IppFaults(
    List<String> reasons,
    boolean stuck,
    boolean mute,
    boolean loseAnswer,
    boolean abort,
    boolean countsEarly,
    boolean blind,
    boolean keepsCancelled) {

  public IppFaults {
    reasons = List.copyOf(reasons);
  }

  /** Nothing is wrong. */
  public static IppFaults none() {
    return new IppFaults(List.of(), false, false, false, false, false, false, false);
  }

  /** With one more reason. */
  public IppFaults reason(String reason) {
    List<String> more = new ArrayList<>(reasons);
    more.add(reason);
    return new IppFaults(more, stuck, mute, loseAnswer, abort, countsEarly, blind, keepsCancelled);
  }

  /**
   * One fault by its word: {@code paper-out}, {@code paper-low}, {@code jam}, {@code door-open}, {@code toner-out}, {@code stuck}, {@code mute},
   * {@code lose-answer}, {@code abort}, {@code counts-early}, {@code blind}, {@code keeps-cancelled}; {@code ok} for none.
   *
   * @throws IllegalArgumentException for any other
   */
  public static UnaryOperator<IppFaults> named(String word) {
    return switch (word) {
      case "ok" -> f -> none();
      case "paper-out" -> f -> f.reason("media-empty-error");
      case "paper-low" -> f -> f.reason("media-low-warning");
      case "jam" -> f -> f.reason("media-jam-error");
      case "door-open" -> f -> f.reason("door-open-error");
      case "toner-out" -> f -> f.reason("marker-supply-empty-error");
      case "stuck" -> f -> new IppFaults(f.reasons, true, f.mute, f.loseAnswer, f.abort, f.countsEarly, f.blind, f.keepsCancelled);
      case "mute" -> f -> new IppFaults(f.reasons, f.stuck, true, f.loseAnswer, f.abort, f.countsEarly, f.blind, f.keepsCancelled);
      case "lose-answer" -> f -> new IppFaults(f.reasons, f.stuck, f.mute, true, f.abort, f.countsEarly, f.blind, f.keepsCancelled);
      case "abort" -> f -> new IppFaults(f.reasons, f.stuck, f.mute, f.loseAnswer, true, f.countsEarly, f.blind, f.keepsCancelled);
      case "counts-early" -> f -> new IppFaults(f.reasons, f.stuck, f.mute, f.loseAnswer, f.abort, true, f.blind, f.keepsCancelled);
      case "blind" -> f -> new IppFaults(f.reasons, f.stuck, f.mute, f.loseAnswer, f.abort, f.countsEarly, true, f.keepsCancelled);
      case "keeps-cancelled" -> f -> new IppFaults(f.reasons, f.stuck, f.mute, f.loseAnswer, f.abort, f.countsEarly, f.blind, true);
      default -> throw new IllegalArgumentException("there is no fault \"" + word + "\"");
    };
  }

  boolean holdsJobs() {
    return stuck
        || reasons.stream().anyMatch(r -> !r.startsWith("media-low") && !r.startsWith("toner-low") && !r.endsWith("-report"));
  }
}
