package org.hall24.receipt.escpos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.hall24.receipt.escpos.EscPos.Alignment;
import org.hall24.receipt.escpos.EscPos.Correction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bytes of the Epson ESC/POS command reference, written out, both ways. */
class EscPosBytesTest {
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();

  static Stream<Arguments> commands() {
    return Stream.of(
        command("1B 40", new EscPos.Initialise()),
        command("0A", new EscPos.LineFeed()),
        command("1C 26", new EscPos.ChineseMode(true)),
        command("1C 2E", new EscPos.ChineseMode(false)),
        command("1B 61 00", new EscPos.Align(Alignment.LEFT)),
        command("1B 61 01", new EscPos.Align(Alignment.CENTRE)),
        command("1B 61 02", new EscPos.Align(Alignment.RIGHT)),
        command("1B 45 01", new EscPos.Bold(true)),
        command("1B 45 00", new EscPos.Bold(false)),
        command("1D 21 11", new EscPos.CharSize(2, 2)),
        command("1D 21 01", new EscPos.CharSize(1, 2)),
        command("1D 21 20", new EscPos.CharSize(3, 1)),
        command("1B 33 22", new EscPos.LineSpacing(34)),
        command("1B 32", new EscPos.DefaultLineSpacing()),
        command("1B 64 03", new EscPos.FeedLines(3)),
        command("1B 4A 18", new EscPos.FeedUnits(24)),
        command("1B 24 2C 01", new EscPos.MoveTo(300)),
        command("BA C5", new EscPos.Char(0xBAC5)),
        command("41", new EscPos.Char('A')),
        command("1B 2A 21 01 00 80 00 01", new EscPos.Columns(octets("80 00 01"))),
        command("1D 76 30 00 02 00 02 00 FF 00 0F F0", new EscPos.Raster(2, 2, octets("FF 00 0F F0"))),
        command("1D 28 6B 04 00 31 41 32 00", new EscPos.QrModel(2)),
        command("1D 28 6B 03 00 31 43 06", new EscPos.QrModule(6)),
        command("1D 28 6B 03 00 31 45 30", new EscPos.QrCorrection(Correction.L)),
        command("1D 28 6B 03 00 31 45 31", new EscPos.QrCorrection(Correction.M)),
        command("1D 28 6B 03 00 31 45 33", new EscPos.QrCorrection(Correction.H)),
        command("1D 28 6B 07 00 31 50 30 48 32 34 3A", new EscPos.QrStore(octets("48 32 34 3A"))),
        command("1D 28 6B 03 00 31 51 30", new EscPos.QrPrint()),
        command("1D 56 42 00", new EscPos.FeedAndCut(false, 0)),
        command("1D 56 41 10", new EscPos.FeedAndCut(true, 16)),
        command("1D 56 00", new EscPos.Cut(true)),
        command("1D 56 01", new EscPos.Cut(false)),
        command("1D 28 48 06 00 30 30 41 62 30 7E", new EscPos.ProcessId("Ab0~")),
        command("1D 72 01", new EscPos.OrderedStatus(1)),
        command("10 04 01", new EscPos.RealTimeStatus(1)),
        command("10 04 04", new EscPos.RealTimeStatus(4)),
        command("10 04 11", new EscPos.RealTimeStatus(17)),
        command("10 04 14", new EscPos.RealTimeStatus(20)),
        command("1B 21 38", new EscPos.PrintMode(0x38)),
        command("1C 21 0C", new EscPos.ChineseSize(true, true)),
        command("1B 5C F4 FF", new EscPos.MoveBy(-12)),
        command("1B 2A 01 02 00 80 01", new EscPos.CoarseColumns(1, octets("80 01"))),
        command("1D 4C 10 00", new EscPos.LeftMargin(16)),
        command("1D 57 80 01", new EscPos.AreaWidth(384)),
        command("1D 28 4C 0C 00 30 70 30 01 01 31 08 00 02 00 FF 0F", new EscPos.GraphicsStore(8, 2, 1, 1, octets("FF 0F"))),
        command("1D 28 4C 02 00 30 32", new EscPos.GraphicsPrint()),
        command("1D 28 6B 03 00 31 52 30", new EscPos.QrSize()),
        command("1D 61 0F", new EscPos.AutomaticStatus(0x0F)),
        command("1D 49 43", new EscPos.Identify(0x43)),
        command("1D 65 03 0C", new EscPos.Ejector(3, 12)),
        command("1D 65 05", new EscPos.Ejector(5, 0)),
        command("1D E2", new EscPos.Counter(0xE2)),
        command("1C C0 18 10 14 1A", new EscPos.HardwareReset()),
        command("10 05 02", new EscPos.RealTimeRecover(2)),
        command("10 14 08 01 03 14 01 06 02 08", new EscPos.RealTimeClear()));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void a_command_is_exactly_these_bytes(String hex, EscPos command) {
    assertThat(HEX.formatHex(command.encode())).isEqualTo(hex);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void these_bytes_are_exactly_that_command(String hex, EscPos command) {
    assertThat(new EscPosParser().accept(HEX.parseHex(hex))).containsExactly(command);
  }

  static Stream<Arguments> otherSpellings() {
    return Stream.of(
        command("1B 61 31", new EscPos.Align(Alignment.CENTRE)),
        command("1D 56 30", new EscPos.Cut(true)),
        command("1D 56 31", new EscPos.Cut(false)),
        command("1B 69", new EscPos.Cut(false)),
        command("1B 6D", new EscPos.Cut(false)),
        command("1B 2D 01", new EscPos.Other(octets("1B 2D 01"))),
        command("1D 42 01", new EscPos.Other(octets("1D 42 01"))),
        command("1C 57 01", new EscPos.ChineseSize(true, true)),
        command("10 04 07 01", new EscPos.Other(octets("10 04 07 01"))),
        command("1B 44 08 10 00", new EscPos.Other(octets("1B 44 08 10 00"))),
        command("1D 6B 04 41 42 00", new EscPos.Other(octets("1D 6B 04 41 42 00"))),
        command("1D 6B 49 04 7B 42 41 42", new EscPos.Other(octets("1D 6B 49 04 7B 42 41 42"))),
        command(
            "1D 38 4C 0C 00 00 00 30 70 30 01 01 31 08 00 02 00 FF 0F",
            new EscPos.GraphicsStore(8, 2, 1, 1, octets("FF 0F"))),
        // Other makers' presenters: known by their length, never malformed.
        command("1B 16 30 00", new EscPos.Other(octets("1B 16 30 00"))),
        command("1D 52 30", new EscPos.Other(octets("1D 52 30"))),
        command("1D 52 31 05", new EscPos.Other(octets("1D 52 31 05"))),
        command("10 05 00", new EscPos.Other(octets("10 05 00"))));
  }

  @ParameterizedTest
  @MethodSource("otherSpellings")
  void what_other_hosts_write_is_understood_too(String hex, EscPos command) {
    assertThat(new EscPosParser().accept(HEX.parseHex(hex))).containsExactly(command);
  }

  static Stream<Arguments> replies() {
    return Stream.of(
        reply("12", new PrinterReply.RealTime(0x12)),
        reply("72", new PrinterReply.RealTime(0x72)),
        // The board sold as Equip 351006 sets bit 7 while the paper is not torn off.
        reply("92", new PrinterReply.RealTime(0x92)),
        reply("00", new PrinterReply.Ordered(0)),
        reply("0F", new PrinterReply.Ordered(0x0F)),
        reply("14 00 03 00", new PrinterReply.Automatic(0x14, 0, 3, 0)),
        reply("37 22 41 62 30 7E 00", new PrinterReply.Processed("Ab0~")),
        reply("37 25 00", new PrinterReply.Cleared()),
        reply("5F 4B 33 00", new PrinterReply.Block(0x5F, octets("4B 33"))),
        reply("13", new PrinterReply.Hold()),
        reply("11", new PrinterReply.GoOn()));
  }

  @ParameterizedTest
  @MethodSource("replies")
  void an_answer_is_exactly_these_bytes_both_ways(String hex, PrinterReply reply) {
    byte[] bytes = HEX.parseHex(hex);
    assertThat(HEX.formatHex(reply.encode())).isEqualTo(hex);
    assertThat(new ReplyParser().accept(bytes, 0, bytes.length)).isEqualTo(List.of(reply));
  }

  private static Arguments command(String hex, EscPos command) {
    return Arguments.of(hex, command);
  }

  private static Arguments reply(String hex, PrinterReply reply) {
    return Arguments.of(hex, reply);
  }

  private static Octets octets(String hex) {
    return Octets.of(HEX.parseHex(hex));
  }
}
