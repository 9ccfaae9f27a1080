package org.hall24.kiosk.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaperFontsTest {
  private static final Path HANA_A = PaperFonts.STANDARD_RARE.getFirst();
  private static final Path HANA_B = PaperFonts.STANDARD_RARE.getLast();

  /** In both of Hanazono's files and in none of ours; the second only in the second file. */
  private static final int BOTH = 0x20BB7;

  @Test
  void without_other_faces_a_rare_character_has_none_and_no_face_fails() {
    PaperFonts alone = new PaperFonts(List.of(Path.of("/nowhere/none.ttf")));
    assertThat(alone.rareOutlines(BOTH)).isEmpty();
    assertThat(alone.rareFaces()).isEmpty();
    assertThat(new FontGlyphs(alone).glyph(BOTH)).isEmpty();
    assertThat(new FontGlyphs(alone).glyph('国')).isPresent();
  }

  @Test
  void the_faces_are_asked_in_the_order_of_the_list() throws Exception {
    assumeTrue(Files.isReadable(HANA_A) && Files.isReadable(HANA_B), "skipped: fonts-hanazono is not installed");
    String first = new PaperFonts(List.of(HANA_A, HANA_B)).rareOutlines(BOTH).orElseThrow().getName();
    String second = new PaperFonts(List.of(HANA_B, HANA_A)).rareOutlines(BOTH).orElseThrow().getName();
    assertThat(List.of(first, second)).doesNotHaveDuplicates();
  }
}
