package org.hall24.identity.sam;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.hall24.link.DeviceState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who wants to hear of cards, and what each was told already. Sightings come on the port's thread, in order. */
final class Presentations {
  private static final Logger LOG = LoggerFactory.getLogger(Presentations.class);

  /** Somebody who waits for one card. */
  static final class Reading {
    private final CompletableFuture<CardRead> outcome = new CompletableFuture<>();
    private final ReadWish wish;

    Reading(ReadWish wish) {
      this.wish = wish;
    }

    boolean over() {
      return outcome.isDone();
    }
  }

  /** Somebody who watches all cards. */
  static final class Watch {
    private final CardListener listener;
    private final ReadWish wish;
    private boolean occupied;

    Watch(CardListener listener, ReadWish wish) {
      this.listener = listener;
      this.wish = wish;
    }
  }

  // Replaced as a whole and walked by index: a look at an empty reader, four times a second, makes no garbage here.
  private volatile List<Reading> readings = List.of();
  private volatile List<Watch> watches = List.of();
  private volatile ReadWish wish = ReadWish.textAndPhoto();
  private volatile CardField.Sighting last = new CardField.Sighting.Clear();

  synchronized void add(Reading reading) {
    readings = with(readings, reading);
    wish = wishes();
  }

  synchronized void remove(Reading reading) {
    readings = without(readings, reading);
    wish = wishes();
  }

  synchronized void add(Watch watch) {
    watches = with(watches, watch);
    wish = wishes();
  }

  synchronized void remove(Watch watch) {
    watches = without(watches, watch);
    wish = wishes();
  }

  private static <T> List<T> with(List<T> list, T one) {
    return Stream.concat(list.stream(), Stream.of(one)).toList();
  }

  private static <T> List<T> without(List<T> list, T one) {
    return list.stream().filter(other -> other != one).toList();
  }

  private ReadWish wishes() {
    return Stream.concat(readings.stream().map(r -> r.wish), watches.stream().map(w -> w.wish))
        .reduce(ReadWish.textAndPhoto(), ReadWish::and);
  }

  boolean wanted() {
    return !readings.isEmpty() || !watches.isEmpty();
  }

  /** What a card is asked now, for everybody together. */
  ReadWish wish() {
    return wish;
  }

  /** Tells everybody that a card is being read. */
  void tellReading() {
    for (Watch watch : watches) {
      try {
        watch.listener.reading();
      } catch (RuntimeException e) {
        failed(watch, e);
      }
    }
  }

  /** Tells everybody. A reading that nobody waits for any more is wiped. */
  void tell(CardField.Sighting sighting) {
    last = sighting;
    List<Watch> told = watches;
    if (sighting instanceof CardField.Sighting.Presented(CardRead.Presented read)) {
      boolean taken = !told.isEmpty();
      for (Reading reading : readings) {
        taken |= reading.outcome.complete(read);
        remove(reading);
      }
      if (!taken && read instanceof CardRead.Read unwanted) {
        unwanted.photo().close();
      }
    }
    for (int i = 0; i < told.size(); i++) {
      try {
        tell(told.get(i), sighting);
      } catch (RuntimeException e) {
        failed(told.get(i), e);
      }
    }
  }

  /** The words of a failure might quote what the listener was told. */
  private static void failed(Watch watch, RuntimeException e) {
    LOG.error("event=card-listener-failed listener={} kind={}", watch.listener.getClass().getName(), e.getClass().getName());
  }

  private static void tell(Watch watch, CardField.Sighting sighting) {
    switch (sighting) {
      case CardField.Sighting.Presented(CardRead.Presented read) -> {
        watch.occupied = !(read instanceof CardRead.RemovedMidRead);
        watch.listener.presented(read);
        if (!watch.occupied) {
          watch.listener.removed();
        }
      }
      case CardField.Sighting.Lying _ -> {
        if (!watch.occupied) {
          watch.occupied = true;
          watch.listener.leftLying();
        }
      }
      case CardField.Sighting.Removed _, CardField.Sighting.Clear _ -> {
        if (watch.occupied) {
          watch.occupied = false;
          watch.listener.removed();
        }
      }
      case CardField.Sighting.Trouble _ -> {
        // What happened to the card meanwhile is told when the reader works again.
      }
    }
  }

  /** Ends a reading whose time is up, or whose reader is closed. */
  CardRead end(Reading reading, DeviceState state) {
    remove(reading);
    reading.outcome.complete(whyNothing(state));
    return reading.outcome.join(); // a card that came just now wins
  }

  private CardRead whyNothing(DeviceState state) {
    if (!state.usable()) {
      return new CardRead.NotReady(state);
    }
    return switch (last) {
      case CardField.Sighting.Lying _ -> new CardRead.LeftLying();
      case CardField.Sighting.Presented(CardRead.RemovedMidRead _) -> new CardRead.NoCard();
      case CardField.Sighting.Presented _ -> new CardRead.LeftLying();
      case CardField.Sighting.Trouble(String reason) -> new CardRead.NotReady(new DeviceState.Failed(reason));
      case CardField.Sighting.Clear _, CardField.Sighting.Removed _ -> new CardRead.NoCard();
    };
  }
}
