package org.hall24.kiosk.document.sheet;

import java.io.IOException;
import org.apache.pdfbox.contentstream.PDFStreamEngine;
import org.apache.pdfbox.contentstream.operator.DrawObject;
import org.apache.pdfbox.contentstream.operator.state.Concatenate;
import org.apache.pdfbox.contentstream.operator.state.Restore;
import org.apache.pdfbox.contentstream.operator.state.Save;
import org.apache.pdfbox.contentstream.operator.state.SetGraphicsStateParameters;
import org.apache.pdfbox.contentstream.operator.text.BeginText;
import org.apache.pdfbox.contentstream.operator.text.EndText;
import org.apache.pdfbox.contentstream.operator.text.MoveText;
import org.apache.pdfbox.contentstream.operator.text.SetFontAndSize;
import org.apache.pdfbox.contentstream.operator.text.ShowText;
import org.apache.pdfbox.contentstream.operator.text.ShowTextAdjusted;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;

/**
 * The words of a PDF: every character shown, in the order of showing, without white space. Unlike a reader for people it
 * guesses nothing from where a character stands, so that two readings of one file never differ.
 */
public final class PdfWords extends PDFStreamEngine {
  private final StringBuilder words = new StringBuilder();

  /** Nothing that a file of somebody else names makes this process look through the system's faces. */
  public static void withShippedFaces() {
    ShippedFaces.install();
  }

  private PdfWords() {
    addOperator(new BeginText(this));
    addOperator(new Concatenate(this));
    addOperator(new DrawObject(this));
    addOperator(new EndText(this));
    addOperator(new MoveText(this));
    addOperator(new Restore(this));
    addOperator(new Save(this));
    addOperator(new SetFontAndSize(this));
    addOperator(new SetGraphicsStateParameters(this));
    addOperator(new ShowText(this));
    addOperator(new ShowTextAdjusted(this));
  }

  /** The words of every page, in order. */
  public static String of(PDDocument document) throws IOException {
    ShippedFaces.install();
    PdfWords reader = new PdfWords();
    for (PDPage page : document.getPages()) {
      reader.processPage(page);
    }
    return reader.words.toString();
  }

  @Override
  protected void showGlyph(Matrix textRenderingMatrix, PDFont font, int code, Vector displacement) throws IOException {
    String shown = font.toUnicode(code);
    if (shown == null) {
      // A glyph without a character is part of what stands there, too.
      words.append('\uFFFD');
    } else {
      shown.codePoints().filter(c -> !Blank.is(c)).forEach(words::appendCodePoint);
    }
  }
}
