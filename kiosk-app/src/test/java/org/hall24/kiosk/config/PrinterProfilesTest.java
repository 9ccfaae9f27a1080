package org.hall24.kiosk.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.hall24.receipt.PrinterProfile;
import org.hall24.receipt.PrinterProfile.Ask;
import org.hall24.receipt.PrinterProfile.TicketSensor;
import org.hall24.receipt.PrinterProfile.Untaken;
import org.hall24.receipt.escpos.EscPos;
import org.hall24.receipt.escpos.Rom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Printer models are files; a technician adds one without code. */
class PrinterProfilesTest {

  @TempDir Path folder;

  @Test
  void every_shipped_model_holds() {
    PrinterProfiles shipped = PrinterProfiles.shipped();
    assertThat(shipped.names()).contains("generic80", "generic58", "epson-tm", "custom-vkp80", "kiosk-board");
    assertThat(shipped.names()).allSatisfy(name -> assertThat(sound(shipped, name).name()).isEqualTo(name));
    assertThat(sound(shipped, "generic58").widthDots()).isEqualTo(384);
    assertThat(sound(shipped, "epson-tm").answers().orElseThrow()).contains(Ask.PROCESS_ID);
    PrinterProfile.Presenter presenter = sound(shipped, "custom-vkp80").presenter().orElseThrow();
    assertThat(presenter.present()).containsExactly(new EscPos.Ejector(3, 12));
    assertThat(presenter.retract()).containsExactly(new EscPos.Ejector(2, 0));
    assertThat(presenter.sensor()).isEqualTo(TicketSensor.FULL_STATUS);
    assertThat(presenter.untaken()).isEqualTo(Untaken.RETRACT);
  }

  @Test
  void the_usual_model_is_what_files_leave_out() {
    assertThat(sound(PrinterProfiles.shipped(), PrinterProfiles.USUAL)).isEqualTo(PrinterProfile.generic80());
  }

  @Test
  void a_technician_adds_a_model_beside_the_configuration() throws IOException {
    write(
        "masung.yaml",
        """
        # From the maker's sheet.
        based-on: generic58
        encoding: gb18030-two-byte
        answers: [printer, paper, ordered-paper]
        qr: dots
        prepare: 1B 4D 00
        cut: 1B 69
        presenter:
          retract: 1B 16 30 00
          ticket: status-bit-7
          wait-s: 30
          untaken: retract
        pace:
          slowest-mm-s: 60
          keeps-buffer: no
          near-end-reserve-mm: 1200
        """);
    PrinterProfile profile = sound(PrinterProfiles.beside(folder), "masung");
    assertThat(profile.widthDots()).isEqualTo(384);
    assertThat(profile.rom()).isEqualTo(Rom.GB18030_TWO_BYTE);
    assertThat(profile.answers()).contains(java.util.Set.of(Ask.PRINTER, Ask.PAPER, Ask.ORDERED_PAPER));
    assertThat(profile.page().ownQr()).isFalse();
    assertThat(EscPos.encode(profile.prepare())).containsExactly(0x1B, 0x4D, 0);
    assertThat(EscPos.encode(profile.cut())).containsExactly(0x1B, 0x69);
    assertThat(EscPos.encode(profile.presenter().orElseThrow().retract())).containsExactly(0x1B, 0x16, 0x30, 0);
    assertThat(profile.presenter().orElseThrow().patience()).isEqualTo(Duration.ofSeconds(30));
    assertThat(profile.pace().keepsBuffer()).isFalse();
    assertThat(profile.pace().reserveMm()).isEqualTo(1200);
    assertThat(PrinterProfiles.beside(folder).names()).contains("masung", "generic80");
  }

  @Test
  void a_file_stands_before_a_shipped_one_of_the_same_name_and_may_be_json() throws IOException {
    write("generic80.json", "{\"based-on\": \"generic80\", \"paper\": {\"width-dots\": 640}}");
    assertThat(sound(PrinterProfiles.beside(folder), "generic80").widthDots()).isEqualTo(640);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "paper: {width-dots: 100}|paper.width-dots",
        "paper: {width-dots: 577}|paper.width-dots",
        "encoding: utf-8|encoding",
        "answers: [printer, telepathy]|answers",
        "cut: scissors|cut",
        "cut: 1D 56 42 00 10 05 02|cut",
        "presenter: {untaken: retract}|presenter.untaken",
        "presenter: {ticket: eye}|presenter.ticket",
        "pace: {window-bytes: 1}|pace.window-bytes",
        "pace: {keeps-buffer: maybe}|pace.keeps-buffer",
        "colour: red|colour",
        "based-on: nothing|based-on",
        "based-on: bad|based-on",
      })
  void a_fault_names_file_line_and_key(String line, String key) throws IOException {
    write("bad.yaml", "# one\n" + line + "\n");
    PrinterProfiles.Found found = PrinterProfiles.beside(folder).find("bad");
    assertThat(found).isInstanceOf(PrinterProfiles.Found.Refused.class);
    List<ConfigFault> faults = ((PrinterProfiles.Found.Refused) found).faults();
    assertThat(faults).isNotEmpty();
    ConfigFault fault = faults.getFirst();
    assertThat(fault.file()).endsWith("bad.yaml");
    assertThat(fault.line()).isEqualTo(2);
    assertThat(fault.key()).isEqualTo(key);
    assertThat(fault.action()).isNotBlank();
  }

  @Test
  void a_configuration_is_told_of_its_printer_s_faults() throws IOException {
    write("bad.yaml", "encoding: utf-8\n");
    ConfigLoading loading = load("bad");
    assertThat(((ConfigLoading.Refused) loading).faults()).anySatisfy(fault -> assertThat(fault.file()).endsWith("bad.yaml"));
    assertThat(((ConfigLoading.Refused) load("nobody")).faults())
        .anySatisfy(fault -> assertThat(fault.key()).isEqualTo("devices.printer.settings.profile"));
    write("good.yaml", "based-on: generic58\n");
    assertThat(load("good")).isInstanceOf(ConfigLoading.Sound.class);
  }

  private ConfigLoading load(String profile) {
    String text =
        """
        profile: bench
        site: {id: LUGU-01, hall-zh: 鲁谷, hall-en: Lugu}
        devices:
          printer:
            driver: escpos
            port: /dev/ttyUSB3
            settings:
              profile: %s
        """
            .formatted(profile);
    return ConfigLoader.load("kiosk.yaml", text, folder);
  }

  private void write(String name, String text) throws IOException {
    Files.createDirectories(folder.resolve(PrinterProfiles.FOLDER));
    Files.writeString(folder.resolve(PrinterProfiles.FOLDER).resolve(name), text);
  }

  private static PrinterProfile sound(PrinterProfiles profiles, String name) {
    return switch (profiles.find(name)) {
      case PrinterProfiles.Found.Sound(PrinterProfile profile) -> profile;
      case PrinterProfiles.Found.Refused(List<ConfigFault> faults) -> throw new AssertionError(faults.toString());
      case PrinterProfiles.Found.None(String advice) -> throw new AssertionError(advice);
    };
  }
}
