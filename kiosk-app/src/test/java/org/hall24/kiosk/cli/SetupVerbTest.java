package org.hall24.kiosk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hall24.kiosk.config.ConfigFault;
import org.hall24.kiosk.config.ConfigLoader;
import org.hall24.kiosk.config.ConfigLoading;
import org.hall24.kiosk.config.KioskConfig;
import org.hall24.link.FoundPort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SetupVerbTest {

  @TempDir Path folder;

  private static KioskConfig read(Path file) {
    return switch (ConfigLoader.load(file)) {
      case ConfigLoading.Sound(KioskConfig config) -> config;
      case ConfigLoading.Refused(List<ConfigFault> faults) -> throw new AssertionError(faults);
    };
  }

  @Test
  void what_the_options_say_stands_in_the_file_and_the_doctor_has_looked() throws IOException {
    Path out = folder.resolve("etc").resolve("kiosk.yaml");
    Ctl ctl = new Ctl(folder);
    Ctl.Said said =
        ctl.json(
            "setup", "--out", out.toString(), "--site", "LUGU-01", "--hall-zh", "鲁谷街道", "--pitch", "0.25", "--state",
            folder.resolve("state").toString(), "--backend", "https://back.office.example/", "--locker", "/dev/board: #1", "--locker-driver",
            "cu24");
    assertThat(said.exit()).as(said.out() + said.err()).isZero();
    KioskConfig config = read(out);
    assertThat(config.site().id()).isEqualTo("LUGU-01");
    assertThat(config.site().hallZh()).isEqualTo("鲁谷街道");
    assertThat(config.site().hallEn()).isEqualTo("LUGU-01");
    assertThat(config.site().screenPitchMm()).isEqualTo(0.25);
    assertThat(config.state()).contains(folder.resolve("state"));
    assertThat(config.backend().url().orElseThrow()).hasToString("https://back.office.example/");
    assertThat(config.devices()).containsOnlyKeys("locker");
    KioskConfig.Device board = Objects.requireNonNull(config.devices().get("locker"));
    assertThat(board.driver()).isEqualTo("cu24");
    assertThat(board.port()).isEqualTo("/dev/board: #1");
    assertThat(config.cells()).hasSize(24);
    JsonNode json = said.json();
    assertThat(json.path("file").asText()).isEqualTo(out.toString());
    assertThat(json.path("valid").asBoolean()).isTrue();
    assertThat(json.path("doctor").path("checks").findValuesAsText("check")).contains("configuration", "device:locker");
    assertThat(json.path("next").toString()).contains("locker commission", "doctor");
    assertThat(ctl.json("config", "check", "--config", out.toString()).exit()).isZero();
  }

  @Test
  void a_file_that_is_there_is_left_as_it_is() throws IOException {
    Path out = Files.writeString(folder.resolve("kiosk.yaml"), "mine");
    Ctl.Said said = new Ctl(folder).json("setup", "--out", out.toString(), "--site", "LUGU-01");
    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.errorKind()).isEqualTo("exists");
    assertThat(out).hasContent("mine");
  }

  @Test
  void an_answer_that_makes_no_sound_configuration_writes_nothing() {
    Path out = folder.resolve("kiosk.yaml");
    for (List<String> wrong : List.of(List.of("--pitch", "9"), List.of("--site", "no site"), List.of("--profile", "field"), List.of("--locker", "/dev/x", "--locker-driver", "magic"))) {
      List<String> words = new ArrayList<>(List.of("setup", "--out", out.toString()));
      words.addAll(wrong);
      Ctl.Said said = new Ctl(folder).json(words.toArray(String[]::new));
      assertThat(said.exit()).as("%s %s", wrong, said.out()).isEqualTo(2);
      assertThat(said.errorKind()).isEqualTo("bad-configuration");
      assertThat(out).doesNotExist();
    }
  }

  @Test
  void a_person_is_asked_and_may_press_enter() throws Exception {
    Path out = folder.resolve("kiosk.yaml");
    try (Ctl.Running setup = new Ctl(folder).start("setup", "--out", out.toString(), "--state", folder.resolve("state").toString())) {
      setup.awaitNote("kiosk id");
      for (String line : List.of("LUGU-02", "", "Lugu", "", "/dev/card", "", "", "/dev/paper")) {
        setup.type(line);
      }
      assertThat(setup.end()).isZero();
    }
    KioskConfig config = read(out);
    assertThat(config.site().id()).isEqualTo("LUGU-02");
    assertThat(config.site().hallZh()).isEqualTo("LUGU-02");
    assertThat(config.site().hallEn()).isEqualTo("Lugu");
    assertThat(config.devices()).containsOnlyKeys("id-reader", "printer");
    assertThat(config.cells()).isEmpty();
  }

  @Test
  void a_port_stands_in_the_comment_by_the_name_that_stays() {
    String text =
        SetupFile.text(
            new SetupFile.Answers("bench", Map.of("id", "LUGU-03"), Optional.empty(), Optional.empty(), Map.of(), Map.of()),
            List.of(
                new FoundPort(Path.of("/dev/ttyUSB0"), Optional.of(Path.of("/dev/serial/by-id/usb-FTDI-if00")), "FT232R\nUSB"),
                new FoundPort(Path.of("/dev/ttyS0"), Optional.empty(), "Physical Port S0")));
    assertThat(text)
        .contains("#   /dev/serial/by-id/usb-FTDI-if00  (/dev/ttyUSB0)  FT232R USB", "#   /dev/ttyS0  Physical Port S0")
        .contains("devices: {}", "cabinet: {}", "  # id-reader:", "id: \"LUGU-03\"");
    assertThat(ConfigLoader.load("kiosk.yaml", text, folder)).isInstanceOf(ConfigLoading.Sound.class);
  }
}
