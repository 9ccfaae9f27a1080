package org.hall24.kiosk.ui.page;

import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.hall24.kiosk.journey.Screen;
import org.hall24.kiosk.journey.Screen.DoorTask;
import org.hall24.kiosk.journey.Touch;
import org.hall24.kiosk.ui.look.Icon;
import org.hall24.kiosk.ui.part.Cabinet;
import org.hall24.kiosk.ui.part.Ids;
import org.hall24.kiosk.ui.part.Parts;
import org.hall24.kiosk.ui.part.Tidy;

/** A door stands open: what belongs out of it or into it, and the things that go wrong. */
final class DoorOpenPage extends Framed<Screen.DoorOpen> {

  DoorOpenPage(Context context) {
    super(context, Screen.DoorOpen.class);
  }

  @Override
  void fill(Screen.DoorOpen screen, Tidy filling) {
    String task = screen.task().name();
    if (screen.task() == DoorTask.COLLECT) {
      frame.bars(4);
    }
    frame.head(words.get("cell.open.title", screen.cell()), words.get("door.open.why." + task));
    Cabinet cabinet = Cabinets.draw(parts, words, screen.cabinet(), screen.cell());
    VBox side = new VBox(Cabinets.papers(parts, words, screen.papers()));
    if (screen.overdue()) {
      side.getChildren().add(parts.chip("quiet", Icon.CLOCK, words.get("pickup.overdue.chip")));
      side.getChildren().add(parts.text("soft", words.get("pickup.overdue.side")));
    }
    side.getChildren().addAll(Parts.grow(), parts.text("soft", words.get("door.open.side." + task)));
    frame.body(Cabinets.beside(parts, cabinet, side));
    Button stuck = parts.button(Ids.DOOR_STUCK, words.get("cell.stuck"), send(new Touch.DoorStuck()));
    switch (screen.task()) {
      case COLLECT -> actions(Parts.wide(stuck));
      case RESULT -> {
        actions(parts.beside(8.7, parts.button(Ids.OTHER_CELL, words.get("cell.other"), send(new Touch.OtherCell())), stuck));
        frame.growActions();
      }
      // The door itself is waited for; nothing else is to be said here.
      case KEEP_OUT, KEEP_IN, KEEP_LOOK -> {}
    }
    if (context.look().motion()) {
      cabinet.breath().ifPresent(filling::play);
    }
  }
}
