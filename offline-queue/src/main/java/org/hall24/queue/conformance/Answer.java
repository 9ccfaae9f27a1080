package org.hall24.queue.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the backend answered.
 *
 * @param call method and path, for what is told
 * @param status the HTTP status
 * @param headers by lower-case name
 * @param body the whole body
 */
record Answer(String call, int status, Map<String, String> headers, String body) {

  private static final ObjectMapper JSON = new ObjectMapper();

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  boolean is(String mediaType) {
    return header("Content-Type").map(t -> t.split(";", 2)[0].strip().equalsIgnoreCase(mediaType)).orElse(false);
  }

  Answer status(int... allowed) throws Shown {
    for (int one : allowed) {
      if (status == one) {
        return this;
      }
    }
    StringBuilder wanted = new StringBuilder();
    for (int one : allowed) {
      wanted.append(wanted.isEmpty() ? "" : " or ").append(one);
    }
    throw new Shown.Otherwise(call + ": " + status + " instead of " + wanted);
  }

  /** The body, which must be JSON of our media type. */
  JsonNode json() throws Shown {
    if (!is("application/json")) {
      throw new Shown.Otherwise(call + ": the answer is " + header("Content-Type").orElse("of no type") + ", not application/json");
    }
    return tree();
  }

  private JsonNode tree() throws Shown {
    try {
      return JSON.readTree(body);
    } catch (IOException e) {
      throw new Shown.Otherwise(call + ": the answer is not JSON");
    }
  }

  /** A problem of that name, as RFC 9457 has it. */
  JsonNode problem(String name, int... allowed) throws Shown {
    status(allowed);
    if (!is("application/problem+json")) {
      throw new Shown.Otherwise(call + ": " + status + " is " + header("Content-Type").orElse("of no type") + ", not application/problem+json");
    }
    JsonNode problem = tree();
    if (!problem.path("type").asText().equals("urn:hall24:problem:" + name)) {
      throw new Shown.Otherwise(call + ": the problem is \"" + problem.path("type").asText() + "\", not urn:hall24:problem:" + name);
    }
    return problem;
  }

  JsonNode receipt() throws Shown {
    JsonNode receipt = json().path("receipt");
    for (String field : new String[] {"key", "backendRef", "receivedAt", "digest", "state"}) {
      if (!receipt.path(field).isTextual()) {
        throw new Shown.Otherwise(call + ": the receipt has no " + field);
      }
    }
    return receipt;
  }

  long offset() throws Shown {
    String offset = header("Upload-Offset").orElse("");
    if (!offset.matches("\\d{1,18}")) {
      throw new Shown.Otherwise(call + ": no Upload-Offset came");
    }
    return Long.parseLong(offset);
  }
}
