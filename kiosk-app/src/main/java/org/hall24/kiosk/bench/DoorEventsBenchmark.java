package org.hall24.kiosk.bench;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.hall24.link.EmulatorRunner;
import org.hall24.link.FaultPlan;
import org.hall24.link.MemoryLine;
import org.hall24.link.SupervisedPort;
import org.hall24.link.Ticker;
import org.hall24.locker.board.BoardLine;
import org.hall24.locker.board.BoardSettings;
import org.hall24.locker.board.Dialect;
import org.hall24.locker.cell.Cabinet;
import org.hall24.locker.cell.CabinetMap;
import org.hall24.locker.cell.CabinetTiming;
import org.hall24.locker.cell.CellId;
import org.hall24.locker.cell.DoorEvent;
import org.hall24.locker.cell.InMemoryCellRecords;
import org.hall24.locker.cell.InMemoryIntentLog;
import org.hall24.locker.cell.OpenRequest;
import org.hall24.locker.emulator.BoardModel;
import org.hall24.locker.emulator.IoBoardEmulator;
import org.hall24.locker.emulator.LockBoardEmulator;
import org.hall24.locker.signal.IoBoardSignals;
import org.hall24.locker.signal.Signal;
import org.hall24.locker.signal.SignalDesk;
import org.hall24.locker.signal.SignalWiring;

/**
 * How long it takes until somebody is told what a door did, on a line of 120 doors, and what a switch did: from the steel to the
 * event, on the machine's own clock. A jam counts from the end of the time the door had, a door left open likewise.
 */
final class DoorEventsBenchmark implements Benchmark {
  private static final int BOARDS = 5;
  private static final int CHANNELS = 24;
  private static final int TIMES = 6;
  private static final double BOUND_MS = 1000;
  private static final Duration WINDOW = Duration.ofMillis(1500);
  private static final Duration LEFT_OPEN = Duration.ofSeconds(3);
  private static final long PATIENCE_S = 20;

  /** Something that was told, and when. */
  private record Told(DoorEvent event, long nanos) {}

  @Override
  public String name() {
    return "door-events";
  }

  @Override
  public String says() {
    return "from what a door or a switch does to the event that tells it, 120 doors on one line at 9600 bit/s";
  }

  @Override
  public List<Measure> measure(Bench bench) throws CannotMeasure, InterruptedException {
    List<Measure> figures = new ArrayList<>();
    for (Dialect dialect : List.of(Dialect.LOCK8A, Dialect.WKLY)) {
      try (Street street = new Street(dialect)) {
        figures.addAll(street.measure());
      }
    }
    figures.addAll(edges());
    return figures;
  }

  private static List<Measure> figures(String what, List<Double> delays) {
    delays.sort(Comparator.naturalOrder());
    return List.of(
        Measure.of(what + ", median of " + delays.size(), delays.get(delays.size() / 2), "ms"),
        Measure.atMost(what + ", longest", delays.getLast(), "ms", BOUND_MS));
  }

  private static double ms(long nanos) {
    return nanos / 1e6;
  }

  private static List<Measure> edges() throws CannotMeasure, InterruptedException {
    MemoryLine cable = MemoryLine.pair("io");
    IoBoardEmulator io = new IoBoardEmulator(1, 8);
    if (!(SignalWiring.parse(Map.of("tamper", "1"), 8) instanceof SignalWiring.Parsed.Good(SignalWiring wiring))) {
      throw new CannotMeasure("the wiring of one switch is not understood", "report it");
    }
    BlockingQueue<Long> told = new LinkedBlockingQueue<>();
    List<Double> delays = new ArrayList<>();
    try (EmulatorRunner runner = EmulatorRunner.inMemory(io, cable, FaultPlan.none(), Ticker.system());
        SignalDesk desk =
            new SignalDesk(
                new IoBoardSignals(SupervisedPort.of(cable.hostPort(), Ticker.system(), new Random(2)).start(), wiring, Ticker.system()),
                Ticker.system(), Clock.systemUTC())) {
      desk.onChange(change -> told.add(System.nanoTime()));
      desk.start();
      // Once there and back, until it is known what the switch is at rest.
      for (int i = 0; i < 2 * TIMES; i++) {
        long moved = System.nanoTime();
        io.input(1, i % 2 == 0);
        Long at = told.poll(PATIENCE_S, TimeUnit.SECONDS);
        if (at == null || runner.counts().getOrDefault("malformed", 0L) > 0) {
          throw new CannotMeasure(Signal.TAMPER.word() + " was not told", "run it again on a machine with less to do");
        }
        delays.add(ms(at - moved));
        // Somewhere in the next beat, not always at its beginning.
        Ticker.system().await(Duration.ofMillis(53L * i % 400));
      }
    }
    return figures("a switch, from its edge to the event", delays);
  }

  /** A cabinet of five boards on one line. */
  private static final class Street implements AutoCloseable {
    final Dialect dialect;
    final LockBoardEmulator steel;
    final EmulatorRunner runner;
    final BoardLine board;
    final Cabinet cabinet;
    final BlockingQueue<Told> events = new LinkedBlockingQueue<>();
    final AtomicLong moved = new AtomicLong();
    final AtomicLong pulsed = new AtomicLong();
    private long pulses;

    Street(Dialect dialect) throws InterruptedException {
      this.dialect = dialect;
      BoardModel model = BoardModel.of(dialect).withChannels(CHANNELS);
      List<Integer> addresses = IntStream.range(0, BOARDS).map(i -> dialect.lowestBoard() + i).boxed().toList();
      steel = new LockBoardEmulator(dialect, addresses.stream().map(model::at).toList(), Ticker.system(), new Random(1));
      steel.onChange(view -> {
        if (steel.pulses() > pulses) {
          pulses = steel.pulses();
          pulsed.set(System.nanoTime());
        }
        if (view.open()) {
          moved.set(System.nanoTime());
        }
      });
      MemoryLine cable = MemoryLine.pair("bench");
      runner = EmulatorRunner.inMemory(steel, cable, FaultPlan.none(), Ticker.system());
      BoardSettings settings = dialect.settings().withChannels(CHANNELS).withWindow(WINDOW);
      board =
          new BoardLine(
              SupervisedPort.of(cable.hostPort(), Ticker.system(), new Random(2)).start(), dialect, settings, dialect.timing(), Ticker.system());
      CabinetTiming d = CabinetTiming.DEFAULTS;
      CabinetTiming timing =
          new CabinetTiming(
              d.betweenPulses(), d.coolDown(), d.perMinute(), d.attempts(), d.watchEvery(), d.pollEvery(), LEFT_OPEN, d.confirmWithin(),
              d.strayAfter());
      InMemoryIntentLog log = new InMemoryIntentLog();
      cabinet =
          new Cabinet(
              CabinetMap.unnamed(addresses, CHANNELS), board, log, new InMemoryCellRecords(log), timing, Clock.systemUTC(), Ticker.system(),
              () -> UUID.randomUUID().toString(), "bench");
      cabinet.onDoor(event -> events.add(new Told(event, System.nanoTime())));
      cabinet.start();
    }

    List<Measure> measure() throws CannotMeasure, InterruptedException {
      List<Double> forced = new ArrayList<>();
      List<Double> jammed = new ArrayList<>();
      List<Double> leftOpen = new ArrayList<>();
      List<Double> contradicting = new ArrayList<>();
      // Each in cells of its own: what happened to a cell is not over before staff have looked.
      for (int door = 1; door <= TIMES; door++) {
        Ticker.system().await(Duration.ofMillis(71L * door % 500));
        long from = System.nanoTime();
        steel.forceDoor(at(4), door);
        forced.add(ms(told(DoorEvent.Kind.FORCED) - from));
        steel.faults(at(3)).jam(door);
        open(at(3), door);
        jammed.add(ms(told(DoorEvent.Kind.JAMMED) - pulsed.get() - WINDOW.toNanos()));
        open(at(2), door);
        long opened = told(DoorEvent.Kind.OPENED);
        leftOpen.add(ms(told(DoorEvent.Kind.LEFT_OPEN) - opened - LEFT_OPEN.toNanos()));
        steel.closeDoor(at(2), door);
      }
      for (int door = 1; door <= TIMES; door++) {
        steel.faults(at(1)).contradict(door);
        open(at(1), door);
        contradicting.add(ms(told(DoorEvent.Kind.SENSOR_FAULT) - moved.get()));
        steel.faults(at(1)).clear();
        steel.closeDoor(at(1), door);
      }
      // Last and once, because after it no door opens until staff have looked.
      steel.faults(at(0)).wrongDoor(1, 2);
      open(at(0), 1);
      List<Double> wrong = new ArrayList<>(List.of(ms(told(DoorEvent.Kind.WRONG_DOOR) - moved.get())));
      List<Measure> figures = new ArrayList<>();
      String of = dialect.word() + ", ";
      figures.addAll(figures(of + "a forced door", forced));
      figures.addAll(figures(of + "a jam, after the time the door had", jammed));
      figures.addAll(figures(of + "a door left open, after its time", leftOpen));
      figures.addAll(figures(of + "a sensor that contradicts itself", contradicting));
      figures.addAll(figures(of + "a wrong door", wrong));
      return figures;
    }

    /** The address of a board, counted from 0. */
    private int at(int board) {
      return dialect.lowestBoard() + board;
    }

    private void open(int address, int door) throws InterruptedException {
      cabinet.open(OpenRequest.technician(new CellId(address + "/" + door), "bench"));
    }

    private long told(DoorEvent.Kind kind) throws CannotMeasure, InterruptedException {
      for (Told told = events.poll(PATIENCE_S, TimeUnit.SECONDS); told != null; told = events.poll(PATIENCE_S, TimeUnit.SECONDS)) {
        if (told.event().kind() == kind) {
          return told.nanos();
        }
      }
      throw new CannotMeasure("nobody was told: " + kind.word(), "run it again on a machine with less to do");
    }

    @Override
    public void close() {
      cabinet.close();
      board.close();
      runner.close();
    }
  }
}
