package org.hall24.kiosk.ui.page;

import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.hall24.kiosk.journey.CollectScreen;
import org.hall24.kiosk.journey.CollectScreen.Found;
import org.hall24.kiosk.journey.Touch;
import org.hall24.kiosk.ui.look.Icon;
import org.hall24.kiosk.ui.part.Parts;
import org.hall24.kiosk.ui.part.Surface;
import org.hall24.kiosk.ui.part.Tidy;

/** What lies here for the person of the card: one door after another. */
final class PickUpListPage extends Framed<CollectScreen.PickUpList> {

  PickUpListPage(Context context) {
    super(context, CollectScreen.PickUpList.class);
  }

  @Override
  void fill(CollectScreen.PickUpList screen, Tidy filling) {
    frame.bars(3);
    List<Found> found = screen.found();
    String key = found.isEmpty() ? "pickup.list.looking" : found.size() == 1 ? "pickup.list.title.one" : "pickup.list.title";
    frame.head(words.get(key, found.size()), words.get("pickup.list.why", screen.nameMasked()));
    for (Found one : found) {
      frame.body(row(one));
    }
    if (!found.isEmpty()) {
      actions(back());
    }
  }

  private Surface row(Found found) {
    StackPane tile = new StackPane(parts.line("round-cell", found.cell()));
    tile.getStyleClass().addAll("round-tile", "waiting");
    String name = words.language().pick(found.serviceZh(), found.serviceEn());
    String title = name.isEmpty() ? words.get("pickup.papers") : name;
    VBox text = new VBox(parts.text("strong", title));
    String papers = found.papers().stream().map(words::paper).collect(Collectors.joining(words.get("comma")));
    if (!papers.isEmpty()) {
      text.getChildren().add(parts.text("small", papers));
    }
    text.getChildren().add(parts.text("small", found.acceptanceNo()));
    if (found.overdue()) {
      text.getChildren().add(parts.chip("quiet", Icon.CLOCK, words.get("pickup.overdue.chip")));
    }
    text.getStyleClass().add("round-lines");
    HBox inside = new HBox(tile, Parts.wide(text), parts.icon(Icon.FORWARD, 14));
    inside.setAlignment(Pos.CENTER_LEFT);
    inside.getStyleClass().add("found-inside");
    inside.setMinHeight(Region.USE_PREF_SIZE);
    return parts.surface(
        "open-cell-" + found.cell(), words.get("round.open.cell", found.cell()) + "。" + title, inside, send(new Touch.OpenCell(found.cell())));
  }
}
