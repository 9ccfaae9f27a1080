package org.hall24.kiosk.ui.page;

import javafx.scene.layout.VBox;
import org.hall24.kiosk.journey.Screen;
import org.hall24.kiosk.ui.look.Icon;
import org.hall24.kiosk.ui.part.Cabinet;
import org.hall24.kiosk.ui.part.Parts;
import org.hall24.kiosk.ui.part.Tidy;

/** The papers lie in the cell and the door is closed. */
final class CellClosedPage extends Framed<Screen.CellClosed> {

  CellClosedPage(Context context) {
    super(context, Screen.CellClosed.class);
  }

  @Override
  void fill(Screen.CellClosed screen, Tidy filling) {
    frame.bars(4);
    frame.head(words.get("cell.closed.title", screen.cell()), words.get("cell.closed.why", screen.cell()));
    Cabinet cabinet = Cabinets.draw(parts, words, screen.cabinet(), screen.cell());
    VBox side =
        new VBox(
            parts.chip("good", Icon.CHECK, words.get("cell.closed.chip")),
            Cabinets.papers(parts, words, screen.papers()),
            Parts.grow(),
            parts.text("soft", words.get("cell.closed.side")));
    frame.body(Cabinets.beside(parts, cabinet, side));
    actions(goOn(words.get("cell.closed.go-on")));
  }
}
