package org.hall24.queue.sandbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One answer of the backend.
 *
 * @param status the HTTP status
 * @param type the media type, nothing without a body
 * @param body the whole body
 * @param headers further headers
 */
record Reply(int status, Optional<String> type, String body, Map<String, String> headers) {

  private static final ObjectMapper JSON = new ObjectMapper();

  static ObjectNode node() {
    return JSON.createObjectNode();
  }

  static Reply json(int status, ObjectNode body) {
    return json(status, body.toString());
  }

  static Reply json(int status, String body) {
    return new Reply(status, Optional.of("application/json"), body, Map.of());
  }

  static Reply empty(int status) {
    return new Reply(status, Optional.empty(), "", Map.of());
  }

  /** An error as RFC 9457 has it; {@code name} is one of the contract's. */
  static Reply problem(int status, String name, String title) {
    return problem(status, name, title, node());
  }

  static Reply problem(int status, String name, String title, ObjectNode more) {
    ObjectNode body = node().put("type", "urn:hall24:problem:" + name).put("title", title).put("status", status);
    body.setAll(more);
    return new Reply(status, Optional.of("application/problem+json"), body.toString(), Map.of());
  }

  Reply with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Reply(status, type, body, more);
  }

  byte[] bytes() {
    return body.getBytes(StandardCharsets.UTF_8);
  }
}
