package org.hall24.link;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts an emulator on a line: on a pseudo-terminal of our own, on a port of this machine, or on a pair in memory, at the
 * pace of the real line, on one virtual thread. A lost line is served again; {@link #unplug()} and {@link #plug()} are the
 * hand at the cable.
 */
public final class EmulatorRunner implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmulatorRunner.class);

  /** Between attempts to have a line that fails at once. */
  private static final Duration AGAIN = Duration.ofMillis(200);

  private final Emulator emulator;
  private final Port port;
  private final Runnable pull;
  private final Runnable putBack;
  private final FaultInjector faults;
  private final Ticker ticker;
  private final Thread thread;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean plugged = true;
  private boolean closed;
  private @Nullable Link current;
  private long crashes;

  private EmulatorRunner(
      Emulator emulator, Port port, Runnable pull, Runnable putBack, FaultPlan faults, Ticker ticker) {
    this.emulator = emulator;
    this.port = port;
    this.pull = pull;
    this.putBack = putBack;
    this.faults = new FaultInjector(faults, ticker);
    this.ticker = ticker;
    this.thread = Thread.ofVirtual().name("emulator " + emulator.driver()).unstarted(this::run);
  }

  /**
   * On a pseudo-terminal linked at a path; unplugged, the link is gone. Returns when a host can open it.
   *
   * @throws LinkException when the pseudo-terminal or the link cannot be made
   */
  public static EmulatorRunner onPseudoTerminal(Emulator emulator, Path symlink, FaultPlan faults, Ticker ticker)
      throws LinkException {
    FirstOpened port = new FirstOpened(pseudoTerminals(symlink, ticker));
    port.openFirst();
    return started(new EmulatorRunner(emulator, port, () -> {}, () -> {}, faults, ticker));
  }

  /**
   * On a port of this machine, for example one end of a null-modem cable. It need not be there yet. Unplugged, the port is
   * closed, and a host at the other end meets silence.
   */
  public static EmulatorRunner onPort(Emulator emulator, Port port, FaultPlan faults, Ticker ticker) {
    return started(new EmulatorRunner(emulator, port, () -> {}, () -> {}, faults, ticker));
  }

  /** At the device's end of a pair in memory; unplugging pulls that cable. The pair should have no pace of its own. */
  public static EmulatorRunner inMemory(Emulator emulator, MemoryLine cable, FaultPlan faults, Ticker ticker) {
    return started(
        new EmulatorRunner(emulator, cable.devicePort(), cable::unplug, cable::plug, faults, ticker));
  }

  private static EmulatorRunner started(EmulatorRunner runner) {
    runner.thread.start();
    return runner;
  }

  /** What a host opens, or for a port of this machine the port we hold. */
  public String port() {
    return port.name();
  }

  /** Whether the cable is in. */
  public boolean plugged() {
    lock.lock();
    try {
      return plugged;
    } finally {
      lock.unlock();
    }
  }

  /** Pulls the cable; when it returns the line is lost. */
  public void unplug() {
    Link open;
    lock.lock();
    try {
      plugged = false;
      open = current;
      current = null;
    } finally {
      lock.unlock();
    }
    pull.run();
    if (open != null) {
      open.close();
    }
  }

  /**
   * Puts the cable back and waits until the line is there again, or until it is unplugged or closed meanwhile.
   *
   * @throws InterruptedException when the waiting thread is told to stop
   */
  public void plug() throws InterruptedException {
    putBack.run();
    lock.lock();
    try {
      plugged = true;
      changed.signalAll();
      while (current == null && plugged && !closed) {
        changed.await();
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * The emulator's counters, and {@code crashed} if it ever threw something else than a lost line: then its other counters
   * do not tell the whole.
   */
  public Map<String, Long> counts() {
    Map<String, Long> counts = new LinkedHashMap<>(emulator.counts());
    lock.lock();
    try {
      if (crashes > 0) {
        counts.put("crashed", crashes);
      }
    } finally {
      lock.unlock();
    }
    return counts;
  }

  /** Takes the emulator off the line for good. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    unplug();
    thread.interrupt();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (awaitPlugged()) {
        serveOnce();
      }
    } catch (InterruptedException e) {
      LOG.debug("event=emulator-closing driver={} port={}", emulator.driver(), port());
    }
  }

  private boolean awaitPlugged() throws InterruptedException {
    lock.lock();
    try {
      while (!plugged && !closed) {
        changed.await();
      }
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  private void serveOnce() throws InterruptedException {
    try (Link link = port.open()) {
      if (adopt(link)) {
        emulator.serve(faults.on(PacedLink.pace(link, emulator.baud(), ticker)));
      }
    } catch (LinkException e) {
      LOG.info("event=emulator-line driver={} port={} kind={}", emulator.driver(), port(), e.kind().word());
    } catch (RuntimeException e) {
      LOG.error("event=emulator-crashed driver={} port={}", emulator.driver(), port(), e);
      countCrash();
    }
    if (lostByItself()) {
      pull.run(); // both ends of a cable are lost together
      ticker.await(AGAIN);
      if (plugged()) {
        putBack.run();
      }
    }
  }

  /** Makes the link known to {@link #unplug()}; false when it came too late for that. */
  private boolean adopt(Link link) {
    lock.lock();
    try {
      current = link;
      changed.signalAll();
      return plugged;
    } finally {
      lock.unlock();
    }
  }

  /** Forgets the line; true when it is to be had again after a while. */
  private boolean lostByItself() {
    lock.lock();
    try {
      current = null;
      return plugged && !closed;
    } finally {
      lock.unlock();
    }
  }

  private void countCrash() {
    lock.lock();
    try {
      crashes++;
    } finally {
      lock.unlock();
    }
  }

  private static Port pseudoTerminals(Path symlink, Ticker ticker) {
    return new Port() {
      @Override
      public String name() {
        return symlink.toString();
      }

      @Override
      @SuppressWarnings("resource") // the link closes the terminal
      public Link open() throws LinkException {
        return PseudoTerminal.open(Optional.of(symlink), ticker).link();
      }
    };
  }

  /** A port whose first line is opened where the caller can still be told that it cannot be. */
  private static final class FirstOpened implements Port {
    private final Port port;
    private @Nullable Link first;

    FirstOpened(Port port) {
      this.port = port;
    }

    void openFirst() throws LinkException {
      first = port.open();
    }

    @Override
    public String name() {
      return port.name();
    }

    @Override
    public Link open() throws LinkException {
      Link link = first;
      first = null;
      return link != null ? link : port.open();
    }
  }
}
