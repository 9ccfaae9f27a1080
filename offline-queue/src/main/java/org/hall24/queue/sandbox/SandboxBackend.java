package org.hall24.queue.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sandbox backend: serves the whole contract over HTTP from its own database.
 *
 * <p>Beside the contract it shows what arrived: {@code GET /sandbox/filings}, {@code /sandbox/events},
 * {@code /sandbox/counts}; takes a fault plan by {@code PUT /sandbox/faults}; and at {@code /clerk} a clerk decides. None of
 * it is for the street.
 */
public final class SandboxBackend implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SandboxBackend.class);
  private static final int BACKLOG = 64;
  private static final int MOST_BYTES = 4 * 1024 * 1024;

  private final HttpServer server;
  private final ExecutorService threads;
  private final Database database;
  private final Filings filings;
  private final Uploads uploads;
  private final Codes codes;
  private final Clerk clerk;
  private final FaultPlan faults;
  private final Map<String, Long> counts = new TreeMap<>();
  private final Semaphore closing = new Semaphore(0);
  private volatile BiConsumer<Call, Reply> observer = (call, reply) -> {};

  private SandboxBackend(HttpServer server, Database database, FaultPlan faults, Clock clock, ZoneId zone) {
    this.server = server;
    this.database = database;
    this.faults = faults;
    this.filings = new Filings(database, faults, clock, zone);
    this.uploads = new Uploads(database, filings, faults);
    this.codes = new Codes(database, clock);
    this.clerk = new Clerk(database, filings, codes);
    this.threads = Executors.newVirtualThreadPerTaskExecutor();
  }

  /**
   * Starts serving.
   *
   * @param listen address and port; port 0 takes a free one
   * @param file the database, or memory when empty
   * @throws IOException when the address cannot be taken
   */
  public static SandboxBackend start(InetSocketAddress listen, Optional<Path> file, FaultPlan faults, Clock clock)
      throws IOException {
    return start(listen, file, faults, clock, Optional.empty());
  }

  /**
   * Starts serving, perhaps over TLS.
   *
   * @param listen address and port; port 0 takes a free one
   * @param file the database, or memory when empty
   * @throws IOException when the address cannot be taken
   */
  public static SandboxBackend start(
      InetSocketAddress listen, Optional<Path> file, FaultPlan faults, Clock clock, Optional<SandboxTls> tls) throws IOException {
    HttpServer server = tls.isPresent() ? secure(listen, tls.get()) : HttpServer.create(listen, BACKLOG);
    SandboxBackend backend =
        new SandboxBackend(server, Database.open(file), faults, clock, ZoneId.of("Asia/Shanghai"));
    server.setExecutor(backend.threads);
    server.createContext("/", backend::serve);
    server.start();
    return backend;
  }

  private static HttpServer secure(InetSocketAddress listen, SandboxTls tls) throws IOException {
    HttpsServer server = HttpsServer.create(listen, BACKLOG);
    SSLContext context = tls.authority().server(tls.hosts());
    server.setHttpsConfigurator(
        new HttpsConfigurator(context) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters ours = context.getDefaultSSLParameters();
            ours.setNeedClientAuth(tls.kiosksProveThemselves());
            ours.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
            parameters.setSSLParameters(ours);
          }
        });
    return server;
  }

  /** A sandbox in memory on a free port of this machine, without faults. */
  public static SandboxBackend start() throws IOException {
    return start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Optional.empty(), new FaultPlan(), Clock.systemUTC());
  }

  /** Where it is. */
  public URI url() {
    InetSocketAddress address = server.getAddress();
    String host = address.getAddress().isAnyLocalAddress() ? "127.0.0.1" : address.getAddress().getHostAddress();
    String scheme = server instanceof HttpsServer ? "https://" : "http://";
    return URI.create(scheme + (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort());
  }

  /** What goes wrong; may be changed while it serves. */
  public FaultPlan faults() {
    return faults;
  }

  /** Calls by method and by status, and {@code twice}: keys that took effect more than once. */
  public Map<String, Long> counts() {
    Map<String, Long> all;
    synchronized (counts) {
      all = new TreeMap<>(counts);
    }
    all.put(
        "twice",
        Filings.number(
            database.row("SELECT count(*) AS n FROM (SELECT key FROM effect GROUP BY key HAVING count(*) > 1)").orElseThrow(),
            "n"));
    all.putIfAbsent("malformed", 0L);
    all.putIfAbsent("forbidden", 0L);
    all.put("filings", Filings.number(database.row("SELECT count(*) AS n FROM filing").orElseThrow(), "n"));
    all.put("events", Filings.number(database.row("SELECT count(*) AS n FROM event").orElseThrow(), "n"));
    return all;
  }

  /** Tells every call of the contract and its answer, before it is sent. */
  void observe(BiConsumer<Call, Reply> told) {
    observer = told;
  }

  private void count(String what) {
    synchronized (counts) {
      counts.merge(what, 1L, Long::sum);
    }
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String method = exchange.getRequestMethod();
      String path = exchange.getRequestURI().getPath();
      Optional<FaultPlan.Fault> fault = path.startsWith("/v1/") ? faults.next(method, path) : Optional.empty();
      FaultPlan.Kind trouble = fault.map(FaultPlan.Fault::kind).orElse(null);
      if (trouble == FaultPlan.Kind.REFUSE) {
        // Closing without an answer is all that "the line is cut" can look like from this side.
        count("refused");
        return;
      }
      if (trouble == FaultPlan.Kind.DELAY) {
        hold(fault.orElseThrow().delayMs());
      }
      byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
      Map<String, String> headers = new HashMap<>();
      exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
      count(method);
      Call call = new Call(method, path, headers, body);
      Reply reply = stranger(exchange, call).orElseGet(() -> answer(call, fault));
      count(Integer.toString(reply.status()));
      if (path.startsWith("/v1/") && fault.isEmpty()) {
        judge(reply);
        observer.accept(call, reply);
      }
      if (trouble == FaultPlan.Kind.DROP_ANSWER) {
        count("dropped");
        return;
      }
      send(exchange, reply, trouble == FaultPlan.Kind.CUT_ANSWER);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.error("event=sandbox.failed cause={}", e.toString());
      send(exchange, Reply.problem(500, "internal", "The sandbox failed"), false);
    }
  }

  /** Whoever proves himself by a certificate may speak for the kiosk that it names, and for no other. */
  private static Optional<Reply> stranger(HttpExchange exchange, Call call) {
    if (!(exchange instanceof HttpsExchange secure)) {
      return Optional.empty();
    }
    try {
      String name = secure.getSSLSession().getPeerPrincipal().getName().replaceFirst("(?:.*,)?CN=([^,]*).*", "$1");
      return call.header("hall24-kiosk").filter(kiosk -> !kiosk.equals(name)).isPresent()
          ? Optional.of(Reply.problem(403, "not-this-kiosk", "The certificate is of another kiosk"))
          : Optional.empty();
    } catch (SSLPeerUnverifiedException e) {
      // No certificate was asked for.
      return Optional.empty();
    }
  }

  /** What a kiosk that keeps to the contract never does, and what it is not allowed to. */
  private void judge(Reply reply) {
    boolean race = reply.body().contains("digest-mismatch\"") || reply.body().contains("too-large\"");
    switch (reply.status()) {
      case 400, 405, 415, 422 -> count(race ? "corrupted" : "malformed");
      case 403 -> count("forbidden");
      default -> {
        // Kept to the contract.
      }
    }
  }

  private Reply answer(Call call, Optional<FaultPlan.Fault> fault) {
    if (call.body().length > MOST_BYTES) {
      return Reply.problem(413, "too-large", "The body is too large", Reply.node().put("maxBytes", MOST_BYTES));
    }
    return switch (fault.map(FaultPlan.Fault::kind).orElse(null)) {
      case STATUS -> {
        FaultPlan.Fault f = fault.orElseThrow();
        Reply reply = Reply.problem(f.status(), f.problem(), "As planned");
        yield f.retryAfter().map(value -> reply.with("Retry-After", value)).orElse(reply);
      }
      case PORTAL -> new Reply(200, Optional.of("text/html"), "<html><body>Welcome to the free network</body></html>", Map.of());
      case WRONG_DIGEST -> {
        Reply reply = route(call);
        yield new Reply(reply.status(), reply.type(), reply.body().replaceAll("sha-256=:..", "sha-256=:AA"), reply.headers());
      }
      case null, default -> route(call);
    };
  }

  private Reply route(Call call) {
    List<String> path = call.segments();
    if (path.isEmpty()) {
      return clerk.answer(call, List.of("clerk"));
    }
    if (path.getFirst().equals("clerk")) {
      return clerk.answer(call, path);
    }
    if (path.size() >= 2 && path.getFirst().equals("sandbox")) {
      return inspect(call, path.get(1));
    }
    if (path.size() < 2 || !path.getFirst().equals("v1")) {
      return Reply.problem(404, "unknown-path", "The contract has no such path");
    }
    String what = call.method() + " " + path.get(1) + (path.size() > 3 ? "/" + path.get(3) : "") + " " + path.size();
    if (what.equals("GET health 2")) {
      return Reply.json(200, Reply.node().put("status", "ok"));
    }
    if (what.equals("GET time 2")) {
      return Reply.json(200, Reply.node().put("now", filings.now()));
    }
    Optional<String> kiosk = call.header("hall24-kiosk").filter(k -> !k.isBlank());
    if (kiosk.isEmpty()) {
      return Reply.problem(403, "not-this-kiosk", "Hall24-Kiosk is missing");
    }
    String who = kiosk.get();
    return switch (what) {
      case "PUT filings 3" -> filings.put(call, who, path.get(2));
      case "GET filings 3" -> filings.get(who, path.get(2));
      case "POST filings/attachments 4" -> uploads.create(call, who, path.get(2));
      case "POST filings/commit 4" -> uploads.commit(call, who, path.get(2));
      case "HEAD uploads 3" -> uploads.head(who, path.get(2));
      case "PATCH uploads 3" -> uploads.patch(call, who, path.get(2));
      case "GET one-time-codes 2" -> codes.offered();
      case "POST one-time-codes 2" -> call.badWrite("application/json", faults).orElseGet(() -> codes.send(call, who));
      case "POST one-time-codes/check 4" ->
          call.badWrite("application/json", faults).orElseGet(() -> codes.check(call, who, path.get(2)));
      case "POST events 2" -> filings.events(call, who);
      default -> Reply.problem(404, "unknown-path", "The contract has no such call");
    };
  }

  private Reply inspect(Call call, String what) {
    return switch (call.method() + " " + what) {
      case "GET filings" ->
          list(
              "filings",
              """
              SELECT key, kiosk, json_extract(CAST(body AS TEXT), '$.acceptanceNo') AS acceptanceNo,
                json_extract(CAST(body AS TEXT), '$.service') AS service, json_extract(CAST(body AS TEXT), '$.acceptedAt') AS acceptedAt,
                ref AS backendRef, received AS receivedAt, digest, state, puts,
                (SELECT count(*) FROM effect e WHERE e.key = filing.key) AS applied
              FROM filing ORDER BY key
              """);
      case "GET events" ->
          list(
              "events",
              """
              SELECT key, kiosk, kind, case_key AS "case", at, body, received AS receivedAt, seen,
                (SELECT count(*) FROM effect e WHERE e.key = event.key) AS applied
              FROM event ORDER BY rowid
              """);
      case "GET counts" -> Reply.json(200, Filings.JSON.<ObjectNode>valueToTree(counts()));
      case "PUT one-time-codes" -> codes.configure(call);
      case "PUT faults" ->
          switch (FaultPlan.parse(new String(call.body(), StandardCharsets.UTF_8))) {
            case FaultPlan.Parsed.Plan plan -> {
              faults.replace(plan);
              yield Reply.empty(204);
            }
            case FaultPlan.Parsed.Invalid invalid -> Reply.problem(422, "invalid-plan", invalid.why());
          };
      default -> Reply.problem(404, "unknown-path", "The sandbox shows filings, events and counts");
    };
  }

  private Reply list(String name, String sql) {
    ArrayNode rows = Filings.JSON.createArrayNode();
    for (Map<String, @Nullable Object> row : database.rows(sql)) {
      ObjectNode node = rows.addObject();
      row.forEach(
          (column, value) -> {
            if (column.equals("body")) {
              node.putRawValue(column, new RawValue(String.valueOf(value)));
            } else {
              node.putPOJO(column, value);
            }
          });
    }
    return Reply.json(200, Reply.node().set(name, rows).toString());
  }

  private void send(HttpExchange exchange, Reply reply, boolean cut) throws IOException {
    Optional<String> media =
        reply.type().map(type -> type.contains("problem") && faults.makes(Mistake.HTML_ERRORS) ? "text/html" : type);
    media.ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
    reply.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    byte[] bytes = reply.bytes();
    if (bytes.length == 0 || exchange.getRequestMethod().equals("HEAD")) {
      exchange.sendResponseHeaders(reply.status(), -1);
      return;
    }
    exchange.sendResponseHeaders(reply.status(), bytes.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(bytes, 0, cut ? bytes.length / 2 : bytes.length);
    }
  }

  /** Waits, but not longer than the sandbox lives. */
  private void hold(int ms) throws InterruptedException {
    if (closing.tryAcquire(ms, TimeUnit.MILLISECONDS)) {
      closing.release();
    }
  }

  /** Ends all connections and closes the database. */
  @Override
  public void close() {
    closing.release();
    server.stop(0);
    threads.shutdown();
    database.close();
  }
}
