package org.hall24.kiosk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hall24.queue.Opening;
import org.hall24.queue.Store;
import org.hall24.queue.StoreSettings;
import org.hall24.queue.Urgency;
import org.hall24.queue.journal.EventBody;
import org.hall24.queue.journal.EventKind;
import org.hall24.queue.journal.Journal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the assessment of face processing gets to know of a machine. */
@Timeout(120)
class FaceImpactTest {
  @TempDir Path folder;
  private Ctl ctl;
  private Path state;

  @BeforeEach
  void a_journal_of_some_visits() {
    ctl = new Ctl(folder.resolve("home"));
    state = folder.resolve("state");
    try (Store store = ((Opening.Opened) Store.open(StoreSettings.in(state))).store()) {
      append(store, EventKind.FACE_CONSENT, EventBody.of("answer", "given"));
      append(store, EventKind.FACE_CHECKED, EventBody.of("verdict", "different-person").and("erased", true));
      append(store, EventKind.FACE_CHECKED, EventBody.of("verdict", "same-person").and("erased", false));
      append(store, EventKind.ALARM, EventBody.of("what", "erasure-not-proven").and("reason", "silent"));
      append(store, EventKind.ALARM, EventBody.of("what", "erasure-proven"));
      append(store, EventKind.FACE_CONSENT, EventBody.of("answer", "refused"));
      append(store, EventKind.FACE_CONSENT, EventBody.of("answer", "refused"));
    }
  }

  private static void append(Store store, EventKind kind, EventBody body) {
    store.commitNow(Urgency.REST, tx -> Journal.append(tx, kind, "face", body));
  }

  private Path config(String driver, String port, String policies) throws IOException {
    return Files.writeString(
        folder.resolve("kiosk.yaml"),
        """
        profile: bench
        site: {id: LUGU-01, hall-zh: 鲁谷街道, hall-en: Lugu, screen-pitch-mm: 0.311, zone: Asia/Shanghai}
        devices:
          face: {driver: %s, port: "%s"}
        policies: {%s}
        """
            .formatted(driver, port, policies));
  }

  @Test
  void settings_module_and_counts_are_those_of_this_machine_on_screen_as_json_and_in_a_file() throws IOException {
    Path port = folder.resolve("face");
    Path config = config("realsense", port.toString(), "face-s: 10, face-tries: 3");
    try (Ctl.Running module = ctl.start("emulate", "face", "--driver", "realsense", "--pty", port.toString(), "--json")) {
      assertThat(module.next().path("ready").asBoolean()).isTrue();
      Path file = folder.resolve("impact.json");
      Ctl.Said said = ctl.json("face", "impact", "--config", config.toString(), "--state", state.toString(), "--out", file.toString());
      assertThat(said.exit()).as(said.out()).isZero();
      JsonNode json = said.json();
      assertThat(Json.parse(Files.readString(file)).orElseThrow()).isEqualTo(json);
      assertThat(json.path("kiosk").asText()).isEqualTo("LUGU-01");
      assertThat(json.path("settings").path("lookS").asInt()).isEqualTo(10);
      assertThat(json.path("settings").path("looks").asInt()).isEqualTo(3);
      assertThat(json.path("settings").path("stepS").asInt()).isEqualTo(60);
      assertThat(json.path("module").path("vendor").asText()).isEqualTo("RealSense");
      assertThat(json.path("module").path("firmware").asText()).isNotEmpty();
      assertThat(json.path("retention").path("faceDataS").asInt(-1)).isZero();
      JsonNode counts = json.path("counts");
      assertThat(counts.path("consents").toString()).isEqualTo("{\"given\":1,\"refused\":2,\"withdrawn\":0,\"not-offered\":0}");
      assertThat(counts.path("looks").asInt()).isEqualTo(2);
      assertThat(counts.path("verdicts").toString()).isEqualTo("{\"different-person\":1,\"same-person\":1}");
      assertThat(counts.path("erasures").toString()).isEqualTo("{\"proven\":1,\"notProven\":1}");
      assertThat(counts.path("incidents").path("erasure-not-proven").asInt()).isEqualTo(1);
    }
  }

  @Test
  void it_can_be_read_by_a_person_in_both_languages() throws IOException {
    Path config = config("efaa", folder.resolve("nothing").toString(), "face-s: 12");
    Path file = folder.resolve("impact.txt");
    Ctl.Said zh =
        ctl.run("face", "impact", "--config", config.toString(), "--state", state.toString(), "--language", "zh", "--out", file.toString());
    assertThat(zh.exit()).isZero();
    assertThat(zh.out()).contains("影响评估", "同意 1，不同意 2，中途退出 0", "比对 2 次：不是同一人 1、是本人 1", "问不到它的身份（no-port）", "证件照片先存到模块上");
    assertThat(Files.readString(file)).isEqualTo(zh.out());
    Ctl.Said en = ctl.run("face", "impact", "--config", config.toString(), "--state", state.toString());
    assertThat(en.out())
        .contains("agreed 1, refused 2, withdrawn 0", "erasure proven 1 times, not proven 1 times", "at most 12 s a look, 2 looks and 60 s in all")
        .doesNotContain("{", "''");
  }

  @Test
  void a_machine_without_a_module_or_a_journal_says_so() throws IOException {
    Path config = config("realsense", "x", "");
    Files.writeString(config, Files.readString(config).replace("  face: {driver: realsense, port: \"x\"}", "  id-reader: {driver: sam, port: /dev/x}"));
    Ctl.Said said = ctl.json("face", "impact", "--config", config.toString(), "--state", folder.resolve("empty").toString());
    assertThat(said.exit()).as(said.out()).isZero();
    assertThat(said.json().path("processed").asBoolean(true)).isFalse();
    assertThat(said.json().path("counts").isNull()).isTrue();
    assertThat(said.json().path("module").path("reason").asText()).isEqualTo("not-configured");
    assertThat(ctl.run("face", "impact", "--language", "fr").exit()).isEqualTo(2);
    assertThat(ctl.json("face", "impact", "--state", state.toString(), "--out", folder.resolve("no/such").toString()).errorKind())
        .isEqualTo("unwritable");
  }
}
