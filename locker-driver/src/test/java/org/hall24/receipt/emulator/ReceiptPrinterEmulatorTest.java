package org.hall24.receipt.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HexFormat;
import org.hall24.link.Link;
import org.hall24.link.LinkException;
import org.hall24.link.MemoryLine;
import org.hall24.link.Ticker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The emulator answers literal bytes with literal bytes, and counts what a host does wrong. */
class ReceiptPrinterEmulatorTest {
  private final ReceiptPrinterEmulator emulator =
      new ReceiptPrinterEmulator(ReceiptPrinterSettings.usual().instant(), Ticker.system());
  private final MemoryLine line = MemoryLine.pair("printer");
  private Thread device = Thread.currentThread();

  @BeforeEach
  void connect() {
    device = Thread.ofVirtual().start(this::serve);
  }

  @AfterEach
  void leave() throws InterruptedException {
    device.interrupt();
    device.join();
    line.close();
  }

  private void serve() {
    try {
      while (true) {
        try (Link end = line.devicePort().open()) {
          emulator.serve(end);
        } catch (LinkException e) {
          // Pulled; the next round waits for the cable.
        }
      }
    } catch (InterruptedException e) {
      // The test is over.
    }
  }

  @Test
  void status_bytes_are_those_of_the_reference() throws Exception {
    try (Link host = line.hostPort().open()) {
      assertThat(ask(host, "10 04 01", 1)).isEqualTo("12");
      assertThat(ask(host, "10 04 04", 1)).isEqualTo("12");
      emulator.paperOut();
      assertThat(ask(host, "10 04 01", 1)).isEqualTo("1A");
      assertThat(ask(host, "10 04 02", 1)).isEqualTo("32");
      assertThat(ask(host, "10 04 04", 1)).isEqualTo("7E");
      emulator.leavePaper(1000);
      emulator.coverOpen(true);
      assertThat(ask(host, "10 04 02", 1)).isEqualTo("16");
      assertThat(ask(host, "10 04 04", 1)).isEqualTo("1E");
      emulator.coverOpen(false);
      assertThat(ask(host, "1D 72 01", 1)).isEqualTo("03");
      assertThat(ask(host, "1D 28 48 06 00 30 30 41 62 30 7E", 7)).isEqualTo("37 22 41 62 30 7E 00");
      assertThat(ask(host, "10 14 08 01 03 14 01 06 02 08", 3)).isEqualTo("37 25 00");
    }
    flawless();
  }

  @ParameterizedTest
  @ValueSource(strings = {"BA", "1D 76 30 00 48 00", "1B 2A 21 18 00 10"})
  void a_command_torn_by_the_cable_is_not_held_against_the_host(String torn) throws Exception {
    try (Link host = line.hostPort().open()) {
      host.write(bytes(torn));
      awaitBytes(bytes(torn).length);
      line.unplug();
    }
    line.plug();
    try (Link host = line.hostPort().open()) {
      ask(host, "10 04 01", 1);
      assertThat(ask(host, "10 14 08 01 03 14 01 06 02 08", 3)).isEqualTo("37 25 00");
      assertThat(ask(host, "10 04 01", 1)).isEqualTo("12");
    }
    flawless();
  }

  @Test
  void a_real_time_command_inside_an_image_is_obeyed_and_counted_as_forbidden() throws Exception {
    try (Link host = line.hostPort().open()) {
      assertThat(ask(host, "1D 76 30 00 03 00 01 00 10 04 01", 1)).isEqualTo("12");
    }
    assertThat(emulator.counts()).containsEntry("forbidden", 1L).containsEntry("malformed", 0L);
  }

  @Test
  void data_that_does_not_wait_for_the_clearing_is_counted_as_overlapping() throws Exception {
    try (Link host = line.hostPort().open()) {
      ask(host, "10 14 08 01 03 14 01 06 02 08 41", 3);
    }
    assertThat(emulator.counts()).containsEntry("overlapping", 1L);
  }

  @Test
  void a_nearly_full_buffer_calls_for_a_hold_and_goes_on_when_there_is_room() throws Exception {
    emulator.paperOut();
    try (Link host = line.hostPort().open()) {
      assertThat(ask(host, "41 ".repeat(4096 - 128).strip(), 1)).isEqualTo("13");
      emulator.loadPaper();
      assertThat(ask(host, "", 1)).isEqualTo("11");
    }
    flawless();
  }

  @ParameterizedTest
  @CsvSource({
    "1B 40 1C 2E 1B 74 01 95 96 B1 0A,─│ｱ", "1B 40 1C 2E 1B 74 00 C4 B3 80 0A,─│Ç", "1B 40 1C 2E 1B 74 13 D5 0A,€", "1B 40 1C 2E 1B 74 63 95 0A,\uFFFD",
    "1B 40 1C 2E 1B 74 01 1C 26 D6 D0 0A,中"
  })
  void rules_that_other_programs_draw_with_code_pages_are_seen(String hex, String text) throws Exception {
    try (Link host = line.hostPort().open()) {
      ask(host, hex + " 1D 72 01", 1);
      assertThat(emulator.hanging().orElseThrow().text().strip()).isEqualTo(text);
    }
    flawless();
  }

  @Test
  void a_question_that_arrives_behind_a_block_is_lost_when_the_printer_is_deaf_meanwhile() throws Exception {
    emulator.deafWhileSayingBlocks(true);
    try (Link host = line.hostPort().open()) {
      assertThat(ask(host, "1D 28 48 06 00 30 30 41 62 30 7E 10 04 01", 7)).isEqualTo("37 22 41 62 30 7E 00");
      // The next one is answered again, and nothing stands between.
      assertThat(ask(host, "10 04 04", 1)).isEqualTo("12");
    }
    flawless();
  }

  @Test
  void the_dots_of_a_user_character_are_no_text_and_no_commands() throws Exception {
    // FS 2: a cut, a line feed and a cancel among the dots of one 24x24 character, then real text.
    String dots = "1D 56 00 0A 18 1B 40 ".repeat(10) + "00 00";
    try (Link host = line.hostPort().open()) {
      ask(host, "1C 32 FE A1 " + dots + " 41 42 0A 1D 72 01", 1);
      assertThat(emulator.hanging().orElseThrow().text().strip()).isEqualTo("AB");
      assertThat(emulator.counts()).containsEntry("cuts", 0L);
    }
    flawless();
  }

  private void awaitBytes(long count) {
    while (emulator.counts().getOrDefault("bytes", 0L) < count) {
      Thread.onSpinWait();
    }
  }

  private static String ask(Link host, String hex, int answer) throws LinkException {
    if (!hex.isEmpty()) {
      host.write(bytes(hex));
    }
    byte[] out = new byte[answer];
    int at = 0;
    while (at < answer) {
      int read = host.read(out, at, answer - at, Duration.ofSeconds(20));
      assertThat(read).as("an answer to " + hex).isPositive();
      at += read;
    }
    return HexFormat.ofDelimiter(" ").withUpperCase().formatHex(out);
  }

  private static byte[] bytes(String hex) {
    return HexFormat.ofDelimiter(" ").parseHex(hex);
  }

  private void flawless() {
    assertThat(emulator.counts())
        .containsEntry("malformed", 0L)
        .containsEntry("overlapping", 0L)
        .containsEntry("forbidden", 0L)
        .containsEntry("overrun", 0L);
  }
}
