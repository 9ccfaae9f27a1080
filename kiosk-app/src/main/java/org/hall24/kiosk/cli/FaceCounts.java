package org.hall24.kiosk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hall24.queue.StoreReader;
import org.hall24.queue.journal.EventKind;
import org.hall24.queue.journal.Journal;
import org.hall24.queue.journal.JournalEntry;

/** What a journal says of faces: numbers without anybody's name. */
final class FaceCounts {
  private static final String FACE = "face";

  final Map<String, Integer> consents = zeroes(List.of("given", "refused", "withdrawn", "not-offered"));
  final Map<String, Integer> checks = new LinkedHashMap<>();
  final Map<String, Integer> incidents = zeroes(List.of("erasure-not-proven", "erasure-proven", "liveness-failed-again"));
  int erased;
  int notErased;
  Optional<Long> sinceMs = Optional.empty();
  Optional<Long> untilMs = Optional.empty();

  private FaceCounts() {}

  static FaceCounts of(StoreReader store) {
    FaceCounts counts = new FaceCounts();
    new Journal(store).each(counts::take);
    return counts;
  }

  /** How often somebody answered so. */
  int consents(String answer) {
    return consents.getOrDefault(answer, 0);
  }

  /** How often something had to be told. */
  int incidents(String what) {
    return incidents.getOrDefault(what, 0);
  }

  int looks() {
    return erased + notErased;
  }

  private void take(JournalEntry entry) {
    sinceMs = sinceMs.or(() -> Optional.of(entry.atMs()));
    untilMs = Optional.of(entry.atMs());
    if (!entry.ref().equals(FACE)) {
      return;
    }
    JsonNode body = Json.ours(entry.body());
    if (entry.kind().equals(EventKind.FACE_CONSENT.wire())) {
      consents.merge(body.path("answer").asText(), 1, Integer::sum);
    } else if (entry.kind().equals(EventKind.FACE_CHECKED.wire())) {
      checks.merge(body.path("verdict").asText(), 1, Integer::sum);
      if (body.path("erased").asBoolean()) {
        erased++;
      } else {
        notErased++;
      }
    } else if (entry.kind().equals(EventKind.ALARM.wire())) {
      incidents.merge(body.path("what").asText(), 1, Integer::sum);
    }
  }

  ObjectNode json() {
    ObjectNode json = Json.object();
    Json.put(json, "since", sinceMs.map(Json::time));
    Json.put(json, "until", untilMs.map(Json::time));
    ObjectNode answers = json.putObject("consents");
    consents.forEach(answers::put);
    json.put("looks", looks());
    ObjectNode verdicts = json.putObject("verdicts");
    checks.forEach(verdicts::put);
    json.putObject("erasures").put("proven", erased).put("notProven", notErased);
    ObjectNode alarms = json.putObject("incidents");
    incidents.forEach(alarms::put);
    return json;
  }

  private static Map<String, Integer> zeroes(List<String> words) {
    Map<String, Integer> map = new LinkedHashMap<>();
    words.forEach(word -> map.put(word, 0));
    return map;
  }
}
