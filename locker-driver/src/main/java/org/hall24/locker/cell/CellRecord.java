package org.hall24.locker.cell;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is kept of a cell: custody and service, and how its bolt was used. Flat, so that a store can keep it as it is;
 * an empty string stands for nothing.
 *
 * @param cell the cell's name
 * @param custody {@code empty}, {@code reserved}, {@code holds}, {@code unknown}
 * @param item the bundle of papers
 * @param caseKey the filing
 * @param depositor who handed it over, a reference
 * @param until end of the reservation, ISO 8601
 * @param reason why custody is unknown
 * @param service {@link Service} by name
 * @param pulses how often its bolt was pulsed in all
 * @param recentPulses when it was pulsed last, at most five, oldest first
 * @param at when this was recorded
 * @param since since when custody is what it is
 * @param last the last hand-over, if there was one
 * @param pickup how what it holds may be collected, if there is a code for it
 */
public record CellRecord(
    String cell,
    String custody,
    String item,
    String caseKey,
    String depositor,
    String until,
    String reason,
    String service,
    long pulses,
    List<PulseTime> recentPulses,
    Instant at,
    Instant since,
    Optional<LastPass> last,
    Optional<Pickup> pickup) {
  public CellRecord {
    recentPulses = List.copyOf(recentPulses);
  }
}
