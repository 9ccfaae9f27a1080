package org.hall24.kiosk.binding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hall24.kiosk.journey.Screen;
import org.hall24.kiosk.journey.StaffScreen;
import org.hall24.locker.signal.Signal;
import org.junit.jupiter.api.Test;

/** Where the lamps lead the hand, and when the machine calls. */
class SignalLightsTest {

  @Test
  void a_card_left_behind_is_lit_and_called_for_and_then_only_lit() {
    assertThat(SignalLights.lamps(new Screen.CardLeft(30, true))).containsExactlyInAnyOrder(Signal.LAMP_CARD, Signal.BUZZER);
    assertThat(SignalLights.lamps(new Screen.CardLeft(20, false))).containsExactly(Signal.LAMP_CARD);
    assertThat(SignalLights.lamps(new StaffScreen.RoundDone("李*", List.of(), "#1", true))).containsExactly(Signal.LAMP_CARD);
    assertThat(SignalLights.lamps(new StaffScreen.RoundDone("李*", List.of(), "#1", false))).isEmpty();
  }
}
