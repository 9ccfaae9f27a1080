package org.hall24.kiosk.ui.page;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.hall24.kiosk.journey.StaffScreen;
import org.hall24.kiosk.journey.StaffScreen.ResultFacts;
import org.hall24.kiosk.journey.Touch;
import org.hall24.kiosk.ui.look.Icon;
import org.hall24.kiosk.ui.part.Ids;
import org.hall24.kiosk.ui.part.Parts;
import org.hall24.kiosk.ui.part.Surface;
import org.hall24.kiosk.ui.part.Tidy;

/** A courier says whose result is put in: one of those that are expected, or the number on the envelope. */
final class ResultNumberPage extends Framed<StaffScreen.ResultNumber> {
  private static final int DIGITS = 12;
  private static final int MORE_DIGITS = 16;

  ResultNumberPage(Context context) {
    super(context, StaffScreen.ResultNumber.class);
    frame.root().getStyleClass().add("staff-page");
  }

  @Override
  void fill(StaffScreen.ResultNumber screen, Tidy filling) {
    String wrong = screen.wrong();
    if (wrong.isEmpty()) {
      frame.head(words.get("result.title"), words.get("result.why", screen.staffMasked()));
    } else {
      String cell = wrong.startsWith("in-cell:") ? wrong.substring("in-cell:".length()) : "";
      frame.head(
          cell.isEmpty() ? words.say("result.wrong", wrong) : words.get("result.wrong.in-cell", cell),
          words.get(cell.isEmpty() ? "result.wrong.why" : "result.wrong.in-cell.why"));
    }
    int index = 0;
    if (!screen.expected().isEmpty() && screen.digits().isEmpty()) {
      VBox list = new VBox(parts.text("section", words.get("result.expected")));
      list.getStyleClass().add("section-box");
      for (ResultFacts facts : screen.expected()) {
        list.getChildren().add(row(index++, facts));
      }
      frame.body(list);
    }
    Label digits =
        parts.line(
            screen.digits().isEmpty() ? "field-hint" : "code-digits",
            screen.digits().isEmpty()
                ? words.get("result.hint", screen.prefix())
                : screen.prefix() + " " + screen.digits().replaceAll("(\\d{4})(?=\\d)", "$1 "));
    HBox field = new HBox(digits);
    field.setAlignment(Pos.CENTER_LEFT);
    field.getStyleClass().addAll("field", wrong.isEmpty() ? "lit-surface" : "wrong", "code-field");
    field.setAccessibleText(words.get("pickup.typed", screen.digits().length()));
    DigitPad pad = new DigitPad(context);
    frame.body(field, pad.keys("lower"));
    frame.keys(pad.handler());
    boolean enough = screen.digits().length() == DIGITS || screen.digits().length() == MORE_DIGITS;
    Button on =
        enough
            ? parts.goOn(Ids.GO_ON, words.get("result.go-on"), send(new Touch.GoOn()))
            : parts.button(Ids.GO_ON, words.get("result.go-on"), send(new Touch.GoOn()));
    on.setDisable(!enough);
    on.getStyleClass().add(enough ? "ready" : "not-yet");
    actions(back(), Parts.wide(on));
  }

  private Surface row(int index, ResultFacts facts) {
    VBox text =
        new VBox(
            parts.text("strong", words.language().pick(facts.serviceZh(), facts.serviceEn())),
            parts.text("small", facts.acceptanceNo() + (facts.paper().isEmpty() ? "" : words.get("dot") + words.paper(facts.paper()))));
    text.getStyleClass().add("round-lines");
    HBox inside = new HBox(Parts.wide(text), parts.icon(Icon.FORWARD, 11));
    inside.setAlignment(Pos.CENTER_LEFT);
    inside.getStyleClass().add("found-inside");
    return parts.surface("result-" + index, facts.acceptanceNo(), inside, send(new Touch.PickResult(facts.acceptanceNo())));
  }
}
