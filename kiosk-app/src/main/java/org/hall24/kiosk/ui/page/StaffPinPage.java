package org.hall24.kiosk.ui.page;

import org.hall24.kiosk.journey.StaffScreen;
import org.hall24.kiosk.ui.part.Tidy;

/** A member of staff types the PIN; digits are never shown. */
final class StaffPinPage extends Framed<StaffScreen.StaffPin> {

  StaffPinPage(Context context) {
    super(context, StaffScreen.StaffPin.class);
  }

  @Override
  void fill(StaffScreen.StaffPin screen, Tidy filling) {
    frame.head(
        words.get(screen.wrong() ? "pin.title.wrong" : "pin.title"), words.get("pin.why", screen.nameMasked()));
    DigitPad pad = new DigitPad(context);
    frame.body(PinDots.of(words.get("pin.typed", screen.digits(), screen.of()), screen.digits(), screen.of()), pad.keys("full"));
    frame.keys(pad.handler());
    actions(back());
  }
}
