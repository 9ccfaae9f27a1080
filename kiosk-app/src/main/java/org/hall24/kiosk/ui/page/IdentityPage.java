package org.hall24.kiosk.ui.page;

import javafx.scene.Node;
import javafx.scene.control.Button;
import org.hall24.kiosk.journey.Screen;
import org.hall24.kiosk.journey.Screen.PhoneCodeBarrier;
import org.hall24.kiosk.journey.Touch;
import org.hall24.kiosk.ui.look.Icon;
import org.hall24.kiosk.ui.part.Ids;
import org.hall24.kiosk.ui.part.Surface;
import org.hall24.kiosk.ui.part.Tidy;

/**
 * How shall we make sure it is you: with a chip card the face and the card alone, two ways of the same size, and below them a
 * code to the telephone and a member of staff. A document without a chip leaves the last two.
 */
final class IdentityPage extends Framed<Screen.IdentityChoice> {

  IdentityPage(Context context) {
    super(context, Screen.IdentityChoice.class);
  }

  @Override
  void fill(Screen.IdentityChoice screen, Tidy filling) {
    frame.bars(2);
    String why =
        !screen.documentEnough()
            ? "identity.why.document"
            : screen.barrier().map(barrier -> "identity.why." + barrier).orElse("identity.why");
    frame.head(
        words.get("identity.title"),
        words.get(Minutes.key(words, why, screen.minutes()), screen.givenNameMasked(), words.get("document." + screen.document()), screen.minutes()));
    if (screen.documentEnough()) {
      chip(screen);
    } else {
      frame.body(phoneCode(screen), staff(screen), parts.text("small", words.get("identity.record")));
    }
    actions(back());
  }

  /** A face that cannot be compared is said in the head and takes no place from the ways that work. */
  private void chip(Screen.IdentityChoice screen) {
    Surface card =
        Choices.large(
            parts, Ids.WITHOUT_FACE, Icon.ID_CARD, words.get("identity.card"), words.get("identity.card.why"),
            send(new Touch.WithoutFace()));
    if (!screen.faceReady()) {
      frame.body(card, phoneCode(screen), staff(screen), parts.text("small", words.get("identity.record")));
      return;
    }
    Button link = parts.button(Ids.FACE_NOTICE, words.get("identity.notice"), send(new Touch.Ask("face-notice")));
    link.getStyleClass().setAll("button", "link", "body-link");
    frame.body(
        Choices.large(
            parts, Ids.USE_FACE, Icon.FACE, words.get("identity.face"), words.get("identity.face.why"), send(new Touch.UseFace())),
        card,
        parts.beside(
            7.5,
            small("use-phone-code", Icon.PHONE, "identity.phone", new Touch.UsePhoneCode(), screen.phoneCode().isEmpty()),
            small("use-staff", Icon.PERSON, "identity.staff", new Touch.UseStaff(), screen.staff())),
        link);
  }

  private Node phoneCode(Screen.IdentityChoice screen) {
    Surface code =
        Choices.large(
            parts, "use-phone-code", Icon.PHONE, words.get("identity.phone"),
            words.get(screen.phoneCode().map((PhoneCodeBarrier barrier) -> "identity.phone.away." + barrier).orElse("identity.phone.why")),
            send(new Touch.UsePhoneCode()));
    code.setDisable(screen.phoneCode().isPresent());
    return code;
  }

  private Node staff(Screen.IdentityChoice screen) {
    Surface staff =
        Choices.large(
            parts, "use-staff", Icon.PERSON, words.get("identity.staff"),
            words.get(screen.staff() ? "identity.staff.why" : "identity.staff.away"), send(new Touch.UseStaff()));
    staff.setDisable(!screen.staff());
    return staff;
  }

  private Button small(String id, Icon icon, String key, Touch touch, boolean can) {
    Button button = parts.button(id, icon, words.get(key), send(touch));
    button.getStyleClass().add("way");
    button.setDisable(!can);
    return button;
  }
}
