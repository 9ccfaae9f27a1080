package org.hall24.queue.conformance;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Bodies that say in every field that they are a test; nobody is meant by them. */
final class TestFilings {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Client client;
  private final String service;
  private final Clock clock;
  private int count;

  TestFilings(Client client, String service, Clock clock) {
    this.client = client;
    this.service = service;
    this.clock = clock;
  }

  OffsetDateTime now() {
    return OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.ofHours(8)).truncatedTo(ChronoUnit.MILLIS);
  }

  ObjectNode filing(byte[]... attachments) {
    ObjectNode body =
        JSON.createObjectNode()
            .put("acceptanceNo", "TEST 0000 0000 %04d".formatted(++count % 10_000))
            .put("kiosk", client.kiosk())
            .put("service", service)
            .put("acceptedAt", now().toString())
            .put("clockUnsure", false);
    body.putObject("applicant").put("test", true).put("name", "TEST 测试").put("idType", "test").put("idNumber", "TEST");
    body.putObject("answers").put("test", true).put("note", "TEST filing of the conformance suite; not a person's");
    ArrayNode list = body.putArray("attachments");
    for (int i = 0; i < attachments.length; i++) {
      list.add(attachment(i + 1, attachments[i]));
    }
    body.putArray("consents").addObject().put("kind", "test").put("answer", "TEST").put("at", now().toString());
    return body;
  }

  ObjectNode attachment(int n, byte[] bytes) {
    return JSON.createObjectNode()
        .put("n", n)
        .put("name", "TEST-" + n + ".bin")
        .put("type", "application/octet-stream")
        .put("size", bytes.length)
        .put("sha256", Client.hex(bytes));
  }

  ObjectNode manifest(byte[]... attachments) {
    ObjectNode manifest = JSON.createObjectNode();
    ArrayNode list = manifest.putArray("attachments");
    for (int i = 0; i < attachments.length; i++) {
      list.addObject().put("n", i + 1).put("sha256", Client.hex(attachments[i]));
    }
    return manifest;
  }

  ObjectNode event(String key, String filing) {
    ObjectNode event = JSON.createObjectNode().put("key", key).put("kind", "custody").put("case", filing).put("at", now().toString());
    event.putObject("body").put("test", true).put("from", "resident").put("to", "cell");
    return event;
  }

  static ObjectNode batch(ObjectNode... events) {
    ObjectNode batch = JSON.createObjectNode();
    ArrayNode list = batch.putArray("events");
    for (ObjectNode event : events) {
      list.add(event);
    }
    return batch;
  }

  /** Bytes that look random and are the same each time. */
  static byte[] bytes(int size, int seed) {
    byte[] bytes = new byte[size];
    new java.util.Random(seed).nextBytes(bytes);
    return bytes;
  }
}
