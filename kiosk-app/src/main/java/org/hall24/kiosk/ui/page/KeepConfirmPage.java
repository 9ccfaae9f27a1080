package org.hall24.kiosk.ui.page;

import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.hall24.kiosk.journey.StaffScreen;
import org.hall24.kiosk.journey.StaffScreen.KeepAct;
import org.hall24.kiosk.journey.Touch;
import org.hall24.kiosk.ui.look.Icon;
import org.hall24.kiosk.ui.part.Ids;
import org.hall24.kiosk.ui.part.Parts;
import org.hall24.kiosk.ui.part.Tidy;

/** Asks once more, and says what will follow, before something is done with a cell. */
final class KeepConfirmPage extends Framed<StaffScreen.KeepConfirm> {

  KeepConfirmPage(Context context) {
    super(context, StaffScreen.KeepConfirm.class);
    frame.root().getStyleClass().add("staff-page");
  }

  @Override
  void fill(StaffScreen.KeepConfirm screen, Tidy filling) {
    KeepAct act = screen.act();
    frame.head(words.get("keep.title." + act, screen.cell().cell()), words.get("keep.why." + act));
    StackPane badge = parts.badge(act == KeepAct.EMERGENCY ? Icon.ALERT : Icon.CABINET, 44.8, 22);
    badge.getStyleClass().addAll("round", act == KeepAct.EMERGENCY ? "bad" : "plain-badge");
    frame.lead(badge);
    VBox card = parts.card(Facts.row(parts, words.get("confirm.cell"), screen.cell().cell()));
    card.getStyleClass().add("facts");
    if (!screen.cell().acceptanceNo().isEmpty()) {
      card.getChildren().add(Facts.row(parts, words.get("collected.number"), screen.cell().acceptanceNo()));
    }
    if (!screen.secondMasked().isEmpty()) {
      card.getChildren().add(Facts.row(parts, words.get("keep.second"), screen.secondMasked()));
    }
    frame.body(card);
    actions(back(), Parts.wide(parts.goOn(Ids.GO_ON, words.get("keep.go-on." + act), send(new Touch.GoOn()))));
  }
}
