package org.hall24.kiosk.ui.page;

import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.hall24.kiosk.catalogue.ServiceItem;
import org.hall24.kiosk.journey.Screen;
import org.hall24.kiosk.journey.Touch;
import org.hall24.kiosk.ui.look.Icon;
import org.hall24.kiosk.ui.look.Words;
import org.hall24.kiosk.ui.part.Ids;
import org.hall24.kiosk.ui.part.Parts;
import org.hall24.kiosk.ui.part.Tidy;

/** What a service needs and what will happen, before anything is asked. */
final class ServicePage extends Framed<Screen.Service> {

  private static final String ID_CARD = "居民身份证";

  ServicePage(Context context) {
    super(context, Screen.Service.class);
  }

  @Override
  void fill(Screen.Service screen, Tidy filling) {
    ServiceItem item = screen.item();
    boolean now = screen.availability().now();
    frame.bars(1);
    frame.head(service(item), words.language().pick(item.departmentZh(), item.departmentEn()));
    if (!now) {
      frame.body(card(screen, "bad", Icon.ALERT, "service.not-now"));
    } else if (!screen.availability().reasons().isEmpty()) {
      frame.body(card(screen, "note", Icon.CABINET, "service.otherwise"));
    }
    VBox facts = parts.card();
    facts.getStyleClass().add("facts");
    fact(facts, "service.how", words.get("service.mode." + item.mode()));
    fact(
        facts,
        "service.takes",
        item.mode() != ServiceItem.Mode.REVIEW
            ? words.get("service.at-once")
            : item.daysKnown() && item.workingDays() > 0
                ? words.get("service.days", item.workingDays())
                : words.get("service.days.unknown"));
    if (!item.delivery().isEmpty()) {
      fact(
          facts,
          "service.result",
          ways(words, item));
    }
    frame.body(facts, brings(item, now && !screen.availability().reasons().isEmpty()));
    if (now) {
      actions(back(), goOn(words.get("service.go-on." + item.mode())));
    } else {
      actions(back(), Parts.wide(parts.button(Ids.CALL + "-person", Icon.CALL, words.get("call"), send(new Touch.Ask("call")))));
    }
  }

  /** The ways a result can reach the applicant, joined. */
  static String ways(Words words, ServiceItem item) {
    return Words.spaced(
        item.delivery().stream()
            .map(d -> words.get("service.delivery." + d))
            .collect(Collectors.joining(words.get("or"))));
  }

  /** What is missing, or goes another way than usual, before anything is begun. */
  private VBox card(Screen.Service screen, String style, Icon icon, String titleKey) {
    VBox card = parts.card();
    card.getStyleClass().add(style);
    HBox title = new HBox(parts.icon(icon, 15), Parts.wide(parts.text("strong", words.get(titleKey))));
    title.getStyleClass().addAll(style.equals("bad") ? "with-error" : "with-note", "icon-line");
    title.setAlignment(Pos.CENTER_LEFT);
    card.getChildren().add(title);
    if (screen.availability().reasons().isEmpty()) {
      card.getChildren().add(parts.text("body-text", words.get("trouble.other")));
    }
    for (String reason : screen.availability().reasons()) {
      card.getChildren().add(parts.text("body-text", words.say("trouble", reason)));
    }
    return card;
  }

  private void fact(VBox card, String key, String value) {
    card.getChildren().add(Facts.row(parts, words.get(key), value));
  }

  private VBox brings(ServiceItem item, boolean otherwise) {
    String original = otherwise ? "service.material.original.later" : "service.material.original";
    VBox card = parts.card(parts.text("strong", words.get("service.bring")));
    card.getChildren().add(line(Icon.ID_CARD, words.get("service.bring.card")));
    for (ServiceItem.Material material : item.materials()) {
      if (material.nameZh().equals(ID_CARD)) {
        // It stands on the line above: everybody brings it to sign in.
        continue;
      }
      card.getChildren()
          .add(
              line(
                  Icon.DOCUMENT,
                  words.get(material.original() ? original : "service.material",
                      words.paper(material.nameZh()))));
    }
    return card;
  }

  private HBox line(Icon icon, String text) {
    HBox line = new HBox(parts.icon(icon, 13), Parts.wide(parts.text("body-text", text)));
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("icon-line");
    return line;
  }
}
