package org.hall24.kiosk.binding;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hall24.link.JSerialCommPort;
import org.hall24.link.SerialSettings;
import org.hall24.link.SupervisedPort;
import org.hall24.link.Ticker;
import org.hall24.locker.board.BoardLine;
import org.hall24.locker.board.BoardSettings;
import org.hall24.locker.board.Dialect;
import org.hall24.locker.cell.Cabinet;
import org.hall24.locker.cell.CabinetMap;
import org.hall24.locker.cell.CabinetTiming;
import org.hall24.locker.cell.CellId;
import org.hall24.locker.cell.CellState;
import org.hall24.locker.cell.Custody;
import org.hall24.locker.cell.Item;
import org.hall24.locker.cell.OpenRequest;
import org.hall24.locker.cell.Operation;
import org.hall24.locker.cell.Purpose;
import org.hall24.queue.Opening;
import org.hall24.queue.Store;
import org.hall24.queue.StoreSettings;
import org.hall24.queue.outbox.CaseSealer;
import org.hall24.queue.outbox.Keys;
import org.hall24.queue.outbox.Outbox;

/**
 * The process that is killed: a cabinet on its serial line over the journal, and one hand-over at one cell. On its standard
 * output, one a line: {@code POINT <moment>} for {@link KillPoints}, {@code CELL <cell> <custody> <operation> <item>} for every
 * cell and {@code STARTED} after the first look, which waits for any answer, {@code HANDS in|out|none <item>} before a door is
 * opened, {@code OPEN} when it was seen to, {@code ASK} where a person says whether something is inside ({@code yes} or {@code no}
 * on standard input), {@code END}.
 */
final class CellKillChild {
  /** Rests that do not hold up a campaign; everything else is as in the street. */
  private static final CabinetTiming TIMING =
      new CabinetTiming(
          Duration.ofMillis(2), Duration.ofMillis(10), 1000, 3, Duration.ofMillis(20), Duration.ofMillis(40), Duration.ofSeconds(60),
          Duration.ofMinutes(10), Duration.ofMillis(400));

  private final PrintStream pipe = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private final BufferedReader answers = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
  private final CellId cell;
  private final boolean technician;

  private CellKillChild(CellId cell, boolean technician) {
    this.cell = cell;
    this.technician = technician;
  }

  /** {@code <state folder> <port> <cell> hand-over|technician <moment to stand still at, or none>}. */
  public static void main(String[] arguments) throws Exception {
    new CellKillChild(new CellId(arguments[2]), arguments[3].equals("technician"))
        .run(Path.of(arguments[0]), Path.of(arguments[1]), arguments[4]);
  }

  private void run(Path state, Path port, String stopAt) throws Exception {
    StoreSettings settings = StoreSettings.in(state).with(new KillPoints(stopAt, this::say));
    SecureRandom random = settings.random();
    Ticker ticker = Ticker.system();
    if (!(Store.open(settings) instanceof Opening.Opened(Store store))) {
      throw new IllegalStateException("the store is not as it was left");
    }
    Outbox outbox =
        new Outbox(
            store, new CaseSealer(store), new Keys(Clock.systemUTC(), random),
            new Outbox.Identity("campaign", "KC", ZoneOffset.UTC));
    BoardSettings wiring =
        switch (BoardSettings.parse(Dialect.LOCK8A, Map.of("window-s", "1", "echo", "no"))) {
          case BoardSettings.Parsed.Good(BoardSettings good) -> good;
          case BoardSettings.Parsed.Bad bad -> throw new IllegalStateException(bad.toString());
        };
    SupervisedPort line = SupervisedPort.of(new JSerialCommPort(port, SerialSettings.of(9600), ticker), ticker, random).start();
    try (store;
        BoardLine board = new BoardLine(line, Dialect.LOCK8A, wiring, Dialect.LOCK8A.timing(), ticker);
        Cabinet cabinet =
            new Cabinet(
                CabinetMap.standard24(), board, new JournalIntentLog(store), new JournalCellRecords(store, outbox), TIMING,
                Clock.systemUTC(), ticker, () -> UUID.randomUUID().toString(), settings.boot())) {
      while (!board.state().usable()) {
        ticker.await(Duration.ofMillis(5));
      }
      cabinet.start();
      cabinet.cells().forEach(c -> say("CELL " + c.place().id() + ' ' + words(c.state())));
      say("STARTED");
      // Whether a bolt moved by now is judged before anything is asked for.
      if (answers.readLine() == null) {
        // Whoever runs the campaign is gone, and the line may be another one's by now.
        return;
      }
      act(cabinet);
      say("END");
      while (answers.readLine() != null) {
        continue;
      }
    }
  }

  private static String words(CellState state) {
    String item =
        state.custody() instanceof Custody.Reserved(Item reserved, var until)
            ? reserved.ref()
            : state.custody().inside().map(Item::ref).orElse("-");
    return state.custody().word() + ' ' + state.operation().getClass().getSimpleName() + ' ' + item;
  }

  private void act(Cabinet cabinet) throws IOException, InterruptedException {
    CellState state = state(cabinet);
    if (state.operation() instanceof Operation.DoorOpen || state.operation() instanceof Operation.Verifying) {
      // Taken up where the life before ended.
      say("OPEN");
      cabinet.awaitClosed(cell, Duration.ofSeconds(60));
      cabinet.confirm(cell, inside(), "resumed");
      state = state(cabinet);
    }
    if (!(state.operation() instanceof Operation.Idle) || state.custody() instanceof Custody.Unsure) {
      cabinet.settle(cell);
      Item found = state(cabinet).custody().inside().orElseGet(() -> new Item("found-" + UUID.randomUUID(), ""));
      cabinet.inspected(cell, inside() ? Optional.of(found) : Optional.empty(), "staff");
      state = state(cabinet);
    }
    if (state.custody() instanceof Custody.Reserved) {
      cabinet.giveUp(cell);
      state = state(cabinet);
    }
    if (technician) {
      say("HANDS none -");
      cabinet.open(OpenRequest.technician(cell, "technician"));
      say("OPEN");
    } else if (state.custody() instanceof Custody.Holds(Item item, String who)) {
      pass(cabinet, Purpose.COLLECT, item, "courier");
    } else {
      Item item = new Item("item-" + UUID.randomUUID(), "");
      if (cabinet.claim(cell, item, Duration.ofMinutes(5)) instanceof Cabinet.Reservation.Kept) {
        pass(cabinet, Purpose.DEPOSIT, item, "resident");
      }
    }
  }

  private void pass(Cabinet cabinet, Purpose purpose, Item item, String party) throws IOException, InterruptedException {
    say("HANDS " + (purpose == Purpose.DEPOSIT ? "in " : "out ") + item.ref());
    if (cabinet.open(new OpenRequest(cell, purpose, party, "campaign", Optional.of(item))).open()) {
      say("OPEN");
      cabinet.awaitClosed(cell, Duration.ofSeconds(60));
      cabinet.confirm(cell, inside(), party);
    } else {
      cabinet.giveUp(cell);
    }
  }

  private boolean inside() throws IOException {
    say("ASK");
    return "yes".equals(answers.readLine());
  }

  private CellState state(Cabinet cabinet) {
    return cabinet.cell(cell).orElseThrow().state();
  }

  private void say(String line) {
    pipe.println(line);
  }
}
