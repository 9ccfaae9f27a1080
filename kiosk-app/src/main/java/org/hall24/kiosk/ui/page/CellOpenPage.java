package org.hall24.kiosk.ui.page;

import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.hall24.kiosk.journey.Screen;
import org.hall24.kiosk.journey.Touch;
import org.hall24.kiosk.ui.part.Cabinet;
import org.hall24.kiosk.ui.part.Ids;
import org.hall24.kiosk.ui.part.Parts;
import org.hall24.kiosk.ui.part.Tidy;

/**
 * The door is open: what belongs in it, and the two things that go wrong. Without papers, it is a door that somebody left
 * open.
 */
final class CellOpenPage extends Framed<Screen.CellOpen> {

  CellOpenPage(Context context) {
    super(context, Screen.CellOpen.class);
  }

  @Override
  void fill(Screen.CellOpen screen, Tidy filling) {
    boolean forgotten = screen.papers().isEmpty();
    String who = screen.staff() ? "staff" : "resident";
    if (!screen.staff() && !forgotten) {
      frame.bars(4);
    }
    if (forgotten) {
      frame.head(words.get("cell.forgotten.title", screen.cell()), words.get("cell.forgotten.why"));
    } else {
      String papers = screen.papers().size() == 1 ? ".one" : "";
      frame.head(
          words.get("cell.open.title", screen.cell()),
          words.get("cell.open.why." + who + papers, screen.papers().size()));
    }
    Cabinet cabinet = Cabinets.draw(parts, words, screen.cabinet(), screen.cell());
    VBox side =
        new VBox(
            Cabinets.papers(parts, words, screen.papers()),
            Parts.grow(),
            parts.text("soft", words.get(forgotten ? "cell.forgotten.side" : "cell.open.side." + who)));
    frame.body(Cabinets.beside(parts, cabinet, side));
    Button stuck = parts.button(Ids.DOOR_STUCK, words.get("cell.stuck"), send(new Touch.DoorStuck()));
    if (forgotten) {
      actions(goOn(words.get("cell.forgotten.go-on")));
    } else if (screen.staff()) {
      actions(Parts.wide(stuck));
    } else {
      actions(
          parts.beside(8.7,
              parts.button(Ids.OTHER_CELL, words.get("cell.other"), send(new Touch.OtherCell())), stuck));
      frame.growActions();
    }
    if (context.look().motion()) {
      cabinet.breath().ifPresent(filling::play);
    }
  }
}
