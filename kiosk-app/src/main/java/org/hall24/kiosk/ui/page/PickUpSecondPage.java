package org.hall24.kiosk.ui.page;

import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.hall24.kiosk.journey.CollectScreen;
import org.hall24.kiosk.journey.Screen;
import org.hall24.kiosk.journey.Touch;
import org.hall24.kiosk.ui.look.Icon;
import org.hall24.kiosk.ui.part.Ids;
import org.hall24.kiosk.ui.part.Machine;
import org.hall24.kiosk.ui.part.Parts;
import org.hall24.kiosk.ui.part.Tidy;

/** These papers need a second proof: the card, or four digits of the phone. */
final class PickUpSecondPage extends Framed<CollectScreen.PickUpSecond> {
  private static final int PHONE_DIGITS = 4;

  PickUpSecondPage(Context context) {
    super(context, CollectScreen.PickUpSecond.class);
  }

  @Override
  void fill(CollectScreen.PickUpSecond screen, Tidy filling) {
    frame.bars(2);
    if (screen.phone()) {
      phone(screen);
    } else {
      card(screen, filling);
    }
  }

  private void phone(CollectScreen.PickUpSecond screen) {
    frame.head(words.get("pickup.phone.title"), words.get("pickup.phone.why"));
    DigitPad pad = new DigitPad(context);
    frame.body(
        PinDots.of(words.get("pin.typed", screen.digits(), PHONE_DIGITS), screen.digits(), PHONE_DIGITS), pad.keys("full"));
    frame.keys(pad.handler());
    actions(back(), Parts.wide(parts.button(Ids.CARD_INSTEAD, Icon.ID_CARD, words.get("pickup.second.card"), send(new Touch.CardInstead()))));
  }

  private void card(CollectScreen.PickUpSecond screen, Tidy filling) {
    Screen.CardNote note = screen.note();
    boolean first = note == Screen.CardNote.PUT_CARD;
    frame.head(
        first ? words.get("pickup.second.title") : words.get("card.title." + note),
        first ? words.get("pickup.second.why") : words.get("card.why." + note));
    Machine.Drawn reader = Machine.reader(note == Screen.CardNote.READING, note != Screen.CardNote.READER_AWAY);
    VBox stage = new VBox(reader.drawing());
    stage.getStyleClass().addAll("card", "stage");
    if (context.look().motion()) {
      reader.breath().ifPresent(filling::play);
    }
    Button phone = parts.button(Ids.PHONE_INSTEAD, Icon.PHONE, words.get("pickup.second.phone"), send(new Touch.PhoneInstead()));
    phone.getStyleClass().add("way");
    frame.body(stage, parts.text("soft", words.get("pickup.second.without")), Parts.wide(phone));
    actions(back());
  }
}
