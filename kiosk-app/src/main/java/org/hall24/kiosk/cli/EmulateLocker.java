package org.hall24.kiosk.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.hall24.link.Ticker;
import org.hall24.locker.board.BoardSettings;
import org.hall24.locker.board.Dialect;
import org.hall24.locker.board.LockAddress;
import org.hall24.locker.emulator.BoardModel;
import org.hall24.locker.emulator.LockBoardEmulator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code hallctl emulate locker}: a cabinet behind the lock boards of one line, in any dialect. A door stays open until
 * somebody closes it.
 */
@Command(name = "locker", description = "Be a cabinet behind lock boards; type close N to push a door shut.")
final class EmulateLocker extends EmulatorVerb<LockBoardEmulator> {

  private static final Duration LOOK_EVERY = Duration.ofMillis(200);

  @Option(names = {"--boards", "--board"}, paramLabel = "1,2", description = "Wire addresses of its boards (default: the driver's first).")
  Optional<String> boards = Optional.empty();

  @Option(names = "--channels", paramLabel = "N", description = "Channels of each board (default: the driver's usual number).")
  Optional<Integer> channels = Optional.empty();

  @Option(names = "--set", paramLabel = "KEY=VALUE", description = "How its boards are, in the words of a board's profile.")
  Map<String, String> set = new LinkedHashMap<>();

  @Option(names = "--close-after", paramLabel = "S", description = "Push every door shut S seconds after it opened.")
  Optional<Double> closeAfter = Optional.empty();

  @Option(names = "--forget", paramLabel = "P", description = "With --close-after: the share of doors that people forget, 0 to 1.")
  double forget;

  @Option(names = "--leading-garbage", description = "Put a 00 before every answer, as adapters do when the line turns round.")
  boolean leadingGarbage;

  @Option(names = "--reports", description = "Tell door changes unasked.")
  boolean reports;

  @Option(names = "--answers-orders", description = "KERONG: send the status after an order, as one maker's boards do.")
  boolean answersOrders;

  EmulateLocker(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  LockBoardEmulator emulator() throws Failed {
    if (closeAfter.isPresent()) {
      seconds("--close-after", closeAfter.get());
    }
    if (!(forget >= 0 && forget <= 1)) {
      throw Failed.wrongUse("usage", "--forget " + forget + " is no share", "give a number from 0 to 1");
    }
    Dialect dialect = dialect();
    BoardModel model = model(dialect);
    SortedSet<Integer> addresses = boards.isPresent() ? CabinetAtHand.boards(boards.get()) : new TreeSet<>(List.of(dialect.lowestBoard()));
    List<BoardModel> models = new ArrayList<>();
    for (int address : addresses) {
      if (!dialect.hasBoard(address)) {
        throw Failed.wrongUse(
            "usage", "--boards " + address + " is no address of a " + dialect.word() + " board", "give " + dialect.lowestBoard() + " to " + dialect.highestBoard());
      }
      models.add(model.at(address));
    }
    return new LockBoardEmulator(dialect, models, Ticker.system(), surroundings.random());
  }

  private Dialect dialect() throws Failed {
    String word = driver.orElse(Dialect.LOCK8A.word());
    if (word.equals("gpio")) {
      throw Failed.wrongUse("no-driver", "GPIO locks have no line to be emulated on", "on a machine without GPIO use another driver: " + String.join(", ", Dialect.words()));
    }
    return Dialect.named(word)
        .orElseThrow(() -> Failed.wrongUse("no-driver", "no lock board speaks " + word, "use one of " + String.join(", ", Dialect.words())));
  }

  private BoardModel model(Dialect dialect) throws Failed {
    Map<String, String> keys = new HashMap<>(set);
    channels.ifPresent(n -> keys.put("channels", n.toString()));
    BoardSettings like =
        switch (BoardSettings.parse(dialect, keys)) {
          case BoardSettings.Parsed.Good(BoardSettings good) -> good;
          case BoardSettings.Parsed.Bad(List<BoardSettings.Fault> faults) ->
              throw Failed.wrongUse("usage", faults.getFirst().message(), faults.getFirst().action());
        };
    BoardModel model =
        BoardModel.of(dialect).withChannels(like.channels()).wired(like.closedWhen(), like.queryOrder()).with(like.fieldOrder());
    model = set.containsKey("pulse-ms") ? model.withPulse(like.pulse()) : model;
    model = leadingGarbage ? model.withLeadingGarbage() : model;
    model = answersOrders ? model.withAnsweredOrders() : model;
    return reports || like.reports() ? model.withReports() : model;
  }

  @Override
  void rule(LockBoardEmulator emulator, String line) {
    emulator.apply(line);
  }

  @Override
  void act(LockBoardEmulator emulator, List<String> words) {
    switch (words.getFirst()) {
      case "close" -> emulator.closeDoor(cell(emulator, words).board(), cell(emulator, words).channel());
      case "force" -> emulator.forceDoor(cell(emulator, words).board(), cell(emulator, words).channel());
      case "paper" -> emulator.putPaper(cell(emulator, words).board(), cell(emulator, words).channel(), 1);
      case "take" -> emulator.takePaperAt(cell(emulator, words).board(), cell(emulator, words).channel());
      case "hold", "release" ->
          emulator.holdDoor(cell(emulator, words).board(), cell(emulator, words).channel(), words.getFirst().equals("hold"));
      case "worn", "mend" ->
          emulator.wearLatch(cell(emulator, words).board(), cell(emulator, words).channel(), words.getFirst().equals("worn"));
      case "flat" -> emulator.flattenPaper(cell(emulator, words).board(), cell(emulator, words).channel(), true);
      default -> emulator.apply(String.join(" ", words));
    }
  }

  /** A cell as {@code board/channel}, or as a channel of the first board. */
  private static LockAddress cell(LockBoardEmulator emulator, List<String> words) {
    String[] parts = words.get(1).split("/", 2);
    return parts.length == 2
        ? new LockAddress(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]))
        : new LockAddress(emulator.cells().getFirst().board(), Integer.parseInt(parts[0]));
  }

  @Override
  String hands() {
    return "type close, force, paper, take, hold, release, worn, mend or flat with a channel N or B/N, or a fault: jam N, wrong-door N M,"
        + " stuck N open|closed, contradict N, flap N, blind N present|absent, mute N, lose-reply N, late N MS, wrong-channel N,"
        + " cool-down N, echo on|off, garbage on|off, split MS, reboot MS, clear; board B before a fault names the board";
  }

  @Override
  void live(LockBoardEmulator emulator) {
    closeAfter.ifPresent(
        s -> Thread.ofVirtual().name("person").start(() -> close(emulator, Duration.ofNanos((long) (s * 1e9)))));
  }

  private void close(LockBoardEmulator emulator, Duration after) {
    Map<LockAddress, Long> openSince = new HashMap<>();
    try {
      while (!surroundings.stop().await(LOOK_EVERY)) {
        long now = System.nanoTime();
        for (LockBoardEmulator.CellView cell : emulator.cells()) {
          LockAddress address = new LockAddress(cell.board(), cell.channel());
          if (!cell.open()) {
            openSince.remove(address);
          } else if (!openSince.containsKey(address)) {
            boolean forgotten = surroundings.random().nextDouble() < forget;
            openSince.put(address, forgotten ? Long.MAX_VALUE / 2 : now);
          } else if (now - openSince.get(address) >= after.toNanos()) {
            emulator.closeDoor(cell.board(), cell.channel());
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
