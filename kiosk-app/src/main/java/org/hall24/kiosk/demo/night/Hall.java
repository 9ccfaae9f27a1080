package org.hall24.kiosk.demo.night;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.hall24.link.Ticker;

/** The bodies in the hall, as the script moves them, and what is to be seen there. */
final class Hall {
  private static final Duration GLANCE = Duration.ofMillis(40);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Remote hall;
  private final Ticker ticker;

  Hall(int port, Ticker ticker) {
    this.hall = new Remote(URI.create("http://127.0.0.1:" + port));
    this.ticker = ticker;
  }

  /** Does something, for example {@code act("lay-card", "who", "nurse")}. */
  void act(String what, String... more) throws InterruptedException {
    Map<String, String> body = new HashMap<>(Map.of("what", what));
    for (int i = 0; i < more.length; i += 2) {
      body.put(more[i], more[i + 1]);
    }
    try {
      Remote.Reply reply = hall.post("/do", body);
      if (!reply.ok()) {
        throw new NightFailed("in the hall, " + what + " failed: " + reply.body().path("error").asText());
      }
    } catch (IOException e) {
      throw new NightFailed("the hall's process is gone (" + what + ")");
    }
  }

  /** What is to be seen in the hall. */
  JsonNode world() throws InterruptedException {
    try {
      return hall.get("/world").body();
    } catch (IOException e) {
      throw new NightFailed("the hall's process is gone");
    }
  }

  /** Waits until the hall looks like this. */
  void await(String what, Predicate<JsonNode> seen) throws InterruptedException {
    long end = ticker.nanos() + PATIENCE.toNanos();
    while (ticker.nanos() < end) {
      if (seen.test(world())) {
        return;
      }
      ticker.await(GLANCE);
    }
    throw new NightFailed("waited " + PATIENCE.toSeconds() + " s in the hall and never saw " + what);
  }
}
