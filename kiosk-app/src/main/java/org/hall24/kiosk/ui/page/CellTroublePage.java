package org.hall24.kiosk.ui.page;

import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.hall24.kiosk.journey.Screen;
import org.hall24.kiosk.journey.Touch;
import org.hall24.kiosk.ui.look.Icon;
import org.hall24.kiosk.ui.part.Cabinet;
import org.hall24.kiosk.ui.part.Ids;
import org.hall24.kiosk.ui.part.Parts;
import org.hall24.kiosk.ui.part.Tidy;

/** The door did not do what it should: what happened, what it means, what to do next. */
final class CellTroublePage extends Framed<Screen.CellTrouble> {

  CellTroublePage(Context context) {
    super(context, Screen.CellTrouble.class);
  }

  @Override
  void fill(Screen.CellTrouble screen, Tidy filling) {
    if (!screen.staff()) {
      frame.bars(4);
    }
    String who = screen.staff() ? "staff" : screen.otherCellFree() ? "other" : "none";
    frame.head(
        words.say("cell.trouble", screen.result()).replace("{0}", screen.cell()), words.get("cell.trouble.why." + who));
    Cabinet cabinet = Cabinets.draw(parts, words, screen.cabinet(), screen.cell());
    HBox mark = parts.chip("bad", Icon.ALERT, words.get("cell.trouble.chip", screen.cell()));
    VBox side = new VBox(mark, parts.text("soft", words.get("cell.trouble.side." + who)));
    frame.body(Cabinets.beside(parts, cabinet, side));
    Button call =
        parts.button(Ids.CALL + "-person", Icon.CALL, words.get("call"), send(new Touch.Ask("call")));
    if (screen.staff()) {
      actions(back(), Parts.wide(call));
    } else if (screen.otherCellFree()) {
      actions(
          call,
          Parts.wide(parts.goOn(Ids.OTHER_CELL, words.get("cell.trouble.other.go-on"), send(new Touch.OtherCell()))));
    } else {
      actions(call, goOn(words.get("cell.trouble.later")));
    }
  }
}
