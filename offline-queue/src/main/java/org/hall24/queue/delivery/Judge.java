package org.hall24.queue.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hall24.queue.outbox.Digests;

/** Says what an answer means. A status alone delivers nothing: the receipt does. */
final class Judge {

  /** An answer that came whole, as far as HTTP can tell. */
  record Answer(
      int status, Optional<String> type, Optional<String> retryAfter, Optional<String> date, String body) {

    boolean ok() {
      return status >= 200 && status < 300;
    }

    boolean is(String mediaType) {
      return type.map(t -> t.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals(mediaType)).orElse(false);
    }

    @Override
    public String toString() {
      return "Answer[" + status + "]";
    }
  }

  private static final String PROBLEM = "urn:hall24:problem:";
  /** The backend's words go into the journal only in this shape. */
  private static final Pattern WORD = Pattern.compile("[a-z0-9-]{1,40}");

  private final ObjectMapper json = new ObjectMapper();

  /** An answer to PUT or GET of a filing whose body we know. */
  Outcome receipt(Answer answer, String key, byte[] body) {
    if (!answer.ok()) {
      return failure(answer);
    }
    Optional<JsonNode> node = whole(answer);
    if (node.isEmpty()) {
      return notOurs(answer);
    }
    JsonNode receipt = node.get().path("receipt");
    if (!receipt.isObject()) {
      return new Outcome.CaptivePortal(answer.status());
    }
    if (!receipt.path("key").asText().equals(key)) {
      return new Outcome.Corruption("the receipt is for another key");
    }
    if (!receipt.path("digest").asText().equals(Digests.contentDigest(body))) {
      return new Outcome.Corruption("the receipt is for another body");
    }
    return new Outcome.Delivered(Optional.of(receipt.path("backendRef").asText()).filter(ref -> !ref.isEmpty()));
  }

  /** An answer to POST of one event. */
  Outcome event(Answer answer, String key) {
    if (!answer.ok()) {
      return failure(answer);
    }
    Optional<JsonNode> node = whole(answer);
    if (node.isEmpty()) {
      return notOurs(answer);
    }
    for (JsonNode result : node.get().path("results")) {
      if (result.path("key").asText().equals(key)) {
        return switch (result.path("status").asText()) {
          case "applied", "repeated" -> new Outcome.Delivered(Optional.empty());
          case "rejected" -> new Outcome.Refused(answer.status(), word(result.path("problem").asText()));
          default -> new Outcome.Doubt("a result without a known status");
        };
      }
    }
    return new Outcome.CaptivePortal(answer.status());
  }

  /** An answer to GET of health: somebody who speaks JSON under our path. */
  Outcome health(Answer answer) {
    if (!answer.ok()) {
      return failure(answer);
    }
    return whole(answer).isPresent() ? new Outcome.Delivered(Optional.empty()) : notOurs(answer);
  }

  private static Outcome notOurs(Answer answer) {
    return answer.is("application/json")
        ? new Outcome.Doubt("the answer is cut or not JSON")
        : new Outcome.CaptivePortal(answer.status());
  }

  private Optional<JsonNode> whole(Answer answer) {
    if (!answer.is("application/json")) {
      return Optional.empty();
    }
    try {
      return Optional.of(json.readTree(answer.body())).filter(JsonNode::isObject);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** Decided by status, then by the problem's type, never by text. */
  private Outcome failure(Answer answer) {
    int status = answer.status();
    String problem = problem(answer);
    Optional<Duration> wait = RetryAfter.parse(answer.retryAfter(), answer.date());
    return switch (status) {
      case 401, 403 -> new Outcome.Credentials(status);
      case 404 -> problem.equals("unknown-key") ? new Outcome.Unknown() : new Outcome.Refused(status, problem);
      case 408, 425, 429, 502, 503, 504, 507 -> new Outcome.Busy(status, wait);
      case 409 -> problem.equals("in-progress")
          ? new Outcome.Again(status, problem, wait)
          : new Outcome.Refused(status, problem);
      case 400 -> problem.equals("digest-mismatch")
          ? new Outcome.Again(status, problem, wait)
          : new Outcome.Refused(status, problem);
      case 413 -> new Outcome.TooLarge();
      case 426, 501, 505 -> new Outcome.Mismatch(status);
      case 511 -> new Outcome.CaptivePortal(status);
      default -> {
        if (status >= 500) {
          yield new Outcome.ServerFault(status);
        }
        yield status >= 400 ? new Outcome.Refused(status, problem) : new Outcome.CaptivePortal(status);
      }
    };
  }

  private String problem(Answer answer) {
    if (!answer.is("application/problem+json")) {
      return Integer.toString(answer.status());
    }
    try {
      return word(json.readTree(answer.body()).path("type").asText());
    } catch (JsonProcessingException e) {
      return Integer.toString(answer.status());
    }
  }

  private static String word(String type) {
    String name = type.startsWith(PROBLEM) ? type.substring(PROBLEM.length()) : type;
    return WORD.matcher(name).matches() ? name : "unnamed";
  }
}
