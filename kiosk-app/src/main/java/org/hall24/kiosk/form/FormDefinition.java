package org.hall24.kiosk.form;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A form as data.
 *
 * @param id the code of the service it belongs to, or {@code review} for the general one
 * @param pages one question each, at least one
 */
public record FormDefinition(String id, List<Page> pages) {
  public FormDefinition {
    pages = List.copyOf(pages);
  }

  /**
   * One page: a question in the words of a neighbour, and the fields that answer it.
   *
   * @param titleZhOrAbsent what stands over its answers on paper, in Chinese and in English; without one they stand with those
   *     of the page before
   */
  public record Page(
      String questionZh,
      String questionEn,
      @JsonProperty("titleZh") @Nullable String titleZhOrAbsent,
      @JsonProperty("titleEn") @Nullable String titleEnOrAbsent,
      List<FieldDefinition> fields) {
    public Page {
      fields = List.copyOf(fields);
    }

    /** Whether its answers begin a new part of the paper. */
    public boolean titled() {
      return titleZhOrAbsent != null && titleEnOrAbsent != null;
    }

    /** Over its answers on paper; the question where there is no title. */
    public String titleZh() {
      return titleZhOrAbsent == null ? questionZh : titleZhOrAbsent;
    }

    /** The same in English. */
    public String titleEn() {
      return titleEnOrAbsent == null ? questionEn : titleEnOrAbsent;
    }
  }

  /**
   * A field as data. Sizes are in characters, days are counted from today.
   *
   * @param requiredOrAbsent whether it must be answered; so when absent
   * @param fromOrAbsent what of the card fills it
   * @param masked whether it is shown with its middle hidden
   * @param pattern what the whole value must match
   * @param patternError error key when it does not
   * @param suggestOrAbsent name of a list of suggestions
   * @param optionsOrAbsent a set of choices the service itself knows
   * @param choicesOrAbsent choices written down here
   * @param whenOrAbsent the field is asked only under this condition
   */
  public record FieldDefinition(
      String key,
      String labelZh,
      String labelEn,
      Kind kind,
      @JsonProperty("required") @Nullable Boolean requiredOrAbsent,
      @JsonProperty("from") @Nullable CardFact fromOrAbsent,
      boolean masked,
      @Nullable Integer minLength,
      @Nullable Integer maxLength,
      @Nullable String pattern,
      @Nullable String patternError,
      @Nullable Integer earliestDays,
      @Nullable Integer latestDays,
      @JsonProperty("suggest") @Nullable String suggestOrAbsent,
      @JsonProperty("options") @Nullable Options optionsOrAbsent,
      @JsonProperty("choices") @Nullable List<Choice> choicesOrAbsent,
      @JsonProperty("when") @Nullable Condition whenOrAbsent) {

    /** Whether the field must be answered; so unless the data says otherwise. */
    public boolean required() {
      return requiredOrAbsent == null || requiredOrAbsent;
    }

    public Optional<CardFact> from() {
      return Optional.ofNullable(fromOrAbsent);
    }

    public Optional<String> suggest() {
      return Optional.ofNullable(suggestOrAbsent);
    }

    public Optional<Options> options() {
      return Optional.ofNullable(optionsOrAbsent);
    }

    public List<Choice> choices() {
      return choicesOrAbsent == null ? List.of() : choicesOrAbsent;
    }

    public Optional<Condition> when() {
      return Optional.ofNullable(whenOrAbsent);
    }
  }

  /** How a field is filled. */
  public enum Kind {
    FIXED,
    TEXT,
    DIGITS,
    DATE,
    CHOICE
  }

  /** What a card can answer. A fixed field whose fact the card does not have is not asked. */
  public enum CardFact {
    NAME,
    /** On foreigners' cards only. */
    NAME_LATIN,
    /** On foreigners' cards only. */
    NATIONALITY,
    NUMBER,
    /** Not on foreigners' cards. */
    ADDRESS
  }

  /** Choices a service knows itself. */
  public enum Options {
    /** The ways its result can be delivered. */
    DELIVERY
  }

  /** One choice. */
  public record Choice(String value, String labelZh, String labelEn) {}

  /** Holds when another field has this value. */
  public record Condition(String field, String is) {}
}
