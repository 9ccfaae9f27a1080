package org.hall24.kiosk.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.hall24.kiosk.config.KioskConfig;
import org.hall24.kiosk.config.KioskConfig.Device;
import org.hall24.kiosk.config.KioskConfig.DeviceKind;
import org.hall24.locker.board.Dialect;
import org.hall24.locker.cell.Cabinet;
import org.hall24.locker.cell.CellId;
import org.hall24.locker.cell.CellPlace;
import org.hall24.locker.cell.CellSize;
import org.hall24.locker.cell.CellSnapshot;
import org.hall24.locker.cell.CellState;
import org.hall24.locker.cell.HandOverOutcome;
import org.hall24.locker.cell.Need;
import org.hall24.locker.cell.OpenOutcome;
import org.hall24.locker.cell.Transition;
import org.hall24.locker.pickup.CellKeeping;
import org.hall24.locker.pickup.PickupCode;
import org.hall24.queue.Urgency;
import org.hall24.queue.journal.EventBody;
import org.hall24.queue.journal.EventKind;
import org.hall24.queue.journal.Journal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code hallctl locker move|recall|renew|emergency|key-opening}: what keepers of the cabinet do, by the routines of their
 * pages. Each is noted in the journal with the staff number of who did it.
 */
abstract class LockerKeeping extends DeviceVerb {
  private static final String STAFF = "[A-Za-z0-9][A-Za-z0-9._-]{0,39}";
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final Duration RESERVATION = Duration.ofMinutes(10);
  private static final String KEEPER = "keeper";

  @Option(names = "--cell", required = true, split = ",", paramLabel = "ID", description = "A cell of the cabinet map, or board/channel where no map names it.")
  List<String> cells = List.of();

  LockerKeeping(Surroundings surroundings) {
    super(surroundings, DeviceKind.LOCKER, Dialect.words().toArray(String[]::new));
  }

  /** The cabinet and what one does with it. */
  record Hands(Cabinet cabinet, CellKeeping keeping, OpenQueue queue, CabinetAtHand at, Duration patience) {
    CellState state(CellId cell) {
      return cabinet.cell(cell).orElseThrow().state();
    }

    void note(String did, CellId cell, EventBody body) {
      queue.store().commitNow(Urgency.CUSTODY, tx -> Journal.append(tx, EventKind.TECHNICIAN, cell.value(), body.and("did", did)));
    }
  }

  /** What was wrong with the options, found before anything is opened. */
  abstract void checkUse() throws Failed;

  /** Further cells that are named. */
  List<String> others() {
    return List.of();
  }

  /** Does it at cells of the map. */
  abstract Answer done(Hands hands, List<CellId> cells) throws Failed, InterruptedException;

  @Override
  Duration defaultTimeout() {
    return PATIENCE;
  }

  @Override
  final Answer answer() throws Failed, InterruptedException {
    long start = System.nanoTime();
    checkUse();
    KioskConfig config = config();
    Device device = device();
    boolean named = configFile.isPresent() || !options.ownPort();
    SortedSet<Integer> boards = new TreeSet<>();
    List<DoorWanted> wanted = new ArrayList<>();
    for (String name : cells) {
      wanted.add(new DoorWanted(name.strip(), -1, -1));
    }
    wanted.forEach(door -> door.boardOfItsName().ifPresent(boards::add));
    others().forEach(name -> new DoorWanted(name, -1, -1).boardOfItsName().ifPresent(boards::add));
    CabinetAtHand at = CabinetAtHand.of(config, device, named, boards);
    List<CellId> ids = new ArrayList<>();
    for (DoorWanted door : wanted) {
      ids.add(known(at, door.name()));
    }
    for (String name : others()) {
      known(at, name);
    }
    return OpenCabinet.with(
        at, state(), config.site(), timeout(),
        open -> done(new Hands(open.cabinet(), open.keeping(RESERVATION), open.queue(), at, leftSince(start)), ids));
  }

  private static CellId known(CabinetAtHand at, String name) throws Failed {
    return new DoorWanted(name, -1, -1)
        .in(at)
        .map(CellPlace::id)
        .orElseThrow(() -> Failed.wrongUse("unknown-cell", "there is no cell " + name + " in this cabinet", "see: hallctl locker list"));
  }

  static void staff(String number) throws Failed {
    if (!number.matches(STAFF)) {
      throw Failed.wrongUse("usage", "--staff takes a staff number, not a name", "use letters, digits, dots and dashes");
    }
  }

  CellId one(List<CellId> cells) throws Failed {
    if (cells.size() != 1) {
      throw Failed.wrongUse("usage", "one cell at a time", "say --cell once");
    }
    return cells.getFirst();
  }

  /** One opening and what came of it, as {@code deposit} and {@code collect} answer. */
  static ObjectNode step(Hands hands, CellId cell, HandOverOutcome outcome, OpenSentence sentence) {
    OpenOutcome opened = HandOverSentence.opened(outcome, hands.at().map().find(cell).orElseThrow());
    return OpenJson.of(opened, new DoorWanted(cell.value(), -1, -1), hands.at(), sentence).put("handOver", HandOverSentence.word(outcome));
  }

  static OpenSentence sentence(Hands hands, CellId cell, HandOverOutcome outcome) {
    OpenOutcome opened = HandOverSentence.opened(outcome, hands.at().map().find(cell).orElseThrow());
    return HandOverSentence.of(outcome, OpenSentence.of(opened, cell.value(), hands.at()), cell.value());
  }

  /** What one member of staff does, or did. */
  abstract static class ByOne extends LockerKeeping {
    @Option(names = "--staff", required = true, paramLabel = "NUMBER", description = "Who does it: a staff number, never a name.")
    String staff = "";

    ByOne(Surroundings surroundings) {
      super(surroundings);
    }

    @Override
    final void checkUse() throws Failed {
      staff(staff);
    }
  }

  /** Papers go to another cell. */
  @Command(name = "move", description = "Move papers to another cell: take them out, put them in; their code is replaced.")
  static final class Move extends ByOne {
    @Option(names = "--to", paramLabel = "ID", description = "A certain cell (default: the one that fits best).")
    Optional<String> to = Optional.empty();

    Move(Surroundings surroundings) {
      super(surroundings);
    }

    @Override
    List<String> others() {
      return to.stream().toList();
    }

    @Override
    Answer done(Hands hands, List<CellId> cells) throws Failed, InterruptedException {
      CellId from = one(cells);
      hands.note("move", from, EventBody.of("by", staff));
      CellSize size = hands.cabinet().cell(from).map(c -> c.place().size()).orElse(CellSize.SMALL);
      CellKeeping.Moved moved = hands.keeping().move(from, to.map(CellId::new), Need.of(size), staff, KEEPER, hands.patience());
      ObjectNode json = Json.object().put("from", from.value()).put("moved", moved.done()).put("codeReplaced", moved.code().isPresent());
      Json.put(json, "to", moved.to().map(CellId::value));
      ArrayNode steps = json.putArray("steps");
      OpenSentence last = sentence(hands, from, moved.steps().getFirst());
      steps.add(step(hands, from, moved.steps().getFirst(), last));
      if (moved.steps().size() == 2) {
        CellId at = moved.to().or(() -> to.map(CellId::new)).orElse(from);
        last = sentence(hands, at, moved.steps().getLast());
        steps.add(step(hands, at, moved.steps().getLast(), last));
      }
      json.put("custody", hands.state(from).custody().word());
      String text =
          moved.done()
              ? "The papers of cell " + from + " lie in cell " + moved.to().orElseThrow() + " now." + (moved.code().isPresent() ? " Their new code is on its way." : "")
              : last.message() + " " + last.action();
      return new Answer(moved.done() ? Answer.DONE : Answer.NOT_SO, Optional.of(json), text);
    }
  }

  /** Staff take papers out that nobody collected. */
  @Command(name = "recall", description = "Take out papers that nobody collected; their code opens nothing from then on.")
  static final class Recall extends ByOne {
    Recall(Surroundings surroundings) {
      super(surroundings);
    }

    @Override
    Answer done(Hands hands, List<CellId> cells) throws Failed, InterruptedException {
      CellId cell = one(cells);
      hands.note("recall", cell, EventBody.of("by", staff));
      HandOverOutcome outcome = hands.keeping().recall(cell, staff, KEEPER, hands.patience());
      OpenSentence sentence = sentence(hands, cell, outcome);
      ObjectNode json = step(hands, cell, outcome, sentence).put("custody", hands.state(cell).custody().word());
      int exit = outcome instanceof HandOverOutcome.Done ? Answer.DONE : Answer.NOT_SO;
      return new Answer(exit, Optional.of(json), sentence.message() + " " + sentence.action());
    }
  }

  /** Another code for the same papers. */
  @Command(name = "renew", description = "Replace the pick-up code of a cell; the new one goes to its person through the back office.")
  static final class Renew extends ByOne {
    Renew(Surroundings surroundings) {
      super(surroundings);
    }

    @Override
    Answer done(Hands hands, List<CellId> cells) throws Failed {
      CellId cell = one(cells);
      hands.note("renew", cell, EventBody.of("by", staff));
      Optional<PickupCode> code = hands.keeping().renew(cell);
      if (code.isEmpty()) {
        throw Failed.because("no-code", "there is no code for what lies in cell " + cell, "look what lies where: hallctl locker reconcile");
      }
      boolean reveal = shared.reveal;
      ObjectNode json = Json.object().put("cell", cell.value()).put("renewed", true);
      json.put("code", reveal ? code.get().digits() : "*".repeat(code.get().digits().length()));
      hands.cabinet().cell(cell).flatMap(CellSnapshot::pickup).ifPresent(p -> json.put("keepUntil", Json.time(p.keepUntil())));
      return Answer.done(json, "Cell " + cell + " has a new code" + (reveal ? ": " + code.get().grouped() : "") + ". The old one opens nothing; the new one is on its way to its person.");
    }
  }

  /** Two people open cells whatever they hold. */
  @Command(name = "emergency", description = "Open cells whatever they hold, one after another, because two people say so.")
  static final class Emergency extends LockerKeeping {
    @Option(names = "--staff", required = true, paramLabel = "NUMBER", description = "Both people, by their staff numbers: --staff A --staff B.")
    List<String> staff = List.of();

    Emergency(Surroundings surroundings) {
      super(surroundings);
    }

    @Override
    void checkUse() throws Failed {
      for (String number : staff) {
        staff(number);
      }
      if (staff.size() != 2 || staff.getFirst().equals(staff.getLast())) {
        throw Failed.wrongUse("two-people", "an emergency opening takes two people", "say --staff A --staff B with two staff numbers");
      }
    }

    @Override
    Answer done(Hands hands, List<CellId> cells) throws Failed, InterruptedException {
      for (CellId cell : cells) {
        hands.note("emergency", cell, EventBody.of("by", staff.getFirst()).and("with", staff.getLast()));
      }
      List<OpenOutcome> outcomes = hands.cabinet().emergency(cells, staff.getFirst(), staff.getLast());
      ArrayNode all = Json.object().putArray("all");
      List<String> sentences = new ArrayList<>();
      int exit = Answer.DONE;
      for (int i = 0; i < cells.size(); i++) {
        CellId cell = cells.get(i);
        OpenSentence sentence = OpenSentence.of(outcomes.get(i), cell.value(), hands.at());
        all.add(OpenJson.of(outcomes.get(i), new DoorWanted(cell.value(), -1, -1), hands.at(), sentence));
        sentences.add(sentence.message() + " " + sentence.action());
        exit = Math.max(exit, OpenJson.exit(outcomes.get(i)));
      }
      return new Answer(exit, Optional.of(cells.size() > 1 ? all : all.get(0)), String.join("\n", sentences));
    }
  }

  /** A mechanical key was used. */
  @Command(name = "key-opening", description = "Enter that a door was opened with its mechanical key; what lies inside is doubtful until somebody has looked.")
  static final class KeyOpening extends ByOne {
    KeyOpening(Surroundings surroundings) {
      super(surroundings);
    }

    @Override
    Answer done(Hands hands, List<CellId> cells) throws Failed {
      CellId cell = one(cells);
      hands.note("key-opening", cell, EventBody.of("by", staff));
      hands.cabinet().settle(cell);
      if (hands.cabinet().keyOpened(cell, staff) instanceof Transition.Refused(String reason)) {
        throw Failed.because("not-entered", "cell " + cell + " could not be entered: " + reason, "push its door shut, then try again");
      }
      CellState state = hands.state(cell);
      ObjectNode json =
          Json.object()
              .put("cell", cell.value())
              .put("entered", true)
              .put("custody", state.custody().word())
              .put("service", state.shownService().word());
      return Answer.done(
          json, "Entered. Look inside and say what is there: hallctl locker reconcile --cell " + cell + " --found papers|empty.");
    }
  }
}
