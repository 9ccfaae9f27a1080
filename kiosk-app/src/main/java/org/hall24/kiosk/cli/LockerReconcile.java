package org.hall24.kiosk.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.hall24.kiosk.binding.StockTake;
import org.hall24.kiosk.config.KioskConfig;
import org.hall24.kiosk.config.KioskConfig.Device;
import org.hall24.kiosk.config.KioskConfig.DeviceKind;
import org.hall24.locker.board.Dialect;
import org.hall24.locker.board.LockAddress;
import org.hall24.locker.cell.Cabinet;
import org.hall24.locker.cell.CellId;
import org.hall24.locker.cell.CellPlace;
import org.hall24.locker.cell.CellSnapshot;
import org.hall24.locker.cell.CellState;
import org.hall24.locker.cell.Item;
import org.hall24.locker.cell.Transition;
import org.hall24.queue.Store;
import org.hall24.queue.journal.CellRow;
import org.hall24.queue.journal.Cells;
import org.hall24.queue.journal.EventBody;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code hallctl locker reconcile}: stock-take. Holds what is on record against what doors and content sensors show, and
 * takes down what somebody found who looked inside. Moves nothing.
 */
@Command(name = "reconcile", description = "Compare the record with doors and sensors; enter what somebody found inside a cell.")
final class LockerReconcile extends DeviceVerb {

  /** What somebody saw inside. */
  enum Found {
    papers,
    empty
  }

  @Option(names = "--boards", paramLabel = "1,2", description = "Boards that no map names (default: those on record, else 1).")
  Optional<String> boards = Optional.empty();

  /** The cell somebody looked into, or opened with its key. */
  @Mixin final DoorOptions one = new DoorOptions();

  @Option(names = "--found", paramLabel = "papers|empty", description = "What was inside; ends every doubt and fault of the cell.")
  Optional<Found> found = Optional.empty();

  @Option(names = "--paper", paramLabel = "REF", description = "Which papers were found, when they are not those on record.")
  Optional<String> paper = Optional.empty();

  @Option(names = "--opened-with-key", description = "The door was opened with its mechanical key.")
  boolean key;

  @Option(names = "--by", paramLabel = "WHO", description = "Who looked: a staff number, never a name (default: technician).")
  String by = LockerHandOver.TECHNICIAN;

  LockerReconcile(Surroundings surroundings) {
    super(surroundings, DeviceKind.LOCKER, Dialect.words().toArray(String[]::new));
  }

  @Override
  Answer answer() throws Failed, InterruptedException {
    Optional<DoorWanted> wanted = wanted();
    KioskConfig config = config();
    Device device = device();
    boolean named = configFile.isPresent() || !options.ownPort();
    try (OpenQueue queue = new OpenQueue(state(), config.site())) {
      CabinetAtHand at = CabinetAtHand.of(config, device, named && boards.isEmpty(), asked(queue.store(), wanted));
      Optional<CellPlace> place = wanted.flatMap(door -> door.in(at));
      if (wanted.isPresent() && place.isEmpty()) {
        throw Failed.wrongUse("unknown-cell", "there is no cell " + wanted.get().name() + " in this cabinet", "see: hallctl locker list");
      }
      return OpenCabinet.with(
          at, state(), queue, timeout(),
          open -> {
            if (place.isPresent()) {
              enter(open.cabinet(), place.get().id());
            }
            return compared(open.cabinet(), queue.store());
          });
    }
  }

  /** Since when it is so, nothing for a cell that nobody has used. */
  private static @Nullable String since(CellSnapshot cell) {
    return cell.since().equals(Instant.EPOCH) ? null : Json.time(cell.since());
  }

  private Optional<DoorWanted> wanted() throws Failed {
    if (one.unclear()) {
      throw Failed.wrongUse("usage", "it is not clear which cell", "say --cell ID, or --board B --channel C");
    }
    boolean entry = found.isPresent() || key;
    if (entry != one.given() || found.isPresent() && key) {
      throw Failed.wrongUse(
          "usage", "it is not clear what was found where", "say one cell and --found papers, --found empty or --opened-with-key; or none of them");
    }
    if (paper.isPresent() && found.filter(f -> f == Found.papers).isEmpty()) {
      throw Failed.wrongUse("usage", "--paper says which papers were found", "add --found papers");
    }
    if (!by.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,39}")) {
      throw Failed.wrongUse("usage", "--by takes a staff number, not a name", "use letters, digits, dots and dashes");
    }
    if (!entry) {
      return Optional.empty();
    }
    return Optional.of(one.door());
  }

  /** The boards that are meant where no map names them: those asked for, else those that cells on record are named after. */
  private SortedSet<Integer> asked(Store store, Optional<DoorWanted> wanted) throws Failed {
    SortedSet<Integer> asked = boards.isPresent() ? CabinetAtHand.boards(boards.get()) : new TreeSet<>();
    wanted.map(DoorWanted::boardOfItsName).ifPresent(number -> number.ifPresent(asked::add));
    if (boards.isEmpty()) {
      for (CellRow row : store.read(Cells::all)) {
        new DoorWanted(row.cell(), -1, -1).boardOfItsName().ifPresent(asked::add);
      }
    }
    if (asked.isEmpty()) {
      asked.add(1);
    }
    return asked;
  }

  private void enter(Cabinet cabinet, CellId id) throws Failed {
    Transition done;
    if (key) {
      done = cabinet.keyOpened(id, by);
    } else {
      done = StockTake.found(cabinet, id, found.orElseThrow() == Found.papers, paper, by);
    }
    if (done instanceof Transition.Refused(String reason)) {
      throw Failed.because(
          "not-entered", "cell " + id + " could not be entered: " + reason, "push its door shut and see that its board answers, then try again");
    }
  }

  private Answer compared(Cabinet cabinet, Store store) {
    ObjectNode json = Json.object();
    ArrayNode cells = json.putArray("cells");
    Table table = new Table("CELL", "DOOR", "ITEM", "CUSTODY", "SERVICE", "FINDING");
    int differences = 0;
    for (CellSnapshot snapshot : cabinet.cells()) {
      CellState s = snapshot.state();
      String finding = StockTake.finding(s);
      differences += finding.equals("agrees") ? 0 : 1;
      LockAddress at = snapshot.place().address();
      String name = snapshot.place().id().value();
      cells
          .addObject()
          .put("board", at.board())
          .put("channel", at.channel())
          .put("cell", name)
          .put("door", Words.of(s.door()))
          .put("item", Words.of(s.item()))
          .put("custody", s.custody().word())
          .put("service", s.shownService().word())
          .put("finding", finding)
          .put("paper", s.custody().inside().map(Item::ref).orElse(""))
          .put("since", since(snapshot))
          .put("overdue", snapshot.overdue(surroundings.clock().instant()));
      table.row(name, Words.of(s.door()), Words.of(s.item()), s.custody().word(), s.shownService().word(), finding);
    }
    json.put("differences", differences);
    int found = differences;
    StockTake.close(store, EventBody.of("by", by).and("differences", found));
    String text = table + (differences == 0 ? "\nThe record agrees with the cabinet." : "\n" + differences + " to look at.");
    return new Answer(differences == 0 ? Answer.DONE : Answer.NOT_SO, Optional.of(json), text);
  }
}
