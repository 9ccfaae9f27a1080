package org.hall24.kiosk.document;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/**
 * The acceptance slip: the receipt's words on one A4 page, as a PDF with embedded subset faces, tags, title and language.
 *
 * <p>The same acceptance at the same time of the clock gives the same bytes.
 */
public final class AcceptanceSlip {
  private static final Color INK = new Color(0x14232C);
  private static final Color SOFT = new Color(0x41505A);
  private static final Color LINE = new Color(0xDDD5C5);
  private static final Color WHITE = new Color(0xFFFFFF);
  private static final Color PINE = new Color(0x0B5A4E);
  private static final Color WASH = new Color(0xE8F2EE);
  private static final Color LAMP = new Color(0xF4AE3D);
  private static final Color LAMP_WASH = new Color(0xFDF0D6);

  private static final float LEFT = 62;
  private static final float RIGHT = 533;
  private static final float PAD = 26;
  private static final float FOOT = 782;

  /** From generous to tight: a page with many papers and long sentences gives up air, never words. */
  private static final float[] AIR = {1, 0.85f, 0.7f, 0.5f, 0.3f, 0};

  private final PaperFonts fonts;
  private final Clock clock;

  /** @param clock says when a slip is made; its zone does not matter */
  public AcceptanceSlip(PaperFonts fonts, Clock clock) {
    this.fonts = fonts;
    this.clock = clock;
  }

  /**
   * Makes the slip.
   *
   * @param code the signed statement, from {@link StatementSigner#sign}
   * @return a PDF file
   * @throws IllegalArgumentException when the papers do not fit on one page: about a dozen do
   */
  public byte[] pdf(Acceptance acceptance, PaperLanguage language, String code) {
    AcceptanceWords words = new AcceptanceWords(acceptance, language);
    try {
      for (float air : AIR) {
        Optional<byte[]> fitting = pdf(acceptance, words, language, code, air);
        if (fitting.isPresent()) {
          return fitting.get();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a document in memory", e);
    }
    throw new IllegalArgumentException("more papers than one page holds");
  }

  /** One page with as much air as given; empty when its words run into the foot. */
  private Optional<byte[]> pdf(
      Acceptance acceptance, AcceptanceWords words, PaperLanguage language, String code, float air)
      throws IOException {
    try (PDDocument document = new PDDocument()) {
      describe(document, words, language, acceptance);
      try (TaggedPage page = new TaggedPage(document, fonts, language)) {
        float y = head(page, words);
        y = card(page, words, acceptance, code, y, air);
        y = cell(page, words, acceptance, y, air);
        y = steps(page, words, y, air);
        y = note(page, words, y, air);
        if (y > FOOT - 8) {
          return Optional.empty();
        }
        foot(page, words);
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return Optional.of(out.toByteArray());
    }
  }

  private static float head(TaggedPage page, AcceptanceWords words) throws IOException {
    page.ornament(
        () -> {
          page.round(INK, INK, LEFT, 46, 30, 30, 8, 0);
          page.round(LAMP, LAMP, LEFT + 8, 53, 14, 23, 6.9f, 0);
          page.fill(LAMP, LEFT + 8, 66, 14, 10);
        });
    page.text("P", words.site(), LEFT + 42, 66.5f, 14.5f, PaperFonts.Weight.BOLD, INK);
    String machine = words.machine().label() + " " + words.machine().value();
    float width = page.width(machine, 11, PaperFonts.Weight.REGULAR);
    page.text("P", machine, RIGHT - width, 66, 11, PaperFonts.Weight.REGULAR, SOFT);
    page.text("H1", words.of("title"), LEFT, 128, 32, PaperFonts.Weight.BOLD, INK);
    return 152;
  }

  private static float card(
      TaggedPage page, AcceptanceWords words, Acceptance acceptance, String code, float top, float air)
      throws IOException {
    List<AcceptanceWords.Fact> facts = words.facts();
    float label = 0;
    for (AcceptanceWords.Fact fact : facts) {
      label = Math.max(label, page.width(fact.label(), 11.5f, PaperFonts.Weight.REGULAR));
    }
    float x = LEFT + PAD;
    float column = x + label + 20;
    float side = 112;
    float codeX = RIGHT - PAD + 4 - side;
    // Beside the code a value has only the room to its left, and all values keep one edge.
    float room = codeX - 16 - column;
    float between = 6 * air;
    int lines = 0;
    for (AcceptanceWords.Fact fact : facts) {
      lines += page.lines(fact.value(), room, 12.5f, PaperFonts.Weight.MEDIUM);
    }
    float tall = 109 + 17 * lines + between * (facts.size() - 1) + 16;
    page.ornament(() -> page.round(LINE, WHITE, LEFT, top, RIGHT - LEFT, tall, 14, 1));
    page.text("P", words.of("number"), x, top + 36, 11.5f, PaperFonts.Weight.REGULAR, SOFT);
    page.text("P", acceptance.acceptanceNo(), x, top + 68, 27, PaperFonts.Weight.BOLD, INK);
    ByteMatrix modules = modules(code);
    page.figure(words.of("codeAlt"), () -> squares(page, modules, codeX, top + 22, side));
    page.ornament(() -> page.fill(LINE, x, top + 90, codeX - 22 - x, 1));
    float y = top + 120;
    for (AcceptanceWords.Fact fact : facts) {
      page.text("P", fact.label(), x, y, 11.5f, PaperFonts.Weight.REGULAR, SOFT);
      y = page.paragraph(fact.value(), column, y, room, 12.5f, 17, PaperFonts.Weight.MEDIUM, INK) + between;
    }
    return top + tall + 18 * air;
  }

  private static float cell(TaggedPage page, AcceptanceWords words, Acceptance acceptance, float top, float air)
      throws IOException {
    Optional<Acceptance.HandedOver> handed = acceptance.handedOver();
    if (handed.isEmpty()) {
      return top;
    }
    float tall = Math.max(92, 54 + 21 * words.papers().size());
    page.ornament(() -> page.round(LAMP, LAMP_WASH, LEFT, top, 104, tall, 14, 2));
    String number = handed.get().cell();
    String below = words.of("cell");
    float belowWidth = page.width(below, 11, PaperFonts.Weight.REGULAR);
    float numberWidth = page.width(number, 34, PaperFonts.Weight.BOLD);
    float middle = top + tall / 2;
    page.text("P", below, LEFT + (104 - belowWidth) / 2, middle - 18, 11, PaperFonts.Weight.REGULAR, INK);
    page.text("P", number, LEFT + (104 - numberWidth) / 2, middle + 23, 34, PaperFonts.Weight.BOLD, INK);
    float x = LEFT + 120;
    page.ornament(() -> page.round(LINE, WHITE, x, top, RIGHT - x, tall, 14, 1));
    page.text("P", words.of("handed"), x + PAD - 4, top + 32, 11.5f, PaperFonts.Weight.REGULAR, SOFT);
    float y = top + 56;
    for (String paper : words.papers()) {
      page.text("P", paper, x + PAD - 4, y, 13, PaperFonts.Weight.BOLD, INK);
      y += 21;
    }
    return top + tall + 18 * air;
  }

  private static float steps(TaggedPage page, AcceptanceWords words, float top, float air) throws IOException {
    page.text("H2", words.of("next"), LEFT, top + 26, 16, PaperFonts.Weight.BOLD, INK);
    float y = top + 26 + 31 * air;
    float leading = Math.max(16, 19 * air);
    int number = 1;
    for (String step : words.next("progressSlip")) {
      float line = y;
      String digit = Integer.toString(number++);
      float width = page.width(digit, 11, PaperFonts.Weight.BOLD);
      page.ornament(() -> page.round(WASH, WASH, LEFT, line - 15, 22, 22, 11, 0));
      page.text("P", digit, LEFT + 11 - width / 2, y, 11, PaperFonts.Weight.BOLD, PINE);
      y = page.paragraph(step, LEFT + 36, y, RIGHT - LEFT - 36, 12.5f, leading, PaperFonts.Weight.REGULAR, INK) + 10 * air;
    }
    return y;
  }

  private static float note(TaggedPage page, AcceptanceWords words, float top, float air) throws IOException {
    Optional<String> note = words.offlineNote();
    if (note.isEmpty()) {
      return top;
    }
    float room = RIGHT - LEFT - 16;
    float leading = Math.max(16, 19 * air);
    int lines = page.lines(note.get(), room, 12.5f, PaperFonts.Weight.REGULAR);
    page.ornament(() -> page.fill(LAMP, LEFT, top - 5, 3, leading * (lines - 1) + 20));
    return page.paragraph(note.get(), LEFT + 16, top + 9, room, 12.5f, leading, PaperFonts.Weight.REGULAR, INK) - 9;
  }

  private static void foot(TaggedPage page, AcceptanceWords words) throws IOException {
    page.ornament(() -> page.fill(LINE, LEFT, FOOT, RIGHT - LEFT, 1));
    page.text("P", words.of("proof"), LEFT, FOOT + 20, 10, PaperFonts.Weight.REGULAR, SOFT);
  }

  private static void squares(TaggedPage page, ByteMatrix modules, float x, float y, float side) throws IOException {
    float dot = side / modules.getWidth();
    for (int row = 0; row < modules.getHeight(); row++) {
      int column = 0;
      while (column < modules.getWidth()) {
        int start = column;
        while (column < modules.getWidth() && modules.get(column, row) == 1) {
          column++;
        }
        if (column > start) {
          page.fill(INK, x + start * dot, y + row * dot, (column - start) * dot, dot);
        }
        column++;
      }
    }
  }

  private static ByteMatrix modules(String code) {
    try {
      return Encoder.encode(code, ErrorCorrectionLevel.M).getMatrix();
    } catch (WriterException e) {
      throw new IllegalArgumentException("the code is too long", e);
    }
  }

  /** Title, language and dates, the same in the dictionary and in XMP; an id that hangs on nothing but the content. */
  private void describe(PDDocument document, AcceptanceWords words, PaperLanguage language, Acceptance acceptance)
      throws IOException {
    ZonedDateTime now = clock.instant().atZone(acceptance.acceptedAt().getZone()).withNano(0);
    String title = words.of("title") + " " + acceptance.acceptanceNo();
    document.setDocumentId((acceptance.acceptanceNo() + language).hashCode() * 31L + now.toEpochSecond());
    document.getDocumentCatalog().setLanguage(language.locale().toLanguageTag());
    PDViewerPreferences viewer = new PDViewerPreferences(document.getDocumentCatalog().getCOSObject());
    viewer.setDisplayDocTitle(true);
    document.getDocumentCatalog().setViewerPreferences(viewer);
    PDDocumentInformation information = document.getDocumentInformation();
    information.setTitle(title);
    information.setProducer("Hall24");
    information.setCreationDate(GregorianCalendar.from(now));
    information.setModificationDate(GregorianCalendar.from(now));
    PDMetadata metadata = new PDMetadata(document);
    metadata.importXMPMetadata(xmp(title, language, now.toOffsetDateTime().toString()).getBytes(StandardCharsets.UTF_8));
    metadata.getCOSObject().setItem(COSName.TYPE, COSName.METADATA);
    document.getDocumentCatalog().setMetadata(metadata);
  }

  private static String xmp(String title, PaperLanguage language, String time) {
    return """
        <?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
        <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
        <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
        <dc:title><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:title>
        <dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:language>
        <pdf:Producer>Hall24</pdf:Producer><xmp:CreateDate>%s</xmp:CreateDate><xmp:ModifyDate>%s</xmp:ModifyDate>
        </rdf:Description></rdf:RDF></x:xmpmeta>
        <?xpacket end="w"?>"""
        .formatted(title, language.locale().toLanguageTag(), time, time);
  }
}
