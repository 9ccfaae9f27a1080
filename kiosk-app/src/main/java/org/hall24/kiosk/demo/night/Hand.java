package org.hall24.kiosk.demo.night;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Predicate;
import org.hall24.link.Ticker;

/** The script's hand at the kiosk's screen: it waits until it sees a thing, then touches it. */
final class Hand {
  private static final Duration GLANCE = Duration.ofMillis(40);
  private static final Duration MOMENT = Duration.ofMillis(400);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Remote kiosk;
  private final Ticker ticker;

  Hand(int port, Ticker ticker) {
    this.kiosk = new Remote(URI.create("http://127.0.0.1:" + port));
    this.ticker = ticker;
  }

  /** Waits until something with this id is to be seen. */
  void await(String id) throws InterruptedException {
    awaitSight("#" + id, sights -> sees(sights, id));
  }

  /** Waits until nothing with this id is to be seen any more. */
  void awaitGone(String id) throws InterruptedException {
    awaitSight("#" + id + " to be gone", sights -> !sees(sights, id));
  }

  /** Waits until the thing with this id carries other words than before. */
  void awaitChange(String id, String before) throws InterruptedException {
    awaitSight("other words on #" + id, sights -> sees(sights, id) && !wordsOf(sights, id).equals(before));
  }

  /** Waits until these words stand on the screen. */
  void awaitWords(String words) throws InterruptedException {
    awaitSight("the words " + words, sights -> contains(sights, words));
  }

  /** Whether something with this id is to be seen now. */
  boolean sees(String id) throws InterruptedException {
    try {
      Remote.Reply reply = kiosk.get("/see");
      return reply.ok() && sees(reply.body(), id);
    } catch (IOException e) {
      return false;
    }
  }

  /** The words on the thing with this id, empty when there is none. */
  String words(String id) throws InterruptedException {
    try {
      return wordsOf(kiosk.get("/see").body(), id);
    } catch (IOException e) {
      return "";
    }
  }

  /** Waits for the thing with this id and presses it. */
  void tap(String id) throws InterruptedException {
    await(id);
    press(Map.of("id", id));
  }

  /** Waits for these words and presses where they stand. */
  void tapWords(String words) throws InterruptedException {
    awaitWords(words);
    press(Map.of("text", words));
  }

  /** Gives the screen a moment to go where it was told to. */
  void settle() throws InterruptedException {
    ticker.await(MOMENT);
  }

  /** Types on the keyboard drawn on the screen. */
  void type(String letters) throws InterruptedException {
    for (char letter : letters.toCharArray()) {
      tap("key-" + letter);
    }
  }

  /** Takes a picture of the page. */
  void picture(Path file) throws InterruptedException {
    try {
      Remote.Reply reply = kiosk.post("/picture", Map.of("file", file.toAbsolutePath().toString()));
      if (!reply.ok()) {
        throw new NightFailed("the screen could not be pictured: " + reply.body().path("error").asText());
      }
    } catch (IOException e) {
      throw new NightFailed("the kiosk is gone, no picture of it can be taken");
    }
  }

  /** Sets the clock on the hall's wall. */
  void clock(Instant at) throws InterruptedException {
    try {
      kiosk.post("/clock", Map.of("at", at.toString()));
    } catch (IOException e) {
      throw new NightFailed("the kiosk is gone, its clock cannot be set");
    }
  }

  private void press(Map<String, String> what) throws InterruptedException {
    try {
      Remote.Reply reply = kiosk.post("/tap", what);
      if (!reply.ok()) {
        throw new NightFailed("could not touch " + what + ": " + reply.body().path("error").asText());
      }
    } catch (IOException e) {
      throw new NightFailed("the kiosk is gone, nothing can be touched: " + what);
    }
  }

  private void awaitSight(String what, Predicate<JsonNode> seen) throws InterruptedException {
    long end = ticker.nanos() + PATIENCE.toNanos();
    while (ticker.nanos() < end) {
      try {
        Remote.Reply reply = kiosk.get("/see");
        if (reply.ok() && seen.test(reply.body())) {
          return;
        }
      } catch (IOException e) {
        // The kiosk is starting, or has just been killed: look again.
        ticker.await(GLANCE);
      }
      ticker.await(GLANCE);
    }
    throw new NightFailed("waited " + PATIENCE.toSeconds() + " s and never saw " + what);
  }

  private static boolean sees(JsonNode sights, String id) {
    for (JsonNode sight : sights) {
      if (sight.path("id").asText().equals(id)) {
        return true;
      }
    }
    return false;
  }

  private static String wordsOf(JsonNode sights, String id) {
    for (JsonNode sight : sights) {
      if (sight.path("id").asText().equals(id)) {
        return sight.path("text").asText();
      }
    }
    return "";
  }

  private static boolean contains(JsonNode sights, String words) {
    for (JsonNode sight : sights) {
      if (sight.path("text").asText().contains(words)) {
        return true;
      }
    }
    return false;
  }
}
