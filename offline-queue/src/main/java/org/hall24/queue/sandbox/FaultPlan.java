package org.hall24.queue.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What goes wrong at the backend, and how often. As JSON: {@code {"faults":[{"on":"PUT /v1/filings","do":"drop-answer",
 * "times":1}],"mistakes":["forgets-keys"]}}; {@code status}, {@code problem}, {@code retryAfter} and {@code delayMs} belong to
 * some of the faults.
 */
public final class FaultPlan {

  /** The sorts of trouble. */
  public enum Kind {
    /** The connection is closed before anything is looked at: the line is cut. */
    REFUSE,
    /** Everything is done and then the connection is closed instead of answering. */
    DROP_ANSWER,
    /** Everything is done and half of the answer is sent. */
    CUT_ANSWER,
    /** An error status, perhaps with Retry-After; nothing is stored. */
    STATUS,
    /** The answer waits. */
    DELAY,
    /** A captive portal's page with status 200; nothing is stored. */
    PORTAL,
    /** Everything is done and the receipt names another digest. */
    WRONG_DIGEST;

    /** The word in a plan. */
    public String wire() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * One trouble.
   *
   * @param on method and beginning of the path, for example {@code PUT /v1/filings}; empty for every call
   * @param kind what happens
   * @param times how often; 0 for always
   * @param status for {@link Kind#STATUS}
   * @param problem the problem's name, for {@link Kind#STATUS}
   * @param retryAfter the header's value, for {@link Kind#STATUS}
   * @param delayMs for {@link Kind#DELAY}
   */
  public record Fault(
      String on, Kind kind, int times, int status, String problem, Optional<String> retryAfter, int delayMs) {

    /** A trouble without further values. */
    public static Fault of(String on, Kind kind, int times) {
      return new Fault(on, kind, times, 503, "busy", Optional.empty(), 0);
    }

    /** An error status. */
    public static Fault status(String on, int times, int status, String problem) {
      return new Fault(on, Kind.STATUS, times, status, problem, Optional.empty(), 0);
    }

    /** The same with a Retry-After. */
    public Fault retryAfter(String value) {
      return new Fault(on, kind, times, status, problem, Optional.of(value), delayMs);
    }
  }

  /** Whether a plan could be read. */
  public sealed interface Parsed {
    /** It could. */
    record Plan(List<Fault> faults, Set<Mistake> mistakes) implements Parsed {}

    /** It could not; says where. */
    record Invalid(String why) implements Parsed {}
  }

  private record Left(Fault fault, int times) {}

  private final List<Left> left = new ArrayList<>();
  private final Set<Mistake> mistakes = EnumSet.noneOf(Mistake.class);

  /** Adds one trouble behind those that are planned. */
  public synchronized FaultPlan add(Fault fault) {
    left.add(new Left(fault, fault.times()));
    return this;
  }

  /** Seeds a mistake. */
  public synchronized FaultPlan add(Mistake mistake) {
    mistakes.add(mistake);
    return this;
  }

  synchronized boolean makes(Mistake mistake) {
    return mistakes.contains(mistake);
  }

  /** Forgets all and does as the plan says. */
  public synchronized void replace(Parsed.Plan plan) {
    replace(plan.faults());
    mistakes.clear();
    mistakes.addAll(plan.mistakes());
  }

  /** Forgets all faults and plans these. */
  public synchronized void replace(List<Fault> faults) {
    left.clear();
    faults.forEach(this::add);
  }

  /** The next trouble of a call, if one is planned; it is used up. */
  synchronized Optional<Fault> next(String method, String path) {
    String call = method + " " + path;
    for (int i = 0; i < left.size(); i++) {
      Left candidate = left.get(i);
      if (call.startsWith(candidate.fault.on())) {
        if (candidate.times == 1) {
          left.remove(i);
        } else if (candidate.times > 1) {
          left.set(i, new Left(candidate.fault, candidate.times - 1));
        }
        return Optional.of(candidate.fault);
      }
    }
    return Optional.empty();
  }

  /** Reads a plan. */
  public static Parsed parse(String json) {
    try {
      JsonNode plan = new ObjectMapper().readTree(json);
      JsonNode faults = plan.path("faults");
      JsonNode seeded = plan.path("mistakes");
      if (!(faults.isArray() || (faults.isMissingNode() && seeded.isArray()))) {
        return new Parsed.Invalid("\"faults\" must be a list");
      }
      Set<Mistake> mistakes = EnumSet.noneOf(Mistake.class);
      for (JsonNode word : seeded) {
        Optional<Mistake> mistake = Mistake.of(word.asText());
        if (mistake.isEmpty()) {
          return new Parsed.Invalid("mistakes[" + mistakes.size() + "] is not a known mistake");
        }
        mistakes.add(mistake.get());
      }
      List<Fault> read = new ArrayList<>();
      for (JsonNode node : faults) {
        Optional<Kind> kind = kind(node.path("do").asText());
        if (kind.isEmpty()) {
          return new Parsed.Invalid("faults[" + read.size() + "].do is not a known fault");
        }
        read.add(
            new Fault(
                node.path("on").asText(""),
                kind.get(),
                node.path("times").asInt(0),
                node.path("status").asInt(503),
                node.path("problem").asText("busy"),
                node.hasNonNull("retryAfter") ? Optional.of(node.get("retryAfter").asText()) : Optional.empty(),
                node.path("delayMs").asInt(0)));
      }
      return new Parsed.Plan(read, mistakes);
    } catch (JsonProcessingException e) {
      return new Parsed.Invalid("not JSON");
    }
  }

  private static Optional<Kind> kind(String word) {
    for (Kind kind : Kind.values()) {
      if (kind.wire().equals(word)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
