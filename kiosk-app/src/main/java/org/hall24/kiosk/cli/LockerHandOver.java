package org.hall24.kiosk.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.hall24.kiosk.config.KioskConfig;
import org.hall24.kiosk.config.KioskConfig.Device;
import org.hall24.kiosk.config.KioskConfig.DeviceKind;
import org.hall24.locker.board.Dialect;
import org.hall24.locker.cell.Cabinet;
import org.hall24.locker.cell.CellId;
import org.hall24.locker.cell.CellPlace;
import org.hall24.locker.cell.CellSnapshot;
import org.hall24.locker.cell.Custody;
import org.hall24.locker.cell.HandOver;
import org.hall24.locker.cell.HandOverOutcome;
import org.hall24.locker.cell.Item;
import org.hall24.locker.cell.ItemKind;
import org.hall24.locker.cell.OpenOutcome;
import org.hall24.locker.cell.Pickup;
import org.hall24.locker.pickup.CodeCheck;
import org.hall24.locker.pickup.PickupCode;
import org.hall24.locker.pickup.PickupDesk;
import org.hall24.locker.pickup.SpentCodes;
import org.hall24.queue.outbox.FilingView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code hallctl locker deposit|collect}: papers go in or out by the very path of the screens. The closed door confirms,
 * unless a content sensor contradicts; nothing is asked on standard input.
 */
abstract class LockerHandOver extends DeviceVerb {

  /** Who acts when no code says otherwise. */
  static final String TECHNICIAN = "technician";

  /** Who takes papers over with a code, as on the screens. */
  static final String RESIDENT = "resident";

  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final Duration RESERVATION = Duration.ofMinutes(5);

  @Mixin final DoorOptions one = new DoorOptions();

  LockerHandOver(Surroundings surroundings) {
    super(surroundings, DeviceKind.LOCKER, Dialect.words().toArray(String[]::new));
  }

  /** The parts of the kiosk that a hand-over needs. */
  record Hands(Cabinet cabinet, HandOver handOver, PickupDesk codes, OpenQueue queue) {}

  /** Does it at a cell of the map. */
  abstract HandOverOutcome handOver(Hands hands, CellId cell, Duration wait) throws Failed, InterruptedException;

  /** What was wrong with the options, found before anything is opened. */
  abstract void checkUse() throws Failed;

  @Override
  Duration defaultTimeout() {
    return PATIENCE;
  }

  @Override
  final Answer answer() throws Failed, InterruptedException {
    long start = System.nanoTime();
    checkUse();
    DoorWanted wanted = wanted();
    KioskConfig config = config();
    Device device = device();
    boolean named = configFile.isPresent() || !options.ownPort();
    SortedSet<Integer> boards = new TreeSet<>();
    wanted.boardOfItsName().ifPresent(boards::add);
    CabinetAtHand at = CabinetAtHand.of(config, device, named, boards);
    Optional<CellPlace> place = wanted.in(at);
    if (place.isEmpty()) {
      return said(wanted, at, new HandOverOutcome.NotOpened(wanted.rejected()), "unknown", Optional.empty());
    }
    CellId id = place.get().id();
    return OpenCabinet.with(
        at, state(), config.site(), timeout(),
        open -> {
          Hands hands = new Hands(open.cabinet(), open.handOver(RESERVATION), open.codes(), open.queue());
          HandOverOutcome outcome = handOver(hands, id, leftSince(start));
          Custody custody = open.cabinet().cell(id).orElseThrow().state().custody();
          return said(wanted, at, outcome, custody.word(), custody.inside().map(Item::ref));
        });
  }

  private DoorWanted wanted() throws Failed {
    if (!one.given() || one.unclear()) {
      throw Failed.wrongUse("usage", "it is not clear which cell", "say --cell ID, or --board B --channel C");
    }
    return one.door();
  }

  private static Answer said(
      DoorWanted wanted, CabinetAtHand at, HandOverOutcome outcome, String custody, Optional<String> item) {
    String name = wanted.in(at).map(p -> p.id().value()).orElse(wanted.name());
    OpenOutcome opened = opened(wanted, at, outcome);
    OpenSentence sentence = HandOverSentence.of(outcome, OpenSentence.of(opened, name, at), name);
    ObjectNode json = OpenJson.of(opened, wanted, at, sentence);
    json.put("custody", custody).put("handOver", HandOverSentence.word(outcome));
    item.ifPresent(ref -> json.put("paper", ref));
    int exit = outcome instanceof HandOverOutcome.Done ? Answer.DONE : Math.max(Answer.NOT_SO, OpenJson.exit(opened));
    return new Answer(exit, Optional.of(json), sentence.message() + " " + sentence.action());
  }

  private static OpenOutcome opened(DoorWanted wanted, CabinetAtHand at, HandOverOutcome outcome) {
    return wanted.in(at).map(place -> HandOverSentence.opened(outcome, place)).orElseGet(wanted::rejected);
  }

  /** Papers go in. */
  @Command(name = "deposit", description = "Put papers into a cell; the closed door confirms.")
  static final class Deposit extends LockerHandOver {
    private static final Duration KEEP = Duration.ofDays(7);

    @Option(
        names = "--code",
        paramLabel = "CODE",
        description =
            "The acceptance number of the filing whose originals they are, or the pick-up code (8 to 16 digits) they can be"
                + " collected with.")
    Optional<String> code = Optional.empty();

    @Option(names = "--second", paramLabel = "TEXT", description = "What else it takes to collect them: an ID number, or four digits of a phone.")
    List<String> seconds = List.of();

    @Option(
        names = "--kind",
        paramLabel = "KIND",
        description = "With a pick-up code: originals, licence or result (default: result).")
    Optional<String> kind = Optional.empty();

    @Option(names = "--days", paramLabel = "N", description = "After so many days the papers are overdue (default: 7).")
    Optional<Integer> days = Optional.empty();

    Deposit(Surroundings surroundings) {
      super(surroundings);
    }

    @Override
    void checkUse() throws Failed {
      if (code.isEmpty() && !(seconds.isEmpty() && kind.isEmpty() && days.isEmpty())) {
        throw Failed.wrongUse("usage", "--second, --kind and --days are about a pick-up code", "add --code, or leave them out");
      }
      sort();
      if (days.orElse(1) < 1) {
        throw Failed.wrongUse("usage", "--days " + days.orElse(0) + " keeps nothing", "give 1 or more");
      }
    }

    @Override
    HandOverOutcome handOver(Hands hands, CellId cell, Duration wait) throws Failed, InterruptedException {
      Optional<FilingView> filing = code.flatMap(hands.queue().shelf()::filing);
      if (filing.isPresent()) {
        if (kind.filter(word -> !word.equals(ItemKind.ORIGINALS.word())).isPresent() || !seconds.isEmpty() || days.isPresent()) {
          throw Failed.wrongUse(
              "usage",
              "the number of a filing stands for the resident's originals; a result, --second and --days go with a pick-up code",
              "say --code with 8 to 16 digits, or leave --kind, --second and --days out");
        }
        String key = filing.get().key();
        return hands.handOver().depositAt(cell, new Item(key, key), "resident", "filing", Optional.empty(), wait);
      }
      Item item = kept(hands.cabinet(), cell).orElseGet(() -> new Item(TECHNICIAN + "-" + UUID.randomUUID(), ""));
      if (code.isEmpty()) {
        return hands.handOver().depositAt(cell, item, TECHNICIAN, TECHNICIAN, Optional.empty(), wait);
      }
      Optional<PickupCode> typed = PickupCode.typed(code.get());
      if (typed.isEmpty()) {
        throw Failed.wrongUse(
            "usage", "--code is neither the number of a filing in this state folder nor 8 to 16 digits", "check the number, or choose more digits");
      }
      ItemKind sort = sort();
      if (sort.needsSecond() && seconds.isEmpty()) {
        throw Failed.wrongUse("usage", sort.word() + " are not given out for a code alone", "add --second with an ID number or four digits of a phone");
      }
      Pickup pickup = hands.codes().pickup(typed.get(), item, sort, seconds, days.map(Duration::ofDays).orElse(KEEP));
      return hands.handOver().depositAt(cell, item, "courier", "pickup-code", Optional.of(pickup), wait);
    }

    private ItemKind sort() throws Failed {
      String word = kind.orElse(ItemKind.RESULT.word());
      for (ItemKind sort : ItemKind.values()) {
        if (sort.word().equals(word)) {
          return sort;
        }
      }
      throw Failed.wrongUse("usage", "--kind " + word + " is no sort of papers", "use originals, licence or result");
    }

    /** The papers of a deposit that was begun here before and never confirmed. */
    private static Optional<Item> kept(Cabinet cabinet, CellId cell) {
      Custody custody = cabinet.cell(cell).orElseThrow().state().custody();
      Optional<Item> item = custody instanceof Custody.Reserved(Item reserved, var until) ? Optional.of(reserved) : custody.inside();
      return item.filter(i -> i.ref().startsWith(TECHNICIAN + "-"));
    }
  }

  /** Papers go out. */
  @Command(name = "collect", description = "Take papers out of a cell; the closed door confirms.")
  static final class Collect extends LockerHandOver {
    @Option(names = "--code", paramLabel = "CODE", description = "The pick-up code; without it, it is the technician's act.")
    Optional<String> code = Optional.empty();

    @Option(names = "--second", paramLabel = "TEXT", description = "The ID number, or four digits of the phone, where the papers need it.")
    Optional<String> second = Optional.empty();

    Collect(Surroundings surroundings) {
      super(surroundings);
    }

    @Override
    void checkUse() throws Failed {
      if (code.isEmpty() && second.isPresent()) {
        throw Failed.wrongUse("usage", "--second goes with a pick-up code", "add --code, or leave it out");
      }
    }

    @Override
    HandOverOutcome handOver(Hands hands, CellId cell, Duration wait) throws InterruptedException {
      if (code.isEmpty()) {
        return hands.handOver().collect(cell, TECHNICIAN, TECHNICIAN, wait);
      }
      Optional<PickupCode> typed = PickupCode.typed(code.get());
      if (typed.isEmpty()) {
        return new HandOverOutcome.NoCell("wrong-code");
      }
      return switch (hands.codes().check(typed.get(), second)) {
        case CodeCheck.Right(CellId right, Item item, String authority) when right.equals(cell) ->
            collected(hands, cell, authority, wait);
        case CodeCheck.Again(CellId right, Item item, String authority) when right.equals(cell) ->
            hands.handOver().again(cell, RESIDENT, authority, PickupDesk.GRACE, wait);
        case CodeCheck.Right elsewhere -> new HandOverOutcome.NoCell("other-cell");
        case CodeCheck.Again elsewhere -> new HandOverOutcome.NoCell("other-cell");
        case CodeCheck.SecondNeeded s -> new HandOverOutcome.NoCell("second-needed");
        case CodeCheck.Spent(SpentCodes.Why why) -> new HandOverOutcome.NoCell("code-" + why.name().toLowerCase(Locale.ROOT));
        case CodeCheck.Wrong w -> new HandOverOutcome.NoCell("wrong-code");
        case CodeCheck.TooSoon(Duration delay) -> new HandOverOutcome.NoCell("too-soon-" + (delay.toSeconds() + 1) + "s");
      };
    }

    private static HandOverOutcome collected(Hands hands, CellId cell, String authority, Duration wait) throws InterruptedException {
      Optional<Pickup> pickup = hands.cabinet().cell(cell).flatMap(CellSnapshot::pickup);
      HandOverOutcome outcome = hands.handOver().collect(cell, RESIDENT, authority, wait);
      if (outcome instanceof HandOverOutcome.Done && pickup.isPresent()) {
        hands.codes().spend(pickup.get(), SpentCodes.Why.COLLECTED);
      }
      return outcome;
    }
  }
}
