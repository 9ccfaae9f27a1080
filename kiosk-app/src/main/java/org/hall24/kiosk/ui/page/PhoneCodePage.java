package org.hall24.kiosk.ui.page;

import javafx.scene.control.Button;
import org.hall24.kiosk.journey.Screen;
import org.hall24.kiosk.journey.Screen.PhoneCodeSay;
import org.hall24.kiosk.journey.Touch;
import org.hall24.kiosk.ui.look.Icon;
import org.hall24.kiosk.ui.part.Parts;
import org.hall24.kiosk.ui.part.Tidy;

/** The code that came to the telephone is typed; digits are never shown. */
final class PhoneCodePage extends Framed<Screen.PhoneCode> {

  PhoneCodePage(Context context) {
    super(context, Screen.PhoneCode.class);
  }

  @Override
  void fill(Screen.PhoneCode screen, Tidy filling) {
    PhoneCodeSay say = screen.say();
    frame.bars(2);
    frame.head(
        words.get("phone-code.title." + say),
        say == PhoneCodeSay.SENT
            ? words.get("phone-code.why.SENT", screen.maskedPhone(), minutes(screen.secondsLeft()))
            : words.get("phone-code.why." + say));
    DigitPad pad = new DigitPad(context);
    Button again = parts.button("phone-code-again", Icon.PHONE, words.get("phone-code.again"), send(new Touch.UsePhoneCode()));
    again.getStyleClass().add("way");
    boolean waits = say == PhoneCodeSay.SENDING || say == PhoneCodeSay.CHECKING;
    again.setDisable(waits);
    frame.body(
        PinDots.of(words.get("phone-code.typed", screen.digits(), screen.of()), screen.digits(), screen.of()), pad.keys("lower"),
        Parts.wide(again));
    frame.keys(pad.handler());
    if (!waits) {
      actions(back());
    }
  }

  /** Whole minutes, rounded up: a second hand only hurries. */
  private static int minutes(int seconds) {
    return (seconds + 59) / 60;
  }
}
