package org.hall24.kiosk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmulateBackendTest {

  @TempDir Path folder;

  @Test
  void it_says_where_it_is_serves_and_counts_at_the_end() throws IOException, InterruptedException {
    Path state = folder.resolve("backend");
    try (Ctl.Running backend =
        new Ctl(folder).start("emulate", "backend", "--listen", "127.0.0.1:0", "--state", state.toString(), "--json")) {
      var ready = backend.next();
      assertThat(ready.path("ready").asBoolean()).isTrue();
      assertThat(get(ready.path("url").asText() + "/v1/health")).isEqualTo(200);
      assertThat(backend.stop()).isZero();
      assertThat(backend.next().path("GET").asInt()).isEqualTo(1);
    }
    assertThat(state.resolve("backend.db")).exists();
  }

  @Test
  void a_plan_makes_it_fail() throws IOException, InterruptedException {
    Path plan = Files.writeString(folder.resolve("plan.json"), "{\"faults\":[{\"on\":\"GET /v1\",\"do\":\"status\",\"status\":503,\"times\":1}]}");
    try (Ctl.Running backend = new Ctl(folder).start("emulate", "backend", "--plan", plan.toString(), "--json")) {
      String health = backend.next().path("url").asText() + "/v1/health";
      assertThat(get(health)).isEqualTo(503);
      assertThat(get(health)).isEqualTo(200);
    }
  }

  @Test
  void a_plan_that_is_none_is_refused() throws IOException {
    Path plan = Files.writeString(folder.resolve("plan.json"), "{\"faults\":[{\"do\":\"sing\"}]}");
    Ctl.Said said = new Ctl(folder).json("emulate", "backend", "--plan", plan.toString());
    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.errorKind()).isEqualTo("bad-plan");
  }

  private static int get(String url) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.discarding()).statusCode();
    }
  }
}
