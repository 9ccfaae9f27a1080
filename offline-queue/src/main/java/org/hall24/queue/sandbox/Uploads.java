package org.hall24.queue.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The attachments' half of the contract: create, ask, add at the confirmed byte, commit. */
final class Uploads {

  private final Database database;
  private final Filings filings;
  private final FaultPlan plan;

  Uploads(Database database, Filings filings, FaultPlan plan) {
    this.database = database;
    this.filings = filings;
    this.plan = plan;
  }

  Reply create(Call call, String kiosk, String key) {
    return checked(call, "application/json", kiosk, key, filing -> create(call, key, filing));
  }

  private Reply create(Call call, String key, Map<String, @Nullable Object> filing) {
    Optional<JsonNode> wanted = json(call.body());
    Optional<JsonNode> declared =
        wanted.flatMap(w -> declared(filing, w.path("n").asInt())).filter(d -> same(d, wanted.orElseThrow()));
    if (declared.isEmpty()) {
      return Reply.problem(422, "invalid-filing", "The filing does not name this attachment");
    }
    int n = declared.get().path("n").asInt();
    Optional<Map<String, @Nullable Object>> before = database.row("SELECT id FROM upload WHERE key = ? AND n = ?", key, n);
    if (before.isPresent() && plan.makes(Mistake.NEW_LOCATION)) {
      String other = UUID.randomUUID().toString();
      database.run("UPDATE part SET upload = ? WHERE upload = ?", other, before.get().get("id"));
      database.run("UPDATE upload SET id = ? WHERE id = ?", other, before.get().get("id"));
      return Reply.empty(200).with("Location", "/v1/uploads/" + other);
    }
    if (before.isPresent()) {
      return Reply.empty(200).with("Location", "/v1/uploads/" + before.get().get("id"));
    }
    String id = UUID.randomUUID().toString();
    database.run(
        "INSERT INTO upload(id, key, n, size, sha256, at, whole) VALUES (?,?,?,?,?,0,0)",
        id, key, n, declared.get().path("size").asLong(), declared.get().path("sha256").asText());
    settle(id);
    return Reply.empty(201).with("Location", "/v1/uploads/" + id);
  }

  private static boolean same(JsonNode declared, JsonNode wanted) {
    return declared.path("size").asLong() == wanted.path("size").asLong()
        && declared.path("sha256").asText().equals(wanted.path("sha256").asText());
  }

  private static Optional<JsonNode> declared(Map<String, @Nullable Object> filing, int n) {
    return filing.get("body") instanceof byte[] body ? json(body).flatMap(b -> attachment(b, n)) : Optional.empty();
  }

  private static Optional<JsonNode> attachment(JsonNode body, int n) {
    for (JsonNode attachment : body.path("attachments")) {
      if (attachment.path("n").asInt() == n) {
        return Optional.of(attachment);
      }
    }
    return Optional.empty();
  }

  Reply head(String kiosk, String id) {
    return own(kiosk, id)
        .map(
            upload ->
                Reply.empty(200)
                    .with("Upload-Offset", plan.makes(Mistake.FORGETS_OFFSET) ? "0" : Filings.text(upload, "at"))
                    .with("Upload-Length", Filings.text(upload, "size"))
                    .with("Upload-Complete", Filings.number(upload, "whole") == 1 ? "?1" : "?0"))
        .orElseGet(Uploads::unknown);
  }

  Reply patch(Call call, String kiosk, String id) {
    Optional<Reply> bad = call.badWrite("application/offset+octet-stream", plan);
    if (bad.isPresent()) {
      return bad.get();
    }
    return database.transaction(() -> own(kiosk, id).map(upload -> patch(call, id, upload)).orElseGet(Uploads::unknown));
  }

  private Reply patch(Call call, String id, Map<String, @Nullable Object> upload) {
    long at = Filings.number(upload, "at");
    long size = Filings.number(upload, "size");
    boolean elsewhere = !call.header("upload-offset").equals(Optional.of(Long.toString(at)));
    if (elsewhere && !plan.makes(Mistake.TAKES_ANY_OFFSET)) {
      return Reply.problem(409, "wrong-offset", "The upload goes on at another byte")
          .with("Upload-Offset", Long.toString(at));
    }
    long end = at + call.body().length;
    if (end > size && !plan.makes(Mistake.TAKES_BEYOND_LENGTH)) {
      return Reply.problem(413, "too-large", "More than the stated length", Reply.node().put("maxBytes", size - at));
    }
    if (call.body().length > 0) {
      database.run("INSERT INTO part(upload, at, bytes) VALUES (?,?,?)", id, at, call.body());
      database.run("UPDATE upload SET at = ? WHERE id = ?", end, id);
    }
    settle(id);
    return Reply.empty(204).with("Upload-Offset", Long.toString(end));
  }

  /** Marks an upload that has all its bytes as whole, if they are the right ones. */
  private void settle(String id) {
    database
        .row("SELECT * FROM upload WHERE id = ? AND at = size AND whole = 0", id)
        .filter(upload -> plan.makes(Mistake.SKIPS_WHOLE_DIGEST) || sha256(id).equals(Filings.text(upload, "sha256")))
        .ifPresent(upload -> database.run("UPDATE upload SET whole = 1 WHERE id = ?", id));
  }

  private String sha256(String id) {
    MessageDigest sha = Hash.start();
    // One part after another: an attachment is never in memory whole.
    for (Map<String, @Nullable Object> part : database.rows("SELECT at FROM part WHERE upload = ? ORDER BY at", id)) {
      database
          .row("SELECT bytes FROM part WHERE upload = ? AND at = ?", id, part.get("at"))
          .ifPresent(row -> {
            if (row.get("bytes") instanceof byte[] bytes) {
              sha.update(bytes);
            }
          });
    }
    return HexFormat.of().formatHex(sha.digest());
  }

  Reply commit(Call call, String kiosk, String key) {
    return checked(call, "application/json", kiosk, key, filing -> commit(call, kiosk, key, filing));
  }

  private Reply commit(Call call, String kiosk, String key, Map<String, @Nullable Object> filing) {
    Optional<JsonNode> manifest = json(call.body()).filter(m -> m.path("attachments").isArray());
    Optional<JsonNode> body = filing.get("body") instanceof byte[] bytes ? json(bytes) : Optional.empty();
    if (manifest.isEmpty() || body.isEmpty()) {
      return Reply.problem(422, "invalid-filing", "attachments must be a list");
    }
    ArrayNode missing = Filings.JSON.createArrayNode();
    for (JsonNode declared : body.get().path("attachments")) {
      int n = declared.path("n").asInt();
      boolean named =
          attachment(manifest.get(), n).filter(m -> m.path("sha256").equals(declared.path("sha256"))).isPresent();
      boolean whole = database.row("SELECT id FROM upload WHERE key = ? AND n = ? AND whole = 1", key, n).isPresent();
      if (!named || !whole) {
        missing.add(n);
        startOver(key, n);
      }
    }
    if (!missing.isEmpty() && !plan.makes(Mistake.COMMITS_WITHOUT_PARTS)) {
      return Reply.problem(409, "missing-parts", "Attachments are missing", Reply.node().set("missing", missing));
    }
    if (!Filings.text(filing, "state").equals("complete")) {
      database.run("UPDATE filing SET state = 'complete' WHERE key = ?", key);
      filings.effect(key);
    }
    return Reply.json(200, Filings.present(filings.own(kiosk, key).orElseThrow()));
  }

  /** All bytes there and not the right ones: they count as missing and come again from the first. */
  private void startOver(String key, int n) {
    database
        .row("SELECT id FROM upload WHERE key = ? AND n = ? AND whole = 0 AND at = size AND size > 0", key, n)
        .ifPresent(
            upload -> {
              database.run("DELETE FROM part WHERE upload = ?", upload.get("id"));
              database.run("UPDATE upload SET at = 0 WHERE id = ?", upload.get("id"));
            });
  }

  private Reply checked(
      Call call, String type, String kiosk, String key, Function<Map<String, @Nullable Object>, Reply> work) {
    Optional<Reply> bad = call.badWrite(type, plan);
    if (bad.isPresent()) {
      return bad.get();
    }
    if (!call.idempotencyKey().equals(Optional.of(key))) {
      return Reply.problem(422, "invalid-filing", "The Idempotency-Key must be the filing's key");
    }
    return database.transaction(() -> filings.own(kiosk, key).map(work).orElseGet(() -> filings.missing(kiosk, key)));
  }

  private Optional<Map<String, @Nullable Object>> own(String kiosk, String id) {
    return database.row(
        "SELECT u.* FROM upload u JOIN filing f ON f.key = u.key WHERE u.id = ? AND f.kiosk = ?", id, kiosk);
  }

  private static Reply unknown() {
    return Reply.problem(404, "unknown-upload", "There is no such upload");
  }

  private static Optional<JsonNode> json(byte[] body) {
    try {
      return Optional.of(Filings.JSON.readTree(body));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
