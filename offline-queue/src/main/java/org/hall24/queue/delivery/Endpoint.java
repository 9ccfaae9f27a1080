package org.hall24.queue.delivery;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * What is known of the backend as a whole: held after it could not be reached, then let through one at a time until one is
 * answered. Pure: time comes in, waits come out.
 */
final class Endpoint {

  private static final Duration FIRST_HOUR_CAP = Duration.ofSeconds(60);
  private static final Duration LATER_CAP = Duration.ofMinutes(5);
  private static final Duration STOPPED_CAP = Duration.ofMinutes(15);
  private static final long HOUR_NANOS = Duration.ofHours(1).toNanos();
  private static final int DOUBTS_IN_A_ROW = 3;
  private static final int REFUSED_LANES_IN_A_ROW = 3;

  private final BackOff backOff;
  private final Pace pace;
  private final Set<String> refusedLanes = new HashSet<>();
  private long heldUntil = Long.MIN_VALUE;
  private long downSince;
  private int failures;
  private int doubts;
  private long outages;

  Endpoint(BackOff backOff) {
    this.backOff = backOff;
    this.pace = new Pace(backOff.cap());
  }

  /** Begins gently, as after an outage. */
  void startSlowly(long nanos) {
    pace.slowStart(nanos);
  }

  /** How long nothing may be sent. */
  Duration heldFor(long nanos) {
    Duration held =
        heldUntil == Long.MIN_VALUE || heldUntil <= nanos ? Duration.ZERO : Duration.ofNanos(heldUntil - nanos);
    Duration paced = pace.untilNext(nanos);
    return held.compareTo(paced) > 0 ? held : paced;
  }

  /** How many items may be on the way together: one while it is not known whether somebody is there. */
  int atOnce() {
    return failures > 0 ? 1 : pace.atOnce();
  }

  /**
   * A request leaves.
   *
   * @return to be handed back with its outcome: what left before an outage says nothing new about it
   */
  long launched(long nanos) {
    pace.spend(1, nanos);
    return outages;
  }

  /** An item that came back had made more requests than the one it left with. */
  void spent(int more, long nanos) {
    pace.spend(more, nanos);
  }

  /** Whether it goes slower than the backend answers. */
  boolean slowed() {
    return pace.slowed();
  }

  /** Nothing waits any more. */
  void caughtUp() {
    if (failures == 0) {
      pace.caughtUp();
    }
  }

  /** Something was delivered. */
  void accepted(long nanos) {
    answered(nanos);
    refusedLanes.clear();
    pace.succeeded(nanos);
  }

  /** The backend answered, whatever it said. */
  void answered(long nanos) {
    doubts = 0;
    if (failures > 0) {
      failures = 0;
      pace.slowStart(nanos);
    }
  }

  /** Nobody can be reached, or somebody else answers: one probe after a while. */
  void down(long launched, long nanos) {
    if (launched != outages) {
      return;
    }
    if (failures == 0) {
      downSince = nanos;
    }
    hold(nanos, nanos - downSince < HOUR_NANOS ? FIRST_HOUR_CAP : LATER_CAP);
  }

  /** Nothing may be delivered until somebody looks; one probe now and then shows whether somebody did. */
  void stopped(long launched, long nanos) {
    if (launched == outages) {
      hold(nanos, STOPPED_CAP);
    }
  }

  private void hold(long nanos, Duration cap) {
    outages++;
    heldUntil = nanos + backOff.after(failures++, cap).toNanos();
  }

  /** Bytes left and no answer came. Three in a row are not one item's fault. */
  void doubted(long launched, long nanos) {
    if (++doubts >= DOUBTS_IN_A_ROW) {
      down(launched, nanos);
    }
  }

  /** The backend has no time: slower for everybody, stopped for nobody. */
  void busy(long nanos) {
    pace.busy(nanos);
  }

  /**
   * An item was refused as it is.
   *
   * @return whether so many cases in a row were refused that it is not theirs: a wrong address or release
   */
  boolean refused(String lane, long launched, long nanos) {
    refusedLanes.add(lane);
    if (refusedLanes.size() < REFUSED_LANES_IN_A_ROW) {
      return false;
    }
    down(launched, nanos);
    return true;
  }

  /** The network changed: try now. */
  void tryNow() {
    heldUntil = Long.MIN_VALUE;
  }
}
