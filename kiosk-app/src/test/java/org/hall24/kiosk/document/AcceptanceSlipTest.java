package org.hall24.kiosk.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AcceptanceSlipTest {
  private static final PaperFonts FONTS = new PaperFonts();
  private static final KeyPair KEYS = Night.keys();
  private static final String CODE = new StatementSigner(KEYS).sign(Statement.of(Night.deposited()));
  private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T14:41:07Z"), ZoneOffset.UTC);

  @ParameterizedTest
  @EnumSource(PaperLanguage.class)
  void its_text_comes_back_exactly_and_its_code_is_read_and_genuine(PaperLanguage language) throws Exception {
    byte[] pdf = new AcceptanceSlip(FONTS, CLOCK).pdf(Night.deposited(), language, CODE);
    Path out = Path.of("target", "paper");
    Files.createDirectories(out);
    Files.write(out.resolve("slip-" + language.tag() + ".pdf"), pdf);
    try (PDDocument document = Loader.loadPDF(pdf)) {
      BufferedImage image = new PDFRenderer(document).renderImageWithDPI(0, 144);
      ImageIO.write(image, "png", out.resolve("slip-" + language.tag() + ".png").toFile());

      AcceptanceWords words = new AcceptanceWords(Night.deposited(), language);
      String text = squeezed(new PDFTextStripper().getText(document));
      assertThat(text).contains(squeezed(words.site()), "SJS261122240173", "14", words.of("title"));
      words.facts().forEach(fact -> assertThat(text).contains(squeezed(fact.label()), squeezed(fact.value())));
      words.next("progressSlip").forEach(step -> assertThat(text).contains(squeezed(step)));
      words.papers().forEach(paper -> assertThat(text).contains(squeezed(paper)));
      assertThat(text).contains(squeezed(words.offlineNote().orElseThrow())).doesNotContain("王秀英", "〓");
      assertThat(AcceptanceReceiptTest.decode(image)).isEqualTo(CODE);
      assertThat(new StatementVerifier(List.of(KEYS.getPublic())).verify(CODE))
          .isInstanceOf(StatementVerifier.Verdict.Genuine.class);
    }
  }

  @Test
  void the_same_acceptance_at_the_same_time_gives_the_same_bytes() {
    AcceptanceSlip slip = new AcceptanceSlip(FONTS, CLOCK);
    byte[] once = slip.pdf(Night.deposited(), PaperLanguage.ZH, CODE);
    assertThat(new AcceptanceSlip(new PaperFonts(), CLOCK).pdf(Night.deposited(), PaperLanguage.ZH, CODE))
        .isEqualTo(once);
  }

  @Test
  void it_carries_title_language_tags_and_only_embedded_subsets() throws Exception {
    byte[] pdf = new AcceptanceSlip(FONTS, CLOCK).pdf(Night.deposited(), PaperLanguage.ZH, CODE);
    assertThat(pdf.length).isLessThan(60_000);
    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("zh-CN");
      assertThat(document.getDocumentInformation().getTitle()).isEqualTo("受理回执 SJS 2611 2224 0173");
      assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
      assertThat(document.getDocumentCatalog().getStructureTreeRoot().getKids()).hasSize(1);
      var resources = document.getPage(0).getResources();
      for (var name : resources.getFontNames()) {
        PDFont font = resources.getFont(name);
        assertThat(font.isEmbedded()).isTrue();
        assertThat(font.getName()).matches("[A-Z]{6}\\+NotoSansSC.*");
      }
      assertThat(StreamSupport.stream(resources.getFontNames().spliterator(), false)).hasSize(3);
    }
  }

  @Test
  void eight_papers_fit_on_the_page_above_the_foot() throws Exception {
    Acceptance two = Night.deposited();
    Acceptance eight =
        new Acceptance(
            two.acceptanceNo(), two.service(), two.applicant(), two.acceptedAt(), two.site(),
            java.util.Optional.of(
                new Acceptance.HandedOver("14", java.util.Collections.nCopies(8, "国（境）外出生证明及翻译件"))),
            two.courierAt(), true);
    byte[] pdf = new AcceptanceSlip(FONTS, CLOCK).pdf(eight, PaperLanguage.EN, CODE);
    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(document.getNumberOfPages()).isEqualTo(1);
      String text = new PDFTextStripper().getText(document).strip();
      assertThat(text).contains("You need not come again.").endsWith("signature.");
    }
  }

  @Test
  void a_character_that_no_face_has_is_a_mark_and_not_a_failure() throws Exception {
    byte[] pdf =
        new AcceptanceSlip(FONTS, CLOCK)
            .pdf(Night.with(Night.NURSE, "\uD842\uDFB7秀英", false), PaperLanguage.ZH, CODE);
    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(new PDFTextStripper().getText(document)).contains("〓**");
    }
  }

  private static String squeezed(String text) {
    return text.replaceAll("\\s", "");
  }
}
