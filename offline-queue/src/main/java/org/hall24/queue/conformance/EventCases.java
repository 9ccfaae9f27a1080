package org.hall24.queue.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;

/** Events: each applied once, by its own key, whatever stands beside it. */
final class EventCases {

  private final Client client;
  private final TestFilings filings;

  EventCases(Client client, TestFilings filings) {
    this.client = client;
    this.filings = filings;
  }

  void addTo(List<Conformance.Named> cases) {
    cases.add(new Conformance.Named("event-applied-then-repeated", this::repeated));
    cases.add(new Conformance.Named("event-batch-one-bad", this::oneBad));
  }

  private String filing() throws Shown, IOException {
    String key = client.key();
    client.put(key, filings.filing().toString()).status(201);
    return key;
  }

  private JsonNode post(ObjectNode batch) throws Shown, IOException {
    return client.post("/v1/events", client.key(), batch.toString()).status(200).json().path("results");
  }

  private static void result(JsonNode results, String key, String status) throws Shown {
    for (JsonNode result : results) {
      if (result.path("key").asText().equals(key)) {
        if (!result.path("status").asText().equals(status)) {
          throw new Shown.Otherwise("an event is " + result.path("status").asText() + " instead of " + status);
        }
        return;
      }
    }
    throw new Shown.Otherwise("an event got no result");
  }

  private void repeated() throws Shown, IOException {
    String key = client.key();
    ObjectNode batch = TestFilings.batch(filings.event(key, filing()));
    result(post(batch), key, "applied");
    result(post(batch), key, "repeated");
  }

  private void oneBad() throws Shown, IOException {
    String filing = filing();
    String before = client.key();
    String bad = client.key();
    String after = client.key();
    ObjectNode broken = filings.event(bad, filing).put("kind", "no-such-kind");
    broken.remove("body");
    JsonNode results = post(TestFilings.batch(filings.event(before, filing), broken, filings.event(after, filing)));
    result(results, before, "applied");
    result(results, bad, "rejected");
    result(results, after, "applied");
  }
}
