package org.hall24.kiosk.document.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.hall24.kiosk.document.PaperFonts;
import org.hall24.kiosk.document.PaperLanguage;
import org.hall24.kiosk.document.sheet.PdfWords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentsTest {
  private static final Templates TEMPLATES = Templates.shipped();
  private static final PaperFonts FONTS = new PaperFonts();
  private static final Documents DOCUMENTS = new Documents(TEMPLATES, FONTS, Signers.ONE);

  private static ObjectNode example(String template) {
    return TEMPLATES.example(template).orElseThrow().deepCopy();
  }

  private static Rendering.Made made(String template, JsonNode data, PaperLanguage language) {
    return (Rendering.Made) DOCUMENTS.render(template, data, language);
  }

  private static String words(Rendering.Made made) throws Exception {
    try (PDDocument document = Loader.loadPDF(made.pdf())) {
      return PdfWords.of(document);
    }
  }

  @Test
  void a_unified_character_and_the_radical_that_looks_like_it_come_back_as_they_were_though_they_share_a_glyph() throws Exception {
    ObjectNode data = example("acceptance-slip");
    data.put("department", "日⽇目⽬人⼈");
    assertThat(words(made("acceptance-slip", data, PaperLanguage.ZH))).contains("日⽇目⽬人⼈");
  }

  @Test
  void a_character_that_no_face_has_is_a_mark_and_not_a_failure() throws Exception {
    ObjectNode data = example("certificate");
    data.with("holder").put("name", "\uD842\uDFB7" + new String(Character.toChars(0x10FFFD)) + "秀英");
    Rendering.Made made = (Rendering.Made) new Documents(TEMPLATES, new PaperFonts(List.of()), Signers.ONE).render("certificate", data, PaperLanguage.ZH);
    assertThat(made.charactersMissed()).isTrue();
    assertThat(words(made)).contains("〓〓秀英");
    assertThat(VeraPdf.faults(made.pdf())).isEmpty();
  }

  @Test
  void joiners_variation_selectors_and_control_characters_do_not_show() throws Exception {
    ObjectNode data = example("certificate");
    data.with("holder").put("name", "葛\uDB40\uDD00\u200D秀\u0007\n英\u202E");
    Rendering.Made made = made("certificate", data, PaperLanguage.ZH);
    assertThat(words(made)).contains("葛秀英").doesNotContain("〓");
    assertThat(VeraPdf.faults(made.pdf())).isEmpty();
  }

  @Test
  void a_half_of_a_surrogate_pair_breaks_nothing() throws Exception {
    ObjectNode data = example("certificate");
    data.with("holder").put("name", "王\uD842");
    assertThat(VeraPdf.faults(made("certificate", data, PaperLanguage.ZH).pdf())).isEmpty();
  }

  @Test
  void markup_in_a_name_is_text_in_the_metadata_too() throws Exception {
    ObjectNode data = example("readiness-report");
    data.with("site").put("kiosk", "A-1");
    ObjectNode certificate = example("certificate");
    certificate.with("certificate").put("name", "</rdf:li><x>&\"'证明");
    Rendering.Made made = made("certificate", certificate, PaperLanguage.ZH);
    assertThat(VeraPdf.faults(made.pdf())).isEmpty();
    assertThat(made.title()).contains("</rdf:li><x>&\"'证明");
  }

  @Test
  void the_slip_names_the_person_only_masked() throws Exception {
    ObjectNode data = example("acceptance-slip");
    data.with("applicant").put("name", "欧阳㛃").put("number", "11010119900307002X");
    Rendering.Made made = made("acceptance-slip", data, PaperLanguage.EN);
    assertThat(words(made)).contains("欧**", "1101**********002X").doesNotContain("㛃", "19900307");
    assertThat(new String(made.pdf(), StandardCharsets.ISO_8859_1)).doesNotContain("19900307");
    assertThat(made.toString()).doesNotContain("欧");
  }

  @Test
  void days_that_are_not_promised_are_not_printed() throws Exception {
    ObjectNode data = example("acceptance-slip");
    data.remove("workingDays");
    assertThat(words(made("acceptance-slip", data, PaperLanguage.ZH))).contains("办理时间由卫生健康委员会告诉您").doesNotContain("工作日");
  }

  @Test
  void a_slip_without_originals_has_no_door_and_no_courier() throws Exception {
    ObjectNode data = example("acceptance-slip");
    data.remove("handedOver");
    assertThat(words(made("acceptance-slip", data, PaperLanguage.ZH))).doesNotContain("柜门").doesNotContain("快递员");
  }

  @Test
  void nine_papers_stay_on_one_page_and_ninety_run_over_with_nothing_lost() throws Exception {
    ObjectNode data = example("acceptance-slip");
    for (int papers : new int[] {9, 90}) {
      var list = data.with("handedOver").putArray("papers");
      IntStream.range(0, papers).forEach(i -> list.add("国（境）外出生证明及翻译件" + i));
      Rendering.Made made = made("acceptance-slip", data, PaperLanguage.ZH);
      assertThat(made.pages()).matches(pages -> papers == 9 ? pages == 1 : pages > 2);
      assertThat(words(made)).contains("翻译件" + (papers - 1)).contains("不用再来");
      assertThat(VeraPdf.faults(made.pdf())).isEmpty();
    }
  }

  @Test
  void a_long_manifest_repeats_its_head_for_the_eye_only_and_numbers_its_pages() throws Exception {
    ObjectNode data = example("handover-manifest");
    var items = data.withArray("items");
    JsonNode one = items.get(0);
    IntStream.range(0, 60).forEach(i -> items.add(one.deepCopy()));
    Rendering.Made made = made("handover-manifest", data, PaperLanguage.EN);
    assertThat(made.pages()).isGreaterThan(3);
    assertThat(words(made)).contains("Page1of" + made.pages(), "Page" + made.pages() + "of" + made.pages());
    assertThat(VeraPdf.faults(made.pdf())).isEmpty();
    try (PDDocument document = Loader.loadPDF(made.pdf())) {
      PDFTextStripper second = new PDFTextStripper();
      second.setStartPage(2);
      second.setEndPage(2);
      assertThat(second.getText(document)).contains("Originals");
    }
  }

  @Test
  void a_paragraph_longer_than_a_page_runs_over() throws Exception {
    ObjectNode data = example("certificate");
    data.put("statement", "兹证明".repeat(600));
    Rendering.Made made = made("certificate", data, PaperLanguage.ZH);
    assertThat(made.pages()).isGreaterThan(1);
    assertThat(words(made).chars().filter(c -> c == '兹').count()).isEqualTo(600);
    assertThat(VeraPdf.faults(made.pdf())).isEmpty();
  }

  @Test
  void a_text_that_no_page_holds_is_refused_and_not_cut_off() {
    ObjectNode data = example("application-form");
    var section = data.withArray("sections").get(0);
    ((ObjectNode) section.withArray("fields").get(1)).put("value", "甲".repeat(600));
    assertThat(DOCUMENTS.render("application-form", data, PaperLanguage.ZH)).isInstanceOf(Rendering.BadData.class);
  }

  @Test
  void bad_data_name_the_field_and_never_the_value() {
    ObjectNode data = example("acceptance-slip");
    data.with("applicant").remove("number");
    data.put("acceptedAt", "yesterday");
    data.with("handedOver").put("cell", "门 14 的秘密");
    data.put("extra", 1);
    assertThat(DOCUMENTS.render("acceptance-slip", data, PaperLanguage.ZH))
        .isInstanceOfSatisfying(
            Rendering.BadData.class,
            bad -> {
              assertThat(bad.faults()).extracting(DataFault::field).contains("applicant.number", "acceptedAt", "handedOver.cell", "extra");
              assertThat(bad.faults().toString()).doesNotContain("秘密").doesNotContain("yesterday");
            });
  }

  @Test
  void an_entry_of_a_list_is_named_by_its_place() {
    ObjectNode data = example("handover-manifest");
    ((ObjectNode) data.withArray("items").get(1)).remove("cell");
    assertThat(DOCUMENTS.render("handover-manifest", data, PaperLanguage.ZH))
        .isInstanceOfSatisfying(Rendering.BadData.class, bad -> assertThat(bad.faults()).extracting(DataFault::field).containsExactly("items[1].cell"));
  }

  @Test
  void a_city_s_own_template_goes_before_ours_and_a_bad_one_is_refused_with_its_place(@TempDir Path folder) throws Exception {
    String ours = Schemas.resource("certificate.json");
    Files.writeString(folder.resolve("certificate.json"), ours.replace("Certificate of social insurance", "x").replace("扫码可验真伪", "本市专用"));
    Files.writeString(folder.resolve("broken.json"), ours.replace("\"template\": \"certificate\"", "\"template\": \"broken\"").replace("\"kind\": \"title\"", "\"kind\": \"titel\""));
    Templates own = new Templates(java.util.Optional.of(folder));
    Documents documents = new Documents(own, FONTS, Signers.ONE);
    assertThat(own.names()).contains("broken", "acceptance-slip");
    Rendering.Made made = (Rendering.Made) documents.render("certificate", example("certificate"), PaperLanguage.ZH);
    assertThat(words(made)).contains("本市专用");
    assertThat(documents.render("broken", example("certificate"), PaperLanguage.ZH))
        .isInstanceOfSatisfying(Rendering.BadTemplate.class, bad -> assertThat(bad.faults().getFirst().field()).isEqualTo("blocks[0].kind"));
    assertThat(documents.render("../certificate", example("certificate"), PaperLanguage.ZH)).isInstanceOf(Rendering.NoTemplate.class);
  }

  @Test
  void a_file_saved_again_by_another_program_still_has_its_words_but_not_its_seal() throws Exception {
    Rendering.Made made = made("certificate", example("certificate"), PaperLanguage.ZH);
    ByteArrayOutputStream again = new ByteArrayOutputStream();
    try (PDDocument document = Loader.loadPDF(made.pdf())) {
      document.save(again);
    }
    assertThat(new DocumentVerifier(Signers.TRUSTING_ONE).file(again.toByteArray()))
        .isInstanceOfSatisfying(DocumentVerifier.Verdict.Altered.class, altered -> assertThat(altered.words()).isTrue());
  }
}
