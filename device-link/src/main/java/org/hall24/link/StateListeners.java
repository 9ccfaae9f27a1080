package org.hall24.link;

import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who is told how a device is. A listener that throws is a fault of the driver and keeps nobody else from being told. */
final class StateListeners {
  private static final Logger LOG = LoggerFactory.getLogger(StateListeners.class);

  private final String port;
  private final CopyOnWriteArrayList<Subscription> subscriptions = new CopyOnWriteArrayList<>();

  StateListeners(String port) {
    this.port = port;
  }

  /** @return closing it ends the subscription */
  AutoCloseable add(Consumer<DeviceState> listener) {
    Subscription subscription = new Subscription(listener);
    subscriptions.add(subscription);
    return () -> subscriptions.remove(subscription);
  }

  void tell(DeviceState state) {
    LOG.info("event=device-state port={} state={}", port, state);
    for (Subscription subscription : subscriptions) {
      try {
        subscription.listener.accept(state);
      } catch (RuntimeException e) {
        LOG.error("event=driver-fault port={} where=state-listener", port, e);
      }
    }
  }

  /** A listener, told apart by identity so that the same one may subscribe twice. */
  private static final class Subscription {
    final Consumer<DeviceState> listener;

    Subscription(Consumer<DeviceState> listener) {
      this.listener = listener;
    }
  }
}
