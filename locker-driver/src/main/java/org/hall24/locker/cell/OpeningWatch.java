package org.hall24.locker.cell;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hall24.link.Ticker;
import org.hall24.locker.board.Door;
import org.hall24.locker.board.LockBoard;
import org.hall24.locker.board.Pulse;
import org.hall24.locker.board.Reading;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the doors show after a pulse, and what that means: a door that opened, a quick hand, a hand that kept it shut, a sensor
 * at odds with itself, another door.
 *
 * <p>Used under the cabinet's line lock, between a take-off and its landing.
 */
final class OpeningWatch {
  private static final Logger log = LoggerFactory.getLogger(OpeningWatch.class);
  private static final int CONTRADICTIONS = 3;

  /** In less nobody opens a door, puts something in and shuts it. */
  private static final Duration QUICK_HAND = Duration.ofMillis(800);

  /** In less no hand reaches a door that has just sprung open. */
  private static final Duration QUICKEST_HAND = Duration.ofMillis(100);

  private final CabinetMap map;
  private final LockBoard board;
  private final DoorWatch watch;
  private final CabinetTiming timing;
  private final Ticker ticker;

  OpeningWatch(CabinetMap map, LockBoard board, DoorWatch watch, CabinetTiming timing, Ticker ticker) {
    this.map = map;
    this.board = board;
    this.watch = watch;
    this.timing = timing;
    this.ticker = ticker;
  }

  /**
   * An order that left.
   *
   * @param place which bolt
   * @param before what its door was before
   * @param pulse what came of it
   * @param sent when its bytes had left, nanoseconds on the ticker
   * @param told when the answer was there, or given up, nanoseconds on the ticker
   */
  record Order(CellPlace place, Door before, Pulse pulse, long sent, long told) {}

  /** What the doors showed after a pulse. */
  sealed interface Seen {
    /**
     * It stands open, or a look found it so.
     *
     * @param afterMs milliseconds from the order
     */
    record Open(long afterMs) implements Seen {}

    /**
     * The board's answer told an open contact and every look after that a closed one, and a hand had the time to shut the door
     * in between.
     *
     * @param afterMs milliseconds from the order to the answer
     */
    record ShutAgain(long afterMs) implements Seen {}

    /**
     * No look found it open.
     *
     * @param doubt whether it may have been open all the same: nobody could watch for a while because the board kept the line
     *     waiting, or its contact moved
     * @param moved whether the board's answer told an open contact. A bolt that was held back while something kept the door
     *     shut looks like that: it is no fault of the sensor
     */
    record Closed(boolean doubt, boolean moved) implements Seen {}

    /** Another door opened. */
    record Elsewhere(List<CellId> strays) implements Seen {}

    /** One look and the next say different things of a door that cannot have moved. */
    record Contradiction() implements Seen {}

    /** The board fell silent. */
    record Unseen() implements Seen {}
  }

  /** Watches until the door is seen open or its time is over. */
  Seen seen(Order order) throws InterruptedException {
    CellPlace place = order.place();
    Pulse pulse = order.pulse();
    long end = ticker.nanos() + board.settings().window().toNanos();
    boolean toldOpen = order.before() == Door.CLOSED && pulse instanceof Pulse.Answered a && a.door() == Door.OPEN;
    // What an answer told is looked after at once: on some boards a look at all doors takes longer than a hand needs.
    boolean deniedAtOnce = toldOpen && one(place) == Door.CLOSED && noHandBetween(order);
    int contradictions = 0;
    while (true) {
      // Once there is a doubt about its sensor, its own board is asked alone: so the doubt is over soon.
      look(place, contradictions > 0);
      if (!watch.strays().isEmpty()) {
        return elsewhere();
      }
      Door door = watch.door(place);
      if (door == Door.OPEN) {
        Optional<Seen> seen = standsOpen(place, since(order));
        if (seen.isPresent()) {
          return seen.get();
        }
      } else if (door == Door.CLOSED && toldOpen) {
        contradictions += one(place) == Door.OPEN ? 1 : 0;
      }
      if (contradictions >= CONTRADICTIONS) {
        return new Seen.Contradiction();
      }
      if (ticker.nanos() - end >= 0) {
        break;
      }
      ticker.await(timing.watchEvery());
    }
    if (watch.door(place) == Door.UNKNOWN) {
      return new Seen.Unseen();
    }
    if (one(place) == Door.OPEN) {
      return atTheLastMoment(order);
    }
    if (contradictions > 0) {
      return new Seen.Contradiction();
    }
    if (toldOpen) {
      return deniedAtOnce ? new Seen.Closed(true, true) : new Seen.ShutAgain(Duration.ofNanos(order.told() - order.sent()).toMillis());
    }
    boolean blind = pulse instanceof Pulse.Unanswered && order.told() - order.sent() > QUICK_HAND.toNanos();
    return new Seen.Closed(blind, false);
  }

  /**
   * Whether so little time lies between the look that the answer was and the one just made that no hand shut the door: the
   * answer tells the contact as it was at some moment since the order, and no door latches while its bolt is held back.
   */
  private boolean noHandBetween(Order order) {
    long now = ticker.nanos();
    return now - order.told() < QUICKEST_HAND.toNanos()
        && now - order.sent() < board.settings().pulse().plus(QUICKEST_HAND).toNanos();
  }

  /** One contact says open where all contacts said closed: the door opened this very moment, or one of the two lies. */
  private Seen atTheLastMoment(Order order) throws InterruptedException {
    CellPlace place = order.place();
    look(place, true);
    return watch.door(place) == Door.OPEN ? standsOpen(place, since(order)).orElseGet(Seen.Unseen::new) : new Seen.Contradiction();
  }

  /**
   * What a door is that a look showed open: open, shut, shut is a quick hand; open, shut, open, shut is a sensor at odds with
   * itself. Empty when its board fell silent meanwhile.
   */
  private Optional<Seen> standsOpen(CellPlace place, long afterMs) throws InterruptedException {
    int contradictions = 0;
    for (boolean denied = one(place) == Door.CLOSED; ; denied = one(place) == Door.CLOSED) {
      // No hand opens, shuts and opens a door in so short a time; twice as long is another look at all doors.
      ticker.await(denied ? timing.watchEvery().dividedBy(2) : timing.watchEvery());
      look(place, denied);
      if (!watch.strays().isEmpty()) {
        return Optional.of(elsewhere());
      }
      if (!denied || watch.door(place) == Door.CLOSED) {
        return Optional.of(new Seen.Open(afterMs));
      }
      if (watch.door(place) == Door.UNKNOWN) {
        return Optional.empty();
      }
      contradictions++;
      if (contradictions == CONTRADICTIONS) {
        return Optional.of(new Seen.Contradiction());
      }
    }
  }

  private long since(Order order) {
    return Duration.ofNanos(ticker.nanos() - order.sent()).toMillis();
  }

  /** Looks at all doors. */
  void look() throws InterruptedException {
    look(map.places().getFirst(), false);
  }

  /**
   * A look that could not be written down is still a look: the sensors are what the outcome is made of.
   *
   * @param alone whether only the board of that place is asked
   */
  private void look(CellPlace place, boolean alone) throws InterruptedException {
    try {
      if (alone) {
        watch.lookAt(place.address().board());
      } else {
        watch.look(true);
      }
    } catch (NotRecordedException e) {
      log.error("locker.open look not recorded", e);
    }
  }

  private Seen elsewhere() throws InterruptedException {
    // Once more, so that the account of which doors stand open is whole.
    ticker.await(timing.watchEvery());
    look();
    return new Seen.Elsewhere(watch.strays());
  }

  private Door one(CellPlace place) throws InterruptedException {
    return board.query(place.address()) instanceof Reading.Doors doors ? doors.door(place.address().channel()) : Door.UNKNOWN;
  }
}
