package org.hall24.queue.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The clerk's page: the cases that arrived, where their papers are, and what is decided about them. A kiosk learns the
 * decision by {@code GET /v1/filings/{key}}. For the bench and the demo: it asks nobody who they are.
 */
final class Clerk {

  private static final String PAGE = "clerk.html";
  private static final int MOST_TEXT = 500;

  private final Database database;
  private final Filings filings;
  private final Codes codes;

  Clerk(Database database, Filings filings, Codes codes) {
    this.codes = codes;
    this.database = database;
    this.filings = filings;
  }

  /** Answers below {@code /clerk}. */
  Reply answer(Call call, List<String> path) {
    String what = call.method() + " " + String.join("/", path.subList(1, path.size()));
    if (what.strip().equals("GET")) {
      return page();
    }
    if (what.equals("GET cases")) {
      return cases();
    }
    if (what.equals("GET messages")) {
      return codes.messages();
    }
    if (path.size() == 3 && what.startsWith("GET cases/")) {
      return one(path.get(2));
    }
    if (path.size() == 4 && what.endsWith("/decision") && call.method().equals("POST")) {
      return decide(call, path.get(2));
    }
    return Reply.problem(404, "unknown-path", "The clerk's page has no such path");
  }

  private static Reply page() {
    try (InputStream in = Clerk.class.getResourceAsStream(PAGE)) {
      if (in == null) {
        throw new IllegalStateException(PAGE + " is not in the jar");
      }
      return new Reply(200, Optional.of("text/html; charset=utf-8"), new String(in.readAllBytes(), StandardCharsets.UTF_8), Map.of())
          .with("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src 'self'; img-src data:")
          .with("Cache-Control", "no-store");
    } catch (IOException e) {
      throw new IllegalStateException(PAGE + " cannot be read", e);
    }
  }

  private Reply cases() {
    ArrayNode cases = Filings.JSON.createArrayNode();
    database.rows("SELECT * FROM filing ORDER BY received DESC, key DESC").forEach(row -> cases.add(shown(row)));
    return Reply.json(200, Reply.node().set("cases", cases).toString());
  }

  private Reply one(String key) {
    return database
        .row("SELECT * FROM filing WHERE key = ?", key)
        .map(
            row -> {
              ObjectNode shown = shown(row);
              JsonNode body = body(row);
              shown.set("applicant", body.path("applicant"));
              shown.set("answers", body.path("answers"));
              shown.set("consents", body.path("consents"));
              return Reply.json(200, shown);
            })
        .orElseGet(() -> Reply.problem(404, "unknown-key", "No filing has this key"));
  }

  private ObjectNode shown(Map<String, @Nullable Object> row) {
    String key = Filings.text(row, "key");
    JsonNode body = body(row);
    ObjectNode shown =
        Reply.node()
            .put("key", key)
            .put("kiosk", Filings.text(row, "kiosk"))
            .put("acceptanceNo", body.path("acceptanceNo").asText())
            .put("service", body.path("service").asText())
            .put("name", body.path("applicant").path("name").asText())
            .put("acceptedAt", body.path("acceptedAt").asText())
            .put("clockUnsure", body.path("clockUnsure").asBoolean())
            .put("receivedAt", Filings.text(row, "received"))
            .put("backendRef", Filings.text(row, "ref"))
            .put("state", Filings.text(row, "state"));
    ArrayNode papers = shown.putArray("papers");
    for (JsonNode attachment : body.path("attachments")) {
      boolean whole =
          database
              .row("SELECT id FROM upload WHERE key = ? AND n = ? AND whole = 1", key, attachment.path("n").asInt())
              .isPresent();
      papers
          .addObject()
          .put("name", attachment.path("name").asText())
          .put("type", attachment.path("type").asText())
          .put("size", attachment.path("size").asLong())
          .put("there", whole);
    }
    ArrayNode trail = shown.putArray("custody");
    for (Map<String, @Nullable Object> event :
        database.rows("SELECT at, body FROM event WHERE case_key = ? AND kind = 'custody' ORDER BY rowid", key)) {
      JsonNode told = read(Filings.text(event, "body"));
      if (!told.has("to")) {
        // A code on its way to its person is nobody else's to read.
        continue;
      }
      ObjectNode link = trail.addObject().put("at", Filings.text(event, "at"));
      for (String word : List.of("from", "to", "cell")) {
        link.put(word, told.path(word).asText());
      }
    }
    database
        .row("SELECT * FROM decision WHERE key = ?", key)
        .ifPresent(decision -> shown.set("decision", decision(decision).put("at", Filings.text(decision, "at"))));
    return shown;
  }

  /** A decision as the contract writes it. */
  static ObjectNode decision(Map<String, @Nullable Object> row) {
    ObjectNode decision =
        Reply.node().put("result", Filings.text(row, "result")).put("reason", Filings.text(row, "reason"));
    decision.set("documents", read(Filings.text(row, "documents")));
    return decision;
  }

  private Reply decide(Call call, String key) {
    // A page of another origin cannot send JSON here without being asked first, and is not answered.
    if (!call.header("content-type").map(type -> type.startsWith("application/json")).orElse(false)) {
      return Reply.problem(415, "unsupported-type", "The body must be application/json");
    }
    JsonNode wish = read(new String(call.body(), StandardCharsets.UTF_8));
    String result = wish.path("result").asText();
    String reason = wish.path("reason").asText();
    if (!List.of("approved", "rejected", "returned").contains(result) || reason.length() > MOST_TEXT) {
      return Reply.problem(422, "invalid-decision", "result must be approved, rejected or returned; the reason at most 500 characters");
    }
    if (!result.equals("approved") && reason.isBlank()) {
      return Reply.problem(422, "invalid-decision", "A resident must be told why");
    }
    ArrayNode documents = Filings.JSON.createArrayNode();
    for (JsonNode document : wish.path("documents")) {
      String by = document.path("by").asText();
      String name = document.path("name").asText();
      if (name.isBlank() || name.length() > MOST_TEXT || !List.of("cell", "ems", "print", "bring").contains(by)) {
        return Reply.problem(422, "invalid-decision", "a document has a name, and goes by cell or ems, is printed, or is to bring");
      }
      ObjectNode kept = documents.addObject().put("name", name).put("by", by);
      if (by.equals("print")) {
        String text = document.path("text").asText();
        if (text.length() > MOST_TEXT || !(document.path("validUntil").asText().isBlank() || isDay(document.path("validUntil").asText()))) {
          return Reply.problem(422, "invalid-decision", "a certificate says at most 500 characters, and its last day is a date");
        }
        kept.put("certificateNo", certificateNo(key, documents.size())).put("text", text);
        if (!document.path("validUntil").asText().isBlank()) {
          kept.put("validUntil", document.path("validUntil").asText());
        }
      }
      if (!document.path("tracking").asText().isBlank()) {
        kept.put("tracking", document.path("tracking").asText());
      }
    }
    return database.transaction(
        () -> {
          Optional<Map<String, @Nullable Object>> filing = database.row("SELECT state FROM filing WHERE key = ?", key);
          if (filing.isEmpty()) {
            return Reply.problem(404, "unknown-key", "No filing has this key");
          }
          if (!"complete".equals(filing.get().get("state"))) {
            return Reply.problem(409, "not-complete", "Its papers are still on their way");
          }
          database.run(
              "INSERT INTO decision(key, result, reason, documents, at) VALUES (?,?,?,?,?) ON CONFLICT(key) DO UPDATE SET"
                  + " result = excluded.result, reason = excluded.reason, documents = excluded.documents, at = excluded.at",
              key, result, reason, documents.toString(), filings.now());
          return one(key);
        });
  }

  /** The same document of the same case keeps its number when the decision is changed. */
  private static String certificateNo(String key, int which) {
    String bare = key.replace("-", "").toUpperCase(Locale.ROOT);
    return "ZM-" + bare.substring(Math.max(0, bare.length() - 10)) + "-" + which;
  }

  private static boolean isDay(String text) {
    try {
      LocalDate.parse(text);
      return true;
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  private static JsonNode body(Map<String, @Nullable Object> row) {
    return row.get("body") instanceof byte[] bytes ? read(new String(bytes, StandardCharsets.UTF_8)) : Reply.node();
  }

  private static JsonNode read(String json) {
    try {
      return Filings.JSON.readTree(json);
    } catch (IOException e) {
      return Reply.node();
    }
  }
}
