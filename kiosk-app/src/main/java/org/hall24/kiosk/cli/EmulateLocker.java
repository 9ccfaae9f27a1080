package org.hall24.kiosk.cli;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hall24.link.Ticker;
import org.hall24.locker.emulator.BoardModel;
import org.hall24.locker.emulator.LockBoardEmulator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hallctl emulate locker}: a cabinet of 24 cells behind one lock board. A door stays open until somebody closes it. */
@Command(name = "locker", description = "Be a cabinet behind a lock board; type close N to push a door shut.")
final class EmulateLocker extends EmulatorVerb<LockBoardEmulator> {

  private static final Duration LOOK_EVERY = Duration.ofMillis(200);

  @Option(names = "--board", paramLabel = "B", description = "Its wire address (default: ${DEFAULT-VALUE}).")
  int board = 1;

  @Option(names = "--close-after", paramLabel = "S", description = "Push every door shut S seconds after it opened.")
  Optional<Double> closeAfter = Optional.empty();

  @Option(names = "--leading-garbage", description = "Put a 00 before every answer, as adapters do when the line turns round.")
  boolean leadingGarbage;

  @Option(names = "--reports", description = "Tell door changes unasked.")
  boolean reports;

  EmulateLocker(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  LockBoardEmulator emulator() throws Failed {
    if (closeAfter.isPresent()) {
      seconds("--close-after", closeAfter.get());
    }
    if (!org.hall24.locker.board.Dialect.LOCK8A.hasBoard(board)) {
      throw Failed.wrongUse("usage", "--board " + board + " is no address of a board", "give 1 to 200");
    }
    BoardModel model = BoardModel.STANDARD.at(board);
    model = leadingGarbage ? model.withLeadingGarbage() : model;
    return new LockBoardEmulator(reports ? model.withReports() : model, Ticker.system(), surroundings.random());
  }

  @Override
  void rule(LockBoardEmulator emulator, String line) {
    emulator.faults().apply(line);
  }

  @Override
  void act(LockBoardEmulator emulator, List<String> words) {
    switch (words.getFirst()) {
      case "close" -> emulator.closeDoor(cell(words));
      case "force" -> emulator.forceDoor(cell(words));
      case "paper" -> emulator.putPaper(cell(words), 1);
      case "take" -> emulator.takePaper(cell(words));
      default -> emulator.faults().apply(String.join(" ", words));
    }
  }

  private static int cell(List<String> words) {
    return Integer.parseInt(words.get(1));
  }

  @Override
  String hands() {
    return "type close N, force N, paper N, take N, or a fault: jam N, wrong-door N M, stuck N open|closed, contradict N, flap N,"
        + " mute N, lose-reply N, late N MS, misaddress N, echo on|off, noise on|off, split MS, reboot MS, clear";
  }

  @Override
  void live(LockBoardEmulator emulator) {
    closeAfter.ifPresent(
        s -> Thread.ofVirtual().name("person").start(() -> close(emulator, Duration.ofNanos((long) (s * 1e9)))));
  }

  private void close(LockBoardEmulator emulator, Duration after) {
    long[] openSince = new long[emulator.cells().size() + 1];
    try {
      while (!surroundings.stop().await(LOOK_EVERY)) {
        long now = System.nanoTime();
        for (LockBoardEmulator.CellView cell : emulator.cells()) {
          int n = cell.channel();
          if (!cell.open()) {
            openSince[n] = 0;
          } else if (openSince[n] == 0) {
            openSince[n] = now;
          } else if (now - openSince[n] >= after.toNanos()) {
            emulator.closeDoor(n);
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
