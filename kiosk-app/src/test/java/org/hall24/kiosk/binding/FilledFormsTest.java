package org.hall24.kiosk.binding;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.hall24.kiosk.catalogue.ServiceItem;
import org.hall24.kiosk.document.Acceptance;
import org.hall24.kiosk.document.PaperFonts;
import org.hall24.kiosk.document.PaperLanguage;
import org.hall24.kiosk.document.StatementSigner;
import org.hall24.kiosk.document.template.Documents;
import org.hall24.kiosk.document.template.Templates;
import org.hall24.kiosk.journey.Applicant;
import org.hall24.kiosk.journey.Consent;
import org.hall24.kiosk.journey.Effect;
import org.hall24.kiosk.journey.FilingDraft;
import org.hall24.kiosk.journey.Knowledge;
import org.hall24.kiosk.journey.Proof;
import org.hall24.kiosk.journey.Report;
import org.hall24.kiosk.journey.Screen.SheetNote;
import org.hall24.kiosk.journey.Ticket;
import org.hall24.queue.Opening;
import org.hall24.queue.Store;
import org.hall24.queue.StoreSettings;
import org.hall24.queue.outbox.AttachmentRow;
import org.hall24.queue.outbox.Attachments;
import org.hall24.queue.outbox.CaseSealer;
import org.hall24.queue.outbox.Keys;
import org.hall24.queue.outbox.Outbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The form that a person filled in on the screen, on paper and with the filing. */
class FilledFormsTest {
  private static final ZoneId PEKING = ZoneId.of("Asia/Shanghai");
  private static final Instant EVENING = Instant.parse("2026-11-22T14:41:05Z");
  private static final Knowledge KNOWLEDGE = Knowledge.shipped(PEKING);
  private static final ServiceItem NURSE = KNOWLEDGE.catalogue().item("hlth-002").orElseThrow();
  private static final Acceptance.Site SITE = new Acceptance.Site("SJS-01", "鲁谷街道 · 24 小时政务厅", "Lugu Street · 24-hour Hall");

  private final Queue<Runnable> work = new ArrayDeque<>();
  private final CaseBook cases = new CaseBook();
  private final List<SheetNote> notes = new ArrayList<>();
  private final Map<String, byte[]> tray = new LinkedHashMap<>();
  private Store store;
  private CaseSealer sealer;
  private FilledForms forms;
  private FilingDesk desk;
  private SlipDesk slips;

  @BeforeEach
  void open(@TempDir Path folder) throws Exception {
    store = ((Opening.Opened) Store.open(StoreSettings.in(folder))).store();
    sealer = new CaseSealer(store);
    Clock clock = Clock.fixed(EVENING, ZoneOffset.UTC);
    Outbox outbox = new Outbox(store, sealer, new Keys(clock, new SecureRandom()), new Outbox.Identity("SJS-01", "SJS", PEKING));
    StatementSigner signer = new StatementSigner(KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
    Documents documents = new Documents(Templates.shipped(), new PaperFonts(), signer);
    Papers papers = new Papers(signer, SITE, PEKING, LocalTime.of(8, 30), () -> true);
    forms = new FilledForms(KNOWLEDGE.forms(), documents, SITE, PEKING);
    desk = new FilingDesk(outbox, cases, papers, forms, "boot", clock, () -> false, new Addressees(store), new Applicants(store, new byte[32]), (item, given) -> given, work::add);
    SlipTray folded =
        (template, reference, pdf, watch) -> {
          tray.put(template, pdf);
          watch.accept(SheetNote.PRINTED);
        };
    slips = new SlipDesk(folded, documents, forms, cases, papers, SITE, work::add);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void workAll() {
    for (Runnable next = work.poll(); next != null; next = work.poll()) {
      next.run();
    }
  }

  private static FilingDraft draft(ServiceItem item) {
    Map<String, String> answers = new LinkedHashMap<>();
    answers.put("name", "王𠮷英");
    answers.put("idNumber", "11010119900307002X");
    answers.put("certificateNumber", "201411002236");
    answers.put("newPlace", "首都医科大学附属北京朝阳医院");
    answers.put("startDate", "2026-12-01");
    answers.put("delivery", "ems");
    answers.put("address", "北京市石景山区鲁谷路 74 号院 3 号楼 2 单元 501");
    answers.put("phone", "13800138000");
    Applicant applicant =
        new Applicant("王𠮷英", Applicant.Sex.FEMALE, LocalDate.of(1990, 3, 7), "11010119900307002X", "北京市石景山区鲁谷路 74 号院 3 号楼 2 单元 501");
    List<Consent> consents = List.of(new Consent("face-verification", "given", EVENING));
    return new FilingDraft(new Ticket(1, 1), item, applicant, answers, consents, new Proof.FaceMatched(), "zh");
  }

  private static String text(byte[] pdf) throws Exception {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(document.getNumberOfPages()).isEqualTo(1);
      return new PDFTextStripper().getText(document);
    }
  }

  private Report.Filed filed(FilingDraft draft) {
    List<Report> reports = new ArrayList<>();
    desk.commit(1, draft, reports::add);
    workAll();
    assertThat(reports).singleElement().isInstanceOf(Report.Filed.class);
    return (Report.Filed) reports.getFirst();
  }

  @Test
  void everything_that_was_answered_stands_on_the_form_in_either_language() throws Exception {
    byte[] chinese = forms.pdf("SJS 2611 2224 0173", draft(NURSE), List.of("护士执业证书"), EVENING, PaperLanguage.ZH).orElseThrow();
    assertThat(text(chinese))
        .contains("护士执业变更注册", "王𠮷英", "11010119900307002X", "201411002236", "首都医科大学附属北京朝阳医院", "2026-12-01", "EMS 寄给我", "13800138000")
        .contains("SJS 2611 2224 0173", "2026-11-22 22:41", "护士执业证书", "本人同意本机核对身份证照片与本人面容")
        .doesNotContain("ems");
    assertThat(chinese.length).isLessThanOrEqualTo(80 * 1024);
    byte[] english = forms.pdf("SJS 2611 2224 0173", draft(NURSE), List.of(), EVENING, PaperLanguage.EN).orElseThrow();
    assertThat(text(english)).contains("Nurse practice registration", "Send by EMS", "New place of practice", "Female", "I agree that this machine");
  }

  @Test
  void what_was_left_empty_and_what_was_refused_is_not_made_up() {
    FilingDraft full = draft(NURSE);
    Map<String, String> answers = new LinkedHashMap<>(full.answers());
    answers.put("newPlace", "");
    FilingDraft refused =
        new FilingDraft(full.id(), NURSE, full.applicant(), answers, List.of(new Consent("face-verification", "refused", EVENING)), new Proof.CardPresent(), "zh");
    var filled = forms.filled("SJS 1", refused, List.of(), EVENING);
    assertThat(filled.agreed()).isEmpty();
    assertThat(filled.faceMatched()).isFalse();
    assertThat(filled.sections()).flatMap(section -> section.fields()).anySatisfy(field -> assertThat(field.value().zh()).isEqualTo("未填"));
    assertThat(filled.toString() + filled.sections()).doesNotContain("王𠮷英").doesNotContain("13800138000");
  }

  @Test
  void a_service_that_asks_for_a_form_gets_it_with_the_filing_and_another_does_not() throws Exception {
    assertThat(NURSE.asksForForm()).isTrue();
    Report.Filed filed = filed(draft(NURSE));
    String key = cases.find(filed.acceptanceNo()).orElseThrow().key();
    Attachments attachments = new Attachments(store, sealer);
    AttachmentRow row = attachments.of(key).getFirst();
    assertThat(row.type()).isEqualTo("application/pdf");
    ByteArrayOutputStream pdf = new ByteArrayOutputStream();
    try (var in = java.nio.channels.Channels.newInputStream(attachments.open(row))) {
      in.transferTo(pdf);
    }
    assertThat(text(pdf.toByteArray())).contains("王𠮷英", key.toUpperCase(java.util.Locale.ROOT));

    ServiceItem without = KNOWLEDGE.catalogue().items().stream().filter(item -> !item.asksForForm()).findFirst().orElseThrow();
    FilingDraft other = new FilingDraft(new Ticket(1, 2), without, draft(NURSE).applicant(), Map.of(), List.of(), new Proof.CardPresent(), "zh");
    List<Report> reports = new ArrayList<>();
    java.util.concurrent.CountDownLatch told = new java.util.concurrent.CountDownLatch(1);
    desk.commit(
        1, other,
        report -> {
          reports.add(report);
          told.countDown();
        });
    told.await();
    assertThat(reports).singleElement().isInstanceOf(Report.Filed.class);
    assertThat(attachments.of(cases.find(((Report.Filed) reports.getFirst()).acceptanceNo()).orElseThrow().key())).isEmpty();
  }

  @Test
  void filing_the_same_draft_twice_gives_one_number_and_one_form() {
    String once = filed(draft(NURSE)).acceptanceNo();
    assertThat(filed(draft(NURSE)).acceptanceNo()).isEqualTo(once);
    assertThat(new Attachments(store, sealer).of(cases.find(once).orElseThrow().key())).hasSize(1);
  }

  @Test
  void the_form_comes_out_on_A4_when_its_person_asks_for_it_and_not_after_they_went() throws Exception {
    String number = filed(draft(NURSE)).acceptanceNo();
    slips.print(Effect.Sheet.SLIP, number, "", "zh", report -> notes.add(((Report.Sheet) report).note()));
    workAll();
    assertThat(text(requireNonNull(tray.get("acceptance-slip")))).doesNotContain("王𠮷英").doesNotContain("11010119900307002X");
    slips.print(Effect.Sheet.FORM, number, "", "en", report -> notes.add(((Report.Sheet) report).note()));
    workAll();
    assertThat(text(requireNonNull(tray.get("application-form")))).contains("王𠮷英", number);
    assertThat(notes).containsExactly(SheetNote.PRINTING, SheetNote.PRINTED, SheetNote.PRINTING, SheetNote.PRINTED);

    tray.clear();
    slips.print(Effect.Sheet.FORM, number, "", "zh", report -> {});
    slips.endSession();
    workAll();
    assertThat(tray).isEmpty();
  }

  @Test
  void letters_and_reports_that_applicants_write_are_not_forms() {
    Set<String> asking = new java.util.TreeSet<>();
    for (ServiceItem item : KNOWLEDGE.catalogue().items()) {
      if (item.asksForForm()) {
        item.materials().stream().map(ServiceItem.Material::nameZh).filter(name -> name.contains("申请")).forEach(asking::add);
      }
    }
    assertThat(asking).contains("申请表", "变更登记申请书", "护士变更注册申请审核表");
    assertThat(new ServiceItem(
                "x-1", "x", "x", "x", "x", ServiceItem.Audience.INDIVIDUAL, "x", ServiceItem.Mode.REVIEW, 1, true, false, "x", List.of(),
                List.of(new ServiceItem.Material("申请人居民身份证", false), new ServiceItem.Material("设立申请报告", false)))
            .asksForForm())
        .isFalse();
  }
}
