package org.hall24.kiosk.ui.page;

import java.util.ArrayList;
import java.util.List;
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
import org.hall24.kiosk.journey.Screen.ReceiptNote;
import org.hall24.kiosk.journey.Screen.SheetNote;
import org.hall24.kiosk.journey.Touch;
import org.hall24.kiosk.ui.look.Icon;
import org.hall24.kiosk.ui.part.Halo;
import org.hall24.kiosk.ui.part.Ids;
import org.hall24.kiosk.ui.part.Parts;
import org.hall24.kiosk.ui.part.QrView;
import org.hall24.kiosk.ui.part.Tidy;

/** Filed: the number, what happens next, the receipt, and how long this page still stands. */
final class DonePage extends Framed<Screen.Done> {

  /** Side of the code, mm of the page's own measure. */
  private static final double CODE = 68;

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
      VBox code = new VBox(new QrView(screen.qr(), parts.mm(CODE), words.get("done.qr")));
      code.getStyleClass().add("under-code-column");
      if (screen.mayPrintForm()) {
        code.getChildren().add(form());
      }
      below.getChildren().add(code);
    }
    card.getChildren().add(below);
    layOut(screen, card, filling);
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

  /** What went wrong with paper stands above everything else, where nobody has to scroll for it; good news stands below. */
  private void layOut(Screen.Done screen, Node card, Tidy filling) {
    boolean receiptWell = screen.receipt() == ReceiptNote.PRINTING || screen.receipt() == ReceiptNote.PRINTED;
    HBox receipt = news(receiptWell, "done.receipt." + screen.receipt(), filling);
    receipt.setId(Ids.receipt(screen.receipt()));
    List<Node> body = new ArrayList<>(List.of(card));
    body.add(receiptWell ? 1 : 0, receipt);
    boolean sheetWell = screen.sheet() == SheetNote.PRINTING || screen.sheet() == SheetNote.PRINTED;
    if (screen.sheet() != SheetNote.NONE) {
      HBox sheet = news(sheetWell, "done.sheet." + screen.sheet(), filling);
      sheet.setId(Ids.sheet(screen.sheet()));
      body.add(sheetWell ? body.size() : body.indexOf(card), sheet);
    }
    if (screen.cardLies()) {
      body.addFirst(CardLine.of(parts, words));
    }
    if (screen.sheet() == SheetNote.NONE && !screen.cardLies()) {
      // With a line more there is no room for it.
      StackPane badge = parts.badge(Icon.CHECK, 44.8, 22);
      badge.getStyleClass().add("round");
      frame.lead(badge);
    }
    frame.body(body.toArray(Node[]::new));
  }

  /** Under the code, where the card has room. */
  private Button form() {
    Button form = parts.button(Ids.PRINT_FORM, words.get("done.print-form"), send(new Touch.PrintForm()));
    form.getStyleClass().add("under-code");
    form.setPrefWidth(parts.mm(CODE));
    form.setMinWidth(Region.USE_PREF_SIZE);
    form.setMaxWidth(Region.USE_PREF_SIZE);
    return form;
  }

  /** A line about paper: a breathing lamp while all is well, else a mark. */
  private HBox news(boolean well, String key, Tidy filling) {
    Node mark;
    if (well) {
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
    HBox row = new HBox(mark, Parts.wide(parts.text("body-text", words.get(key))));
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("icon-line");
    return row;
  }
}
