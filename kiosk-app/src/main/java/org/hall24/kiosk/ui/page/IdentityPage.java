package org.hall24.kiosk.ui.page;

import javafx.scene.control.Button;
import org.hall24.kiosk.journey.Screen;
import org.hall24.kiosk.journey.Touch;
import org.hall24.kiosk.ui.look.Icon;
import org.hall24.kiosk.ui.part.Ids;
import org.hall24.kiosk.ui.part.Surface;
import org.hall24.kiosk.ui.part.Tidy;

/** How shall we make sure it is you: two ways of the same size. */
final class IdentityPage extends Framed<Screen.IdentityChoice> {

  IdentityPage(Context context) {
    super(context, Screen.IdentityChoice.class);
  }

  @Override
  void fill(Screen.IdentityChoice screen, Tidy filling) {
    frame.bars(2);
    frame.head(words.get("identity.title"), words.get("identity.why", screen.givenNameMasked(), words.get("document." + screen.document())));
    Surface face =
        Choices.large(
            parts,
            Ids.USE_FACE,
            Icon.FACE,
            words.get("identity.face"),
            words.get(screen.barrier().map(barrier -> "identity.face.away." + barrier).orElse("identity.face.why")),
            send(new Touch.UseFace()));
    face.setDisable(!screen.faceReady());
    Button link = parts.button(Ids.FACE_NOTICE, words.get("identity.notice"), send(new Touch.Ask("face-notice")));
    link.getStyleClass().setAll("button", "link", "body-link");
    frame.body(
        face,
        Choices.large(
            parts,
            Ids.WITHOUT_FACE,
            Icon.ID_CARD,
            words.get("identity.card"),
            words.get("identity.card.why"),
            send(new Touch.WithoutFace())),
        parts.text("small", words.get("identity.record")),
        link);
    actions(back());
  }
}
