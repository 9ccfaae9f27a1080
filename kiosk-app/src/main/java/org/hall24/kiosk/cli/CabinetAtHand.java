package org.hall24.kiosk.cli;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.hall24.kiosk.binding.CellPlaces;
import org.hall24.kiosk.binding.CodesToTell;
import org.hall24.kiosk.binding.JournalCellRecords;
import org.hall24.kiosk.binding.JournalCodeTries;
import org.hall24.kiosk.binding.JournalIntentLog;
import org.hall24.kiosk.binding.PickupKey;
import org.hall24.kiosk.binding.StoredSpentCodes;
import org.hall24.kiosk.config.KioskConfig;
import org.hall24.kiosk.config.KioskConfig.Device;
import org.hall24.link.SupervisedPort;
import org.hall24.link.Ticker;
import org.hall24.locker.board.BoardLine;
import org.hall24.locker.board.BoardSettings;
import org.hall24.locker.board.Dialect;
import org.hall24.locker.board.GpioLockBoard;
import org.hall24.locker.board.LockAddress;
import org.hall24.locker.board.LockBoard;
import org.hall24.locker.cell.Cabinet;
import org.hall24.locker.cell.CabinetMap;
import org.hall24.locker.cell.CabinetTiming;
import org.hall24.locker.cell.CellId;
import org.hall24.locker.cell.CellPlace;
import org.hall24.locker.gpio.Pi4jLines;
import org.hall24.locker.gpio.PinPair;
import org.hall24.locker.pickup.PickupDesk;

/**
 * The cabinet that a command works: the cells of the configuration, or the channels of boards that no map names.
 *
 * @param device its line
 * @param dialect what its boards speak
 * @param settings how its boards are wired
 * @param map its cells; for boards that no map names, those that the command asked for
 */
record CabinetAtHand(Device device, Dialect dialect, BoardSettings settings, CabinetMap map) {

  /**
   * Finds the cabinet.
   *
   * @param named the configuration's cells hold; else the boards are nobody's
   * @param boards the boards asked for, used where no map names them
   */
  static CabinetAtHand of(KioskConfig config, Device device, boolean named, SortedSet<Integer> boards) throws Failed {
    Dialect dialect = dialect(device);
    BoardSettings settings =
        switch (BoardSettings.parse(dialect, device.settings())) {
          case BoardSettings.Parsed.Good(BoardSettings good) -> good;
          case BoardSettings.Parsed.Bad(List<BoardSettings.Fault> faults) -> {
            BoardSettings.Fault first = faults.getFirst();
            throw Failed.wrongUse("usage", first.message(), first.action());
          }
        };
    List<CellPlace> places = named ? places(config, device.name()) : List.of();
    if (!places.isEmpty()) {
      return new CabinetAtHand(device, dialect, settings, new CabinetMap(places));
    }
    List<Integer> usable = new ArrayList<>(boards.stream().filter(dialect::hasBoard).toList());
    return new CabinetAtHand(device, dialect, settings, CabinetMap.unnamed(usable, settings.channels()));
  }

  private static List<CellPlace> places(KioskConfig config, String device) {
    // A line that stands alone on the command line wears the whole map.
    boolean mine = config.cells().stream().anyMatch(cell -> cell.device().equals(device));
    return config.cells().stream()
        .filter(cell -> !mine || cell.device().equals(device))
        .map(CellPlaces::of)
        .toList();
  }

  /** What the boards of a device speak. */
  static Dialect dialect(Device device) throws Failed {
    return Dialect.named(device.driver())
        .orElseThrow(() -> Failed.wrongUse("no-driver", "no lock board speaks " + device.driver(), "use one of " + String.join(", ", Dialect.words())));
  }

  /** The cell at an address, if a bolt there may be moved at all. */
  Optional<CellPlace> find(int board, int channel) {
    if (!dialect.hasBoard(board) || channel < 1 || channel > settings.channels()) {
      return Optional.empty();
    }
    return map.find(new LockAddress(board, channel));
  }

  /** Its boards on their line, opened in the background; closing them closes the line. */
  LockBoard boards(SecureRandom random) {
    if (!dialect.onLine()) {
      List<PinPair> pins = PinPair.parse(device.settings().getOrDefault("pins", "")).orElse(List.of());
      return new GpioLockBoard(Pi4jLines::ofThisMachine, pins, settings, Ticker.system(), Ticker.system());
    }
    SupervisedPort line = SupervisedPort.of(DeviceVerb.port(device), Ticker.system(), random).start();
    return new BoardLine(line, dialect, settings, dialect.timing(), Ticker.system());
  }

  /** The codes of a cabinet's cells, with the key, the tries and the spent codes of a state folder. */
  static PickupDesk codes(Cabinet cabinet, OpenQueue queue, StateFolder state, Surroundings surroundings) {
    return new PickupDesk(
        cabinet,
        PickupKey.in(state.path().resolve("keys"), surroundings.random()),
        new JournalCodeTries(queue.store()),
        new StoredSpentCodes(queue.store()),
        surroundings.clock(),
        surroundings.random());
  }

  /**
   * Its cells over the records of a state folder; nothing is asked before it is started.
   *
   * @param told new codes that are made and not durable yet
   */
  Cabinet cabinet(LockBoard boards, OpenQueue queue, CodesToTell told, Surroundings surroundings) {
    return new Cabinet(
        map,
        boards,
        new JournalIntentLog(queue.store()),
        new JournalCellRecords(queue.store(), queue.outbox(), told),
        CabinetTiming.DEFAULTS,
        surroundings.clock(),
        Ticker.system(),
        () -> UUID.randomUUID().toString(),
        "hallctl-" + UUID.randomUUID());
  }

  /** The boards of a list such as {@code 1,2}. */
  static SortedSet<Integer> boards(String list) throws Failed {
    SortedSet<Integer> boards = new TreeSet<>();
    for (String word : list.split(",", -1)) {
      try {
        boards.add(Integer.parseInt(word.strip()));
      } catch (NumberFormatException e) {
        throw Failed.wrongUse("usage", "\"" + word + "\" is not the address of a board", "write numbers with commas, for example 1,2");
      }
    }
    return boards;
  }

  /** Custody by cell, as the words of the command line. */
  static String custody(Map<String, String> recorded, CellId cell) {
    return recorded.getOrDefault(cell.value(), "empty");
  }
}
