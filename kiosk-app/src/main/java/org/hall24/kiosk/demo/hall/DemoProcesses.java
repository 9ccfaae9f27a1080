package org.hall24.kiosk.demo.hall;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hall24.kiosk.cli.HallCtl;

/** The demo's other processes: the sandbox backend and the hall, which in turn holds the kiosk's mains switch. */
public final class DemoProcesses implements AutoCloseable {
  private static final String EVENING = "2026-11-22T14:40:00Z";
  private static final long END_SECONDS = 10;

  private final Path run;
  private final Process backend;
  private final Process hall;
  private final URI backendUrl;
  private final int controlPort;
  private final int handPort;

  private DemoProcesses(Path run, Process backend, URI backendUrl, Process hall, int controlPort, int handPort) {
    this.run = run;
    this.backend = backend;
    this.backendUrl = backendUrl;
    this.hall = hall;
    this.controlPort = controlPort;
    this.handPort = handPort;
  }

  /**
   * Starts both and waits until they are ready.
   *
   * @param run folder for lines, logs, state and receipts
   * @param commissioned whether the cabinet opens for residents and couriers already
   * @param script whether the night plays by itself, without the hall panel and, where JavaFX can, without a display
   */
  public static DemoProcesses start(Path run, boolean script, boolean commissioned) throws IOException {
    Path logs = Files.createDirectories(run.resolve("logs"));
    Path backendState = Files.createDirectories(run.resolve("backend"));
    List<String> plain = List.of("-XX:+UseSerialGC", "-Djava.awt.headless=true", "-Dfile.encoding=UTF-8");
    Process backend =
        JavaProcess.start(
            plain,
            HallCtl.class,
            List.of("emulate", "backend", "--listen", "127.0.0.1:0", "--state", backendState.toString(), "--json"),
            logs.resolve("backend.log"),
            true);
    URI url = URI.create(firstLine(backend, "the sandbox backend").path("url").asText());

    int handPort = freePort();
    List<String> arguments =
        new ArrayList<>(
            List.of("--run", run.toString(), "--backend", url.toString(), "--time", EVENING, "--hand", Integer.toString(handPort)));
    if (!commissioned) {
      arguments.add("--uncommissioned");
    }
    List<String> options = new ArrayList<>(plain);
    if (script) {
      arguments.add("--script");
      options.addAll(JavaProcess.headless());
    } else {
      arguments.add("--panel");
    }
    Process hall = JavaProcess.start(options, HallProcess.class, arguments, logs.resolve("hall.log"), true);
    int control = firstLine(hall, "the hall").path("control").asInt();
    return new DemoProcesses(run, backend, url, hall, control, handPort);
  }

  /** Where the sandbox backend listens, not through the hall's network cable. */
  public URI backendUrl() {
    return backendUrl;
  }

  /** Loopback port of the hall's control. */
  public int controlPort() {
    return controlPort;
  }

  /** Loopback port of the hand inside the kiosk. */
  public int handPort() {
    return handPort;
  }

  /** The folder of lines, logs, state and receipts. */
  public Path run() {
    return run;
  }

  /** Waits for the hall panel to be closed. */
  public int untilTheHallCloses() throws InterruptedException {
    return hall.waitFor();
  }

  @Override
  public void close() {
    end(hall);
    end(backend);
  }

  private static void end(Process process) {
    try {
      process.getOutputStream().close();
      process.destroy();
      if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private static JsonNode firstLine(Process process, String who) throws IOException {
    BufferedReader reader = process.inputReader();
    String line = reader.readLine();
    if (line == null) {
      throw new IOException(who + " ended before it was ready; its log says why");
    }
    // What comes later is read and dropped, or the process would wait for us.
    Thread.ofVirtual().start(() -> drain(reader));
    return new ObjectMapper().readTree(line);
  }

  private static void drain(BufferedReader reader) {
    try {
      while (reader.readLine() != null) {
        continue;
      }
    } catch (IOException e) {
      // The process has ended, and its pipe with it.
      return;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
