package org.hall24.locker.signal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.hall24.link.DeviceState;
import org.hall24.link.Ticker;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works the signals of a machine: lamps stay as they were set, also after the wires were gone; some blink; inputs are watched
 * by their edges and looked at twice a second besides, so that an alert is told within a second even when its edge is lost.
 */
public final class SignalDesk implements AutoCloseable {
  /** How long a blinking output is on, and off; also how often inputs are looked at. */
  public static final Duration BEAT = Duration.ofMillis(400);

  private static final Logger log = LoggerFactory.getLogger(SignalDesk.class);

  /** What an output does. */
  public enum Show {
    ON,
    OFF,
    BLINK
  }

  /**
   * An input changed.
   *
   * @param on whether it is on now
   * @param at wall time at which it was noticed
   */
  public record Change(Signal signal, boolean on, Instant at) {}

  private final SignalPort port;
  private final Ticker ticker;
  private final Clock clock;
  private final List<Consumer<Change>> listeners = new CopyOnWriteArrayList<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition edge = lock.newCondition();
  private final Map<Signal, Show> wanted = new EnumMap<>(Signal.class);
  private final Map<Signal, Boolean> written = new EnumMap<>(Signal.class);
  private final Map<Signal, Boolean> seen = new EnumMap<>(Signal.class);
  private final Set<Signal> failing = EnumSet.noneOf(Signal.class);
  private boolean beat;
  private boolean noticed;
  private @Nullable Thread thread;

  /**
   * @param port where the signals are wired to; this desk's to close
   * @param ticker time between looks
   * @param clock wall time of what is told
   */
  public SignalDesk(SignalPort port, Ticker ticker, Clock clock) {
    this.port = port;
    this.ticker = ticker;
    this.clock = clock;
    port.onEdge(signal -> notice());
  }

  /** What the other end of the wires shows now. */
  public DeviceState state() {
    return port.state();
  }

  /** Begins to watch and to blink. */
  public void start() {
    thread = Thread.ofVirtual().name("signals").start(this::run);
  }

  /** Tells of every change of an input, the first look included for what is on then; the listener must return fast. */
  public void onChange(Consumer<Change> listener) {
    listeners.add(listener);
  }

  /**
   * Sets an output.
   *
   * @return whether it was taken at once; if not it is tried again with every beat
   */
  public boolean set(Signal output, Show show) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      wanted.put(output, show);
      written.remove(output);
      return write(output, show);
    } finally {
      lock.unlock();
    }
  }

  /** What an input was at the last look; empty when it could not be read. */
  public Optional<Boolean> input(Signal input) {
    lock.lock();
    try {
      return Optional.ofNullable(seen.get(input));
    } finally {
      lock.unlock();
    }
  }

  /** One beat: writes what blinks or failed before, looks at the inputs, tells what changed. */
  public void beat() throws InterruptedException {
    List<Change> changes = new java.util.ArrayList<>();
    lock.lockInterruptibly();
    try {
      beat = !beat;
      noticed = false;
      for (Map.Entry<Signal, Show> entry : wanted.entrySet()) {
        write(entry.getKey(), entry.getValue());
      }
      Map<Signal, Boolean> now = port.read();
      now.forEach((signal, on) -> {
        if (!on.equals(seen.getOrDefault(signal, false))) {
          changes.add(new Change(signal, on, clock.instant()));
        }
      });
      seen.putAll(now);
      seen.keySet().retainAll(now.keySet());
    } finally {
      lock.unlock();
    }
    for (Change change : changes) {
      log.info("signal.changed name={} on={}", change.signal().word(), change.on());
      listeners.forEach(l -> l.accept(change));
    }
  }

  @Override
  public void close() {
    Thread running = thread;
    if (running != null) {
      running.interrupt();
      try {
        running.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    port.close();
  }

  private boolean write(Signal output, Show show) throws InterruptedException {
    boolean on = show == Show.ON || show == Show.BLINK && beat;
    if (Boolean.valueOf(on).equals(written.get(output))) {
      return true;
    }
    boolean taken = port.set(output, on);
    if (taken) {
      written.put(output, on);
      failing.remove(output);
    } else {
      written.remove(output);
      if (failing.add(output)) {
        log.warn("signal.not-set name={}", output.word());
      }
    }
    return taken;
  }

  private void notice() {
    lock.lock();
    try {
      noticed = true;
      edge.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        beat();
        long end = ticker.nanos() + BEAT.toNanos();
        lock.lockInterruptibly();
        try {
          for (long left = BEAT.toNanos(); left > 0 && !noticed; left = end - ticker.nanos()) {
            ticker.awaitSignal(lock, edge, Duration.ofNanos(left));
          }
        } finally {
          lock.unlock();
        }
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
