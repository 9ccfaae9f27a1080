package org.hall24.kiosk.document.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.hall24.kiosk.document.PaperFonts;
import org.hall24.kiosk.document.PaperLanguage;
import org.hall24.kiosk.document.sheet.PdfWords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every document we ship, in both languages. */
class EveryTemplateTest {
  static final PaperFonts FONTS = new PaperFonts();
  static final Templates TEMPLATES = Templates.shipped();

  static Stream<Arguments> documents() {
    return Templates.SHIPPED.stream().flatMap(name -> Stream.of(PaperLanguage.values()).map(l -> Arguments.of(name, l)));
  }

  private static Rendering.Made made(String name, PaperLanguage language) {
    JsonNode example = TEMPLATES.example(name).orElseThrow();
    Rendering rendering = new Documents(TEMPLATES, FONTS, Signers.ONE).render(name, example, language);
    assertThat(rendering).as("%s", rendering).isInstanceOf(Rendering.Made.class);
    return (Rendering.Made) rendering;
  }

  @ParameterizedTest
  @MethodSource("documents")
  void it_is_PDF_A_2u_and_PDF_UA_1_in_one_file(String name, PaperLanguage language) throws Exception {
    assertThat(VeraPdf.faults(made(name, language).pdf())).isEmpty();
  }

  @Test
  void the_judge_does_find_fault_with_other_files() throws Exception {
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    try (PDDocument document = new PDDocument()) {
      document.addPage(new PDPage());
      document.save(plain);
    }
    assertThat(VeraPdf.faults(plain.toByteArray())).anyMatch(f -> f.contains("2u")).anyMatch(f -> f.contains("ua1"));
  }

  static Stream<Arguments> documentsWithRareNames() {
    List<String> names = new ArrayList<>(List.of("欧阳㛃", "王䶮", "Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewissenhaftschafersw"));
    if (RareFaces.installed()) {
      names.addAll(List.of("李𬭼", "𠮷田"));
    }
    return documents().flatMap(d -> names.stream().map(n -> Arguments.of(d.get()[0], d.get()[1], n)));
  }

  @ParameterizedTest
  @MethodSource("documentsWithRareNames")
  void a_rare_or_a_long_name_prints_as_it_is_and_stays_within_the_page(String template, PaperLanguage language, String person) throws Exception {
    JsonNode data = renamed(TEMPLATES.example(template).orElseThrow(), person);
    Rendering.Made made = (Rendering.Made) new Documents(TEMPLATES, FONTS, Signers.ONE).render(template, data, language);
    assertThat(VeraPdf.faults(made.pdf())).isEmpty();
    assertThat(made.charactersMissed()).isFalse();
    Path out = Path.of("target", "paper");
    Files.createDirectories(out);
    Files.write(out.resolve(template + "-" + language.tag() + "-" + Integer.toHexString(person.codePointAt(person.offsetByCodePoints(0, 1))) + ".pdf"), made.pdf());
    try (PDDocument document = Loader.loadPDF(made.pdf())) {
      assertThat(PdfWords.of(document)).contains(person);
      PDFTextStripper stripper = new PDFTextStripper() {
        @Override
        protected void processTextPosition(TextPosition text) {
          assertThat(text.getX()).isGreaterThan(20f);
          assertThat(text.getX() + text.getWidth()).isLessThan(560f);
          assertThat(text.getY()).isBetween(30f, 815f);
          super.processTextPosition(text);
        }
      };
      assertThat(stripper.getText(document)).contains(person.substring(0, person.offsetByCodePoints(0, 2)));
    }
  }

  /** The person's name where one stands, and the hall's, which stands on every document. */
  private static JsonNode renamed(JsonNode example, String person) {
    ObjectNode data = example.deepCopy();
    data.with("site").with("name").put("zh", person).put("en", person);
    for (String key : List.of("applicant", "holder")) {
      if (data.has(key)) {
        data.with(key).put("name", person);
      }
    }
    if (data.has("statement")) {
      data.put("statement", person);
    }
    return data;
  }

  @ParameterizedTest
  @MethodSource("documents")
  void its_words_come_back_exactly_for_a_program_and_for_a_reader(String name, PaperLanguage language) throws Exception {
    Rendering.Made made = made(name, language);
    Path out = Path.of("target", "paper");
    Files.createDirectories(out);
    Files.write(out.resolve(name + "-" + language.tag() + ".pdf"), made.pdf());
    try (PDDocument document = Loader.loadPDF(made.pdf())) {
      for (int page = 0; page < document.getNumberOfPages(); page++) {
        BufferedImage image = new PDFRenderer(document).renderImageWithDPI(page, 110);
        ImageIO.write(image, "png", out.resolve(name + "-" + language.tag() + "-" + (page + 1) + ".png").toFile());
      }
      String words = PdfWords.of(document);
      assertThat(DocumentStatement.digest(words)).isEqualTo(made.textDigest());
      assertThat(sorted(new PDFTextStripper().getText(document))).isEqualTo(sorted(words));
      assertThat(words).doesNotContain("〓").doesNotContain("{").doesNotContain("}").doesNotContain("null");
      assertThat(made.charactersMissed()).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void the_same_data_give_the_same_bytes_also_in_another_run(String name, PaperLanguage language) {
    byte[] other =
        ((Rendering.Made) new Documents(Templates.shipped(), new PaperFonts(), Signers.ONE).render(name, TEMPLATES.example(name).orElseThrow(), language))
            .pdf();
    assertThat(made(name, language).pdf()).isEqualTo(other);
  }

  @ParameterizedTest
  @MethodSource("documents")
  void it_is_small_has_title_and_language_and_embeds_only_subsets(String name, PaperLanguage language) throws Exception {
    Rendering.Made made = made(name, language);
    assertThat(made.pdf().length).isLessThan(80_000);
    assertThat(made.pages()).as("what the example says fits on one page").isEqualTo(1);
    try (PDDocument document = Loader.loadPDF(made.pdf())) {
      assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo(language.locale().toLanguageTag());
      assertThat(document.getDocumentInformation().getTitle()).isEqualTo(made.title()).isNotBlank();
      assertThat(document.getDocumentCatalog().getViewerPreferences().displayDocTitle()).isTrue();
      List<PDFont> fonts = new ArrayList<>();
      for (PDPage page : document.getPages()) {
        for (var font : page.getResources().getFontNames()) {
          fonts.add(page.getResources().getFont(font));
        }
      }
      assertThat(fonts).isNotEmpty().allSatisfy(font -> {
        assertThat(font.isEmbedded()).isTrue();
        assertThat(font.getName()).matches("[A-Z]{6}\\+.*");
      });
    }
  }

  private static String sorted(String text) {
    return text.codePoints()
        .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c))
        .sorted()
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
