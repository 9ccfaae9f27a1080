package org.hall24.locker.emulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.hall24.link.Ticker;

/**
 * The steel of one board's cells: bolts with coils, springs, doors, and the paper behind them. Outlives every cable.
 * Thread-safe.
 *
 * <p>A coil that is pulsed holds its bolt back; a little later the spring pushes the door open, unless the bolt is jammed or
 * a hand holds the door shut until the bolt is back. A door that is pushed shut latches, unless its latch is worn. Paper goes
 * in and out through an open door only; a single flat sheet may be too thin for the infrared sensor.
 */
final class SteelCabinet {
  /** A spring needs so long, or half a pulse when that is shorter. */
  private static final Duration SPRING = Duration.ofMillis(60);

  /** What the coil of such a lock may be asked at most; more often it runs hot. */
  private static final Duration COIL_REST = Duration.ofSeconds(3);

  private final int board;
  private final Ticker ticker;
  private final Cell[] cells;
  private final List<Consumer<LockBoardEmulator.CellView>> listeners = new CopyOnWriteArrayList<>();
  private long hotCoils;
  private long coilsTogether;

  private static final class Cell {
    boolean open;
    boolean heldShut;
    boolean wornLatch;
    boolean flat;
    boolean sprung = true;
    long springAt;
    long boltUntil;
    long pulsedAt;
    int paper;
    long pulses;
  }

  SteelCabinet(int board, int channels, Ticker ticker) {
    this.board = board;
    this.ticker = ticker;
    cells = new Cell[channels];
    for (int i = 0; i < channels; i++) {
      cells[i] = new Cell();
      cells[i].boltUntil = ticker.nanos();
    }
  }

  int channels() {
    return cells.length;
  }

  void listen(Consumer<LockBoardEmulator.CellView> listener) {
    listeners.add(listener);
  }

  /** Current flows through a coil; the door springs open unless the bolt is jammed. */
  void pulse(int channel, Duration length, boolean jammed) {
    long now = ticker.nanos();
    LockBoardEmulator.CellView view;
    synchronized (this) {
      for (Cell other : cells) {
        coilsTogether += other != cell(channel) && other.boltUntil - now > 0 ? 1 : 0;
      }
      Cell cell = cell(channel);
      hotCoils += cell.pulses > 0 && now - cell.pulsedAt < COIL_REST.toNanos() ? 1 : 0;
      cell.pulses++;
      cell.pulsedAt = now;
      cell.boltUntil = now + length.toNanos();
      if (!jammed && !cell.open) {
        cell.sprung = false;
        cell.springAt = now + Math.min(SPRING.toNanos(), length.toNanos() / 2);
      }
      view = view(channel);
    }
    tell(view);
  }

  /** Lets time do its work: springs push, bolts fall back. */
  void advance() {
    long now = ticker.nanos();
    List<LockBoardEmulator.CellView> moved = new ArrayList<>();
    synchronized (this) {
      for (int channel = 1; channel <= cells.length; channel++) {
        Cell cell = cell(channel);
        if (!cell.sprung && cell.springAt - now <= 0) {
          if (!cell.heldShut) {
            cell.open = true;
            cell.sprung = true;
            moved.add(view(channel));
          } else if (cell.boltUntil - now <= 0) {
            cell.sprung = true; // the bolt fell back into its place while the hand was there
          }
        }
      }
    }
    moved.forEach(this::tell);
  }

  /** How long until something moves by itself; empty for never, as far as is known now. */
  synchronized Duration still(Duration atMost) {
    long now = ticker.nanos();
    long least = atMost.toNanos();
    for (Cell cell : cells) {
      if (!cell.sprung) {
        least = Math.min(least, Math.max(0, (cell.heldShut ? cell.boltUntil : cell.springAt) - now));
      }
    }
    return Duration.ofNanos(least);
  }

  /** Somebody pushes a door shut; false when it was, or when it does not latch. */
  boolean close(int channel) {
    advance();
    LockBoardEmulator.CellView view;
    synchronized (this) {
      Cell cell = cell(channel);
      // Against a bolt that is held back no door stays shut.
      if (!cell.open || cell.wornLatch || cell.boltUntil - ticker.nanos() > 0) {
        return false;
      }
      cell.open = false;
      view = view(channel);
    }
    tell(view);
    return true;
  }

  /** Somebody breaks a door open, or uses the mechanical key; false when it stood open. */
  boolean force(int channel) {
    advance();
    LockBoardEmulator.CellView view;
    synchronized (this) {
      Cell cell = cell(channel);
      if (cell.open) {
        return false;
      }
      cell.open = true;
      cell.sprung = true;
      view = view(channel);
    }
    tell(view);
    return true;
  }

  /** A hand on the door keeps it shut, or lets go of it. */
  synchronized void hold(int channel, boolean shut) {
    cell(channel).heldShut = shut;
  }

  /** A worn latch never catches. */
  synchronized void wear(int channel, boolean worn) {
    cell(channel).wornLatch = worn;
  }

  /** Paper that lies too flat is not seen by the infrared sensor. */
  synchronized void flatten(int channel, boolean flat) {
    cell(channel).flat = flat;
  }

  /** Puts documents in through an open door. */
  boolean addPaper(int channel, int sheets) {
    advance();
    LockBoardEmulator.CellView view;
    synchronized (this) {
      Cell cell = cell(channel);
      if (!cell.open) {
        return false;
      }
      cell.paper += sheets;
      view = view(channel);
    }
    tell(view);
    return true;
  }

  /** Takes all documents out through an open door. */
  int takePaper(int channel) {
    advance();
    LockBoardEmulator.CellView view;
    int taken;
    synchronized (this) {
      Cell cell = cell(channel);
      if (!cell.open) {
        return 0;
      }
      taken = cell.paper;
      cell.paper = 0;
      view = view(channel);
    }
    tell(view);
    return taken;
  }

  LockBoardEmulator.CellView look(int channel) {
    advance();
    synchronized (this) {
      return view(channel);
    }
  }

  /** Whether the infrared sensor of a cell sees something. */
  synchronized boolean seesPaper(int channel) {
    return cell(channel).paper > 0 && !cell(channel).flat;
  }

  List<LockBoardEmulator.CellView> all() {
    advance();
    List<LockBoardEmulator.CellView> views = new ArrayList<>();
    synchronized (this) {
      for (int channel = 1; channel <= cells.length; channel++) {
        views.add(view(channel));
      }
    }
    return List.copyOf(views);
  }

  synchronized long pulses() {
    long sum = 0;
    for (Cell cell : cells) {
      sum += cell.pulses;
    }
    return sum;
  }

  /** How often a coil was pulsed again before it could have cooled down. */
  synchronized long hotCoils() {
    return hotCoils;
  }

  /** How often a coil was pulsed while another one had current: more than a small supply gives. */
  synchronized long coilsTogether() {
    return coilsTogether;
  }

  private LockBoardEmulator.CellView view(int channel) {
    Cell cell = cell(channel);
    return new LockBoardEmulator.CellView(board, channel, cell.open, cell.paper, cell.pulses);
  }

  private void tell(LockBoardEmulator.CellView view) {
    listeners.forEach(l -> l.accept(view));
  }

  private Cell cell(int channel) {
    if (channel < 1 || channel > cells.length) {
      throw new IllegalArgumentException("channel " + channel + " is outside 1-" + cells.length);
    }
    return cells[channel - 1];
  }
}
