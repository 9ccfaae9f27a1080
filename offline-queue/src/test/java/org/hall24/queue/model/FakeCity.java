package org.hall24.queue.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.hall24.queue.delivery.Backend;
import org.hall24.queue.delivery.Outcome;
import org.hall24.queue.outbox.Digests;

/** A backend in memory, with weather. It applies each key once and notices what may never be. */
final class FakeCity implements Backend {

  /** How the line and the other side are. */
  enum Sky {
    FAIR, DOWN, LOSES_ANSWERS, LOSES_REQUESTS, BUSY, FAULTY, REFUSES, PORTAL, STRANGER, MIXED
  }

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Random random;
  private Sky sky = Sky.FAIR;
  private final Map<String, String> filings = new HashMap<>();
  private final Map<String, Integer> attachments = new HashMap<>();
  private final Map<String, Long> uploads = new HashMap<>();
  private final Map<String, Long> sizes = new HashMap<>();
  private final Map<String, Boolean> complete = new HashMap<>();
  private final Map<String, String> events = new HashMap<>();
  final List<String> violations = new ArrayList<>();
  final List<String> effects = new ArrayList<>();

  FakeCity(long seed) {
    random = new Random(seed);
  }

  synchronized void sky(Sky next) {
    sky = next;
  }

  synchronized boolean has(String key) {
    return complete.getOrDefault(key, false) || events.containsKey(key);
  }

  /** What happens to this call instead of an answer: nothing, or an outcome; {@code applied} whether it took effect before. */
  private Optional<Outcome> weather(Runnable effect) {
    Sky now = sky == Sky.MIXED ? Sky.values()[random.nextInt(Sky.values().length - 1)] : sky;
    return switch (now) {
      case FAIR, MIXED -> Optional.empty();
      case DOWN -> Optional.of(new Outcome.LinkDown("refused"));
      case LOSES_ANSWERS -> {
        effect.run();
        yield Optional.of(new Outcome.Doubt("cut"));
      }
      case LOSES_REQUESTS -> Optional.of(new Outcome.Doubt("reset"));
      case BUSY -> Optional.of(new Outcome.Busy(503, Optional.empty()));
      case FAULTY -> Optional.of(new Outcome.ServerFault(500));
      case REFUSES -> Optional.of(new Outcome.Refused(422, "unknown-service"));
      case PORTAL -> Optional.of(new Outcome.CaptivePortal(200));
      case STRANGER -> Optional.of(new Outcome.Credentials(403));
    };
  }

  private static JsonNode json(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public synchronized Outcome put(String key, byte[] body) {
    Runnable effect =
        () -> {
          String digest = Digests.contentDigest(body);
          String before = filings.putIfAbsent(key, digest);
          if (before != null && !before.equals(digest)) {
            violations.add("another body under " + key);
          }
          int count = json(body).path("attachments").size();
          attachments.put(key, count);
          if (before == null && count == 0) {
            effect("filing", key);
            complete.put(key, true);
          }
        };
    Optional<Outcome> bad = weather(effect);
    if (bad.isPresent()) {
      return bad.get();
    }
    effect.run();
    return receipt(key);
  }

  private void effect(String kind, String key) {
    if (effects.contains(kind + " " + key)) {
      violations.add(kind + " twice: " + key);
    }
    effects.add(kind + " " + key);
  }

  private Outcome receipt(String key) {
    return complete.getOrDefault(key, false) ? new Outcome.Delivered(Optional.of("BE-1")) : new Outcome.Waiting(Optional.of("BE-1"));
  }

  @Override
  public synchronized Outcome get(String key, String digest) {
    Optional<Outcome> bad = weather(() -> {});
    if (bad.isPresent()) {
      return bad.get();
    }
    return filings.containsKey(key) ? receipt(key) : new Outcome.Unknown();
  }

  @Override
  public synchronized Outcome event(String key, byte[] body) {
    JsonNode event = json(body).path("events").path(0);
    Runnable effect =
        () -> {
          if (events.putIfAbsent(key, event.path("kind").asText()) == null) {
            effect("event", key);
            String of = event.path("case").asText("");
            if (!of.isEmpty() && !of.equals("null") && !complete.getOrDefault(of, false)) {
              violations.add("an event before its filing: " + key);
            }
          }
        };
    Optional<Outcome> bad = weather(effect);
    if (bad.isPresent()) {
      return bad.get();
    }
    effect.run();
    return new Outcome.Delivered(Optional.empty());
  }

  @Override
  public synchronized Answered<String> announce(String key, byte[] body) {
    String location = "/v1/uploads/" + key + "-" + json(body).path("n").asInt();
    Runnable effect =
        () -> {
          uploads.putIfAbsent(location, 0L);
          sizes.put(location, json(body).path("size").asLong());
        };
    Optional<Outcome> bad = weather(effect);
    if (bad.isPresent()) {
      return new Answered.Not<>(bad.get());
    }
    effect.run();
    return new Answered.With<>(location);
  }

  @Override
  public synchronized Answered<Progress> progress(String location) {
    Optional<Outcome> bad = weather(() -> {});
    if (bad.isPresent()) {
      return new Answered.Not<>(bad.get());
    }
    long offset = uploads.getOrDefault(location, 0L);
    return new Answered.With<>(new Progress(offset, offset == sizes.getOrDefault(location, -1L)));
  }

  @Override
  public synchronized Answered<Long> add(String key, String location, long offset, byte[] part) {
    long there = uploads.getOrDefault(location, 0L);
    if (there != offset) {
      return new Answered.Not<>(new Outcome.WrongOffset(there));
    }
    Runnable effect = () -> uploads.put(location, offset + part.length);
    Optional<Outcome> bad = weather(effect);
    if (bad.isPresent()) {
      return new Answered.Not<>(bad.get());
    }
    effect.run();
    return new Answered.With<>(offset + part.length);
  }

  @Override
  public synchronized Outcome commit(String key, byte[] manifest, String digest) {
    List<Integer> missing = new ArrayList<>();
    for (int n = 1; n <= attachments.getOrDefault(key, 0); n++) {
      String location = "/v1/uploads/" + key + "-" + n;
      if (!uploads.getOrDefault(location, -1L).equals(sizes.get(location))) {
        missing.add(n);
      }
    }
    Runnable effect =
        () -> {
          if (missing.isEmpty() && complete.putIfAbsent(key, true) == null) {
            effect("filing", key);
          }
        };
    Optional<Outcome> bad = weather(effect);
    if (bad.isPresent()) {
      return bad.get();
    }
    effect.run();
    return missing.isEmpty() ? receipt(key) : new Outcome.MissingParts(missing);
  }

  @Override
  public synchronized Outcome health() {
    return weather(() -> {}).orElse(new Outcome.Delivered(Optional.empty()));
  }

  @Override
  public void onDate(Consumer<Instant> listener) {}

  @Override
  public void evict() {}

  @Override
  public void cancel() {}

  @Override
  public void close() {}
}
