package org.hall24.kiosk.ui.page;

import java.util.Comparator;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.hall24.kiosk.health.DeviceHealth.State;
import org.hall24.kiosk.health.HealthWords;
import org.hall24.kiosk.health.PartHealth;
import org.hall24.kiosk.journey.StaffScreen;
import org.hall24.kiosk.journey.Touch;
import org.hall24.kiosk.ui.look.Icon;
import org.hall24.kiosk.ui.part.Ids;
import org.hall24.kiosk.ui.part.Parts;
import org.hall24.kiosk.ui.part.Tidy;

/** Every part of the machine in one table, what does not work first: how it is, why, and what to do. */
final class HealthPage extends Framed<StaffScreen.Health> {

  private final HealthWords says;

  HealthPage(Context context) {
    super(context, StaffScreen.Health.class);
    says = new HealthWords(words.language().locale());
    frame.root().getStyleClass().add("staff-page");
  }

  @Override
  void fill(StaffScreen.Health screen, Tidy filling) {
    int look = (int) screen.parts().stream().filter(part -> part.state() != State.READY).count();
    String title =
        screen.parts().isEmpty()
            ? words.get("health.title.looking")
            : look == 0 ? words.get("health.title.well") : look == 1 ? words.get("health.title.one") : words.get("health.title", look);
    frame.head(title, words.get("health.why", screen.staffMasked()));
    List<PartHealth> worstFirst = screen.parts().stream().sorted(Comparator.comparing(HealthPage::gravity)).toList();
    frame.body(
        worstFirst.isEmpty()
            ? parts.card(parts.text("soft", words.get("health.looking")))
            : parts.table(worstFirst.stream().map(part -> row(parts, says, part)).toList()));
    actions(back(), Parts.wide(parts.button(Ids.HEALTH, words.get("health.again"), send(new Touch.Health()))));
  }

  private static int gravity(PartHealth part) {
    return switch (part.state()) {
      case FAILED -> 0;
      case ABSENT -> 1;
      case DEGRADED -> 2;
      case READY -> 3;
    };
  }

  /** A part and, at the right of its name, its state in a word, a shape and a colour; beneath, why it is so and what to do. */
  static VBox row(Parts parts, HealthWords says, PartHealth part) {
    String what = says.what(part);
    HBox chip = parts.chip(style(part.state()), icon(part.state()), says.says(part));
    chip.setMinWidth(Region.USE_PREF_SIZE);
    HBox name = new HBox(Parts.wide(parts.text("strong", what)), chip);
    name.setAlignment(Pos.CENTER_LEFT);
    name.getStyleClass().add("part-name");
    VBox text = new VBox(name);
    String small = small(part);
    if (!small.isEmpty()) {
      text.getChildren().add(parts.text("small", small));
    }
    String why = says.why(part);
    if (!why.isEmpty()) {
      text.getChildren().add(parts.text("soft", why));
    }
    String action = says.action(part);
    if (!action.isEmpty()) {
      Label todo = parts.text("body-text", "→ " + action);
      todo.getStyleClass().add("to-do");
      text.getChildren().add(todo);
    }
    text.setId("part-" + (part.name().isEmpty() ? part.part() : part.name()));
    text.setAlignment(Pos.CENTER_LEFT);
    text.getStyleClass().addAll("round-lines", "part-row");
    return text;
  }

  private static String small(PartHealth part) {
    return part.name().isEmpty() || part.detail().isEmpty() ? part.name() + part.detail() : part.name() + " · " + part.detail();
  }

  private static String style(State state) {
    return switch (state) {
      case READY -> "good";
      case DEGRADED -> "quiet";
      case FAILED, ABSENT -> "bad";
    };
  }

  private static Icon icon(State state) {
    return switch (state) {
      case READY -> Icon.CHECK;
      case DEGRADED -> Icon.INFO;
      case FAILED -> Icon.ALERT;
      case ABSENT -> Icon.CROSS;
    };
  }
}
