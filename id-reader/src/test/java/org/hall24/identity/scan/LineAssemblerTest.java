package org.hall24.identity.scan;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LineAssemblerTest {
  private static LineAssembler line(String... words) {
    return new LineAssembler(settings(words));
  }

  private static ScanSettings settings(String... words) {
    Map<String, String> map = new java.util.HashMap<>();
    for (int i = 0; i < words.length; i += 2) {
      map.put(words[i], words[i + 1]);
    }
    return ((ScanSettings.Parsed.Good) ScanSettings.parse(map)).settings();
  }

  private static List<String> said(LineAssembler line, String text, int piece, boolean silence) {
    byte[] bytes = text.getBytes(ISO_8859_1);
    List<String> found = new ArrayList<>();
    for (int at = 0; at < bytes.length; at += piece) {
      line.feed(bytes, at, Math.min(piece, bytes.length - at));
      drain(line.take(), line, found);
    }
    if (silence) {
      drain(line.silence(), line, found);
    }
    return found;
  }

  private static void drain(Optional<LineAssembler.Found> first, LineAssembler line, List<String> found) {
    for (Optional<LineAssembler.Found> next = first; next.isPresent(); next = line.take()) {
      found.add(next.get() instanceof LineAssembler.Found.Message(byte[] b) ? new String(b, ISO_8859_1) : next.get().toString());
    }
  }

  @Test
  void any_end_ends_a_message_on_a_line_nobody_set_up_in_any_bursts() {
    for (int piece = 1; piece <= 12; piece++) {
      assertThat(said(line(), "ONE\rTWO\nTHREE\r\nFOUR", piece, true)).as("bursts of %d", piece).containsExactly("ONE", "TWO", "THREE", "FOUR");
    }
  }

  @Test
  void without_an_end_a_message_waits_for_silence() {
    LineAssembler line = line();
    assertThat(said(line, "HALF", 2, false)).isEmpty();
    assertThat(line.pending()).isTrue();
    assertThat(said(line, "-WHOLE", 1, true)).containsExactly("HALF-WHOLE");
    assertThat(line.pending()).isFalse();
  }

  @Test
  void an_end_that_was_set_is_the_only_one() {
    assertThat(said(line("line-end", "cr"), "A\nB\rC\r\nD\r", 1, false)).containsExactly("A\nB", "C", "D");
    assertThat(said(line("line-end", "lf"), "A\rB\n", 1, false)).containsExactly("A\rB");
    assertThat(said(line("line-end", "crlf"), "A\rB\nC\r\nD\r\n", 1, false)).containsExactly("A\rB\nC", "D");
    assertThat(said(line("line-end", "tab"), "A\tB\t", 1, false)).containsExactly("A", "B");
    assertThat(said(line("line-end", "none"), "A\r\nB\r\n", 1, true)).containsExactly("A\r\nB");
  }

  @Test
  void a_message_cut_before_the_end_that_was_set_is_not_taken_for_a_code() {
    LineAssembler line = line("line-end", "crlf");
    assertThat(said(line, "1234", 1, true)).containsExactly("Cut[]");
    assertThat(said(line, "5678\r\n", 1, true)).containsExactly("5678");
  }

  @Test
  void prefix_suffix_and_stx_etx_are_taken_away() {
    assertThat(said(line("prefix", "5B43", "suffix", "5D"), "[CODE]\r\n", 1, false)).containsExactly("ODE");
    assertThat(said(line("prefix", "5B", "suffix", "5D"), "[A]\r\nB\r\n", 1, false)).containsExactly("A", "B");
    assertThat(said(line(), "\u0002LINE\u0003\r\n", 1, false)).containsExactly("LINE");
    assertThat(said(line("prefix", "51"), "Q\r", 1, false)).isEmpty();
  }

  @Test
  void the_engine_s_answer_is_no_part_of_the_code() {
    String ack = latin("02000001003331");
    String ssi = latin("04D00000FF2C");
    for (int piece = 1; piece <= 8; piece++) {
      LineAssembler line = line();
      line.expectReply();
      assertThat(said(line, ack + "CODE\r\n", piece, false)).containsExactly("CODE");
      line.expectReply();
      assertThat(said(line, ssi + "CODE\r\n", piece, false)).containsExactly("CODE");
      line.expectReply();
      assertThat(said(line, "CODE\r\n", piece, false)).containsExactly("CODE");
      line.expectReply();
      assertThat(said(line, latin("05D1000006FF24"), piece, false)).containsExactly("Refused[]");
    }
  }

  @Test
  void what_only_looks_like_an_answer_stays_a_message() {
    LineAssembler line = line();
    assertThat(said(line, latin("02000001003331") + "CODE\r", 1, false)).as("nobody asked").hasSize(1).doesNotContain("CODE");
    line.expectReply();
    assertThat(said(line, latin("02000001003332") + "\r", 1, false)).as("a wrong check").hasSize(1);
  }

  @Test
  void more_than_any_code_is_thrown_away_up_to_its_end() {
    LineAssembler line = line();
    assertThat(said(line, "X".repeat(20_000) + "\rNEXT\r", 100, false)).containsExactly("Overlong[]", "NEXT");
  }

  @Test
  void the_longest_code_is_taken() {
    String longest = "7".repeat(7_089);
    assertThat(said(line(), longest + "\r\n", 50, false)).containsExactly(longest);
  }

  @Test
  void checks_of_the_engines_are_what_their_manuals_say() {
    HexFormat hex = HexFormat.of();
    byte[] trigger = hex.parseHex("08010002 01".replace(" ", ""));
    assertThat(EngineReply.crc(trigger, 0, trigger.length)).isEqualTo(0x02DA);
    byte[] baud = hex.parseHex("0701002A02");
    assertThat(EngineReply.crc(baud, 0, baud.length)).isEqualTo(0xD80F);
    byte[] reply = hex.parseHex("00023901");
    assertThat(EngineReply.crc(reply, 0, reply.length)).isEqualTo(0xC14C);
    byte[] start = hex.parseHex("04E40400");
    assertThat(EngineReply.sum(start, 0, start.length)).isEqualTo(0xFF14);
    byte[] host = hex.parseHex("07C60408008A08");
    assertThat(EngineReply.sum(host, 0, host.length)).isEqualTo(0xFE95);
    byte[] serial = hex.parseHex("08C6040800F20100");
    assertThat(EngineReply.sum(serial, 0, serial.length)).isEqualTo(0xFE33);
  }

  @Test
  void settings_that_cannot_stand_are_named() {
    for (String[] bad : new String[][] {{"charset", "latin-1"}, {"line-end", "eof"}, {"trigger", "7"}, {"prefix", "xy"}, {"gap-ms", "0"}, {"gap-ms", "99999"}}) {
      assertThat(ScanSettings.parse(Map.of(bad[0], bad[1])))
          .isInstanceOfSatisfying(ScanSettings.Parsed.Bad.class, fault -> assertThat(fault.key()).isEqualTo(bad[0]));
    }
    assertThat(settings("trigger", "7E 00 08 01 00 02 01 AB CD").triggerBytes()).hasSize(9);
  }

  private static String latin(String hex) {
    return new String(HexFormat.of().parseHex(hex), ISO_8859_1);
  }
}
