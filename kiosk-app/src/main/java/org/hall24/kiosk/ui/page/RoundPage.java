package org.hall24.kiosk.ui.page;

import java.time.format.DateTimeFormatter;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.hall24.kiosk.journey.StaffScreen;
import org.hall24.kiosk.journey.StaffScreen.RoundCell;
import org.hall24.kiosk.journey.Touch;
import org.hall24.kiosk.ui.look.Icon;
import org.hall24.kiosk.ui.part.Ids;
import org.hall24.kiosk.ui.part.Parts;
import org.hall24.kiosk.ui.part.Tidy;

/** The courier's round: what lies where. */
final class RoundPage extends Framed<StaffScreen.Round> {

  private static final DateTimeFormatter SINCE = DateTimeFormatter.ofPattern("MM-dd HH:mm");

  RoundPage(Context context) {
    super(context, StaffScreen.Round.class);
    frame.root().getStyleClass().add("staff-page");
  }

  @Override
  void fill(StaffScreen.Round screen, Tidy filling) {
    long left = screen.cells().stream().filter(c -> !c.taken()).count();
    frame.head(
        left == 0 ? words.get("round.title.empty") : left == 1 ? words.get("round.title.one") : words.get("round.title", (int) left),
        words.get(screen.online() ? "round.why" : "round.why.offline", screen.staffMasked()));
    if (!screen.commissioned()) {
      frame.body(CellsPage.notCommissioned(parts, words));
    }
    if (screen.keeper()) {
      frame.body(
          parts.beside(
              5, parts.button(Ids.CELLS, words.get("round.cells"), send(new Touch.Cells())),
              parts.button(Ids.HEALTH, words.get("round.health"), send(new Touch.Health()))));
    }
    frame.body(
        screen.cells().isEmpty()
            ? parts.card(parts.text("soft", words.get("round.nothing")))
            : parts.table(screen.cells().stream().map(this::row).toList()));
    Button put = parts.button(Ids.PUT_RESULTS, words.get("round.put"), send(new Touch.PutResults()));
    Button over = parts.goOn(Ids.GO_ON, words.get("round.go-on"), send(new Touch.GoOn()));
    actions(parts.beside(5, put, over));
    frame.growActions();
  }

  private HBox row(RoundCell cell) {
    Label number = parts.line("round-cell", cell.cell());
    StackPane tile = new StackPane(number);
    tile.getStyleClass().addAll("round-tile", cell.taken() ? "taken" : "waiting");
    VBox text =
        new VBox(
            parts.text("strong", words.language().pick(cell.serviceZh(), cell.serviceEn())),
            parts.text(
                "small",
                String.join(
                    words.get("dot"),
                    cell.acceptanceNo(),
                    words.get("round.since", SINCE.format(cell.since().atZone(context.clock().getZone()))))),
            parts.text("small", cell.papers().stream().map(words::paper).collect(Collectors.joining(words.get("comma")))));
    text.getStyleClass().add("round-lines");
    HBox row = new HBox(tile, Parts.wide(text));
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("round-row");
    if (cell.taken()) {
      HBox chip = parts.chip("good", Icon.CHECK, words.get("round.taken"));
      chip.setMinWidth(Region.USE_PREF_SIZE);
      row.getChildren().add(chip);
    } else {
      Button open =
          parts.button("open-cell-" + cell.cell(), words.get("round.open"), send(new Touch.OpenCell(cell.cell())));
      open.setAccessibleText(words.get("round.open.cell", cell.cell()));
      open.setMinWidth(Region.USE_PREF_SIZE);
      row.getChildren().add(open);
    }
    return row;
  }
}
