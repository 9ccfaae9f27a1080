package org.hall24.kiosk.ui.page;

import org.hall24.kiosk.journey.CollectScreen;
import org.hall24.kiosk.journey.Touch;
import org.hall24.kiosk.ui.look.Icon;
import org.hall24.kiosk.ui.part.Ids;
import org.hall24.kiosk.ui.part.Surface;
import org.hall24.kiosk.ui.part.Tidy;

/** Somebody collects by card: a look at the camera, or the code, as equals. */
final class PickUpProofPage extends Framed<CollectScreen.PickUpProof> {

  PickUpProofPage(Context context) {
    super(context, CollectScreen.PickUpProof.class);
  }

  @Override
  void fill(CollectScreen.PickUpProof screen, Tidy filling) {
    frame.bars(2);
    frame.head(words.get("identity.title"), words.get("pickup.proof.why", screen.nameMasked()));
    Surface face =
        Choices.large(
            parts, Ids.USE_FACE, Icon.FACE, words.get("identity.face"),
            words.get(
                Minutes.key(words, screen.barrier().map(barrier -> "identity.face.away." + barrier).orElse("pickup.proof.face"), screen.minutes()),
                screen.minutes()),
            send(new Touch.UseFace()));
    face.setDisable(screen.barrier().isPresent());
    frame.body(
        face,
        Choices.large(
            parts, Ids.WITHOUT_FACE, Icon.KEYBOARD, words.get("pickup.proof.code"), words.get("pickup.proof.code.why"),
            send(new Touch.WithoutFace())));
    actions(back());
  }
}
