package org.hall24.kiosk.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hall24.kiosk.config.KioskConfig;
import org.hall24.kiosk.config.KioskConfig.Device;
import org.hall24.kiosk.config.KioskConfig.DeviceKind;
import org.hall24.link.DeviceState;
import org.hall24.link.Ticker;
import org.hall24.locker.board.Dialect;
import org.hall24.locker.board.Door;
import org.hall24.locker.board.LockAddress;
import org.hall24.locker.board.LockBoard;
import org.hall24.locker.board.Presence;
import org.hall24.locker.board.Reading;
import org.hall24.locker.cell.Cabinet;
import org.hall24.locker.cell.CabinetTiming;
import org.hall24.locker.cell.CellId;
import org.hall24.locker.cell.CellPlace;
import org.hall24.locker.cell.DoorEvent;
import org.hall24.locker.cell.InMemoryCellRecords;
import org.hall24.locker.cell.InMemoryIntentLog;
import org.hall24.queue.Look;
import org.hall24.queue.journal.CellRow;
import org.hall24.queue.journal.Cells;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hallctl locker status|list}: looks at the cabinet and moves nothing. */
final class LockerVerbs {

  private LockerVerbs() {}

  /** The group, also of the verb that opens. */
  @Command(name = "locker", description = "The cabinet: open a cell, look at all.")
  static final class Group extends VerbGroup {}

  private static ObjectNode cell(Optional<LockAddress> address, String cell, Door door, Presence item, String custody) {
    ObjectNode json = Json.object();
    address.ifPresentOrElse(
        a -> json.put("board", a.board()).put("channel", a.channel()), () -> json.putNull("board").putNull("channel"));
    return json.put("cell", cell).put("door", Words.of(door)).put("item", Words.of(item)).put("custody", custody);
  }

  /** Custody by cell name, from a folder that may not be there yet. */
  private static Map<String, String> custody(StateFolder folder) throws Failed {
    return switch (Look.at(folder.settings())) {
      case Look.Open(Look.LookingReader reader) -> {
        try (reader) {
          Map<String, String> custody = new HashMap<>();
          for (CellRow row : reader.read(Cells::all)) {
            custody.put(row.cell(), row.custody());
          }
          yield custody;
        }
      }
      case Look.Absent _ -> Map.of();
      case Look.Locked(String why) -> throw folder.locked(why);
      case Look.Unreadable(String why) ->
          throw Failed.because("store-unreadable", folder.path() + ": " + why, "run: hallctl journal verify --state " + folder.path());
    };
  }

  /** Looks at every door. */
  @Command(name = "status", description = "Ask the boards for every door.")
  static final class Status extends DeviceVerb {
    @Option(names = "--boards", paramLabel = "1,2", description = "Boards that no map names (default: the first address of the driver).")
    Optional<String> boards = Optional.empty();

    @Option(names = "--watch", paramLabel = "S", arity = "0..1", fallbackValue = "0", description = "Tell what doors do, for S seconds or until stopped.")
    Optional<Double> watch = Optional.empty();

    Status(Surroundings surroundings) {
      super(surroundings, DeviceKind.LOCKER, Dialect.words().toArray(String[]::new));
    }

    @Override
    boolean bounded() {
      return watch.isEmpty();
    }

    @Override
    Answer answer() throws Failed, InterruptedException {
      KioskConfig config = config();
      Device device = device();
      SortedSet<Integer> asked = boards.isPresent() ? CabinetAtHand.boards(boards.get()) : new TreeSet<>(List.of(CabinetAtHand.dialect(device).lowestBoard()));
      boolean named = configFile.isPresent() || !options.ownPort();
      CabinetAtHand cabinet = CabinetAtHand.of(config, device, named && boards.isEmpty(), asked);
      Map<String, String> custody = custody(state());
      try (LockBoard board = cabinet.boards(surroundings.random())) {
        DeviceState seen;
        try {
          seen = firstSight(device, board::state, board::onState, timeout());
        } catch (Failed held) {
          if (!held.kind().equals("in-use") || watch.isPresent()) {
            throw held;
          }
          // The kiosk has the line: what the folder says is still true, only no door can be seen.
          voice().note(held.sentence() + "; doors cannot be seen");
          return shown(cabinet, Map.of(), custody, "in-use", Answer.DONE);
        }
        return watch.isPresent() ? watch(cabinet, board, seen) : look(cabinet, board, seen, custody);
      }
    }

    private Answer look(CabinetAtHand cabinet, LockBoard board, DeviceState seen, Map<String, String> custody)
        throws InterruptedException {
      Map<Integer, Reading> readings = new HashMap<>();
      boolean answered = false;
      for (int number : cabinet.map().boards()) {
        Reading reading = seen.usable() ? board.queryAll(number) : new Reading.NotReady(number, word(seen));
        readings.put(number, reading);
        answered |= reading instanceof Reading.Doors;
      }
      String line = answered ? "ready" : seen.usable() ? "silent" : word(seen);
      return shown(cabinet, readings, custody, line, answered ? Answer.DONE : Answer.NOT_SO);
    }

    private static Answer shown(
        CabinetAtHand cabinet, Map<Integer, Reading> readings, Map<String, String> custody, String line, int exit) {
      ObjectNode json = Json.object();
      ArrayNode cells = json.putArray("cells");
      Table table = new Table("CELL", "BOARD", "CHANNEL", "DOOR", "ITEM", "CUSTODY");
      for (CellPlace place : cabinet.map().places()) {
        LockAddress at = place.address();
        Optional<Reading.Doors> told = readings.get(at.board()) instanceof Reading.Doors doors ? Optional.of(doors) : Optional.empty();
        Door door = told.map(doors -> doors.door(at.channel())).orElse(Door.UNKNOWN);
        Presence unseen = cabinet.dialect().tellsItems() ? Presence.UNKNOWN : Presence.NONE;
        Presence item = told.map(doors -> doors.item(at.channel())).orElse(unseen);
        String holds = CabinetAtHand.custody(custody, place.id());
        cells.add(cell(Optional.of(at), place.id().value(), door, item, holds));
        table.row(place.id().value(), Integer.toString(at.board()), Integer.toString(at.channel()), Words.of(door), Words.of(item), holds);
      }
      json.put("line", line);
      return new Answer(exit, Optional.of(json), table + (exit == Answer.DONE ? "" : "\nNo board answers at " + cabinet.device().port()));
    }

    private Answer watch(CabinetAtHand at, LockBoard board, DeviceState seen) throws Failed, InterruptedException {
      if (!seen.usable()) {
        throw notReady(at.device(), seen);
      }
      Duration span = seconds("--watch", watch.orElse(0.0));
      // Whoever only looks writes nothing: what is seen here is forgotten with the command.
      InMemoryIntentLog log = new InMemoryIntentLog();
      Cabinet cabinet =
          new Cabinet(
              at.map(), board, log, new InMemoryCellRecords(log), CabinetTiming.DEFAULTS, surroundings.clock(), Ticker.system(),
              () -> "none", "hallctl");
      try (cabinet) {
        AutoCloseable ears = cabinet.onDoor(this::tell);
        try {
          cabinet.start();
          voice().note("watching " + at.map().places().size() + " doors");
          if (span.isPositive()) {
            return Answer.said(surroundings.stop().await(span) ? Answer.INTERRUPTED : Answer.DONE);
          }
          surroundings.stop().await();
          return Answer.said(Answer.INTERRUPTED);
        } finally {
          close(ears);
        }
      }
    }

    private void tell(DoorEvent event) {
      voice()
          .say(
              Json.object()
                  .put("event", event.kind().word())
                  .put("board", event.address().board())
                  .put("channel", event.address().channel())
                  .put("cell", event.cell().value())
                  .put("at", Json.time(event.at())),
              Json.time(event.at()) + "  " + event.cell().value() + "  " + event.kind().word());
    }
  }

  /** What the state folder knows. */
  @Command(name = "list", description = "What the state folder knows of every cell; needs no port.")
  static final class Listing extends ConfiguredVerb {
    Listing(Surroundings surroundings) {
      super(surroundings);
    }

    @Override
    Answer answer() throws Failed {
      Map<String, String> recorded = new TreeMap<>(custody(state()));
      Map<String, LockAddress> map = new LinkedHashMap<>();
      config().cells().forEach(c -> map.put(c.id(), new LockAddress(c.board(), c.channel())));
      ObjectNode json = Json.object();
      ArrayNode cells = json.putArray("cells");
      Table table = new Table("CELL", "BOARD", "CHANNEL", "CUSTODY");
      if (configFile.isPresent() || recorded.isEmpty()) {
        map.keySet().forEach(cell -> recorded.putIfAbsent(cell, "empty"));
      }
      recorded.forEach(
          (cell, holds) -> {
            Optional<LockAddress> address = Optional.ofNullable(map.get(cell)).or(() -> unnamed(cell));
            cells.add(cell(address, cell, Door.UNKNOWN, Presence.NONE, holds));
            table.row(
                cell, address.map(a -> Integer.toString(a.board())).orElse("-"),
                address.map(a -> Integer.toString(a.channel())).orElse("-"), holds);
          });
      return Answer.done(json, table.toString());
    }

    /** The address in the name of a cell that no map names. */
    private static Optional<LockAddress> unnamed(String cell) {
      String[] parts = cell.split("/", -1);
      try {
        LockAddress address = new LockAddress(Integer.parseInt(parts[0]), Integer.parseInt(parts[parts.length - 1]));
        return new CellId(cell).equals(CellId.of(address)) ? Optional.of(address) : Optional.empty();
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }
  }
}
