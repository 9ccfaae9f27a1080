package org.hall24.kiosk.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.hall24.kiosk.binding.CommissionedCabinet;
import org.hall24.kiosk.config.KioskConfig.Device;
import org.hall24.kiosk.config.KioskConfig.DeviceKind;
import org.hall24.link.Ticker;
import org.hall24.locker.board.CabinetProfile;
import org.hall24.locker.board.Commissioning;
import org.hall24.locker.board.Dialect;
import org.hall24.locker.board.Door;
import org.hall24.locker.board.LockAddress;
import org.hall24.locker.board.LockBoard;
import org.hall24.locker.board.Reading;
import org.hall24.locker.cell.CabinetMap;
import org.hall24.locker.cell.CellPlace;
import org.hall24.locker.cell.OpenOutcome;
import org.hall24.locker.cell.OpenRequest;
import org.hall24.queue.Urgency;
import org.hall24.queue.journal.EventBody;
import org.hall24.queue.journal.EventKind;
import org.hall24.queue.journal.Journal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code hallctl locker commission}: the technician opens each door with the key and shuts it again; then each bolt is fired
 * once. What the sensors showed is kept as the cabinet's profile. {@code --scan} only looks for boards.
 */
@Command(name = "commission", description = "Find out how the boards are wired, with a key in hand, and keep it.")
final class LockerCommission extends DeviceVerb {
  private static final int SCANNED = 32;
  private static final Duration LOOK_EVERY = Duration.ofMillis(200);
  private static final String TECHNICIAN = "technician";

  @Option(names = "--scan", description = "Only look which boards answer; nothing moves and nothing is kept.")
  boolean scan;

  @Option(names = "--boards", paramLabel = "1,2", description = "Boards that no map names (default: the driver's first; with --scan the first 32 addresses).")
  Optional<String> boards = Optional.empty();

  @Option(names = "--step", paramLabel = "S", description = "How long a door may take (default: ${DEFAULT-VALUE}).")
  double step = 120;

  LockerCommission(Surroundings surroundings) {
    super(surroundings, DeviceKind.LOCKER, Dialect.words().toArray(String[]::new));
  }

  @Override
  boolean bounded() {
    return scan;
  }

  @Override
  Answer answer() throws Failed, InterruptedException {
    Device device = device();
    Dialect dialect = CabinetAtHand.dialect(device);
    SortedSet<Integer> asked = boards.isPresent() ? CabinetAtHand.boards(boards.get()) : new TreeSet<>(List.of(dialect.lowestBoard()));
    boolean named = configFile.isPresent() || !options.ownPort();
    CabinetAtHand at = CabinetAtHand.of(config(), device, named && boards.isEmpty(), asked);
    return scan ? look(at) : commission(at);
  }

  // ---- looking --------------------------------------------------------------------------------------------------------

  private Answer look(CabinetAtHand at) throws Failed, InterruptedException {
    SortedSet<Integer> addresses = new TreeSet<>(boards.isPresent() ? CabinetAtHand.boards(boards.get()) : List.<Integer>of());
    for (int b = at.dialect().lowestBoard(); boards.isEmpty() && b <= Math.min(at.dialect().highestBoard(), SCANNED); b++) {
      addresses.add(b);
    }
    ObjectNode json = Json.object().put("driver", at.dialect().word());
    ArrayNode found = json.putArray("boards");
    Table table = new Table("BOARD", "OPEN", "CLOSED", "UNKNOWN");
    try (LockBoard line = raw(at).boards(surroundings.random())) {
      firstSight(at.device(), line::state, line::onState, timeout());
      for (int address : addresses) {
        if (line.queryAll(address) instanceof Reading.Doors doors) {
          StringBuilder bits = new StringBuilder();
          doors.doors().values().forEach(door -> bits.append(door == Door.UNKNOWN ? "" : door == Door.CLOSED ? "1" : "0"));
          found.add(Json.object().put("board", address).put("channels", bits.length()).put("bits", bits.toString()));
          table.row(Integer.toString(address), count(doors, Door.OPEN), count(doors, Door.CLOSED), count(doors, Door.UNKNOWN));
        }
      }
    }
    json.put("scanned", addresses.size());
    return found.isEmpty()
        ? Answer.notSo(json, "No board answers at " + at.device().port())
        : Answer.done(json, table + "\n(bits of 1 counted as closed)");
  }

  private static String count(Reading.Doors doors, Door which) {
    return Long.toString(doors.doors().values().stream().filter(door -> door == which).count());
  }

  private static CabinetAtHand raw(CabinetAtHand at) {
    return new CabinetAtHand(at.device(), at.dialect(), Commissioning.raw(at.dialect(), at.settings()), at.map());
  }

  // ---- commissioning --------------------------------------------------------------------------------------------------

  private Answer commission(CabinetAtHand at) throws Failed, InterruptedException {
    Duration patience = seconds("--step", step);
    List<LockAddress> bolts = at.map().places().stream().map(CellPlace::address).toList();
    if (bolts.isEmpty()) {
      throw Failed.wrongUse("usage", "there is no cell to commission", "name boards with --boards, or a configuration with cells");
    }
    voice().note("all " + bolts.size() + " doors shut? Every door is opened with the key, then by its bolt");
    Commissioning.Result result;
    try (LockBoard line = raw(at).boards(surroundings.random())) {
      firstSight(at.device(), line::state, line::onState, timeout());
      result = new Commissioning(line, Ticker.system(), patience, hands(at)).learn(at.dialect(), at.settings(), bolts);
    }
    return switch (result) {
      case Commissioning.Result.Refused refused -> refused(at, refused);
      case Commissioning.Result.Learned learned -> fire(at, learned, patience);
    };
  }

  private Commissioning.Hands hands(CabinetAtHand at) {
    return new Commissioning.Hands() {
      @Override
      public void openWithKey(LockAddress bolt) {
        voice().note("open cell " + name(at, bolt) + " with the key");
      }

      @Override
      public void shut(LockAddress bolt) {
        voice().note("shut cell " + name(at, bolt));
      }
    };
  }

  private Answer fire(CabinetAtHand at, Commissioning.Result.Learned learned, Duration patience) throws Failed, InterruptedException {
    CabinetAtHand wired = new CabinetAtHand(at.device(), at.dialect(), learned.settings().with(at.settings().echo()), at.map());
    StateFolder folder = state();
    CabinetProfile profile =
        new CabinetProfile(
            at.dialect().word(), CabinetProfile.keys(learned.settings()), at.map().digest(), learned.patterns(),
            at.map().places().size(), Json.time(surroundings.clock().instant()));
    try (OpenQueue queue = new OpenQueue(folder, config().site())) {
      OpenCabinet.with(wired, folder, queue, timeout(), open -> fireEach(open, patience));
      Path file = CommissionedCabinet.write(folder.path(), at.device(), profile);
      queue.store().commit(
          Urgency.REST,
          tx -> Journal.append(tx, EventKind.TECHNICIAN, "cabinet", EventBody.of("act", "commissioned").and("profile", profile.digest())));
      return Answer.done(json(profile).put("file", file.toString()), "The cabinet is commissioned: " + file);
    } catch (IOException e) {
      throw Failed.because(
          "not-kept", "the profile could not be written to " + folder.path(), "check the folder's owner and its disk, and do it again", e);
    }
  }

  /** Opens every cell once and waits for its door; how many there were. */
  private int fireEach(OpenCabinet open, Duration patience) throws Failed, InterruptedException {
    for (CellPlace place : open.at().map().places()) {
      OpenOutcome outcome = open.cabinet().open(OpenRequest.technician(place.id(), TECHNICIAN));
      if (!(outcome instanceof OpenOutcome.Opened)) {
        throw notFired(place, outcome);
      }
      voice().note("shut cell " + place.id().value());
      awaitShut(open.boards(), place, patience);
    }
    return open.at().map().places().size();
  }

  private static void awaitShut(LockBoard line, CellPlace place, Duration patience) throws Failed, InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (!(line.queryAll(place.address().board()) instanceof Reading.Doors doors) || doors.door(place.address().channel()) != Door.CLOSED) {
      if (System.nanoTime() - end > 0) {
        throw Failed.because("not-shut", "cell " + place.id().value() + " was not shut again", "shut it and begin again");
      }
      Ticker.system().await(LOOK_EVERY);
    }
  }

  private static ObjectNode json(CabinetProfile profile) {
    ObjectNode json = Json.object().put("commissioned", true).put("driver", profile.driver()).put("bolts", profile.bolts());
    ObjectNode set = json.putObject("set");
    profile.keys().forEach(set::put);
    ObjectNode closed = json.putObject("closed");
    profile.patterns().forEach((board, bits) -> closed.put(board.toString(), bits));
    return json.put("map", profile.map()).put("digest", profile.digest());
  }

  private static Failed notFired(CellPlace place, OpenOutcome outcome) {
    return Failed.because(
        outcome.word(),
        "the bolt of cell " + place.id().value() + " was fired: " + outcome.word()
            + (outcome.attempt().evidence().otherDoors().isEmpty() ? "" : ", seen open: " + String.join(", ", outcome.attempt().evidence().otherDoors())),
        "check its wiring and begin again; nothing was kept");
  }

  private static Answer refused(CabinetAtHand at, Commissioning.Result.Refused refused) throws Failed {
    String where = refused.bolt().map(bolt -> "cell " + name(at, bolt)).orElse("the cabinet");
    String seen = String.join(", ", refused.seen().stream().map(LockAddress::toString).toList());
    String what =
        switch (refused.reason()) {
          case "silent" -> "its board does not answer";
          case "unsteady" -> "contacts change by themselves: " + seen;
          case "no-change" -> "no contact changed when its door was to be opened";
          case "several-change" -> "more than one contact changed: " + seen;
          case "crossed" -> "the contact of another bolt changed: " + seen;
          case "not-shut" -> "its contact did not come back when the door was to be shut";
          case "mixed-polarity" -> "its switch works the other way round than the others";
          default -> "asked alone it says something else than asked with all";
        };
    throw Failed.because(
        refused.reason(), where + ": " + what,
        "check door, sensor and wiring, and begin again; nothing was kept");
  }

  private static String name(CabinetAtHand at, LockAddress bolt) {
    CabinetMap map = at.map();
    return map.find(bolt).map(place -> place.id().value()).orElse(bolt.toString());
  }
}
