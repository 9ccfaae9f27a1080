package org.hall24.kiosk.ui.page;

import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.hall24.kiosk.journey.Screen;
import org.hall24.kiosk.journey.Touch;
import org.hall24.kiosk.ui.look.Icon;
import org.hall24.kiosk.ui.part.Machine;
import org.hall24.kiosk.ui.part.Tidy;

/** Waiting for an identity card, with the other ways as equals. */
final class CardPage extends Framed<Screen.CardWait> {

  CardPage(Context context) {
    super(context, Screen.CardWait.class);
  }

  @Override
  void fill(Screen.CardWait screen, Tidy filling) {
    Screen.CardNote note = screen.note();
    boolean away = note == Screen.CardNote.READER_AWAY;
    boolean lying = note == Screen.CardNote.READING;
    if (!screen.staff()) {
      frame.bars(2);
    }
    frame.head(words.get("card.title." + key(screen)), words.get("card.why." + key(screen)));
    Machine.Drawn reader = Machine.reader(lying, !away);
    VBox stage = new VBox(reader.drawing());
    stage.getStyleClass().addAll("card", "stage");
    if (context.look().motion()) {
      reader.breath().ifPresent(filling::play);
    }
    if (screen.staff()) {
      frame.body(stage);
    } else {
      frame.body(
          stage,
          parts.text("soft", words.get("card.without")),
          parts.beside(7.5, way("other-id", Icon.ID_CARD), way("phone-code", Icon.PHONE)),
          parts.beside(7.5, way("for-someone", Icon.PERSON), way("call", Icon.CALL)));
    }
    actions(back());
  }

  private static String key(Screen.CardWait screen) {
    return screen.staff() && screen.note() == Screen.CardNote.PUT_CARD ? "STAFF" : screen.note().name();
  }

  private Button way(String key, Icon icon) {
    Button button = parts.button("way-" + key, icon, words.get("card.way." + key), send(new Touch.Ask(key)));
    button.getStyleClass().add("way");
    return button;
  }
}
