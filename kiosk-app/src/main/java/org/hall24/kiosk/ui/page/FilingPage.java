package org.hall24.kiosk.ui.page;

import javafx.scene.layout.VBox;
import org.hall24.kiosk.journey.Screen;
import org.hall24.kiosk.ui.part.Machine;
import org.hall24.kiosk.ui.part.Tidy;

/** The durable commit is under way. */
final class FilingPage extends Framed<Screen.Filing> {

  FilingPage(Context context) {
    super(context, Screen.Filing.class);
  }

  @Override
  void fill(Screen.Filing screen, Tidy filling) {
    frame.bars(3);
    frame.head(words.get("filing.title"), words.get("filing.why"));
    Machine.Drawn keeping = Machine.keeping();
    VBox stage = new VBox(keeping.drawing());
    stage.getStyleClass().addAll("card", "stage");
    frame.body(stage, parts.text("soft", service(screen.item())));
    if (context.look().motion()) {
      keeping.breath().ifPresent(filling::play);
    }
  }
}
