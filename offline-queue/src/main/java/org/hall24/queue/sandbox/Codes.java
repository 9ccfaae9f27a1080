package org.hall24.queue.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One-time codes, the optional part of the contract. The sandbox sends no message: the clerk's page shows what would have been
 * sent. Limits: a code lives five minutes and bears three tries; a person gets three codes in half an hour.
 */
final class Codes {
  private static final int DIGITS = 6;
  private static final int TRIES = 3;
  private static final Duration LIFE = Duration.ofMinutes(5);
  private static final int MOST_CODES = 3;
  private static final Duration SPAN = Duration.ofMinutes(30);
  private static final int ID_BYTES = 12;

  private final Database database;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final Set<String> withoutPhone = new HashSet<>();
  private boolean offered = true;

  Codes(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  Reply offered() {
    return isOffered() ? Reply.json(200, Reply.node().put("offered", true)) : notOffered();
  }

  private synchronized boolean isOffered() {
    return offered;
  }

  private static Reply notOffered() {
    return Reply.problem(404, "not-offered", "This backend sends no codes");
  }

  /** {@code {"offered":bool,"withoutPhone":[person…]}}: what kind of backend this is. */
  synchronized Reply configure(Call call) {
    JsonNode wish = read(call.body());
    offered = wish.path("offered").asBoolean(true);
    withoutPhone.clear();
    wish.path("withoutPhone").forEach(person -> withoutPhone.add(person.asText()));
    return Reply.empty(204);
  }

  Reply send(Call call, String kiosk) {
    JsonNode wish = read(call.body());
    String person = wish.path("person").asText();
    String purpose = wish.path("purpose").asText();
    if (!isOffered()) {
      return notOffered();
    }
    if (!person.matches("[0-9a-f]{64}") || !List.of("file", "collect").contains(purpose)) {
      return Reply.problem(422, "invalid-filing", "person must be 64 hex digits, purpose file or collect");
    }
    if (hasNoPhone(person)) {
      return Reply.problem(409, "no-phone", "No telephone is known of this person");
    }
    String key = call.idempotencyKey().orElseThrow();
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    return database.transaction(
        () -> {
          Optional<Map<String, @Nullable Object>> before = database.row("SELECT * FROM one_time_code WHERE key = ?", key);
          if (before.isPresent()) {
            return shown(before.get());
          }
          List<Map<String, @Nullable Object>> recent =
              database.rows("SELECT at FROM one_time_code WHERE person = ? AND at > ? ORDER BY at", person, now.minus(SPAN).toEpochMilli());
          if (recent.size() >= MOST_CODES) {
            Instant oldest = Instant.ofEpochMilli(Filings.number(recent.getFirst(), "at"));
            long wait = Math.max(1, Duration.between(now, oldest.plus(SPAN)).toSeconds());
            return Reply.problem(429, "busy", "Too many codes for this person").with("Retry-After", Long.toString(wait));
          }
          byte[] id = new byte[ID_BYTES];
          random.nextBytes(id);
          String code = String.format(Locale.ROOT, "%0" + DIGITS + "d", random.nextInt(1_000_000));
          // A new code ends the ones before it.
          database.run("UPDATE one_time_code SET left = 0 WHERE person = ?", person);
          database.run(
              "INSERT INTO one_time_code(id, key, kiosk, person, purpose, phone, code, at, until, left, used) VALUES (?,?,?,?,?,?,?,?,?,?,0)",
              Base64.getUrlEncoder().withoutPadding().encodeToString(id), key, kiosk, person, purpose, phone(person), code,
              now.toEpochMilli(), now.plus(LIFE).toEpochMilli(), TRIES);
          return shown(database.row("SELECT * FROM one_time_code WHERE key = ?", key).orElseThrow());
        });
  }

  private synchronized boolean hasNoPhone(String person) {
    return withoutPhone.contains(person);
  }

  /** An invented number, the same for the same person. */
  private static String phone(String person) {
    int tail = Integer.parseInt(person.substring(0, 4), 16) % 10_000;
    return "138****" + String.format(Locale.ROOT, "%04d", tail);
  }

  private static Reply shown(Map<String, @Nullable Object> row) {
    return Reply.json(
        201,
        Reply.node()
            .put("id", Filings.text(row, "id"))
            .put("maskedPhone", Filings.text(row, "phone"))
            .put("expiresAt", Instant.ofEpochMilli(Filings.number(row, "until")).toString())
            .put("digits", DIGITS));
  }

  /** Every try counts, the right one too; a code that was right is used up. */
  Reply check(Call call, String kiosk, String id) {
    byte[] typed = read(call.body()).path("code").asText().getBytes(StandardCharsets.UTF_8);
    return database.transaction(
        () -> {
          Optional<Map<String, @Nullable Object>> found = database.row("SELECT * FROM one_time_code WHERE id = ? AND kiosk = ?", id, kiosk);
          if (found.isEmpty()) {
            return Reply.problem(404, "unknown-code", "No such code");
          }
          Map<String, @Nullable Object> row = found.get();
          long left = Filings.number(row, "left");
          if (left <= 0 || clock.millis() > Filings.number(row, "until")) {
            return Reply.problem(410, "code-gone", "The code is used up or too old");
          }
          boolean right = MessageDigest.isEqual(typed, Filings.text(row, "code").getBytes(StandardCharsets.UTF_8));
          database.run("UPDATE one_time_code SET left = ?, used = ? WHERE id = ?", right ? 0 : left - 1, right ? 1 : 0, id);
          if (right) {
            return Reply.json(200, Reply.node().put("right", true));
          }
          return left > 1
              ? Reply.json(200, Reply.node().put("right", false).put("triesLeft", left - 1))
              : Reply.problem(410, "code-gone", "The code was tried too often");
        });
  }

  /** What would have been sent, for the clerk's page: codes that still hold, newest first. */
  Reply messages() {
    ArrayNode messages = Filings.JSON.createArrayNode();
    for (Map<String, @Nullable Object> row :
        database.rows("SELECT * FROM one_time_code WHERE left > 0 AND until > ? ORDER BY at DESC", clock.millis())) {
      messages.addObject()
          .put("to", Filings.text(row, "phone"))
          .put("code", Filings.text(row, "code"))
          .put("purpose", Filings.text(row, "purpose"))
          .put("until", Instant.ofEpochMilli(Filings.number(row, "until")).toString());
    }
    return Reply.json(200, Reply.node().set("messages", messages).toString());
  }

  private static JsonNode read(byte[] body) {
    try {
      JsonNode node = Filings.JSON.readTree(body);
      return node == null ? Reply.node() : node;
    } catch (IOException e) {
      return Reply.node();
    }
  }
}
