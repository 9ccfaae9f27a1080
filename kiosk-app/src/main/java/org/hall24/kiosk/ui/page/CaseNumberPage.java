package org.hall24.kiosk.ui.page;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.hall24.kiosk.journey.CaseScreen;
import org.hall24.kiosk.journey.Touch;
import org.hall24.kiosk.ui.look.Icon;
import org.hall24.kiosk.ui.part.Ids;
import org.hall24.kiosk.ui.part.Parts;
import org.hall24.kiosk.ui.part.Tidy;

/** Which filing: the receipt's code before the scanner, the ID card, or the number on large keys. */
final class CaseNumberPage extends Framed<CaseScreen.CaseNumber> {
  private static final int DIGITS = 12;
  private static final int MORE_DIGITS = 16;

  CaseNumberPage(Context context) {
    super(context, CaseScreen.CaseNumber.class);
  }

  @Override
  void fill(CaseScreen.CaseNumber screen, Tidy filling) {
    String wrong = screen.wrong();
    if (screen.looking()) {
      frame.head(words.get("case.looking"), words.get("case.looking.why"));
    } else {
      frame.head(
          wrong.isEmpty() ? words.get("case.title") : words.say("case.wrong", wrong),
          wrong.isEmpty() ? words.get("case.why") : words.say("case.wrong.why", wrong));
    }
    Button card = parts.button(Ids.CARD_INSTEAD, Icon.ID_CARD, words.get("case.card"), send(new Touch.CardInstead()));
    card.getStyleClass().add("way");
    Label digits = parts.line(screen.digits().isEmpty() ? "field-hint" : "code-digits", shown(screen));
    HBox field = new HBox(digits);
    field.setAlignment(Pos.CENTER_LEFT);
    field.getStyleClass().addAll("field", wrong.isEmpty() ? "lit-surface" : "wrong", "code-field");
    field.setAccessibleText(words.get("pickup.typed", screen.digits().length()));
    DigitPad pad = new DigitPad(context);
    frame.body(Parts.wide(card), field, pad.keys("lower"));
    frame.keys(pad.handler());
    boolean enough = !screen.looking() && (screen.digits().length() == DIGITS || screen.digits().length() == MORE_DIGITS);
    Button on =
        enough
            ? parts.goOn(Ids.GO_ON, words.get("case.go-on"), send(new Touch.GoOn()))
            : parts.button(Ids.GO_ON, words.get("case.go-on"), send(new Touch.GoOn()));
    on.setDisable(!enough);
    on.getStyleClass().add(enough ? "ready" : "not-yet");
    actions(back(), Parts.wide(on));
  }

  private String shown(CaseScreen.CaseNumber screen) {
    return screen.digits().isEmpty()
        ? words.get("case.hint", screen.prefix())
        : screen.prefix() + " " + screen.digits().replaceAll("(\\d{4})(?=\\d)", "$1 ");
  }
}
