package org.hall24.kiosk.ui.page;

import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Button;
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

  /** Results that have words of their own for what they mean; all others are a door that did not open. */
  private static final Set<String> OWN = Set.of("too-small", "empty", "full", "not-commissioned");

  CellTroublePage(Context context) {
    super(context, Screen.CellTrouble.class);
  }

  @Override
  void fill(Screen.CellTrouble screen, Tidy filling) {
    if (!screen.staff()) {
      frame.bars(4);
    }
    String kind = kind(screen);
    frame.head(
        words.say("cell.trouble", screen.result()).replace("{0}", screen.cell()),
        words.get("cell.trouble.why." + kind));
    Cabinet cabinet = Cabinets.draw(parts, words, screen.cabinet(), screen.cell());
    VBox side = new VBox();
    if (!OWN.contains(screen.result())) {
      side.getChildren().add(parts.chip("bad", Icon.ALERT, words.get("cell.trouble.chip")));
    }
    side.getChildren().add(parts.text("soft", words.get("cell.trouble.side." + kind)));
    screen.keptUntil().ifPresent(until -> side.getChildren().add(Cabinets.kept(context, parts, words, screen.cell(), until)));
    frame.body(Cabinets.beside(parts, cabinet, side));
    act(kind);
    if (context.look().motion()) {
      cabinet.breath().ifPresent(filling::play);
    }
  }

  private static String kind(Screen.CellTrouble screen) {
    if (screen.staff()) {
      return screen.result().equals("not-commissioned") ? "staff-not-commissioned" : "staff";
    }
    if (OWN.contains(screen.result())) {
      return screen.result();
    }
    return screen.otherCellFree() ? "other" : "none";
  }

  private void act(String kind) {
    switch (kind) {
      case "too-small" ->
          actions(Parts.wide(parts.button(Ids.BACK, words.get("cell.trouble.keep"), send(new Touch.Back()))));
      case "staff-not-commissioned" -> actions(Parts.wide(parts.button(Ids.BACK, words.get("cell.trouble.back"), send(new Touch.Back()))));
      case "staff" -> row(parts.button(Ids.BACK, words.get("cell.trouble.next"), send(new Touch.Back())), again(true));
      case "other" ->
          row(
              leave(false),
              again(false),
              parts.goOn(Ids.OTHER_CELL, words.get("cell.trouble.other-cell"), send(new Touch.OtherCell())));
      case "full" -> row(again(false), leave(true));
      case "not-commissioned" -> actions(Parts.wide(parts.goOn(Ids.END, words.get("door.fault.end"), send(new Touch.End()))));
      default -> row(leave(false), again(true));
    }
  }

  private void row(Node... buttons) {
    actions(parts.beside(5, buttons));
    frame.growActions();
  }

  private Button again(boolean green) {
    String text = words.get("cell.trouble.again");
    Runnable act = send(new Touch.DoorStuck());
    return green ? parts.goOn(Ids.DOOR_STUCK, text, act) : parts.button(Ids.DOOR_STUCK, text, act);
  }

  private Button leave(boolean green) {
    String text = words.get("cell.trouble.leave");
    Runnable act = send(new Touch.End());
    return green ? parts.goOn(Ids.END, text, act) : parts.button(Ids.END, text, act);
  }
}
