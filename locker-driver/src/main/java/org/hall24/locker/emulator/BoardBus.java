package org.hall24.locker.emulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.hall24.link.Ticker;

/** Several boards on one pair of wires, as a machine that is told what it hears and asked what it says; no thread, no line. */
final class BoardBus {
  private static final Duration REPORT_DELAY = Duration.ofMillis(1200);
  private static final Duration FRAME_GAP = Duration.ofMillis(50);
  private static final Duration IDLE = Duration.ofMillis(200);

  private final List<EmulatedBoard> boards;
  private final BoardSpeech speech;
  private final Ticker ticker;
  private final RandomGenerator random;
  private final PriorityQueue<Due> due = new PriorityQueue<>(Comparator.comparingLong(d -> d.at));
  private final Map<EmulatedBoard, Long> deadUntil = new HashMap<>();
  private HostEar ear;
  private long lastByte;

  final AtomicLong malformed = new AtomicLong();
  final AtomicLong overlapping = new AtomicLong();
  final AtomicLong forbidden = new AtomicLong();

  /**
   * Bytes that leave at a time; a host that speaks before {@code blame} speaks into an answer. An answer that a fault makes
   * late is not waited for by anybody for ever.
   */
  private static final class Due {
    final long at;
    final byte[] bytes;
    final long blame;

    Due(long at, byte[] bytes, long blame) {
      this.at = at;
      this.bytes = bytes;
      this.blame = blame;
    }
  }

  BoardBus(List<EmulatedBoard> boards, BoardSpeech speech, Ticker ticker, RandomGenerator random) {
    this.boards = boards;
    this.speech = speech;
    this.ticker = ticker;
    this.random = random;
    this.ear = new HostEar(speech);
    this.lastByte = ticker.nanos();
  }

  /** A new line: what was half heard or not yet said on the old one is gone. */
  void restart() {
    due.clear();
    ear = new HostEar(speech);
    lastByte = ticker.nanos();
    boards.forEach(board -> board.reports.clear());
  }

  /** Whether the line gives back what the host sends. */
  boolean echoes() {
    return boards.stream().anyMatch(board -> board.faults.echoes());
  }

  /** Hears bytes. */
  void hear(byte[] bytes, int length) {
    lastByte = ticker.nanos();
    ear.feed(bytes, 0, length).forEach(this::heard);
  }

  /** Lets time do its work. */
  void pass() {
    boards.forEach(board -> board.steel.advance());
    for (EmulatedBoard board : boards) {
      for (byte[] report = board.reports.poll(); report != null; report = board.reports.poll()) {
        due.add(new Due(ticker.nanos() + REPORT_DELAY.toNanos(), report, ticker.nanos()));
      }
    }
  }

  /**
   * Nothing came since the last bytes, as far as was looked. What was half heard is given up after a while; the clock alone
   * does not say so, because on a busy machine the rest may wait to be read.
   */
  void nothingCame() {
    if (ear.midWay() && ticker.nanos() - lastByte >= FRAME_GAP.toNanos()) {
      ear.silence().forEach(this::heard);
    }
  }

  /** What it says now, if anything. */
  Optional<byte[]> say() {
    Due next = due.peek();
    if (next == null || next.at - ticker.nanos() > 0) {
      return Optional.empty();
    }
    due.remove();
    return Optional.of(next.bytes);
  }

  /** How long nothing happens by itself. */
  Duration quiet() {
    Duration least = ear.midWay() ? FRAME_GAP : IDLE;
    for (EmulatedBoard board : boards) {
      least = board.steel.still(least);
    }
    Due next = due.peek();
    long left = next == null ? least.toNanos() : Math.min(least.toNanos(), next.at - ticker.nanos());
    return Duration.ofNanos(Math.max(0, left));
  }

  private void heard(Heard heard) {
    switch (heard) {
      case Heard.Malformed m -> malformed.incrementAndGet();
      case Heard.Forbidden f -> forbidden.incrementAndGet();
      case Heard question -> {
        if (due.stream().anyMatch(d -> d.blame - ticker.nanos() > 0)) {
          overlapping.incrementAndGet();
          return;
        }
        for (EmulatedBoard board : boards) {
          if (deadUntil.getOrDefault(board, ticker.nanos()) - ticker.nanos() <= 0) {
            react(board, board.react(question));
          }
        }
      }
    }
  }

  private void react(EmulatedBoard board, EmulatedBoard.Reaction reaction) {
    if (!reaction.dead().isZero()) {
      due.clear();
      deadUntil.put(board, ticker.nanos() + reaction.dead().toNanos());
    }
    reaction.bytes().ifPresent(bytes -> answer(board, bytes, ticker.nanos() + reaction.after().toNanos(), reaction.late().toNanos()));
  }

  private void answer(EmulatedBoard board, byte[] answer, long natural, long late) {
    long at = natural + late;
    List<Byte> bytes = new ArrayList<>();
    if (board.faults.noisy()) {
      rubbish(bytes);
    }
    if (board.model.leadingGarbage()) {
      bytes.add((byte) 0);
    }
    for (byte b : answer) {
      bytes.add(b);
    }
    if (board.faults.noisy()) {
      rubbish(bytes);
    }
    byte[] out = new byte[bytes.size()];
    for (int i = 0; i < out.length; i++) {
      out[i] = bytes.get(i);
    }
    Duration pause = board.faults.split();
    if (pause.isZero()) {
      due.add(new Due(at, out, natural));
      return;
    }
    for (int i = 0; i < out.length; i++) {
      due.add(new Due(at + i * pause.toNanos(), new byte[] {out[i]}, natural + i * pause.toNanos()));
    }
  }

  private void rubbish(List<Byte> bytes) {
    for (int i = random.nextInt(1, 6); i > 0; i--) {
      bytes.add((byte) random.nextInt(0, 0x80));
    }
  }
}
