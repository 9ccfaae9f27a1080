package org.hall24.kiosk.document.sheet;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Breaks a text into lines by the rules of its language; a word that is wider than a line is broken between characters. */
final class Lines {
  private Lines() {}

  /**
   * Breaks.
   *
   * @param room in the unit of {@code width}
   * @return at least one line; blanks at which a line was broken stay at its end, so that nothing of the text is lost
   */
  static List<String> broken(String text, double room, Locale locale, ToDoubleFunction<String> width) {
    if (width.applyAsDouble(text) <= room) {
      return List.of(text);
    }
    BreakIterator breaks = BreakIterator.getLineInstance(locale);
    breaks.setText(text);
    List<String> lines = new ArrayList<>();
    int start = 0;
    int last = breaks.first();
    for (int next = breaks.next(); next != BreakIterator.DONE; next = breaks.next()) {
      if (last > start && width.applyAsDouble(text.substring(start, next).stripTrailing()) > room) {
        lines.add(text.substring(start, last));
        start = last;
      }
      while (width.applyAsDouble(text.substring(start, next).stripTrailing()) > room) {
        int cut = fitting(text, start, next, room, width);
        lines.add(text.substring(start, cut));
        start = cut;
      }
      last = next;
    }
    lines.add(text.substring(start));
    return lines;
  }

  /** The end of the longest beginning that has room: one character at least. */
  private static int fitting(String text, int start, int end, double room, ToDoubleFunction<String> width) {
    int cut = text.offsetByCodePoints(start, 1);
    while (cut < end) {
      int more = text.offsetByCodePoints(cut, 1);
      if (width.applyAsDouble(text.substring(start, more)) > room) {
        break;
      }
      cut = more;
    }
    return cut;
  }
}
