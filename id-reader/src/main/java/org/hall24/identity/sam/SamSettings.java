package org.hall24.identity.sam;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How patient the driver is. The defaults follow what public integrations wait for.
 *
 * @param findEvery pause between two looks for a card (100 ms to 1 s in the field)
 * @param replyWithin longest wait for a short reply; a find that fails may take about a second
 * @param readWithin longest wait for text and photo, which take 1.35 s on the wire at 9600 bit/s
 * @param gap longest pause inside a frame; when it is over, the frame is given up
 * @param settle how long a line must be quiet after a broken frame before the question is put again
 * @param heartbeat how long a reader may go unheard before it is asked for its status
 * @param attempts how often select and read are tried for one presentation, at least 1
 * @param walkWithin longest wait for an answer at a speed that is only tried
 * @param walk whether a silent line is tried at the other speeds a module can have
 * @param radioBytes set after opening, where a technician wants it
 */
public record SamSettings(
    Duration findEvery,
    Duration replyWithin,
    Duration readWithin,
    Duration gap,
    Duration settle,
    Duration heartbeat,
    int attempts,
    Duration walkWithin,
    boolean walk,
    Optional<RadioBytes> radioBytes) {

  public SamSettings {
    if (attempts < 1) {
      throw new IllegalArgumentException("attempts must be at least 1");
    }
  }

  /** What fits every reader known from public sources. */
  public static SamSettings defaults() {
    return new SamSettings(
        Duration.ofMillis(250),
        Duration.ofMillis(1500),
        Duration.ofSeconds(5),
        Duration.ofMillis(500),
        Duration.ofMillis(50),
        Duration.ofSeconds(30),
        3,
        Duration.ofMillis(400),
        true,
        Optional.empty());
  }

  /** The same with this limit on the bytes exchanged with a card in one go. */
  public SamSettings with(RadioBytes bytes) {
    return new SamSettings(
        findEvery, replyWithin, readWithin, gap, settle, heartbeat, attempts, walkWithin, walk, Optional.of(bytes));
  }

  /** The same, but a silent line is only asked at its own speed. */
  public SamSettings withoutWalk() {
    return new SamSettings(
        findEvery, replyWithin, readWithin, gap, settle, heartbeat, attempts, walkWithin, false, radioBytes);
  }

  /**
   * The defaults, changed by what a technician set: {@code rf-bytes} ({@value RadioBytes#LEAST} to {@value RadioBytes#MOST}) and
   * {@code baud-walk} ({@code yes} or {@code no}); other keys are not this driver's.
   *
   * @throws IllegalArgumentException for a value outside these
   */
  public static SamSettings configured(Map<String, String> settings) {
    SamSettings read = defaults();
    String bytes = settings.get("rf-bytes");
    if (bytes != null) {
      read = read.with(new RadioBytes(Integer.parseInt(bytes)));
    }
    return "no".equals(settings.get("baud-walk")) ? read.withoutWalk() : read;
  }

  Duration patienceFor(SamCommand command) {
    return command == SamCommand.READ || command == SamCommand.READ_WITH_FINGER ? readWithin : replyWithin;
  }
}
