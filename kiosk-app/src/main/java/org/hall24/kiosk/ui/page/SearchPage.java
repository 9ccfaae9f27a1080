package org.hall24.kiosk.ui.page;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.hall24.kiosk.catalogue.ServiceItem;
import org.hall24.kiosk.journey.Screen;
import org.hall24.kiosk.journey.Screen.Group;
import org.hall24.kiosk.journey.Screen.Hit;
import org.hall24.kiosk.journey.Screen.Mark;
import org.hall24.kiosk.journey.Touch;
import org.hall24.kiosk.ui.look.Icon;
import org.hall24.kiosk.ui.part.Ids;
import org.hall24.kiosk.ui.part.InputField;
import org.hall24.kiosk.ui.part.Keyboard;
import org.hall24.kiosk.ui.part.Parts;
import org.hall24.kiosk.ui.part.Surface;
import org.hall24.kiosk.ui.part.Tidy;

/** Search while one types: hits with what matched and whether they can be done now, above the page's own keyboard. */
final class SearchPage extends Framed<Screen.Search> {

  /** Longest query, in characters; the longest name of the catalogue has fewer. */
  private static final int LONGEST = 40;

  /** Hits drawn at once; the person types on rather than turning more than a few pages. */
  private static final int SHOWN = 24;

  private final InputField field;
  private final VBox list = new VBox();
  private final HBox row;
  private final Keyboard keyboard;

  /** Queries sent and not yet answered: an answer to an older one must not overwrite what was typed since. */
  private final Deque<String> asked = new ArrayDeque<>();

  private Group group = Group.ALL;
  private List<Hit> hits = List.of();

  SearchPage(Context context) {
    super(context, Screen.Search.class);
    this.field = new InputField(parts, Ids.SEARCH, words.get("home.search"), words.get("search.hint"), LONGEST, this::ask);
    field.lead(parts.icon(Icon.SEARCH, 17.5));
    field.getStyleClass().add("search-field");
    field.light(true);
    Button back = parts.button(Ids.BACK, "", send(new Touch.Back()));
    back.setGraphic(parts.icon(Icon.BACK, 14));
    back.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    back.setAccessibleText(words.get("back"));
    back.getStyleClass().add("square");
    this.row = new HBox(back, Parts.wide(field));
    row.getStyleClass().add("search-row");
    row.setAlignment(Pos.CENTER_LEFT);
    this.keyboard =
        new Keyboard(
            parts,
            words,
            Keyboard.Kind.LETTERS,
            words.get("search.done"),
            field::type,
            field::erase,
            () -> showKeyboard(false));
    list.getStyleClass().add("hits");
    frame.near();
    field.addEventHandler(MouseEvent.MOUSE_PRESSED, e -> showKeyboard(true));
    field.addEventHandler(
        KeyEvent.KEY_PRESSED,
        e -> {
          if (e.getCode() == KeyCode.ENTER && !hits.isEmpty()) {
            context.touches().accept(new Touch.Choose(hits.getFirst().item()));
            e.consume();
          }
        });
  }

  @Override
  void fill(Screen.Search screen, Tidy filling) {
    if (context.look().lowReach()) {
      frame.body(list);
      showKeyboard(true);
    } else {
      frame.under(row);
      frame.body(list);
      showKeyboard(true);
    }
    field.setValue(screen.query());
    group = screen.group();
    show(screen);
  }

  @Override
  void change(Screen.Search next, Tidy filling) {
    if (asked.contains(next.query())) {
      while (!asked.isEmpty() && !asked.pop().equals(next.query())) {
        // Older questions are answered by this one.
      }
    } else if (!next.query().equals(field.value()) && asked.isEmpty()) {
      field.setValue(next.query());
    }
    group = next.group();
    show(next);
    frame.scroller().top();
  }

  @Override
  public void shown() {
    field.requestFocus();
  }

  private void ask(String query) {
    asked.addLast(query);
    context.touches().accept(new Touch.Query(query));
  }

  private void showKeyboard(boolean open) {
    List<Node> panel = new ArrayList<>();
    if (context.look().lowReach()) {
      panel.add(row);
    }
    if (open) {
      panel.add(keyboard);
    }
    frame.panel(panel);
    row.getStyleClass().remove("above-keyboard");
    if (context.look().lowReach()) {
      row.getStyleClass().add("above-keyboard");
    }
  }

  private void show(Screen.Search screen) {
    hits = screen.hits();
    List<Node> nodes = new ArrayList<>();
    nodes.add(parts.text("count", count(screen)));
    int shown = Math.min(SHOWN, hits.size());
    for (int i = 0; i < shown; i++) {
      nodes.add(hit(i, hits.get(i)));
    }
    if (hits.isEmpty()) {
      nodes.add(nothing());
    } else if (screen.total() > shown) {
      nodes.add(parts.text("small", words.get("search.rest", screen.total() - shown)));
    }
    list.getChildren().setAll(nodes);
  }

  private String count(Screen.Search screen) {
    if (screen.query().isBlank()) {
      return words.get("search.group." + group.name(), screen.total());
    }
    return screen.total() == 1 ? words.get("search.found.one") : words.get("search.found", screen.total());
  }

  private VBox nothing() {
    return parts.card(
        parts.text("strong", words.get("search.nothing")), parts.text("small", words.get("search.nothing.why")));
  }

  private Surface hit(int index, Hit hit) {
    ServiceItem item = hit.item();
    String name = hit.english() ? item.nameEn() : item.nameZh();
    String shownName = hit.marks().isEmpty() ? service(item) : name;
    TextFlow title = new TextFlow();
    title.getStyleClass().add("hit-name");
    int at = 0;
    for (Mark mark : hit.marks()) {
      plain(title, shownName, at, mark.from());
      Text found = new Text(cut(shownName, mark.from(), mark.to()));
      found.getStyleClass().addAll("hit-text", "found");
      title.getChildren().add(found);
      at = mark.to();
    }
    plain(title, shownName, at, shownName.length());
    VBox text = new VBox(title);
    text.getStyleClass().add("hit-lines");
    if (!shownName.equals(service(item))) {
      text.getChildren().add(parts.text("small", service(item)));
    }
    text.getChildren().add(parts.text("small", facts(item)));
    HBox inside = new HBox(Parts.wide(text), Availabilities.chip(parts, words, hit.availability()));
    inside.setAlignment(Pos.CENTER_LEFT);
    inside.getStyleClass().add("hit-inside");
    Surface surface =
        parts.surface(
            "hit-" + index,
            service(item) + "。" + Availabilities.words(words, hit.availability()),
            inside,
            send(new Touch.Choose(item)));
    surface.getStyleClass().add("hit");
    if (index == 0 && !field.value().isBlank()) {
      surface.getStyleClass().add("first");
    }
    return surface;
  }

  private static void plain(TextFlow into, String name, int from, int to) {
    if (to > from) {
      Text text = new Text(cut(name, from, to));
      text.getStyleClass().add("hit-text");
      into.getChildren().add(text);
    }
  }

  private static String cut(String name, int from, int to) {
    return name.substring(Math.min(from, name.length()), Math.min(to, name.length()));
  }

  private String facts(ServiceItem item) {
    String department = words.language().pick(item.departmentZh(), item.departmentEn());
    List<String> facts = new ArrayList<>(List.of(department));
    if (item.mode() == ServiceItem.Mode.REVIEW && item.daysKnown() && item.workingDays() > 0) {
      facts.add(words.get("search.days", item.workingDays()));
    }
    if (item.originalPapers()) {
      facts.add(words.get("service.originals"));
    }
    return String.join(words.get("dot"), facts);
  }
}
