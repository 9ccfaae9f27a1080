package org.hall24.locker.emulator;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.hall24.link.Answer;
import org.hall24.link.DeviceState;
import org.hall24.link.Exchange;
import org.hall24.link.LeapTicker;
import org.hall24.link.Link;
import org.hall24.link.LinkException;
import org.hall24.link.PortOwner;
import org.hall24.link.Priority;
import org.jspecify.annotations.Nullable;

/**
 * A line with emulated boards at its end in time that leaps: whoever waits for an answer moves the clock to the moment it
 * comes. No thread and no real time is spent, so a day at the cabinet takes a second and always goes the same way. Give it
 * to a driver in place of a port's owner; the emulator must have been made with the same ticker.
 */
public final class SimulatedBus implements PortOwner {
  private final BoardBus bus;
  private final LeapTicker ticker;
  private final long byteNanos;
  private final ReentrantLock lock = new ReentrantLock();
  private final List<Consumer<DeviceState>> listeners = new CopyOnWriteArrayList<>();
  private @Nullable Wire wire;
  private DeviceState state = new DeviceState.Ready();
  private Runnable afterWrite = () -> {};

  /**
   * A plugged line.
   *
   * @param boards what is at its end
   * @param ticker time that leaps by itself, the boards' own
   */
  public SimulatedBus(LockBoardEmulator boards, LeapTicker ticker) {
    this.bus = boards.bus();
    this.ticker = ticker;
    this.byteNanos = 10_000_000_000L / boards.baud();
  }

  @Override
  public String name() {
    return "simulated";
  }

  @Override
  public DeviceState state() {
    lock.lock();
    try {
      return state;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public AutoCloseable onState(Consumer<DeviceState> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /** Runs the exchange on the caller's thread; nobody else's runs meanwhile. */
  @Override
  public <T> Answer<T> call(Priority priority, Duration deadline, Exchange<T> exchange) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      if (!state.usable()) {
        return new Answer.NotReady<>(state);
      }
      Wire line = wire;
      if (line == null) {
        line = new Wire();
        wire = line;
        bus.restart();
      }
      return new Answer.Done<>(exchange.on(line));
    } catch (LinkException e) {
      wire = null;
      return new Answer.LineLost<>(name());
    } finally {
      lock.unlock();
    }
  }

  /** Pulls the cable. */
  public void unplug() {
    show(new DeviceState.Absent("lost"));
  }

  /** Pulls the cable as soon as the next bytes have left the host. */
  public void unplugAfterNextWrite() {
    afterWrite = this::unplug;
  }

  /** Puts the cable back. */
  public void plug() {
    show(new DeviceState.Ready());
  }

  @Override
  public void close() {
    show(new DeviceState.Absent("closed"));
  }

  private void show(DeviceState next) {
    lock.lock();
    try {
      state = next;
      if (!next.usable()) {
        wire = null;
      }
    } finally {
      lock.unlock();
    }
    listeners.forEach(l -> l.accept(next));
  }

  /** The host's end. */
  private final class Wire implements Link {
    private final ByteArrayOutputStream inbox = new ByteArrayOutputStream();

    @Override
    public String name() {
      return "simulated";
    }

    @Override
    public void write(byte[] bytes) throws LinkException {
      alive();
      for (int i = 0; i < bytes.length; i++) {
        leap(byteNanos);
        byte[] one = {bytes[i]};
        if (bus.echoes()) {
          inbox.writeBytes(one);
        }
        bus.hear(one, 1);
      }
      Runnable after = afterWrite;
      afterWrite = () -> {};
      after.run();
    }

    @Override
    public int read(byte[] buffer, int offset, int length, Duration timeout) throws LinkException {
      long end = ticker.nanos() + Math.max(0, timeout.toNanos());
      while (true) {
        alive();
        bus.nothingCame();
        bus.pass();
        for (Optional<byte[]> said = bus.say(); said.isPresent(); said = bus.say()) {
          leap(byteNanos * said.get().length);
          inbox.writeBytes(said.get());
        }
        if (inbox.size() > 0) {
          byte[] all = inbox.toByteArray();
          int n = Math.min(length, all.length);
          System.arraycopy(all, 0, buffer, offset, n);
          inbox.reset();
          inbox.writeBytes(Arrays.copyOfRange(all, n, all.length));
          return n;
        }
        long left = end - ticker.nanos();
        if (left <= 0) {
          return 0;
        }
        leap(Math.max(1, Math.min(left, bus.quiet().toNanos())));
      }
    }

    @Override
    public void discardInput() throws LinkException {
      alive();
      // What was due by now has come and is thrown away with the rest.
      bus.nothingCame();
      bus.pass();
      while (bus.say().isPresent()) {
        inbox.reset();
      }
      inbox.reset();
    }

    @Override
    public void close() {
      inbox.reset();
    }

    private void leap(long nanos) {
      ticker.leap(Duration.ofNanos(nanos));
    }

    private void alive() throws LinkException {
      if (!state.usable()) {
        throw new LinkException("simulated: the cable was pulled");
      }
    }
  }
}
