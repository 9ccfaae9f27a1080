package org.hall24.queue.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Filings: made once, answered the same ever after, refused by name. */
final class FilingCases {

  private static final int AT_ONCE = 8;

  private final Client client;
  private final TestFilings filings;

  FilingCases(Client client, TestFilings filings) {
    this.client = client;
    this.filings = filings;
  }

  void addTo(List<Conformance.Named> cases) {
    cases.add(new Conformance.Named("create-201", this::create));
    cases.add(new Conformance.Named("repeat-200-same-body", this::repeat));
    cases.add(new Conformance.Named("repeat-after-24h", () -> {
      throw new Shown.NotHere("a run does not last a day; repeat-200-same-body shows the same within one");
    }));
    cases.add(new Conformance.Named("receipt-digest-equal", this::receiptDigest));
    cases.add(new Conformance.Named("other-body-422", this::otherBody));
    cases.add(new Conformance.Named("refused-key-not-burnt", this::refusedKey));
    cases.add(new Conformance.Named("parallel-same-key", this::parallel));
    cases.add(new Conformance.Named("crash-between", () -> {
      throw new Shown.NotHere("it takes a switch that stops the backend between two writes");
    }));
    cases.add(new Conformance.Named("get-unknown-404", this::getUnknown));
    cases.add(new Conformance.Named("get-known", this::getKnown));
    cases.add(new Conformance.Named("digest-missing-400", this::digestMissing));
    cases.add(new Conformance.Named("digest-wrong-400", this::digestWrong));
    cases.add(new Conformance.Named("content-type-415", this::contentType));
    cases.add(new Conformance.Named("invalid-filing-422", this::invalid));
    cases.add(new Conformance.Named("unknown-field-ignored", this::unknownField));
    cases.add(new Conformance.Named("unicode-names", this::unicode));
    cases.add(new Conformance.Named("clock-skew-accepted", this::clockSkew));
    cases.add(new Conformance.Named("big-413-with-max", this::big));
    cases.add(new Conformance.Named("other-kiosks-key-403", this::otherKiosk));
    cases.add(new Conformance.Named("receipt-stable-after-failover", () -> {
      throw new Shown.NotHere("it takes a backend that can be switched over");
    }));
  }

  private void create() throws Shown, IOException {
    String key = client.key();
    Answer answer = client.put(key, filings.filing().toString()).status(201);
    JsonNode receipt = answer.receipt();
    if (!receipt.path("key").asText().equals(key)) {
      throw new Shown.Otherwise("the receipt names another key");
    }
    if (!receipt.path("state").asText().equals("complete")) {
      throw new Shown.Otherwise("without attachments the state is complete, not " + receipt.path("state").asText());
    }
  }

  private void repeat() throws Shown, IOException {
    String key = client.key();
    String body = filings.filing().toString();
    Answer first = client.put(key, body).status(201);
    for (int i = 0; i < 3; i++) {
      same(first, client.put(key, body).status(200));
    }
  }

  private static void same(Answer first, Answer again) throws Shown {
    if (!first.json().equals(again.json())) {
      throw new Shown.Otherwise("a repeated PUT got another answer than the first");
    }
  }

  private void receiptDigest() throws Shown, IOException {
    String body = filings.filing().put("spaces", "  kept  ").toString();
    String digest = client.put(client.key(), body).status(201).receipt().path("digest").asText();
    if (!digest.equals(Client.digest(Client.bytes(body)))) {
      throw new Shown.Otherwise("the receipt's digest is not that of the body");
    }
  }

  private void otherBody() throws Shown, IOException {
    String key = client.key();
    Answer first = client.put(key, filings.filing().toString()).status(201);
    ObjectNode other = filings.filing();
    client.put(key, other.toString()).problem("idempotency-key-reused", 422);
    if (!client.ask("GET", "/v1/filings/" + key).status(200).receipt().path("digest").equals(first.receipt().path("digest"))) {
      throw new Shown.Otherwise("the refused body took the place of the first");
    }
  }

  private void refusedKey() throws Shown, IOException {
    String key = client.key();
    client.put(key, "{}").problem("invalid-filing", 422);
    client.ask("GET", "/v1/filings/" + key).problem("unknown-key", 404);
    client.put(key, filings.filing().toString()).status(201).receipt();
  }

  private void parallel() throws Shown, IOException {
    String key = client.key();
    String body = filings.filing().toString();
    List<Answer> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Answer>> calls = new ArrayList<>();
      for (int i = 0; i < AT_ONCE; i++) {
        calls.add(() -> client.put(key, body));
      }
      for (Future<Answer> one : threads.invokeAll(calls)) {
        answers.add(one.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("told to stop", e);
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    }
    int created = 0;
    for (Answer answer : answers) {
      if (answer.status() == 409) {
        answer.problem("in-progress", 409);
      } else {
        answer.status(200, 201);
        created += answer.status() == 201 ? 1 : 0;
      }
    }
    if (created > 1) {
      throw new Shown.Otherwise(created + " of " + AT_ONCE + " were told that they created the filing");
    }
    Answer last = client.put(key, body).status(200);
    for (Answer answer : answers) {
      if (answer.status() < 300) {
        same(last, answer);
      }
    }
  }

  private void getUnknown() throws Shown, IOException {
    client.ask("GET", "/v1/filings/" + client.key()).problem("unknown-key", 404);
  }

  private void getKnown() throws Shown, IOException {
    String key = client.key();
    Answer put = client.put(key, filings.filing().toString()).status(201);
    JsonNode receipt = client.ask("GET", "/v1/filings/" + key).status(200).receipt();
    for (String field : List.of("key", "backendRef", "digest", "state")) {
      if (!receipt.path(field).equals(put.receipt().path(field))) {
        throw new Shown.Otherwise("GET shows another " + field + " than PUT gave");
      }
    }
  }

  private void digestMissing() throws Shown, IOException {
    String key = client.key();
    byte[] body = Client.bytes(filings.filing().toString());
    Map<String, String> headers = new LinkedHashMap<>(client.headers(key, body));
    headers.remove("Content-Digest");
    client.send("PUT", "/v1/filings/" + key, headers, Client.JSON, body).problem("digest-missing", 400);
    client.ask("GET", "/v1/filings/" + key).status(404);
  }

  private void digestWrong() throws Shown, IOException {
    String key = client.key();
    byte[] body = Client.bytes(filings.filing().toString());
    client.send("PUT", "/v1/filings/" + key, client.headers(key, new byte[] {1}), Client.JSON, body).problem("digest-mismatch", 400);
    client.ask("GET", "/v1/filings/" + key).status(404);
  }

  private void contentType() throws Shown, IOException {
    String key = client.key();
    byte[] body = Client.bytes(filings.filing().toString());
    client.send("PUT", "/v1/filings/" + key, client.headers(key, body), "text/plain", body).problem("unsupported-type", 415);
  }

  private void invalid() throws Shown, IOException {
    ObjectNode body = filings.filing();
    body.remove("acceptanceNo");
    client.put(client.key(), body.toString()).problem("invalid-filing", 422);
    client.put(client.key(), "{\"acceptanceNo\":").problem("invalid-filing", 422, 400);
  }

  private void unknownField() throws Shown, IOException {
    ObjectNode body = filings.filing();
    body.putObject("fieldOfALaterRelease").put("x", 1);
    client.put(client.key(), body.toString()).status(201).receipt();
  }

  private void unicode() throws Shown, IOException {
    String key = client.key();
    ObjectNode body = filings.filing();
    // A rare character outside the basic plane, a middle dot, and a name in Uyghur script.
    body.withObject("/applicant").put("name", "TEST 𠮷·测试 سىناق ñ");
    Answer first = client.put(key, body.toString()).status(201);
    first.receipt();
    same(first, client.put(key, body.toString()).status(200));
  }

  private void clockSkew() throws Shown, IOException {
    for (int years : new int[] {-1, 1, -56}) {
      ObjectNode body = filings.filing().put("acceptedAt", filings.now().plusYears(years).toString()).put("clockUnsure", true);
      client.put(client.key(), body.toString()).status(201).receipt();
    }
  }

  private void big() throws Shown, IOException {
    ObjectNode body = filings.filing();
    body.withObject("/answers").put("long", "长".repeat(2 << 20));
    String key = client.key();
    byte[] bytes = Client.bytes(body.toString());
    Map<String, String> headers = client.headers(key, bytes);
    // Who refuses a body early often hangs up; the next case shall not find that out.
    headers.put("Connection", "close");
    Answer answer;
    try {
      answer = client.send("PUT", "/v1/filings/" + key, headers, Client.JSON, bytes);
    } catch (IOException e) {
      throw new Shown.NotHere("the line was cut before an answer to 6 MB came: " + e.getClass().getSimpleName());
    }
    if (answer.status() < 300) {
      throw new Shown.NotHere("the backend takes 6 MB");
    }
    JsonNode problem = answer.problem("too-large", 413);
    if (!problem.path("maxBytes").isIntegralNumber()) {
      throw new Shown.Otherwise("413 without maxBytes");
    }
  }

  private void otherKiosk() throws Shown, IOException {
    String key = client.key();
    String body = filings.filing().toString();
    client.put(key, body).status(201);
    Map<String, String> stranger = Map.of("Hall24-Kiosk", client.kiosk() + "-OTHER");
    client.send("GET", "/v1/filings/" + key, stranger, Client.JSON, null).problem("not-this-kiosk", 403);
    Map<String, String> headers = new LinkedHashMap<>(client.headers(key, Client.bytes(body)));
    headers.putAll(stranger);
    client.send("PUT", "/v1/filings/" + key, headers, Client.JSON, Client.bytes(body)).problem("not-this-kiosk", 403);
  }
}
