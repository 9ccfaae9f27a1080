package org.hall24.kiosk.ui.page;

import org.hall24.kiosk.journey.Screen;
import org.hall24.kiosk.journey.Touch;
import org.hall24.kiosk.ui.look.Icon;
import org.hall24.kiosk.ui.part.Tidy;

/** The member of staff looks at person and document, and says yes or no with the same weight. */
final class StaffLookPage extends Framed<Screen.StaffLook> {

  StaffLookPage(Context context) {
    super(context, Screen.StaffLook.class);
  }

  @Override
  void fill(Screen.StaffLook screen, Tidy filling) {
    frame.bars(2);
    frame.head(
        words.get("staff-look.title"),
        words.get("staff-look.why", screen.nameMasked(), words.get("document." + screen.document()), screen.staffMasked()));
    frame.body(
        Choices.large(
            parts, "staff-same", Icon.CHECK, words.get("staff-look.same"), words.get("staff-look.same.why"),
            send(new Touch.SamePerson(true))),
        Choices.large(
            parts, "staff-other", Icon.CROSS, words.get("staff-look.other"), words.get("staff-look.other.why"),
            send(new Touch.SamePerson(false))));
    actions(back());
  }
}
