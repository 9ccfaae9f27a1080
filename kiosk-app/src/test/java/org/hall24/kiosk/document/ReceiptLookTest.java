package org.hall24.kiosk.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.hall24.kiosk.config.PrinterProfiles;
import org.hall24.kiosk.document.template.Certificate;
import org.hall24.kiosk.document.template.DocumentVerifier;
import org.hall24.kiosk.document.template.HandoverReceipt;
import org.hall24.receipt.PrinterProfile;
import org.hall24.receipt.Receipt;
import org.hall24.receipt.emulator.PrintedReceipt;
import org.hall24.receipt.emulator.ReceiptPicture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every width, language and hard name as a picture to look at, and what a picture can be asked about. */
class ReceiptLookTest {
  private static final PaperFonts FONTS = new PaperFonts();
  private static final KeyPair KEYS = Night.keys();
  private static final String CODE = new StatementSigner(KEYS).sign(Statement.of(Night.deposited()));

  /** Sixty letters. */
  private static final String LONG =
      "Wolfeschlegelsteinhausenbergerdorff Maximilian Sebastian Alexander";

  static Stream<Arguments> papers() {
    return Stream.of("generic80", "generic58")
        .flatMap(
            model ->
                Stream.of(PaperLanguage.values())
                    .flatMap(language -> Stream.of("王秀英", "㛃兰", "𬭼英", "𠮷安", "䶮宁", LONG).map(name -> Arguments.of(model, language, name))));
  }

  @ParameterizedTest
  @MethodSource("papers")
  void it_fits_the_paper_and_its_code_is_read_from_the_picture(String model, PaperLanguage language, String name) throws Exception {
    PrinterProfile profile = profile(model);
    Receipt receipt = AcceptanceReceipt.of(Night.with(Night.NURSE, name, true), language, CODE);
    PrintedReceipt paper = Counter.print(receipt, FONTS, profile);
    byte[] png = new ReceiptPicture(FONTS.face(PaperFonts.Weight.MEDIUM), FONTS.face(PaperFonts.Weight.BOLD)).png(paper);
    Path out = Files.createDirectories(Path.of("target", "paper"));
    String who = name.equals(LONG) ? "latin" : Integer.toHexString(name.codePointAt(0));
    Files.write(out.resolve("receipt-" + profile.widthDots() + "-" + language.tag() + "-" + who + ".png"), png);

    assertThat(AcceptanceReceiptTest.decode(ImageIO.read(new ByteArrayInputStream(png)))).isEqualTo(CODE);
    assertThat(paper.text()).doesNotContain("?").doesNotContain("\uFFFD");
    assertThat(paper.marks())
        .allSatisfy(mark -> assertThat(right(mark)).isLessThanOrEqualTo(profile.widthDots()));
  }

  @ParameterizedTest
  @MethodSource("models")
  void the_manifest_of_a_round_fits_the_paper_and_tells_every_cell(String model) throws Exception {
    PrinterProfile profile = profile(model);
    Receipt receipt = HandoverReceipt.of(Night.round(), Night.deposited().site());
    PrintedReceipt paper = Counter.print(receipt, FONTS, profile);
    byte[] png = new ReceiptPicture(FONTS.face(PaperFonts.Weight.MEDIUM), FONTS.face(PaperFonts.Weight.BOLD)).png(paper);
    Files.write(Files.createDirectories(Path.of("target", "paper")).resolve("manifest-" + profile.widthDots() + ".png"), png);
    assertThat(paper.text())
        .contains("交接清单", "courier-7", "SJS 2611 2224 0173", "护士执业证书", "拟聘用证明", "已取走 08:32", "缺件，已报", "2214-9f3a01c7", "1 件，共 2 份原件");
    assertThat(paper.marks()).allSatisfy(mark -> assertThat(right(mark)).isLessThanOrEqualTo(profile.widthDots()));
  }

  @ParameterizedTest
  @MethodSource("papers")
  void a_certificate_on_receipt_paper_names_its_holder_and_its_code_verifies(String model, PaperLanguage language, String name)
      throws Exception {
    PrinterProfile profile = profile(model);
    StatementSigner signer = new StatementSigner(KEYS);
    Acceptance night = Night.deposited();
    Certificate certificate =
        new Certificate(
            "ZM-0D4E9A77C1-1", "无犯罪记录证明", name.equals(LONG) ? "" : "经查，本人在本市居住期间无违法犯罪记录。", Optional.of(LocalDate.of(2027, 2, 22)), Night.NURSE,
            night.acceptanceNo(), new Certificate.Holder(name, "11010119900307002X"), night.acceptedAt(), night.site());
    PrintedReceipt paper = Counter.print(certificate.receipt(language, signer), FONTS, profile);
    byte[] png = new ReceiptPicture(FONTS.face(PaperFonts.Weight.MEDIUM), FONTS.face(PaperFonts.Weight.BOLD)).png(paper);
    String who = name.equals(LONG) ? "latin" : Integer.toHexString(name.codePointAt(0));
    Files.write(
        Files.createDirectories(Path.of("target", "paper")).resolve("certificate-" + profile.widthDots() + "-" + language.tag() + "-" + who + ".png"), png);
    String code = AcceptanceReceiptTest.decode(ImageIO.read(new ByteArrayInputStream(png)));
    assertThat(new DocumentVerifier(new StatementVerifier(List.of(KEYS.getPublic()))).code(code))
        .isInstanceOfSatisfying(
            DocumentVerifier.Verdict.Stated.class, stated -> assertThat(stated.statement().number()).isEqualTo("ZM-0D4E9A77C1-1"));
    assertThat(paper.text()).contains("11010119900307002X", "2027-02-22").doesNotContain("?").doesNotContain("\uFFFD");
    assertThat(paper.marks()).allSatisfy(mark -> assertThat(right(mark)).isLessThanOrEqualTo(profile.widthDots()));
  }

  static Stream<String> models() {
    return Stream.of("generic80", "generic58");
  }

  private static int right(PrintedReceipt.Mark mark) {
    return switch (mark) {
      case PrintedReceipt.Letter letter -> letter.x() + letter.width();
      case PrintedReceipt.Dots dots -> dots.x() + dots.widthBytes() * 8 * dots.scale() - 7;
      case PrintedReceipt.Code code -> code.dots().x();
    };
  }

  static PrinterProfile profile(String name) {
    return switch (PrinterProfiles.shipped().find(name)) {
      case PrinterProfiles.Found.Sound(PrinterProfile sound) -> sound;
      default -> throw new AssertionError(name);
    };
  }
}
