package org.hall24.kiosk.ui.page;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.hall24.kiosk.journey.Screen.Field;
import org.hall24.kiosk.journey.Screen.FieldKind;
import org.hall24.kiosk.journey.Screen.Option;
import org.hall24.kiosk.ui.look.Icon;
import org.hall24.kiosk.ui.look.TextSize;
import org.hall24.kiosk.ui.look.Words;
import org.hall24.kiosk.ui.part.InputField;
import org.hall24.kiosk.ui.part.Parts;
import org.hall24.kiosk.ui.part.Surface;

/** A field of the form: its name, what stands in it and where that comes from, what fits, what is wrong. */
final class FieldRow {

  /** Longest answer, in characters. */
  private static final int LONGEST = 60;

  /** More suggestions than this would push the page away. */
  private static final int SUGGESTED = 3;

  private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");

  /** A field was touched or reached. */
  interface Touched {
    void touched(String key, boolean byHand);
  }

  /** A field has a new value; {@code finished} when it was chosen rather than typed. */
  interface Filled {
    void filled(String key, String value, boolean finished);
  }

  private final Parts parts;
  private final Words words;
  private final Touched touched;
  private final Filled filled;
  private final VBox node = new VBox();
  private final VBox suggestions = new VBox();
  private final VBox below = new VBox();
  private final Label tail;
  private final Deque<String> asked = new ArrayDeque<>();
  private Optional<InputField> input = Optional.empty();
  private Optional<Label> value = Optional.empty();
  private Optional<FlowPane> choices = Optional.empty();
  private Node touchable;
  private Field field;
  private boolean lit;

  FieldRow(Context context, Field field, Touched touched, Filled filled) {
    this.parts = context.parts();
    this.words = context.words();
    this.field = field;
    this.touched = touched;
    this.filled = filled;
    this.tail = parts.line("source", "");
    suggestions.getStyleClass().add("suggestions");
    below.getStyleClass().add("suggestions");
    node.getStyleClass().add("field-row");
    this.touchable = make(field);
    touchable.setId(FormPage.id(field));
    node.getChildren().addAll(parts.text("field-label", label(field)), touchable);
    if (tailBelow()) {
      node.getChildren().add(tail);
    }
    node.getChildren().addAll(suggestions, below);
    update(field);
  }

  Node node() {
    return node;
  }

  Field field() {
    return field;
  }

  Optional<InputField> input() {
    return input;
  }

  void focus() {
    touchable.requestFocus();
  }

  void light(boolean on) {
    lit = on;
    input.ifPresentOrElse(i -> i.light(on), () -> touchable.pseudoClassStateChanged(LIT, on));
    showSuggestions();
  }

  void update(Field next) {
    field = next;
    input.ifPresent(i -> take(i, next.value()));
    value.ifPresent(l -> l.setText(Fields.shown(words, next)));
    choices.ifPresent(this::fillChoices);
    tail.setText(tailWords(next));
    boolean shown = !tail.getText().isEmpty();
    tail.setVisible(shown);
    tail.setManaged(shown);
    boolean wrong = !next.error().isEmpty();
    touchable.getStyleClass().remove("wrong");
    below.getChildren().clear();
    if (wrong) {
      touchable.getStyleClass().add("wrong");
      HBox line = new HBox(parts.icon(Icon.ALERT, 10), Parts.wide(parts.text("error", words.say("error", next.error()))));
      line.setAlignment(Pos.CENTER_LEFT);
      line.getStyleClass().addAll("with-error", "icon-line");
      below.getChildren().add(line);
    }
    showSuggestions();
  }

  /** Takes the journey's value unless the person has typed on since. */
  private void take(InputField input, String next) {
    if (asked.contains(next)) {
      while (!asked.isEmpty() && !asked.pop().equals(next)) {
        // Older values are answered by this one.
      }
    } else if (asked.isEmpty() && !next.equals(input.value())) {
      input.setValue(next);
    }
  }

  private Node make(Field field) {
    return switch (field.kind()) {
      case TEXT, DIGITS -> typed(field);
      case DATE -> date(field);
      case CHOICE -> chosen();
      case FIXED -> fixed(field);
    };
  }

  /** Large text leaves no room beside the value; where it comes from then stands under it. */
  private boolean tailBelow() {
    return parts.look().metrics().textSize().compareTo(TextSize.LARGE) > 0;
  }

  private Node typed(Field field) {
    InputField made =
        new InputField(
            parts,
            FormPage.id(field),
            label(field),
            words.get(field.kind() == FieldKind.DIGITS ? "form.hint.digits" : "form.hint.text"),
            LONGEST,
            text -> {
              asked.addLast(text);
              filled.filled(field.key(), text, false);
            });
    if (!tailBelow()) {
      made.trail(tail);
    }
    made.addEventHandler(MouseEvent.MOUSE_CLICKED, e -> touched.touched(field.key(), true));
    made.focusedProperty()
        .addListener(
            (o, was, is) -> {
              if (is) {
                touched.touched(field.key(), false);
              } else {
                made.light(lit);
              }
            });
    input = Optional.of(made);
    return made;
  }

  private Node date(Field field) {
    Label shown = parts.line("field-value", "");
    value = Optional.of(shown);
    HBox inside = new HBox(parts.icon(Icon.CALENDAR, 14), Parts.wide(shown));
    if (!tailBelow()) {
      inside.getChildren().add(tail);
    }
    inside.setAlignment(Pos.CENTER_LEFT);
    inside.getStyleClass().add("field-inside");
    Surface button =
        parts.surface(FormPage.id(field), label(field), inside, () -> touched.touched(field.key(), true));
    button.getStyleClass().addAll("field", "date-field");
    return button;
  }

  private Node fixed(Field field) {
    Label shown = parts.text("field-value", "");
    value = Optional.of(shown);
    HBox box = new HBox(Parts.wide(shown));
    if (!tailBelow()) {
      box.getChildren().add(tail);
    }
    box.setAlignment(Pos.CENTER_LEFT);
    box.setAccessibleText(label(field));
    box.getStyleClass().addAll("field", "fixed");
    return box;
  }

  private Node chosen() {
    FlowPane pane = new FlowPane();
    pane.getStyleClass().add("options");
    choices = Optional.of(pane);
    return pane;
  }

  private void fillChoices(FlowPane pane) {
    pane.getChildren().clear();
    for (Option option : field.options()) {
      String text = words.language().pick(option.labelZh(), option.labelEn());
      Button button =
          parts.button(
              "option-" + option.value(),
              text,
              () -> {
                touched.touched(field.key(), false);
                filled.filled(field.key(), option.value(), true);
              });
      button.getStyleClass().add("way");
      if (option.value().equals(field.value())) {
        button.getStyleClass().add("chosen");
        button.setGraphic(parts.icon(Icon.CHECK, 12));
        button.setAccessibleText(words.get("form.chosen", text));
      }
      pane.getChildren().add(button);
    }
  }

  private void showSuggestions() {
    List<String> shown =
        lit
            ? field.suggestions().stream().filter(s -> !s.equals(field.value())).limit(SUGGESTED).toList()
            : List.of();
    suggestions.getChildren().clear();
    for (int i = 0; i < shown.size(); i++) {
      String text = shown.get(i);
      Button button =
          parts.button(
              "suggestion-" + i,
              text,
              () -> {
                asked.clear();
                input.ifPresent(in -> in.setValue(text));
                filled.filled(field.key(), text, true);
              });
      button.getStyleClass().addAll("way", "suggestion");
      button.setMaxWidth(Double.MAX_VALUE);
      suggestions.getChildren().add(button);
    }
    boolean any = !shown.isEmpty();
    suggestions.setVisible(any);
    suggestions.setManaged(any);
    below.setVisible(!below.getChildren().isEmpty());
    below.setManaged(!below.getChildren().isEmpty());
  }

  private String label(Field field) {
    return words.language().pick(field.labelZh(), field.labelEn())
        + (field.required() || field.kind() == FieldKind.FIXED ? "" : words.get("form.optional"));
  }

  private String tailWords(Field field) {
    String source = Fields.source(words, field);
    if (!source.isEmpty()) {
      return source;
    }
    if (field.kind() == FieldKind.DATE && field.earliest().isPresent() && field.latest().isPresent()) {
      return words.get(
          "form.range", words.shortDay(field.earliest().get()), words.shortDay(field.latest().get()));
    }
    return "";
  }
}
