package org.hall24.kiosk.cli;

import org.hall24.kiosk.config.KioskConfig;
import org.hall24.queue.Store;
import org.hall24.queue.Ticker;
import org.hall24.queue.delivery.ClockSense;
import org.hall24.queue.delivery.DeliverySettings;
import org.hall24.queue.delivery.DeliveryWorker;
import org.hall24.queue.delivery.HttpBackend;
import org.hall24.queue.outbox.Attachments;
import org.hall24.queue.outbox.CaseSealer;
import org.hall24.queue.outbox.Dispatch;
import org.hall24.queue.outbox.Keys;
import org.hall24.queue.outbox.Outbox;
import org.hall24.queue.outbox.OutboxShelf;

/** The outbox of a state folder, open for writing: the same parts in the same order as in the kiosk. */
final class OpenQueue implements AutoCloseable {

  private final Surroundings surroundings;
  private final Store store;
  private final CaseSealer sealer;
  private final Outbox outbox;
  private final ClockSense clockSense;

  OpenQueue(StateFolder folder, KioskConfig.Site site) throws Failed {
    surroundings = folder.surroundings();
    store = folder.open();
    sealer = new CaseSealer(store);
    outbox =
        new Outbox(
            store,
            sealer,
            new Keys(surroundings.clock(), surroundings.random()),
            new Outbox.Identity(site.id(), site.numberPrefix(), site.zone()));
    clockSense = new ClockSense(store, surroundings.clock(), Ticker.system());
    // Before anything is drafted: files that a process left which was killed while it read an attachment.
    new Attachments(store, sealer).sweep();
  }

  Store store() {
    return store;
  }

  Outbox outbox() {
    return outbox;
  }

  OutboxShelf shelf() {
    return new OutboxShelf(store);
  }

  Dispatch dispatch() {
    return new Dispatch(store, sealer);
  }

  /** Whether this machine's clock may be wrong. */
  boolean clockUnsure() {
    return clockSense.unsure();
  }

  /** A worker that was not started; its caller closes it before this. */
  DeliveryWorker worker(DeliverySettings settings) throws Failed {
    HttpBackend backend;
    try {
      backend = new HttpBackend(settings, clockSense::unsure);
    } catch (IllegalArgumentException e) {
      throw Failed.wrongUse("bad-certificate", String.valueOf(e.getMessage()), "name a PEM file with certificates, or with a PKCS#8 key");
    }
    backend.onDate(clockSense::witness);
    return new DeliveryWorker(
        dispatch(), shelf(), backend, settings, surroundings.clock(), Ticker.system(), surroundings.random());
  }

  @Override
  public void close() {
    store.close();
  }
}
