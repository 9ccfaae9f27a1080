package org.hall24.kiosk.document.sheet;

import java.nio.charset.StandardCharsets;

/** The content of a page in PDF's own operators (ISO 32000-1, annex A). Measures are points from the lower left corner. */
final class Content {
  private final StringBuilder out = new StringBuilder(8 * 1024);

  /** Begins content that belongs to a tag. */
  void begin(String tag, int id) {
    out.append('/').append(tag).append(" <</MCID ").append(id).append(">> BDC\n");
  }

  /** Begins content that says nothing. */
  void beginArtifact() {
    out.append("/Artifact BMC\n");
  }

  void end() {
    out.append("EMC\n");
  }

  void fillWith(Ink ink) {
    numbers(ink.red(), ink.green(), ink.blue()).append("rg\n");
  }

  void strokeWith(Ink ink, float width) {
    numbers(ink.red(), ink.green(), ink.blue()).append("RG\n");
    numbers(width).append("w\n");
  }

  void beginText(float x, float y) {
    out.append("BT\n");
    numbers(x, y).append("Td\n");
  }

  void endText() {
    out.append("ET\n");
  }

  /** Shows codes of a font; nothing where there are none. */
  void show(String font, float size, CharSequence codes) {
    if (!codes.isEmpty()) {
      out.append('/').append(font).append(' ');
      numbers(size).append("Tf\n<").append(codes).append("> Tj\n");
    }
  }

  void rectangle(float x, float y, float width, float tall) {
    numbers(x, y, width, tall).append("re\n");
  }

  void moveTo(float x, float y) {
    numbers(x, y).append("m\n");
  }

  void lineTo(float x, float y) {
    numbers(x, y).append("l\n");
  }

  void curveTo(float x1, float y1, float x2, float y2, float x3, float y3) {
    numbers(x1, y1, x2, y2, x3, y3).append("c\n");
  }

  void fill() {
    out.append("f\n");
  }

  void closeAndFill() {
    out.append("h f\n");
  }

  void closeFillAndStroke() {
    out.append("h B\n");
  }

  byte[] bytes() {
    return out.toString().getBytes(StandardCharsets.US_ASCII);
  }

  /** Three decimals are finer than any printer. */
  private StringBuilder numbers(float... values) {
    for (float value : values) {
      long thousandths = Math.round(value * 1000.0);
      if (thousandths < 0) {
        out.append('-');
        thousandths = -thousandths;
      }
      out.append(thousandths / 1000);
      long rest = thousandths % 1000;
      if (rest > 0) {
        out.append('.').append((char) ('0' + rest / 100));
        if (rest % 100 > 0) {
          out.append((char) ('0' + rest / 10 % 10));
          if (rest % 10 > 0) {
            out.append((char) ('0' + rest % 10));
          }
        }
      }
      out.append(' ');
    }
    return out;
  }
}
