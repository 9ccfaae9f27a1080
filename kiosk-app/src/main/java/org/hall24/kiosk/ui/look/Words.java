package org.hall24.kiosk.ui.look;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Enumeration;
import java.util.Objects;
import java.util.PropertyResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.hall24.kiosk.catalogue.PaperNames;

/** The words of the pages in one language. Texts name their values {@code {0}}, {@code {1}}…; nothing else is special. */
public final class Words {

  private static final Pattern LATIN_AFTER_HAN = Pattern.compile("(\\p{IsHan})(?=[A-Za-z0-9])");
  private static final Pattern HAN_AFTER_LATIN = Pattern.compile("([A-Za-z0-9])(?=\\p{IsHan})");

  private final Language language;
  private final PropertyResourceBundle bundle;
  private final NumberFormat numbers;
  private final PaperNames papers = PaperNames.shipped();

  private Words(Language language, PropertyResourceBundle bundle) {
    this.language = language;
    this.bundle = bundle;
    this.numbers = NumberFormat.getIntegerInstance(language.locale());
  }

  /** The shipped words of a language. */
  public static Words of(Language language) {
    String name = "/org/hall24/kiosk/ui/words_" + language.locale() + ".properties";
    try (Reader reader =
        new InputStreamReader(
            Objects.requireNonNull(Words.class.getResourceAsStream(name), name), StandardCharsets.UTF_8)) {
      return new Words(language, new PropertyResourceBundle(reader));
    } catch (IOException e) {
      throw new UncheckedIOException("words of the pages: " + name, e);
    }
  }

  public Language language() {
    return language;
  }

  /** How a page of this language names a paper, which itself is written in Chinese. */
  public String paper(String chinese) {
    return language == Language.ZH ? chinese : papers.onEnglishPage(chinese);
  }

  /** All keys, sorted. */
  public Set<String> keys() {
    Set<String> keys = new TreeSet<>();
    for (Enumeration<String> e = bundle.getKeys(); e.hasMoreElements(); ) {
      keys.add(e.nextElement());
    }
    return keys;
  }

  /** Whether there are words for this key. */
  public boolean has(String key) {
    return bundle.containsKey(key);
  }

  /** The text of a key with its values filled in; integers are grouped as the language does. */
  public String get(String key, Object... values) {
    String text = bundle.getString(key);
    for (int i = 0; i < values.length; i++) {
      Object value = values[i];
      String shown = value instanceof Integer n ? numbers.format(n) : String.valueOf(value);
      text = text.replace("{" + i + "}", shown);
    }
    return values.length == 0 ? text : spaced(text);
  }

  /** Sets a thin breath between Han and Latin letters or digits where a text was put together from parts. */
  public static String spaced(String text) {
    return LATIN_AFTER_HAN.matcher(HAN_AFTER_LATIN.matcher(text).replaceAll("$1 ")).replaceAll("$1 ");
  }

  /**
   * The sentence for a stable key of the journeys such as {@code card-reader:no-port}: first the whole key, then the part
   * before the colon, then a general sentence.
   */
  public String say(String group, String stableKey) {
    String dotted = group + "." + stableKey.replace(':', '.');
    if (has(dotted)) {
      return get(dotted);
    }
    int colon = stableKey.indexOf(':');
    if (colon > 0 && has(group + "." + stableKey.substring(0, colon))) {
      return get(group + "." + stableKey.substring(0, colon));
    }
    return get(group + ".other");
  }

  /** A day within this or the next year, without the year. */
  public String shortDay(LocalDate date) {
    return date.format(DateTimeFormatter.ofPattern(get("format.short-day"), language.locale()));
  }

  /** A day with the day of the week. */
  public String weekday(LocalDate date) {
    return date.format(DateTimeFormatter.ofPattern(get("format.weekday"), language.locale()));
  }

  /** A day as people of this language write it. */
  public String day(LocalDate date) {
    return date.format(DateTimeFormatter.ofPattern(get("format.day"), language.locale()));
  }
}
