package org.hall24.queue.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import okhttp3.HttpUrl;
import org.hall24.queue.conformance.Conformance;
import org.hall24.queue.delivery.DeliverySettings;
import org.hall24.queue.delivery.HttpBackend;
import org.hall24.queue.delivery.HttpOneTimeCodes;
import org.hall24.queue.delivery.OneTimeCodes;
import org.hall24.queue.outbox.Keys;
import org.junit.jupiter.api.Test;

/** The OpenAPI file against real traffic: every call and every answer of a whole conformance run. */
class ContractTest {

  private record Seen(Call call, Reply reply) {}

  private final JsonNode contract = contract();
  private final SchemaRegistry schemas = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private static JsonNode contract() {
    try (InputStream in = SandboxBackend.class.getResourceAsStream("/org/hall24/queue/contract/openapi.yaml")) {
      return new ObjectMapper(new YAMLFactory()).readTree(in);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void every_call_and_answer_is_as_the_contract_file_says() throws Exception {
    ConcurrentLinkedQueue<Seen> traffic = new ConcurrentLinkedQueue<>();
    try (SandboxBackend backend = SandboxBackend.start()) {
      backend.observe((call, reply) -> traffic.add(new Seen(call, reply)));
      DeliverySettings settings = DeliverySettings.of(HttpUrl.get(backend.url()), "k-1");
      Conformance.Target target =
          new Conformance.Target(HttpBackend.client(settings), Optional.empty(), settings.backend(), "k-1", "hlth-002");
      new Conformance(target, Clock.systemUTC(), new Random(1)).run(result -> {});
      oneTimeCodes(settings);
    }
    assertThat(traffic).hasSizeGreaterThan(80);
    Set<String> operations = new HashSet<>();
    List<String> faults = new ArrayList<>();
    for (Seen seen : traffic) {
      operations.add(check(seen, faults));
    }
    assertThat(faults).isEmpty();
    assertThat(operations)
        .contains("putFiling", "getFiling", "createAttachment", "headUpload", "patchUpload", "commitFiling", "postEvents", "getTime", "getHealth", "getOneTimeCodes", "sendOneTimeCode", "checkOneTimeCode");
  }

  /** The optional part, with every answer that a person can cause. */
  private static void oneTimeCodes(DeliverySettings settings) {
    try (HttpOneTimeCodes codes = new HttpOneTimeCodes(settings, new Keys(Clock.systemUTC(), new SecureRandom())::next)) {
      assertThat(codes.offered()).contains(true);
      for (int i = 0; i < 4; i++) {
        if (codes.send("ab".repeat(32), "collect") instanceof OneTimeCodes.Sending.Sent sent) {
          codes.check(sent.id(), "00000000");
          codes.check(sent.id(), "0000");
          codes.check(sent.id(), "0000");
          codes.check(sent.id(), "0000");
        }
      }
      codes.check("nobody-s", "0000");
    }
  }

  /** Checks one exchange and gives the operation that it was. */
  private String check(Seen seen, List<String> faults) {
    String what = seen.call().method() + " " + seen.call().path() + " -> " + seen.reply().status();
    for (Map.Entry<String, JsonNode> path : contract.path("paths").properties()) {
      if (seen.call().path().matches(path.getKey().replaceAll("\\{[a-z]+}", "[^/]+"))) {
        JsonNode operation = path.getValue().path(seen.call().method().toLowerCase(java.util.Locale.ROOT));
        answer(seen, operation, what, faults);
        if (seen.reply().status() < 300) {
          asked(seen, path.getValue(), operation, what, faults);
        }
        return operation.path("operationId").asText("no such operation: " + what);
      }
    }
    faults.add(what + ": no such path");
    return "";
  }

  private void asked(Seen seen, JsonNode path, JsonNode operation, String what, List<String> faults) {
    List<JsonNode> parameters = new ArrayList<>();
    path.path("parameters").forEach(parameters::add);
    operation.path("parameters").forEach(parameters::add);
    for (JsonNode reference : parameters) {
      JsonNode parameter = resolved(reference);
      if (parameter.path("in").asText().equals("header")) {
        Optional<String> value = seen.call().header(parameter.path("name").asText().toLowerCase(java.util.Locale.ROOT));
        if (value.isEmpty()) {
          faults.add(what + ": " + parameter.path("name").asText() + " is missing");
        } else {
          valid(parameter.path("schema"), scalar(value.get(), parameter.path("schema")), what + " " + parameter.path("name").asText(), faults);
        }
      }
    }
    JsonNode json = operation.path("requestBody").path("content").path("application/json");
    // A batch with a bad event is sent on purpose, to see the others applied.
    if (!json.isMissingNode() && !seen.reply().body().contains("\"rejected\"")) {
      valid(json.path("schema"), read(new String(seen.call().body(), java.nio.charset.StandardCharsets.UTF_8)), what + " request", faults);
    }
  }

  private void answer(Seen seen, JsonNode operation, String what, List<String> faults) {
    JsonNode response = resolved(operation.path("responses").path(Integer.toString(seen.reply().status())));
    if (response.isMissingNode()) {
      faults.add(what + ": no such answer");
      return;
    }
    response.path("headers").properties().forEach(
        header -> {
          String value = seen.reply().headers().get(header.getKey());
          JsonNode schema = resolved(header.getValue()).path("schema");
          if (value != null) {
            valid(schema, scalar(value, schema), what + " " + header.getKey(), faults);
          } else if (!header.getKey().equals("Retry-After")) {
            faults.add(what + ": " + header.getKey() + " is missing");
          }
        });
    if (!seen.reply().body().isEmpty() && !seen.call().method().equals("HEAD")) {
      JsonNode content = response.path("content").path(seen.reply().type().orElse(""));
      if (content.isMissingNode()) {
        faults.add(what + ": no answer of type " + seen.reply().type());
      } else {
        valid(content.path("schema"), read(seen.reply().body()), what, faults);
      }
    }
  }

  private JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? contract.at(node.get("$ref").asText().substring(1)) : node;
  }

  private static JsonNode scalar(String value, JsonNode schema) {
    return schema.path("type").asText().equals("integer") && value.matches("\\d+") ? IntNode.valueOf(Integer.parseInt(value)) : TextNode.valueOf(value);
  }

  private static JsonNode read(String json) {
    try {
      return new ObjectMapper().readTree(json);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** The schema in its place, with the components that it names beside it. */
  private void valid(JsonNode schema, JsonNode value, String what, List<String> faults) {
    ObjectNode whole = new ObjectMapper().createObjectNode();
    whole.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    whole.set("components", contract.path("components"));
    whole.putArray("allOf").add(schema);
    Schema checked = schemas.getSchema(whole);
    checked.validate(value).forEach(error -> faults.add(what + ": " + error));
  }
}
