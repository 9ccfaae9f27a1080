package org.hall24.receipt.emulator;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.function.ObjLongConsumer;
import org.hall24.receipt.escpos.EscPos;
import org.hall24.receipt.escpos.EscPosParser;
import org.hall24.receipt.escpos.PrinterReply;
import org.hall24.receipt.escpos.RealTimeScanner;

/**
 * What comes in over the wire: real-time commands found wherever they stand, and the buffer in which everything else waits. It
 * calls for a hold while the buffer is nearly full, as Epson describes it (TM-T88III: hold at 128 bytes left, go on at 256;
 * what comes to a full buffer is lost without a word). Not thread-safe.
 */
final class Intake {
  private static final int HOLD_AT = 128;
  private static final int GO_ON_AT = 256;

  private final EscPosParser arrival = new EscPosParser();
  private final RealTimeScanner scanner = new RealTimeScanner();
  private final EscPosParser engine = new EscPosParser();
  private final ArrayDeque<Byte> buffer = new ArrayDeque<>();
  private final int size;
  private final ObjLongConsumer<String> counts;
  private boolean held;
  private boolean afterCut;
  private boolean awaitingClear;
  private int lostInARow;

  /**
   * @param size of the buffer, bytes
   * @param counts told of what the host did wrong
   */
  Intake(int size, ObjLongConsumer<String> counts) {
    this.size = size;
    this.counts = counts;
  }

  /** The cable is in again: what it tore apart is forgiven once. */
  void connected() {
    afterCut = arrival.state() instanceof EscPosParser.State.Inside;
    held = false;
  }

  /** The answer to a clearing is on its way: a byte that overtakes it is lost on many printers. */
  void awaitsClearing() {
    awaitingClear = true;
  }

  /** Everything that came together has come. */
  void calm() {
    awaitingClear = false;
  }

  /** Takes a byte; gives the real-time command that ends with it. */
  Optional<EscPos> receive(byte next) {
    if (awaitingClear) {
      counts.accept("overlapping", 1);
      awaitingClear = false;
    }
    List<EscPos> arrived = arrival.accept(next);
    Optional<EscPos> urgent = scanner.accept(next);
    boolean between = urgent.isPresent() && arrived.contains(urgent.get());
    // A command torn by the cable is nobody's fault: what ends it is forgiven once.
    if (!afterCut) {
      arrived.stream().filter(EscPos.Malformed.class::isInstance).forEach(bad -> counts.accept("malformed", 1));
    }
    // A clearing may break into anything: what it breaks is thrown away.
    if (urgent.isPresent() && !between && !afterCut && !(urgent.get() instanceof EscPos.RealTimeClear)) {
      counts.accept("forbidden", 1);
    }
    if (urgent.isEmpty() && !arrived.isEmpty()) {
      afterCut = false;
    }
    store(next);
    if (between) {
      takeBack(urgent.get().encode().length);
    }
    return urgent;
  }

  private void store(byte next) {
    if (buffer.size() >= size) {
      lostInARow++;
      lost(1);
    } else {
      lostInARow = 0;
      buffer.add(next);
    }
  }

  /** A real-time command between two others takes no room. */
  private void takeBack(int bytes) {
    for (int i = 0; i < bytes; i++) {
      if (lostInARow > 0) {
        lostInARow--;
        lost(-1);
      } else if (!buffer.isEmpty()) {
        buffer.removeLast();
      } else {
        engine.reset();
      }
    }
  }

  private void lost(int bytes) {
    counts.accept("overrun", bytes);
    counts.accept("overlapping", bytes);
  }

  boolean empty() {
    return buffer.isEmpty();
  }

  /** Takes the oldest byte out of the buffer; gives the commands that end with it. */
  List<EscPos> next() {
    return engine.accept(buffer.remove());
  }

  /** Forgets everything. */
  void drop() {
    buffer.clear();
    engine.reset();
    arrival.reset();
    afterCut = false;
  }

  /** What is to be said of the room that is left; {@code offline} keeps the host away whatever there is. */
  Optional<PrinterReply> flow(boolean offline) {
    int left = size - buffer.size();
    if (!held && (left <= Math.min(HOLD_AT, size / 4) || offline)) {
      held = true;
      return Optional.of(new PrinterReply.Hold());
    }
    if (held && left >= Math.min(GO_ON_AT, size / 2) && !offline) {
      held = false;
      return Optional.of(new PrinterReply.GoOn());
    }
    return Optional.empty();
  }
}
