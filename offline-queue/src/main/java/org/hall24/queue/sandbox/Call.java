package org.hall24.queue.sandbox;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One request as the contract needs it.
 *
 * @param method the HTTP method
 * @param path the path without a query
 * @param headers by lower-case name, the first value of each
 * @param body the whole body
 */
@SuppressWarnings("ArrayRecordComponent") // read once, compared never
record Call(String method, String path, Map<String, String> headers, byte[] body) {

  private static final Pattern DIGEST = Pattern.compile("(?:.*,\\s*)?sha-256=:([A-Za-z0-9+/]+={0,2}):.*");
  private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");
  private static final Pattern KEY =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  List<String> segments() {
    return Arrays.stream(path.split("/", -1)).filter(s -> !s.isEmpty()).toList();
  }

  /** The digest of the body in the contract's form. */
  String digest() {
    return "sha-256=:" + Base64.getEncoder().encodeToString(Hash.sha256(body)) + ":";
  }

  /** What is wrong with this write before anybody looks at what it says. */
  Optional<Reply> badWrite(String mediaType, FaultPlan plan) {
    String type = header("content-type").orElse("");
    if (!type.split(";", 2)[0].strip().equalsIgnoreCase(mediaType)) {
      return Optional.of(Reply.problem(415, "unsupported-type", "The body must be " + mediaType));
    }
    Optional<String> digest = header("content-digest");
    if (digest.isEmpty() && !plan.makes(Mistake.DIGEST_OPTIONAL)) {
      return Optional.of(Reply.problem(400, "digest-missing", "Content-Digest is missing"));
    }
    Matcher sha = DIGEST.matcher(digest.orElse(digest()));
    boolean right = sha.matches() && digest().equals("sha-256=:" + sha.group(1) + ":");
    if (!right && !plan.makes(Mistake.IGNORES_DIGEST)) {
      return Optional.of(Reply.problem(400, "digest-mismatch", "Content-Digest is not the digest of the body"));
    }
    if (idempotencyKey().isEmpty()) {
      return Optional.of(Reply.problem(422, "invalid-filing", "Idempotency-Key is missing or not a quoted UUIDv7"));
    }
    return Optional.empty();
  }

  Optional<String> idempotencyKey() {
    Matcher quoted = QUOTED.matcher(header("idempotency-key").orElse("").strip());
    return quoted.matches() && isKey(quoted.group(1)) ? Optional.of(quoted.group(1)) : Optional.empty();
  }

  static boolean isKey(String text) {
    return KEY.matcher(text).matches();
  }
}
