package org.hall24.kiosk.ui.page;

import org.hall24.kiosk.journey.Screen;
import org.hall24.kiosk.journey.Touch;
import org.hall24.kiosk.ui.look.Icon;
import org.hall24.kiosk.ui.part.Ids;
import org.hall24.kiosk.ui.part.Tidy;

/** The face way did not work: why, and both ways on with the same weight. */
final class FaceNotPage extends Framed<Screen.FaceNot> {

  FaceNotPage(Context context) {
    super(context, Screen.FaceNot.class);
  }

  @Override
  void fill(Screen.FaceNot screen, Tidy filling) {
    frame.bars(2);
    String why = screen.minutes() > 0 ? "face.not.why.later" : "face.not.why";
    frame.head(
        words.get("face.not." + screen.reason()), words.get(Minutes.key(words, why, screen.minutes()), screen.minutes()));
    if (screen.mayTryAgain()) {
      frame.body(
          Choices.large(
              parts,
              Ids.USE_FACE,
              Icon.FACE,
              words.get("face.again"),
              words.get("face.again." + screen.reason()),
              send(new Touch.UseFace())));
    }
    frame.body(
        Choices.large(
            parts,
            Ids.WITHOUT_FACE,
            Icon.ID_CARD,
            words.get(screen.item().isPresent() ? "identity.card" : "pickup.proof.code"),
            words.get(screen.item().isPresent() ? "identity.card.why" : "pickup.proof.code.why"),
            send(new Touch.WithoutFace())));
    actions(back());
  }
}
