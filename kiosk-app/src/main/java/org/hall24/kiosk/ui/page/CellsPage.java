package org.hall24.kiosk.ui.page;

import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.hall24.kiosk.journey.StaffScreen;
import org.hall24.kiosk.journey.StaffScreen.KeepAct;
import org.hall24.kiosk.journey.StaffScreen.KeptCell;
import org.hall24.kiosk.journey.Touch;
import org.hall24.kiosk.ui.look.Icon;
import org.hall24.kiosk.ui.look.Words;
import org.hall24.kiosk.ui.part.Ids;
import org.hall24.kiosk.ui.part.Parts;
import org.hall24.kiosk.ui.part.Surface;
import org.hall24.kiosk.ui.part.Tidy;

/** The whole cabinet as it stands, each door with its state in a word, a shape and a colour; what can be done with one below. */
final class CellsPage extends Framed<StaffScreen.Cells> {
  private static final DateTimeFormatter SINCE = DateTimeFormatter.ofPattern("MM-dd HH:mm");
  private static final int BUTTONS_IN_ROW = 3;

  CellsPage(Context context) {
    super(context, StaffScreen.Cells.class);
    frame.root().getStyleClass().add("staff-page");
  }

  @Override
  void fill(StaffScreen.Cells screen, Tidy filling) {
    frame.head(words.get("cells.title"), words.get(screen.online() ? "round.why" : "round.why.offline", screen.staffMasked()));
    if (!screen.commissioned()) {
      frame.body(notCommissioned(parts, words));
    }
    if (!screen.cells().isEmpty()) {
      frame.body(cabinet(screen));
    }
    screen.cells().stream()
        .filter(cell -> cell.cell().equals(screen.chosen()))
        .findFirst()
        .ifPresentOrElse(cell -> frame.body(chosen(cell, screen.acts())), () -> frame.body(parts.text("soft", summary(screen.cells()))));
    if (screen.cells().isEmpty() || !screen.chosen().isEmpty()) {
      actions(back());
    } else {
      actions(back(), Parts.wide(parts.button(Ids.TAKE_STOCK, words.get("stock.begin"), send(new Touch.TakeStock()))));
    }
  }

  /** What leads a technician to a cabinet that opens for nobody else yet. */
  static VBox notCommissioned(Parts parts, Words words) {
    HBox title = new HBox(parts.icon(Icon.ALERT, 11), Parts.wide(parts.text("strong", words.get("cells.not-commissioned"))));
    title.getStyleClass().addAll("with-error", "icon-line");
    title.setAlignment(Pos.CENTER_LEFT);
    VBox card = parts.card(title, parts.text("body-text", words.get("cells.not-commissioned.why")));
    card.getStyleClass().add("bad");
    return card;
  }

  private VBox cabinet(StaffScreen.Cells screen) {
    Map<Integer, List<KeptCell>> rows = new TreeMap<>();
    screen.cells().forEach(cell -> rows.computeIfAbsent(cell.row(), r -> new ArrayList<>()).add(cell));
    VBox steel = new VBox();
    steel.getStyleClass().addAll("cabinet", "kept-cabinet");
    for (List<KeptCell> row : rows.values()) {
      steel.getChildren().add(parts.beside(4, row.stream().map(cell -> tile(cell, screen.chosen())).toArray(Node[]::new)));
    }
    return steel;
  }

  private Surface tile(KeptCell cell, String chosen) {
    Standing standing = Standing.of(cell);
    String word = words.get("cells.state." + standing.name());
    VBox inside = new VBox(parts.line("kept-name", cell.cell()));
    HBox line = new HBox();
    if (standing != Standing.EMPTY) {
      line.getChildren().add(parts.icon(standing.icon, 6.4));
    }
    line.getChildren().add(parts.line("kept-word", word));
    line.setAlignment(Pos.CENTER);
    line.getStyleClass().add("kept-line");
    inside.getChildren().add(line);
    inside.setAlignment(Pos.CENTER);
    inside.getStyleClass().add("kept-inside");
    Surface tile = parts.surface("cell-" + cell.cell(), words.get("cells.tile", cell.cell(), word), inside, send(new Touch.ChooseCell(cell.cell())));
    tile.getStyleClass().addAll("kept-tile", standing.style);
    if (cell.cell().equals(chosen)) {
      tile.getStyleClass().add("chosen");
    }
    return tile;
  }

  private VBox chosen(KeptCell cell, List<KeepAct> acts) {
    VBox card =
        parts.card(
            parts.text("strong", words.get("cells.chosen", cell.cell(), words.get("cells.size." + cell.size()))),
            parts.text("body-text", facts(cell, words, context.clock())));
    card.getStyleClass().add("kept-card");
    List<Node> row = new ArrayList<>();
    for (KeepAct act : acts) {
      Button button = parts.button("act-" + word(act), words.get("cells.act." + act), send(new Touch.Keep(act)));
      button.getStyleClass().add("act");
      row.add(button);
      if (row.size() == BUTTONS_IN_ROW) {
        card.getChildren().add(parts.beside(4, row.toArray(Node[]::new)));
        row.clear();
      }
    }
    if (!row.isEmpty()) {
      card.getChildren().add(parts.beside(4, row.toArray(Node[]::new)));
    }
    return card;
  }

  /** The stable word of an act, as in the ids of its button. */
  static String word(KeepAct act) {
    return act.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What is on record of a cell, in a line. */
  static String facts(KeptCell cell, Words words, Clock clock) {
    List<String> facts = new ArrayList<>();
    facts.add(cell.kind().isEmpty() ? words.get("cells.custody." + cell.custody()) : words.get("cells.kind." + cell.kind()));
    if (!cell.acceptanceNo().isEmpty()) {
      facts.add(cell.acceptanceNo());
    }
    if (!cell.kind().isEmpty()) {
      facts.add(words.get("round.since", SINCE.format(cell.since().atZone(clock.getZone()))));
    }
    facts.add(words.get("cells.door." + cell.door()));
    if (!cell.service().equals("in-service")) {
      facts.add(words.say("cells.service", cell.service()));
    }
    return String.join(words.get("dot"), facts);
  }

  private String summary(List<KeptCell> cells) {
    Map<Standing, Integer> counts = new TreeMap<>();
    cells.forEach(cell -> counts.merge(Standing.of(cell), 1, Integer::sum));
    List<String> parts = new ArrayList<>();
    counts.forEach((standing, count) -> parts.add(words.get("cells.count", words.get("cells.state." + standing.name()), count)));
    return parts.isEmpty() ? words.get("cells.looking") : words.get("cells.summary", String.join(words.get("dot"), parts));
  }

  /** What matters most of a cell, most urgent first. */
  private enum Standing {
    FAULT("bad", Icon.ALERT),
    LOOK("bad", Icon.ALERT),
    OUT("out", Icon.CROSS),
    OPEN("opened", Icon.FORWARD),
    OVERDUE("late", Icon.CLOCK),
    RESULT("full", Icon.PERSON),
    ORIGINALS("full", Icon.DOCUMENT),
    RESERVED("kept", Icon.CLOCK),
    EMPTY("free", Icon.CHECK);

    private final String style;
    private final Icon icon;

    Standing(String style, Icon icon) {
      this.style = style;
      this.icon = icon;
    }

    static Standing of(KeptCell cell) {
      if (cell.service().equals("out-of-service") || cell.service().equals("maintenance")) {
        return OUT;
      }
      if (!cell.service().equals("in-service") && !cell.service().equals("ajar")) {
        return FAULT;
      }
      if (cell.custody().equals("unknown")) {
        return LOOK;
      }
      if (cell.door().equals("open")) {
        return OPEN;
      }
      if (cell.overdue()) {
        return OVERDUE;
      }
      return switch (cell.custody()) {
        case "holds" -> cell.hasCode() ? RESULT : ORIGINALS;
        case "reserved" -> RESERVED;
        default -> EMPTY;
      };
    }
  }
}
