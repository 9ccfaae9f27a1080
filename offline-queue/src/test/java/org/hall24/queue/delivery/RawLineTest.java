package org.hall24.queue.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import okhttp3.HttpUrl;
import org.hall24.queue.outbox.Digests;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The client against a socket of bytes: what it sends once, and what it waits for no longer than it was told. */
class RawLineTest {

  private static final String KEY = "019aa9b1-0f6c-7abc-8def-0123456789ab";
  private static final byte[] BODY = "{\"kiosk\":\"test-kiosk\"}".getBytes(StandardCharsets.UTF_8);
  private static final String DIGEST = Digests.contentDigest(BODY);
  private static final String RECEIPT =
      "{\"receipt\":{\"key\":\"" + KEY + "\",\"backendRef\":\"A-1\",\"receivedAt\":\"2026-11-22T22:41:00+08:00\",\"digest\":\""
          + DIGEST + "\",\"state\":\"complete\"}}";
  private static final Duration PATIENT = Duration.ofSeconds(30);
  /** For those who never end: long enough for a cold start of the client. */
  private static final Duration SHORT = Duration.ofSeconds(2);
  private static final Duration STALL = Duration.ofSeconds(1);

  private RawServer server;
  private HttpBackend backend;

  @BeforeEach
  void a_server_of_bytes() throws IOException {
    server = new RawServer(line -> line.answer(200, "application/json", RECEIPT));
    backend = backend(server.url());
  }

  private static HttpBackend backend(HttpUrl url) {
    return new HttpBackend(DeliverySettings.of(url, "test-kiosk").withTimeouts(PATIENT, PATIENT, PATIENT), () -> false);
  }

  private static HttpBackend impatient(HttpUrl url) {
    return new HttpBackend(DeliverySettings.of(url, "test-kiosk").withTimeouts(STALL, SHORT, STALL), () -> false);
  }

  @AfterEach
  void closed() throws IOException {
    backend.close();
    server.close();
  }

  private Outcome put() {
    return backend.put(KEY, BODY);
  }

  /** A request on a connection that carried another one before. */
  private Outcome putOnPooled(RawServer.Script script) {
    server.next(line -> line.answer(200, "application/json", RECEIPT)).next(script);
    assertThat(put()).isInstanceOf(Outcome.Delivered.class);
    server.heads.clear();
    return put();
  }

  private static final Map<String, RawServer.Script> ENDINGS =
      Map.of(
          "closed", RawServer.Line::close,
          "reset", RawServer.Line::reset,
          "half a status line", line -> {
            line.say("HTTP/1.1 20");
            line.close();
          },
          "half a header", line -> {
            line.say("HTTP/1.1 200 OK\r\nContent-Ty");
            line.close();
          },
          "half a body", line -> {
            line.say("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 400\r\n\r\n{\"receipt\":");
            line.close();
          },
          "a body of no stated length, cut", line -> {
            line.say("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{\"receipt\":");
            line.close();
          },
          "not HTTP", line -> {
            line.say("SSH-2.0-OpenSSH_9.2\r\n\r\n");
            line.close();
          });

  @Test
  void a_connection_that_ends_after_the_request_saw_exactly_one() {
    ENDINGS.forEach(
        (how, script) -> {
          server.next(script);
          server.heads.clear();
          backend.evict();
          assertThat(put()).as("fresh, " + how).isInstanceOf(Outcome.Doubt.class);
          assertThat(server.heads).as("fresh, " + how).hasSize(1);
          backend.evict();
          assertThat(putOnPooled(script)).as("pooled, " + how).isInstanceOf(Outcome.Doubt.class);
          assertThat(server.heads).as("pooled, " + how).hasSize(1);
        });
  }

  @ParameterizedTest
  @CsvSource({
    "408,X-Nothing: 1,Busy", "503,Retry-After: 0,Busy", "429,Retry-After: 0,Busy", "421,X-Nothing: 1,Refused",
    "401,WWW-Authenticate: Basic realm=x,Credentials", "407,Proxy-Authenticate: Basic realm=x,CaptivePortal",
    "301,Location: /elsewhere,CaptivePortal", "302,Location: /elsewhere,CaptivePortal", "303,Location: /elsewhere,CaptivePortal",
    "307,Location: /elsewhere,CaptivePortal", "308,Location: /elsewhere,CaptivePortal", "511,X-Nothing: 1,CaptivePortal"
  })
  void no_answer_makes_the_client_send_again_by_itself(int status, String header, String outcome) {
    server.next(line -> line.answer(status, "text/html", "<html>", header));
    assertThat(put().getClass().getSimpleName()).isEqualTo(outcome);
    assertThat(server.heads).hasSize(1);
    backend.evict();
    assertThat(putOnPooled(line -> line.answer(status, "text/html", "<html>", header)).getClass().getSimpleName()).isEqualTo(outcome);
    assertThat(server.heads).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "200|text/html|<html>sign in</html>", "200|application/json|{}", "200|application/json|{\"receipt\":\"yes\"}",
        "200|text/plain|ok", "201|application/json|{\"login\":\"/\"}", "302|text/html|<html>", "511|text/html|<html>"
      })
  void a_captive_portal_delivers_nothing(int status, String type, String body) {
    server.next(line -> line.answer(status, type, body, "Set-Cookie: portal=1"));
    assertThat(put()).isInstanceOf(Outcome.CaptivePortal.class);
    assertThat(put()).isInstanceOf(Outcome.Delivered.class);
    assertThat(server.heads).hasSize(2).noneMatch(head -> head.contains("portal=1"));
  }

  private static final Map<String, RawServer.Script> HANGINGS =
      Map.of(
          "silence", RawServer.Line::silence,
          "a dripping body", line -> {
            line.say("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n");
            while (!line.hungUp()) {
              line.say(" ");
            }
          },
          "dripping chunks", line -> {
            line.say("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n");
            while (!line.hungUp()) {
              line.say("1\r\n \r\n");
            }
          },
          "a dripping header", line -> {
            line.say("HTTP/1.1 200 OK\r\nX-Long: ");
            while (!line.hungUp()) {
              line.say("x");
            }
          },
          "interim answers without end", line -> {
            while (!line.hungUp()) {
              line.say("HTTP/1.1 103 Early Hints\r\n\r\n");
            }
          });

  @Test
  void nobody_holds_the_worker_by_a_byte_now_and_then() {
    // Each of these goes on until the client hangs up: that the call ends at all is the test.
    try (HttpBackend one = impatient(server.url())) {
      HANGINGS.forEach(
          (how, script) -> {
            server.next(script);
            server.heads.clear();
            assertThat(one.put(KEY, BODY)).as(how).isInstanceOf(Outcome.Doubt.class);
            assertThat(server.heads).as(how).hasSize(1);
          });
      assertThat(one.put(KEY, BODY)).isInstanceOf(Outcome.Delivered.class);
    }
  }

  @Test
  void a_server_that_does_not_read_ends_a_large_part() throws Exception {
    try (ServerSocket deaf = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"));
        HttpBackend toTheDeaf = impatient(HttpUrl.get("http://127.0.0.1:" + deaf.getLocalPort()))) {
      Backend.Answered<Long> answered = toTheDeaf.add(KEY, "/v1/uploads/1", 0, new byte[16 << 20]);
      assertThat(answered).isInstanceOfSatisfying(Backend.Answered.Not.class, not -> assertThat(not.outcome()).isInstanceOf(Outcome.Doubt.class));
    }
  }

  @Test
  void an_endless_answer_is_not_read_to_its_end() throws Exception {
    AtomicLong sent = new AtomicLong();
    CompletableFuture<Boolean> over = new CompletableFuture<>();
    byte[] much = " ".repeat(8192).getBytes(StandardCharsets.US_ASCII);
    server.next(
        line -> {
          try {
            line.say("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n");
            while (true) {
              line.say(much);
              sent.addAndGet(much.length);
            }
          } finally {
            over.complete(true);
          }
        });
    assertThat(put()).isEqualTo(new Outcome.Doubt("the answer is too large"));
    assertThat(over.get()).isTrue();
    // What the kernel's buffers took besides the 256 KiB that may be read.
    assertThat(sent.get()).isLessThan(32L << 20);
  }

  @Test
  void a_packed_answer_is_measured_unpacked() throws Exception {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(new byte[64 << 20]);
    }
    server.next(
        line -> {
          line.say("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\nContent-Length: " + packed.size() + "\r\n\r\n");
          line.say(packed.toByteArray());
        });
    assertThat(put()).isEqualTo(new Outcome.Doubt("the answer is too large"));
  }

  @Test
  void headers_without_end_are_given_up() {
    server.next(
        line -> {
          line.say("HTTP/1.1 200 OK\r\n");
          while (true) {
            line.say("X-More: " + "y".repeat(4000) + "\r\n");
          }
        });
    assertThat(put()).isInstanceOf(Outcome.Doubt.class);
  }

  @Test
  void a_connection_that_died_while_nobody_spoke_costs_a_question_and_no_second_request() throws Exception {
    CompletableFuture<Boolean> gone = new CompletableFuture<>();
    server.next(
        line -> {
          line.answer(200, "application/json", RECEIPT);
          line.close();
          gone.complete(true);
        });
    assertThat(put()).isInstanceOf(Outcome.Delivered.class);
    assertThat(gone.get()).isTrue();
    // The client looks whether a connection still lives only when it was idle for ten seconds; before that it may write into
    // a closed one, which is a doubt and not a repetition.
    assertThat(put()).isInstanceOf(Outcome.Doubt.class);
    assertThat(server.heads).hasSize(1);
    assertThat(put()).isInstanceOf(Outcome.Delivered.class);
    assertThat(server.heads).hasSize(2);
    assertThat(server.connections).hasValue(2);
  }

  @Test
  void an_evicted_connection_is_not_used_again_and_a_kept_one_is() {
    put();
    put();
    assertThat(server.connections).hasValue(1);
    backend.evict();
    put();
    assertThat(server.connections).hasValue(2);
  }

  @Test
  void an_answer_longer_than_it_said_does_not_answer_the_next_request() {
    server.next(
        line -> {
          line.answer(200, "application/json", RECEIPT);
          line.say("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}");
        });
    assertThat(put()).isInstanceOf(Outcome.Delivered.class);
    // Whatever the client makes of bytes that nobody asked for, they are no receipt.
    assertThat(backend.put(KEY.replace("89ab", "89ac"), BODY)).isNotInstanceOf(Outcome.Delivered.class);
  }

  @Test
  void each_write_names_its_kiosk_key_and_digest_in_http_1_1() {
    put();
    assertThat(server.heads.getFirst())
        .startsWith("PUT /v1/filings/" + KEY + " HTTP/1.1\r\n")
        .contains("Hall24-Kiosk: test-kiosk\r\n", "Idempotency-Key: \"" + KEY + "\"\r\n", "Content-Digest: " + DIGEST + "\r\n")
        .contains("Content-Type: application/json\r\n", "Content-Length: " + BODY.length + "\r\n")
        .doesNotContain("Upgrade", "Expect", "Cookie");
  }

  @Test
  void in_tls_nothing_but_http_1_1_and_tls_1_2_and_later_is_offered() throws Exception {
    CompletableFuture<String> hello = new CompletableFuture<>();
    try (ServerSocket listening = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"));
        HttpBackend secure = backend(HttpUrl.get("https://127.0.0.1:" + listening.getLocalPort()))) {
      Thread.ofVirtual().start(() -> hello.complete(clientHello(listening)));
      assertThat(secure.health()).isInstanceOf(Outcome.LinkDown.class);
    }
    // RFC 7301: protocol names with their length; RFC 8446 §4.2.1: supported_versions.
    assertThat(hello.get()).contains("\bhttp/1.1").doesNotContain("\u0002h2");
    assertThat(hello.get()).contains("\u0000\u002b\u0000\u0005\u0004\u0003\u0004\u0003\u0003");
  }

  private static String clientHello(ServerSocket listening) {
    try (Socket peer = listening.accept()) {
      InputStream in = peer.getInputStream();
      byte[] record = in.readNBytes(5);
      return new String(in.readNBytes((record[3] & 0xff) << 8 | record[4] & 0xff), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return "";
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://no-such-host.invalid/", "http://127.0.0.1:1/"})
  void without_a_name_or_a_listener_nothing_left(String url) {
    try (HttpBackend nobody = backend(HttpUrl.get(url))) {
      assertThat(nobody.put(KEY, BODY)).isInstanceOf(Outcome.LinkDown.class);
    }
  }

  @Test
  void a_host_that_takes_no_connection_is_a_dead_line() throws Exception {
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      // The kernel keeps a place or two; who comes then gets no answer to his SYN.
      List<Socket> waiting = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        Socket socket = new Socket();
        try {
          socket.connect(new InetSocketAddress("127.0.0.1", full.getLocalPort()), 100);
        } catch (IOException e) {
          // No place any more.
        }
        waiting.add(socket);
      }
      try (HttpBackend toTheFull = impatient(HttpUrl.get("http://127.0.0.1:" + full.getLocalPort()))) {
        assertThat(toTheFull.put(KEY, BODY)).isInstanceOf(Outcome.LinkDown.class);
      }
      for (Socket socket : waiting) {
        socket.close();
      }
    }
  }

  @Test
  void a_name_with_a_dead_address_beside_a_living_one_is_reached() {
    // localhost is ::1 and 127.0.0.1 on most machines; this server listens on the second alone.
    try (HttpBackend named = backend(HttpUrl.get("http://localhost:" + server.port()))) {
      assertThat(named.put(KEY, BODY)).isInstanceOf(Outcome.Delivered.class);
      assertThat(server.heads).hasSize(1);
    }
  }
}
