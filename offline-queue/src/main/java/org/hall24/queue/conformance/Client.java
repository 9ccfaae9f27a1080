package org.hall24.queue.conformance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/** Speaks the contract by hand, also wrongly. Waits when it is asked to, a few times and not long. */
final class Client {

  static final String JSON = "application/json";
  static final String PART = "application/offset+octet-stream";
  private static final int PATIENCE = 5;
  private static final int LONGEST_WAIT_S = 10;

  private final OkHttpClient http;
  private final HttpUrl base;
  private final String kiosk;
  private final Clock clock;
  private final RandomGenerator random;
  private int told;
  private int toldWithout;
  private int notProblems;
  private String notProblem = "";

  Client(OkHttpClient http, HttpUrl base, String kiosk, Clock clock, RandomGenerator random) {
    this.http = http;
    this.base = base;
    this.kiosk = kiosk;
    this.clock = clock;
    this.random = random;
  }

  String kiosk() {
    return kiosk;
  }

  /** A UUIDv7 of now. */
  String key() {
    long high = (clock.millis() << 16) | 0x7000 | random.nextInt(0x1000);
    long low = (random.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
    return new java.util.UUID(high, low).toString();
  }

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(sha256(bytes));
  }

  static String digest(byte[] bytes) {
    return "sha-256=:" + Base64.getEncoder().encodeToString(sha256(bytes)) + ":";
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The headers of a write that is as it should be. */
  Map<String, String> headers(String key, byte[] body) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Hall24-Kiosk", kiosk);
    headers.put("Idempotency-Key", '"' + key + '"');
    headers.put("Content-Digest", digest(body));
    return headers;
  }

  Answer put(String key, String body) throws IOException {
    return send("PUT", "/v1/filings/" + key, headers(key, bytes(body)), JSON, bytes(body));
  }

  Answer post(String path, String key, String body) throws IOException {
    return send("POST", path, headers(key, bytes(body)), JSON, bytes(body));
  }

  Answer patch(String location, String key, long offset, byte[] part) throws IOException {
    Map<String, String> headers = headers(key, part);
    headers.put("Upload-Offset", Long.toString(offset));
    return send("PATCH", location, headers, PART, part);
  }

  Answer ask(String method, String path) throws IOException {
    return send(method, path, Map.of("Hall24-Kiosk", kiosk), JSON, null);
  }

  /** Sends, and sends again when it is told to come later. */
  Answer send(String method, String path, Map<String, String> headers, String type, byte @Nullable [] body) throws IOException {
    for (int again = 0; ; again++) {
      Answer answer = once(method, path, headers, type, body);
      boolean busy = answer.status() == 429 || answer.status() == 503;
      note(answer, busy, !method.equals("HEAD"));
      if (!busy || again == PATIENCE) {
        return answer;
      }
      await(answer.header("Retry-After").filter(s -> s.matches("\\d{1,4}")).map(Integer::parseInt).orElse(1));
    }
  }

  private synchronized void note(Answer answer, boolean busy, boolean hasBody) {
    if (busy) {
      told++;
      toldWithout += answer.header("Retry-After").isPresent() ? 0 : 1;
    }
    if (answer.status() >= 400 && hasBody && !answer.is("application/problem+json")) {
      notProblems++;
      notProblem = answer.call() + ": " + answer.status() + " " + answer.header("Content-Type").orElse("without a type");
    }
  }

  private static void await(int seconds) throws IOException {
    try {
      TimeUnit.SECONDS.sleep(Math.clamp(seconds, 1, LONGEST_WAIT_S));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("told to stop", e);
    }
  }

  private Answer once(String method, String path, Map<String, String> headers, String type, byte @Nullable [] body) throws IOException {
    try (Response response = http.newCall(request(method, path, headers, body == null ? null : new Whole(type, body))).execute()) {
      Map<String, String> names = new LinkedHashMap<>();
      response.headers().forEach(pair -> names.put(pair.getFirst().toLowerCase(Locale.ROOT), pair.getSecond()));
      return new Answer(method + " " + shortened(path), response.code(), names, response.body().string());
    }
  }

  private static String shortened(String path) {
    return path.replaceAll("[0-9a-f]{8}-[0-9a-f-]{20,30}", "{id}");
  }

  private Request request(String method, String path, Map<String, String> headers, @Nullable RequestBody body) throws IOException {
    HttpUrl url = path.startsWith("/v1/filings") || path.startsWith("/v1/events") || path.startsWith("/v1/time") || path.startsWith("/v1/health")
        ? base.newBuilder().addPathSegments(path.substring(1)).build()
        : base.resolve(path);
    if (url == null) {
      throw new IOException("the Location is not an address");
    }
    Request.Builder request = new Request.Builder().url(url).method(method, body);
    headers.forEach(request::header);
    return request.build();
  }

  /** Begins to send a part and cuts the line in the middle. */
  void cut(String location, String key, long offset, byte[] part) throws IOException {
    Map<String, String> headers = headers(key, part);
    headers.put("Upload-Offset", Long.toString(offset));
    try (Response answered = http.newCall(request("PATCH", location, headers, new Half(part))).execute()) {
      throw new IOException("answered " + answered.code() + " to half of a part");
    } catch (CutException meant) {
      // The line is cut, as it should be.
    }
  }

  /** How often it was told to come later. */
  synchronized int told() {
    return told;
  }

  /** How often without saying when. */
  synchronized int toldWithout() {
    return toldWithout;
  }

  synchronized int notProblems() {
    return notProblems;
  }

  synchronized String notProblem() {
    return notProblem;
  }

  private static final class CutException extends IOException {
    private static final long serialVersionUID = 1L;
  }

  private static class Whole extends RequestBody {
    private final String type;
    final byte[] body;

    Whole(String type, byte[] body) {
      this.type = type;
      this.body = body;
    }

    @Override
    public MediaType contentType() {
      return MediaType.get(type);
    }

    @Override
    public long contentLength() {
      return body.length;
    }

    @Override
    public boolean isOneShot() {
      return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      sink.write(body);
    }
  }

  private static final class Half extends Whole {
    Half(byte[] body) {
      super(PART, body);
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      sink.write(body, 0, body.length / 2);
      sink.flush();
      throw new CutException();
    }
  }
}
