package org.hall24.kiosk.document.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.hall24.kiosk.document.PaperFonts;
import org.hall24.kiosk.document.PaperLanguage;
import org.hall24.kiosk.document.StatementSigner;
import org.hall24.kiosk.document.StatementVerifier;
import org.hall24.kiosk.document.template.DocumentVerifier.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentVerifierTest {
  private static final PaperFonts FONTS = new PaperFonts();
  private static final DocumentVerifier VERIFIER = new DocumentVerifier(Signers.TRUSTING_ONE);

  private static Rendering.Made made(String template) {
    Templates templates = Templates.shipped();
    return (Rendering.Made) new Documents(templates, FONTS, Signers.ONE).render(template, templates.example(template).orElseThrow(), PaperLanguage.ZH);
  }

  @ParameterizedTest
  @ValueSource(strings = {"acceptance-slip", "application-form", "handover-manifest", "readiness-report", "certificate"})
  void a_document_as_it_was_made_is_genuine_and_so_is_the_code_printed_on_it(String template) throws Exception {
    Rendering.Made made = made(template);
    assertThat(VERIFIER.file(made.pdf()))
        .isInstanceOfSatisfying(Verdict.Genuine.class, genuine -> assertThat(genuine.statement().template()).isEqualTo(template));
    try (PDDocument document = Loader.loadPDF(made.pdf())) {
      BufferedImage page = new PDFRenderer(document).renderImageWithDPI(made.pages() - 1, 150);
      assertThat(PrintedCode.of(page)).contains(made.code());
    }
    assertThat(VERIFIER.code(made.code())).isInstanceOfAny(Verdict.Accepted.class, Verdict.Stated.class);
  }

  /** The code is another one with every machine's key, and some lie badly between the pixels of a picture. */
  @Test
  void the_code_is_read_whatever_machine_signed_it() throws Exception {
    Templates templates = Templates.shipped();
    for (int i = 0; i < 40; i++) {
      Documents documents = new Documents(templates, FONTS, new StatementSigner(Signers.pair()));
      Rendering.Made made =
          (Rendering.Made) documents.render("acceptance-slip", templates.example("acceptance-slip").orElseThrow(), PaperLanguage.ZH);
      try (PDDocument document = Loader.loadPDF(made.pdf())) {
        assertThat(PrintedCode.of(new PDFRenderer(document).renderImageWithDPI(0, 150))).contains(made.code());
      }
    }
  }

  @Test
  void any_byte_that_is_changed_is_seen() {
    byte[] pdf = made("certificate").pdf();
    Random random = new Random(24);
    for (int i = 0; i < 150; i++) {
      byte[] changed = pdf.clone();
      changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
      assertThat(VERIFIER.file(changed)).isNotInstanceOf(Verdict.Genuine.class);
    }
  }

  @Test
  void every_character_of_a_code_matters() {
    for (Rendering.Made made : List.of(made("acceptance-slip"), made("certificate"))) {
      String code = made.code();
      for (int i = 0; i < code.length(); i++) {
        char other = code.charAt(i) == '7' ? 'A' : '7';
        Verdict verdict = VERIFIER.code(code.substring(0, i) + other + code.substring(i + 1));
        assertThat(verdict).as("character %s", i).isNotInstanceOfAny(Verdict.Accepted.class, Verdict.Stated.class);
      }
    }
  }

  @Test
  void a_white_patch_over_a_number_leaves_the_words_and_breaks_the_seal() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (PDDocument document = Loader.loadPDF(made("certificate").pdf())) {
      try (PDPageContentStream more = new PDPageContentStream(document, document.getPage(0), PDPageContentStream.AppendMode.APPEND, true)) {
        more.setNonStrokingColor(1f, 1f, 1f);
        more.addRect(100, 500, 200, 20);
        more.fill();
      }
      document.save(out);
    }
    assertThat(VERIFIER.file(out.toByteArray()))
        .isInstanceOfSatisfying(Verdict.Altered.class, altered -> assertThat(altered.words()).isTrue());
  }

  @Test
  void the_statement_of_one_document_in_another_is_seen() {
    String one = new String(made("certificate").pdf(), StandardCharsets.ISO_8859_1);
    String other = new String(made("handover-manifest").pdf(), StandardCharsets.ISO_8859_1);
    String statement = one.substring(one.indexOf("<hall24:statement>"), one.indexOf("</hall24:statement>"));
    String foreign = other.substring(0, other.indexOf("<hall24:statement>")) + statement + other.substring(other.indexOf("</hall24:statement>"));
    assertThat(VERIFIER.file(foreign.getBytes(StandardCharsets.ISO_8859_1)))
        .isInstanceOfSatisfying(Verdict.Altered.class, altered -> assertThat(altered.words()).isFalse());
  }

  @Test
  void another_machine_s_document_is_not_taken_for_ours() {
    DocumentVerifier other = new DocumentVerifier(new StatementVerifier(List.of(Signers.pair().getPublic())));
    assertThat(other.file(made("certificate").pdf())).isInstanceOf(Verdict.UnknownKey.class);
    assertThat(other.code(made("certificate").code())).isInstanceOf(Verdict.UnknownKey.class);
  }

  @Test
  void anything_else_has_no_statement() {
    assertThat(VERIFIER.file("%PDF-1.7 nothing".getBytes(StandardCharsets.US_ASCII))).isInstanceOf(Verdict.NoStatement.class);
    assertThat(VERIFIER.code("https://example.org/")).isInstanceOf(Verdict.NoStatement.class);
    assertThat(VERIFIER.code("H24D:1/")).isInstanceOf(Verdict.NoStatement.class);
    assertThat(VERIFIER.code("")).isInstanceOf(Verdict.NoStatement.class);
  }
}
