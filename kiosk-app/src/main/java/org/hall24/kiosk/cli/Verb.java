package org.hall24.kiosk.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Mixin;

/** One thing that {@code hallctl} can do. A verb lives for one command. */
abstract class Verb implements Callable<Integer> {

  private static final Duration GRACE = Duration.ofMillis(500);
  private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);

  @Mixin final Shared shared = new Shared();

  final Surroundings surroundings;

  Verb(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /**
   * Does it.
   *
   * @throws Failed when it cannot
   * @throws InterruptedException when somebody pressed Ctrl-C; devices are left in order
   */
  abstract Answer answer() throws Failed, InterruptedException;

  @Override
  public final Integer call() {
    try {
      Answer answer = inTime();
      answer.json().ifPresent(json -> voice().say(json, answer.text()));
      return answer.exit();
    } catch (InterruptedException e) {
      return Answer.INTERRUPTED;
    } catch (Failed e) {
      debug(e);
      voice().failure(e.kind(), e.sentence(), e.action());
      return e.exit();
    } catch (RuntimeException e) {
      // A broken assumption: its text may quote anything, so only its type is told.
      debug(e);
      voice().failure(
          "internal",
          "hallctl met something it does not expect: " + e.getClass().getSimpleName(),
          "run it again with --debug FILE and send that file to the maintainers");
      return Answer.NOT_SO;
    }
  }

  private Answer inTime() throws Failed, InterruptedException {
    if (!bounded()) {
      return answer();
    }
    Duration limit = timeout();
    // What waits inside gives its own answer at the limit; this is for what would not.
    try (Deadline deadline = new Deadline(limit.plus(GRACE), Thread.currentThread())) {
      try {
        return answer();
      } catch (InterruptedException e) {
        if (!deadline.over()) {
          throw e;
        }
        throw Failed.because(
            "timed-out",
            "it took longer than " + limit.toMillis() / 1000.0 + " s",
            "look at the device; if it only needs longer, give it more with --timeout S");
      }
    }
  }

  /** Whether the verb has to end within {@link #timeout()}; a verb that repeats or counts its own time has not. */
  boolean bounded() {
    return false;
  }

  final Voice voice() {
    return new Voice(surroundings.out(), surroundings.err(), shared.json);
  }

  /** How long the whole command may take. */
  final Duration timeout() throws Failed {
    return shared.timeout.isPresent() ? seconds("--timeout", shared.timeout.get()) : defaultTimeout();
  }

  Duration defaultTimeout() {
    return DEFAULT_TIMEOUT;
  }

  /** A duration that somebody typed. */
  static Duration seconds(String option, double seconds) throws Failed {
    if (!(seconds >= 0 && seconds <= 1e7)) {
      throw Failed.wrongUse("usage", option + " " + seconds + " is not a number of seconds", "give seconds from 0 up");
    }
    return Duration.ofNanos((long) (seconds * 1e9));
  }

  private void debug(Exception e) {
    if (shared.debug.isEmpty()) {
      return;
    }
    Path file = shared.debug.get();
    StringWriter text = new StringWriter();
    e.printStackTrace(new PrintWriter(text));
    try {
      Files.writeString(file, text.toString());
      voice().note("details: " + file);
    } catch (IOException cannot) {
      Logger log = LoggerFactory.getLogger(Verb.class);
      log.warn("event=hallctl.debug-not-written file={} cause={}", file, cannot.getClass().getSimpleName());
    }
  }
}
