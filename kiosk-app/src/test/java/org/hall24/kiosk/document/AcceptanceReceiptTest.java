package org.hall24.kiosk.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.Binarizer;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.hall24.receipt.PrinterProfile;
import org.hall24.receipt.Receipt;
import org.hall24.receipt.ReceiptLayout;
import org.hall24.receipt.emulator.PrintedReceipt;
import org.hall24.receipt.emulator.ReceiptPicture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AcceptanceReceiptTest {
  private static final PaperFonts FONTS = new PaperFonts();
  private static final KeyPair KEYS = Night.keys();
  private static final StatementSigner SIGNER = new StatementSigner(KEYS);
  private static final String CODE = SIGNER.sign(Statement.of(Night.deposited()));

  @ParameterizedTest
  @EnumSource(PaperLanguage.class)
  void the_code_on_the_printed_picture_is_read_back_and_its_signature_holds(PaperLanguage language) throws Exception {
    PrintedReceipt paper = Counter.print(AcceptanceReceipt.of(Night.deposited(), language, CODE), FONTS);
    byte[] png =
        new ReceiptPicture(FONTS.face(PaperFonts.Weight.MEDIUM), FONTS.face(PaperFonts.Weight.BOLD)).png(paper);
    Path out = Path.of("target", "paper");
    Files.createDirectories(out);
    Files.write(out.resolve("receipt-" + language.tag() + ".png"), png);

    String read = decode(ImageIO.read(new ByteArrayInputStream(png)));
    assertThat(read).isEqualTo(CODE);
    assertThat(new StatementVerifier(List.of(KEYS.getPublic())).verify(read))
        .isEqualTo(new StatementVerifier.Verdict.Genuine(Statement.of(Night.deposited())));
  }

  @ParameterizedTest
  @CsvSource({"generic80,ZH", "generic80,EN", "generic58,ZH", "generic58,EN"})
  void a_reader_written_from_the_tables_alone_sees_the_same_receipt(String model, PaperLanguage language) throws Exception {
    PrinterProfile profile = ReceiptLookTest.profile(model);
    Receipt receipt = AcceptanceReceipt.of(Night.with(Night.NURSE, "\uD842\uDFB7秀英", true), language, CODE);
    PrintedReceipt paper = Counter.print(receipt, FONTS, profile);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new ReceiptLayout(
            profile, new FontGlyphs(FONTS))
        .lay(receipt)
        .pieces()
        .forEach(bytes::writeBytes);
    // Left for other programs to read, too.
    Files.write(
        Files.createDirectories(Path.of("target", "paper")).resolve("receipt-" + profile.widthDots() + "-" + language.tag() + ".escpos"), bytes.toByteArray());
    PlainReader reader = new PlainReader(bytes.toByteArray());
    assertThat(reader.lines).isEqualTo(paper.lines());
    assertThat(reader.codes).isEqualTo(paper.codes()).containsExactly(CODE);
    assertThat(reader.cuts).isEqualTo(1);
  }

  @Test
  void it_says_who_what_where_and_what_comes_next_and_hides_the_rest() throws Exception {
    String text = Counter.print(AcceptanceReceipt.of(Night.deposited(), PaperLanguage.ZH, CODE), FONTS).text();
    assertThat(text)
        .contains("SJS 2611 2224 0173", "护士执业变更注册", "王**", "1101**********002X", "14号", "护士执业证书", "拟聘用证明")
        .contains("11月23日 8:30 快递员取走原件", "7个工作日内办完", "网络暂时断开")
        .doesNotContain("王秀英", "11010119900307002X", "?", "〓");
  }

  @Test
  void days_that_are_only_plausible_are_not_promised() throws Exception {
    Acceptance acceptance = Night.with(Night.daysOnlyPlausible(), "王秀英", false);
    for (PaperLanguage language : PaperLanguage.values()) {
      String text = Counter.print(AcceptanceReceipt.of(acceptance, language, CODE), FONTS).text();
      assertThat(text).doesNotContain("工作日", "working days", "网络", "network is down");
    }
  }

  @Test
  void the_english_receipt_uses_only_narrow_marks_around_its_words() throws Exception {
    String text = Counter.print(AcceptanceReceipt.of(Night.deposited(), PaperLanguage.EN, CODE), FONTS).text();
    assertThat(text.replace('\n', ' '))
        .contains("23 November at 8:30", "within 7 working days", "No. 14")
        .doesNotContain("，", "。", "：", "〓");
  }

  /** This reader's eye is weak: for some codes it needs another light or another distance, as a hand would give it. */
  static String decode(BufferedImage image) throws NotFoundException {
    for (int step = 1; step <= 4; step++) {
      RGBLuminanceSource source = seen(image, step);
      for (Binarizer light : List.of(new HybridBinarizer(source), new GlobalHistogramBinarizer(source))) {
        try {
          return new MultiFormatReader()
              .decode(new BinaryBitmap(light), Map.of(DecodeHintType.TRY_HARDER, true, DecodeHintType.POSSIBLE_FORMATS, List.of(BarcodeFormat.QR_CODE)))
              .getText();
        } catch (NotFoundException e) {
          // Try again from elsewhere.
        }
      }
    }
    throw NotFoundException.getNotFoundInstance();
  }

  private static RGBLuminanceSource seen(BufferedImage image, int step) {
    int width = image.getWidth() / step;
    int height = image.getHeight() / step;
    int[] pixels = new int[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        pixels[y * width + x] = image.getRGB(x * step, y * step);
      }
    }
    return new RGBLuminanceSource(width, height, pixels);
  }
}
