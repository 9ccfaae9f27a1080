package org.hall24.kiosk.ui.page;

import javafx.scene.layout.VBox;
import org.hall24.kiosk.journey.Screen;
import org.hall24.kiosk.ui.part.Cabinet;
import org.hall24.kiosk.ui.part.Tidy;

/** A door is being opened. */
final class CellOpeningPage extends Framed<Screen.CellOpening> {

  CellOpeningPage(Context context) {
    super(context, Screen.CellOpening.class);
  }

  @Override
  void fill(Screen.CellOpening screen, Tidy filling) {
    frame.bars(4);
    boolean chosen = !screen.cell().isEmpty();
    frame.head(
        chosen ? words.get("cell.opening.title", screen.cell()) : words.get("cell.choosing.title"),
        words.get(chosen ? "cell.opening.why" : "cell.choosing.why"));
    Cabinet cabinet = Cabinets.draw(parts, words, screen.cabinet(), screen.cell());
    VBox side = new VBox(parts.text("soft", words.get("cell.opening.side")));
    screen.keptUntil().ifPresent(until -> side.getChildren().add(Cabinets.kept(context, parts, words, screen.cell(), until)));
    frame.body(Cabinets.beside(parts, cabinet, side));
    if (context.look().motion()) {
      cabinet.breath().ifPresent(filling::play);
    }
  }
}
