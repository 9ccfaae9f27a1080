package org.hall24.kiosk.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** JSON as every verb writes it: one line, keys in a set order, times in ISO 8601. */
final class Json {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private Json() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** A word or {@code null}. */
  static ObjectNode put(ObjectNode node, String key, Optional<String> value) {
    value.ifPresentOrElse(text -> node.put(key, text), () -> node.putNull(key));
    return node;
  }

  /** A time of the wall clock. */
  static String time(long epochMs) {
    return TIME.format(Instant.ofEpochMilli(epochMs));
  }

  /** A time of the wall clock. */
  static String time(Instant at) {
    return TIME.format(at);
  }

  static String line(JsonNode node) {
    return node.toString();
  }

  /**
   * Reads a text that we wrote ourselves.
   *
   * @throws IllegalStateException when it is not JSON
   */
  static JsonNode ours(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what we wrote is not JSON");
    }
  }

  /** Reads somebody else's text. */
  static Optional<JsonNode> parse(String text) {
    try {
      return Optional.of(MAPPER.readTree(text));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
