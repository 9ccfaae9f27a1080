package org.hall24.kiosk.ui.page;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.hall24.kiosk.journey.Screen;
import org.hall24.kiosk.journey.Screen.Group;
import org.hall24.kiosk.journey.Screen.HallStatus;
import org.hall24.kiosk.journey.Touch;
import org.hall24.kiosk.ui.look.Icon;
import org.hall24.kiosk.ui.part.EqualRow;
import org.hall24.kiosk.ui.part.Ids;
import org.hall24.kiosk.ui.part.Parts;
import org.hall24.kiosk.ui.part.Surface;
import org.hall24.kiosk.ui.part.Tidy;

/** The first page: search, four things to do, five moments of life, one honest line about the hall. */
final class HomePage extends Framed<Screen.Home> {

  /** More troubles than this would be a list, not a line. */
  private static final int TROUBLES_SHOWN = 2;

  HomePage(Context context) {
    super(context, Screen.Home.class);
  }

  @Override
  void fill(Screen.Home screen, Tidy filling) {
    HallStatus hall = screen.hall();
    frame.head(
        words.get("home.title." + partOfDay(LocalTime.now(context.clock()))),
        words.get("home.why", hall.items(), hall.doable()));
    frame.louder();
    Surface search = search();
    VBox.setMargin(search, new Insets(0, 0, parts.mm(4.5), 0));
    frame.body(
        search,
        parts.beside(
            8.7,
            tile(Ids.TILE_FILE, Icon.DOCUMENT, "file", new Touch.OpenSearch(Group.FILE)),
            tile(Ids.TILE_COLLECT, Icon.CABINET, "collect", new Touch.Collect())),
        parts.beside(
            8.7,
            tile(Ids.TILE_PROGRESS, Icon.CLOCK, "progress", new Touch.Progress()),
            tile(Ids.TILE_PRINT, Icon.PRINTER, "print", new Touch.OpenSearch(Group.PRINT))),
        moments(),
        Parts.grow(),
        status(hall));
  }

  private Surface search() {
    HBox inside = new HBox(parts.icon(Icon.SEARCH, 17.5), parts.text("field-hint", words.get("home.search")));
    inside.setAlignment(Pos.CENTER_LEFT);
    inside.getStyleClass().add("search-inside");
    Surface field = parts.surface(Ids.SEARCH, words.get("home.search"), inside, send(new Touch.OpenSearch(Group.ALL)));
    field.getStyleClass().addAll("field", "lit-surface", "home-search");
    return field;
  }

  private Surface tile(String id, Icon icon, String key, Touch touch) {
    String name = words.get("tile." + key);
    // With large letters the name goes below its picture instead of being broken.
    FlowPane title = new FlowPane(parts.icon(icon, 22.4), parts.name("tile-name", name));
    title.setAlignment(Pos.CENTER_LEFT);
    title.setRowValignment(VPos.CENTER);
    title.setPrefWrapLength(0);
    title.getStyleClass().add("tile-title");
    VBox inside = new VBox(title, parts.text("small", words.get("tile." + key + ".why")));
    inside.getStyleClass().add("tile-inside");
    Surface tile = parts.surface(id, name + "。" + words.get("tile." + key + ".why"), inside, send(touch));
    tile.getStyleClass().add("tile");
    return tile;
  }

  private VBox moments() {
    EqualRow row =
        parts.beside(
            7.8,
            moment("child", Icon.CHILD, Group.LIFE_CHILD),
            moment("home", Icon.HOUSE, Group.LIFE_HOME),
            moment("marriage", Icon.HEART, Group.LIFE_MARRIAGE),
            moment("work", Icon.BRIEFCASE, Group.LIFE_WORK),
            moment("shop", Icon.SHOP, Group.LIFE_SHOP));
    VBox moments = new VBox(parts.text("section", words.get("home.life")), row);
    moments.getStyleClass().add("section-box");
    return moments;
  }

  private Surface moment(String key, Icon icon, Group group) {
    StackPane surface = new StackPane(parts.icon(icon, 17.4));
    surface.getStyleClass().add("moment-face");
    Label name = parts.name("moment-name", words.get("life." + key));
    VBox inside = new VBox(surface, name);
    inside.setAlignment(Pos.TOP_CENTER);
    inside.getStyleClass().add("moment-inside");
    Surface moment =
        parts.surface("life-" + key, words.get("life." + key), inside, send(new Touch.OpenSearch(group)));
    moment.getStyleClass().setAll("moment");
    return moment;
  }

  private HBox status(HallStatus hall) {
    List<String> troubles = troubles(hall);
    String line =
        troubles.isEmpty()
            ? String.join(
                words.get("dot"),
                words.get("status.cells", hall.freeCells()),
                words.get("status.paper"),
                words.get("status.online"))
            : troubles.stream().limit(TROUBLES_SHOWN).collect(Collectors.joining(words.get("dot")));
    HBox row = new HBox();
    row.getStyleClass().add("status");
    row.setAlignment(Pos.CENTER_LEFT);
    if (troubles.isEmpty()) {
      StackPane dot = new StackPane();
      dot.getStyleClass().add("dot-good");
      row.getChildren().add(dot);
    } else {
      StackPane mark = new StackPane(parts.icon(Icon.ALERT, 11));
      mark.getStyleClass().add("mark-bad");
      row.getChildren().add(mark);
    }
    Button staff = parts.button(Ids.STAFF, words.get("home.staff"), send(new Touch.Staff()));
    staff.getStyleClass().setAll("button", "link");
    staff.setMinWidth(VBox.USE_PREF_SIZE);
    row.getChildren().addAll(Parts.wide(parts.text("small", line)), staff);
    return row;
  }

  private List<String> troubles(HallStatus hall) {
    List<String> troubles = new ArrayList<>();
    for (String key : hall.troubles()) {
      troubles.add(words.say("trouble", key));
    }
    if (!hall.online() && hall.troubles().stream().noneMatch(k -> k.startsWith("network"))) {
      troubles.add(words.get("trouble.network"));
    }
    if (!hall.receiptPaper() && hall.troubles().stream().noneMatch(k -> k.startsWith("printer"))) {
      troubles.add(words.get("trouble.printer.paper-out"));
    }
    return troubles;
  }

  private static String partOfDay(LocalTime time) {
    int hour = time.getHour();
    if (hour < 5 || hour >= 18) {
      return "evening";
    }
    return hour < 12 ? "morning" : "afternoon";
  }
}
