package org.hall24.kiosk.binding;

import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hall24.identity.card.CardPhotoDecoder;
import org.hall24.kiosk.config.KioskConfig;
import org.hall24.kiosk.document.Acceptance;
import org.hall24.kiosk.document.FontGlyphs;
import org.hall24.kiosk.document.PaperFonts;
import org.hall24.kiosk.document.StatementSigner;
import org.hall24.kiosk.document.StatementVerifier;
import org.hall24.kiosk.document.template.Documents;
import org.hall24.kiosk.document.template.Templates;
import org.hall24.kiosk.journey.Hall;
import org.hall24.kiosk.journey.Journey;
import org.hall24.kiosk.journey.JourneyRunner;
import org.hall24.kiosk.journey.Knowledge;
import org.hall24.kiosk.journey.Screen;
import org.hall24.kiosk.journey.Touch;
import org.hall24.kiosk.print.A4Printers;
import org.hall24.link.Ticker;
import org.hall24.locker.cell.Cabinet;
import org.hall24.locker.cell.CabinetTiming;
import org.hall24.locker.pickup.PickupDesk;
import org.hall24.locker.signal.Signal;
import org.hall24.locker.signal.SignalDesk;
import org.hall24.queue.Admission;
import org.hall24.queue.Opening;
import org.hall24.queue.Store;
import org.hall24.queue.StoreException;
import org.hall24.queue.StoreHealth;
import org.hall24.queue.StoreSettings;
import org.hall24.queue.delivery.Backend.Answered;
import org.hall24.queue.delivery.ClockSense;
import org.hall24.queue.delivery.DeliveryWorker;
import org.hall24.queue.delivery.HttpBackend;
import org.hall24.queue.delivery.HttpOneTimeCodes;
import org.hall24.queue.delivery.Standing;
import org.hall24.queue.outbox.Attachments;
import org.hall24.queue.outbox.CaseSealer;
import org.hall24.queue.outbox.Dispatch;
import org.hall24.queue.outbox.Keys;
import org.hall24.queue.outbox.Outbox;
import org.hall24.queue.outbox.OutboxShelf;
import org.hall24.queue.outbox.Shredder;
import org.hall24.receipt.ReceiptPrinter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The whole machine without its window: store, queue, drivers, desks and journeys, wired by hand. Reading this class from top
 * to bottom is reading what depends on what.
 */
public final class Kiosk implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Kiosk.class);
  private static final long LOOK_AT_STORE_SECONDS = 20;
  private static final LocalTime COURIER_AT = LocalTime.of(8, 30);
  private static final java.time.Duration DEMO_PROBE = java.time.Duration.ofSeconds(2);

  private final Store store;
  private final Devices devices;
  private final Cabinet cabinet;
  private final Optional<DeliveryWorker> delivery;
  private final HallWatch hall;
  private final CaseBook cases;
  private final OutboxShelf shelf;
  private final CardDesk cards;
  private final ScanDesk scans;
  private final PhoneCodeDesk phoneCodes;
  private final FaceDesk faces;
  private final JourneyRunner journeys;
  private final ExecutorService workers;
  private final ExecutorService journeyThread;
  private final ScheduledExecutorService ticks;

  /** What came of switching the machine on. */
  public sealed interface Start {
    /** It runs. */
    record Running(Kiosk kiosk) implements Start {}

    /** It cannot serve: how its store is, and a sentence for the log. */
    record OutOfService(StoreHealth.State store, String why) implements Start {}
  }

  /**
   * Switches the machine on: opens the store, looks at every door, moves nothing.
   *
   * @param state the state folder
   * @param decoders for the photos of cards; none: the face way is not offered
   * @param slips where A4 slips come out
   * @param view gets every new screen
   */
  public static Start start(
      KioskConfig config, Path state, List<CardPhotoDecoder> decoders, SlipTray slips, Clock clock, Ticker ticker, Consumer<Screen> view)
      throws InterruptedException {
    StoreSettings settings = StoreSettings.in(state).with(clock, org.hall24.queue.Ticker.system());
    return start(config, Vault.settings(settings, config), decoders, slips, ticker, view);
  }

  /** The same on a store of the caller's settings; tests end the process at one of its writes. */
  static Start start(
      KioskConfig config, StoreSettings settings, List<CardPhotoDecoder> decoders, SlipTray slips, Ticker ticker, Consumer<Screen> view)
      throws InterruptedException {
    Path state = settings.folder();
    Clock clock = settings.clock();
    SecureRandom random = new SecureRandom();
    String boot = settings.boot();
    Opening opening = Store.open(settings);
    return switch (opening) {
      case Opening.Opened(Store store) -> new Start.Running(new Kiosk(config, state, store, Optional.empty(), decoders, slips, clock, ticker, random, boot, view));
      case Opening.Damaged damaged -> {
        LOG.error("event=store.damaged set-aside={} files={} what=\"{}\"", damaged.folder(), damaged.files(), damaged.what());
        yield new Start.Running(
            new Kiosk(config, state, damaged.store(), Optional.of(damaged.folder()), decoders, slips, clock, ticker, random, boot, view));
      }
      case Opening.InUse(String by) -> new Start.OutOfService(StoreHealth.State.IN_USE, "another program holds the state folder: " + by);
      case Opening.Unwritable(StoreHealth.State how, String why) -> new Start.OutOfService(how, why);
    };
  }

  private Kiosk(
      KioskConfig config,
      Path state,
      Store store,
      Optional<String> setAside,
      List<CardPhotoDecoder> decoders,
      SlipTray slips,
      Clock clock,
      Ticker ticker,
      SecureRandom random,
      String boot,
      Consumer<Screen> view)
      throws InterruptedException {
    this.store = store;
    workers = Executors.newVirtualThreadPerTaskExecutor();
    journeyThread = Executors.newSingleThreadExecutor(Thread.ofVirtual().name("journey").factory());
    ticks = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("ticks").factory());

    // What must not be lost.
    CaseSealer sealer = new CaseSealer(store);
    Outbox outbox =
        new Outbox(store, sealer, new Keys(clock, random), new Outbox.Identity(config.site().id(), config.site().numberPrefix(), config.site().zone()));
    // Before anything is drafted: what a process left that was killed while it read an attachment.
    new Attachments(store, sealer).sweep();
    shelf = new OutboxShelf(store);
    MachineAlarms alarms = new MachineAlarms(store, outbox, clock);
    setAside.ifPresent(folder -> alarms.tell("store-damaged", Map.of("setAside", folder)));
    ClockSense clockSense = new ClockSense(store, clock, org.hall24.queue.Ticker.system());
    delivery = deliveryTo(config, store, sealer, clockSense, clock, random);
    delivery.ifPresent(worker -> outbox.whenQueued(worker::wake));
    delivery.ifPresent(
        worker -> worker.onAlarm((alarm, raised) -> alarms.tell(alarm.what(), Map.of("state", raised ? "raised" : "over"))));

    // What is handed over and who stands there.
    devices = new Devices(config, state, decoders, clock, ticker, random);
    CodesToTell codesToTell = new CodesToTell();
    cabinet =
        new Cabinet(
            CellPlaces.map(config), devices.board, new JournalIntentLog(store), new JournalCellRecords(store, outbox, codesToTell),
            CabinetTiming.DEFAULTS, clock, ticker, () -> UUID.randomUUID().toString(), boot);
    boolean commissioned =
        config.device(KioskConfig.DeviceKind.LOCKER)
            .filter(device -> CommissionedCabinet.holds(state, device, devices.board.settings(), cabinet.map()))
            .isPresent();
    if (!commissioned) {
      LOG.warn("event=cabinet.not-commissioned");
    }
    cabinet.onDoor(new DoorAlarms(store, outbox)::tell);
    cabinet.gate(request -> CommissionedCabinet.objection(commissioned, request));
    devices.signals.ifPresent(desk -> desk.onChange(change -> signalChanged(alarms, change)));
    PaperFonts fonts = new PaperFonts(config.rareFaces());
    ReceiptPrinter printer =
        new ReceiptPrinter(
            devices.printerLine, devices.printerProfile, new FontGlyphs(fonts),
            new JournalReceiptLog(store), ticker, random);
    printer.recover();
    List<Cabinet.Resumed> resumed = cabinet.start();

    // The desks between them and the journeys.
    cases = new CaseBook();
    KeyPair statementKeys = StatementKeys.in(state.resolve("keys"));
    StatementSigner signer = new StatementSigner(statementKeys);
    Acceptance.Site site = new Acceptance.Site(config.site().id(), config.site().hallZh(), config.site().hallEn());
    Papers papers = new Papers(signer, site, config.site().zone(), COURIER_AT, this::online);
    StaffDesk staff = new StaffDesk(config.staff().stream().map(m -> new StaffDesk.Member(m.id(), m.card(), m.pin(), m.keeper())).toList(), clock);
    FaceLooks looks = new FaceLooks(store, PickupKey.in(state.resolve("keys"), random), clock, Patience.of(config).faceCooldown());
    cards = new CardDesk(devices.reader, staff, looks::of, store, workers);
    StatementVerifier own = new StatementVerifier(List.of(statementKeys.getPublic()));
    scans =
        new ScanDesk(
            devices.scanner, staff, () -> LocalDate.now(clock.withZone(config.site().zone())),
            text -> own.verify(text) instanceof StatementVerifier.Verdict.Genuine, workers);
    Keys codeKeys = new Keys(clock, random);
    phoneCodes =
        new PhoneCodeDesk(Backends.of(config).map(reached -> new HttpOneTimeCodes(reached, codeKeys::next)), this::online, clock, workers);
    faces = new FaceDesk(devices.face, looks, store, workers);
    hall = new HallWatch(place(config), devices.reader, faces::trouble, cabinet, commissioned, devices.printerLine, this::online, this::records,
            () -> new Hall.Ways(phoneCodes.barrier(), !config.staff().isEmpty()));
    Knowledge knowledge = Knowledge.shipped(Patience.of(config));
    Documents documents = new Documents(Templates.shipped(), fonts, signer);
    FilledForms forms = new FilledForms(knowledge.forms(), documents, site, config.site().zone());
    StoredSpentCodes spent = new StoredSpentCodes(store);
    PickupDesk codes = new PickupDesk(cabinet, PickupKey.in(state.resolve("keys"), random), new JournalCodeTries(store), spent, clock, random);
    Addressees addressees = new Addressees(store);
    Applicants applicants = new Applicants(store, PickupKey.in(state.resolve("keys"), random));
    PaperBook book = new PaperBook(shelf, knowledge.catalogue());
    CabinetDesk doors = new CabinetDesk(cabinet, cases, papers, workers);
    ReceiptDesk receipts = new ReceiptDesk(printer, cases, papers, site, workers);
    SlipDesk slipDesk = new SlipDesk(tray(config, slips, ticker, random), documents, forms, cases, papers, site, workers);
    Optional<Function<String, Answered<Standing>>> office =
        Backends.of(config).map(reached -> new HttpBackend(reached, clockSense::unsure)::standing);
    Desk desk =
        new Desk(
            cards, scans, phoneCodes, faces,
            new FilingDesk(
                outbox, cases, papers, forms, boot, clock, clockSense::unsure, addressees, applicants, codes::seconds, workers),
            doors,
            new CollectDesk(cabinet, codes, book, doors, receipts, papers, clock),
            new ResultDesk(
                cabinet, doors, codes, codesToTell, addressees, book, store, office.map(ask -> new Decisions(ask, this::online, workers)),
                config.policies().keepResults(), config.site().zone()),
            new CaseDesk(
                book, applicants, store, office,
                new CertificateDesk(book, slipDesk, receipts, papers, signer, clock), workers),
            new KeepDesk(
                cabinet, doors, codes, codesToTell, book, store,
                place(config).doors().stream().collect(Collectors.toMap(HallWatch.Door::cell, door -> door)), clock),
            new HealthDesk(config, devices, cabinet, commissioned, store, shelf, delivery, clockSense::unsure, ticker, random, workers),
            receipts,
            slipDesk,
            new RoundDesk(
                staff, doors, cabinet, receipts, slipDesk, store, shelf, knowledge.catalogue(), clock.withZone(config.site().zone()),
                workers),
            cases, hall, resumed);

    Consumer<Screen> lit =
        devices
            .signals
            .<Consumer<Screen>>map(
                signals -> {
                  SignalLights lights = new SignalLights(signals, Executors.newSingleThreadExecutor(Thread.ofVirtual().name("lights").factory()));
                  return screen -> {
                    lights.lead(screen);
                    view.accept(screen);
                  };
                })
            .orElse(view);
    journeys =
        new JourneyRunner(
            new Journey(knowledge), desk, lit, clock, ticker::nanos, journeyThread);
    hall.listen(journeys::hallChanged);
    cards.listen(journeys::cardLies);
    devices.face.onState(s -> hall.changed());
    faces.listen(hall::changed);
    phoneCodes.listen(hall::changed);
    delivery.ifPresent(worker -> worker.observe(status -> hall.changed()));
    journeys.start(ticks);
    hall.start();
    hall.changed();
    ticks.scheduleWithFixedDelay(this::tellDelivered, 1, 1, TimeUnit.SECONDS);
    ticks.scheduleWithFixedDelay(hall::changed, LOOK_AT_STORE_SECONDS, LOOK_AT_STORE_SECONDS, TimeUnit.SECONDS);
    Housekeeping nightly =
        new Housekeeping(
            store, new Shredder(store, sealer), List.of(addressees::forgetBefore, applicants::forgetBefore, spent::forgetBefore),
            clockSense::unsure, clock.withZone(config.site().zone()));
    ticks.scheduleWithFixedDelay(() -> workers.execute(nightly), 1, 1, TimeUnit.HOURS);
    ticks.scheduleWithFixedDelay(() -> workers.execute(() -> looks.forget(clock.instant())), 1, 1, TimeUnit.MINUTES);
    delivery.ifPresent(DeliveryWorker::start);
    devices.signals.ifPresent(SignalDesk::start);
  }

  /** The person did something on the screen. */
  public void touch(Touch touch) {
    journeys.touch(touch);
  }

  /** Stops everything in the order that loses nothing. */
  @Override
  public void close() {
    ticks.shutdownNow();
    journeys.close();
    cards.close();
    scans.close();
    phoneCodes.close();
    faces.close();
    cabinet.close();
    devices.close();
    delivery.ifPresent(DeliveryWorker::close);
    journeyThread.shutdownNow();
    workers.shutdownNow();
    store.close();
  }

  /** The A4 printer of the configuration, unless whoever starts the machine gave another tray. */
  private SlipTray tray(KioskConfig config, SlipTray given, Ticker ticker, SecureRandom random) {
    Optional<KioskConfig.Device> a4 = config.device(KioskConfig.DeviceKind.A4_PRINTER);
    if (given != SlipTray.NONE || a4.isEmpty()) {
      return given;
    }
    A4Tray tray = new A4Tray(A4Printers.of(a4.get().port(), a4.get().settings(), ticker, random), store, workers);
    tray.begin();
    return tray;
  }

  /** What happened to the store, or keeps it from taking a filing; empty when it is whole and takes one. */
  private String records() {
    try {
      StoreHealth.State state = store.health().state();
      if (state != StoreHealth.State.READY) {
        return state.word();
      }
      return store.admission(0) instanceof Admission.TooMuchWaiting ? "too-much-waiting" : "";
    } catch (StoreException e) {
      // Not even to be looked at: that is what the screens must say, and who asks every few seconds must go on asking.
      return StoreHealth.State.FAILED.word();
    }
  }

  private boolean online() {
    return delivery.map(worker -> worker.status().online()).orElse(false);
  }

  private void tellDelivered() {
    for (String number : cases.numbers()) {
      shelf.filing(number).filter(f -> f.state().equals("delivered")).ifPresent(f -> journeys.delivered(number));
    }
  }

  /** Somebody pries, opens the case, or the mains are gone: told at once; an empty battery takes nothing more in. */
  private void signalChanged(MachineAlarms alarms, SignalDesk.Change change) {
    if (change.signal() == Signal.UPS_LOW) {
      cabinet.stopDeposits(change.on() ? "power-low" : "");
    }
    if (change.signal().alert()) {
      alarms.tell(change);
    }
  }

  private static Optional<DeliveryWorker> deliveryTo(
      KioskConfig config, Store store, CaseSealer sealer, ClockSense clockSense, Clock clock, SecureRandom random) {
    return Backends.of(config)
        .map(reached -> config.profile() == KioskConfig.Profile.DEMO ? reached.withProbeEvery(DEMO_PROBE) : reached)
        .map(
            settings -> {
              HttpBackend backend = new HttpBackend(settings, clockSense::unsure);
              backend.onDate(clockSense::witness);
              return new DeliveryWorker(
                  new Dispatch(store, sealer), new OutboxShelf(store), backend, settings, clock, org.hall24.queue.Ticker.system(), random);
            });
  }

  private static HallWatch.Place place(KioskConfig config) {
    return new HallWatch.Place(
        config.site().hallZh(), config.site().hallEn(),
        config.cells().stream().map(c -> new HallWatch.Door(c.id(), c.row() - 1, c.column() - 1)).toList());
  }
}
