package org.hall24.kiosk.ui.page;

import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.hall24.kiosk.health.HealthWords;
import org.hall24.kiosk.journey.Screen;
import org.hall24.kiosk.ui.look.Icon;
import org.hall24.kiosk.ui.part.Tidy;

/** A machine that cannot keep anything begins nothing: where people go instead; for whoever mends it, why and what to do. */
final class OutOfServicePage extends Framed<Screen.OutOfService> {

  OutOfServicePage(Context context) {
    super(context, Screen.OutOfService.class);
  }

  @Override
  void fill(Screen.OutOfService screen, Tidy filling) {
    frame.head(words.get("out.title"), "");
    StackPane badge = parts.badge(Icon.CALL, 44.8, 22);
    badge.getStyleClass().add("round");
    frame.lead(badge);
    VBox people = parts.card();
    for (String line : words.get("out.text").split("\n", -1)) {
      people.getChildren().add(parts.text("notice-line", line));
    }
    VBox technician = parts.card(
        parts.text("small", words.get("out.technician")),
        HealthPage.row(parts, new HealthWords(words.language().locale()), screen.store()));
    technician.getStyleClass().add("staff-page");
    frame.body(people, technician);
  }
}
