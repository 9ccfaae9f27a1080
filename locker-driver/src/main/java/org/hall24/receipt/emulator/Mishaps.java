package org.hall24.receipt.emulator;

import java.util.ArrayList;
import java.util.List;

/** The mishaps of a printer: those to come, those that are there, and the hand that mends them. Not thread-safe. */
final class Mishaps {
  private final PrinterState state;
  private final Runnable powerCycle;
  private final List<Mishap> ahead = new ArrayList<>();
  private final List<Running> running = new ArrayList<>();

  /** A mishap that has come, and what still has to pass before it ends. */
  private static final class Running {
    final Mishap mishap;
    final long until;
    int looks;

    Running(Mishap mishap, long until) {
      this.mishap = mishap;
      this.until = until;
      this.looks = mishap.looks();
    }
  }

  Mishaps(PrinterState state, Runnable powerCycle) {
    this.state = state;
    this.powerCycle = powerCycle;
  }

  void plan(Mishap mishap) {
    ahead.add(mishap);
  }

  /** Those whose byte has come happen. */
  void begin(long worked, long now) {
    for (Mishap mishap : List.copyOf(ahead)) {
      if (worked >= mishap.at()) {
        ahead.remove(mishap);
        running.add(new Running(mishap, mishap.lasts().map(span -> now + span.toNanos()).orElse(Long.MAX_VALUE)));
        set(mishap.kind(), true);
      }
    }
  }

  /** Those whose time is over end. */
  void mend(long now) {
    for (Running run : List.copyOf(running)) {
      if (run.until != Long.MAX_VALUE && now - run.until >= 0) {
        end(run);
      }
    }
  }

  /** The host looked: a hand may have been waiting for that. */
  void asked() {
    for (Running run : List.copyOf(running)) {
      if (run.looks > 0 && --run.looks == 0) {
        end(run);
      }
    }
  }

  private void end(Running run) {
    running.remove(run);
    set(run.mishap.kind(), false);
  }

  private void set(Mishap.Kind kind, boolean on) {
    switch (kind) {
      case PAPER_OUT -> {
        if (on) {
          state.leave(0);
        } else {
          state.fullRoll();
        }
      }
      case COVER -> state.coverOpen = on;
      case OFFLINE -> state.keyOffline = on;
      case BLADE -> state.stickBlade(on);
      case POWER -> {
        if (on) {
          powerCycle.run();
        }
        state.powerOff = on;
      }
    }
  }
}
