package org.hall24.kiosk.ui.page;

import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.hall24.kiosk.journey.StaffScreen;
import org.hall24.kiosk.journey.StaffScreen.RoundCell;
import org.hall24.kiosk.ui.look.Icon;
import org.hall24.kiosk.ui.part.Tidy;

/** The round is over: what was handed over, with the seal of the record. */
final class RoundDonePage extends Framed<StaffScreen.RoundDone> {

  RoundDonePage(Context context) {
    super(context, StaffScreen.RoundDone.class);
    frame.root().getStyleClass().add("staff-page");
  }

  @Override
  void fill(StaffScreen.RoundDone screen, Tidy filling) {
    int count = screen.cells().size();
    frame.head(
        count == 1 ? words.get("round.done.title.one") : words.get("round.done.title", count),
        words.get("round.done.why", screen.staffMasked()));
    StackPane badge = parts.badge(Icon.CHECK, 44.8, 22);
    badge.getStyleClass().add("round");
    frame.lead(badge);
    if (screen.cardLies()) {
      frame.body(CardLine.of(parts, words));
    }
    VBox card = parts.card();
    card.getStyleClass().add("facts");
    for (RoundCell cell : screen.cells()) {
      card.getChildren()
          .add(
              Facts.row(
                  parts,
                  words.get("round.done.cell", cell.cell()),
                  words.language().pick(cell.serviceZh(), cell.serviceEn()) + words.get("dot") + cell.acceptanceNo()));
    }
    if (!screen.journalSeal().isBlank()) {
      card.getChildren().add(Facts.row(parts, words.get("round.done.seal"), screen.journalSeal()));
    }
    frame.body(card);
    actions(goOn(words.get("round.sign-out")));
  }
}
