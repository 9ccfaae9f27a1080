package org.hall24.queue.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

/** Says what an answer means. A status alone delivers nothing: the receipt does. */
final class Judge {

  /** Reads a header of an answer. */
  interface Headers {
    Optional<String> header(String name);
  }

  /** An answer that came whole, as far as HTTP can tell. */
  record Answer(int status, Headers headers, String body) {

    Optional<String> header(String name) {
      return headers.header(name);
    }

    boolean ok() {
      return status >= 200 && status < 300;
    }

    boolean is(String mediaType) {
      return header("Content-Type").map(t -> t.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals(mediaType)).orElse(false);
    }

    @Override
    public String toString() {
      return "Answer[" + status + "]";
    }
  }

  private static final String PROBLEM = "urn:hall24:problem:";
  /** The backend's words go into the journal only in this shape. */
  private static final Pattern WORD = Pattern.compile("[a-z0-9-]{1,40}");

  /** A UUID or an RFC 9530 digest. */
  private static final Pattern IDENTIFIER = Pattern.compile("[0-9a-f-]{36}|sha-256=:[A-Za-z0-9+/]{43}=:");
  /** What may stand in the signed code of a document. */
  private static final Pattern CERTIFICATE_NUMBER = Pattern.compile("[A-Z0-9][A-Z0-9-]{0,39}");

  private static final int NO_CONTENT = 204;
  private static final Set<String> DECISIONS = Set.of("approved", "rejected", "returned");

  private final ObjectMapper json = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /** An answer to PUT, GET or commit of a filing; {@code digest} is that of its PUT body. */
  Outcome receipt(Answer answer, String key, String digest) {
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
      return new Outcome.Corruption("the receipt is for another key", shape(receipt.path("key").asText()));
    }
    if (!receipt.path("digest").asText().equals(digest)) {
      return new Outcome.Corruption("the receipt is for another body", shape(receipt.path("digest").asText()));
    }
    Optional<String> ref = Optional.of(receipt.path("backendRef").asText()).filter(text -> !text.isEmpty());
    return receipt.path("state").asText().equals("waiting-for-attachments")
        ? new Outcome.Waiting(ref)
        : new Outcome.Delivered(ref);
  }

  /** An answer to GET of a filing whose digest is not at hand: its receipt must name the key. */
  Backend.Answered<Standing> standing(Answer answer, String key) {
    if (!answer.ok()) {
      return new Backend.Answered.Not<>(failure(answer));
    }
    Optional<JsonNode> node = whole(answer);
    if (node.isEmpty()) {
      return new Backend.Answered.Not<>(notOurs(answer));
    }
    JsonNode receipt = node.get().path("receipt");
    if (!receipt.isObject()) {
      return new Backend.Answered.Not<>(new Outcome.CaptivePortal(answer.status()));
    }
    if (!receipt.path("key").asText().equals(key)) {
      return new Backend.Answered.Not<>(new Outcome.Corruption("the receipt is for another key", shape(receipt.path("key").asText())));
    }
    return new Backend.Answered.With<>(
        new Standing(word(receipt.path("state").asText()), text(receipt.path("backendRef")), decision(node.get().path("decision"))));
  }

  private static Optional<Standing.Decision> decision(JsonNode decision) {
    if (!DECISIONS.contains(decision.path("result").asText())) {
      return Optional.empty();
    }
    List<Standing.Document> documents = new ArrayList<>();
    for (JsonNode document : decision.path("documents")) {
      // The contract leaves open what a document is: a name, or an object with one.
      String name = document.isTextual() ? document.asText() : document.path("name").asText();
      documents.add(new Standing.Document(name, text(document.path("by")), text(document.path("tracking")), certificate(document)));
    }
    return Optional.of(new Standing.Decision(decision.path("result").asText(), decision.path("reason").asText(), documents));
  }

  /** Only a document that is to be printed, and whose number can stand in a signed code. */
  private static Optional<Standing.Certificate> certificate(JsonNode document) {
    String number = document.path("certificateNo").asText();
    if (!document.path("by").asText().equals("print") || !CERTIFICATE_NUMBER.matcher(number).matches()) {
      return Optional.empty();
    }
    return Optional.of(new Standing.Certificate(number, document.path("text").asText(), day(document.path("validUntil"))));
  }

  private static Optional<LocalDate> day(JsonNode node) {
    try {
      return Optional.of(LocalDate.parse(node.asText()));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> text(JsonNode node) {
    return Optional.of(node.asText()).filter(text -> !text.isEmpty());
  }

  /** What a receipt names, if it looks like a key or a digest; anything else might be anything. */
  private static String shape(String text) {
    return IDENTIFIER.matcher(text).matches() ? text : "neither key nor digest";
  }

  /** An answer to the announcement of an attachment: its Location. */
  Backend.Answered<String> announced(Answer answer, Optional<String> location) {
    if (!answer.ok()) {
      return new Backend.Answered.Not<>(failure(answer));
    }
    return location
        .<Backend.Answered<String>>map(Backend.Answered.With::new)
        .orElseGet(() -> new Backend.Answered.Not<>(new Outcome.CaptivePortal(answer.status())));
  }

  /** An answer to HEAD of an upload. */
  Backend.Answered<Backend.Progress> progress(Answer answer, Optional<String> offset, Optional<String> complete) {
    if (!answer.ok()) {
      return new Backend.Answered.Not<>(upload(answer, offset));
    }
    OptionalLong at = bytes(offset);
    return at.isPresent()
        ? new Backend.Answered.With<>(new Backend.Progress(at.getAsLong(), complete.filter("?1"::equals).isPresent()))
        : new Backend.Answered.Not<>(new Outcome.CaptivePortal(answer.status()));
  }

  /** An answer to PATCH of an upload: stored only if 204 came with the offset that it must now have. */
  Backend.Answered<Long> added(Answer answer, Optional<String> offset, long expected) {
    if (!answer.ok()) {
      return new Backend.Answered.Not<>(upload(answer, offset));
    }
    OptionalLong at = bytes(offset);
    if (answer.status() != NO_CONTENT || at.isEmpty()) {
      return new Backend.Answered.Not<>(new Outcome.CaptivePortal(answer.status()));
    }
    return at.getAsLong() == expected
        ? new Backend.Answered.With<>(expected)
        : new Backend.Answered.Not<>(new Outcome.WrongOffset(at.getAsLong()));
  }

  private Outcome upload(Answer answer, Optional<String> offset) {
    if (answer.status() == 404 || answer.status() == 410) {
      // HEAD has no body that could name a problem; whose 404 it is shows when the attachment is announced again.
      return new Outcome.LostUpload(answer.status());
    }
    OptionalLong at = bytes(offset);
    return answer.status() == 409 && at.isPresent() ? new Outcome.WrongOffset(at.getAsLong()) : failure(answer);
  }

  private static OptionalLong bytes(Optional<String> header) {
    return header.map(String::strip).filter(text -> text.matches("\\d{1,15}")).map(Long::parseLong).map(OptionalLong::of).orElse(OptionalLong.empty());
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
          case "rejected" -> rejected(answer.status(), word(result.path("problem").asText()));
          default -> new Outcome.Doubt("a result without a known status");
        };
      }
    }
    return new Outcome.CaptivePortal(answer.status());
  }

  private static Outcome rejected(int status, String problem) {
    return problem.equals("idempotency-key-reused") ? new Outcome.KeyReused() : new Outcome.Refused(status, problem);
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
    Optional<Duration> wait = RetryAfter.parse(answer.header("Retry-After"), answer.header("Date"));
    return switch (status) {
      case 401, 403 -> new Outcome.Credentials(status);
      case 404 -> problem.equals("unknown-key") ? new Outcome.Unknown() : new Outcome.Refused(status, problem);
      case 408, 425, 429, 502, 503, 504, 507 -> new Outcome.Busy(status, wait);
      case 409 ->
          switch (problem) {
            case "in-progress" -> new Outcome.Again(status, problem, wait);
            case "missing-parts" -> new Outcome.MissingParts(missing(answer));
            default -> new Outcome.Refused(status, problem);
          };
      case 400 -> problem.equals("digest-mismatch")
          ? new Outcome.Again(status, problem, wait)
          : new Outcome.Refused(status, problem);
      case 413 -> new Outcome.TooLarge(maxBytes(answer));
      case 422 -> problem.equals("idempotency-key-reused") ? new Outcome.KeyReused() : new Outcome.Refused(status, problem);
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
    return details(answer).map(node -> word(node.path("type").asText())).orElseGet(() -> Integer.toString(answer.status()));
  }

  private Optional<JsonNode> details(Answer answer) {
    if (!answer.is("application/problem+json")) {
      return Optional.empty();
    }
    try {
      return Optional.of(json.readTree(answer.body())).filter(JsonNode::isObject);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private OptionalLong maxBytes(Answer answer) {
    return details(answer)
        .map(node -> node.path("maxBytes"))
        .filter(max -> max.canConvertToLong() && max.isIntegralNumber() && max.asLong() > 0)
        .map(max -> OptionalLong.of(max.asLong()))
        .orElse(OptionalLong.empty());
  }

  private List<Integer> missing(Answer answer) {
    List<Integer> numbers = new ArrayList<>();
    details(answer).ifPresent(node -> node.path("missing").forEach(n -> numbers.add(n.asInt())));
    return List.copyOf(numbers);
  }

  private static String word(String type) {
    String name = type.startsWith(PROBLEM) ? type.substring(PROBLEM.length()) : type;
    return WORD.matcher(name).matches() ? name : "unnamed";
  }
}
