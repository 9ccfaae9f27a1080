package org.hall24.kiosk.ui.part;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.hall24.kiosk.ui.look.Icon;
import org.hall24.kiosk.ui.look.Words;

/** A month of large days; days outside the allowed range are shown and cannot be chosen. */
public final class DatePad extends VBox {

  private final Parts parts;
  private final Words words;
  private final LocalDate earliest;
  private final LocalDate latest;
  private final LocalDate chosen;
  private final Consumer<LocalDate> pick;
  private YearMonth month;

  /**
   * @param chosen the day that is marked and whose month is shown first
   */
  public DatePad(
      Parts parts, Words words, LocalDate earliest, LocalDate latest, LocalDate chosen, Consumer<LocalDate> pick) {
    this.parts = parts;
    this.words = words;
    this.earliest = earliest;
    this.latest = latest;
    this.chosen = chosen;
    this.pick = pick;
    this.month = YearMonth.from(chosen);
    getStyleClass().addAll("keyboard", "date-pad");
    setAlignment(Pos.CENTER);
    setFocusTraversable(true);
    fill();
  }

  private void fill() {
    getChildren().clear();
    Label name =
        parts.line(
            "month-name",
            month.format(DateTimeFormatter.ofPattern(words.get("format.month"), words.language().locale())));
    Button back = turn(Ids.MONTH_BACK, Icon.BACK, words.get("date.month-back"), -1);
    Button on = turn(Ids.MONTH_ON, Icon.FORWARD, words.get("date.month-on"), 1);
    back.setDisable(!month.isAfter(YearMonth.from(earliest)));
    on.setDisable(!month.isBefore(YearMonth.from(latest)));
    HBox head = new HBox(back, Parts.wide(name), on);
    name.setAlignment(Pos.CENTER);
    head.getStyleClass().add("key-row");
    head.setAlignment(Pos.CENTER);
    getChildren().add(head);
    HBox names = new HBox();
    names.getStyleClass().add("key-row");
    for (String day : words.get("date.weekdays").split(" ", -1)) {
      Label label = parts.line("weekday", day);
      label.setAlignment(Pos.CENTER);
      label.setPrefWidth(10);
      names.getChildren().add(Parts.wide(label));
    }
    getChildren().add(names);
    int blank = month.atDay(1).getDayOfWeek().getValue() - 1;
    HBox row = week();
    for (int i = 0; i < blank; i++) {
      row.getChildren().add(empty());
    }
    for (int day = 1; day <= month.lengthOfMonth(); day++) {
      if (row.getChildren().size() == 7) {
        row = week();
      }
      row.getChildren().add(day(month.atDay(day)));
    }
    while (row.getChildren().size() < 7) {
      row.getChildren().add(empty());
    }
  }

  private HBox week() {
    HBox row = new HBox();
    row.getStyleClass().add("key-row");
    getChildren().add(row);
    return row;
  }

  private Button day(LocalDate date) {
    Button button = cell(Integer.toString(date.getDayOfMonth()));
    button.setId("day-" + date);
    button.setAccessibleText(words.day(date));
    button.setDisable(date.isBefore(earliest) || date.isAfter(latest));
    button.setOnAction(e -> pick.accept(date));
    if (date.equals(chosen)) {
      button.getStyleClass().add("chosen");
    }
    return button;
  }

  private Button empty() {
    Button button = cell("");
    button.setVisible(false);
    return button;
  }

  private static Button cell(String text) {
    Button button = new Button(text);
    button.getStyleClass().addAll("key", "day");
    button.setMinWidth(0);
    button.setPrefWidth(10);
    button.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(button, Priority.ALWAYS);
    return button;
  }

  private Button turn(String id, Icon icon, String accessible, int months) {
    Button button = new Button();
    button.setId(id);
    button.setAccessibleText(accessible);
    button.setGraphic(parts.icon(icon, 14));
    button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    button.getStyleClass().addAll("key", "month-turn");
    button.setOnAction(
        e -> {
          month = month.plusMonths(months);
          // The key that has the focus is replaced: without this the focus would jump to a field and open its keyboard.
          requestFocus();
          fill();
          Node again = lookup("#" + id);
          if (again != null && !again.isDisabled()) {
            again.requestFocus();
          }
        });
    return button;
  }
}
