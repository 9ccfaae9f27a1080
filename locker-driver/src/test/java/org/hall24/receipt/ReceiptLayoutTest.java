package org.hall24.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.ByteRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.hall24.receipt.Receipt.Align;
import org.hall24.receipt.Receipt.Style;
import org.hall24.receipt.escpos.EscPos;
import org.hall24.receipt.escpos.Octets;
import org.hall24.receipt.escpos.RealTimeScanner;
import org.junit.jupiter.api.Test;

class ReceiptLayoutTest {
  private static final PrinterProfile PROFILE = PrinterProfile.generic80();

  @Test
  void a_receipt_is_these_bytes() {
    Receipt receipt =
        Receipt.builder("r1")
            .text("回执", Style.PLAIN.at(Align.CENTRE).sized(2, 2).strong())
            .line("OK")
            .qr("H24", 6)
            .cut();
    assertThat(hex(lay(receipt)))
        .isEqualTo(
            "1B401C261B3322" // initialise, Chinese mode, spacing 34
                + "1B61011D21111B4501BBD8D6B40A1B4A0A" // centre, double, bold, 回执, room
                + "1B61001D21001B45004F4B0A" // left, single, regular, OK
                + "1B61011B4A18" // centre, quiet zone of 4 × 6 dots
                + "1D286B0400314132001D286B03003143061D286B0300314531"
                + "1D286B0600315030483234" // store H24
                + "1D286B03003151301B4A18"
                + "1D564200");
  }

  @Test
  void a_character_outside_the_rom_goes_as_24_columns_of_dots_inside_the_line() {
    byte[] dots = new byte[72];
    Arrays.fill(dots, (byte) 0x55);
    GlyphSource glyphs = codePoint -> codePoint == 0x20BB7 ? Optional.of(Octets.of(dots)) : Optional.empty();
    String hex = hex(new ReceiptLayout(PROFILE, glyphs).lay(Receipt.builder("r").line("王\uD842\uDFB7A").cut()));
    assertThat(hex).contains("CDF5" + "1B2A211800" + "55".repeat(72) + "41" + "0A");
  }

  @Test
  void a_character_that_no_font_has_becomes_a_geta_mark_and_never_a_question_mark() {
    assertThat(hex(lay(Receipt.builder("r").line("\uD842\uDFB7").cut()))).contains("A1FE0A");
  }

  @Test
  void a_yen_sign_becomes_the_full_width_one_and_not_junk() {
    assertThat(hex(lay(Receipt.builder("r").line("¥5").cut()))).contains("A3A4350A").doesNotContain("8130");
  }

  @Test
  void values_stand_in_one_column_and_hang_below_each_other() {
    Receipt receipt =
        Receipt.builder("r")
            .table(
                new Receipt.Row("柜门", "14", true),
                new Receipt.Row("受理号", "办".repeat(25), false))
            .cut();
    // Three characters of key and one of gap: the column starts at 96 dots, 20 characters fit beside it.
    assertThat(hex(lay(receipt)))
        .contains("B9F1C3C51B2460001B450131340A1B4500")
        .contains("CADCC0EDBAC51B246000" + "B0EC".repeat(20) + "0A" + "1B246000" + "B0EC".repeat(5) + "0A");
  }

  @Test
  void a_line_does_not_begin_with_a_closing_mark_and_a_word_stays_whole() {
    assertThat(lines("一".repeat(24) + "。")).containsExactly("一".repeat(23), "一。");
    assertThat(lines("a".repeat(44) + " second word")).containsExactly("a".repeat(44), "second word");
    assertThat(lines("x".repeat(50))).containsExactly("x".repeat(48), "xx");
    assertThat(lines("")).containsExactly("");
  }

  @Property(tries = 200)
  void no_line_is_wider_than_the_paper_and_no_character_is_lost(
      @ForAll("texts") String text, @ForAll @IntRange(min = 1, max = 4) int factor) {
    List<TextLine.Cell> cells = TextLine.cells(text, PROFILE, GlyphSource.NONE, factor);
    List<List<TextLine.Cell>> lines = TextLine.lines(cells, PROFILE.widthDots());
    assertThat(lines).allSatisfy(line -> assertThat(TextLine.dots(line)).isLessThanOrEqualTo(576));
    assertThat(lines.stream().flatMap(List::stream).filter(cell -> cell.kind() != TextLine.Kind.SPACE))
        .containsExactlyElementsOf(
            cells.stream().filter(cell -> cell.kind() != TextLine.Kind.SPACE).toList());
  }

  @net.jqwik.api.Provide
  net.jqwik.api.Arbitrary<String> texts() {
    return net.jqwik.api.Arbitraries.strings().withChars("一二，。（）「ab ,.-号").ofMaxLength(120);
  }

  @Property(tries = 100)
  void no_picture_ever_carries_a_real_time_command(
      @ForAll @Size(max = 300) List<@ByteRange(min = 0, max = 0x14) Byte> dots) {
    byte[] bytes = new byte[dots.size() + 3];
    for (int i = 0; i < dots.size(); i++) {
      bytes[i] = dots.get(i);
    }
    Receipt receipt =
        Receipt.builder("r").add(new Receipt.Picture(1, bytes.length, Octets.of(bytes))).cut();
    RealTimeScanner scanner = new RealTimeScanner();
    for (byte[] piece : lay(receipt).pieces()) {
      for (byte next : piece) {
        assertThat(scanner.accept(next)).isEmpty();
      }
    }
  }

  @Test
  void a_qr_code_shrinks_to_the_paper_and_one_that_cannot_is_refused() {
    EscPos.QrModule module =
        lay(Receipt.builder("r").qr("x".repeat(300), 16).cut()).commands().stream()
            .filter(EscPos.QrModule.class::isInstance)
            .map(EscPos.QrModule.class::cast)
            .findFirst()
            .orElseThrow();
    assertThat(module.dots()).isBetween(5, 9);
    assertThatThrownBy(() -> lay(Receipt.builder("r").qr("x".repeat(4000), 3).cut()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("xxx");
  }

  private static List<String> lines(String text) {
    return TextLine.lines(TextLine.cells(text, PROFILE, GlyphSource.NONE, 1), 576).stream()
        .map(
            line -> {
              StringBuilder out = new StringBuilder();
              line.forEach(
                  cell ->
                      out.appendCodePoint(
                          org.hall24.receipt.escpos.Rom.character(((EscPos.Char) cell.command()).code())));
              return out.toString();
            })
        .toList();
  }

  private static ReceiptLayout.Sheet lay(Receipt receipt) {
    return new ReceiptLayout(PROFILE, GlyphSource.NONE).lay(receipt);
  }

  private static String hex(ReceiptLayout.Sheet sheet) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    sheet.pieces().forEach(out::writeBytes);
    return HexFormat.of().withUpperCase().formatHex(out.toByteArray());
  }
}
