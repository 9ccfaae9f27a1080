package org.hall24.kiosk.demo.hall;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/**
 * The hall's loopback control: {@code POST /do {"what", …}} does what a body in the hall could do, {@code GET /world} tells
 * what is to be seen there (doors, paper, bolts, receipts, cables, what the emulators counted).
 */
public final class HallControl implements AutoCloseable {
  private final ObjectMapper json = new ObjectMapper();
  private final HttpServer server;
  private final HallWorld world;

  /** Starts listening on a free loopback port. */
  public HallControl(HallWorld world) throws IOException {
    this.world = world;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/do", exchange -> answer(exchange, () -> act(json.readTree(exchange.getRequestBody()))));
    server.createContext("/world", exchange -> answer(exchange, world::look));
    server.start();
  }

  /** Where it listens. */
  public int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private Object act(JsonNode what) throws Exception {
    String who = what.path("who").asText();
    int cell = what.path("cell").asInt();
    String device = what.path("device").asText();
    switch (what.path("what").asText()) {
      case "lay-card" -> world.layCard(who);
      case "lift-card" -> world.liftCard();
      case "snatch-card" -> world.snatchCard(who);
      case "show-paper" -> world.showPaper(what.path("paper").asText());
      case "stand" -> world.standBeforeFace(who);
      case "leave" -> world.leaveFace();
      case "put-paper" -> world.putPaper(cell);
      case "take-paper" -> world.takePaper(cell);
      case "close-door" -> world.closeDoor(cell);
      case "tear-receipt" -> world.tearReceipt();
      case "pull-cable" -> world.pullCable(device);
      case "plug-cable" -> world.plugCable(device);
      case "cut-network" -> world.cutNetwork();
      case "mend-network" -> world.mendNetwork();
      case "power-off" -> world.powerOff();
      case "power-on" -> world.powerOn();
      case "set-clock" -> world.setClock(Instant.parse(what.path("at").asText()));
      default -> throw new IllegalArgumentException("nobody in the hall can do \"" + what.path("what").asText() + "\"");
    }
    return Map.of("done", what.path("what").asText());
  }

  private void answer(HttpExchange exchange, Callable<Object> work) throws IOException {
    int status = 200;
    Object body;
    try {
      body = work.call();
    } catch (Exception e) {
      status = 400;
      body = Map.of("error", String.valueOf(e.getMessage()));
    }
    byte[] bytes = json.writeValueAsBytes(body);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
