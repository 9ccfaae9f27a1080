package org.hall24.locker.emulator;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hall24.locker.board.Door;

/**
 * What goes wrong with the board, its locks or its line, set from outside while it runs.
 *
 * <p>Faults stay until {@link #clear()} or until their count is used up. {@link #apply(String)} takes one fault as a line of
 * text, for a plan file: {@code jam 3}, {@code wrong-door 3 4}, {@code stuck 5 open}, {@code contradict 5}, {@code flap 5},
 * {@code mute 2}, {@code lose-reply 1}, {@code echo on}, {@code late 1 900}, {@code noise on}, {@code split 3},
 * {@code misaddress 1} (or {@code wrong-channel 1}), {@code reboot 1500}, {@code cool-down 1}, {@code blind 5 present},
 * {@code clear}; {@code garbage} is {@code noise}; empty lines and lines with {@code #} say nothing.
 */
public final class LockFaults {
  private final Set<Integer> jammed = new HashSet<>();
  private final Map<Integer, Integer> crossed = new HashMap<>();
  private final Map<Integer, Door> stuck = new HashMap<>();
  private final Set<Integer> contradicting = new HashSet<>();
  private final Set<Integer> flapping = new HashSet<>();
  private final Map<Integer, Boolean> blind = new HashMap<>();
  private int coolDown;
  private int mute;
  private int loseReply;
  private int late;
  private Duration lateBy = Duration.ZERO;
  private int misaddress;
  private boolean echo;
  private boolean noise;
  private Duration split = Duration.ZERO;
  private Duration reboot = Duration.ZERO;

  private final int channels;

  LockFaults(int channels) {
    this.channels = channels;
  }

  /** The bolt of this channel gets its pulse and does not move. */
  public synchronized void jam(int channel) {
    jammed.add(check(channel));
  }

  /** Orders for {@code asked} move the bolt of {@code moved}: crossed wires. */
  public synchronized void wrongDoor(int asked, int moved) {
    crossed.put(check(asked), check(moved));
  }

  /** The sensor of this channel always shows the same. */
  public synchronized void stuck(int channel, Door shown) {
    stuck.put(check(channel), shown);
  }

  /** Query-one and query-all say opposite things about this channel. */
  public synchronized void contradict(int channel) {
    contradicting.add(check(channel));
  }

  /** The sensor of this channel shows something else each time it is asked. */
  public synchronized void flap(int channel) {
    flapping.add(check(channel));
  }

  /** The next {@code orders} orders are refused because a coil must cool down; a board without a word for it is silent. */
  public synchronized void coolDown(int orders) {
    coolDown = orders;
  }

  /** The infrared sensor of this channel's cell always shows the same. */
  public synchronized void blind(int channel, boolean present) {
    blind.put(check(channel), present);
  }

  /** The next {@code frames} requests are heard and nothing happens. */
  public synchronized void mute(int frames) {
    mute = frames;
  }

  /** The next {@code frames} requests are carried out and not answered. */
  public synchronized void loseReply(int frames) {
    loseReply = frames;
  }

  /** The next {@code frames} answers come {@code by} later than they should. */
  public synchronized void late(int frames, Duration by) {
    late = frames;
    lateBy = by;
  }

  /** The next {@code frames} answers name the channel after the one asked. */
  public synchronized void misaddress(int frames) {
    misaddress = frames;
  }

  /** The line gives back every byte the host sends, before any answer. */
  public synchronized void echo(boolean on) {
    echo = on;
  }

  /** Random bytes before and after each answer, none of them a header. */
  public synchronized void noise(boolean on) {
    noise = on;
  }

  /** Answers come byte by byte with this pause; zero for none. */
  public synchronized void split(Duration pause) {
    split = pause;
  }

  /** The next order browns the board out: it moves the bolt, loses its answer, and is dead for this long. */
  public synchronized void rebootAfterNextOpen(Duration dead) {
    reboot = dead;
  }

  /** All is well again. */
  public synchronized void clear() {
    jammed.clear();
    crossed.clear();
    stuck.clear();
    contradicting.clear();
    flapping.clear();
    blind.clear();
    coolDown = 0;
    mute = 0;
    loseReply = 0;
    late = 0;
    misaddress = 0;
    echo = false;
    noise = false;
    split = Duration.ZERO;
    reboot = Duration.ZERO;
  }

  /**
   * Sets one fault written as text.
   *
   * @throws IllegalArgumentException with the line and what is allowed, when it says nothing known
   */
  public synchronized void apply(String line) {
    List<String> words = List.of(line.replaceFirst("#.*", "").strip().split("\\s+"));
    try {
      switch (words.getFirst()) {
        case "" -> {}
        case "jam" -> jam(number(words, 1));
        case "wrong-door" -> wrongDoor(number(words, 1), number(words, 2));
        case "stuck" -> stuck(number(words, 1), "open".equals(words.get(2)) ? Door.OPEN : Door.CLOSED);
        case "contradict" -> contradict(number(words, 1));
        case "flap" -> flap(number(words, 1));
        case "mute" -> mute(number(words, 1));
        case "lose-reply" -> loseReply(number(words, 1));
        case "late" -> late(number(words, 1), Duration.ofMillis(number(words, 2)));
        case "cool-down" -> coolDown(number(words, 1));
        case "blind" -> blind(number(words, 1), "present".equals(words.get(2)));
        case "misaddress", "wrong-channel" -> misaddress(number(words, 1));
        case "echo" -> echo("on".equals(words.get(1)));
        case "noise", "garbage" -> noise("on".equals(words.get(1)));
        case "split" -> split(Duration.ofMillis(number(words, 1)));
        case "reboot" -> rebootAfterNextOpen(Duration.ofMillis(number(words, 1)));
        case "clear" -> clear();
        default -> throw new IllegalArgumentException("unknown fault");
      }
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new IllegalArgumentException(
          "\"" + line + "\" is no fault of a lock board; write jam CH, wrong-door CH CH, stuck CH open|closed, contradict CH,"
              + " flap CH, mute N, lose-reply N, late N MS, misaddress N, cool-down N, blind CH"
              + " present|absent, echo on|off, noise on|off, split MS, reboot MS or clear",
          e);
    }
  }

  private int check(int channel) {
    if (channel < 1 || channel > channels) {
      throw new IllegalArgumentException("channel " + channel + " is outside 1-" + channels);
    }
    return channel;
  }

  private static int number(List<String> words, int index) {
    return Integer.parseInt(words.get(index));
  }

  // ---- asked by the emulator ------------------------------------------------------------------------------------------

  synchronized boolean jammed(int channel) {
    return jammed.contains(channel);
  }

  synchronized int moved(int asked) {
    return crossed.getOrDefault(asked, asked);
  }

  synchronized Door shown(int channel, Door real) {
    return stuck.getOrDefault(channel, real);
  }

  synchronized boolean contradicts(int channel) {
    return contradicting.contains(channel);
  }

  synchronized boolean flaps(int channel) {
    return flapping.contains(channel);
  }

  synchronized boolean sees(int channel, boolean real) {
    return blind.getOrDefault(channel, real);
  }

  synchronized boolean takeCoolDown() {
    return coolDown > 0 && coolDown-- > 0;
  }

  synchronized boolean takeMute() {
    return mute > 0 && mute-- > 0;
  }

  synchronized boolean takeLostReply() {
    return loseReply > 0 && loseReply-- > 0;
  }

  synchronized boolean takeMisaddress() {
    return misaddress > 0 && misaddress-- > 0;
  }

  synchronized Duration takeLate() {
    return late > 0 && late-- > 0 ? lateBy : Duration.ZERO;
  }

  synchronized Duration takeReboot() {
    Duration dead = reboot;
    reboot = Duration.ZERO;
    return dead;
  }

  synchronized boolean echoes() {
    return echo;
  }

  synchronized boolean noisy() {
    return noise;
  }

  synchronized Duration split() {
    return split;
  }
}
