package org.hall24.kiosk.document;

import java.awt.Color;
import java.io.IOException;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * One A4 page on which everything is tagged: text by what it is, ornaments as artefacts, so that a screen reader finds the
 * order a person sees.
 *
 * <p>Measures are points from the upper left corner; a text's y is its base line. Not thread-safe.
 */
final class TaggedPage implements AutoCloseable {
  /** Stands where no face has a character: a name never fails to print. */
  private static final int GETA = 0x3013;

  private static final double CURVE = 0.5523;

  private final PDPage page = new PDPage(PDRectangle.A4);
  private final float height = PDRectangle.A4.getHeight();
  private final PDPageContentStream content;
  private final PaperFonts fonts;
  private final Map<PaperFonts.Weight, PDType0Font> embedded = new EnumMap<>(PaperFonts.Weight.class);
  private final PDDocument document;
  private final PDStructureTreeRoot root = new PDStructureTreeRoot();
  private final PDStructureElement top = new PDStructureElement("Document", root);
  private final COSArray parents = new COSArray();
  private final PaperLanguage language;

  TaggedPage(PDDocument document, PaperFonts fonts, PaperLanguage language) throws IOException {
    this.document = document;
    this.fonts = fonts;
    this.language = language;
    document.addPage(page);
    page.setStructParents(0);
    page.getCOSObject().setItem(COSName.getPDFName("Tabs"), COSName.S);
    content = new PDPageContentStream(document, page);
    root.appendKid(top);
    PDMarkInfo marked = new PDMarkInfo();
    marked.setMarked(true);
    document.getDocumentCatalog().setMarkInfo(marked);
    document.getDocumentCatalog().setStructureTreeRoot(root);
  }

  /** Something to draw. */
  interface Drawing {
    void run() throws IOException;
  }

  /** Draws something that says nothing. */
  void ornament(Drawing drawing) throws IOException {
    content.beginMarkedContent(COSName.ARTIFACT);
    drawing.run();
    content.endMarkedContent();
  }

  /** Draws a picture with its description. */
  void figure(String description, Drawing drawing) throws IOException {
    tagged("Figure").setAlternateDescription(description);
    drawing.run();
    content.endMarkedContent();
  }

  /** One line of text; {@code tag} is H1, H2 or P. */
  void text(String tag, String text, float x, float y, float size, PaperFonts.Weight weight, Color colour)
      throws IOException {
    tagged(tag);
    PDType0Font font = font(weight);
    content.setNonStrokingColor(colour);
    content.beginText();
    content.setFont(font, size);
    content.newLineAtOffset(x, height - y);
    content.showText(drawable(text, weight));
    content.endText();
    content.endMarkedContent();
  }

  /**
   * A paragraph in one element.
   *
   * @return the base line of the line after it
   */
  float paragraph(
      String text, float x, float y, float width, float size, float leading, PaperFonts.Weight weight, Color colour)
      throws IOException {
    tagged("P");
    content.setNonStrokingColor(colour);
    content.beginText();
    content.setFont(font(weight), size);
    content.newLineAtOffset(x, height - y);
    List<String> lines = broken(drawable(text, weight), width, size, weight);
    for (int i = 0; i < lines.size(); i++) {
      if (i > 0) {
        content.newLineAtOffset(0, -leading);
      }
      content.showText(lines.get(i));
    }
    content.endText();
    content.endMarkedContent();
    return y + leading * lines.size();
  }

  /** How many lines a paragraph takes. */
  int lines(String text, float width, float size, PaperFonts.Weight weight) throws IOException {
    return broken(drawable(text, weight), width, size, weight).size();
  }

  float width(String text, float size, PaperFonts.Weight weight) throws IOException {
    return font(weight).getStringWidth(drawable(text, weight)) / 1000 * size;
  }

  void fill(Color colour, float x, float y, float width, float tall) throws IOException {
    content.setNonStrokingColor(colour);
    content.addRect(x, height - y - tall, width, tall);
    content.fill();
  }

  void round(Color line, Color inside, float x, float y, float width, float tall, float radius, float stroke)
      throws IOException {
    content.setNonStrokingColor(inside);
    content.setStrokingColor(line);
    content.setLineWidth(stroke);
    float k = (float) (radius * (1 - CURVE));
    float low = height - y - tall;
    float high = height - y;
    float right = x + width;
    content.moveTo(x + radius, low);
    content.lineTo(right - radius, low);
    content.curveTo(right - k, low, right, low + k, right, low + radius);
    content.lineTo(right, high - radius);
    content.curveTo(right, high - k, right - k, high, right - radius, high);
    content.lineTo(x + radius, high);
    content.curveTo(x + k, high, x, high - k, x, high - radius);
    content.lineTo(x, low + radius);
    content.curveTo(x, low + k, x + k, low, x + radius, low);
    content.closePath();
    if (stroke > 0) {
      content.fillAndStroke();
    } else {
      content.fill();
    }
  }

  /** A sheet that is whole: tags are tied to the page. */
  @Override
  public void close() throws IOException {
    content.close();
    COSArray numbers = new COSArray();
    numbers.add(COSInteger.get(0));
    numbers.add(parents);
    COSDictionary tree = new COSDictionary();
    tree.setItem(COSName.getPDFName("Nums"), numbers);
    root.getCOSObject().setItem(COSName.getPDFName("ParentTree"), tree);
    root.setParentTreeNextKey(1);
  }

  private PDStructureElement tagged(String tag) throws IOException {
    PDStructureElement element = new PDStructureElement(tag, top);
    element.setPage(page);
    int id = parents.size();
    element.appendKid(id);
    top.appendKid(element);
    parents.add(element.getCOSObject());
    content.beginMarkedContent(COSName.getPDFName(tag), id);
    return element;
  }

  private PDType0Font font(PaperFonts.Weight weight) throws IOException {
    PDType0Font font = embedded.get(weight);
    if (font == null) {
      font = PDType0Font.load(document, fonts.outlines(weight), true);
      embedded.put(weight, font);
    }
    return font;
  }

  private String drawable(String text, PaperFonts.Weight weight) throws IOException {
    CmapLookup glyphs = fonts.outlines(weight).getUnicodeCmapLookup();
    StringBuilder out = new StringBuilder();
    text.codePoints().forEach(c -> out.appendCodePoint(glyphs.getGlyphId(c) > 0 ? c : GETA));
    return out.toString();
  }

  private List<String> broken(String text, float width, float size, PaperFonts.Weight weight) throws IOException {
    BreakIterator breaks = BreakIterator.getLineInstance(language.locale());
    breaks.setText(text);
    List<String> lines = new ArrayList<>();
    int start = 0;
    int last = 0;
    for (int next = breaks.next(); next != BreakIterator.DONE; next = breaks.next()) {
      if (last > start && width(text.substring(start, next).stripTrailing(), size, weight) > width) {
        lines.add(text.substring(start, last).stripTrailing());
        start = last;
      }
      last = next;
    }
    lines.add(text.substring(start).stripTrailing());
    return lines;
  }
}
