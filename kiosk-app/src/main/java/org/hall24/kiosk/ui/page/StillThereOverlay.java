package org.hall24.kiosk.ui.page;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.hall24.kiosk.journey.Touch;
import org.hall24.kiosk.ui.look.Words;
import org.hall24.kiosk.ui.part.Ids;
import org.hall24.kiosk.ui.part.Parts;

/** Nobody touched for a while: a large question over the page, which stays as it is below. */
public final class StillThereOverlay {

  private final StackPane veil = new StackPane();
  private final Label seconds;
  private final Button here;
  private final Words words;

  /** The question, in the page's look and language. */
  public StillThereOverlay(Context context) {
    Parts parts = context.parts();
    this.words = context.words();
    this.seconds = parts.text("why", "");
    this.here = parts.goOn(Ids.STILL_HERE, words.get("still.here"), context.touch(new Touch.Alive()));
    here.getStyleClass().add("tall");
    Button end = parts.button(Ids.END, words.get("still.end"), context.touch(new Touch.End()));
    here.setMaxWidth(Double.MAX_VALUE);
    end.setMaxWidth(Double.MAX_VALUE);
    // The page below keeps its place; a touch beside the sheet is a sign of life too.
    VBox sheet = new VBox(parts.text("title", words.get("still.title")), seconds, here, end);
    sheet.getStyleClass().addAll("card", "sheet");
    sheet.setMaxHeight(Region.USE_PREF_SIZE);
    veil.getStyleClass().add("veil");
    veil.getChildren().add(sheet);
    veil.setOnMouseClicked(
        e -> {
          if (e.getTarget() == veil) {
            context.touches().accept(new Touch.Alive());
          }
        });
    veil.setAlignment(context.look().lowReach() ? Pos.BOTTOM_CENTER : Pos.CENTER);
  }

  public Region root() {
    return veil;
  }

  /** Shows how many seconds are left to answer. */
  public void update(int secondsLeft) {
    seconds.setText(words.get("still.why", secondsLeft));
  }

  /** Takes the focus, so that one key answers. */
  public void shown() {
    here.requestFocus();
  }
}
