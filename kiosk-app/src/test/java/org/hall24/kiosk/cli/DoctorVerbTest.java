package org.hall24.kiosk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.hall24.kiosk.binding.CommissionedCabinet;
import org.hall24.kiosk.config.KioskConfig.Device;
import org.hall24.kiosk.config.KioskConfig.DeviceKind;
import org.hall24.kiosk.health.DeviceHealth;
import org.hall24.kiosk.health.HealthWords;
import org.hall24.locker.board.BoardSettings;
import org.hall24.locker.board.CabinetProfile;
import org.hall24.locker.board.LockAddress;
import org.hall24.locker.cell.CabinetMap;
import org.hall24.locker.cell.CellId;
import org.hall24.locker.cell.CellPlace;
import org.hall24.locker.cell.CellSize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoctorVerbTest {

  @TempDir Path folder;

  private static Map<String, String> statusByCheck(Ctl.Said said) {
    Map<String, String> found = new HashMap<>();
    for (JsonNode check : said.json().path("checks")) {
      assertThat(check.path("message").asText()).isNotBlank();
      boolean ok = check.path("status").asText().equals("ok");
      assertThat(check.path("action").asText().isEmpty()).as(check.toString()).isEqualTo(ok);
      found.put(check.path("check").asText(), check.path("status").asText());
    }
    return found;
  }

  @Test
  void without_a_configuration_it_looks_at_what_is_there_and_finds_nothing_wrong() {
    new Ctl(folder).json("queue", "submit", "--state", folder.resolve("state").toString());
    Ctl.Said said = new Ctl(folder).json("doctor", "--state", folder.resolve("state").toString());
    assertThat(said.exit()).isZero();
    assertThat(said.json().path("healthy").asBoolean()).isTrue();
    assertThat(statusByCheck(said)).containsEntry("store", "ok").containsEntry("configuration", "warn").containsEntry("disk", "ok");
  }

  @Test
  void a_device_that_is_not_there_and_a_backend_that_does_not_answer_are_told_apart_with_what_to_do() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("kiosk.yaml"),
            """
            profile: bench
            site: {id: LUGU-01, hall-zh: 鲁谷, hall-en: Lugu}
            state: here
            backend: {url: "http://127.0.0.1:9"}
            devices:
              printer: {driver: escpos, port: %s}
            """
                .formatted(folder.resolve("no-printer")));
    Ctl.Said said = new Ctl(folder).json("doctor", "--config", file.toString());
    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.json().path("healthy").asBoolean(true)).isFalse();
    assertThat(statusByCheck(said))
        .containsEntry("device:printer", "fail")
        .containsEntry("backend", "warn")
        .containsEntry("store", "warn")
        .containsEntry("configuration", "ok");
  }

  @Test
  void a_cabinet_that_is_not_commissioned_is_told_with_what_to_do() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("kiosk.yaml"),
            """
            profile: bench
            site: {id: LUGU-01, hall-zh: 鲁谷, hall-en: Lugu}
            state: here
            devices:
              locks: {driver: lock8a, port: %s}
            cabinet:
              cells:
                - {id: "01", device: locks, board: 1, channel: 1, size: S, height-mm: 800, row: 1, column: 1}
            """
                .formatted(folder.resolve("no-board")));
    Ctl.Said before = new Ctl(folder).json("doctor", "--config", file.toString());
    assertThat(statusByCheck(before)).containsEntry("commissioned:locks", "fail");
    assertThat(before.out()).contains("hallctl locker commission");
    Device locks = new Device("locks", "lock8a", DeviceKind.LOCKER, folder.resolve("no-board").toString(), 9600, Map.of());
    CabinetMap map = new CabinetMap(List.of(new CellPlace(new CellId("01"), new LockAddress(1, 1), CellSize.SMALL, 800)));
    CommissionedCabinet.write(
        Files.createDirectories(folder.resolve("here")), locks,
        new CabinetProfile("lock8a", CabinetProfile.keys(BoardSettings.DEFAULTS), map.digest(), new TreeMap<>(), 1, "2026-01-01T00:00:00Z"));
    assertThat(statusByCheck(new Ctl(folder).json("doctor", "--config", file.toString()))).containsEntry("commissioned:locks", "ok");
  }

  @ParameterizedTest
  @CsvSource({"paper-out,fail,paper-out", "jam,fail,jam", "stuck,ok,ready", "paper-low,warn,near-end", "ok,ok,ready"})
  void an_A4_printer_that_answers_and_cannot_print_is_not_well_and_the_report_says_so(String fault, String status, String word) throws Exception {
    Path plan = Files.writeString(folder.resolve("plan"), fault + "\n");
    try (Ctl.Running printer = new Ctl(folder).start("emulate", "a4", "--plan", plan.toString(), "--json")) {
      Path file =
          Files.writeString(
              folder.resolve("kiosk.yaml"),
              """
              profile: bench
              site: {id: LUGU-01, hall-zh: 鲁谷, hall-en: Lugu}
              state: here
              devices:
                a4: {driver: ipp, port: "%s"}
                locks: {driver: lock8a, port: %s}
                papers: {driver: escl, port: "http://localhost/eSCL"}
              """
                  .formatted(printer.next().path("port").asText(), folder.resolve("no-board")));
      Path zh = folder.resolve("zh.pdf");
      Ctl.Said said = new Ctl(folder).json("doctor", "--config", file.toString(), "--pdf", zh.toString());
      assertThat(statusByCheck(said)).containsEntry("device:a4", status).containsEntry("device:papers", "warn").containsEntry("report", "ok");
      assertThat(said.exit()).as("the lock board is not there").isEqualTo(1);
      assertThat(said.out()).contains(word);
      HealthWords words = new HealthWords(Locale.SIMPLIFIED_CHINESE);
      Device a4 = new Device("a4", "ipp", DeviceKind.A4_PRINTER, "ipp://localhost", 1, Map.of());
      DeviceHealth health = DeviceHealth.judged(a4, word.equals("near-end") ? "ready" : word, word.equals("near-end") ? word : "", true);
      assertThat(text(zh)).contains("就绪报告", "LUGU-01", "A4 打印机", "柜锁板", words.says(health.part()));
      assertThat(text(zh)).contains(words.action(health.part()));
      assertThat(new Ctl(folder).json("document", "verify", zh.toString(), "--state", folder.resolve("here").toString()).json().path("verdict").asText())
          .isEqualTo("genuine");
    }
  }

  @Test
  void the_report_is_made_without_a_configuration_and_in_english_too_and_a_folder_that_cannot_be_written_is_told() throws Exception {
    Path en = folder.resolve("en.pdf");
    Ctl ctl = new Ctl(folder.resolve("home"));
    assertThat(ctl.json("doctor", "--pdf", en.toString(), "--language", "en").exit()).isZero();
    assertThat(text(en)).contains("Readiness report", "Records and disk");
    Ctl.Said unwritable = ctl.json("doctor", "--pdf", folder.resolve("no/such.pdf").toString());
    assertThat(unwritable.exit()).isEqualTo(1);
    assertThat(statusByCheck(unwritable)).containsEntry("report", "fail");
    assertThat(ctl.json("doctor", "--pdf", en.toString(), "--language", "fr").errorKind()).isEqualTo("usage");
  }

  private static String text(Path pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
      return new PDFTextStripper().getText(document);
    }
  }

  @Test
  void a_damaged_journal_is_found() throws IOException {
    Path state = folder.resolve("state");
    new Ctl(folder).json("queue", "submit", "--state", state.toString());
    Files.write(state.resolve("queue.db"), new byte[4096]);
    Ctl.Said said = new Ctl(folder).json("doctor", "--state", state.toString());
    assertThat(said.exit()).isEqualTo(1);
    assertThat(statusByCheck(said)).containsEntry("store", "fail");
  }

  @Test
  void a_store_whose_keys_are_gone_is_not_called_damaged_and_nobody_is_told_that_it_will_be_set_aside() throws IOException {
    Path state = folder.resolve("state");
    Ctl ctl = new Ctl(folder);
    ctl.json("queue", "submit", "--state", state.toString());
    Files.move(state.resolve("keys/device.key"), folder.resolve("device.key"));
    Ctl.Said said = ctl.json("doctor", "--state", state.toString());
    assertThat(said.exit()).isEqualTo(1);
    assertThat(statusByCheck(said)).containsEntry("store", "fail").containsEntry("disk", "ok");
    assertThat(said.out()).contains("device.key", "were left as they are", "the keys and the release").doesNotContain("sets it aside");
    for (String[] verb : List.of(new String[] {"journal", "verify"}, new String[] {"queue", "list"}, new String[] {"locker", "list"})) {
      Ctl.Said refused = ctl.json(verb[0], verb[1], "--state", state.toString());
      assertThat(refused.exit()).isEqualTo(1);
      assertThat(refused.errorKind()).isEqualTo("store-unreadable");
      assertThat(refused.json().path("error").path("action").asText()).contains("secrets:", "nothing was changed");
    }
    Files.move(folder.resolve("device.key"), state.resolve("keys/device.key"));
    assertThat(ctl.json("journal", "verify", "--state", state.toString()).exit()).isZero();
  }

  @Test
  void every_fault_of_a_broken_configuration_is_listed() throws IOException {
    Path file = Files.writeString(folder.resolve("kiosk.yaml"), "profile: bench\ncolour: red\n");
    Ctl.Said said = new Ctl(folder).json("doctor", "--config", file.toString());
    assertThat(said.exit()).isEqualTo(1);
    assertThat(statusByCheck(said)).containsEntry("configuration", "fail");
  }
}
