package org.hall24.queue.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.hall24.queue.StoreException;
import org.hall24.queue.Ticker;
import org.hall24.queue.outbox.Dispatch;
import org.hall24.queue.outbox.OutboxRow;
import org.hall24.queue.outbox.OutboxShelf;
import org.hall24.queue.outbox.Sealer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what is due across, one item at a time, oldest first; cases do not wait for each other.
 *
 * <p>Promise: an item leaves the outbox only with the backend's receipt for its key and digest; after any doubt the worker
 * asks by key before it repeats. Either {@link #start} it in the background or {@link #drain} it on the calling thread.
 */
public final class DeliveryWorker implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(DeliveryWorker.class);
  private static final Duration LONGEST_SLEEP = Duration.ofMinutes(1);
  private static final long JUMP_MS = 60_000;
  private static final Duration LONGEST_WAIT = Duration.ofHours(27);

  private final Dispatch dispatch;
  private final OutboxShelf shelf;
  private final DeliverySettings settings;
  private final Clock clock;
  private final Ticker ticker;
  private final BackendClient client;
  private final Endpoint endpoint;
  private final Verdict verdict;
  private final Semaphore bell = new Semaphore(0);
  private final ReentrantLock working = new ReentrantLock();
  private final List<Consumer<DeliveryStatus>> observers = new CopyOnWriteArrayList<>();
  private volatile DeliveryStatus status;
  private volatile boolean closed;
  private volatile boolean networkChanged;
  private volatile Optional<Thread> thread = Optional.empty();
  private long delivered;
  private long probeAt;
  private long wallMinusMono;

  /**
   * What a drain came to.
   *
   * @param delivered items delivered by it
   * @param pending items that still wait
   * @param dead items on the dead-letter shelf
   */
  public record Drained(long delivered, long pending, long dead) {}

  /** A worker for an outbox; does nothing before it is started or drained. */
  public DeliveryWorker(
      Dispatch dispatch, OutboxShelf shelf, DeliverySettings settings, Clock clock, Ticker ticker, RandomGenerator random) {
    this.dispatch = dispatch;
    this.shelf = shelf;
    this.settings = settings;
    this.clock = clock;
    this.ticker = ticker;
    this.client = new BackendClient(settings);
    BackOff backOff = new BackOff(settings.backoffBase(), settings.backoffCap(), random);
    this.endpoint = new Endpoint(backOff);
    this.verdict = new Verdict(dispatch, endpoint, backOff, settings.maxAttempts(), clock);
    this.status = new DeliveryStatus(DeliveryStatus.State.UNKNOWN, "not-tried", clock.instant());
    this.probeAt = ticker.nanos();
    this.wallMinusMono = offset();
  }

  /** Begins to deliver in the background, and to look now and then whether the backend is there. */
  public void start() {
    thread = Optional.of(Thread.ofVirtual().name("queue-delivery").start(this::run));
  }

  /** Something was queued: look now. Safe from any thread, also the store's writer. */
  public void wake() {
    bell.release();
  }

  /** The network changed: pooled connections are dead, and what was held may go. */
  public void networkChanged() {
    networkChanged = true;
    wake();
  }

  /** How the line stands by the last outcome. */
  public DeliveryStatus status() {
    return status;
  }

  /** Calls back on each change of the state, from the delivering thread; close what is returned to end it. */
  public AutoCloseable observe(Consumer<DeliveryStatus> observer) {
    observers.add(observer);
    return () -> observers.remove(observer);
  }

  private void run() {
    working.lock();
    try {
      begin();
      while (!closed) {
        Duration wait = step(true);
        if (wait.isPositive()) {
          ticker.await(bell, wait);
        }
        bell.drainPermits();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (StoreException e) {
      if (!closed) {
        LOG.error("event=delivery.stopped reason={}", e.reason());
        become(DeliveryStatus.State.STOPPED, "store");
      }
    } finally {
      working.unlock();
    }
  }

  /**
   * Delivers until nothing is pending or the time is up, on this thread. Waits for what is in back-off.
   *
   * @throws InterruptedException when told to stop
   */
  public Drained drain(Duration atMost) throws InterruptedException {
    working.lockInterruptibly();
    try {
      begin();
      long before = delivered;
      long end = ticker.nanos() + atMost.toNanos();
      while (!closed) {
        Duration wait = step(false);
        Duration left = Duration.ofNanos(end - ticker.nanos());
        boolean nothingPending = wait.isPositive() && shelf.counts().pending() == 0;
        if (nothingPending || !left.isPositive()) {
          break;
        }
        if (wait.isPositive()) {
          ticker.await(bell, wait.compareTo(left) < 0 ? wait : left);
        }
      }
      OutboxShelf.Counts counts = shelf.counts();
      return new Drained(delivered - before, counts.pending(), counts.dead());
    } finally {
      working.unlock();
    }
  }

  private void begin() {
    followClock();
    dispatch.clamp(clock.millis() + LONGEST_WAIT.toMillis());
  }

  /** Does one thing and says how long nothing can be done after it; zero means go on. */
  private Duration step(boolean probes) {
    followClock();
    if (networkChanged) {
      networkChanged = false;
      client.evict();
      endpoint.tryNow();
      probeAt = ticker.nanos();
    }
    Duration held = endpoint.heldFor(ticker.nanos());
    if (held.isPositive()) {
      return held;
    }
    Optional<OutboxRow> due = dispatch.due(clock.millis());
    if (due.isPresent()) {
      probeAt = ticker.nanos() + settings.probeEvery().toNanos();
      deliver(due.get());
      return Duration.ZERO;
    }
    if (probes && ticker.nanos() - probeAt >= 0) {
      probeAt = ticker.nanos() + settings.probeEvery().toNanos();
      Outcome outcome = client.health();
      if (outcome instanceof Outcome.LinkDown || outcome instanceof Outcome.CaptivePortal || outcome instanceof Outcome.Doubt) {
        endpoint.down(ticker.nanos());
      }
      show(outcome);
      return Duration.ZERO;
    }
    OptionalLong next = dispatch.nextDue();
    Duration wait = next.isPresent() ? Duration.ofMillis(Math.max(1, next.getAsLong() - clock.millis())) : LONGEST_SLEEP;
    if (probes) {
      wait = shorter(wait, Duration.ofNanos(Math.max(1, probeAt - ticker.nanos())));
    }
    return shorter(wait, LONGEST_SLEEP);
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  private void deliver(OutboxRow row) {
    byte[] body;
    switch (dispatch.payload(row)) {
      case Sealer.Unsealed.Plain plain -> body = plain.bytes();
      case Sealer.Unsealed.Unreadable unreadable -> {
        LOG.error("event=delivery.unreadable key={} why=\"{}\"", row.key(), unreadable.why());
        dispatch.shelve(row, "unreadable");
        return;
      }
    }
    try {
      Outcome outcome =
          row.isFiling() ? file(row, body) : verdict.of(row, client.event(row.key(), body), false, ticker.nanos());
      if (outcome instanceof Outcome.Delivered) {
        delivered++;
      }
      show(outcome);
    } finally {
      Arrays.fill(body, (byte) 0);
    }
  }

  private Outcome file(OutboxRow row, byte[] body) {
    if (row.sent()) {
      Outcome asked = client.get(row.key(), body);
      if (!(asked instanceof Outcome.Unknown)) {
        return verdict.of(row, asked, true, ticker.nanos());
      }
      endpoint.answered();
    }
    dispatch.sending(row);
    return verdict.of(row, client.put(row.key(), body), false, ticker.nanos());
  }

  private void show(Outcome outcome) {
    switch (outcome) {
      case Outcome.LinkDown o -> become(DeliveryStatus.State.OFFLINE, o.word());
      case Outcome.CaptivePortal o -> become(DeliveryStatus.State.OFFLINE, o.word());
      case Outcome.Doubt o -> become(DeliveryStatus.State.OFFLINE, o.word());
      case Outcome.ClockTrouble o -> become(DeliveryStatus.State.STOPPED, o.word());
      case Outcome.TrustTrouble o -> become(DeliveryStatus.State.STOPPED, o.word());
      case Outcome.Credentials o -> become(DeliveryStatus.State.STOPPED, o.word());
      case Outcome.Mismatch o -> become(DeliveryStatus.State.STOPPED, o.word());
      case Outcome.Corruption o -> become(DeliveryStatus.State.STOPPED, o.word());
      case Outcome.Delivered o -> become(DeliveryStatus.State.ONLINE, o.word());
      case Outcome.Unknown o -> become(DeliveryStatus.State.ONLINE, o.word());
      case Outcome.Refused o -> become(DeliveryStatus.State.ONLINE, o.word());
      case Outcome.TooLarge o -> become(DeliveryStatus.State.ONLINE, o.word());
      case Outcome.Busy o -> become(DeliveryStatus.State.ONLINE, o.word());
      case Outcome.Again o -> become(DeliveryStatus.State.ONLINE, o.word());
      case Outcome.ServerFault o -> become(DeliveryStatus.State.ONLINE, o.word());
    }
  }

  private void become(DeliveryStatus.State state, String reason) {
    boolean changed = status.state() != state;
    if (changed || !status.reason().equals(reason)) {
      status = new DeliveryStatus(state, reason, changed ? clock.instant() : status.since());
    }
    if (changed) {
      LOG.info("event=delivery.state state={} reason={}", state, reason);
      if (!reason.equals("store")) {
        dispatch.backendState(state.name().toLowerCase(Locale.ROOT) + ":" + reason);
      }
      observers.forEach(observer -> observer.accept(status));
    }
  }

  private long offset() {
    return clock.millis() - ticker.nanos() / 1_000_000;
  }

  /** Back-off is a matter of time that passes, not of what the wall clock is set to. */
  private void followClock() {
    long now = offset();
    long jump = now - wallMinusMono;
    wallMinusMono = now;
    if (Math.abs(jump) > JUMP_MS) {
      LOG.warn("event=delivery.clock-jump ms={}", jump);
      dispatch.shift(jump, "wall-clock-set");
    }
  }

  /** Ends the background work after the call that is under way, and closes the client. */
  @Override
  public void close() {
    closed = true;
    bell.release();
    thread.ifPresent(
        t -> {
          t.interrupt();
          try {
            t.join();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    client.close();
  }
}
