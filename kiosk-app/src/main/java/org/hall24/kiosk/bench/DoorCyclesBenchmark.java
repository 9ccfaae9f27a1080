package org.hall24.kiosk.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.hall24.link.LeapTicker;
import org.hall24.locker.board.BoardLine;
import org.hall24.locker.board.Dialect;
import org.hall24.locker.board.Door;
import org.hall24.locker.board.LockAddress;
import org.hall24.locker.board.Pulse;
import org.hall24.locker.board.Reading;
import org.hall24.locker.emulator.BoardModel;
import org.hall24.locker.emulator.LockBoardEmulator;
import org.hall24.locker.emulator.SimulatedBus;

/**
 * Ten thousand times a door is opened, used and shut again, over every dialect in turn, with everything that goes wrong in
 * the field, in time that leaps. One order is one pulse of the door that was asked for, whatever the line does.
 */
final class DoorCyclesBenchmark implements Benchmark {
  private static final int CYCLES = 10_000;
  private static final Duration WINDOW = Duration.ofSeconds(10);
  private static final Duration LOOK = Duration.ofMillis(120);
  private static final Duration LOOK_LATER = Duration.ofMillis(500);
  private static final Duration LEFT_OPEN = Duration.ofSeconds(60);
  private static final List<String> MISHAPS =
      List.of("jam 1", "lose-reply 1", "late 1 700", "mute 1", "noise on", "split 3", "cool-down 1", "reboot 900", "misaddress 1");

  @Override
  public String name() {
    return "door-cycles";
  }

  @Override
  public String says() {
    return "10,000 doors opened and shut by simulated people, with mishaps, in simulated time";
  }

  /** What is counted. */
  private static final class Account {
    final List<Double> opened = new ArrayList<>();
    final List<Double> shut = new ArrayList<>();
    int orders;
    int jammed;
    int refused;
    int unheard;
    int leftOpen;
    int forgotten;
    long twice;
    long wrong;
    long unfair;
  }

  @Override
  public List<Measure> measure(Bench bench) throws InterruptedException {
    Random random = new Random(bench.random().nextLong());
    Account account = new Account();
    List<Dialect> dialects = List.of(Dialect.LOCK8A, Dialect.WKLY, Dialect.CU16, Dialect.CU24, Dialect.CU48, Dialect.WINNSEN, Dialect.MODBUS);
    long start = System.nanoTime();
    for (int i = 0; i < dialects.size(); i++) {
      int share = CYCLES / dialects.size() + (i < CYCLES % dialects.size() ? 1 : 0);
      cycles(dialects.get(i), share, random, account);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    account.opened.sort(Comparator.naturalOrder());
    account.shut.sort(Comparator.naturalOrder());
    return List.of(
        Measure.of("cycles", CYCLES, "doors"),
        Measure.of("orders that left", account.orders, "orders"),
        Measure.of("seen open", account.opened.size(), "doors"),
        Measure.of("seen open after, median", account.opened.get(account.opened.size() / 2), "ms"),
        Measure.of("seen open after, worst of 100", account.opened.get(account.opened.size() * 99 / 100), "ms"),
        Measure.of("seen shut", account.shut.size(), "doors"),
        Measure.of("stood open, median", account.shut.get(account.shut.size() / 2), "s"),
        Measure.of("left open for more than a minute", account.leftOpen, "doors"),
        Measure.of("forgotten until staff came", account.forgotten, "doors"),
        Measure.of("jammed", account.jammed, "doors"),
        Measure.of("refused by the board", account.refused, "orders"),
        Measure.of("orders without an answer", account.unheard, "orders"),
        Measure.atMost("orders carried out twice", account.twice, "orders", 0),
        Measure.atMost("doors that were not asked for", account.wrong, "doors", 0),
        Measure.atMost("frames of ours that were wrong", account.unfair, "frames", 0),
        Measure.of("cycles a second", CYCLES / seconds, "1/s"));
  }

  private static void cycles(Dialect dialect, int count, Random random, Account account) throws InterruptedException {
    LeapTicker ticker = LeapTicker.eager();
    BoardModel model = BoardModel.of(dialect);
    LockBoardEmulator steel = new LockBoardEmulator(dialect, List.of(model), ticker, random);
    try (BoardLine board = new BoardLine(new SimulatedBus(steel, ticker), dialect, dialect.settings(), dialect.timing(), ticker)) {
      for (int i = 0; i < count; i++) {
        int channel = 1 + random.nextInt(model.channels());
        steel.faults().clear();
        if (random.nextInt(10) == 0) {
          String mishap = MISHAPS.get(random.nextInt(MISHAPS.size()));
          steel.apply(mishap.replace("jam 1", "jam " + channel));
        }
        cycle(ticker, steel, board, new LockAddress(model.address(), channel), random, account);
        ticker.leap(Duration.ofSeconds(4));
      }
    }
    for (String kind : List.of("malformed", "overlapping", "forbidden")) {
      account.unfair += steel.counts().getOrDefault(kind, 0L);
    }
  }

  private static void cycle(LeapTicker ticker, LockBoardEmulator steel, BoardLine board, LockAddress bolt, Random random, Account account)
      throws InterruptedException {
    board.attend(bolt.board());
    if (door(board, bolt) == Door.UNKNOWN) {
      board.attend(bolt.board());
    }
    long pulses = steel.pulses(bolt.channel());
    long all = steel.pulses();
    long at = ticker.nanos();
    Pulse pulse = board.open(bolt, hex -> {});
    account.orders += pulse instanceof Pulse.NotSent ? 0 : 1;
    account.refused += pulse instanceof Pulse.Refused ? 1 : 0;
    account.unheard += pulse instanceof Pulse.Unanswered(String sent, String reason) && !reason.equals("no-answer-due") ? 1 : 0;
    boolean open = false;
    while (!(pulse instanceof Pulse.NotSent) && !open && ticker.nanos() - at < WINDOW.toNanos()) {
      open = door(board, bolt) == Door.OPEN;
      if (!open) {
        ticker.leap(LOOK);
      }
    }
    account.twice += Math.max(0, steel.pulses(bolt.channel()) - pulses - 1);
    account.wrong += steel.pulses() - all - (steel.pulses(bolt.channel()) - pulses);
    if (!open) {
      account.jammed += pulse instanceof Pulse.NotSent || pulse instanceof Pulse.Refused ? 0 : 1;
      return;
    }
    account.opened.add((ticker.nanos() - at) / 1e6);
    steel.faults().clear();
    shut(ticker, steel, board, bolt, random, account);
  }

  /** People need some seconds, some need a minute, and one in fifty forgets. */
  private static void shut(LeapTicker ticker, LockBoardEmulator steel, BoardLine board, LockAddress bolt, Random random, Account account)
      throws InterruptedException {
    long since = ticker.nanos();
    boolean forgets = random.nextInt(50) == 0;
    long stands = Duration.ofMillis((long) (forgets ? 90_000 : 2_000 - 6_000 * Math.log(1 - random.nextDouble()))).toNanos();
    account.forgotten += forgets ? 1 : 0;
    boolean pushed = false;
    boolean told = false;
    while (door(board, bolt) != Door.CLOSED) {
      ticker.leap(LOOK_LATER);
      if (!told && ticker.nanos() - since > LEFT_OPEN.toNanos()) {
        told = true;
        account.leftOpen++;
      }
      if (!pushed && ticker.nanos() - since > stands) {
        pushed = steel.closeDoor(bolt.channel());
      }
    }
    account.shut.add((ticker.nanos() - since) / 1e9);
  }

  private static Door door(BoardLine board, LockAddress bolt) throws InterruptedException {
    return board.queryAll(bolt.board()) instanceof Reading.Doors doors ? doors.door(bolt.channel()) : Door.UNKNOWN;
  }
}
