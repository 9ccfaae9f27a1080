package org.hall24.kiosk.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Guesses what a mistyped word meant. */
final class Words {
  private Words() {}

  /** The known word nearest to this one, when it is near enough to be meant. */
  static Optional<String> near(String word, Collection<String> known) {
    int most = Math.max(1, word.length() / 3);
    return known.stream()
        .filter(candidate -> distance(word, candidate) <= most)
        .min(Comparator.<String>comparingInt(candidate -> distance(word, candidate)).thenComparing(Comparator.naturalOrder()));
  }

  /** "did you mean x?" or the whole list. */
  static String advice(String word, Collection<String> known) {
    return near(word, known)
        .map(meant -> "did you mean \"" + meant + "\"?")
        .orElseGet(() -> "use one of " + String.join(", ", known.stream().sorted().toList()));
  }

  /** Edits from one word to the other: insert, delete, replace. */
  static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int above = row[j];
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
        diagonal = above;
      }
    }
    return row[b.length()];
  }
}
