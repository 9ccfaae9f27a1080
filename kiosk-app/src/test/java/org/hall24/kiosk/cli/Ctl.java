package org.hall24.kiosk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Runs {@code hallctl} within the test, as a terminal would. */
final class Ctl {

  /** What a finished command left. */
  record Said(int exit, String out, String err) {

    /** The one JSON document. */
    JsonNode json() {
      assertThat(out.lines()).as("exactly one document on standard output; standard error: %s", err).hasSize(1);
      return Json.parse(out).orElseThrow();
    }

    /** One document per line. */
    List<JsonNode> lines() {
      return out.lines().map(line -> Json.parse(line).orElseThrow()).toList();
    }

    String errorKind() {
      return json().path("error").path("kind").asText();
    }
  }

  private final Path home;

  Ctl(Path home) {
    this.home = home;
  }

  /** Runs a command to its end. */
  Said run(String... args) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    int exit = HallCtl.run(surroundings(InputStream.nullInputStream(), out, err, new Stop()), args);
    return new Said(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** Runs a command for a program: with {@code --json}. */
  Said json(String... args) {
    List<String> all = new ArrayList<>(List.of(args));
    all.add("--json");
    return run(all.toArray(String[]::new));
  }

  /** Starts a command that goes on until stopped. */
  Running start(String... args) throws IOException {
    return new Running(args);
  }

  private Surroundings surroundings(InputStream in, OutputStream out, OutputStream err, Stop stop) {
    return new Surroundings(
        in,
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        Clock.systemUTC(),
        new SecureRandom(),
        home,
        stop);
  }

  /** Standard error, which can be waited for. */
  private static final class Notes extends ByteArrayOutputStream {
    @Override
    public synchronized void write(byte[] bytes, int from, int length) {
      super.write(bytes, from, length);
      notifyAll();
    }

    synchronized void await(String text) throws InterruptedException {
      while (!toString(StandardCharsets.UTF_8).contains(text)) {
        wait();
      }
    }
  }

  /** A command that goes on. */
  final class Running implements AutoCloseable {
    private static final int PIPE = 1 << 20;

    private final Stop stop = new Stop();
    private final PipedOutputStream keyboard = new PipedOutputStream();
    private final BufferedReader out;
    private final Notes err = new Notes();
    private final CompletableFuture<Integer> exit = new CompletableFuture<>();
    private final Thread thread;

    private Running(String... args) throws IOException {
      PipedOutputStream stdout = new PipedOutputStream();
      out = new BufferedReader(new InputStreamReader(new PipedInputStream(stdout, PIPE), StandardCharsets.UTF_8));
      PipedInputStream in = new PipedInputStream(keyboard);
      thread =
          Thread.ofPlatform()
              .name("hallctl " + args[0])
              .start(
                  () -> {
                    try (stdout) {
                      exit.complete(HallCtl.run(surroundings(in, stdout, err, stop), args));
                    } catch (IOException e) {
                      exit.completeExceptionally(e);
                    }
                  });
    }

    /** The next line of standard output, as JSON. */
    JsonNode next() throws IOException {
      String line = out.readLine();
      assertThat(line).as("standard error: %s", err).isNotNull();
      return Json.parse(line).orElseThrow();
    }

    /** Waits until standard error says so. */
    void awaitNote(String text) throws InterruptedException {
      err.await(text);
    }

    /** Types a line. */
    void type(String line) throws IOException {
      keyboard.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      keyboard.flush();
    }

    /** Presses Ctrl-C and gives the exit code. */
    int stop() {
      stop.fire();
      return exit.join();
    }

    /** Waits for the end and gives the exit code. */
    int end() {
      return exit.join();
    }

    @Override
    public void close() {
      stop.fire();
      thread.interrupt();
      exit.join();
    }
  }
}
