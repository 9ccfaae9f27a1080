package org.hall24.kiosk.ui.page;

import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.hall24.kiosk.journey.StaffScreen;
import org.hall24.kiosk.journey.StaffScreen.KeptCell;
import org.hall24.kiosk.ui.look.Icon;
import org.hall24.kiosk.ui.part.Tidy;

/** The stock-take is on record: what agreed, what did not and is entered now, what nobody looked at. */
final class StockDonePage extends Framed<StaffScreen.StockDone> {

  StockDonePage(Context context) {
    super(context, StaffScreen.StockDone.class);
    frame.root().getStyleClass().add("staff-page");
  }

  @Override
  void fill(StaffScreen.StockDone screen, Tidy filling) {
    int different = screen.differences().size();
    frame.head(
        words.get(different == 0 ? "stock.done.title.none" : different == 1 ? "stock.done.title.one" : "stock.done.title", different),
        words.get("stock.done.why", screen.staffMasked()));
    StackPane badge = parts.badge(different == 0 ? Icon.CHECK : Icon.ALERT, 44.8, 22);
    badge.getStyleClass().addAll("round", different == 0 ? "plain-badge" : "bad");
    frame.lead(badge);
    VBox card =
        parts.card(
            Facts.row(parts, words.get("stock.done.agreed"), Integer.toString(screen.agreed())),
            Facts.row(parts, words.get("stock.done.skipped"), Integer.toString(screen.skipped())));
    card.getStyleClass().add("facts");
    for (KeptCell cell : screen.differences()) {
      card.getChildren().add(Facts.row(parts, words.get("round.done.cell", cell.cell()), CellsPage.facts(cell, words, context.clock())));
    }
    frame.body(card);
    actions(goOn(words.get("stock.done.go-on")));
  }
}
