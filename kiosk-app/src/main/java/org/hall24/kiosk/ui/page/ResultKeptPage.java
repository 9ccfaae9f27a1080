package org.hall24.kiosk.ui.page;

import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.hall24.kiosk.journey.StaffScreen;
import org.hall24.kiosk.journey.Touch;
import org.hall24.kiosk.ui.look.Icon;
import org.hall24.kiosk.ui.part.Ids;
import org.hall24.kiosk.ui.part.Parts;
import org.hall24.kiosk.ui.part.Tidy;

/** The result lies in its cell; its person gets the code. */
final class ResultKeptPage extends Framed<StaffScreen.ResultKept> {

  ResultKeptPage(Context context) {
    super(context, StaffScreen.ResultKept.class);
    frame.root().getStyleClass().add("staff-page");
  }

  @Override
  void fill(StaffScreen.ResultKept screen, Tidy filling) {
    frame.head(words.get("result.kept.title", screen.cell()), words.get(screen.online() ? "result.kept.why" : "result.kept.why.offline"));
    StackPane badge = parts.badge(Icon.CHECK, 44.8, 22);
    badge.getStyleClass().add("round");
    frame.lead(badge);
    VBox card =
        parts.card(
            Facts.row(parts, words.get("collected.number"), screen.result().acceptanceNo()),
            Facts.row(parts, words.get("confirm.cell"), screen.cell()),
            Facts.row(parts, words.get("result.kept.until"), words.day(screen.until())));
    card.getStyleClass().add("facts");
    frame.body(card);
    actions(
        parts.button(Ids.ANOTHER, words.get("result.another"), send(new Touch.AnotherService())),
        Parts.wide(parts.goOn(Ids.GO_ON, words.get("result.round"), send(new Touch.GoOn()))));
  }
}
