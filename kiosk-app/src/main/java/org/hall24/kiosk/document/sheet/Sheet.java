package org.hall24.kiosk.document.sheet;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.hall24.kiosk.document.PaperFonts.Weight;

/** One sheet. Measures are points from its upper left corner; a text's y is its base line. */
public final class Sheet {
  private static final float CURVE = 0.5523f;

  private final PDPage page;
  private final int number;
  private final Faces faces;
  private final TagTree tags;
  private final StringBuilder words;
  private final Content content = new Content();

  Sheet(PDPage page, int number, Faces faces, TagTree tags, StringBuilder words) {
    this.page = page;
    this.number = number;
    this.faces = faces;
    this.tags = tags;
    this.words = words;
  }

  /** Something to draw. */
  @FunctionalInterface
  public interface Drawing {
    void run() throws IOException;
  }

  /** Draws something that says nothing, or repeats what was said. */
  public void ornament(Drawing drawing) throws IOException {
    content.beginArtifact();
    drawing.run();
    content.end();
  }

  /** Draws a picture with its description. */
  public void figure(Tag tag, String description, Drawing drawing) throws IOException {
    tag.element().setAlternateDescription(description);
    content.begin("Figure", tags.mark(tag, page, number));
    drawing.run();
    content.end();
  }

  /** One line of text that belongs to a tag. */
  public void text(Tag tag, String text, float x, float y, Weight weight, float size, Ink ink) throws IOException {
    String shown = Faces.printable(text);
    if (shown.isEmpty()) {
      return;
    }
    String type = tag.element().getStructureType();
    content.begin(type, tags.mark(tag, page, number));
    show(shown, x, y, weight, size, ink);
    content.end();
  }

  /** One line of text inside {@link #ornament}: the running foot, a head of a table that is repeated. */
  public void plain(String text, float x, float y, Weight weight, float size, Ink ink) throws IOException {
    String shown = Faces.printable(text);
    if (!shown.isEmpty()) {
      show(shown, x, y, weight, size, ink);
    }
  }

  private void show(String text, float x, float y, Weight weight, float size, Ink ink) {
    content.fillWith(ink);
    content.beginText(x, TaggedPdf.HEIGHT - y);
    String shown = faces.show(content, text, weight, size);
    content.endText();
    shown.codePoints().filter(c -> !Blank.is(c)).forEach(words::appendCodePoint);
  }

  /** A filled rectangle. */
  public void fill(Ink ink, float x, float y, float width, float tall) throws IOException {
    content.fillWith(ink);
    content.rectangle(x, TaggedPdf.HEIGHT - y - tall, width, tall);
    content.fill();
  }

  /** A filled shape of straight edges, {@code points} as x, y, x, y … */
  public void shape(Ink ink, float... points) throws IOException {
    content.fillWith(ink);
    content.moveTo(points[0], TaggedPdf.HEIGHT - points[1]);
    for (int i = 2; i < points.length; i += 2) {
      content.lineTo(points[i], TaggedPdf.HEIGHT - points[i + 1]);
    }
    content.closeAndFill();
  }

  /** A filled dot. */
  public void dot(Ink ink, float x, float y, float radius) throws IOException {
    round(ink, ink, x - radius, y - radius, 2 * radius, 2 * radius, radius, 0);
  }

  /** A rectangle with round corners; {@code stroke} 0: no line. */
  public void round(Ink line, Ink inside, float x, float y, float width, float tall, float radius, float stroke)
      throws IOException {
    content.fillWith(inside);
    if (stroke > 0) {
      content.strokeWith(line, stroke);
    }
    float k = radius * (1 - CURVE);
    float low = TaggedPdf.HEIGHT - y - tall;
    float high = TaggedPdf.HEIGHT - y;
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
    if (stroke > 0) {
      content.closeFillAndStroke();
    } else {
      content.closeAndFill();
    }
  }

  /** What was drawn, for the page. */
  void finish(PDDocument document) throws IOException {
    PDStream stream = new PDStream(document);
    try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
      out.write(content.bytes());
    }
    page.setContents(stream);
  }
}
