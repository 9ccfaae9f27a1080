package org.hall24.kiosk.binding;

import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Executor;
import org.hall24.kiosk.journey.CollectScreen;
import org.hall24.kiosk.journey.Screen;
import org.hall24.kiosk.journey.StaffScreen;
import org.hall24.locker.signal.Signal;
import org.hall24.locker.signal.SignalDesk;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets the lamp at the place where the hand is wanted blink, and no other; a sound calls back whoever leaves a card. */
final class SignalLights {
  private static final Logger LOG = LoggerFactory.getLogger(SignalLights.class);
  private static final Set<Signal> LED =
      EnumSet.of(Signal.LAMP_CARD, Signal.LAMP_FACE, Signal.LAMP_CELLS, Signal.LAMP_RECEIPT, Signal.BUZZER);

  private final SignalDesk desk;
  private final Executor worker;
  private volatile Set<Signal> lit = Set.of();

  /**
   * @param worker runs one thing after another
   */
  SignalLights(SignalDesk desk, Executor worker) {
    this.desk = desk;
    this.worker = worker;
  }

  /** A new screen: lights what it asks the hand for. */
  void lead(Screen screen) {
    Set<Signal> wanted = lamps(screen);
    if (wanted.equals(lit)) {
      return;
    }
    lit = wanted;
    worker.execute(() -> show(wanted));
  }

  /** Where a screen wants the hand. */
  static Set<Signal> lamps(Screen screen) {
    return switch (screen) {
      case Screen.CardWait _, Screen.StaffHelp _ -> Set.of(Signal.LAMP_CARD);
      case Screen.FaceLook _ -> Set.of(Signal.LAMP_FACE);
      case CollectScreen.PickUpSecond(boolean phone, int _, Screen.CardNote _) when !phone -> Set.of(Signal.LAMP_CARD);
      case Screen.CellOpening _, Screen.CellOpen _, Screen.DoorOpen _ -> Set.of(Signal.LAMP_CELLS);
      case Screen.Done done -> done.cardLies() ? Set.of(Signal.LAMP_RECEIPT, Signal.LAMP_CARD) : Set.of(Signal.LAMP_RECEIPT);
      case CollectScreen.Collected done -> done.cardLies() ? Set.of(Signal.LAMP_RECEIPT, Signal.LAMP_CARD) : Set.of(Signal.LAMP_RECEIPT);
      case StaffScreen.RoundDone done -> done.cardLies() ? Set.of(Signal.LAMP_CARD) : Set.of();
      case Screen.CardLeft(int _, boolean calling) -> calling ? Set.of(Signal.LAMP_CARD, Signal.BUZZER) : Set.of(Signal.LAMP_CARD);
      case Screen.StillThere(Screen under, int _) -> lamps(under);
      default -> Set.of();
    };
  }

  private void show(Set<Signal> wanted) {
    try {
      for (Signal lamp : LED) {
        boolean set = desk.set(lamp, wanted.contains(lamp) ? SignalDesk.Show.BLINK : SignalDesk.Show.OFF);
        LOG.debug("event=signal.lamp name={} taken={}", lamp.word(), set);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
