package org.hall24.kiosk.ui.page;

import javafx.scene.layout.VBox;
import org.hall24.kiosk.journey.Screen;
import org.hall24.kiosk.journey.Touch;
import org.hall24.kiosk.ui.look.Icon;
import org.hall24.kiosk.ui.part.Ids;
import org.hall24.kiosk.ui.part.Machine;
import org.hall24.kiosk.ui.part.Parts;
import org.hall24.kiosk.ui.part.Tidy;

/** The face module looks; how to stand, how long it still looks, and the other way at hand. */
final class FaceLookPage extends Framed<Screen.FaceLook> {

  FaceLookPage(Context context) {
    super(context, Screen.FaceLook.class);
  }

  @Override
  void fill(Screen.FaceLook screen, Tidy filling) {
    frame.bars(2);
    frame.head(
        screen.hint().isEmpty() ? words.get("face.title") : words.say("face.hint", screen.hint()),
        words.get("face.why", screen.secondsLeft()));
    Machine.Drawn camera = Machine.camera();
    VBox stage = new VBox(camera.drawing());
    stage.getStyleClass().addAll("card", "stage");
    frame.body(stage);
    if (context.look().motion()) {
      camera.breath().ifPresent(filling::play);
    }
    actions(
        back(),
        Parts.wide(
            parts.button(Ids.WITHOUT_FACE, Icon.ID_CARD, words.get("face.without"), send(new Touch.WithoutFace()))));
  }
}
