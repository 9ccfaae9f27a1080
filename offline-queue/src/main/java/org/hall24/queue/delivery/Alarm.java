package org.hall24.queue.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hall24.queue.StoreReader;
import org.hall24.queue.journal.EventKind;
import org.hall24.queue.journal.Journal;
import org.hall24.queue.journal.JournalEntry;
import org.hall24.queue.outbox.Dispatch;

/**
 * Something about delivery that a person must look at.
 *
 * @param what the stable word: {@code undelivered-24h}, {@code undelivered-72h}, {@code undelivered-7d}, {@code dead-letter},
 *     {@code captive-portal}, {@code clock}, {@code trust}, {@code credentials}, {@code mismatch}, {@code corruption}
 * @param since since when, by the kiosk's clock
 */
public record Alarm(String what, Instant since) {

  /** How old the oldest of what waits may become, by the word that is raised then. */
  static final Map<String, Duration> UNDELIVERED =
      new TreeMap<>(
          Map.of(
              "undelivered-24h", Duration.ofHours(24),
              "undelivered-72h", Duration.ofHours(72),
              "undelivered-7d", Duration.ofDays(7)));

  /** What the journal says is raised, in the order in which it was; whoever delivers may be another process, or none now. */
  public static List<Alarm> raised(StoreReader store) {
    Map<String, Alarm> raised = new LinkedHashMap<>();
    for (JournalEntry entry : new Journal(store).about(Dispatch.ALARMS)) {
      JsonNode body = json(entry.body());
      String what = body.path("what").asText();
      if (!entry.kind().equals(EventKind.ALARM.wire()) || what.isEmpty()) {
        continue;
      }
      // A corruption's evidence is kept as an event of its own and is no alarm by itself.
      if (body.path("raised").asBoolean(false)) {
        if (!body.has("seen")) {
          raised.putIfAbsent(what, new Alarm(what, Instant.ofEpochMilli(entry.atMs())));
        }
      } else {
        raised.remove(what);
      }
    }
    return new ArrayList<>(raised.values());
  }

  private static JsonNode json(String body) {
    try {
      return new ObjectMapper().readTree(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a body of our own making is not JSON");
    }
  }
}
