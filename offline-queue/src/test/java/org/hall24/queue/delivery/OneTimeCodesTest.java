package org.hall24.queue.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.hall24.queue.LeapClock;
import org.hall24.queue.delivery.OneTimeCodes.Checking;
import org.hall24.queue.delivery.OneTimeCodes.Sending;
import org.hall24.queue.outbox.Keys;
import org.hall24.queue.sandbox.FaultPlan;
import org.hall24.queue.sandbox.SandboxBackend;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The optional part of the contract, asked by the kiosk's own client. */
class OneTimeCodesTest {
  private static final String PERSON = "ab".repeat(32);

  private final LeapClock clock = new LeapClock();
  private final HttpClient clerk = HttpClient.newHttpClient();
  private SandboxBackend backend;
  private HttpOneTimeCodes codes;

  @BeforeEach
  void a_backend() throws IOException {
    backend = SandboxBackend.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Optional.empty(), new FaultPlan(), clock);
    codes = client(HttpUrl.get(backend.url()));
  }

  private HttpOneTimeCodes client(HttpUrl url) {
    return new HttpOneTimeCodes(DeliverySettings.of(url, "k-1"), new Keys(clock, new SecureRandom())::next);
  }

  @AfterEach
  void close() {
    codes.close();
    clerk.close();
    backend.close();
  }

  /** The code that the clerk's page shows, the newest. */
  private String message() throws Exception {
    String body = clerk.send(HttpRequest.newBuilder(at("/clerk/messages")).build(), BodyHandlers.ofString()).body();
    JsonNode messages = new ObjectMapper().readTree(body).path("messages");
    assertThat(messages).isNotEmpty();
    assertThat(body).doesNotContain(PERSON);
    return messages.path(0).path("code").asText();
  }

  private URI at(String path) {
    return backend.url().resolve(path);
  }

  private void configure(String json) throws Exception {
    clerk.send(
        HttpRequest.newBuilder(at("/sandbox/one-time-codes")).PUT(BodyPublishers.ofString(json)).build(), BodyHandlers.discarding());
  }

  private Sending.Sent sent() {
    Sending sending = codes.send(PERSON, "file");
    assertThat(sending).isInstanceOf(Sending.Sent.class);
    return (Sending.Sent) sending;
  }

  private static String other(String code) {
    return code.equals("000000") ? "111111" : "000000";
  }

  @Test
  void the_code_that_was_sent_is_right_once() throws Exception {
    assertThat(codes.offered()).contains(true);
    Sending.Sent sent = sent();
    assertThat(sent.maskedPhone()).matches("138\\*{4}\\d{4}");
    assertThat(sent.toString()).doesNotContain("138");
    String code = message();
    assertThat(code).hasSize(sent.digits());
    assertThat(codes.check(sent.id(), other(code))).isEqualTo(new Checking.Wrong(2));
    assertThat(codes.check(sent.id(), code)).isEqualTo(new Checking.Right());
    assertThat(codes.check(sent.id(), code)).isEqualTo(new Checking.Gone());
    assertThat(backend.counts()).containsEntry("malformed", 0L).containsEntry("forbidden", 0L);
  }

  @Test
  void three_wrong_tries_end_it_and_so_do_five_minutes_and_a_newer_one() throws Exception {
    Sending.Sent first = sent();
    String code = message();
    assertThat(codes.check(first.id(), other(code))).isEqualTo(new Checking.Wrong(2));
    assertThat(codes.check(first.id(), other(code))).isEqualTo(new Checking.Wrong(1));
    assertThat(codes.check(first.id(), other(code))).isEqualTo(new Checking.Gone());
    assertThat(codes.check(first.id(), code)).isEqualTo(new Checking.Gone());

    Sending.Sent second = sent();
    String old = message();
    Sending.Sent third = sent();
    assertThat(codes.check(second.id(), old)).isEqualTo(new Checking.Gone());
    String last = message();
    clock.pass(Duration.ofMinutes(5).plusSeconds(1));
    assertThat(codes.check(third.id(), last)).isEqualTo(new Checking.Gone());

    // Three in half an hour are enough.
    assertThat(codes.send(PERSON, "file")).isInstanceOfSatisfying(Sending.TooOften.class, often -> assertThat(often.after()).isPositive());
    clock.pass(Duration.ofMinutes(30));
    sent();
  }

  @Test
  void a_person_without_a_telephone_a_backend_without_codes_and_no_backend_are_told_apart() throws Exception {
    configure("{\"withoutPhone\":[\"" + PERSON + "\"]}");
    assertThat(codes.send(PERSON, "file")).isEqualTo(new Sending.NoPhone());
    configure("{\"offered\":false}");
    assertThat(codes.offered()).contains(false);
    assertThat(codes.send(PERSON, "file")).isEqualTo(new Sending.NotOffered());
    backend.faults().replace(List.of(FaultPlan.Fault.of("", FaultPlan.Kind.PORTAL, 0)));
    assertThat(codes.offered()).isEmpty();
    assertThat(codes.send(PERSON, "file")).isEqualTo(new Sending.Unreachable());
    assertThat(codes.check("abc", "123456")).isEqualTo(new Checking.Unreachable());
    HttpOneTimeCodes nobody = client(HttpUrl.get("http://127.0.0.1:9/"));
    assertThat(nobody.offered()).isEmpty();
    assertThat(nobody.send(PERSON, "file")).isEqualTo(new Sending.Unreachable());
    assertThat(nobody.check("abc", "123456")).isEqualTo(new Checking.Unreachable());
    nobody.close();
  }

  @Test
  void another_kiosk_cannot_try_this_one_s_code() throws Exception {
    Sending.Sent sent = sent();
    HttpOneTimeCodes other = new HttpOneTimeCodes(DeliverySettings.of(HttpUrl.get(backend.url()), "k-2"), new Keys(clock, new SecureRandom())::next);
    assertThat(other.check(sent.id(), message())).isEqualTo(new Checking.Gone());
    other.close();
    assertThat(codes.check(sent.id(), message())).isEqualTo(new Checking.Right());
  }
}
