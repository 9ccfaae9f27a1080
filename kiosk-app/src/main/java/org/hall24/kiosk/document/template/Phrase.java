package org.hall24.kiosk.document.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.hall24.kiosk.document.Masking;
import org.hall24.kiosk.document.PaperLanguage;

/**
 * A text of a template in both languages, with the places where data goes: {@code {path}} or {@code {path|form}}. {@code {#}}
 * is the number of the row.
 */
final class Phrase {
  /** Nothing. */
  static final Phrase NONE = new Phrase(List.of(), List.of());

  private static final Pattern PLACE = Pattern.compile("\\{([A-Za-z0-9.]+|#)(?:\\|([a-z-]+))?}");

  private final List<Part> zh;
  private final List<Part> en;

  private sealed interface Part {
    record Literal(String text) implements Part {}

    record Value(String path, Form form) implements Part {}
  }

  /** How a value is written. */
  private enum Form {
    PLAIN,
    /** A name with only its first character. */
    MASKED_NAME,
    /** A number with only its ends. */
    MASKED_NUMBER,
    /** 2026 年 11 月 22 日. */
    DATE,
    /** 11 月 22 日. */
    DAY,
    /** 2026-11-22 22:41. */
    TIME,
    /** 22:41. */
    CLOCK,
    /** Entries of a list after one another. */
    JOIN,
    /** How many entries a list has. */
    COUNT;

    static Form named(String word) {
      for (Form form : values()) {
        if (form.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(word)) {
          return form;
        }
      }
      throw new IllegalArgumentException("there is no form \"" + word + "\"");
    }
  }

  private static final Map<PaperLanguage, DateTimeFormatter> DATES =
      Map.of(
          PaperLanguage.ZH, DateTimeFormatter.ofPattern("uuuu 年 M 月 d 日", Locale.SIMPLIFIED_CHINESE),
          PaperLanguage.EN, DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH));
  private static final Map<PaperLanguage, DateTimeFormatter> DAYS =
      Map.of(
          PaperLanguage.ZH, DateTimeFormatter.ofPattern("M 月 d 日", Locale.SIMPLIFIED_CHINESE),
          PaperLanguage.EN, DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH));
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("H:mm", Locale.ROOT);

  private Phrase(List<Part> zh, List<Part> en) {
    this.zh = zh;
    this.en = en;
  }

  /**
   * Reads {@code "text"} or {@code {"zh": …, "en": …}}; nothing reads as nothing.
   *
   * @throws IllegalArgumentException for a form that there is not
   */
  static Phrase of(JsonNode node) {
    if (node.isMissingNode() || node.isNull()) {
      return NONE;
    }
    return node.isObject()
        ? new Phrase(parts(node.path("zh").asText()), parts(node.path("en").asText()))
        : new Phrase(parts(node.asText()), parts(node.asText()));
  }

  private static List<Part> parts(String text) {
    List<Part> parts = new ArrayList<>();
    Matcher place = PLACE.matcher(text);
    int end = 0;
    while (place.find()) {
      if (place.start() > end) {
        parts.add(new Part.Literal(text.substring(end, place.start())));
      }
      String form = place.group(2);
      parts.add(new Part.Value(place.group(1), form == null ? Form.PLAIN : Form.named(form)));
      end = place.end();
    }
    if (end < text.length()) {
      parts.add(new Part.Literal(text.substring(end)));
    }
    return List.copyOf(parts);
  }

  boolean empty() {
    return zh.isEmpty() && en.isEmpty();
  }

  /** The text with its data. */
  String in(Scope scope) {
    StringBuilder out = new StringBuilder();
    for (Part part : scope.language() == PaperLanguage.ZH ? zh : en) {
      out.append(
          switch (part) {
            case Part.Literal(String text) -> text;
            case Part.Value(String path, Form _) when path.equals("#") -> Integer.toString(scope.row());
            case Part.Value(String path, Form form) -> written(scope.find(path), form, scope);
          });
    }
    return out.toString();
  }

  private static String written(JsonNode value, Form form, Scope scope) {
    String text = scope.text(value);
    return switch (form) {
      case PLAIN -> text;
      case MASKED_NAME -> Masking.name(text);
      case MASKED_NUMBER -> Masking.number(text);
      case DATE -> moment(text, at -> Objects.requireNonNull(DATES.get(scope.language())).format(at));
      case DAY -> moment(text, at -> Objects.requireNonNull(DAYS.get(scope.language())).format(at));
      case TIME -> moment(text, TIME::format);
      case CLOCK -> moment(text, CLOCK::format);
      case JOIN ->
          StreamSupport.stream(value.spliterator(), false)
              .map(scope::text)
              .collect(Collectors.joining(scope.language() == PaperLanguage.ZH ? "、" : ", "));
      case COUNT -> Integer.toString(value.size());
    };
  }

  /** A time or a day in ISO 8601; any other text stays as it is. */
  private static String moment(String text, java.util.function.Function<TemporalAccessor, String> write) {
    try {
      return write.apply(text.contains("T") ? OffsetDateTime.parse(text) : LocalDate.parse(text));
    } catch (DateTimeException e) {
      return text;
    }
  }
}
