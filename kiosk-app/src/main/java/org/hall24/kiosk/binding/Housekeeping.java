package org.hall24.kiosk.binding;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.hall24.queue.Store;
import org.hall24.queue.StoreException;
import org.hall24.queue.outbox.Shredder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the store wants done once a night, when nobody stands there: keys of delivered cases destroyed, the reserve renewed. */
final class Housekeeping implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
  private static final int FROM_HOUR = 3;
  private static final int TO_HOUR = 4;

  /** Nobody comes for a result, or with an old code, after this. */
  private static final Duration REMEMBERED = Duration.ofDays(180);

  private final Store store;
  private final Shredder shredder;
  private final List<Consumer<Instant>> forgetful;
  private final BooleanSupplier clockUnsure;
  private final Clock clock;

  /**
   * @param forgetful what keeps things about collecting and forgets them some time
   * @param clockUnsure whether the clock may be wrong: then nothing is destroyed
   * @param clock in the zone of the hall
   */
  Housekeeping(Store store, Shredder shredder, List<Consumer<Instant>> forgetful, BooleanSupplier clockUnsure, Clock clock) {
    this.store = store;
    this.shredder = shredder;
    this.forgetful = List.copyOf(forgetful);
    this.clockUnsure = clockUnsure;
    this.clock = clock;
  }

  /** Does it when it is night; called once an hour. */
  @Override
  public void run() {
    int hour = LocalTime.now(clock).getHour();
    if (hour < FROM_HOUR || hour >= TO_HOUR) {
      return;
    }
    try {
      Shredder.Shredded shredded = shredder.run(!clockUnsure.getAsBoolean());
      if (!clockUnsure.getAsBoolean()) {
        Instant before = clock.instant().minus(REMEMBERED);
        forgetful.forEach(one -> one.accept(before));
      }
      store.renewReserve();
      LOG.info("event=housekeeping cases={} epochs={} rewrapped={}", shredded.cases(), shredded.epochs(), shredded.rewrapped());
    } catch (StoreException e) {
      // The store's own health says what is wrong; it is tried again the next night.
      LOG.warn("event=housekeeping.failed reason={}", e.reason());
    }
  }
}
