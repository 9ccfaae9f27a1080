package org.hall24.locker.gpio;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.hall24.link.Ticker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds an output on for a time and switches it off whatever happens: when its thread is interrupted, when it throws, and,
 * by an independent watchdog on a thread of its own that was started before the output went on, when its thread hangs or the
 * pin does not obey.
 *
 * <p>It cannot help a process that is killed between the two: for that a hardware one-shot stands between pin and coil.
 */
public final class PulseGuard {
  private static final Logger log = LoggerFactory.getLogger(PulseGuard.class);

  private final Ticker ticker;
  private final Ticker watchdogTicker;
  private final Duration margin;

  /**
   * @param ticker measures the pulse
   * @param watchdogTicker measures when it must be over, apart from the other
   * @param margin how much longer than the pulse the watchdog waits
   */
  public PulseGuard(Ticker ticker, Ticker watchdogTicker, Duration margin) {
    this.ticker = ticker;
    this.watchdogTicker = watchdogTicker;
    this.margin = margin;
  }

  /**
   * Pulses an output.
   *
   * @param sent told when the output is on
   * @throws GpioException when the pin did not obey; it was told to go off all the same
   * @throws InterruptedException when the thread was told to stop; the output is off
   */
  public void pulse(GpioLines.Output output, Duration length, Runnable sent) throws GpioException, InterruptedException {
    AtomicBoolean over = new AtomicBoolean();
    ReentrantLock lock = new ReentrantLock();
    Thread watchdog = Thread.ofPlatform().daemon().name("pulse watchdog").unstarted(() -> watch(output, length, over, lock));
    watchdog.start();
    try {
      output.set(true);
      sent.run();
      ticker.await(length);
    } finally {
      lock.lock();
      try {
        output.set(false);
        over.set(true);
      } finally {
        lock.unlock();
        // A pin that did not go off is told once more by the watchdog.
        if (over.get()) {
          watchdog.interrupt();
        }
      }
    }
  }

  private void watch(GpioLines.Output output, Duration length, AtomicBoolean over, ReentrantLock lock) {
    try {
      watchdogTicker.await(length.plus(margin));
    } catch (InterruptedException done) {
      return;
    }
    lock.lock();
    try {
      if (!over.get()) {
        log.error("gpio.pulse cut off by its watchdog");
        output.set(false);
      }
    } catch (GpioException e) {
      log.error("gpio.pulse not to be switched off: {}", e.getMessage());
    } finally {
      lock.unlock();
    }
  }
}
