package org.hall24.queue.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The filings' half of the contract. A key is the primary key of the business table, written in the transaction that makes
 * the filing: the unique index decides every race, and the key lives as long as the filing.
 */
final class Filings {

  static final ObjectMapper JSON = new ObjectMapper();

  private final Set<String> burnt = ConcurrentHashMap.newKeySet();

  private final Database database;
  private final FaultPlan plan;
  private final Clock clock;
  private final ZoneId zone;

  Filings(Database database, FaultPlan plan, Clock clock, ZoneId zone) {
    this.database = database;
    this.plan = plan;
    this.clock = clock;
    this.zone = zone;
  }

  String now() {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(clock.instant().atZone(zone).toOffsetDateTime());
  }

  Reply put(Call call, String kiosk, String key) {
    Optional<Reply> bad = call.badWrite("application/json", plan);
    if (bad.isPresent()) {
      return bad.get();
    }
    if (!Call.isKey(key) || !call.idempotencyKey().equals(Optional.of(key))) {
      return Reply.problem(422, "invalid-filing", "The key must be a lower-case UUIDv7 and the Idempotency-Key");
    }
    return database.transaction(() -> put(call, kiosk, key, call.digest()));
  }

  private Reply put(Call call, String kiosk, String key, String digest) {
    Optional<Map<String, @Nullable Object>> before = database.row("SELECT * FROM filing WHERE key = ?", key);
    if (before.isPresent() && !plan.makes(Mistake.FORGETS_KEYS)) {
      if (!kiosk.equals(before.get().get("kiosk"))) {
        return Reply.problem(403, "not-this-kiosk", "Another kiosk filed under this key");
      }
      if (!digest.equals(before.get().get("digest")) && !plan.makes(Mistake.TAKES_OTHER_BODY)) {
        return Reply.problem(422, "idempotency-key-reused", "The key was used with another body");
      }
      database.run("UPDATE filing SET puts = puts + 1 WHERE key = ?", key);
      String answer = text(before.get(), "answer");
      return Reply.json(200, plan.makes(Mistake.CHANGES_ANSWER) ? answer.replace("HALL-", "HALL-AGAIN-") : answer);
    }
    JsonNode body;
    try {
      body = JSON.readTree(call.body());
    } catch (IOException e) {
      return refused(key, "The body is not JSON");
    }
    Optional<String> fault = fault(body);
    if (fault.isPresent()) {
      return refused(key, fault.get());
    }
    if (burnt.contains(key)) {
      return Reply.problem(422, "idempotency-key-reused", "The key was used with another body");
    }
    if (!body.get("kiosk").asText().equals(kiosk)) {
      return Reply.problem(403, "not-this-kiosk", "The filing names another kiosk");
    }
    String received = now();
    String ref = "HALL-" + received.substring(0, 10).replace("-", "") + "-" + key.substring(24).toUpperCase(Locale.ROOT);
    String state = body.get("attachments").isEmpty() ? "complete" : "waiting-for-attachments";
    String named = plan.makes(Mistake.FOREIGN_DIGEST) ? digest.replaceFirst(":..", ":AA") : digest;
    String answer = Reply.node().set("receipt", receipt(key, ref, received, named, state)).toString();
    database.run("DELETE FROM filing WHERE key = ?", key);
    database.run(
        "INSERT INTO filing(key, kiosk, digest, body, answer, ref, received, state, puts) VALUES (?,?,?,?,?,?,?,?,1)",
        key, kiosk, digest, call.body(), answer, ref, received, state);
    if (state.equals("complete")) {
      effect(key);
    }
    return Reply.json(201, answer);
  }

  /** A refused filing does not burn its key. */
  private Reply refused(String key, String why) {
    if (plan.makes(Mistake.BURNS_REFUSED_KEY)) {
      burnt.add(key);
    }
    return Reply.problem(422, "invalid-filing", why);
  }

  private static Optional<String> fault(JsonNode body) {
    for (String text : List.of("acceptanceNo", "kiosk", "service", "acceptedAt")) {
      if (!body.path(text).isTextual() || body.get(text).asText().isBlank()) {
        return Optional.of(text + " is missing");
      }
    }
    if (!body.path("clockUnsure").isBoolean()) {
      return Optional.of("clockUnsure is missing");
    }
    for (String object : List.of("applicant", "answers")) {
      if (!body.path(object).isObject()) {
        return Optional.of(object + " is missing");
      }
    }
    for (String list : List.of("attachments", "consents")) {
      if (!body.path(list).isArray()) {
        return Optional.of(list + " is missing");
      }
    }
    return Optional.empty();
  }

  static ObjectNode receipt(String key, String ref, String received, String digest, String state) {
    return Reply.node()
        .put("key", key)
        .put("backendRef", ref)
        .put("receivedAt", received)
        .put("digest", digest)
        .put("state", state);
  }

  Reply get(String kiosk, String key) {
    return own(kiosk, key)
        .or(() -> plan.makes(Mistake.SHOWS_TO_OTHERS) ? database.row("SELECT * FROM filing WHERE key = ?", key) : Optional.empty())
        .map(row -> Reply.json(200, decided(row)))
        .orElseGet(() -> missing(kiosk, key));
  }

  /** The filing's receipt with its present state, and what a clerk decided. */
  private ObjectNode decided(Map<String, @Nullable Object> row) {
    ObjectNode state = present(row);
    database
        .row("SELECT * FROM decision WHERE key = ?", row.get("key"))
        .ifPresent(decision -> state.set("decision", Clerk.decision(decision)));
    return state;
  }

  /** The filing's receipt with its present state. */
  static ObjectNode present(Map<String, @Nullable Object> row) {
    return Reply.node()
        .set(
            "receipt",
            receipt(text(row, "key"), text(row, "ref"), text(row, "received"), text(row, "digest"), text(row, "state")));
  }

  Optional<Map<String, @Nullable Object>> own(String kiosk, String key) {
    return database.row("SELECT * FROM filing WHERE key = ? AND kiosk = ?", key, kiosk);
  }

  Reply missing(String kiosk, String key) {
    return database.row("SELECT key FROM filing WHERE key = ?", key).isPresent()
        ? Reply.problem(403, "not-this-kiosk", "The filing is not of kiosk " + kiosk)
        : plan.makes(Mistake.KNOWS_EVERY_KEY)
            ? Reply.json(200, Reply.node())
            : Reply.problem(404, "unknown-key", "No filing has this key");
  }

  /** The filing takes effect. */
  void effect(String key) {
    database.run("INSERT INTO effect(key, at) VALUES (?, ?)", key, now());
  }

  Reply events(Call call, String kiosk) {
    Optional<Reply> bad = call.badWrite("application/json", plan);
    if (bad.isPresent()) {
      return bad.get();
    }
    JsonNode events;
    try {
      events = JSON.readTree(call.body()).path("events");
    } catch (IOException e) {
      return Reply.problem(422, "invalid-filing", "The body is not JSON");
    }
    if (!events.isArray() || events.isEmpty() || events.size() > 100) {
      return Reply.problem(422, "invalid-filing", "events must be a list of 1 to 100");
    }
    if (plan.makes(Mistake.BAD_EVENT_BLOCKS)) {
      for (JsonNode event : events) {
        if (!Call.isKey(event.path("key").asText()) || !event.path("body").isObject()) {
          return Reply.problem(422, "invalid-filing", "An event is bad");
        }
      }
    }
    ArrayNode results = JSON.createArrayNode();
    for (JsonNode event : events) {
      // Each by itself: one bad event never blocks the others.
      results.add(database.transaction(() -> event(kiosk, event)));
    }
    return Reply.json(200, Reply.node().set("results", results).toString());
  }

  private ObjectNode event(String kiosk, JsonNode event) {
    String key = event.path("key").asText();
    ObjectNode result = Reply.node().put("key", key);
    List<String> kinds = List.of("custody", "rating", "alarm", "telemetry");
    if (!Call.isKey(key) || !kinds.contains(event.path("kind").asText()) || !event.path("at").isTextual()
        || !event.path("body").isObject()) {
      return result.put("status", "rejected").put("problem", "urn:hall24:problem:invalid-filing");
    }
    String digest = digest(event);
    Optional<Map<String, @Nullable Object>> before = database.row("SELECT kiosk, digest FROM event WHERE key = ?", key);
    if (before.isPresent()) {
      if (!digest.equals(before.get().get("digest")) || !kiosk.equals(before.get().get("kiosk"))) {
        return result.put("status", "rejected").put("problem", "urn:hall24:problem:idempotency-key-reused");
      }
      database.run("UPDATE event SET seen = seen + 1 WHERE key = ?", key);
      if (plan.makes(Mistake.REPEATS_EVENTS)) {
        effect(key);
        return result.put("status", "applied");
      }
      return result.put("status", "repeated");
    }
    @Nullable String caseKey = event.hasNonNull("case") ? event.get("case").asText() : null;
    if (caseKey != null && own(kiosk, caseKey).isEmpty()) {
      return result.put("status", "rejected").put("problem", "urn:hall24:problem:unknown-key");
    }
    database.run(
        "INSERT INTO event(key, kiosk, digest, kind, case_key, at, body, received, seen) VALUES (?,?,?,?,?,?,?,?,1)",
        key, kiosk, digest, event.get("kind").asText(), caseKey, event.get("at").asText(), event.get("body").toString(), now());
    effect(key);
    return result.put("status", "applied");
  }

  private static String digest(JsonNode event) {
    try {
      return HexFormat.of().formatHex(Hash.sha256(JSON.writeValueAsBytes(event)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what was read as JSON can be written as JSON", e);
    }
  }

  static String text(Map<String, @Nullable Object> row, String column) {
    return String.valueOf(row.get(column));
  }

  static long number(Map<String, @Nullable Object> row, String column) {
    return row.get(column) instanceof Number number ? number.longValue() : 0;
  }
}
