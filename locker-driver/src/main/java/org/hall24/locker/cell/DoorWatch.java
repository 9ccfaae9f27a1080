package org.hall24.locker.cell;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hall24.link.Ticker;
import org.hall24.locker.board.Door;
import org.hall24.locker.board.LockBoard;
import org.hall24.locker.board.Presence;
import org.hall24.locker.board.Reading;
import org.jspecify.annotations.Nullable;

/**
 * Looks at all doors and says what each did. Used under the cabinet's line lock, so that no look overlaps an opening.
 *
 * <p>While a door is being opened, and a little after, another idle door that turns open was opened by the wrong wire, not
 * by force.
 */
final class DoorWatch {
  private static final int PATIENCE_WITH_NOISE = 2;
  private static final int TIRED = 3;
  private static final int SKIPPED = 3;

  private final CabinetMap map;
  private final LockBoard board;
  private final CellBook book;
  private final CabinetTiming timing;
  private final Ticker ticker;
  private final Map<Integer, Integer> unread = new HashMap<>();
  private final Map<Integer, Integer> skips = new HashMap<>();
  private final Map<Integer, Reading> last = new HashMap<>();
  private final List<CellId> strays = new ArrayList<>();
  private @Nullable CellId flight;
  private boolean landed;
  private long landedAt;

  DoorWatch(CabinetMap map, LockBoard board, CellBook book, CabinetTiming timing, Ticker ticker) {
    this.map = map;
    this.board = board;
    this.book = book;
    this.timing = timing;
    this.ticker = ticker;
  }

  /** From now on another door that opens is a wrong door. */
  void takeOff(CellId target) {
    flight = target;
    landed = false;
    strays.clear();
  }

  /** The opening is over; stragglers are still its own for a while. */
  void land() {
    landed = true;
    landedAt = ticker.nanos();
  }

  /** Cells that opened since the last take-off though another was asked for. */
  List<CellId> strays() {
    return List.copyOf(strays);
  }

  /** What the last look showed of a door; {@link Door#UNKNOWN} when the board did not answer. */
  Door door(CellPlace place) {
    return last.get(place.address().board()) instanceof Reading.Doors doors
        ? doors.door(place.address().channel())
        : Door.UNKNOWN;
  }

  /** Why the last look at a board showed nothing: {@code no-answer}, or {@code query-refused} when it answered and would not tell. */
  String blindness(int number) {
    return last.get(number) instanceof Reading.Silent(int b, String reason) && reason.equals("refused") ? "query-refused" : "no-answer";
  }

  /** Whether the board answered the last look. */
  boolean answered(int number) {
    return last.get(number) instanceof Reading.Doors;
  }

  /**
   * Asks every board once and lets the cells know.
   *
   * @param all true to ask also a board that has been silent for long; otherwise it is asked now and then
   */
  void look(boolean all) throws InterruptedException {
    for (int number : map.boards()) {
      if (!all && resting(number)) {
        continue;
      }
      ask(number);
    }
    keepHouse();
  }

  /** Asks one board and lets its cells know; for a moment in which the others can wait. */
  void lookAt(int number) throws InterruptedException {
    ask(number);
    keepHouse();
  }

  private void ask(int number) throws InterruptedException {
    Reading reading = board.queryAll(number);
    last.put(number, reading);
    switch (reading) {
      case Reading.Doors doors -> {
        unread.remove(number);
        for (CellPlace place : map.onBoard(number)) {
          Presence item = doors.item(place.address().channel());
          if (item != book.state(place.id()).item()) {
            book.apply(place.id(), new CellEvent.SawItem(item));
          }
          saw(place, doors.door(place.address().channel()));
        }
      }
      case Reading.Silent(int b, String reason) -> {
        int times = unread.merge(number, 1, Integer::sum);
        // Bytes that could not be read are noise at first; no byte at all is silence.
        if (!reason.equals("garbled") || times >= PATIENCE_WITH_NOISE) {
          silent(number);
        }
      }
      case Reading.NotReady n -> {
        unread.remove(number);
        silent(number);
      }
    }
  }

  private boolean resting(int number) {
    if (unread.getOrDefault(number, 0) < TIRED) {
      return false;
    }
    int skipped = skips.merge(number, 1, Integer::sum);
    if (skipped <= SKIPPED) {
      return true;
    }
    skips.remove(number);
    return false;
  }

  private void silent(int number) {
    map.onBoard(number).forEach(place -> book.apply(place.id(), new CellEvent.BoardSilent()));
  }

  private void saw(CellPlace place, Door door) {
    CellId id = place.id();
    switch (door) {
      case CLOSED -> book.apply(id, new CellEvent.SawClosed());
      case UNKNOWN -> book.apply(id, new CellEvent.BoardSilent());
      case OPEN -> {
        CellId target = flight;
        if (target != null && straysCount() && strayed(id, target)) {
          strays.add(id);
          book.apply(id, new CellEvent.WrongDoor(true));
          book.apply(target, new CellEvent.WrongDoor(false));
        } else {
          book.apply(id, new CellEvent.SawOpen());
        }
      }
    }
  }

  private boolean straysCount() {
    return !landed || ticker.nanos() - landedAt < timing.strayAfter().toNanos();
  }

  private boolean strayed(CellId id, CellId target) {
    CellState before = book.state(id);
    return !id.equals(target)
        && before.door() == Door.CLOSED
        && before.operation() instanceof Operation.Idle
        && before.service() != Service.MAINTENANCE;
  }

  /** What time alone brings about. */
  private void keepHouse() {
    for (CellSnapshot cell : book.snapshot()) {
      CellId id = cell.place().id();
      CellState state = cell.state();
      boolean expired = book.expired(id);
      switch (state.operation()) {
        case Operation.Idle i -> {
          if (expired) {
            book.apply(id, new CellEvent.Release());
          }
        }
        case Operation.Opening o -> {
          if (expired && !o.unsure() && (landed || !id.equals(flight))) {
            book.apply(id, new CellEvent.GaveUp());
          }
        }
        case Operation.DoorOpen d -> {
          if (state.service() == Service.IN_SERVICE && book.since(id).compareTo(timing.leftOpenAfter()) > 0) {
            book.apply(id, new CellEvent.LeftOpen());
          }
        }
        case Operation.Verifying v -> {
          if (book.since(id).compareTo(timing.confirmWithin()) > 0) {
            book.apply(id, new CellEvent.GaveUp());
          }
        }
      }
    }
  }
}
