package org.hall24.kiosk.ui.page;

import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.hall24.kiosk.journey.Screen;
import org.hall24.kiosk.ui.look.Icon;
import org.hall24.kiosk.ui.part.Tidy;

/** Something said plainly: what there is instead, and what to do next. */
final class NoticePage extends Framed<Screen.Notice> {

  NoticePage(Context context) {
    super(context, Screen.Notice.class);
  }

  @Override
  void fill(Screen.Notice screen, Tidy filling) {
    String key = words.has("notice." + screen.key() + ".title") ? screen.key() : "other";
    frame.head(
        words.get("notice." + key + ".title").replace("{0}", screen.detail()), "");
    StackPane badge = parts.badge(icon(key), 44.8, 22);
    badge.getStyleClass().add("round");
    frame.lead(badge);
    VBox card = parts.card();
    for (String line : words.get("notice." + key + ".text").replace("{0}", screen.detail()).split("\n", -1)) {
      card.getChildren().add(parts.text("notice-line", line));
    }
    frame.body(card);
    actions(back());
  }

  private static Icon icon(String key) {
    if (key.startsWith("keep-")) {
      return Icon.CABINET;
    }
    return switch (key) {
      case "call" -> Icon.CALL;
      case "listen" -> Icon.EAR;
      case "collect-unavailable" -> Icon.CABINET;
      case "case-other-card" -> Icon.ID_CARD;
      case "phone-code" -> Icon.PHONE;
      case "other-id" -> Icon.ID_CARD;
      case "for-someone" -> Icon.PERSON;
      case "face-notice" -> Icon.FACE;
      default -> Icon.INFO;
    };
  }
}
