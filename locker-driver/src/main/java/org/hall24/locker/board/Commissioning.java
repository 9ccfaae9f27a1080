package org.hall24.locker.board;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hall24.link.Ticker;

/**
 * Finds out how the boards of a cabinet are wired, with a technician who opens one door after another with the key: exactly
 * one bit must change each time. That gives order of bits, polarity and wiring in one pass, and the first answers tell
 * whether the line echoes; nothing is guessed, and no bolt is moved here. Afterwards each bolt is fired once, with what was
 * learned, by whoever records openings.
 */
public final class Commissioning {
  private static final Duration LOOK_EVERY = Duration.ofMillis(200);
  private static final int GROUP = 8;
  private static final int LOOKS = 4;

  private final LockBoard raw;
  private final Ticker ticker;
  private final Duration patience;
  private final Hands hands;

  /** The technician. */
  public interface Hands {
    /** Asked to open a door with the key; everything else stays shut. */
    void openWithKey(LockAddress bolt);

    /** Asked to shut it again. */
    void shut(LockAddress bolt);
  }

  /** What came of it. */
  public sealed interface Result {

    /**
     * All bolts are where they should be.
     *
     * @param settings how the boards are wired
     * @param patterns by board, the bits of all doors closed, channel 1 first
     */
    record Learned(BoardSettings settings, SortedMap<Integer, String> patterns) implements Result {}

    /**
     * It does not hold; nothing was learned.
     *
     * @param reason a stable word: {@code silent}, {@code unsteady}, {@code no-change}, {@code several-change}, {@code crossed},
     *     {@code not-shut}, {@code mixed-polarity}, {@code one-contradicts}
     * @param bolt where, none for all
     * @param seen the bits that changed
     */
    record Refused(String reason, Optional<LockAddress> bolt, SortedSet<LockAddress> seen) implements Result {}
  }

  /** One bolt as it was seen. */
  private record Seen(LockAddress bolt, LockAddress bit, int closedInAll, int closedInOne, int openInOne) {}

  private static final class Stop extends Exception {
    private static final long serialVersionUID = 1L;
    final transient Result.Refused refused;

    Stop(String reason, Optional<LockAddress> bolt, SortedSet<LockAddress> seen) {
      super(reason);
      this.refused = new Result.Refused(reason, bolt, seen);
    }
  }

  /**
   * @param raw the boards with settings of {@link #raw}
   * @param ticker time between looks
   * @param patience how long a door may take
   * @param hands the technician
   */
  public Commissioning(LockBoard raw, Ticker ticker, Duration patience, Hands hands) {
    this.raw = raw;
    this.ticker = ticker;
    this.patience = patience;
    this.hands = hands;
  }

  /** Settings under which an open door is a 0 and a closed one a 1, and every bit of a board is told. */
  public static BoardSettings raw(Dialect dialect, BoardSettings set) {
    int channels = dialect == Dialect.LOCK8A ? Lock8aReply.All.MAX_STATES * GROUP : set.channels();
    return set.withChannels(channels).wired(1, 1, QueryOrder.LAST);
  }

  /**
   * Learns.
   *
   * @param set what is set already: channels, order of fields, patience for doors
   * @param bolts every bolt of the cabinet
   */
  public Result learn(Dialect dialect, BoardSettings set, List<LockAddress> bolts) throws InterruptedException {
    try {
      SortedSet<Integer> boards = new TreeSet<>(bolts.stream().map(LockAddress::board).toList());
      SortedMap<LockAddress, Integer> closed = steady(boards);
      List<Seen> all = new ArrayList<>();
      for (LockAddress bolt : bolts) {
        all.add(one(boards, bolt, closed));
      }
      return learned(dialect, set, all, closed, boards);
    } catch (Stop stop) {
      return stop.refused;
    }
  }

  private Seen one(SortedSet<Integer> boards, LockAddress bolt, SortedMap<LockAddress, Integer> closed) throws Stop, InterruptedException {
    hands.openWithKey(bolt);
    long end = ticker.nanos() + patience.toNanos();
    SortedSet<LockAddress> changed = new TreeSet<>();
    boolean whole = true;
    for (SortedSet<LockAddress> before = new TreeSet<>(); changed.isEmpty() || !changed.equals(before); ) {
      if (ticker.nanos() - end > 0) {
        throw new Stop(whole ? "no-change" : "silent", Optional.of(bolt), changed);
      }
      ticker.await(LOOK_EVERY);
      SortedMap<LockAddress, Integer> now = bits(boards);
      whole = whole(closed, now);
      if (whole) {
        before = changed;
        changed = changed(closed, now);
      }
    }
    if (changed.size() > 1) {
      throw new Stop("several-change", Optional.of(bolt), changed);
    }
    int openInOne = single(bolt);
    hands.shut(bolt);
    for (SortedMap<LockAddress, Integer> now = bits(boards); !whole(closed, now) || !changed(closed, now).isEmpty(); now = bits(boards)) {
      if (ticker.nanos() - end > patience.toNanos()) {
        throw new Stop("not-shut", Optional.of(bolt), changed);
      }
      ticker.await(LOOK_EVERY);
    }
    LockAddress bit = changed.first();
    return new Seen(bolt, bit, closed.getOrDefault(bit, 0), single(bolt), openInOne);
  }

  private Result learned(
      Dialect dialect, BoardSettings set, List<Seen> all, SortedMap<LockAddress, Integer> closed, SortedSet<Integer> boards) {
    QueryOrder order = set.queryOrder();
    if (all.stream().anyMatch(seen -> !seen.bit().equals(seen.bolt()))) {
      order = QueryOrder.FIRST;
      for (Seen seen : all) {
        int bits = (int) closed.keySet().stream().filter(a -> a.board() == seen.bolt().board()).count();
        if (!dialect.ordersBytes() || !seen.bit().equals(mirrored(seen.bolt(), bits))) {
          return new Result.Refused("crossed", Optional.of(seen.bolt()), new TreeSet<>(List.of(seen.bit())));
        }
      }
    } else if (dialect.ordersBytes() && all.stream().anyMatch(seen -> !seen.bit().equals(mirrored(seen.bolt(), 3 * GROUP)))) {
      order = QueryOrder.LAST;
    }
    Optional<Seen> odd = all.stream().filter(seen -> seen.closedInAll() != all.getFirst().closedInAll()).findFirst();
    if (odd.isPresent()) {
      return new Result.Refused("mixed-polarity", Optional.of(odd.get().bolt()), new TreeSet<>());
    }
    int closedInOne = all.getFirst().closedInOne();
    Optional<Seen> contradicts =
        all.stream().filter(seen -> seen.closedInOne() != closedInOne || seen.openInOne() != 1 - closedInOne).findFirst();
    if (contradicts.isPresent()) {
      return new Result.Refused("one-contradicts", Optional.of(contradicts.get().bolt()), new TreeSet<>());
    }
    return new Result.Learned(set.wired(closedInOne, all.getFirst().closedInAll(), order).with(raw.echo()), patterns(closed, boards));
  }

  /** Where a bolt's bit stands when the groups of eight come in the other order. */
  private static LockAddress mirrored(LockAddress bolt, int bits) {
    int groups = Math.max(1, (bits + GROUP - 1) / GROUP);
    int group = (bolt.channel() - 1) / GROUP;
    int channel = (groups - 1 - group) * GROUP + (bolt.channel() - 1) % GROUP + 1;
    return channel < 1 ? bolt : new LockAddress(bolt.board(), channel);
  }

  private static SortedMap<Integer, String> patterns(SortedMap<LockAddress, Integer> closed, SortedSet<Integer> boards) {
    SortedMap<Integer, String> patterns = new TreeMap<>();
    for (int board : boards) {
      StringBuilder bits = new StringBuilder();
      closed.forEach((address, bit) -> bits.append(address.board() == board ? Integer.toString(bit) : ""));
      patterns.put(board, bits.toString());
    }
    return patterns;
  }

  /** How all contacts stand, seen alike in two looks; a look in which an answer was lost is made again. */
  private SortedMap<LockAddress, Integer> steady(SortedSet<Integer> boards) throws Stop, InterruptedException {
    SortedMap<LockAddress, Integer> before = bits(boards);
    for (int looks = 1; looks < LOOKS; looks++) {
      ticker.await(LOOK_EVERY);
      SortedMap<LockAddress, Integer> now = bits(boards);
      SortedSet<LockAddress> changed = changed(before, now);
      if (!changed.isEmpty()) {
        throw new Stop("unsteady", Optional.empty(), changed);
      }
      if (before.keySet().equals(now.keySet())) {
        return now;
      }
      before = now;
    }
    throw new Stop("silent", Optional.of(new LockAddress(boards.first(), 1)), new TreeSet<>());
  }

  /** Whether every contact told how it stands that is known to. */
  private static boolean whole(Map<LockAddress, Integer> known, Map<LockAddress, Integer> now) {
    return now.keySet().containsAll(known.keySet());
  }

  /** The contacts that stand otherwise now; one that did not tell has not changed. */
  private static SortedSet<LockAddress> changed(Map<LockAddress, Integer> before, Map<LockAddress, Integer> now) {
    SortedSet<LockAddress> changed = new TreeSet<>();
    before.forEach((address, bit) -> {
      if (!bit.equals(now.getOrDefault(address, bit))) {
        changed.add(address);
      }
    });
    return changed;
  }

  /** Every bit of every board; a board that does not answer is asked once more. */
  private SortedMap<LockAddress, Integer> bits(SortedSet<Integer> boards) throws Stop, InterruptedException {
    SortedMap<LockAddress, Integer> bits = new TreeMap<>();
    for (int board : boards) {
      Reading reading = raw.queryAll(board);
      if (!(reading instanceof Reading.Doors)) {
        raw.attend(board);
        reading = raw.queryAll(board);
      }
      if (!(reading instanceof Reading.Doors doors)) {
        throw new Stop("silent", Optional.of(new LockAddress(board, 1)), new TreeSet<>());
      }
      doors.doors().forEach((channel, door) -> {
        if (door != Door.UNKNOWN) {
          bits.put(new LockAddress(board, channel), door == Door.CLOSED ? 1 : 0);
        }
      });
    }
    return bits;
  }

  /** One contact asked alone; a board that does not answer is asked once more. */
  private int single(LockAddress bolt) throws Stop, InterruptedException {
    Door door = asked(bolt);
    if (door == Door.UNKNOWN) {
      raw.attend(bolt.board());
      door = asked(bolt);
    }
    if (door == Door.UNKNOWN) {
      throw new Stop("silent", Optional.of(bolt), new TreeSet<>());
    }
    return door == Door.CLOSED ? 1 : 0;
  }

  private Door asked(LockAddress bolt) throws InterruptedException {
    return raw.query(bolt) instanceof Reading.Doors doors ? doors.door(bolt.channel()) : Door.UNKNOWN;
  }
}
