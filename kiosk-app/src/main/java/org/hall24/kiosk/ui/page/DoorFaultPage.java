package org.hall24.kiosk.ui.page;

import java.util.Set;
import javafx.scene.Node;
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

/** A door of a collection or of a result did not do what it should: what it means, and what to do next. */
final class DoorFaultPage extends Framed<Screen.DoorFault> {

  /** Results that have words of their own for what they mean; all others are a door that did not open. */
  private static final Set<String> OWN = Set.of("too-small", "empty", "full", "still-inside", "reopen-window", "power-low", "not-commissioned");

  DoorFaultPage(Context context) {
    super(context, Screen.DoorFault.class);
  }

  @Override
  void fill(Screen.DoorFault screen, Tidy filling) {
    boolean own = OWN.contains(screen.result());
    String kind = screen.task() + "." + (own ? screen.result() : "door");
    if (screen.task() == DoorTask.COLLECT) {
      frame.bars(4);
    }
    frame.head(words.say("cell.trouble", screen.result()).replace("{0}", screen.cell()), words.get("door.fault.why." + kind));
    Cabinet cabinet = Cabinets.draw(parts, words, screen.cabinet(), screen.cell());
    VBox side = new VBox();
    if (!own) {
      side.getChildren().add(parts.chip("bad", Icon.ALERT, words.get("cell.trouble.chip")));
    }
    side.getChildren().add(parts.text("soft", words.get("door.fault.side." + kind)));
    frame.body(Cabinets.beside(parts, cabinet, side));
    act(screen);
    if (context.look().motion()) {
      cabinet.breath().ifPresent(filling::play);
    }
  }

  private void act(Screen.DoorFault screen) {
    Button leave = parts.button(Ids.BACK, words.get("door.fault.leave." + screen.task()), send(new Touch.Back()));
    switch (screen.result()) {
      case "too-small" -> actions(Parts.wide(parts.button(Ids.BACK, words.get("cell.trouble.keep"), send(new Touch.Back()))));
      case "not-commissioned" -> actions(Parts.wide(leave));
      case "reopen-window" -> actions(Parts.wide(parts.goOn(Ids.GO_ON, words.get("door.fault.end"), send(new Touch.GoOn()))));
      default -> {
        boolean other = screen.task() == DoorTask.RESULT && screen.otherCellFree() && !screen.result().equals("full") && !screen.result().equals("power-low");
        if (other) {
          row(leave, again(false), parts.goOn(Ids.OTHER_CELL, words.get("cell.trouble.other-cell"), send(new Touch.OtherCell())));
        } else {
          row(leave, again(true));
        }
      }
    }
  }

  private Button again(boolean green) {
    String text = words.get("cell.trouble.again");
    Runnable act = send(new Touch.DoorStuck());
    return green ? parts.goOn(Ids.DOOR_STUCK, text, act) : parts.button(Ids.DOOR_STUCK, text, act);
  }

  private void row(Node... buttons) {
    actions(parts.beside(5, buttons));
    frame.growActions();
  }
}
