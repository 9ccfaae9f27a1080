package org.hall24.kiosk.ui.page;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import javafx.util.Duration;
import org.hall24.kiosk.journey.Screen;
import org.hall24.kiosk.journey.Screen.HallStatus;
import org.hall24.kiosk.journey.Touch;
import org.hall24.kiosk.ui.Pictures;
import org.hall24.kiosk.ui.look.Theme;
import org.hall24.kiosk.ui.look.Words;
import org.hall24.kiosk.ui.part.Halo;
import org.hall24.kiosk.ui.part.Ids;
import org.hall24.kiosk.ui.part.Machine;
import org.hall24.kiosk.ui.part.Parts;
import org.hall24.kiosk.ui.part.Street;
import org.hall24.kiosk.ui.part.Surface;
import org.hall24.kiosk.ui.part.Tidy;

/** Nobody is here: a quiet street, the one lit hall, what is open, the clock. Any touch or key begins. */
final class AttractPage extends Framed<Screen.Attract> {

  private static final DateTimeFormatter HOUR_MINUTE = DateTimeFormatter.ofPattern("HH:mm");

  /** How far the picture wanders against burn-in, in pixels. */
  private static final int DRIFT = 12;

  AttractPage(Context context) {
    super(context, Screen.Attract.class);
  }

  @Override
  void fill(Screen.Attract screen, Tidy filling) {
    HallStatus hall = screen.hall();
    boolean dark = context.look().theme() != Theme.DAY;
    Label time = parts.line("big-clock", "");
    Label day = parts.line("attract-day", "");
    VBox clock = new VBox(time, day);
    clock.getStyleClass().add("attract-clock");
    Label says = parts.text("attract-title", words.get(screen.cleared() ? "attract.cleared" : "attract.title"));
    Label open = parts.text("why", words.get("attract.why", hall.doable(), hall.freeCells()));
    VBox head = new VBox(clock, says, open);
    head.getStyleClass().add("attract-head");
    Machine.Drawn street = Street.draw(dark);
    StackPane mark = new StackPane();
    mark.getStyleClass().add("dot-lamp");
    Label begin = parts.text("attract-begin", words.get("attract.begin"));
    // The machine stands in its own language; who does not read it is met too.
    Label other = parts.text("attract-other", Words.of(words.language().other()).get("attract.begin"));
    VBox both = new VBox(begin, other);
    both.getStyleClass().add("attract-both");
    HBox call = new HBox(mark, both);
    call.setAlignment(Pos.CENTER);
    call.setMinHeight(Region.USE_PREF_SIZE);
    call.getStyleClass().add("attract-call");
    // Large text takes its room from the sky.
    StackPane view = new StackPane(street.drawing());
    view.setAlignment(Pos.BOTTOM_CENTER);
    view.setMinHeight(0);
    Rectangle clip = new Rectangle(Pictures.WIDTH, Pictures.HEIGHT);
    clip.heightProperty().bind(view.heightProperty());
    view.setClip(clip);
    VBox picture = new VBox(head, Parts.grow(), view, call);
    picture.getStyleClass().add("attract");
    Surface surface = parts.surface(Ids.BEGIN, words.get("attract.begin"), picture, send(new Touch.Begin()));
    surface.getStyleClass().setAll("attract-surface");
    surface.setMinHeight(0);
    frame.whole(surface);
    Runnable tick =
        () -> {
          LocalTime now = LocalTime.now(context.clock());
          time.setText(HOUR_MINUTE.format(now));
          day.setText(words.weekday(LocalDate.now(context.clock())));
          street.drawing().setTranslateX(now.getMinute() % 2 == 0 ? drift(now.getMinute()) : -drift(now.getMinute()));
          head.setTranslateX(drift(now.getMinute()) / 2.0);
          head.setTranslateY(drift(now.getMinute() + 3));
        };
    tick.run();
    Timeline ticking = new Timeline(new KeyFrame(Duration.seconds(1), e -> tick.run()));
    ticking.setCycleCount(Animation.INDEFINITE);
    filling.play(ticking);
    if (context.look().motion()) {
      filling.play(Halo.breath(mark));
      if (dark) {
        street.breath().ifPresent(filling::play);
      }
    }
  }

  private static double drift(int minute) {
    return minute % (DRIFT + 1);
  }
}
