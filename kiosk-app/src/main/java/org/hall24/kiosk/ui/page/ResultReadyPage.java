package org.hall24.kiosk.ui.page;

import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.hall24.kiosk.journey.StaffScreen;
import org.hall24.kiosk.journey.StaffScreen.CellSize;
import org.hall24.kiosk.journey.Touch;
import org.hall24.kiosk.ui.part.Ids;
import org.hall24.kiosk.ui.part.Parts;
import org.hall24.kiosk.ui.part.Tidy;

/** Which cell the result needs. */
final class ResultReadyPage extends Framed<StaffScreen.ResultReady> {
  private static final int PHONE_DIGITS = 4;

  ResultReadyPage(Context context) {
    super(context, StaffScreen.ResultReady.class);
    frame.root().getStyleClass().add("staff-page");
  }

  @Override
  void fill(StaffScreen.ResultReady screen, Tidy filling) {
    StaffScreen.ResultFacts result = screen.result();
    frame.head(words.get("result.ready.title"), words.get(result.known() ? "result.ready.why" : "result.ready.why.phone"));
    VBox card = parts.card(Facts.row(parts, words.get("collected.number"), result.acceptanceNo()));
    card.getStyleClass().add("facts");
    String name = words.language().pick(result.serviceZh(), result.serviceEn());
    card.getChildren().add(Facts.row(parts, words.get("confirm.service"), name.isEmpty() ? words.get("result.elsewhere") : name));
    if (!result.paper().isEmpty()) {
      card.getChildren().add(Facts.row(parts, words.get("result.paper"), words.paper(result.paper())));
    }
    StaffScreen.ResultNeed need = screen.need();
    frame.body(
        card,
        parts.text("section", words.get("result.size")),
        parts.beside(5, size(CellSize.SMALL, need), size(CellSize.MEDIUM, need), size(CellSize.LARGE, need)));
    Button seated =
        parts.button("seated", words.get(need.seated() ? "result.seated.on" : "result.seated.off"), send(new Touch.Seated(!need.seated())));
    if (need.seated()) {
      seated.getStyleClass().add("chosen");
    }
    frame.body(Parts.wide(seated));
    boolean ready = result.known() || need.phone().length() == PHONE_DIGITS;
    if (!result.known()) {
      DigitPad pad = new DigitPad(context);
      frame.body(
          parts.text("section", words.get("result.phone")),
          PinDots.of(words.get("pin.typed", need.phone().length(), PHONE_DIGITS), need.phone().length(), PHONE_DIGITS),
          pad.keys("lowest"));
      frame.keys(pad.handler());
    }
    Button open =
        ready
            ? parts.goOn(Ids.GO_ON, words.get("result.open"), send(new Touch.GoOn()))
            : parts.button(Ids.GO_ON, words.get("result.open"), send(new Touch.GoOn()));
    open.setDisable(!ready);
    open.getStyleClass().add(ready ? "ready" : "not-yet");
    actions(back(), Parts.wide(open));
  }

  private Button size(CellSize size, StaffScreen.ResultNeed need) {
    Button button =
        parts.button("size-" + size.name().toLowerCase(Locale.ROOT), words.get("result.size." + size), send(new Touch.Size(size)));
    if (need.size() == size) {
      button.getStyleClass().add("chosen");
    }
    return button;
  }
}
