package org.hall24.queue.delivery;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * What is known of the backend as a whole: held after it could not be reached, paced after it was busy. Pure: time comes in,
 * waits come out.
 */
final class Endpoint {

  private static final Duration FIRST_HOUR_CAP = Duration.ofSeconds(60);
  private static final Duration LATER_CAP = Duration.ofMinutes(5);
  private static final long HOUR_NANOS = Duration.ofHours(1).toNanos();
  private static final Duration FIRST_PACE = Duration.ofMillis(200);
  private static final Duration LAST_PACE = Duration.ofSeconds(5);
  private static final int DOUBTS_IN_A_ROW = 3;
  private static final int REFUSED_LANES_IN_A_ROW = 3;

  private final BackOff backOff;
  private final Set<String> refusedLanes = new HashSet<>();
  private long heldUntil = Long.MIN_VALUE;
  private long downSince;
  private int failures;
  private int doubts;
  private Duration pace = Duration.ZERO;

  Endpoint(BackOff backOff) {
    this.backOff = backOff;
  }

  /** How long nothing may be sent. */
  Duration heldFor(long nanos) {
    return heldUntil == Long.MIN_VALUE || heldUntil <= nanos ? Duration.ZERO : Duration.ofNanos(heldUntil - nanos);
  }

  /** Something was delivered. */
  void accepted(long nanos) {
    failures = 0;
    doubts = 0;
    refusedLanes.clear();
    pace = pace.compareTo(FIRST_PACE) <= 0 ? Duration.ZERO : pace.dividedBy(2);
    heldUntil = nanos + pace.toNanos();
  }

  /** The backend answered, whatever it said. */
  void answered() {
    doubts = 0;
  }

  /** Nobody can be reached, or nothing may be delivered: one probe after a while. */
  void down(long nanos) {
    if (failures == 0) {
      downSince = nanos;
    }
    Duration cap = nanos - downSince < HOUR_NANOS ? FIRST_HOUR_CAP : LATER_CAP;
    heldUntil = nanos + backOff.after(failures++, cap).toNanos();
  }

  /** Nothing may be delivered until somebody looks; one probe now and then shows whether somebody did. */
  void stopped(long nanos, Duration cap) {
    heldUntil = nanos + backOff.after(failures++, cap).toNanos();
  }

  /** Bytes left and no answer came. Three in a row are not one item's fault. */
  void doubted(long nanos) {
    if (++doubts >= DOUBTS_IN_A_ROW) {
      down(nanos);
    }
  }

  /** The backend has no time: slower for everybody, stopped for nobody. */
  void busy(long nanos) {
    pace = pace.isZero() ? FIRST_PACE : pace.multipliedBy(2);
    if (pace.compareTo(LAST_PACE) > 0) {
      pace = LAST_PACE;
    }
    heldUntil = nanos + pace.toNanos();
  }

  /**
   * An item was refused as it is.
   *
   * @return whether so many cases in a row were refused that it is not theirs: a wrong address or release
   */
  boolean refused(String lane, long nanos) {
    refusedLanes.add(lane);
    if (refusedLanes.size() < REFUSED_LANES_IN_A_ROW) {
      return false;
    }
    down(nanos);
    return true;
  }

  /** The network changed: try now. */
  void tryNow() {
    heldUntil = Long.MIN_VALUE;
    failures = 0;
  }
}
