package org.hall24.kiosk.document.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.hall24.kiosk.document.PaperFonts;
import org.hall24.kiosk.document.PaperFonts.Weight;
import org.hall24.kiosk.document.PaperLanguage;
import org.hall24.kiosk.document.sheet.Description;
import org.hall24.kiosk.document.sheet.Ink;
import org.hall24.kiosk.document.sheet.PdfWords;
import org.hall24.kiosk.document.sheet.Sheet;
import org.hall24.kiosk.document.sheet.Tag;
import org.hall24.kiosk.document.sheet.TaggedPdf;
import org.junit.jupiter.api.Test;

/** GB 18030-2022, 9.4: products for government services implement level 3, which is every Han character of the standard. */
class LevelThreeTest {
  /** Unified ideographs and extensions A to F as the standard has them, and the twelve unified ones among the compatibility forms. */
  private static IntStream han() {
    int[][] blocks = {
      {0x4E00, 0x9FEF}, {0x3400, 0x4DB5}, {0x20000, 0x2A6D6}, {0x2A700, 0x2B734}, {0x2B740, 0x2B81D}, {0x2B820, 0x2CEA1}, {0x2CEB0, 0x2EBE0}
    };
    int[] alone = {0xFA0E, 0xFA0F, 0xFA11, 0xFA13, 0xFA14, 0xFA1F, 0xFA21, 0xFA23, 0xFA24, 0xFA27, 0xFA28, 0xFA29};
    return IntStream.concat(java.util.Arrays.stream(blocks).flatMapToInt(b -> IntStream.rangeClosed(b[0], b[1])), IntStream.of(alone));
  }

  private static IntStream radicals() {
    return IntStream.rangeClosed(0x2F00, 0x2FD5);
  }

  @Test
  void every_Han_character_of_level_3_and_every_Kangxi_radical_prints_and_comes_back() throws Exception {
    assumeTrue(RareFaces.installed());
    int[] characters = IntStream.concat(han(), radicals()).toArray();
    assertThat(characters).hasSize(87_887 + 214);
    StringBuilder all = new StringBuilder();
    byte[] pdf;
    try (TaggedPdf document = new TaggedPdf(new PaperFonts(), PaperLanguage.ZH)) {
      int next = 0;
      while (next < characters.length) {
        Sheet sheet = document.sheet();
        for (int row = 0; row < 60 && next < characters.length; row++) {
          int end = Math.min(next + 40, characters.length);
          String line = new String(characters, next, end - next);
          Tag p = document.tag(document.top(), "P");
          sheet.text(p, line, 40, 40 + 12.5f * row, Weight.REGULAR, 11, Ink.INK);
          all.append(line);
          next = end;
        }
      }
      assertThat(document.charactersMissed()).isFalse();
      ZonedDateTime at = ZonedDateTime.parse("2026-11-22T22:41:05+08:00");
      pdf = document.save(new Description("级别三", at, "level-three", Optional.empty(), Optional.empty()), "");
    }
    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(PdfWords.of(document).getBytes(StandardCharsets.UTF_8)).isEqualTo(all.toString().getBytes(StandardCharsets.UTF_8));
    }
  }
}
