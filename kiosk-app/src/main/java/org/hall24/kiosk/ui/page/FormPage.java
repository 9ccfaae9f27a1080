package org.hall24.kiosk.ui.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import org.hall24.kiosk.journey.Screen;
import org.hall24.kiosk.journey.Screen.Field;
import org.hall24.kiosk.journey.Screen.FieldKind;
import org.hall24.kiosk.journey.Touch;
import org.hall24.kiosk.ui.part.DatePad;
import org.hall24.kiosk.ui.part.Keyboard;
import org.hall24.kiosk.ui.part.Tidy;

/** One page of the form. The field that is acted on is lit; touching it brings its keyboard or its month. */
final class FormPage extends Framed<Screen.Form> {

  private final Map<String, FieldRow> rows = new LinkedHashMap<>();
  private String active = "";

  /** What the journey last said about the focus; only a change of it moves the light. */
  private String told = "";

  /** The keyboard or month that is open. */
  private Optional<Node> open = Optional.empty();

  FormPage(Context context) {
    super(context, Screen.Form.class);
  }

  @Override
  void fill(Screen.Form screen, Tidy filling) {
    frame.bars(3);
    String question = words.language().pick(screen.questionZh(), screen.questionEn());
    String steps =
        screen.steps() > 1 ? words.get("dot") + words.get("bars", screen.step(), screen.steps()) : "";
    frame.head(question.isBlank() ? words.get("form.title") : question, service(screen.item()) + steps);
    rows.clear();
    for (Field field : screen.fields()) {
      FieldRow row = new FieldRow(context, field, this::touched, this::filled);
      rows.put(field.key(), row);
      frame.body(row.node());
    }
    actions(back(), goOn(words.get("form.go-on")));
    told = screen.focus();
    light(screen.focus());
  }

  @Override
  void change(Screen.Form next, Tidy filling) {
    List<String> keys = next.fields().stream().map(Field::key).toList();
    if (!keys.equals(List.copyOf(rows.keySet()))) {
      filling.close();
      frame.clear();
      open = Optional.empty();
      fill(next, filling);
      return;
    }
    for (Field field : next.fields()) {
      FieldRow row = rows.get(field.key());
      if (row != null) {
        row.update(field);
      }
    }
    if (!next.focus().equals(told)) {
      told = next.focus();
      if (!next.focus().equals(active)) {
        light(next.focus());
        row(active)
            .ifPresent(
                row -> {
                  frame.scroller().reveal(row.node());
                  row.focus();
                });
      }
    }
  }

  @Override
  public void shown() {
    row(active)
        .ifPresent(
            row -> {
              frame.root().applyCss();
              frame.root().layout();
              frame.scroller().reveal(row.node());
              row.focus();
            });
  }

  private Optional<FieldRow> row(String key) {
    return Optional.ofNullable(rows.get(key));
  }

  /** A person touched a field, or came to it with the keys ({@code byHand} false: no keyboard is drawn then). */
  private void touched(String key, boolean byHand) {
    if (!key.equals(active)) {
      light(key);
      told = key;
      context.touches().accept(new Touch.Focus(key));
    }
    if (byHand) {
      row(key).ifPresent(this::open);
    }
  }

  private void filled(String key, String value, boolean finished) {
    if (finished) {
      closePanel();
    }
    context.touches().accept(new Touch.Fill(key, value));
  }

  private void light(String key) {
    active = key;
    rows.forEach((name, row) -> row.light(name.equals(key)));
    row(key)
        .ifPresentOrElse(
            row -> {
              if (open.isPresent()) {
                open(row);
              }
            },
            this::closePanel);
  }

  private void open(FieldRow row) {
    Optional<Node> panel = panel(row);
    if (panel.isEmpty()) {
      closePanel();
      return;
    }
    leave(row);
    open = panel;
    frame.panel(List.of(panel.get()));
    frame.root().applyCss();
    frame.root().layout();
    frame.scroller().reveal(row.node());
  }

  private void closePanel() {
    row(active).ifPresent(this::leave);
    open = Optional.empty();
    frame.panel(List.of());
  }

  /** The focus goes back to the field before what it stands in goes: the toolkit would give it to the first field of the page. */
  private void leave(FieldRow row) {
    if (open.filter(Node::isFocusWithin).isPresent()) {
      row.focus();
    }
  }

  private Optional<Node> panel(FieldRow row) {
    Field field = row.field();
    if (field.kind() == FieldKind.DATE) {
      var today = java.time.LocalDate.now(context.clock());
      var earliest = field.earliest().orElse(today.minusYears(100));
      var latest = field.latest().orElse(today.plusYears(10));
      var shown = Fields.date(field).orElse(earliest.isAfter(today) ? earliest : today);
      DatePad pad =
          new DatePad(parts, words, earliest, latest, shown, day -> filled(field.key(), day.toString(), true));
      return Optional.of(pad);
    }
    return row.input()
        .map(
            input ->
                new Keyboard(
                    parts,
                    words,
                    field.kind() == FieldKind.DIGITS ? Keyboard.Kind.DIGITS : Keyboard.Kind.TEXT,
                    words.get("form.keyboard.done"),
                    input::type,
                    input::erase,
                    this::closePanel));
  }

  /** Ids of a field's parts. */
  static String id(Field field) {
    return "field-" + field.key();
  }

}
