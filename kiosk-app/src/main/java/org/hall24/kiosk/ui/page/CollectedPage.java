package org.hall24.kiosk.ui.page;

import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.hall24.kiosk.journey.CollectScreen;
import org.hall24.kiosk.journey.CollectScreen.Found;
import org.hall24.kiosk.journey.Screen;
import org.hall24.kiosk.journey.Touch;
import org.hall24.kiosk.ui.look.Icon;
import org.hall24.kiosk.ui.part.Halo;
import org.hall24.kiosk.ui.part.Ids;
import org.hall24.kiosk.ui.part.Parts;
import org.hall24.kiosk.ui.part.Tidy;

/** The papers are in their person's hands: what was taken, the receipt, and the door once more for what was forgotten. */
final class CollectedPage extends Framed<CollectScreen.Collected> {

  CollectedPage(Context context) {
    super(context, CollectScreen.Collected.class);
  }

  @Override
  void fill(CollectScreen.Collected screen, Tidy filling) {
    Found found = screen.found();
    frame.head(words.get("collected.title"), words.get(screen.online() ? "collected.why" : "collected.why.offline"));
    if (screen.cardLies()) {
      frame.body(CardLine.of(parts, words));
    } else {
      StackPane badge = parts.badge(Icon.CHECK, 44.8, 22);
      badge.getStyleClass().add("round");
      frame.lead(badge);
    }
    VBox card = parts.card();
    card.getStyleClass().add("facts");
    String papers = found.papers().stream().map(words::paper).collect(Collectors.joining(words.get("comma")));
    String name = words.language().pick(found.serviceZh(), found.serviceEn());
    card.getChildren().add(Facts.row(parts, words.get("collected.papers"), papers.isEmpty() ? words.get("pickup.papers") : papers));
    if (!name.isEmpty()) {
      card.getChildren().add(Facts.row(parts, words.get("confirm.service"), name));
    }
    if (!found.acceptanceNo().isEmpty()) {
      HBox number = Facts.row(parts, words.get("collected.number"), found.acceptanceNo());
      ((Label) number.getChildren().getLast()).setId(Ids.ACCEPTANCE_NO);
      card.getChildren().add(number);
    }
    card.getChildren().add(Facts.row(parts, words.get("confirm.cell"), found.cell()));
    frame.body(card);
    if (!found.again()) {
      frame.body(receipt(screen, filling));
    }
    Button again = parts.button(Ids.OPEN_ONCE_MORE, words.get("collected.again"), send(new Touch.OpenOnceMore()));
    Button end = parts.goOn(Ids.END, words.get("done.end", screen.secondsLeft()), send(new Touch.GoOn()));
    if (screen.more() > 0) {
      Button more = parts.button(Ids.ANOTHER, words.get("collected.more", screen.more()), send(new Touch.AnotherService()));
      frame.body(Parts.wide(again));
      actions(parts.beside(8.7, more, end));
    } else {
      actions(parts.beside(8.7, again, end));
    }
    frame.growActions();
  }

  private HBox receipt(CollectScreen.Collected screen, Tidy filling) {
    Node mark;
    if (screen.receipt() == Screen.ReceiptNote.PRINTING || screen.receipt() == Screen.ReceiptNote.PRINTED) {
      StackPane lamp = new StackPane();
      lamp.getStyleClass().add("dot-lamp");
      mark = lamp;
      if (context.look().motion()) {
        filling.play(Halo.breath(lamp));
      }
    } else {
      StackPane info = new StackPane(parts.icon(Icon.INFO, 14));
      mark = info;
    }
    HBox row = new HBox(mark, Parts.wide(parts.text("body-text", words.get("collected.receipt." + screen.receipt()))));
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("icon-line");
    row.setId(Ids.receipt(screen.receipt()));
    return row;
  }
}
