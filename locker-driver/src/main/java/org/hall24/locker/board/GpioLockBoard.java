package org.hall24.locker.board;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.hall24.link.DeviceState;
import org.hall24.link.Ticker;
import org.hall24.locker.gpio.GpioException;
import org.hall24.locker.gpio.GpioLines;
import org.hall24.locker.gpio.PinPair;
import org.hall24.locker.gpio.PulseGuard;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Locks on the machine's own pins, board 1, for small cabinets: a pin per bolt and a pin per door.
 *
 * <p>A hardware one-shot between pin and coil is better than the guard here: it ends the pulse also when the process is
 * killed. What is on a pin has to be off while the pin floats. There is no answer from such a lock; only its switch tells.
 */
public final class GpioLockBoard implements LockBoard {
  private static final Logger log = LoggerFactory.getLogger(GpioLockBoard.class);
  private static final Duration MARGIN = Duration.ofMillis(100);

  private final BoardSettings settings;
  private final DeviceState state;
  private final List<GpioLines.Output> bolts = new ArrayList<>();
  private final List<GpioLines.Input> doors = new ArrayList<>();
  private final PulseGuard guard;
  private final ReentrantLock lock = new ReentrantLock();
  private final AutoCloseable lines;

  /** Gets the pins, when they are wanted. */
  @FunctionalInterface
  public interface Source {
    /**
     * The pins of the machine.
     *
     * @throws GpioException when there are none
     */
    GpioLines open() throws GpioException;
  }

  /**
   * Takes the pins. When there are none, the board is there and failed, and says so.
   *
   * @param pins channel 1 first
   * @param ticker measures pulses
   * @param watchdogTicker measures when a pulse must be over, apart from the other
   */
  public GpioLockBoard(Source source, List<PinPair> pins, BoardSettings settings, Ticker ticker, Ticker watchdogTicker) {
    this.settings = settings;
    this.guard = new PulseGuard(ticker, watchdogTicker, MARGIN);
    DeviceState found = new DeviceState.Ready();
    AutoCloseable opened = () -> {};
    try {
      GpioLines gpio = source.open();
      opened = gpio;
      for (PinPair pair : pins) {
        bolts.add(gpio.output(pair.bolt()));
        doors.add(gpio.input(pair.door()));
      }
    } catch (GpioException e) {
      log.warn("locker.gpio reason={} what=\"{}\"", e.reason(), e.getMessage());
      found = new DeviceState.Failed(e.reason());
    }
    this.state = found;
    this.lines = opened;
  }

  @Override
  public String driver() {
    return Dialect.GPIO.word();
  }

  @Override
  public BoardSettings settings() {
    return settings;
  }

  @Override
  public DeviceState state() {
    return state;
  }

  /** Pins neither come nor go. */
  @Override
  public AutoCloseable onState(Consumer<DeviceState> listener) {
    return () -> {};
  }

  @Override
  public Pulse open(LockAddress address, SentMark mark) throws InterruptedException {
    if (!state.usable()) {
      return new Pulse.NotSent("not-ready");
    }
    if (outside(address)) {
      return new Pulse.NotSent("outside");
    }
    String sent = "pin of channel " + address.channel();
    lock.lockInterruptibly();
    try {
      guard.pulse(bolts.get(address.channel() - 1), settings.pulse(), () -> mark.sent(sent));
      return new Pulse.Unanswered(sent, "no-answer-due");
    } catch (GpioException e) {
      log.error("locker.gpio reason={} what=\"{}\"", e.reason(), e.getMessage());
      return new Pulse.Unanswered(sent, "line-lost");
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean switchOff(int board) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      for (GpioLines.Output bolt : bolts) {
        bolt.set(false);
      }
      return state.usable();
    } catch (GpioException e) {
      log.error("locker.gpio reason={} what=\"{}\"", e.reason(), e.getMessage());
      return false;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Reading query(LockAddress address) {
    return queryAll(address.board());
  }

  @Override
  public Reading queryAll(int board) {
    if (!Dialect.GPIO.hasBoard(board)) {
      return new Reading.Silent(board, "outside");
    }
    if (state instanceof DeviceState.Failed(String reason)) {
      return new Reading.NotReady(board, reason);
    }
    SortedMap<Integer, Door> shown = new TreeMap<>();
    try {
      for (int channel = 1; channel <= settings.channels(); channel++) {
        shown.put(channel, channel > doors.size() ? Door.UNKNOWN : settings.door(doors.get(channel - 1).high() ? 1 : 0));
      }
    } catch (GpioException e) {
      return new Reading.Silent(board, "line-lost");
    }
    return new Reading.Doors(board, shown);
  }

  @Override
  public void close() {
    try {
      lines.close();
    } catch (Exception e) {
      throw new IllegalStateException("the pins would not be given back", e);
    }
  }

  private boolean outside(LockAddress address) {
    return !Dialect.GPIO.hasBoard(address.board()) || address.channel() > Math.min(settings.channels(), bolts.size());
  }
}
