package org.hall24.kiosk.catalogue;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.hall24.kiosk.catalogue.SearchHit.Span;

/**
 * Search as one types: Chinese, pinyin initials in order with gaps allowed, whole pinyin, a mixture of them, and English
 * words. Closest first; equally close names by length, then in the order of the catalogue, so that the same keys always
 * give the same list. The index is built once; a key costs well under 20 ms on ten times the shipped catalogue.
 */
public final class CatalogueSearch {
  /** English words compete with pinyin; a word that fits is closer than letters strewn over a Chinese name. */
  private static final int ENGLISH = 15;

  private static final int ENGLISH_WORD_APART = 2;
  private static final Pattern WORD = Pattern.compile("[a-z0-9]+");

  private final List<Entry> entries;

  /** Builds the index over the services, in their order. */
  public CatalogueSearch(List<ServiceItem> items, Readings readings) {
    this.entries = items.stream().map(item -> Entry.of(item, readings)).toList();
  }

  /**
   * What fits, closest first.
   *
   * @param hits the best ones, at most as many as asked for
   * @param total how many services fit at all
   */
  public record Found(List<SearchHit> hits, int total) {
    public Found {
      hits = List.copyOf(hits);
    }
  }

  /**
   * Finds services. An empty query finds nothing.
   *
   * @param query as typed: any case, any width, blanks where the typist likes
   * @param limit most hits returned, at least 1
   */
  public Found find(String query, int limit) {
    String typed = Normalizer.normalize(query, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).strip();
    String dense = typed.replaceAll("[\\s'’]+", "");
    if (dense.isEmpty()) {
      return new Found(List.of(), 0);
    }
    long letters = NameMatcher.letters(dense);
    List<String> words = List.of(typed.split("\\s+"));
    List<Ranked> fitting = new ArrayList<>();
    for (int order = 0; order < entries.size(); order++) {
      int place = order;
      entries.get(order).rank(dense, letters, words, place).ifPresent(fitting::add);
    }
    fitting.sort(Ranked.CLOSEST_FIRST);
    return new Found(fitting.stream().limit(limit).map(Ranked::hit).toList(), fitting.size());
  }

  private record Ranked(SearchHit hit, int cost, int order) {
    static final Comparator<Ranked> CLOSEST_FIRST =
        Comparator.comparingInt(Ranked::cost)
            .thenComparingInt(ranked -> ranked.hit.item().nameZh().length())
            .thenComparingInt(Ranked::order);
  }

  private record Entry(ServiceItem item, NameMatcher chinese, String english, List<Span> words) {

    static Entry of(ServiceItem item, Readings readings) {
      String english = item.nameEn().toLowerCase(Locale.ROOT);
      List<Span> words = WORD.matcher(english).results().map(word -> span(word)).toList();
      String name = Normalizer.normalize(item.nameZh(), Normalizer.Form.NFKC);
      // Marks are shown on the name as it is written, so a folding that moved characters must not be used.
      String folded = name.length() == item.nameZh().length() ? name : item.nameZh();
      return new Entry(item, new NameMatcher(folded, readings), english, words);
    }

    private static Span span(MatchResult word) {
      return new Span(word.start(), word.end());
    }

    Optional<Ranked> rank(String dense, long letters, List<String> typedWords, int order) {
      Optional<Ranked> inChinese =
          chinese.match(dense, letters).map(m -> new Ranked(new SearchHit(item, m.marks(), false), m.cost(), order));
      if (inChinese.isPresent() && inChinese.get().cost <= ENGLISH) {
        return inChinese;
      }
      Optional<Ranked> inEnglish = englishWords(typedWords, order);
      return inEnglish.isPresent() && (inChinese.isEmpty() || inEnglish.get().cost < inChinese.get().cost)
          ? inEnglish
          : inChinese;
    }

    /** Every typed word must start some word of the name, in order. */
    private Optional<Ranked> englishWords(List<String> typedWords, int order) {
      List<Span> marks = new ArrayList<>();
      int cost = ENGLISH;
      int at = 0;
      for (String typed : typedWords) {
        int found = at;
        while (found < words.size() && !english.startsWith(typed, words.get(found).from())) {
          found++;
        }
        if (found == words.size()) {
          return Optional.empty();
        }
        cost += (found - at) * ENGLISH_WORD_APART;
        int from = words.get(found).from();
        marks.add(new Span(from, from + typed.length()));
        at = found + 1;
      }
      return Optional.of(new Ranked(new SearchHit(item, marks, true), cost, order));
    }
  }
}
