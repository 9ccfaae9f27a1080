package org.hall24.identity.sam;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
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

  private final List<Reading> readings = new CopyOnWriteArrayList<>();
  private final List<Watch> watches = new CopyOnWriteArrayList<>();
  private volatile CardField.Sighting last = new CardField.Sighting.Clear();

  void add(Reading reading) {
    readings.add(reading);
  }

  void remove(Reading reading) {
    readings.remove(reading);
  }

  void add(Watch watch) {
    watches.add(watch);
  }

  void remove(Watch watch) {
    watches.remove(watch);
  }

  boolean wanted() {
    return !readings.isEmpty() || !watches.isEmpty();
  }

  /** What a card is asked now, for everybody together. */
  ReadWish wish() {
    ReadWish all = ReadWish.textAndPhoto();
    for (Reading reading : readings) {
      all = all.and(reading.wish);
    }
    for (Watch watch : watches) {
      all = all.and(watch.wish);
    }
    return all;
  }

  /** Tells everybody that a card is being read. */
  void tellReading() {
    for (Watch watch : watches) {
      tell(watch, watch.listener::reading);
    }
  }

  /** Tells everybody. A reading that nobody waits for any more is wiped. */
  void tell(CardField.Sighting sighting) {
    last = sighting;
    boolean taken = false;
    if (sighting instanceof CardField.Sighting.Presented(CardRead.Presented read)) {
      for (Reading reading : readings) {
        taken |= reading.outcome.complete(read);
      }
      readings.removeIf(Reading::over);
      taken |= !watches.isEmpty();
      if (!taken && read instanceof CardRead.Read unwanted) {
        unwanted.photo().close();
      }
    }
    for (Watch watch : watches) {
      tell(watch, () -> tell(watch, sighting));
    }
  }

  private static void tell(Watch watch, Runnable news) {
    try {
      news.run();
    } catch (RuntimeException e) {
      // Its words might quote what it was told.
      LOG.error("event=card-listener-failed listener={} kind={}", watch.listener.getClass().getName(), e.getClass().getName());
    }
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
    readings.remove(reading);
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
