package org.hall24.kiosk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ScanVerbTest {
  private static final String ZONE =
      "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\\nL898902C36UTO7408122F1204159ZE184226B<<<<<10";

  @TempDir Path folder;

  private static void faultless(JsonNode counts) {
    for (String wrong : List.of("malformed", "overlapping", "forbidden")) {
      assertThat(counts.path(wrong).asInt(-1)).as(wrong).isZero();
    }
  }

  @Test
  void a_scanner_that_is_told_to_look_gives_one_code() throws Exception {
    String port = folder.resolve("scanner").toString();
    Ctl ctl = new Ctl(folder.resolve("home"));
    try (Ctl.Running scanner = ctl.start("emulate", "scanner", "--pty", port, "--mode", "triggered", "--every", "0", "--code", "第24号", "--json")) {
      assertThat(scanner.next().path("ready").asBoolean()).isTrue();
      Ctl.Said said = ctl.json("scan", "--driver", "scanner", "--port", port, "--trigger", "7E000801000201ABCD");
      assertThat(said.json()).isEqualTo(Json.ours("{\"kind\":\"code\",\"type\":\"opaque-token\",\"text\":\"第24号\"}"));
      assertThat(said.exit()).isZero();
      assertThat(scanner.stop()).isZero();
      faultless(scanner.next());
    }
  }

  @Test
  void a_zone_has_its_keys_masked_unless_revealed() throws Exception {
    String port = folder.resolve("scanner").toString();
    Ctl ctl = new Ctl(folder.resolve("home"));
    try (Ctl.Running scanner = ctl.start("emulate", "scanner", "--pty", port, "--every", "0.3", "--code", ZONE, "--json")) {
      scanner.next();
      Ctl.Said masked = ctl.json("--driver", "scanner", "--port", port, "scan");
      assertThat(masked.json().path("surname").asText()).isEqualTo("E*******");
      assertThat(masked.json().path("birthDate").asText()).isEqualTo("****-**-**");
      assertThat(masked.out()).doesNotContain("ERIKSSON").doesNotContain("1974").doesNotContain("ZE184226B");
      JsonNode open = ctl.json("scan", "--reveal", "--driver", "scanner", "--port", port).json();
      Map<String, String> expected =
          Map.of(
              "kind", "mrz", "format", "TD3", "surname", "ERIKSSON", "givenNames", "ANNA MARIA", "documentNumber", "L898902C3", "issuer", "UTO",
              "birthDate", "1974-08-12", "sex", "female", "expiryDate", "2012-04-15", "optionalData", "ZE184226B");
      Map<String, String> shown = new HashMap<>();
      expected.keySet().forEach(key -> shown.put(key, open.path(key).asText()));
      assertThat(shown).isEqualTo(expected);
      assertThat(open.path("nameChinese").isNull()).isTrue();
      assertThat(open.path("valid").asBoolean()).isTrue();
      assertThat(open.path("checks").path("composite").asBoolean()).isTrue();
    }
  }

  @Test
  void a_watch_says_a_line_for_each_scan_and_ends_when_told() throws Exception {
    String port = folder.resolve("scanner").toString();
    Ctl ctl = new Ctl(folder.resolve("home"));
    try (Ctl.Running scanner =
            ctl.start("emulate", "scanner", "--pty", port, "--every", "1", "--code", "ONE", "--code", "12345678", "--set", "line-end=none", "--json");
        Ctl.Running watch = start(ctl, scanner, port)) {
      Map<String, String> types = new HashMap<>();
      while (types.size() < 2) {
        JsonNode line = watch.next();
        types.put(line.path("text").asText(), line.path("type").asText());
      }
      assertThat(types).isEqualTo(Map.of("ONE", "opaque-token", "12345678", "pick-up-code"));
      assertThat(watch.stop()).isEqualTo(130);
    }
  }

  private static Ctl.Running start(Ctl ctl, Ctl.Running scanner, String port) throws java.io.IOException {
    scanner.next();
    return ctl.start("scan", "--watch", "--driver", "scanner", "--port", port, "--json");
  }

  @Test
  void nothing_in_time_and_settings_that_cannot_stand_are_said() throws Exception {
    String port = folder.resolve("scanner").toString();
    Ctl ctl = new Ctl(folder.resolve("home"));
    try (Ctl.Running scanner = ctl.start("emulate", "scanner", "--pty", port, "--every", "0", "--json")) {
      scanner.next();
      Ctl.Said nothing = ctl.json("scan", "--driver", "scanner", "--port", port, "--timeout", "1");
      assertThat(nothing.errorKind()).isEqualTo("no-code");
      assertThat(nothing.exit()).isEqualTo(1);
      for (String[] wrong : List.of(new String[] {"--charset", "latin-1"}, new String[] {"--trigger", "7E0"})) {
        Ctl.Said said = ctl.json("scan", "--driver", "scanner", "--port", port, wrong[0], wrong[1]);
        assertThat(said.errorKind()).isEqualTo("usage");
        assertThat(said.exit()).isEqualTo(2);
      }
    }
    assertThat(ctl.json("scan", "--driver", "scanner", "--port", folder.resolve("none").toString()).exit()).isEqualTo(1);
  }
}
