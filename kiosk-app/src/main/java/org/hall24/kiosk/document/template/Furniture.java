package org.hall24.kiosk.document.template;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.hall24.kiosk.document.PaperFonts.Weight;
import org.hall24.kiosk.document.PaperLanguage;
import org.hall24.kiosk.document.sheet.Ink;
import org.hall24.kiosk.document.sheet.Sheet;
import org.hall24.kiosk.document.sheet.Tag;
import org.hall24.kiosk.document.sheet.TaggedPdf;

/** What stands around the blocks: the hall's head on the first sheet, a running head on the others, foot and number. */
final class Furniture {
  private static final float FOOT = 782;
  /** Where blocks begin on the second sheet and the others, and where they end on all. */
  static final float TOP = 84;

  static final float BOTTOM = FOOT - 10;

  private static final float EDGE = 26;
  private static final float SMALL = 10;

  private final Template template;
  private final Scope scope;
  private final TaggedPdf pdf;

  Furniture(Template template, Scope scope, TaggedPdf pdf) {
    this.template = template;
    this.scope = scope;
    this.pdf = pdf;
  }

  float firstTop() {
    return template.frame() == Template.Frame.CERTIFICATE ? 132 : 96;
  }

  void above(Sheet sheet, int index) throws IOException {
    if (template.frame() == Template.Frame.CERTIFICATE) {
      sheet.ornament(
          () -> {
            float width = 595.28f - 2 * EDGE;
            float tall = TaggedPdf.HEIGHT - 2 * EDGE;
            sheet.round(Ink.PINE, Ink.PAPER, EDGE, EDGE, width, tall, 16, 1.6f);
            sheet.round(Ink.LINE, Ink.PAPER, EDGE + 6, EDGE + 6, width - 12, tall - 12, 11, 0.8f);
          });
    }
    float x = Painter.LEFT;
    if (index > 0) {
      String title = template.title().in(scope);
      sheet.ornament(
          () -> {
            logo(sheet, x, 44, 18);
            sheet.plain(title, x + 26, 57, Weight.REGULAR, 10, Ink.SOFT);
            sheet.fill(Ink.LINE, x, 70, Painter.WIDTH, 0.8f);
          });
      return;
    }
    boolean certificate = template.frame() == Template.Frame.CERTIFICATE;
    if (!certificate) {
      sheet.ornament(() -> logo(sheet, x, 46, 30));
    }
    String right = template.right().in(scope);
    float rightX = Painter.RIGHT - pdf.width(right, Weight.REGULAR, 11);
    float leftX = certificate ? x : x + 42;
    String left = template.left().in(scope);
    float y = certificate ? 76 : 66;
    float size = 14.5f;
    while (size > 9 && pdf.width(left, Weight.BOLD, size) > rightX - leftX - 16) {
      size -= 0.5f;
    }
    sheet.text(pdf.tag(pdf.top(), "P"), left, leftX, y + 0.5f, Weight.BOLD, size, Ink.INK);
    sheet.text(pdf.tag(pdf.top(), "P"), right, rightX, y, Weight.REGULAR, 11, Ink.SOFT);
  }

  /** A doorway with the light on. */
  private static void logo(Sheet sheet, float x, float y, float side) throws IOException {
    float k = side / 30;
    sheet.round(Ink.INK, Ink.INK, x, y, side, side, 8 * k, 0);
    sheet.round(Ink.LAMP, Ink.LAMP, x + 8 * k, y + 7 * k, 14 * k, 23 * k, 6.9f * k, 0);
    sheet.fill(Ink.LAMP, x + 8 * k, y + 20 * k, 14 * k, 10 * k);
  }

  void below(Sheet sheet, int index, int sheets) throws IOException {
    String number =
        sheets == 1
            ? ""
            : scope.language() == PaperLanguage.ZH ? "第 " + (index + 1) + " 页，共 " + sheets + " 页" : "Page " + (index + 1) + " of " + sheets;
    float width = pdf.width(number, Weight.REGULAR, SMALL);
    List<String> foot = pdf.lines(template.foot().in(scope), Weight.REGULAR, SMALL, Painter.WIDTH - width - 16);
    sheet.ornament(() -> sheet.fill(Ink.LINE, Painter.LEFT, FOOT, Painter.WIDTH, 0.8f));
    // A screen reader hears the foot once, at the end.
    Optional<Tag> tag = index == sheets - 1 ? Optional.of(pdf.tag(pdf.top(), "P")) : Optional.empty();
    float y = FOOT + (foot.size() == 1 ? 19 : 14);
    for (String line : foot.subList(0, Math.min(2, foot.size()))) {
      float at = y;
      if (tag.isPresent()) {
        sheet.text(tag.get(), line, Painter.LEFT, at, Weight.REGULAR, SMALL, Ink.SOFT);
      } else {
        sheet.ornament(() -> sheet.plain(line, Painter.LEFT, at, Weight.REGULAR, SMALL, Ink.SOFT));
      }
      y += 12;
    }
    if (!number.isEmpty()) {
      sheet.ornament(() -> sheet.plain(number, Painter.RIGHT - width, FOOT + 19, Weight.REGULAR, SMALL, Ink.SOFT));
    }
  }
}
