package org.hall24.kiosk.form;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hall24.kiosk.catalogue.ServiceItem;
import org.hall24.kiosk.catalogue.ServiceItem.Delivery;
import org.hall24.kiosk.form.FormDefinition.CardFact;
import org.hall24.kiosk.form.FormDefinition.Choice;
import org.hall24.kiosk.form.FormDefinition.FieldDefinition;
import org.hall24.kiosk.form.FormDefinition.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A form being filled by one person. Immutable: every answer makes a new one, and dropping it drops the answers. What the
 * card says is filled in and marked so; a field the card fills as {@link Kind#FIXED} cannot be typed over.
 */
public final class FormFilling {
  private static final int SUGGESTIONS = 3;
  private static final int LONGEST_ANSWER = 200;
  private static final Map<Delivery, Choice> DELIVERY =
      new EnumMap<>(
          Map.of(
              Delivery.EMS, new Choice("ems", "EMS 寄给我", "Send by EMS"),
              Delivery.LOCKER, new Choice("locker", "回这里的柜子取", "Collect from the locker here"),
              Delivery.PRINT, new Choice("print", "在机器上打印", "Print at a kiosk")));

  private final Forms forms;
  private final FormDefinition definition;
  private final ServiceItem item;
  private final Map<CardFact, String> card;
  private final LocalDate today;
  private final Map<String, String> typed;
  private final Set<String> checked;

  private FormFilling(
      Forms forms,
      FormDefinition definition,
      ServiceItem item,
      Map<CardFact, String> card,
      LocalDate today,
      Map<String, String> typed,
      Set<String> checked) {
    this.forms = forms;
    this.definition = definition;
    this.item = item;
    this.card = card;
    this.today = today;
    this.typed = typed;
    this.checked = checked;
  }

  /**
   * A fresh form.
   *
   * @param card what the card answers
   * @param today the day from which dates count
   */
  public static FormFilling begin(Forms forms, ServiceItem item, Map<CardFact, String> card, LocalDate today) {
    return new FormFilling(forms, forms.of(item), item, Map.copyOf(card), today, Map.of(), Set.of());
  }

  public int pages() {
    return definition.pages().size();
  }

  /** The question of a page, from 0. */
  public FormDefinition.Page page(int page) {
    return definition.pages().get(page);
  }

  /** The fields asked on a page, as they stand. */
  public List<FormField> fields(int page) {
    return asked(page).stream().map(this::field).toList();
  }

  /** The fields of all pages, in order. */
  public List<FormField> fields() {
    List<FormField> all = new ArrayList<>();
    for (int page = 0; page < pages(); page++) {
      all.addAll(fields(page));
    }
    return all;
  }

  /** With this answer; unchanged for a field that is fixed, not asked on the page, or an answer beyond all measure. */
  public FormFilling fill(int page, String key, String value) {
    boolean open = asked(page).stream().anyMatch(field -> field.key().equals(key) && field.kind() != Kind.FIXED);
    if (!open || value.length() > LONGEST_ANSWER) {
      return this;
    }
    Map<String, String> changed = new HashMap<>(typed);
    changed.put(key, value);
    return new FormFilling(forms, definition, item, card, today, Map.copyOf(changed), checked);
  }

  /** Shows what is wrong on this page from now on. */
  public FormFilling check(int page) {
    Set<String> more = new HashSet<>(checked);
    asked(page).forEach(field -> more.add(field.key()));
    return new FormFilling(forms, definition, item, card, today, typed, Set.copyOf(more));
  }

  /** The first field of the page whose answer is not sound. */
  public Optional<String> firstWrong(int page) {
    return asked(page).stream().filter(field -> error(field).isPresent()).map(FieldDefinition::key).findFirst();
  }

  /** Every answer asked for, by key, in the order of the form; to be filed, not to be shown. */
  public Map<String, String> answers() {
    Map<String, String> answers = new LinkedHashMap<>();
    for (int page = 0; page < pages(); page++) {
      for (FieldDefinition field : asked(page)) {
        answers.put(field.key(), value(field));
      }
    }
    return Collections.unmodifiableMap(answers);
  }

  /** Without any answer. */
  @Override
  public String toString() {
    return "FormFilling[" + definition.id() + "]";
  }

  private List<FieldDefinition> asked(int page) {
    return page(page).fields().stream()
        .filter(field -> field.when().map(when -> valueOf(when.field()).equals(when.is())).orElse(true))
        .filter(field -> field.kind() != Kind.FIXED || !fromCard(field).isEmpty())
        .toList();
  }

  private String valueOf(String key) {
    return definition.pages().stream()
        .flatMap(page -> page.fields().stream())
        .filter(field -> field.key().equals(key))
        .findFirst()
        .map(this::value)
        .orElse("");
  }

  private String value(FieldDefinition field) {
    String own = typed.get(field.key());
    return own != null ? own : fromCard(field);
  }

  private String fromCard(FieldDefinition field) {
    return field.from().map(fact -> card.getOrDefault(fact, "")).orElse("");
  }

  private FormField field(FieldDefinition field) {
    String value = value(field);
    boolean fromCard = !typed.containsKey(field.key()) && !fromCard(field).isEmpty();
    return new FormField(
        field,
        field.masked() ? Masks.number(value) : value,
        fromCard ? "card" : "",
        suggestions(field, value),
        choices(field),
        day(field.earliestDays()),
        day(field.latestDays()),
        checked.contains(field.key()) ? error(field).orElse("") : "");
  }

  private Optional<LocalDate> day(@Nullable Integer days) {
    return Optional.ofNullable(days).map(today::plusDays);
  }

  private List<Choice> choices(FieldDefinition field) {
    return choices(field, item);
  }

  /** What can be chosen in a field when a service is applied for; empty for a field that is not chosen. */
  public static List<Choice> choices(FieldDefinition field, ServiceItem item) {
    return field.options().isPresent()
        ? item.delivery().stream().map(way -> Objects.requireNonNull(DELIVERY.get(way))).toList()
        : field.choices();
  }

  private List<String> suggestions(FieldDefinition field, String value) {
    return field
        .suggest()
        .flatMap(forms::list)
        .filter(list -> !list.has(value))
        .map(list -> list.fitting(value, SUGGESTIONS))
        .orElse(List.of());
  }

  private Optional<String> error(FieldDefinition field) {
    String value = value(field);
    if (value.isBlank()) {
      return field.required() ? new Rule.Required().error(value) : Optional.empty();
    }
    return rules(field).stream().flatMap(rule -> rule.error(value).stream()).findFirst();
  }

  /** What the definition asks of an answer, in the order in which it is told. */
  private List<Rule> rules(FieldDefinition field) {
    List<Rule> rules = new ArrayList<>();
    switch (field.kind()) {
      case DIGITS -> rules.add(new Rule.Digits());
      case CHOICE ->
          rules.add(new Rule.OneOf(choices(field).stream().map(Choice::value).collect(Collectors.toUnmodifiableSet())));
      case DATE ->
          rules.add(
              new Rule.DateWithin(
                  day(field.earliestDays()).orElse(LocalDate.MIN), day(field.latestDays()).orElse(LocalDate.MAX)));
      case FIXED, TEXT -> {}
    }
    String pattern = field.pattern();
    if (pattern != null) {
      String key = field.patternError();
      rules.add(new Rule.Matches(Pattern.compile(pattern), key == null ? "format" : key));
    }
    Integer min = field.minLength();
    Integer max = field.maxLength();
    if (min != null || max != null) {
      rules.add(new Rule.Length(min == null ? 0 : min, max == null ? LONGEST_ANSWER : max));
    }
    return rules;
  }
}
