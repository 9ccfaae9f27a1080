package org.hall24.locker.emulator;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The steel: doors, bolts and what lies behind them. Outlives every cable. Thread-safe. */
final class EmulatedCells {
  private final boolean[] open;
  private final int[] paper;
  private final long[] pulses;
  private final List<Consumer<LockBoardEmulator.CellView>> listeners = new CopyOnWriteArrayList<>();

  EmulatedCells(int channels) {
    open = new boolean[channels];
    paper = new int[channels];
    pulses = new long[channels];
  }

  int channels() {
    return open.length;
  }

  void listen(Consumer<LockBoardEmulator.CellView> listener) {
    listeners.add(listener);
  }

  /** A pulse reaches a bolt; the door springs open unless it is jammed. */
  void pulse(int channel, boolean jammed) {
    LockBoardEmulator.CellView view;
    synchronized (this) {
      pulses[index(channel)]++;
      open[index(channel)] |= !jammed;
      view = look(channel);
    }
    tell(view);
  }

  boolean swing(int channel, boolean toOpen) {
    LockBoardEmulator.CellView view;
    synchronized (this) {
      if (open[index(channel)] == toOpen) {
        return false;
      }
      open[index(channel)] = toOpen;
      view = look(channel);
    }
    tell(view);
    return true;
  }

  boolean addPaper(int channel, int sheets) {
    LockBoardEmulator.CellView view;
    synchronized (this) {
      if (!open[index(channel)]) {
        return false;
      }
      paper[index(channel)] += sheets;
      view = look(channel);
    }
    tell(view);
    return true;
  }

  int takePaper(int channel) {
    LockBoardEmulator.CellView view;
    int taken;
    synchronized (this) {
      if (!open[index(channel)]) {
        return 0;
      }
      taken = paper[index(channel)];
      paper[index(channel)] = 0;
      view = look(channel);
    }
    tell(view);
    return taken;
  }

  synchronized LockBoardEmulator.CellView look(int channel) {
    int i = index(channel);
    return new LockBoardEmulator.CellView(channel, open[i], paper[i], pulses[i]);
  }

  synchronized List<LockBoardEmulator.CellView> all() {
    List<LockBoardEmulator.CellView> views = new ArrayList<>();
    for (int channel = 1; channel <= open.length; channel++) {
      views.add(look(channel));
    }
    return List.copyOf(views);
  }

  synchronized long allPulses() {
    long sum = 0;
    for (long p : pulses) {
      sum += p;
    }
    return sum;
  }

  private void tell(LockBoardEmulator.CellView view) {
    listeners.forEach(l -> l.accept(view));
  }

  private int index(int channel) {
    if (channel < 1 || channel > open.length) {
      throw new IllegalArgumentException("channel " + channel + " is outside 1-" + open.length);
    }
    return channel - 1;
  }
}
