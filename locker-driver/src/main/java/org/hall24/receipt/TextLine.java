package org.hall24.receipt;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.hall24.receipt.escpos.EscPos;
import org.hall24.receipt.escpos.Octets;
import org.hall24.receipt.escpos.Rom;

/**
 * Text as cells of fixed width, and its breaking into lines: usually 12 dots for a single-byte character, 24 for a Chinese
 * one; Latin words stay whole, a line does not begin with a closing mark nor end with an opening one.
 */
final class TextLine {
  /** What a drawn character takes across, whatever the printer's own font. */
  static final int DRAWN = 24;

  /** 〓, the mark that printers put where a character is missing. */
  private static final int GETA = 0x3013;

  /** A last line shorter than this looks left over: four Chinese characters. */
  private static final int LEFT_OVER = 96;

  private static final int NARROWING = 12;

  private static final String CLOSING = "，。、；：？！）》〉」』】〕”’…·,.;:?!)]}%";
  private static final String OPENING = "（《〈「『【〔“‘([{";

  /** One character: how it is printed, and how lines may break at it. */
  record Cell(EscPos command, int dots, Kind kind) {}

  /** How a line may break at a character. */
  enum Kind {
    SPACE,
    WORD,
    FREE,
    CLOSING,
    OPENING,
    /** A Latin mark that belongs to the word before it. */
    WORD_END
  }

  private TextLine() {}

  static List<Cell> cells(String text, PrinterProfile profile, GlyphSource glyphs, int widthFactor) {
    List<Cell> cells = new ArrayList<>();
    // Composed: a letter and its accent are one character wherever there is one.
    Normalizer.normalize(text, Normalizer.Form.NFC)
        .codePoints()
        .filter(c -> !invisible(c))
        .map(TextLine::lookAlike)
        .forEach(c -> cells.add(cell(c, profile, glyphs, widthFactor)));
    return cells;
  }

  private static Cell cell(int codePoint, PrinterProfile profile, GlyphSource glyphs, int factor) {
    Rom rom = profile.rom();
    OptionalInt code = rom.code(codePoint);
    Kind kind = kind(codePoint, code.isPresent() && code.getAsInt() <= 0xFF);
    if (code.isPresent()) {
      return new Cell(
          new EscPos.Char(code.getAsInt()), width(code.getAsInt(), profile) * factor, kind);
    }
    Optional<Octets> glyph = glyphs.glyph(codePoint);
    return glyph
        // Dots are not enlarged by the size command: a drawn character keeps its 24 dots in a large line.
        .map(dots -> new Cell(new EscPos.Columns(dots), DRAWN, kind))
        .orElseGet(
            () -> new Cell(new EscPos.Char(rom.code(GETA).orElse('?')), profile.page().chineseDots() * factor, kind));
  }

  private static int width(int code, PrinterProfile profile) {
    return code <= 0xFF ? profile.page().latinDots() : profile.page().chineseDots();
  }

  /** Marks that say how a character is written and are none themselves: joiners, direction, variation selectors. */
  private static boolean invisible(int codePoint) {
    return Character.getType(codePoint) == Character.FORMAT
        || (codePoint >= 0xFE00 && codePoint <= 0xFE0F)
        || (codePoint >= 0xE0100 && codePoint <= 0xE01EF);
  }

  private static Kind kind(int codePoint, boolean single) {
    if (codePoint == ' ') {
      return Kind.SPACE;
    }
    if (CLOSING.indexOf(codePoint) >= 0) {
      return single ? Kind.WORD_END : Kind.CLOSING;
    }
    if (OPENING.indexOf(codePoint) >= 0) {
      return Kind.OPENING;
    }
    return single ? Kind.WORD : Kind.FREE;
  }

  /** Characters that a ROM lacks though it holds one that says the same. */
  private static int lookAlike(int codePoint) {
    return switch (codePoint) {
      case 0x00A5 -> 0xFFE5;
      case 0x00A0, 0x2002, 0x2003, 0x2004, 0x2005, 0x2006, 0x2007, 0x2008, 0x2009, 0x200A, 0x202F, '\t' -> ' ';
      case 0x2010, 0x2011, 0x2012, 0x2013, 0x2212 -> '-';
      case 0x2022, 0x30FB -> 0x00B7;
      default -> codePoint;
    };
  }

  static int dots(List<Cell> cells) {
    return cells.stream().mapToInt(Cell::dots).sum();
  }

  /**
   * Lines no wider than {@code width} dots; spaces at a break are dropped. A word wider than the paper is broken where
   * the paper ends.
   */
  static List<List<Cell>> lines(List<Cell> cells, int width) {
    List<List<Cell>> lines = new ArrayList<>();
    int start = 0;
    while (start < cells.size()) {
      int end = fitting(cells, start, width);
      int broken = end == cells.size() ? end : breakBefore(cells, start, end);
      lines.add(trimmed(cells.subList(start, broken)));
      start = broken;
      while (start < cells.size() && cells.get(start).kind() == Kind.SPACE) {
        start++;
      }
    }
    return lines.isEmpty() ? List.of(List.of()) : lines;
  }

  /**
   * Lines that look set by hand: as many as {@link #lines} makes, but none that ends in a word or two left over. Text that
   * does not break well is left as it is.
   *
   * @param even whether all lines are to be about as long, as in the middle of the paper
   */
  static List<List<Cell>> settled(List<Cell> cells, int width, boolean even) {
    List<List<Cell>> best = lines(cells, width);
    if (best.size() < 2) {
      return best;
    }
    int least = even ? dots(cells) / best.size() - LEFT_OVER / 2 : LEFT_OVER;
    for (int narrower = width - NARROWING; narrower > width / 2 && dots(best.getLast()) < least; narrower -= NARROWING) {
      List<List<Cell>> tried = lines(cells, narrower);
      if (tried.size() > best.size() || tried.stream().anyMatch(line -> torn(line, cells))) {
        return best;
      }
      best = tried;
    }
    return best;
  }

  /** Whether a line ends inside a word. */
  private static boolean torn(List<Cell> line, List<Cell> cells) {
    if (line.isEmpty()) {
      return false;
    }
    int end = identityIndex(cells, line.getLast());
    return end + 1 < cells.size() && !mayBreak(cells.get(end).kind(), cells.get(end + 1).kind());
  }

  private static int identityIndex(List<Cell> cells, Cell wanted) {
    for (int i = 0; i < cells.size(); i++) {
      if (cells.get(i) == wanted) {
        return i;
      }
    }
    throw new IllegalStateException("a line holds a cell that is not of its text");
  }

  private static int fitting(List<Cell> cells, int start, int width) {
    int used = 0;
    int end = start;
    while (end < cells.size() && used + cells.get(end).dots() <= width) {
      used += cells.get(end++).dots();
    }
    return Math.max(end, start + 1);
  }

  private static int breakBefore(List<Cell> cells, int start, int end) {
    for (int at = end; at > start; at--) {
      if (mayBreak(cells.get(at - 1).kind(), cells.get(at).kind())) {
        return at;
      }
    }
    return end;
  }

  private static boolean mayBreak(Kind before, Kind after) {
    if (after == Kind.CLOSING || after == Kind.WORD_END || before == Kind.OPENING) {
      return false;
    }
    boolean wordBefore = before == Kind.WORD || before == Kind.WORD_END;
    return after == Kind.SPACE || !(wordBefore && after == Kind.WORD);
  }

  private static List<Cell> trimmed(List<Cell> line) {
    int end = line.size();
    while (end > 0 && line.get(end - 1).kind() == Kind.SPACE) {
      end--;
    }
    return List.copyOf(line.subList(0, end));
  }
}
