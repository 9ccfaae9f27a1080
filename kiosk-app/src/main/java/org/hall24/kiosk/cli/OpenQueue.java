package org.hall24.kiosk.cli;

import org.hall24.kiosk.config.KioskConfig;
import org.hall24.queue.Store;
import org.hall24.queue.Ticker;
import org.hall24.queue.delivery.DeliverySettings;
import org.hall24.queue.delivery.DeliveryWorker;
import org.hall24.queue.outbox.Dispatch;
import org.hall24.queue.outbox.Keys;
import org.hall24.queue.outbox.Outbox;
import org.hall24.queue.outbox.OutboxShelf;
import org.hall24.queue.outbox.CaseSealer;

/** The outbox of a state folder, open for writing: the same parts in the same order as in the kiosk. */
final class OpenQueue implements AutoCloseable {

  private final Surroundings surroundings;
  private final Store store;
  private final CaseSealer sealer;
  private final Outbox outbox;

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

  /** A worker that was not started; its caller closes it before this. */
  DeliveryWorker worker(DeliverySettings settings) {
    return new DeliveryWorker(
        dispatch(), shelf(), settings, surroundings.clock(), Ticker.system(), surroundings.random());
  }

  @Override
  public void close() {
    store.close();
  }
}
