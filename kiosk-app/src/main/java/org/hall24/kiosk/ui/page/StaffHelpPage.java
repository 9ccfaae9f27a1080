package org.hall24.kiosk.ui.page;

import javafx.scene.layout.VBox;
import org.hall24.kiosk.journey.Screen;
import org.hall24.kiosk.journey.Touch;
import org.hall24.kiosk.ui.look.Icon;
import org.hall24.kiosk.ui.part.Machine;
import org.hall24.kiosk.ui.part.Tidy;

/** A member of staff is called, and lays the card or holds the badge before the scanner. */
final class StaffHelpPage extends Framed<Screen.StaffHelp> {

  StaffHelpPage(Context context) {
    super(context, Screen.StaffHelp.class);
  }

  @Override
  void fill(Screen.StaffHelp screen, Tidy filling) {
    Screen.CardNote note = screen.note();
    boolean first = note == Screen.CardNote.PUT_CARD;
    frame.bars(2);
    frame.head(
        words.get(first ? "staff-help.title" : "card.title." + note.name()),
        words.get(first ? "staff-help.why" : "card.why." + note.name()));
    Machine.Drawn reader = Machine.reader(note == Screen.CardNote.READING, note != Screen.CardNote.READER_AWAY);
    VBox stage = new VBox(reader.drawing());
    stage.getStyleClass().addAll("card", "stage");
    if (context.look().motion()) {
      reader.breath().ifPresent(filling::play);
    }
    frame.body(
        stage,
        parts.text("soft", words.get("staff-help.record")),
        parts.button("staff-help-call", Icon.CALL, words.get("card.way.call"), send(new Touch.Ask("call"))));
    actions(back());
  }
}
