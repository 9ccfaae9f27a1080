package org.hall24.kiosk.demo.hand;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/**
 * Lends another process a hand and an eye at this process's screen, over loopback HTTP with JSON bodies. It finds what a
 * person sees and moves a pointer there; it knows neither journeys nor services.
 *
 * <ul>
 *   <li>{@code GET /see}: what is visible, as a list of {@link Sight}
 *   <li>{@code POST /tap {"id"} | {"text"}}: presses what carries the id or the text; 404 when it is not to be seen
 *   <li>{@code POST /picture {"file"}}: writes the page as a PNG of 1080×1920
 *   <li>{@code POST /clock {"at"}}: sets the hall's clock
 * </ul>
 */
public final class RemoteHand implements AutoCloseable {
  private static final long FX_SECONDS = 20;

  /** How often a thing may have moved before the finger gives up. */
  private static final int LOOKS = 100;

  private final ObjectMapper json = new ObjectMapper();
  private final HttpServer server;
  private final Consumer<Instant> clock;

  /** Touched on the JavaFX thread only. */
  private @Nullable Robot robot;

  /**
   * Starts listening.
   *
   * @param port loopback port
   * @param clock takes a new time of day of the hall
   */
  public RemoteHand(int port, Consumer<Instant> clock) throws IOException {
    this.clock = clock;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/see", exchange -> answer(exchange, this::see));
    server.createContext("/tap", exchange -> answer(exchange, () -> tap(body(exchange))));
    server.createContext("/picture", exchange -> answer(exchange, () -> picture(body(exchange))));
    server.createContext("/clock", exchange -> answer(exchange, () -> setClock(body(exchange))));
    server.start();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private record Reply(int status, Object body) {}

  private Reply see() throws Exception {
    return onScreen(() -> Eye.scene().map(s -> new Reply(200, Eye.see(s))).orElseGet(RemoteHand::noWindow));
  }

  /** As a finger does: goes there, sees that it has not moved away meanwhile, presses, lets go. */
  private Reply tap(JsonNode body) throws Exception {
    String id = body.path("id").asText();
    String text = body.path("text").asText();
    @Nullable Point2D before = null;
    for (int look = 0; look < LOOKS; look++) {
      Optional<Point2D> found = onScreen(() -> reach(id, text));
      if (found.isEmpty()) {
        return new Reply(404, Map.of("error", "not to be seen"));
      }
      awaitPulse();
      if (found.get().equals(before)) {
        onScreen(() -> finger(robot -> robot.mousePress(MouseButton.PRIMARY)));
        awaitPulse();
        onScreen(() -> finger(robot -> robot.mouseRelease(MouseButton.PRIMARY)));
        // The headless platform says of a released button that it is still down; an empty release says that none is.
        onScreen(() -> finger(robot -> robot.mouseRelease()));
        return new Reply(200, Map.of("tapped", id.isEmpty() ? text : id));
      }
      before = found.get();
    }
    return new Reply(409, Map.of("error", "does not stand still"));
  }

  /** Puts the pointer on the middle of what is looked for; empty when it is not to be seen. */
  private Optional<Point2D> reach(String id, String text) {
    Optional<Scene> scene = Eye.scene();
    Optional<Node> node = scene.flatMap(s -> Eye.find(s, id, text));
    if (node.isEmpty()) {
      return Optional.empty();
    }
    Bounds bounds = node.get().localToScreen(node.get().getBoundsInLocal());
    Point2D middle = new Point2D(bounds.getCenterX(), bounds.getCenterY());
    scene.get().getWindow().requestFocus();
    pointer().mouseMove(middle);
    return Optional.of(middle);
  }

  private boolean finger(Consumer<Robot> act) {
    act.accept(pointer());
    return true;
  }

  /** One pointer for all touches: on the headless platform a robot remembers by itself which window it is over. */
  private Robot pointer() {
    Robot made = robot;
    if (made == null) {
      made = new Robot();
      robot = made;
    }
    return made;
  }

  /** Waits until the screen was laid out once more. */
  private static void awaitPulse() throws Exception {
    CompletableFuture<Boolean> pulsed = new CompletableFuture<>();
    Runnable listener = () -> pulsed.complete(true);
    Scene scene = onScreen(() -> Eye.scene().orElseThrow());
    onScreen(
        () -> {
          scene.addPostLayoutPulseListener(listener);
          Platform.requestNextPulse();
          return true;
        });
    pulsed.get(FX_SECONDS, TimeUnit.SECONDS);
    onScreen(
        () -> {
          scene.removePostLayoutPulseListener(listener);
          return true;
        });
  }

  private Reply picture(JsonNode body) throws Exception {
    File file = new File(body.path("file").asText());
    for (int look = 0; look < LOOKS && !onScreen(() -> Eye.scene().map(Eye::settled).orElse(true)); look++) {
      awaitPulse();
    }
    var picture = onScreen(() -> Eye.scene().map(Eye::picture));
    if (picture.isEmpty()) {
      return noWindow();
    }
    Files.createDirectories(file.toPath().toAbsolutePath().getParent());
    ImageIO.write(picture.get(), "png", file);
    return new Reply(200, Map.of("file", file.getPath()));
  }

  private Reply setClock(JsonNode body) {
    clock.accept(Instant.parse(body.path("at").asText()));
    return new Reply(200, Map.of("at", body.path("at").asText()));
  }

  private static Reply noWindow() {
    return new Reply(503, Map.of("error", "no window is showing yet"));
  }

  private static <T> T onScreen(Callable<T> work) throws ExecutionException, InterruptedException, TimeoutException {
    CompletableFuture<T> done = new CompletableFuture<>();
    Platform.runLater(
        () -> {
          try {
            done.complete(work.call());
          } catch (Exception e) {
            done.completeExceptionally(e);
          }
        });
    return done.get(FX_SECONDS, TimeUnit.SECONDS);
  }

  private JsonNode body(HttpExchange exchange) throws IOException {
    return json.readTree(exchange.getRequestBody());
  }

  private void answer(HttpExchange exchange, Callable<Reply> work) throws IOException {
    Reply reply;
    try {
      reply = work.call();
    } catch (Exception e) {
      reply = new Reply(500, Map.of("error", String.valueOf(e.getMessage())));
    }
    byte[] bytes = json.writeValueAsBytes(reply.body());
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(reply.status(), bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
