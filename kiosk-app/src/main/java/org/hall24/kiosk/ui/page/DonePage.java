package org.hall24.kiosk.ui.page;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.hall24.kiosk.catalogue.ServiceItem;
import org.hall24.kiosk.journey.Screen;
import org.hall24.kiosk.journey.Touch;
import org.hall24.kiosk.ui.look.Icon;
import org.hall24.kiosk.ui.part.Halo;
import org.hall24.kiosk.ui.part.Ids;
import org.hall24.kiosk.ui.part.Parts;
import org.hall24.kiosk.ui.part.QrView;
import org.hall24.kiosk.ui.part.Tidy;

/** Filed: the number, what happens next, the receipt, and how long this page still stands. */
final class DonePage extends Framed<Screen.Done> {

  DonePage(Context context) {
    super(context, Screen.Done.class);
  }

  @Override
  void fill(Screen.Done screen, Tidy filling) {
    frame.head(
        screen.honorific().isBlank()
            ? words.get("done.title.plain")
            : words.get("done.title", screen.honorific()),
        words.get(screen.delivered() ? "done.why" : "done.why.offline"));
    StackPane badge = parts.badge(Icon.CHECK, 44.8, 22);
    badge.getStyleClass().add("round");
    frame.lead(badge);
    VBox rows = new VBox();
    rows.getStyleClass().add("facts");
    rows.getChildren()
        .addAll(
            Facts.row(
                parts,
                words.get("done.next"),
                screen.cell().isPresent()
                    ? words.get("done.next.cell", screen.cell().get())
                    : words.get("done.next.none")),
            Facts.row(parts, words.get("done.result"), result(screen.item())),
            Facts.row(parts, words.get("done.progress"), words.get("done.progress.how")));
    VBox card = parts.card(parts.text("soft", words.get("done.number")));
    Label shown = parts.text("number", screen.acceptanceNo());
    shown.setId(Ids.ACCEPTANCE_NO);
    HBox number = new HBox(Parts.wide(shown));
    card.getChildren().add(number);
    Region divider = new Region();
    divider.getStyleClass().add("divider");
    card.getChildren().add(divider);
    HBox below = new HBox(Parts.wide(rows));
    below.getStyleClass().add("done-below");
    if (!screen.qr().isBlank()) {
      below.getChildren().add(new QrView(screen.qr(), parts.mm(68), words.get("done.qr")));
    }
    card.getChildren().add(below);
    frame.body(card, receipt(screen, filling));
    Button end = parts.goOn(Ids.END, words.get("done.end", screen.secondsLeft()), send(new Touch.End()));
    actions(
        parts.beside(8.7,
            parts.button(Ids.ANOTHER, words.get("done.another"), send(new Touch.AnotherService())), end));
    frame.growActions();
  }

  private String result(ServiceItem item) {
    return item.delivery().isEmpty()
        ? words.get("done.result.none")
        : ServicePage.ways(words, item);
  }

  private HBox receipt(Screen.Done screen, Tidy filling) {
    Node mark;
    boolean printing =
        screen.receipt() == Screen.ReceiptNote.PRINTING || screen.receipt() == Screen.ReceiptNote.PRINTED;
    if (printing) {
      StackPane lamp = new StackPane();
      lamp.getStyleClass().add("dot-lamp");
      mark = lamp;
      if (context.look().motion()) {
        filling.play(Halo.breath(lamp));
      }
    } else {
      StackPane alert = new StackPane(parts.icon(Icon.ALERT, 14));
      alert.getStyleClass().add("mark-bad");
      mark = alert;
    }
    HBox row = new HBox(mark, Parts.wide(parts.text("body-text", words.get("done.receipt." + screen.receipt()))));
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("icon-line");
    row.setId(Ids.receipt(screen.receipt()));
    return row;
  }
}
