package org.hall24.kiosk.ui.page;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.hall24.kiosk.journey.Screen;
import org.hall24.kiosk.journey.Screen.Field;
import org.hall24.kiosk.ui.look.Icon;
import org.hall24.kiosk.ui.part.Ids;
import org.hall24.kiosk.ui.part.Parts;
import org.hall24.kiosk.ui.part.Tidy;

/** Everything once more before it is filed. */
final class ReviewPage extends Framed<Screen.Review> {

  ReviewPage(Context context) {
    super(context, Screen.Review.class);
  }

  @Override
  void fill(Screen.Review screen, Tidy filling) {
    frame.bars(3);
    frame.head(words.get("review.title"), service(screen.item()));
    VBox card = parts.card();
    card.getStyleClass().add("facts");
    for (Field field : screen.fields()) {
      String value = Fields.shown(words, field);
      VBox text = new VBox(parts.text("body-text", value.isEmpty() ? words.get("form.empty") : value));
      String source = Fields.source(words, field);
      if (!source.isEmpty()) {
        text.getChildren().add(parts.text("source", source));
      }
      Label name = parts.text("fact-name", words.language().pick(field.labelZh(), field.labelEn()));
      name.getStyleClass().add("wide-name");
      HBox row = new HBox(name, Parts.wide(text));
      row.getStyleClass().add("fact");
      card.getChildren().add(row);
    }
    frame.body(card);
    HBox note = new HBox(parts.icon(Icon.INFO, 13), Parts.wide(parts.text("soft", words.get(screen.online() ? "review.online" : "review.offline"))));
    note.setId(screen.online() ? Ids.NETWORK_UP : Ids.NETWORK_DOWN);
    note.getStyleClass().add("icon-line");
    note.setAlignment(Pos.CENTER_LEFT);
    frame.body(note);
    if (screen.item().originalPapers()) {
      HBox papers = new HBox(parts.icon(Icon.CABINET, 13), Parts.wide(parts.text("soft", words.get("review.papers"))));
      papers.getStyleClass().add("icon-line");
      papers.setAlignment(Pos.CENTER_LEFT);
      frame.body(papers);
    }
    actions(back(), goOn(words.get("review.go-on")));
  }
}
