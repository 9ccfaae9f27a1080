package org.hall24.kiosk.document.template;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hall24.kiosk.document.PaperFonts.Weight;
import org.hall24.kiosk.document.sheet.Ink;
import org.hall24.kiosk.document.sheet.Sheet;
import org.hall24.kiosk.document.sheet.Tag;
import org.hall24.kiosk.document.sheet.TaggedPdf;
import org.hall24.kiosk.document.template.Block.Align;
import org.hall24.kiosk.document.template.Block.Fact;

/** Turns blocks into pieces: measures them, and knows how to draw them with their tags. Measures are points. */
final class Painter {
  static final float LEFT = 62;
  static final float RIGHT = 533;
  static final float WIDTH = RIGHT - LEFT;

  private static final float PAD = 26;
  private static final float LABEL = 11.5f;
  private static final float VALUE = 12.5f;
  private static final float CODE_SIDE = 112;
  private static final float ITEM = 21;
  private static final int MOST_ITEM_LINES = 14;

  private final TaggedPdf pdf;
  private final List<PendingCode> codes = new ArrayList<>();
  private final List<Piece> pieces = new ArrayList<>();

  /** A code that is drawn when the words of the document are known. */
  record PendingCode(Sheet sheet, Tag tag, String description, float x, float y, float side) {}

  Painter(TaggedPdf pdf) {
    this.pdf = pdf;
  }

  List<Piece> pieces() {
    return pieces;
  }

  List<PendingCode> codes() {
    return codes;
  }

  void paint(List<Block> blocks, Scope scope) {
    blocks.stream().filter(block -> block.when().holds(scope)).forEach(block -> paint(block, scope));
  }

  private void paint(Block block, Scope scope) {
    switch (block) {
      case Block.Title b -> title(b, scope);
      case Block.Heading b -> heading(b.text().in(scope));
      case Block.Card b -> card(b, scope);
      case Block.Facts b -> pieces.addAll(FactTable.pieces(pdf, entries(b.of(), b.facts(), scope), LEFT, WIDTH));
      case Block.Callout b -> callout(b, scope);
      case Block.Steps b -> steps(b, scope);
      case Block.Note b -> note(b.text().in(scope), b.ink());
      case Block.Paragraph b -> paragraph(b, scope);
      case Block.Boxes b -> pieces.addAll(Boxes.pieces(pdf, entries(b.of(), b.fields(), scope)));
      case Block.Table b -> pieces.addAll(TableBlock.pieces(pdf, b, scope));
      case Block.Signatures b -> signatures(b, scope);
      case Block.Code b -> code(b, scope);
      case Block.Each b -> scope.each(b.of()).forEach(entry -> paint(b.blocks(), entry));
      case Block.Space b -> pieces.add(Piece.of(b.points(), 0, (sheet, y) -> {}));
    }
  }

  /** Facts with their data, those whose condition holds. */
  record Entry(String label, String value, String note, int span) {}

  private static List<Entry> entries(String of, List<Fact> facts, Scope scope) {
    List<Scope> scopes = of.isEmpty() ? List.of(scope) : scope.each(of);
    List<Entry> entries = new ArrayList<>();
    for (Scope each : scopes) {
      for (Fact fact : facts) {
        if (fact.when().holds(each)) {
          // An entry of a list may say how wide it is.
          int span = of.isEmpty() ? fact.span() : each.here().path("span").asInt(fact.span());
          entries.add(new Entry(fact.label().in(each), fact.value().in(each), fact.note().in(each), Math.clamp(span, 1, 12)));
        }
      }
    }
    return entries;
  }

  private void title(Block.Title b, Scope scope) {
    List<String> lines = pdf.lines(b.text().in(scope), Weight.BOLD, 32, WIDTH);
    String sub = b.sub().in(scope);
    List<String> under = sub.isEmpty() ? List.of() : pdf.lines(sub, Weight.REGULAR, VALUE, WIDTH);
    float tall = 40 * lines.size() + (under.isEmpty() ? 0 : 6 + 18 * under.size());
    pieces.add(
        Piece.of(0, tall + 8, (sheet, y) -> {
              Tag title = pdf.tag(pdf.top(), "H1");
              float line = y + 32;
              for (String text : lines) {
                sheet.text(title, text, aligned(text, Weight.BOLD, 32, LEFT, WIDTH, b.align()), line, Weight.BOLD, 32, Ink.INK);
                line += 40;
              }
              if (!under.isEmpty()) {
                Tag p = pdf.tag(pdf.top(), "P");
                for (String text : under) {
                  sheet.text(p, text, aligned(text, Weight.REGULAR, VALUE, LEFT, WIDTH, b.align()), line - 6, Weight.REGULAR, VALUE, Ink.SOFT);
                  line += 18;
                }
              }
            })
            .keptWithNext());
  }

  private float aligned(String text, Weight weight, float size, float x, float width, Align align) {
    return switch (align) {
      case LEFT -> x;
      case CENTRE -> x + (width - pdf.width(text.stripTrailing(), weight, size)) / 2;
      case RIGHT -> x + width - pdf.width(text.stripTrailing(), weight, size);
    };
  }

  private void heading(String text) {
    pieces.add(
        Piece.of(20, 27, (sheet, y) -> sheet.text(pdf.tag(pdf.top(), "H2"), text, LEFT, y + 18, Weight.BOLD, 16, Ink.INK)).keptWithNext());
  }

  private void card(Block.Card b, Scope scope) {
    List<Entry> facts = entries("", b.facts(), scope);
    boolean coded = !b.code().empty();
    float x = LEFT + PAD;
    float codeX = RIGHT - PAD + 4 - CODE_SIDE;
    float room = (coded ? codeX - 16 : RIGHT - PAD) - x;
    FactTable table = new FactTable(pdf, facts, x, room);
    String value = b.value().in(scope);
    float size = 27;
    while (size > 14 && pdf.width(value, Weight.BOLD, size) > room) {
      size--;
    }
    float large = size;
    float inner = 106 + table.height();
    float tall = Math.max(inner, coded ? CODE_SIDE + 44 : 0) + 14;
    pieces.add(
        Piece.of(14, tall, (sheet, top) -> {
              sheet.ornament(() -> sheet.round(Ink.LINE, Ink.PAPER, LEFT, top, WIDTH, tall, 14, 1));
              sheet.text(pdf.tag(pdf.top(), "P"), b.label().in(scope), x, top + 36, Weight.REGULAR, LABEL, Ink.SOFT);
              sheet.text(pdf.tag(pdf.top(), "P"), value, x, top + 68, Weight.BOLD, large, Ink.INK);
              if (coded) {
                codes.add(new PendingCode(sheet, pdf.tag(pdf.top(), "Figure"), b.code().in(scope), codeX, top + 22, CODE_SIDE));
              }
              sheet.ornament(() -> sheet.fill(Ink.LINE, x, top + 90, room - 6, 1));
              table.draw(sheet, top + 106);
            }));
  }

  private void callout(Block.Callout b, Scope scope) {
    String value = b.value().in(scope);
    float box = Math.max(104, pdf.width(value, Weight.BOLD, 34) + 40);
    float x = LEFT + box + 16;
    float room = RIGHT - x - 2 * (PAD - 4);
    List<List<String>> items =
        scope.each(b.of()).stream().map(entry -> pdf.lines(b.item().in(entry), Weight.BOLD, 13, room)).toList();
    int first = fitting(items, 0);
    float tall = Math.max(92, 54 + ITEM * lines(items.subList(0, first)));
    pieces.add(
        Piece.of(18, tall, (sheet, top) -> {
              sheet.ornament(
                  () -> {
                    sheet.round(Ink.LAMP, Ink.LAMP_WASH, LEFT, top, box, tall, 14, 2);
                    sheet.round(Ink.LINE, Ink.PAPER, x, top, RIGHT - x, tall, 14, 1);
                  });
              float middle = top + tall / 2;
              String label = b.label().in(scope);
              sheet.text(pdf.tag(pdf.top(), "P"), label, aligned(label, Weight.REGULAR, 11, LEFT, box, Align.CENTRE), middle - 18, Weight.REGULAR, 11, Ink.INK);
              sheet.text(pdf.tag(pdf.top(), "P"), value, aligned(value, Weight.BOLD, 34, LEFT, box, Align.CENTRE), middle + 23, Weight.BOLD, 34, Ink.INK);
              sheet.text(pdf.tag(pdf.top(), "P"), b.caption().in(scope), x + PAD - 4, top + 32, Weight.REGULAR, LABEL, Ink.SOFT);
              items(sheet, items.subList(0, first), x + PAD - 4, top + 56);
            }));
    // More than a hand can hold goes into boxes below, so that nothing runs off a sheet.
    for (int from = first; from < items.size(); from = fitting(items, from)) {
      List<List<String>> more = items.subList(from, fitting(items, from));
      float height = 26 + ITEM * lines(more);
      pieces.add(
          Piece.of(10, height, (sheet, top) -> {
                sheet.ornament(() -> sheet.round(Ink.LINE, Ink.PAPER, x, top, RIGHT - x, height, 14, 1));
                items(sheet, more, x + PAD - 4, top + 28);
              }));
    }
  }

  private void items(Sheet sheet, List<List<String>> items, float x, float top) throws IOException {
    float y = top;
    for (List<String> item : items) {
      Tag p = pdf.tag(pdf.top(), "P");
      for (String line : item) {
        sheet.text(p, line, x, y, Weight.BOLD, 13, Ink.INK);
        y += ITEM;
      }
    }
  }

  private static int lines(List<List<String>> items) {
    return items.stream().mapToInt(List::size).sum();
  }

  /** The end of the entries that stand in one box: at least one. */
  private static int fitting(List<List<String>> items, int from) {
    int end = Math.min(from + 1, items.size());
    int lines = from < items.size() ? items.get(from).size() : 0;
    while (end < items.size() && lines + items.get(end).size() <= MOST_ITEM_LINES) {
      lines += items.get(end++).size();
    }
    return end;
  }

  private void steps(Block.Steps b, Scope scope) {
    Once list = new Once("L");
    int number = 1;
    for (Block.Step step : b.items()) {
      if (!step.when().holds(scope)) {
        continue;
      }
      List<String> lines = pdf.lines(step.text().in(scope), Weight.REGULAR, VALUE, WIDTH - 36);
      String digit = Integer.toString(number++);
      pieces.add(
          Piece.of(10, 19 * lines.size() + 3, (sheet, top) -> {
                sheet.ornament(() -> sheet.dot(Ink.PINE_WASH, LEFT + 11, top + 11, 11));
                Tag item = pdf.tag(list.tag(), "LI");
                sheet.text(pdf.tag(item, "Lbl"), digit, aligned(digit, Weight.BOLD, 11, LEFT, 22, Align.CENTRE), top + 15, Weight.BOLD, 11, Ink.PINE);
                Tag body = pdf.tag(item, "LBody");
                float y = top + 15.5f;
                for (String line : lines) {
                  sheet.text(body, line, LEFT + 36, y, Weight.REGULAR, VALUE, Ink.INK);
                  y += 19;
                }
              }));
    }
  }

  /** A tag that is made when the first of its parts is drawn, so that tags stand in the order of the sheet. */
  private final class Once {
    private final String type;
    private Optional<Tag> made = Optional.empty();

    Once(String type) {
      this.type = type;
    }

    Tag tag() {
      Tag tag = made.orElseGet(() -> pdf.tag(pdf.top(), type));
      made = Optional.of(tag);
      return tag;
    }
  }

  private void note(String text, Ink ink) {
    List<String> lines = pdf.lines(text, Weight.REGULAR, VALUE, WIDTH - 16);
    pieces.add(
        Piece.of(18, 19 * lines.size() + 2, (sheet, top) -> {
              sheet.ornament(() -> sheet.fill(ink, LEFT, top, 3, 19 * lines.size() + 2));
              Tag p = pdf.tag(pdf.top(), "P");
              float y = top + 14.5f;
              for (String line : lines) {
                sheet.text(p, line, LEFT + 16, y, Weight.REGULAR, VALUE, Ink.INK);
                y += 19;
              }
            }));
  }

  private void paragraph(Block.Paragraph b, Scope scope) {
    String text = b.text().in(scope);
    if (text.isBlank()) {
      return;
    }
    float size = b.size();
    float leading = size * 1.6f;
    float indent = scope.language() == org.hall24.kiosk.document.PaperLanguage.ZH ? b.indent() * size : 0;
    List<String> lines = indented(text, b, indent);
    Once p = new Once("P");
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      float x = aligned(line, b.weight(), size, LEFT, WIDTH, b.align()) + (i == 0 ? indent : 0);
      Piece piece =
          Piece.of(i == 0 ? 0.6f * size : 0, leading, (sheet, top) -> sheet.text(p.tag(), line, x, top + size * 1.2f, b.weight(), size, b.ink()));
      // No line alone at the foot or at the head of a sheet.
      boolean held = i == 0 && lines.size() > 1 || i == lines.size() - 2;
      pieces.add(held ? piece.keptWithNext() : piece);
    }
  }

  /** The first line is shorter by the indent. */
  private List<String> indented(String text, Block.Paragraph b, float indent) {
    List<String> first = pdf.lines(text, b.weight(), b.size(), WIDTH - indent);
    if (indent == 0 || first.size() == 1) {
      return first;
    }
    List<String> lines = new ArrayList<>(List.of(first.getFirst()));
    lines.addAll(pdf.lines(String.join("", first.subList(1, first.size())), b.weight(), b.size(), WIDTH));
    return lines;
  }

  private void signatures(Block.Signatures b, Scope scope) {
    List<Entry> fields = entries("", b.facts(), scope);
    if (fields.isEmpty()) {
      return;
    }
    float gap = 28;
    float width = (WIDTH - gap * (fields.size() - 1)) / fields.size();
    pieces.add(
        Piece.of(26, 76, (sheet, top) -> {
              float x = LEFT;
              for (Entry field : fields) {
                float at = x;
                sheet.text(pdf.tag(pdf.top(), "P"), field.label(), at, top + 12, Weight.REGULAR, LABEL, Ink.SOFT);
                if (!field.value().isEmpty()) {
                  sheet.text(pdf.tag(pdf.top(), "P"), field.value(), at, top + 46, Weight.MEDIUM, VALUE, Ink.INK);
                }
                sheet.ornament(() -> sheet.fill(Ink.INK, at, top + 54, width, 0.8f));
                if (!field.note().isEmpty()) {
                  sheet.text(pdf.tag(pdf.top(), "P"), field.note(), at, top + 70, Weight.REGULAR, 10, Ink.SOFT);
                }
                x += width + gap;
              }
            }));
  }

  private void code(Block.Code b, Scope scope) {
    float side = 88;
    List<String> lines = pdf.lines(b.caption().in(scope), Weight.REGULAR, 10.5f, WIDTH - side - 18);
    pieces.add(
        Piece.of(24, side, (sheet, top) -> {
              codes.add(new PendingCode(sheet, pdf.tag(pdf.top(), "Figure"), b.alt().in(scope), LEFT, top, side));
              Tag p = pdf.tag(pdf.top(), "P");
              float y = top + side / 2 - (lines.size() - 1) * 8 + 4;
              for (String line : lines) {
                sheet.text(p, line, LEFT + side + 18, y, Weight.REGULAR, 10.5f, Ink.SOFT);
                y += 16;
              }
            }));
  }

  /** Draws a code of square modules. */
  static void draw(PendingCode code, boolean[][] modules) throws IOException {
    float dot = code.side() / modules.length;
    code.sheet()
        .figure(
            code.tag(),
            code.description(),
            () -> {
              for (int row = 0; row < modules.length; row++) {
                int column = 0;
                while (column < modules.length) {
                  int start = column;
                  while (column < modules.length && modules[row][column]) {
                    column++;
                  }
                  if (column > start) {
                    code.sheet().fill(Ink.INK, code.x() + start * dot, code.y() + row * dot, (column - start) * dot, dot);
                  }
                  column++;
                }
              }
            });
  }
}
