package org.hall24.locker.board;

import java.time.Duration;
import java.util.function.Consumer;
import org.hall24.link.Answer;
import org.hall24.link.DeviceState;
import org.hall24.link.Exchange;
import org.hall24.link.PortOwner;
import org.hall24.link.Priority;

/**
 * A line on which something happens around each exchange.
 *
 * @param bus the line itself
 * @param before what happens first, by the exchange's priority
 * @param after what happens then
 */
public record WatchedBus(PortOwner bus, Consumer<Priority> before, Runnable after) implements PortOwner {
  @Override
  public String name() {
    return bus.name();
  }

  @Override
  public DeviceState state() {
    return bus.state();
  }

  @Override
  public AutoCloseable onState(Consumer<DeviceState> listener) {
    return bus.onState(listener);
  }

  @Override
  public <T> Answer<T> call(Priority priority, Duration deadline, Exchange<T> exchange) throws InterruptedException {
    before.accept(priority);
    try {
      return bus.call(priority, deadline, exchange);
    } finally {
      after.run();
    }
  }

  @Override
  public void close() {
    bus.close();
  }
}
