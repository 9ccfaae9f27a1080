package org.hall24.kiosk.ui.page;

import javafx.scene.layout.VBox;
import org.hall24.kiosk.journey.StaffScreen;
import org.hall24.kiosk.journey.StaffScreen.RoundCell;
import org.hall24.kiosk.journey.Touch;
import org.hall24.kiosk.ui.part.Ids;
import org.hall24.kiosk.ui.part.Parts;
import org.hall24.kiosk.ui.part.Tidy;

/** The courier closed the door: are these papers in your hands? */
final class RoundConfirmPage extends Framed<StaffScreen.RoundConfirm> {

  RoundConfirmPage(Context context) {
    super(context, StaffScreen.RoundConfirm.class);
    frame.root().getStyleClass().add("staff-page");
  }

  @Override
  void fill(StaffScreen.RoundConfirm screen, Tidy filling) {
    RoundCell cell = screen.cell();
    frame.head(
        words.get(cell.papers().size() == 1 ? "confirm.title.one" : "confirm.title", cell.papers().size()),
        words.get("confirm.why"));
    VBox card =
        parts.card(
            Facts.row(parts, words.get("confirm.cell"), cell.cell()),
            Facts.row(parts, words.get("confirm.service"), words.language().pick(cell.serviceZh(), cell.serviceEn())),
            Facts.row(parts, words.get("done.number"), cell.acceptanceNo()));
    card.getStyleClass().add("facts");
    frame.body(card, Cabinets.papers(parts, words, cell.papers()));
    actions(
        parts.button(Ids.PAPER_MISSING, words.get("confirm.missing"), send(new Touch.PaperMissing())),
        Parts.wide(parts.goOn(Ids.PAPERS_IN_HAND, words.get("confirm.go-on"), send(new Touch.PapersInHand()))));
  }
}
