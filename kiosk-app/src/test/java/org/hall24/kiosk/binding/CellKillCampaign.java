package org.hall24.kiosk.binding;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.hall24.link.EmulatorRunner;
import org.hall24.link.FaultPlan;
import org.hall24.link.LinkException;
import org.hall24.link.Ticker;
import org.hall24.locker.emulator.BoardModel;
import org.hall24.locker.emulator.LockBoardEmulator;
import org.hall24.queue.ChainCheck;
import org.hall24.queue.Look;
import org.hall24.queue.StoreSettings;

/**
 * A cabinet of steel and a program that is killed over and over while papers go in and out: SIGKILL of a process of its own,
 * at every moment of every journal write in turn and at random ones in between. The steel, the papers and the state folder
 * outlive every life; each life begins by taking up what the one before left.
 *
 * <p>After each start it is judged what is on record against what lies behind the doors, and whether a bolt moved.
 */
final class CellKillCampaign implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final int CELLS = 24;
  private static final int BY_CHANCE = 4;
  /** A question about a channel that this board has not, and nobody else asks: board 1, channel 50 of an 8A board. */
  private static final byte[] FENCE = HexFormat.of().parseHex("80013233" + "80");

  private final Ticker ticker = Ticker.system();
  private final Random random;
  private final Path folder;
  private final LockBoardEmulator steel;
  private final EmulatorRunner line;
  /** The papers that really lie in a cell. */
  private final Map<Integer, String> inside = new HashMap<>();
  private final Set<String> moments = new TreeSet<>();
  private final Set<String> struck = new TreeSet<>();
  private final Map<String, Integer> missed = new HashMap<>();
  private final List<String> wrong = new ArrayList<>();
  private int kills;
  private int lives;
  private Set<String> heardBefore = Set.of();
  private int lost;
  private int motions;
  private int doubles;
  private int doubts;

  CellKillCampaign(Path folder, long seed) throws IOException, LinkException {
    this.folder = folder;
    random = new Random(seed);
    steel = new LockBoardEmulator(BoardModel.STANDARD.withPulse(Duration.ofMillis(20)), ticker, new Random(seed));
    line = EmulatorRunner.onPseudoTerminal(steel, folder.resolve("board"), FaultPlan.none(), ticker);
  }

  /** {@code <kills> [<seed>]}: the whole campaign; exit 1 when anything is wrong. */
  public static void main(String[] arguments) throws Exception {
    int wanted = Integer.parseInt(arguments[0]);
    Path folder = Files.createTempDirectory("hall24-kills");
    try (CellKillCampaign campaign = new CellKillCampaign(folder, arguments.length > 1 ? Long.parseLong(arguments[1]) : 1)) {
      campaign.run(wanted);
      System.out.println(campaign.summary());
      campaign.wrong.forEach(System.out::println);
      System.out.println("state folder: " + folder);
      System.exit(campaign.clean() ? 0 : 1);
    }
  }

  /** Kills so many lives. */
  void run(int wanted) throws IOException, InterruptedException {
    // Lives that nobody kills tell which moments there are.
    for (int i = 0; i < 3; i++) {
      life(1, false, "none", Duration.ZERO);
    }
    life(2, true, "none", Duration.ZERO);
    List<String> queue = new ArrayList<>();
    while (kills < wanted) {
      int cell = 1 + random.nextInt(CELLS);
      boolean technician = random.nextInt(8) == 0;
      if (random.nextInt(BY_CHANCE) == 0) {
        life(cell, technician, "none", Duration.ofMillis(1 + random.nextInt(400)));
        continue;
      }
      if (queue.isEmpty()) {
        moments.stream().filter(m -> missed.getOrDefault(m, 0) < 2 || struck.contains(m)).forEach(queue::add);
      }
      String moment = queue.removeFirst();
      int before = kills;
      life(cell, technician, moment, Duration.ZERO);
      if (kills == before) {
        // Some moments come once in the life of a store, or only where one thing led to another.
        missed.merge(moment, 1, Integer::sum);
      }
      if (lives % 100 == 0) {
        System.out.println(summary());
      }
    }
    // One more, so that the last kill is judged as well.
    life(1, false, "none", Duration.ZERO);
    if (Look.at(StoreSettings.in(folder.resolve("state"))) instanceof Look.Open(Look.LookingReader store)) {
      try (store) {
        if (!(store.verify() instanceof ChainCheck.Whole)) {
          wrong.add("the journal is not whole");
        }
        long intended = store.read(q -> q.count("SELECT count(*) AS n FROM journal WHERE kind = 'open-intended'"));
        if (steel.pulses() > intended) {
          wrong.add(steel.pulses() + " pulses under " + intended + " intents");
        }
      }
    } else {
      wrong.add("the store cannot be read");
    }
    steel.counts().forEach(
        (what, count) -> {
          // Out of range are the campaign's own questions, at least one for each life.
          if (count > 0 && Set.of("forbidden", "malformed").contains(what)) {
            wrong.add("the board counted " + count + " " + what);
          }
        });
  }

  boolean clean() {
    return wrong.isEmpty() && lost == 0 && motions == 0 && doubles == 0;
  }

  /** What was wrong, in sentences. */
  List<String> wrong() {
    return wrong;
  }

  String summary() {
    return String.format(
        "%d kills in %d lives, %d of %d moments struck: %d lost custody, %d motions at start, %d double pulses; %d cells were said to be in doubt",
        kills, lives, struck.size(), moments.size(), lost, motions, doubles, doubts);
  }

  /**
   * One life of the program.
   *
   * @param stopAt the moment to kill it at, or none
   * @param after the time after its start to kill it at, zero for none
   */
  private void life(int cell, boolean technician, String stopAt, Duration after) throws IOException, InterruptedException {
    lives++;
    long before = steel.pulses();
    long end = ticker.nanos() + PATIENCE.toNanos();
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xmx96m", "--enable-native-access=ALL-UNNAMED",
                "-Dhall24.log.level=ERROR", "-cp", System.getProperty("java.class.path"), CellKillChild.class.getName(),
                folder.resolve("state").toString(), folder.resolve("board").toString(), (cell < 10 ? "0" : "") + cell,
                technician ? "technician" : "hand-over", stopAt)
            .redirectError(ProcessBuilder.Redirect.appendTo(folder.resolve("child.log").toFile()))
            .start();
    try (BufferedReader pipe = process.inputReader(StandardCharsets.UTF_8);
        OutputStream answers = process.getOutputStream()) {
      Life life = new Life(cell, before, answers);
      boolean over = false;
      long killAt = Long.MAX_VALUE;
      // To the end of what it says: a moment may come while it closes its store.
      while (true) {
        if (ticker.nanos() - end > 0) {
          throw new IllegalStateException("a life that does not end: " + life.heard);
        }
        if (killAt != Long.MAX_VALUE && ticker.nanos() - killAt > 0) {
          kill(process);
          break;
        }
        if (!pipe.ready() && process.isAlive()) {
          ticker.await(Duration.ofMillis(2));
          continue;
        }
        String said = pipe.readLine();
        if (said == null && over) {
          process.waitFor();
          break;
        }
        if (said == null) {
          throw new IllegalStateException("the program ended by itself after " + life.heard + ": " + Files.readString(folder.resolve("child.log")));
        }
        life.hear(said);
        if (said.equals("POINT " + stopAt)) {
          struck.add(stopAt);
          kill(process);
          break;
        }
        if (said.equals("STARTED") && after.isPositive()) {
          killAt = ticker.nanos() + after.toNanos();
        }
        if (said.equals("END")) {
          over = true;
          answers.close();
        }
      }
      consume();
      life.aftermath();
      heardBefore = life.heard;
      long pulses = steel.pulses() - before;
      if (pulses > 1) {
        doubles++;
        wrong.add("life " + lives + " at cell " + cell + ": " + pulses + " pulses; " + life.heard);
      }
    } finally {
      process.destroyForcibly();
    }
  }

  /**
   * Waits until the board has seen all that the dead program had sent, so that no motion of its life is blamed on the next one: a
   * question behind it on the same line is answered only then, however starved the machine is.
   */
  private void consume() throws IOException, InterruptedException {
    long end = ticker.nanos() + PATIENCE.toNanos();
    long before = heardFences();
    try (RandomAccessFile wire = new RandomAccessFile(folder.resolve("board").toFile(), "rw")) {
      // A question that falls into an answer is not heard; it is asked again then.
      for (int tick = 0; heardFences() == before; tick++) {
        if (ticker.nanos() - end > 0) {
          throw new IllegalStateException("the board hears nothing in life " + lives + ": " + steel.counts());
        }
        if (tick % 100 == 0) {
          wire.write(FENCE);
        }
        ticker.await(Duration.ofMillis(2));
      }
    }
    // What it sent last may still be on its way to the bolt.
    ticker.await(Duration.ofMillis(50));
  }

  private long heardFences() {
    return steel.counts().getOrDefault("outOfRange", 0L);
  }

  private void kill(Process process) throws InterruptedException {
    // On Linux this is SIGKILL.
    process.destroyForcibly();
    process.waitFor();
    kills++;
  }

  /** What one life says, and the hands before its cabinet. */
  private final class Life {
    private final int cell;
    private final long pulsesBefore;
    private final OutputStream answers;
    private final Set<String> heard = new LinkedHashSet<>();
    private String hands = "none";
    private String paper = "-";

    Life(int cell, long pulsesBefore, OutputStream answers) {
      this.cell = cell;
      this.pulsesBefore = pulsesBefore;
      this.answers = answers;
    }

    void hear(String said) throws IOException {
      if (!said.startsWith("CELL")) {
        heard.add(said);
      }
      String[] words = said.split(" ", -1);
      switch (words[0]) {
        case "POINT" -> moments.add(said.substring("POINT ".length()));
        case "CELL" -> judge(Integer.parseInt(words[1]), words[2], words[3], words[4], said);
        case "STARTED" -> {
          if (steel.pulses() != pulsesBefore) {
            motions++;
            wrong.add("life " + lives + ": a bolt moved at the start, " + heard + "; the life before it said " + heardBefore);
          }
          answers.write("judged\n".getBytes(StandardCharsets.UTF_8));
          answers.flush();
        }
        case "HANDS" -> {
          hands = words[1];
          paper = words[2];
        }
        case "OPEN" -> use();
        case "ASK" -> {
          steel.closeDoor(cell);
          answers.write((steel.paper(cell) > 0 ? "yes\n" : "no\n").getBytes(StandardCharsets.UTF_8));
          answers.flush();
          if (steel.paper(cell) > 0 && !inside.containsKey(cell)) {
            throw new IllegalStateException("papers from nowhere");
          }
        }
        default -> {}
      }
    }

    /** Somebody uses the open door and shuts it. */
    private void use() {
      if (steel.doorOpen(cell) && random.nextInt(10) > 0) {
        if (hands.equals("in") && steel.paper(cell) == 0) {
          steel.putPaper(cell, 1);
          inside.put(cell, paper);
        } else if (hands.equals("out")) {
          steel.takePaper(cell);
          inside.remove(cell);
        }
      }
      steel.closeDoor(cell);
    }

    /** The person before the cabinet did not notice the kill, or walked away from an open door. */
    void aftermath() {
      if (steel.doorOpen(cell) && random.nextInt(3) > 0) {
        use();
      }
    }

    private void judge(int at, String custody, String operation, String item, String said) {
      String lying = inside.get(at);
      if (custody.equals("unknown")) {
        doubts++;
      }
      boolean atTheDoor = !operation.equals("Idle");
      boolean kept = custody.equals("holds") || custody.equals("unknown") || atTheDoor && !custody.equals("empty");
      if (lying != null && !(kept && (item.equals(lying) || item.startsWith("found-") || custody.equals("unknown")))) {
        lost++;
        wrong.add("life " + lives + ": " + lying + " lies in cell " + at + " and on record is: " + said);
      }
    }
  }

  @Override
  public void close() {
    line.close();
  }
}
