package org.hall24.kiosk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.hall24.kiosk.config.KioskConfig;
import org.hall24.kiosk.config.KioskConfig.Device;
import org.hall24.kiosk.config.KioskConfig.DeviceKind;
import org.hall24.locker.board.Dialect;
import org.hall24.locker.cell.CellPlace;
import org.hall24.locker.cell.OpenOutcome;
import org.hall24.locker.cell.OpenRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code hallctl locker open}: the technician's hand. It goes the way that the screens go: the intent is in the journal of the
 * state folder before a byte leaves, and the limits of each bolt hold.
 */
@Command(name = "open", description = "Open cells, one after another.")
final class LockerOpen extends DeviceVerb {

  private static final String TECHNICIAN = "technician";

  @Mixin final DoorOptions one = new DoorOptions();

  @Option(names = "--doors", paramLabel = "1/1,1/2", description = "Several, as board/channel.")
  Optional<String> doors = Optional.empty();

  LockerOpen(Surroundings surroundings) {
    super(surroundings, DeviceKind.LOCKER, Dialect.words().toArray(String[]::new));
  }

  @Override
  Answer answer() throws Failed, InterruptedException {
    List<DoorWanted> wanted = wanted();
    KioskConfig config = config();
    Device device = device();
    boolean named = configFile.isPresent() || !options.ownPort();
    CabinetAtHand at = CabinetAtHand.of(config, device, named, boards(wanted));
    List<OpenOutcome> outcomes = new ArrayList<>();
    if (wanted.stream().noneMatch(door -> door.in(at).isPresent())) {
      wanted.forEach(door -> outcomes.add(door.rejected()));
      return answer(wanted, outcomes, at);
    }
    return OpenCabinet.with(
        at, state(), config.site(), timeout(),
        open -> {
          for (DoorWanted door : wanted) {
            Optional<CellPlace> place = door.in(at);
            outcomes.add(
                place.isPresent() ? open.cabinet().open(OpenRequest.technician(place.get().id(), TECHNICIAN)) : door.rejected());
          }
          return answer(wanted, outcomes, at);
        });
  }

  private List<DoorWanted> wanted() throws Failed {
    if (one.given() == doors.isPresent() || one.unclear()) {
      throw Failed.wrongUse("usage", "it is not clear which door", "say --cell ID, or --board B --channel C, or --doors B/C,B/C");
    }
    if (one.given()) {
      return List.of(one.door());
    }
    List<DoorWanted> several = new ArrayList<>();
    for (String word : doors.orElse("").split(",", -1)) {
      if (!word.strip().matches("\\d{1,4}/\\d{1,4}")) {
        throw Failed.wrongUse("usage", "\"" + word + "\" is not a door", "write board/channel with commas, for example 1/1,1/2");
      }
      String[] parts = word.strip().split("/", 2);
      several.add(DoorWanted.at(Integer.parseInt(parts[0]), Integer.parseInt(parts[1])));
    }
    return several;
  }

  /** The boards a map must name when none does; a cell named {@code board/channel} counts, too. */
  private static SortedSet<Integer> boards(List<DoorWanted> wanted) {
    SortedSet<Integer> boards = new TreeSet<>();
    wanted.forEach(door -> door.boardOfItsName().ifPresent(boards::add));
    return boards;
  }

  private Answer answer(List<DoorWanted> wanted, List<OpenOutcome> outcomes, CabinetAtHand at) {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    List<String> sentences = new ArrayList<>();
    int exit = Answer.DONE;
    for (int i = 0; i < outcomes.size(); i++) {
      OpenOutcome outcome = outcomes.get(i);
      DoorWanted door = wanted.get(i);
      OpenSentence sentence = OpenSentence.of(outcome, door.in(at).map(p -> p.id().value()).orElse(door.name()), at);
      all.add(OpenJson.of(outcome, door, at, sentence));
      sentences.add(sentence.message() + " " + sentence.action());
      exit = Math.max(exit, OpenJson.exit(outcome));
    }
    JsonNode json = doors.isPresent() ? all : all.get(0);
    return new Answer(exit, Optional.of(json), String.join("\n", sentences));
  }
}
