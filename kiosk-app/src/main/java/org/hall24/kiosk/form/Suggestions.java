package org.hall24.kiosk.form;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.hall24.kiosk.catalogue.Readings;

/**
 * A list that answers while one types: the characters themselves, or the initials of their readings in order with gaps, the
 * closest together first. So a name can be found on a keyboard that has letters only.
 */
final class Suggestions {

  private record Name(String text, String lower, List<String> initials) {}

  private record Fit(String text, int span) {}

  private final List<Name> names;

  Suggestions(List<String> names, Readings readings) {
    this.names = names.stream().map(name -> name(name, readings)).toList();
  }

  /** Whether this very text is in the list. */
  boolean has(String text) {
    return names.stream().anyMatch(name -> name.text().equals(text));
  }

  /** What fits, at most {@code limit}; nothing typed yet gives the head of the list. */
  List<String> fitting(String typed, int limit) {
    String sought = typed.strip().toLowerCase(Locale.ROOT);
    List<Fit> fits = new ArrayList<>();
    for (Name name : names) {
      int span = name.lower().contains(sought) ? 0 : span(name.initials(), sought);
      if (span >= 0) {
        fits.add(new Fit(name.text(), span));
      }
    }
    return fits.stream().sorted(Comparator.comparingInt(Fit::span)).limit(limit).map(Fit::text).toList();
  }

  /** How many characters the closest occurrence of the letters reaches over; -1 when they do not occur in order. */
  private static int span(List<String> initials, String letters) {
    int best = -1;
    for (int from = 0; from < initials.size(); from++) {
      int at = from;
      int matched = 0;
      while (at < initials.size() && matched < letters.length()) {
        if (initials.get(at).indexOf(letters.charAt(matched)) >= 0) {
          matched++;
        } else if (matched == 0) {
          break;
        }
        at++;
      }
      if (matched == letters.length() && (best < 0 || at - from < best)) {
        best = at - from;
      }
    }
    return best;
  }

  private static Name name(String text, Readings readings) {
    List<String> initials =
        text.codePoints()
            .mapToObj(
                c -> {
                  List<String> all = readings.of(c);
                  return all.isEmpty()
                      ? Character.toString(c).toLowerCase(Locale.ROOT)
                      : all.stream().map(reading -> reading.substring(0, 1)).distinct().reduce("", String::concat);
                })
            .toList();
    return new Name(text, text.toLowerCase(Locale.ROOT), initials);
  }
}
