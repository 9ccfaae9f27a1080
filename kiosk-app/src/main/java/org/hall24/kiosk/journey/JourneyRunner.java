package org.hall24.kiosk.journey;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a {@link Journey}: one event at a time, its effects through {@link KioskServices}, its screens to whoever draws them.
 * Events may come from any thread. A screen is published only when it differs from the last one.
 *
 * <p>Nothing of a person stays here after an end: the state is replaced, and so is the last screen.
 */
public final class JourneyRunner implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(JourneyRunner.class);
  private static final Duration TICK = Duration.ofSeconds(1);

  private final Journey journey;
  private final KioskServices services;
  private final Consumer<Screen> view;
  private final SessionClock clock;
  private final Executor executor;
  private final ArrayDeque<Event> waiting = new ArrayDeque<>();
  private boolean running;
  private boolean closed;
  // Written only by the task that drains; that task is handed over through the lock on waiting.
  private @Nullable State state;
  private @Nullable Screen shown;
  private @Nullable ScheduledFuture<?> ticking;

  /**
   * A runner that is not started yet.
   *
   * @param view gets every new screen, on the executor's thread
   * @param clock the time of day
   * @param nanos steady time, in nanoseconds since anything; measures how long somebody has been there
   * @param executor runs the events; any executor, the runner itself sees to one at a time
   */
  public JourneyRunner(
      Journey journey, KioskServices services, Consumer<Screen> view, Clock clock, LongSupplier nanos, Executor executor) {
    this.journey = journey;
    this.services = services;
    this.view = view;
    this.clock = new SessionClock(clock, nanos);
    this.executor = executor;
  }

  /** Shows the first screen. Nothing moves; an interrupted deposit is only watched. Ticks come from the scheduler. */
  public void start(ScheduledExecutorService scheduler) {
    start();
    ticking = scheduler.scheduleAtFixedRate(this::tick, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Shows the first screen; the caller ticks. */
  public void start() {
    Step first = journey.begin(services.resume(), services.hall(), clock.now());
    synchronized (waiting) {
      running = true;
    }
    take(first);
    executor.execute(this::drain);
  }

  /** The person did something. */
  public void touch(Touch touch) {
    accept(new Event.Touched(touch));
  }

  /** Time went by. */
  public void tick() {
    accept(new Event.Tick());
  }

  /** A device, the network or the cabinet changed. */
  public void hallChanged(Hall hall) {
    accept(new Event.HallChanged(hall));
  }

  /** The card of a session lies on the reader from now on, or, with 0, that of none. */
  public void cardLies(long ofSession) {
    accept(new Event.CardLies(ofSession));
  }

  /** The back office confirmed a filing. */
  public void delivered(String acceptanceNo) {
    accept(new Event.Delivered(acceptanceNo));
  }

  /** No event is taken any more. The session is not ended: a power cut does not end one either. */
  @Override
  public void close() {
    synchronized (waiting) {
      closed = true;
      waiting.clear();
    }
    ScheduledFuture<?> ticks = ticking;
    if (ticks != null) {
      ticks.cancel(false);
    }
  }

  private void accept(Event event) {
    synchronized (waiting) {
      if (closed) {
        return;
      }
      waiting.add(event);
      if (running || state == null) {
        return;
      }
      running = true;
    }
    executor.execute(this::drain);
  }

  private void drain() {
    for (Optional<Event> event = next(); event.isPresent(); event = next()) {
      State now = state;
      if (now != null) {
        if (now.stage() instanceof Stage.Attract) {
          clock.set();
        }
        take(journey.next(now, event.get(), clock.now()));
      }
    }
  }

  private Optional<Event> next() {
    synchronized (waiting) {
      Event event = waiting.poll();
      if (event == null) {
        running = false;
      }
      return Optional.ofNullable(event);
    }
  }

  private void take(Step step) {
    State before = state;
    state = step.state();
    if (before != null && before.stage().getClass() != step.state().stage().getClass()) {
      LOG.info("stage session={} from={} to={}", step.state().session(), name(before), name(step.state()));
    }
    publish();
    step.effects().forEach(this::perform);
  }

  private void publish() {
    State now = state;
    if (now == null) {
      return;
    }
    Screen screen = journey.screen(now, clock.now(), clock.wall());
    if (!screen.equals(shown)) {
      shown = screen;
      view.accept(screen);
    }
  }

  private static String name(State state) {
    return state.stage().getClass().getSimpleName();
  }

  private KioskServices.Reply reply(Ticket ticket) {
    return report -> accept(new Event.Reported(ticket, report));
  }

  private void perform(Effect effect) {
    try {
      dispatch(effect);
    } catch (RuntimeException e) {
      // Only the kind: a message may quote what a person typed.
      LOG.error("effect-failed effect={} cause={}", effect.getClass().getSimpleName(), e.getClass().getName());
      ticket(effect).ifPresent(ticket -> accept(new Event.Reported(ticket, new Report.Failed("service"))));
    }
  }

  private void dispatch(Effect effect) {
    switch (effect) {
      case Effect.ReadCard e -> services.readCard(e.ticket().session(), e.staff(), reply(e.ticket()));
      case Effect.StopReading e -> services.stopReading(e.session());
      case Effect.Scan e -> services.scan(e.session(), code -> accept(new Event.Scanned(e.session(), code)));
      case Effect.StopScanning e -> services.stopScanning(e.session());
      case Effect.SendPhoneCode e -> services.sendPhoneCode(e.ticket().session(), e.applicant(), reply(e.ticket()));
      case Effect.CheckPhoneCode e -> services.checkPhoneCode(e.ticket().session(), e.code(), reply(e.ticket()));
      case Effect.CheckStaff e -> services.checkStaff(e.ticket().session(), e.staff(), e.pin(), reply(e.ticket()));
      case Effect.RecordSight e -> services.recordSight(e.staff(), e.same());
      case Effect.NoteConsent e -> services.noteConsent(e.answer());
      case Effect.VerifyFace e -> services.verifyFace(e.ticket().session(), e.limit(), reply(e.ticket()));
      case Effect.StopFace e -> services.stopFace(e.session());
      case Effect.CommitFiling e -> services.commitFiling(e.ticket().session(), e.draft(), reply(e.ticket()));
      case Effect.ReserveAndOpenCell e ->
          services.openForDeposit(
              e.ticket().session(), e.acceptanceNo(), e.papers(), e.larger(), e.seated(), e.notThese(), reply(e.ticket()));
      case Effect.OpenAgain e -> services.openAgain(e.ticket().session(), e.acceptanceNo(), e.cell(), reply(e.ticket()));
      case Effect.WatchDoor e -> services.watchDoor(e.ticket().session(), e.cell(), reply(e.ticket()));
      case Effect.CommitDeposit e ->
          services.commitDeposit(e.ticket().session(), e.cell(), e.attended(), reply(e.ticket()));
      case Effect.ReleaseCell e -> services.releaseCell(e.acceptanceNo(), e.cell(), e.reason());
      case Effect.LeaveDoor e -> services.leaveDoor(e.cell());
      case Effect.PrintReceipt e ->
          services.printReceipt(
              e.ticket().session(), e.acceptanceNo(), e.cell().orElse(""), e.language(), reply(e.ticket()));
      case Effect.PrintSheet e ->
          services.printSheet(
              e.ticket().session(), e.sheet(), e.acceptanceNo(), e.cell().orElse(""), e.language(), reply(e.ticket()));
      case Effect.CancelPrint e -> services.cancelPrint(e.session());
      case Effect.CheckPin e -> services.checkPin(e.ticket().session(), e.staff(), e.pin(), reply(e.ticket()));
      case Effect.OpenCellForCourier e ->
          services.openForCourier(e.ticket().session(), e.staff(), e.cell(), reply(e.ticket()));
      case Effect.CommitCustody e ->
          services.commitCustody(e.ticket().session(), e.staff(), e.cell(), e.acceptanceNo(), reply(e.ticket()));
      case Effect.ReportMissing e -> services.reportMissing(e.staff(), e.cell(), e.acceptanceNo());
      case Effect.CloseRound e -> services.closeRound(e.ticket().session(), e.staff(), reply(e.ticket()));
      case Effect.CheckCode e -> services.checkCode(e.ticket().session(), e.pick(), reply(e.ticket()));
      case Effect.FindPapers e -> services.findPapers(e.ticket().session(), e.number(), reply(e.ticket()));
      case Effect.OpenToCollect e -> services.openToCollect(e.ticket().session(), e.cell(), reply(e.ticket()));
      case Effect.CommitCollection e -> services.commitCollection(e.ticket().session(), e.cell(), reply(e.ticket()));
      case Effect.PrintCollected e ->
          services.printCollected(e.ticket().session(), e.cell(), e.language(), reply(e.ticket()));
      case Effect.FindCase e -> services.findCase(e.ticket().session(), e.acceptanceNo(), e.open(), reply(e.ticket()));
      case Effect.FindCases e -> services.findCases(e.number(), reply(e.ticket()));
      case Effect.PrintCertificate e ->
          services.printCertificate(e.ticket().session(), e.acceptanceNo(), e.holder(), e.language(), reply(e.ticket()));
      case Effect.ListResults e -> services.listResults(reply(e.ticket()));
      case Effect.CheckResult e -> services.checkResult(e.number(), reply(e.ticket()));
      case Effect.OpenForResult e ->
          services.openForResult(e.staff(), e.acceptanceNo(), e.need(), e.notThese(), reply(e.ticket()));
      case Effect.CommitResult e -> services.commitResult(e.staff(), e.cell(), reply(e.ticket()));
      case Effect.LookAtHealth e -> services.lookAtHealth(reply(e.ticket()));
      case Effect.LookAtCells e -> services.lookAtCells(reply(e.ticket()));
      case Effect.CloseStock e -> services.closeStock(e.staff(), e.agreed(), e.different(), e.skipped(), reply(e.ticket()));
      case Effect.Keep e -> services.keep(e.staff(), e.second(), e.act(), e.cell(), reply(e.ticket()));
      case Effect.Wipe e -> services.wipe(e.session());
    }
  }

  private static Optional<Ticket> ticket(Effect effect) {
    return effect instanceof Effect.Asking asking ? Optional.of(asking.ticket()) : Optional.empty();
  }
}
