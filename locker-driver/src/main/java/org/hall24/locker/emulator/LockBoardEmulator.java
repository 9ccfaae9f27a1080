package org.hall24.locker.emulator;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import java.util.random.RandomGenerator;
import org.hall24.link.Emulator;
import org.hall24.link.Link;
import org.hall24.link.LinkException;
import org.hall24.link.Ticker;
import org.hall24.locker.board.Dialect;

/**
 * A cabinet behind the lock boards of one line, in any dialect: bolts that move once per order, doors that spring open and
 * stay open until somebody closes them, sensors, and paper that only goes in and out through an open door.
 *
 * <p>Timing as in the field: most boards answer an order after the pulse (300 ms), a query is answered in a few milliseconds,
 * a door report comes 1.2 s after the change. All methods may be called from any thread while {@link #serve} runs; the steel
 * stays as it is when the cable is pulled. Methods that take no board mean the first one.
 */
public final class LockBoardEmulator implements Emulator {

  /**
   * One cell as the hall panel shows it.
   *
   * @param board its board's wire address
   * @param channel counted from 1
   * @param open whether the door stands open
   * @param paper how many documents lie inside, 0 or more
   * @param pulses how often its bolt was pulsed since the emulator was made
   */
  public record CellView(int board, int channel, boolean open, int paper, long pulses) {}

  private final Dialect dialect;
  private final Ticker ticker;
  private final List<EmulatedBoard> boards;
  private final BoardBus bus;

  /**
   * A closed, empty cabinet behind one 8A board.
   *
   * @param model which board it is
   * @param ticker the time in which it answers
   * @param random noise on the line and flapping sensors
   */
  public LockBoardEmulator(BoardModel model, Ticker ticker, RandomGenerator random) {
    this(Dialect.LOCK8A, List.of(model), ticker, random);
  }

  /**
   * A closed, empty cabinet behind the boards of one line.
   *
   * @param dialect what they speak
   * @param models at least one board, each with an address of its own
   * @param ticker the time in which they answer
   * @param random noise on the line and flapping sensors
   */
  public LockBoardEmulator(Dialect dialect, List<BoardModel> models, Ticker ticker, RandomGenerator random) {
    this.dialect = dialect;
    this.ticker = ticker;
    BoardSpeech speech = BoardSpeech.of(dialect, models.getFirst());
    this.boards = models.stream().map(model -> new EmulatedBoard(model, speech, ticker, random)).toList();
    this.bus = new BoardBus(boards, speech, ticker, random);
  }

  @Override
  public String driver() {
    return dialect.word();
  }

  @Override
  public int baud() {
    return dialect.baud();
  }

  /** What is made to go wrong with the first board. */
  public LockFaults faults() {
    return boards.getFirst().faults;
  }

  /**
   * What is made to go wrong with a board.
   *
   * @throws IllegalArgumentException when there is no such board
   */
  public LockFaults faults(int board) {
    return board(board).faults;
  }

  /**
   * Sets one fault written as text, as {@link LockFaults#apply} reads it. Channels may be written as {@code board/channel};
   * without that, and with faults that name no channel, the first board is meant, or with {@code board N} before it that one.
   *
   * @throws IllegalArgumentException with the line and what is allowed, when it says nothing known
   */
  public void apply(String line) {
    String words = line.strip();
    int board = boards.getFirst().model.address();
    if (words.matches("board\\s+\\d{1,3}\\s+.*")) {
      String[] parts = words.split("\\s+", 3);
      board = Integer.parseInt(parts[1]);
      words = parts[2];
    }
    java.util.regex.Matcher address = java.util.regex.Pattern.compile("\\b(\\d{1,3})/(\\d{1,3})\\b").matcher(words);
    if (address.find()) {
      board = Integer.parseInt(address.group(1));
      words = address.replaceAll("$2");
    }
    faults(board).apply(words);
  }

  // ---- the hall: hands at the cabinet ---------------------------------------------------------------------------------

  /** Somebody pushes a door shut; false when it was. A door nobody closes stays open: that is how it is forgotten. */
  public boolean closeDoor(int channel) {
    return boards.getFirst().steel.close(channel);
  }

  /** The same at a board. */
  public boolean closeDoor(int board, int channel) {
    return board(board).steel.close(channel);
  }

  /** Somebody breaks a door open, or uses the mechanical key; false when it stood open. */
  public boolean forceDoor(int channel) {
    return boards.getFirst().steel.force(channel);
  }

  /** The same at a board. */
  public boolean forceDoor(int board, int channel) {
    return board(board).steel.force(channel);
  }

  /** A hand lies on a door and keeps it shut, or lets go. */
  public void holdDoor(int board, int channel, boolean shut) {
    board(board).steel.hold(channel, shut);
  }

  /** A latch is worn, and the door never stays shut. */
  public void wearLatch(int board, int channel, boolean worn) {
    board(board).steel.wear(channel, worn);
  }

  /** Paper lies too flat for the infrared sensor. */
  public void flattenPaper(int board, int channel, boolean flat) {
    board(board).steel.flatten(channel, flat);
  }

  /** Somebody puts documents in; false when the door is shut. */
  public boolean putPaper(int channel, int documents) {
    return boards.getFirst().steel.addPaper(channel, documents);
  }

  /** The same at a board. */
  public boolean putPaper(int board, int channel, int documents) {
    return board(board).steel.addPaper(channel, documents);
  }

  /** Somebody takes out all documents; 0 when the door is shut or nothing is there. */
  public int takePaper(int channel) {
    return boards.getFirst().steel.takePaper(channel);
  }

  /** The same at a board. */
  public int takePaperAt(int board, int channel) {
    return board(board).steel.takePaper(channel);
  }

  /** Whether a door stands open. */
  public boolean doorOpen(int channel) {
    return boards.getFirst().steel.look(channel).open();
  }

  /** How many documents lie in a cell. */
  public int paper(int channel) {
    return boards.getFirst().steel.look(channel).paper();
  }

  /** How often a bolt was pulsed. */
  public long pulses(int channel) {
    return boards.getFirst().steel.look(channel).pulses();
  }

  /** How often any bolt was pulsed. */
  public long pulses() {
    return sum(board -> board.steel.pulses());
  }

  /** All cells, board by board, in channel order. */
  public List<CellView> cells() {
    return boards.stream().flatMap(board -> board.steel.all().stream()).toList();
  }

  /** Tells of every pulse, door and paper; on the thread that made the change, so the listener must return fast. */
  public void onChange(Consumer<CellView> listener) {
    boards.forEach(board -> board.steel.listen(listener));
  }

  @Override
  public Map<String, Long> counts() {
    Map<String, Long> counts = new TreeMap<>();
    counts.put("malformed", bus.malformed.get());
    counts.put("overlapping", bus.overlapping.get());
    counts.put("forbidden", bus.forbidden.get());
    counts.put("outOfRange", sum(board -> board.outOfRange.get()));
    counts.put("opens", sum(board -> board.opens.get()));
    counts.put("queries", sum(board -> board.queries.get()));
    counts.put("switchedOff", sum(board -> board.offs.get()));
    counts.put("pulses", pulses());
    counts.put("hotCoils", sum(board -> board.steel.hotCoils()));
    counts.put("coilsTogether", sum(board -> board.steel.coilsTogether()));
    return counts;
  }

  /** Its boards as a machine without a line. */
  BoardBus bus() {
    return bus;
  }

  @Override
  public void serve(Link line) throws LinkException, InterruptedException {
    byte[] buffer = new byte[64];
    bus.restart();
    while (!Thread.currentThread().isInterrupted()) {
      bus.pass();
      for (Optional<byte[]> bytes = bus.say(); bytes.isPresent(); bytes = bus.say()) {
        line.write(bytes.get());
      }
      int n = line.read(buffer, 0, buffer.length, bus.quiet());
      if (n > 0) {
        if (bus.echoes()) {
          line.write(Arrays.copyOf(buffer, n));
        }
        bus.hear(buffer, n);
      } else {
        bus.nothingCame();
      }
    }
    throw new InterruptedException();
  }

  private EmulatedBoard board(int address) {
    return boards.stream()
        .filter(board -> board.model.address() == address)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no board " + address + " on this line"));
  }

  private long sum(ToLongFunction<EmulatedBoard> count) {
    return boards.stream().mapToLong(count).sum();
  }
}
