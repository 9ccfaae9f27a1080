package org.hall24.kiosk.binding;

import java.time.Clock;
import java.time.LocalTime;
import java.util.function.BooleanSupplier;
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

  private final Store store;
  private final Shredder shredder;
  private final BooleanSupplier clockUnsure;
  private final Clock clock;

  /**
   * @param clockUnsure whether the clock may be wrong: then nothing is destroyed
   * @param clock in the zone of the hall
   */
  Housekeeping(Store store, Shredder shredder, BooleanSupplier clockUnsure, Clock clock) {
    this.store = store;
    this.shredder = shredder;
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
      store.renewReserve();
      LOG.info("event=housekeeping cases={} epochs={} rewrapped={}", shredded.cases(), shredded.epochs(), shredded.rewrapped());
    } catch (StoreException e) {
      // The store's own health says what is wrong; it is tried again the next night.
      LOG.warn("event=housekeeping.failed reason={}", e.reason());
    }
  }
}
