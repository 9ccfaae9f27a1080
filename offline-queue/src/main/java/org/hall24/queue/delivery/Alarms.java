package org.hall24.queue.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import org.hall24.queue.journal.EventBody;
import org.hall24.queue.outbox.Dispatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When people must be told: what lies undelivered for a day, for three, for a week; a dead-letter shelf that is not empty; and
 * a trouble that does not go away by itself. Raised once and cleared once, each with a line in the journal.
 */
final class Alarms {

  private static final Logger LOG = LoggerFactory.getLogger(Alarms.class);
  /** Words about the line; one at a time holds. */
  private static final Set<String> TROUBLES = Set.of("captive-portal", "clock", "trust", "credentials", "mismatch", "corruption");
  private static final Duration PORTAL_PATIENCE = Duration.ofHours(1);
  private static final Duration CLOCK_PATIENCE = Duration.ofMinutes(15);
  private static final Duration LOOK_EVERY = Duration.ofMinutes(1);

  private final Dispatch dispatch;
  private final Clock clock;
  private final Map<String, Alarm> raised = new LinkedHashMap<>();
  private final List<BiConsumer<Alarm, Boolean>> listeners = new CopyOnWriteArrayList<>();
  private String trouble = "";
  private long troubleSince;
  private OptionalLong lookedAt = OptionalLong.empty();
  private long jumpedMs;

  Alarms(Dispatch dispatch, Clock clock) {
    this.dispatch = dispatch;
    this.clock = clock;
    // What an earlier run raised is still raised, until this one sees that it is over.
    Alarm.raised(dispatch.reader()).forEach(alarm -> raised.put(alarm.what(), alarm));
  }

  /** Tells of each alarm that is raised or over, from the delivering thread. */
  void listen(BiConsumer<Alarm, Boolean> listener) {
    listeners.add(listener);
  }

  /** What is raised now, in the order in which it was. */
  synchronized List<Alarm> now() {
    return new ArrayList<>(raised.values());
  }

  /** The wall clock jumped by itself: what was queued before is no older for it. */
  synchronized void shifted(long byMs) {
    jumpedMs += byMs;
  }

  /** The last word about the line. */
  synchronized void seen(Outcome outcome, long nanos) {
    String now =
        switch (outcome) {
          case Outcome.CaptivePortal o -> "captive-portal";
          case Outcome.ClockTrouble o -> "clock";
          case Outcome.TrustTrouble o -> "trust";
          case Outcome.Credentials o -> "credentials";
          case Outcome.Mismatch o -> "mismatch";
          case Outcome.Corruption o -> "corruption";
          default -> outcome.answered() ? "" : trouble;
        };
    if (!now.equals(trouble)) {
      lower(trouble);
      trouble = now;
      troubleSince = nanos;
    }
    if (now.isEmpty()) {
      TROUBLES.forEach(this::lower);
    }
    Duration patience =
        switch (trouble) {
          case "captive-portal" -> PORTAL_PATIENCE;
          case "clock" -> CLOCK_PATIENCE;
          default -> Duration.ZERO;
        };
    if (!trouble.isEmpty() && nanos - troubleSince >= patience.toNanos()) {
      raise(trouble, EventBody.empty());
    }
  }

  /** A receipt that names something else: what it names is kept as evidence. */
  void corruption(String key, Outcome.Corruption corruption) {
    dispatch.alarm(
        "corruption", true, EventBody.of("key", key).and("why", corruption.why()).and("seen", corruption.seen()));
  }

  /** Something changed: the next look is not put off. */
  synchronized void lookSoon() {
    lookedAt = OptionalLong.empty();
  }

  /** Looks at what waits and what is dead, at most once a minute. */
  synchronized void look(long nanos) {
    if (lookedAt.isPresent() && nanos - lookedAt.getAsLong() < LOOK_EVERY.toNanos()) {
      return;
    }
    lookedAt = OptionalLong.of(nanos);
    OptionalLong oldest = dispatch.oldestQueued();
    long age = oldest.isPresent() ? age(oldest.getAsLong()) : 0;
    Alarm.UNDELIVERED.forEach((what, limit) -> set(what, age >= limit.toMillis()));
    set("dead-letter", dispatch.anyDead());
  }

  /** Of what was queued before a jump of the clock and of what was queued after it: the one that makes sense. */
  private long age(long createdMs) {
    long age = clock.millis() - createdMs;
    return Math.abs(age - jumpedMs) < Math.abs(age) ? age - jumpedMs : age;
  }

  private void set(String what, boolean on) {
    if (on) {
      raise(what, EventBody.empty());
    } else {
      lower(what);
    }
  }

  private void raise(String what, EventBody body) {
    Alarm alarm = new Alarm(what, clock.instant());
    if (raised.putIfAbsent(what, alarm) == null) {
      LOG.warn("event=delivery.alarm what={}", what);
      dispatch.alarm(what, true, body);
      listeners.forEach(listener -> listener.accept(alarm, true));
    }
  }

  private void lower(String what) {
    Alarm alarm = raised.remove(what);
    if (alarm != null) {
      dispatch.alarm(what, false, EventBody.empty());
      listeners.forEach(listener -> listener.accept(alarm, false));
    }
  }
}
