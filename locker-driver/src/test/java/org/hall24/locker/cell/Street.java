package org.hall24.locker.cell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.hall24.link.LeapTicker;
import org.hall24.link.Ticker;
import org.hall24.locker.board.BoardLine;
import org.hall24.locker.board.BoardSettings;
import org.hall24.locker.board.Dialect;
import org.hall24.locker.board.LockAddress;
import org.hall24.locker.emulator.BoardModel;
import org.hall24.locker.emulator.LockBoardEmulator;
import org.hall24.locker.emulator.SimulatedBus;

/** A cabinet whose watch goes its rounds when told to. */
final class Street implements AutoCloseable {
  final LeapTicker ticker = LeapTicker.eager();
  final LockBoardEmulator steel;
  final BoardLine board;
  final Cabinet cabinet;
  final List<DoorEvent> events = new ArrayList<>();
  final List<CellPlace> places = new ArrayList<>();
  Instant moved = Instant.EPOCH;
  /** What the world does while a step is written down. */
  Consumer<IntentStep> meanwhile = step -> {};

  Street(Dialect dialect, int boards, BoardSettings settings, BoardModel model, CabinetTiming timing) throws Exception {
    List<BoardModel> models =
        IntStream.range(0, boards).mapToObj(i -> model.at(dialect.lowestBoard() + i).withChannels(settings.channels())).toList();
    for (BoardModel at : models) {
      for (int channel = 1; channel <= settings.channels(); channel++) {
        LockAddress address = new LockAddress(at.address(), channel);
        places.add(new CellPlace(CellId.of(address), address, CellSize.SMALL, 800));
      }
    }
    steel = new LockBoardEmulator(dialect, models, ticker, new Random(5));
    Clock clock = new LeapClock(ticker);
    steel.onChange(view -> {
      if (view.open()) {
        moved = clock.instant();
      }
    });
    board = new BoardLine(new SimulatedBus(steel, ticker), dialect, settings, dialect.timing(), ticker);
    InMemoryIntentLog log = new InMemoryIntentLog();
    IntentLog busy = new IntentLog() {
      @Override
      public void intend(OpenIntent intent) {
        log.intend(intent);
      }

      @Override
      public void note(IntentStep step) {
        log.note(step);
        meanwhile.accept(step);
      }

      @Override
      public List<IntentHistory> unfinished() {
        return log.unfinished();
      }
    };
    cabinet =
        new Cabinet(new CabinetMap(places), board, busy, new InMemoryCellRecords(log), timing, clock, ticker,
            () -> UUID.randomUUID().toString(), "boot");
    cabinet.onDoor(events::add);
    cabinet.begin();
    for (int i = 0; i < 4; i++) {
      cabinet.watchOnce();
    }
  }

  static Street of(Dialect dialect) throws Exception {
    // A Winnsen station tells one lock at a time: two of them need more than a second for one look.
    int boards = dialect == Dialect.WINNSEN ? 1 : 5;
    return new Street(dialect, boards, dialect.settings().withChannels(Math.min(24, dialect.mostChannels())), BoardModel.of(dialect),
        CabinetTiming.DEFAULTS);
  }

  int lastBoard() {
    return places.getLast().address().board();
  }

  Instant now() {
    return new LeapClock(ticker).instant();
  }

  OpenOutcome technician(CellPlace place) throws InterruptedException {
    return cabinet.open(OpenRequest.technician(place.id(), "tech"));
  }

  /** The event of this kind, after as many rounds as it takes in ten minutes. */
  DoorEvent told(DoorEvent.Kind kind) throws InterruptedException {
    for (Instant end = now().plus(Duration.ofMinutes(10)); now().isBefore(end); cabinet.watchOnce()) {
      for (DoorEvent event : events) {
        if (event.kind() == kind) {
          return event;
        }
      }
    }
    throw new AssertionError("no " + kind.word());
  }

  @Override
  public void close() {
    cabinet.close();
    board.close();
    assertThat(steel.counts()).containsEntry("overlapping", 0L).containsEntry("malformed", 0L).containsEntry("forbidden", 0L);
  }

  /** The wall clock of time that leaps. */
  private static final class LeapClock extends Clock {
    private final Ticker ticker;

    LeapClock(Ticker ticker) {
      this.ticker = ticker;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return Instant.EPOCH.plusNanos(ticker.nanos());
    }
  }
}
