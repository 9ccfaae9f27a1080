package org.hall24.queue.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.hall24.queue.StoreException;
import org.hall24.queue.Ticker;
import org.hall24.queue.outbox.Dispatch;
import org.hall24.queue.outbox.OutboxRow;
import org.hall24.queue.outbox.OutboxShelf;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what is due across, a few cases side by side; cases do not wait for each other.
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
  private final RandomGenerator random;
  private final Backend backend;
  private final Endpoint endpoint;
  private final Verdict verdict;
  private final Alarms alarms;
  private final Claims claims;
  private final Semaphore bell = new Semaphore(0);
  private final ReentrantLock working = new ReentrantLock();
  private final List<Consumer<DeliveryStatus>> observers = new CopyOnWriteArrayList<>();
  private final UnderWay underWay;
  private volatile DeliveryStatus status;
  private volatile boolean closed;
  private volatile boolean networkChanged;
  private volatile Optional<Thread> thread = Optional.empty();
  private long delivered;
  private long probeAt;
  private long readyAt;
  private long wallMinusMono;

  /**
   * What a drain came to.
   *
   * @param delivered items delivered by it
   * @param pending items that still wait
   * @param dead items on the dead-letter shelf
   */
  public record Drained(long delivered, long pending, long dead) {}

  /** A worker over HTTP whose clock is believed; does nothing before it is started or drained. */
  public DeliveryWorker(
      Dispatch dispatch, OutboxShelf shelf, DeliverySettings settings, Clock clock, Ticker ticker, RandomGenerator random) {
    this(dispatch, shelf, new HttpBackend(settings, () -> false), settings, clock, ticker, random);
  }

  /** A worker for an outbox and a backend, which it closes; does nothing before it is started or drained. */
  public DeliveryWorker(
      Dispatch dispatch,
      OutboxShelf shelf,
      Backend backend,
      DeliverySettings settings,
      Clock clock,
      Ticker ticker,
      RandomGenerator random) {
    this.dispatch = dispatch;
    this.shelf = shelf;
    this.settings = settings;
    this.clock = clock;
    this.ticker = ticker;
    this.random = random;
    this.backend = backend;
    BackOff backOff = new BackOff(settings.backoffBase(), settings.backoffCap(), random);
    this.endpoint = new Endpoint(backOff);
    this.alarms = new Alarms(dispatch, clock);
    this.verdict = new Verdict(dispatch, endpoint, backOff, settings.maxAttempts(), clock, alarms);
    this.claims = new Claims(dispatch);
    this.underWay = new UnderWay(dispatch, backend, bell);
    this.status = new DeliveryStatus(DeliveryStatus.State.UNKNOWN, "not-tried", clock.instant());
    this.probeAt = ticker.nanos();
    this.readyAt = ticker.nanos();
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

  /** What a person must look at, oldest first. */
  public List<Alarm> alarms() {
    return alarms.now();
  }

  /** Calls back on each alarm that is raised (true) or over, from the delivering thread. */
  public void onAlarm(BiConsumer<Alarm, Boolean> listener) {
    alarms.listen(listener);
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
      if (settings.bootDelay().isPositive()) {
        // A district whose power came back must not file in one second.
        readyAt = ticker.nanos() + random.nextLong(settings.bootDelay().toNanos() + 1);
        endpoint.startSlowly(ticker.nanos());
      }
      while (!closed) {
        pause(step(true));
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
      delivered += underWay.callBack();
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
        boolean nothingPending = wait.isPositive() && underWay.isEmpty() && dispatch.nothingWaits();
        if (nothingPending || !left.isPositive()) {
          break;
        }
        pause(shorter(wait, left));
      }
      delivered += underWay.callBack();
      alarms.lookSoon();
      alarms.look(ticker.nanos());
      OutboxShelf.Counts counts = shelf.counts();
      return new Drained(delivered - before, counts.pending(), counts.dead());
    } finally {
      delivered += underWay.callBack();
      working.unlock();
    }
  }

  private void begin() {
    underWay.resume(closed);
    followClock();
    dispatch.clamp(clock.millis() + LONGEST_WAIT.toMillis());
  }

  private void pause(Duration wait) throws InterruptedException {
    if (!wait.isPositive()) {
      return;
    }
    if (underWay.isEmpty()) {
      ticker.await(bell, wait);
    } else {
      ticker.awaitWork(bell, wait);
    }
  }

  /** Does one thing and says how long nothing can be done after it; zero means go on. */
  private Duration step(boolean probes) {
    followClock();
    land();
    alarms.look(ticker.nanos());
    if (networkChanged) {
      networkChanged = false;
      backend.evict();
      endpoint.tryNow();
      probeAt = ticker.nanos();
    }
    if (endpoint.slowed() && underWay.isEmpty() && dispatch.nothingWaits()) {
      endpoint.caughtUp();
    }
    if (underWay.size() >= endpoint.atOnce()) {
      return LONGEST_SLEEP;
    }
    Duration held = endpoint.heldFor(ticker.nanos());
    if (held.isPositive()) {
      return held;
    }
    Duration notReady = Duration.ofNanos(readyAt - ticker.nanos());
    Optional<OutboxRow> due = notReady.isPositive() ? Optional.empty() : claims.next(clock.millis(), underWay.lanes());
    if (due.isPresent()) {
      probeAt = ticker.nanos() + settings.probeEvery().toNanos();
      underWay.launch(due.get(), endpoint.launched(ticker.nanos()));
      return Duration.ZERO;
    }
    if (probes && underWay.isEmpty() && ticker.nanos() - probeAt >= 0) {
      probe();
      return Duration.ZERO;
    }
    long now = clock.millis();
    OptionalLong next = dispatch.nextDue(now);
    Duration wait = next.isPresent() ? Duration.ofMillis(Math.max(1, next.getAsLong() - now)) : LONGEST_SLEEP;
    if (notReady.isPositive()) {
      wait = notReady;
    }
    if (probes && underWay.isEmpty()) {
      wait = shorter(wait, Duration.ofNanos(Math.max(1, probeAt - ticker.nanos())));
    }
    return shorter(wait, LONGEST_SLEEP);
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  /** Judges what came back. */
  private void land() {
    for (Optional<UnderWay.Landed> next = underWay.next(); next.isPresent(); next = underWay.next()) {
      UnderWay.Landed one = next.get();
      if (one.crossed().isPresent()) {
        Crossing.Crossed crossed = one.crossed().get();
        delivered += one.delivered() ? 1 : 0;
        endpoint.spent(crossed.requests() - 1, ticker.nanos());
        verdict.of(crossed, one.launched(), ticker.nanos());
        show(crossed.outcome());
      }
    }
  }

  /** Looks, with nothing to deliver, whether somebody is there. */
  private void probe() {
    probeAt = ticker.nanos() + settings.probeEvery().toNanos();
    long launched = endpoint.launched(ticker.nanos());
    Outcome outcome = backend.health();
    if (outcome.answered()) {
      endpoint.answered(ticker.nanos());
    } else {
      endpoint.down(launched, ticker.nanos());
    }
    show(outcome);
  }

  private void show(Outcome outcome) {
    alarms.seen(outcome, ticker.nanos());
    if (outcome.answered()) {
      become(DeliveryStatus.State.ONLINE, outcome.word());
      return;
    }
    switch (outcome) {
      case Outcome.LinkDown o -> become(DeliveryStatus.State.OFFLINE, o.word());
      case Outcome.CaptivePortal o -> become(DeliveryStatus.State.OFFLINE, o.word());
      case Outcome.Doubt o -> become(DeliveryStatus.State.OFFLINE, o.word());
      default -> become(DeliveryStatus.State.STOPPED, outcome.word());
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
      alarms.shifted(jump);
    }
  }

  /** Ends the background work and the calls that are under way, and closes the backend's client. */
  @Override
  public void close() {
    closed = true;
    underWay.stop();
    bell.release();
    backend.cancel();
    thread.ifPresent(
        t -> {
          t.interrupt();
          try {
            t.join();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    backend.close();
  }
}
