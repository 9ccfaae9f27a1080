package org.hall24.kiosk.ui.page;

import javafx.scene.layout.VBox;
import org.hall24.kiosk.journey.Screen;
import org.hall24.kiosk.journey.Touch;
import org.hall24.kiosk.ui.part.Ids;
import org.hall24.kiosk.ui.part.Machine;
import org.hall24.kiosk.ui.part.Parts;
import org.hall24.kiosk.ui.part.Tidy;

/** The session is wiped and its card still lies on the reader: take it, and the page goes by itself. */
final class CardLeftPage extends Framed<Screen.CardLeft> {

  CardLeftPage(Context context) {
    super(context, Screen.CardLeft.class);
  }

  @Override
  void fill(Screen.CardLeft screen, Tidy filling) {
    frame.head(words.get("card-left.title"), words.get("card-left.why"));
    Machine.Drawn reader = Machine.reader(true, true);
    VBox stage = new VBox(reader.drawing());
    stage.getStyleClass().addAll("card", "stage");
    if (context.look().motion()) {
      reader.breath().ifPresent(filling::play);
    }
    frame.body(stage);
    actions(Parts.wide(parts.goOn(Ids.GO_ON, words.get("card-left.taken", screen.secondsLeft()), send(new Touch.GoOn()))));
  }
}
