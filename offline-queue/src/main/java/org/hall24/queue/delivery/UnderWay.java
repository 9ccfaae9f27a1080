package org.hall24.queue.delivery;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import org.hall24.queue.outbox.Dispatch;
import org.hall24.queue.outbox.OutboxRow;

/**
 * What is on its way: at most one item of a lane, each on a virtual thread of its own. All methods belong to the working thread;
 * the crossings only lay down what they came back with, and ring.
 */
final class UnderWay {

  private final Dispatch dispatch;
  private final Backend backend;
  private final Semaphore bell;
  /** By lane, what {@link Endpoint#launched} gave. */
  private final Map<String, Long> lanes = new HashMap<>();
  private final ConcurrentLinkedQueue<Back> back = new ConcurrentLinkedQueue<>();
  private volatile boolean stopping;

  /** What came back from a crossing: an outcome, nothing for an item that could not be read, or a broken assumption. */
  private record Back(String lane, Optional<Crossing.Crossed> crossed, Optional<RuntimeException> broken) {}

  /**
   * An item that came back.
   *
   * @param crossed empty when it could not be read and lies on the shelf now
   * @param launched what was given when it left
   */
  record Landed(Optional<Crossing.Crossed> crossed, long launched) {
    boolean delivered() {
      return crossed.map(Crossing.Crossed::outcome).orElse(null) instanceof Outcome.Delivered;
    }
  }

  /**
   * Nothing on its way yet.
   *
   * @param bell is rung for everything that comes back
   */
  UnderWay(Dispatch dispatch, Backend backend, Semaphore bell) {
    this.dispatch = dispatch;
    this.backend = backend;
    this.bell = bell;
  }

  boolean isEmpty() {
    return lanes.isEmpty();
  }

  int size() {
    return lanes.size();
  }

  /** Lanes of which something is on its way. */
  Set<String> lanes() {
    return lanes.keySet();
  }

  /** Nothing was called back yet, or it may go again. */
  void resume(boolean closed) {
    stopping = closed;
  }

  /** Whoever is on the way ends with the part that it is sending. Safe from any thread. */
  void stop() {
    stopping = true;
  }

  /** Sends an item off. */
  void launch(OutboxRow row, long launched) {
    lanes.put(row.lane(), launched);
    Thread.ofVirtual()
        .name("queue-crossing")
        .start(
            () -> {
              Back end;
              try {
                end = new Back(row.lane(), new Crossing(dispatch, backend, () -> stopping).cross(row), Optional.empty());
              } catch (RuntimeException e) {
                end = new Back(row.lane(), Optional.empty(), Optional.of(e));
              } catch (Error e) {
                end = new Back(row.lane(), Optional.empty(), Optional.of(new IllegalStateException(e)));
              }
              back.add(end);
              bell.release();
            });
  }

  /** The next that is back, if one is; throws what broke its crossing. */
  Optional<Landed> next() {
    Back one = back.poll();
    if (one == null) {
      return Optional.empty();
    }
    long launched = Objects.requireNonNull(lanes.remove(one.lane));
    if (one.broken.isPresent()) {
      throw one.broken.get();
    }
    return Optional.of(new Landed(one.crossed, launched));
  }

  /**
   * Ends what is under way; what it delivered counts, and nothing else is held against anybody.
   *
   * @return how many it delivered
   */
  int callBack() {
    int delivered = 0;
    stopping = true;
    if (!lanes.isEmpty()) {
      backend.cancel();
    }
    while (!lanes.isEmpty()) {
      // Looks before it waits: the bell of one that is already back may have been emptied with others.
      Back one = back.poll();
      if (one == null) {
        bell.acquireUninterruptibly();
        backend.cancel();
        continue;
      }
      lanes.remove(one.lane);
      delivered += new Landed(one.crossed, 0).delivered() ? 1 : 0;
    }
    return delivered;
  }
}
