package org.hall24.kiosk.catalogue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.hall24.kiosk.catalogue.SearchHit.Span;

/**
 * One name, made ready to be matched at every key.
 *
 * <p>What is typed is eaten from left to right by the characters of the name, in order, gaps allowed. A character eats
 * itself, or the initial of one of its readings ({@code h}, also {@code zh}), or the whole reading, or, at the end of what
 * is typed, the part of a reading typed so far. The cheapest way wins: few separate runs first, then small gaps, then a
 * run that starts the name. Immutable; the working memory of one key is a {@link Scratch} that the names share.
 */
final class NameMatcher {
  /** A new run costs more than any start or gap can, so contiguous matches come first. */
  private static final int RUN = 40;

  private static final int GAP_CAP = 12;
  private static final int NOT_AT_START = 6;
  private static final int START_CAP = 12;
  private static final int UNKNOWN = -1;
  private static final int LONGEST_BITE = 16;

  /** The cost of no match. */
  static final int NEVER = Integer.MAX_VALUE / 4;

  private final char[] name;
  private final String[][] readings;
  /** Per character: what it is and what its readings begin with, folded into bits. */
  private final long[] starts;

  private final long letters;

  NameMatcher(String name, Readings table) {
    this.name = name.toLowerCase(Locale.ROOT).toCharArray();
    this.readings = new String[this.name.length][];
    this.starts = new long[this.name.length];
    long mask = 0;
    for (int i = 0; i < this.name.length; i++) {
      readings[i] = table.of(this.name[i]).toArray(String[]::new);
      starts[i] = bit(this.name[i]);
      mask |= starts[i];
      for (String reading : readings[i]) {
        starts[i] |= bit(reading.charAt(0));
        mask |= letters(reading);
      }
    }
    this.letters = mask;
  }

  /**
   * Working memory for one key: {@code best} is the cheapest way to eat the rest, by what is typed and where the name goes on;
   * {@code step} is the character and the size of its bite on that way.
   */
  static final class Scratch {
    private int[] best = new int[0];
    private int[] step = new int[0];

    private void forSize(int size) {
      if (best.length < size) {
        best = new int[size];
        step = new int[size];
      }
      Arrays.fill(best, 0, size, UNKNOWN);
    }
  }

  /**
   * The cost of the closest match, lower is closer; {@link #NEVER} when there is none.
   *
   * @param typed lower case, without blanks, not empty
   * @param typedLetters {@link #letters} of it, computed once per key
   */
  int cost(String typed, long typedLetters, Scratch scratch) {
    if ((typedLetters & ~letters) != 0) {
      return NEVER;
    }
    scratch.forSize((typed.length() + 1) * (name.length + 1));
    return eat(typed, 0, 0, scratch);
  }

  /** What the closest match covers; only for a name that matches. */
  List<Span> marks(String typed, Scratch scratch) {
    cost(typed, 0, scratch);
    List<Integer> eaten = new ArrayList<>();
    for (int i = 0, j = 0; i < typed.length(); ) {
      int chosen = scratch.step[i * (name.length + 1) + j];
      i += chosen % LONGEST_BITE;
      j = chosen / LONGEST_BITE + 1;
      eaten.add(j - 1);
    }
    return spans(eaten);
  }

  private int eat(String typed, int i, int j, Scratch scratch) {
    if (i == typed.length()) {
      return 0;
    }
    int place = i * (name.length + 1) + j;
    if (scratch.best[place] != UNKNOWN) {
      return scratch.best[place];
    }
    long next = bit(typed.charAt(i));
    int cheapest = NEVER;
    for (int at = j; at < name.length; at++) {
      if ((starts[at] & next) == 0) {
        continue;
      }
      int reach = jump(j, at);
      if (reach >= cheapest) {
        continue;
      }
      int sizes = bites(typed, i, at);
      for (int size = 1; sizes != 0; size++, sizes >>>= 1) {
        if ((sizes & 1) != 0) {
          int whole = reach + eat(typed, i + size, at + 1, scratch);
          if (whole < cheapest) {
            cheapest = whole;
            scratch.step[place] = at * LONGEST_BITE + size;
          }
        }
      }
    }
    scratch.best[place] = cheapest;
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
