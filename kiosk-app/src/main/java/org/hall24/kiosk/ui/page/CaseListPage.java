package org.hall24.kiosk.ui.page;

import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.hall24.kiosk.journey.Case;
import org.hall24.kiosk.journey.CaseScreen;
import org.hall24.kiosk.journey.Touch;
import org.hall24.kiosk.ui.look.Icon;
import org.hall24.kiosk.ui.part.Parts;
import org.hall24.kiosk.ui.part.Surface;
import org.hall24.kiosk.ui.part.Tidy;

/** The filings of the person of the card, newest first. */
final class CaseListPage extends Framed<CaseScreen.CaseList> {

  CaseListPage(Context context) {
    super(context, CaseScreen.CaseList.class);
  }

  @Override
  void fill(CaseScreen.CaseList screen, Tidy filling) {
    frame.head(
        screen.looking() ? words.get("case.looking") : words.get("case.list.title", screen.cases().size()),
        screen.looking() ? words.get("case.looking.why") : words.get("case.list.why", screen.nameMasked()));
    int index = 0;
    for (Case.Facts facts : screen.cases()) {
      frame.body(row(index++, facts));
    }
    if (!screen.looking()) {
      actions(back());
    }
  }

  private Surface row(int index, Case.Facts facts) {
    CaseWords say = new CaseWords(words, context.clock().getZone());
    VBox text =
        new VBox(
            parts.text("strong", say.service(facts)),
            parts.text("small", words.get("case.list.row", say.at(facts.filedAt()), facts.acceptanceNo())),
            parts.text("small", say.place(facts)));
    text.getStyleClass().add("round-lines");
    HBox inside = new HBox(Parts.wide(text), parts.icon(Icon.FORWARD, 14));
    inside.setAlignment(Pos.CENTER_LEFT);
    inside.getStyleClass().add("found-inside");
    inside.setMinHeight(Region.USE_PREF_SIZE);
    return parts.surface(
        "case-" + index, say.service(facts) + "。" + facts.acceptanceNo(), inside, send(new Touch.PickCase(facts.acceptanceNo())));
  }
}
