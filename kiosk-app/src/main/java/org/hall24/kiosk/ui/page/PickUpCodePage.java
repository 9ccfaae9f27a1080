package org.hall24.kiosk.ui.page;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.hall24.kiosk.journey.CollectScreen;
import org.hall24.kiosk.journey.CollectScreen.PickUpSay;
import org.hall24.kiosk.journey.PickUp;
import org.hall24.kiosk.journey.Touch;
import org.hall24.kiosk.ui.look.Icon;
import org.hall24.kiosk.ui.part.Ids;
import org.hall24.kiosk.ui.part.Parts;
import org.hall24.kiosk.ui.part.Tidy;

/** Somebody types a pick-up code, on large keys; what came of the last one is said in the same place. */
final class PickUpCodePage extends Framed<CollectScreen.PickUpCode> {

  PickUpCodePage(Context context) {
    super(context, CollectScreen.PickUpCode.class);
  }

  @Override
  void fill(CollectScreen.PickUpCode screen, Tidy filling) {
    String say = screen.say().name();
    boolean waits = screen.waitSeconds() > 0;
    frame.head(
        words.get("pickup.title." + say),
        waits ? words.get("pickup.why.wait", screen.waitSeconds()) : words.get("pickup.why." + say));
    Label digits = parts.line(screen.digits().isEmpty() ? "field-hint" : "code-digits", shown(screen.digits()));
    HBox field = new HBox(digits);
    field.setAlignment(Pos.CENTER_LEFT);
    field.getStyleClass().addAll("field", "lit-surface", "code-field");
    field.setAccessibleText(words.get("pickup.typed", screen.digits().length()));
    DigitPad pad = new DigitPad(context);
    frame.body(field, pad.keys("lower"), screen.byCard() ? Parts.wide(card()) : parts.text("soft", words.get("pickup.no-card")));
    frame.keys(pad.handler());
    boolean enough = screen.digits().length() >= PickUp.SHORTEST;
    Button open =
        enough
            ? parts.goOn(Ids.GO_ON, words.get("pickup.go-on"), send(new Touch.GoOn()))
            : parts.button(Ids.GO_ON, words.get("pickup.go-on"), send(new Touch.GoOn()));
    open.setDisable(!enough);
    open.getStyleClass().add(enough ? "ready" : "not-yet");
    actions(back(), Parts.wide(open));
    if (screen.say() != PickUpSay.NOTHING) {
      field.getStyleClass().remove("lit-surface");
      field.getStyleClass().add(screen.digits().isEmpty() ? "wrong" : "lit-surface");
    }
  }

  private Button card() {
    Button card = parts.button(Ids.CARD_INSTEAD, Icon.ID_CARD, words.get("pickup.card"), send(new Touch.CardInstead()));
    card.getStyleClass().add("way");
    return card;
  }

  private String shown(String digits) {
    return digits.isEmpty() ? words.get("pickup.hint") : digits.replaceAll("(\\d{4})(?=\\d)", "$1 ");
  }
}
