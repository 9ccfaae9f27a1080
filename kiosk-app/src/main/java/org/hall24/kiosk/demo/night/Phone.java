package org.hall24.kiosk.demo.night;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.hall24.link.Ticker;

/** The neighbour's phone: what the back office learned is what it would send in a message. */
final class Phone {
  private static final Duration GLANCE = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Remote backend;
  private final Ticker ticker;

  Phone(Remote backend, Ticker ticker) {
    this.backend = backend;
    this.ticker = ticker;
  }

  /** Waits for the code of what lies in this cell. */
  String pickUpCode(String cell) throws InterruptedException {
    long end = ticker.nanos() + PATIENCE.toNanos();
    while (ticker.nanos() < end) {
      try {
        for (JsonNode event : backend.get("/sandbox/events").body().path("events")) {
          JsonNode body = body(event);
          if (body.path("what").asText().equals("pickup-code") && body.path("cell").asText().equals(cell)) {
            return body.path("code").asText();
          }
        }
      } catch (IOException e) {
        throw new NightFailed("the back office is gone, no message comes");
      }
      ticker.await(GLANCE);
    }
    throw new NightFailed("waited " + PATIENCE.toSeconds() + " s and no code came for cell " + cell);
  }

  /** Waits for a one-time code other than those that came before. */
  String oneTimeCode(Set<String> before) throws InterruptedException {
    long end = ticker.nanos() + PATIENCE.toNanos();
    while (ticker.nanos() < end) {
      try {
        for (JsonNode message : backend.get("/clerk/messages").body().path("messages")) {
          String code = message.path("code").asText();
          if (!before.contains(code)) {
            return code;
          }
        }
      } catch (IOException e) {
        throw new NightFailed("the back office is gone, no message comes");
      }
      ticker.await(GLANCE);
    }
    throw new NightFailed("waited " + PATIENCE.toSeconds() + " s and no one-time code came");
  }

  /** What an event says. */
  static JsonNode body(JsonNode event) {
    JsonNode body = event.path("body");
    if (!body.isTextual()) {
      return body;
    }
    try {
      return new ObjectMapper().readTree(body.asText());
    } catch (JsonProcessingException e) {
      return new ObjectMapper().missingNode();
    }
  }
}
