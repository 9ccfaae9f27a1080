package org.hall24.kiosk.catalogue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hall24.kiosk.catalogue.SearchHit.Span;

/**
 * One name, made ready to be matched at every key.
 *
 * <p>What is typed is eaten from left to right by the characters of the name, in order, gaps allowed. A character eats
 * itself, or the initial of one of its readings ({@code h}, also {@code zh}), or the whole reading, or, at the end of what
 * is typed, the part of a reading typed so far. The cheapest way wins: few separate runs first, then small gaps, then a
 * run that starts the name. Not thread-safe; a search owns its matchers.
 */
final class NameMatcher {
  /** A new run costs more than any start or gap can, so contiguous matches come first. */
  private static final int RUN = 40;

  private static final int GAP_CAP = 12;
  private static final int NOT_AT_START = 6;
  private static final int START_CAP = 12;
  private static final int NEVER = Integer.MAX_VALUE / 4;

  private final char[] name;
  private final String[][] readings;
  private final long letters;

  NameMatcher(String name, Readings table) {
    this.name = name.toLowerCase(Locale.ROOT).toCharArray();
    this.readings = new String[this.name.length][];
    long mask = 0;
    for (int i = 0; i < this.name.length; i++) {
      readings[i] = table.of(this.name[i]).toArray(String[]::new);
      mask |= bit(this.name[i]);
      for (String reading : readings[i]) {
        mask |= letters(reading);
      }
    }
    this.letters = mask;
  }

  /** A match: its cost, lower is closer, and what it covers. */
  record Match(int cost, List<Span> marks) {}

  /**
   * Matches what was typed.
   *
   * @param typed lower case, without blanks, not empty
   * @param typedLetters {@link #letters} of it, computed once per key
   */
  Optional<Match> match(String typed, long typedLetters) {
    if ((typedLetters & ~letters) != 0) {
      return Optional.empty();
    }
    int length = typed.length();
    // best[i][j]: cheapest way to eat typed[i..] when the character before it was name[j - 1]; j = 0: nothing eaten yet.
    int[][] best = new int[length + 1][name.length + 1];
    int[][] step = new int[length][name.length + 1];
    for (int[] row : best) {
      Arrays.fill(row, -1);
    }
    int cost = eat(typed, 0, 0, best, step);
    if (cost >= NEVER) {
      return Optional.empty();
    }
    List<Integer> eaten = new ArrayList<>();
    for (int i = 0, j = 0; i < length; ) {
      int chosen = step[i][j];
      i += chosen % 16;
      j = chosen / 16 + 1;
      eaten.add(j - 1);
    }
    return Optional.of(new Match(cost, spans(eaten)));
  }

  private int eat(String typed, int i, int j, int[][] best, int[][] step) {
    if (i == typed.length()) {
      return 0;
    }
    if (best[i][j] >= 0) {
      return best[i][j];
    }
    int cheapest = NEVER;
    for (int at = j; at < name.length; at++) {
      int reach = jump(j, at);
      if (reach >= cheapest) {
        continue;
      }
      int sizes = bites(typed, i, at);
      for (int size = 1; sizes != 0; size++, sizes >>>= 1) {
        if ((sizes & 1) != 0) {
          int whole = reach + eat(typed, i + size, at + 1, best, step);
          if (whole < cheapest) {
            cheapest = whole;
            step[i][j] = at * 16 + size;
          }
        }
      }
    }
    best[i][j] = cheapest;
    return cheapest;
  }

  private static int jump(int j, int at) {
    if (j == 0) {
      return at == 0 ? 0 : NOT_AT_START + Math.min(at, START_CAP);
    }
    return at == j ? 0 : RUN + Math.min(at - j, GAP_CAP);
  }

  /** Bit n-1 is set when the character at {@code at} can eat n characters of what was typed from {@code i} on. */
  private int bites(String typed, int i, int at) {
    char next = typed.charAt(i);
    int sizes = next == name[at] ? 1 : 0;
    for (String reading : readings[at]) {
      if (reading.charAt(0) != next) {
        continue;
      }
      sizes |= 1;
      int common = 1;
      while (common < reading.length() && i + common < typed.length() && typed.charAt(i + common) == reading.charAt(common)) {
        common++;
      }
      boolean doubleInitial = reading.length() > 1 && reading.charAt(1) == 'h' && "zcs".indexOf(next) >= 0;
      if (doubleInitial && common >= 2) {
        sizes |= 1 << 1;
      }
      if (common == reading.length() || i + common == typed.length()) {
        sizes |= 1 << (common - 1);
      }
    }
    return sizes;
  }

  private static List<Span> spans(List<Integer> eaten) {
    List<Span> spans = new ArrayList<>();
    int from = eaten.getFirst();
    int to = from;
    for (int at : eaten) {
      if (at > to) {
        spans.add(new Span(from, to));
        from = at;
      }
      to = at + 1;
    }
    spans.add(new Span(from, to));
    return spans;
  }

  /** Which letters and characters occur, folded into 64 bits; a missing bit proves a missing character. */
  static long letters(String text) {
    long mask = 0;
    for (int i = 0; i < text.length(); i++) {
      mask |= bit(text.charAt(i));
    }
    return mask;
  }

  private static long bit(char c) {
    return c >= 'a' && c <= 'z' ? 1L << (c - 'a') : 1L << (26 + c % 38);
  }
}
