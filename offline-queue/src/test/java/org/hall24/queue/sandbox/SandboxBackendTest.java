package org.hall24.queue.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract, spoken by a client that shares no code with the kiosk. */
class SandboxBackendTest {

  private static final String KEY = "019aa9b1-0f6c-7abc-8def-0123456789ab";
  private static final String OTHER = "019aa9b1-0f6c-7abc-8def-0123456789ac";
  private static final String JSON = "application/json";
  private static final String FILING =
      "{\"acceptanceNo\":\"SJS 2611 2200 0016\",\"kiosk\":\"k1\",\"service\":\"s\",\"acceptedAt\":\"2026-11-22T22:41:00+08:00\","
          + "\"clockUnsure\":false,\"applicant\":{},\"answers\":{},\"attachments\":[],\"consents\":[],\"later\":1}";

  @TempDir Path folder;
  private SandboxBackend backend;
  private HttpClient http;

  @BeforeEach
  void a_backend() throws IOException {
    backend = start();
    http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  }

  private SandboxBackend start() throws IOException {
    return SandboxBackend.start(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Optional.of(folder.resolve("backend.sqlite")),
        new FaultPlan(), Clock.systemUTC());
  }

  @AfterEach
  void nothing_took_effect_twice() {
    assertThat(backend.counts()).containsEntry("twice", 0L);
    http.close();
    backend.close();
  }

  private static byte[] sha(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static String digest(byte[] body) {
    return "sha-256=:" + Base64.getEncoder().encodeToString(sha(body)) + ":";
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(backend.url() + path)).header("Hall24-Kiosk", "k1");
  }

  private HttpRequest write(String method, String path, String key, String type, byte[] body, String... headers) {
    HttpRequest.Builder request =
        to(path).header("Idempotency-Key", '"' + key + '"').header("Content-Type", type).header("Content-Digest", digest(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return request.method(method, BodyPublishers.ofByteArray(body)).build();
  }

  private HttpRequest put(String key, String body) {
    return write("PUT", "/v1/filings/" + key, key, JSON, body.getBytes(StandardCharsets.UTF_8));
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return http.send(request, BodyHandlers.ofString());
  }

  private static void is_problem(HttpResponse<String> answer, int status, String name) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(answer.body()).contains("\"type\":\"urn:hall24:problem:" + name + "\"");
  }

  @Test
  void created_once_and_answered_the_same_ever_after_also_by_a_new_process() throws Exception {
    HttpResponse<String> first = send(put(KEY, FILING));
    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(first.body()).contains("\"key\":\"" + KEY + "\"").contains("\"digest\":\"" + digest(FILING.getBytes(StandardCharsets.UTF_8)) + "\"").contains("\"state\":\"complete\"");
    HttpResponse<String> second = send(put(KEY, FILING));
    assertThat(second.statusCode()).isEqualTo(200);
    assertThat(second.body()).isEqualTo(first.body());
    backend.close();
    backend = start();
    assertThat(send(put(KEY, FILING)).body()).isEqualTo(first.body());
    assertThat(send(to("/v1/filings/" + KEY).build()).statusCode()).isEqualTo(200);
    String seen = send(to("/sandbox/filings").build()).body();
    assertThat(seen).contains("\"acceptanceNo\":\"SJS 2611 2200 0016\"").contains("\"puts\":3").contains("\"applied\":1");
  }

  @Test
  void eight_at_once_make_one_filing() throws Exception {
    List<CompletableFuture<HttpResponse<String>>> all = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      all.add(http.sendAsync(put(KEY, FILING), BodyHandlers.ofString()));
    }
    List<Integer> statuses = new ArrayList<>();
    for (CompletableFuture<HttpResponse<String>> one : all) {
      statuses.add(one.get().statusCode());
    }
    assertThat(statuses).containsOnlyOnce(201).containsOnly(200, 201);
  }

  @Test
  void each_refusal_has_its_name_and_burns_no_key() throws Exception {
    is_problem(send(to("/v1/filings/" + KEY).build()), 404, "unknown-key");
    byte[] body = FILING.getBytes(StandardCharsets.UTF_8);
    is_problem(send(to("/v1/filings/" + KEY).header("Idempotency-Key", '"' + KEY + '"').header("Content-Type", JSON).PUT(BodyPublishers.ofByteArray(body)).build()), 400, "digest-missing");
    is_problem(send(to("/v1/filings/" + KEY).header("Idempotency-Key", '"' + KEY + '"').header("Content-Type", JSON).header("Content-Digest", digest(new byte[1])).PUT(BodyPublishers.ofByteArray(body)).build()), 400, "digest-mismatch");
    is_problem(send(write("PUT", "/v1/filings/" + KEY, KEY, "text/plain", body)), 415, "unsupported-type");
    is_problem(send(write("PUT", "/v1/filings/" + KEY, OTHER, JSON, body)), 422, "invalid-filing");
    is_problem(send(put(KEY, "{}")), 422, "invalid-filing");
    is_problem(send(put(KEY, "{")), 422, "invalid-filing");
    is_problem(send(put(KEY, FILING.replace("k1", "k2"))), 403, "not-this-kiosk");
    assertThat(send(put(KEY, FILING)).statusCode()).isEqualTo(201);
    is_problem(send(put(KEY, FILING + " ")), 422, "idempotency-key-reused");
    is_problem(send(HttpRequest.newBuilder(URI.create(backend.url() + "/v1/filings/" + KEY)).header("Hall24-Kiosk", "k2").build()), 403, "not-this-kiosk");
  }

  @Test
  void one_bad_event_does_not_block_the_others() throws Exception {
    send(put(KEY, FILING));
    String batch =
        "{\"events\":[{\"key\":\"" + OTHER + "\",\"kind\":\"custody\",\"case\":\"" + KEY + "\",\"at\":\"2026-11-22T22:41:00+08:00\",\"body\":{\"to\":\"cell\"}},"
            + "{\"key\":\"bad\",\"kind\":\"custody\",\"case\":null,\"at\":\"x\",\"body\":{}},"
            + "{\"key\":\"019aa9b1-0f6c-7abc-8def-0123456789ad\",\"kind\":\"rating\",\"case\":null,\"at\":\"2026-11-22T22:41:00+08:00\",\"body\":{\"stars\":5}}]}";
    HttpRequest request = write("POST", "/v1/events", OTHER, JSON, batch.getBytes(StandardCharsets.UTF_8));
    assertThat(send(request).body()).containsSubsequence("\"applied\"", "\"rejected\"", "\"applied\"");
    assertThat(send(request).body()).containsSubsequence("\"repeated\"", "\"rejected\"", "\"repeated\"");
    assertThat(send(to("/sandbox/events").build()).body()).contains("\"body\":{\"to\":\"cell\"}").contains("\"seen\":2");
  }

  @Test
  void an_attachment_comes_in_parts_and_the_filing_takes_effect_at_the_commit() throws Exception {
    byte[] paper = "一页".repeat(1000).getBytes(StandardCharsets.UTF_8);
    String sha = HexFormat.of().formatHex(sha(paper));
    String attachment = "{\"n\":1,\"name\":\"p\",\"type\":\"image/png\",\"size\":" + paper.length + ",\"sha256\":\"" + sha + "\"}";
    String filing = FILING.replace("\"attachments\":[]", "\"attachments\":[" + attachment + "]");
    assertThat(send(put(KEY, filing)).body()).contains("waiting-for-attachments");
    byte[] manifest = ("{\"attachments\":[{\"n\":1,\"sha256\":\"" + sha + "\"}]}").getBytes(StandardCharsets.UTF_8);
    HttpRequest commit = write("POST", "/v1/filings/" + KEY + "/commit", KEY, JSON, manifest);
    HttpResponse<String> early = send(commit);
    is_problem(early, 409, "missing-parts");
    assertThat(early.body()).contains("\"missing\":[1]");
    HttpRequest create = write("POST", "/v1/filings/" + KEY + "/attachments", KEY, JSON, attachment.getBytes(StandardCharsets.UTF_8));
    HttpResponse<String> created = send(create);
    assertThat(created.statusCode()).isEqualTo(201);
    String upload = created.headers().firstValue("Location").orElseThrow();
    assertThat(send(create).headers().firstValue("Location")).contains(upload);
    assertThat(send(create).statusCode()).isEqualTo(200);

    byte[] first = java.util.Arrays.copyOf(paper, 100);
    byte[] rest = java.util.Arrays.copyOfRange(paper, 100, paper.length);
    String type = "application/offset+octet-stream";
    HttpResponse<String> one = send(write("PATCH", upload, KEY, type, first, "Upload-Offset", "0"));
    assertThat(one.statusCode()).isEqualTo(204);
    assertThat(one.headers().firstValue("Upload-Offset")).contains("100");
    HttpResponse<String> wrong = send(write("PATCH", upload, KEY, type, first, "Upload-Offset", "0"));
    is_problem(wrong, 409, "wrong-offset");
    assertThat(wrong.headers().firstValue("Upload-Offset")).contains("100");
    is_problem(send(write("PATCH", upload, KEY, type, new byte[paper.length], "Upload-Offset", "100")), 413, "too-large");
    HttpResponse<String> head = send(to(upload).HEAD().build());
    assertThat(head.headers().firstValue("Upload-Offset")).contains("100");
    assertThat(head.headers().firstValue("Upload-Complete")).contains("?0");

    // The right number of wrong bytes: missing at the commit, and to be sent again from the first.
    assertThat(send(write("PATCH", upload, KEY, type, new byte[rest.length], "Upload-Offset", "100")).statusCode()).isEqualTo(204);
    is_problem(send(commit), 409, "missing-parts");
    assertThat(send(to(upload).HEAD().build()).headers().firstValue("Upload-Offset")).contains("0");
    assertThat(send(write("PATCH", upload, KEY, type, paper, "Upload-Offset", "0")).statusCode()).isEqualTo(204);
    assertThat(send(to(upload).HEAD().build()).headers().firstValue("Upload-Complete")).contains("?1");
    assertThat(send(commit).body()).contains("\"state\":\"complete\"");
    assertThat(send(commit).statusCode()).isEqualTo(200);
    assertThat(send(put(KEY, filing)).body()).contains("waiting-for-attachments");
    assertThat(send(to("/v1/filings/" + KEY).build()).body()).contains("\"state\":\"complete\"");
    is_problem(send(write("PATCH", "/v1/uploads/nothing", KEY, type, first, "Upload-Offset", "0")), 404, "unknown-upload");
  }

  @Test
  void the_fault_plan_can_be_set_from_outside() throws Exception {
    byte[] plan = "{\"faults\":[{\"on\":\"GET /v1/health\",\"do\":\"status\",\"times\":1,\"status\":503,\"retryAfter\":\"7\"}]}".getBytes(StandardCharsets.UTF_8);
    assertThat(send(to("/sandbox/faults").PUT(BodyPublishers.ofByteArray(plan)).build()).statusCode()).isEqualTo(204);
    HttpResponse<String> busy = send(to("/v1/health").build());
    is_problem(busy, 503, "busy");
    assertThat(busy.headers().firstValue("Retry-After")).contains("7");
    assertThat(send(to("/v1/health").build()).statusCode()).isEqualTo(200);
    assertThat(send(to("/v1/time").build()).body()).containsPattern("\\{\"now\":\"\\d{4}-\\d\\d-\\d\\dT[0-9:.]+\\+08:00\"}");
    assertThat(FaultPlan.parse("{\"faults\":[{\"do\":\"explode\"}]}")).isInstanceOf(FaultPlan.Parsed.Invalid.class);
  }

  @Test
  void the_contract_file_names_every_call_that_the_sandbox_serves() throws IOException {
    try (InputStream in = SandboxBackend.class.getResourceAsStream("/org/hall24/queue/contract/openapi.yaml")) {
      String yaml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(yaml).startsWith("openapi: 3.1.0");
      assertThat(yaml)
          .contains("  /v1/filings/{key}:", "  /v1/filings/{key}/attachments:", "  /v1/uploads/{id}:", "  /v1/filings/{key}/commit:", "  /v1/events:", "  /v1/time:", "  /v1/health:");
    }
  }
}
