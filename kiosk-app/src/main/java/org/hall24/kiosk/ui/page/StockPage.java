package org.hall24.kiosk.ui.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.hall24.kiosk.journey.StaffScreen;
import org.hall24.kiosk.journey.StaffScreen.KeptCell;
import org.hall24.kiosk.journey.StaffScreen.StockSay;
import org.hall24.kiosk.journey.Touch;
import org.hall24.kiosk.ui.part.Cabinet;
import org.hall24.kiosk.ui.part.Parts;
import org.hall24.kiosk.ui.part.Tidy;

/** One cell of a stock-take: what is on record, and whether it is so. */
final class StockPage extends Framed<StaffScreen.Stock> {
  private static final int BUTTONS_IN_ROW = 2;

  StockPage(Context context) {
    super(context, StaffScreen.Stock.class);
    frame.root().getStyleClass().add("staff-page");
  }

  @Override
  void fill(StaffScreen.Stock screen, Tidy filling) {
    KeptCell cell = screen.cell();
    frame.head(words.get("stock.title", cell.cell()), words.get("stock.why", screen.number(), screen.of(), screen.staffMasked()));
    Cabinet cabinet = Cabinets.draw(parts, words, screen.cabinet(), cell.cell());
    VBox side = new VBox(parts.text("strong", words.get("stock.record")), parts.text("body-text", CellsPage.facts(cell, words, context.clock())));
    frame.body(Cabinets.beside(parts, cabinet, side));
    // What is said most often stands where the green button always stands.
    StockSay first = screen.says().contains(StockSay.AS_RECORDED) ? StockSay.AS_RECORDED : StockSay.SKIP;
    VBox says = new VBox();
    says.getStyleClass().add("stock-says");
    List<Node> row = new ArrayList<>();
    for (StockSay say : screen.says()) {
      if (say != first) {
        row.add(button(say));
      }
      if (row.size() == BUTTONS_IN_ROW) {
        says.getChildren().add(parts.beside(5, row.toArray(Node[]::new)));
        row.clear();
      }
    }
    if (!row.isEmpty()) {
      says.getChildren().add(parts.beside(5, row.toArray(Node[]::new)));
    }
    frame.body(says);
    actions(back(), Parts.wide(button(first)));
    if (context.look().motion()) {
      cabinet.breath().ifPresent(filling::play);
    }
  }

  private Button button(StockSay say) {
    String id = "stock-" + say.name().toLowerCase(Locale.ROOT).replace('_', '-');
    String text = words.get("stock.say." + say);
    Runnable act = send(new Touch.Stock(say));
    return say == StockSay.AS_RECORDED ? parts.goOn(id, text, act) : parts.button(id, text, act);
  }
}
