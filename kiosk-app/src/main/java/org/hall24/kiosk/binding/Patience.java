package org.hall24.kiosk.binding;

import org.hall24.kiosk.config.KioskConfig;
import org.hall24.kiosk.config.KioskConfig.Policies;
import org.hall24.kiosk.journey.JourneySettings;

/** How patient the journeys of a configured kiosk are. */
public final class Patience {
  private Patience() {}

  /** The policies of a configuration, with the standard values for what none of them names. */
  public static JourneySettings of(KioskConfig config) {
    JourneySettings standard = JourneySettings.standard(config.site().zone());
    Policies policies = config.policies();
    return new JourneySettings(
        policies.idle(),
        policies.warning(),
        policies.done(),
        standard.cleared(),
        policies.face(),
        policies.faceTries(),
        standard.faceStep(),
        standard.faceCooldown(),
        standard.cardLeft(),
        policies.doorPatience(),
        standard.deviceLimit(),
        policies.sessionCap(),
        policies.pinDigits(),
        config.site().numberPrefix(),
        standard.minimumFaceAge(),
        standard.zone(),
        standard.nightFrom(),
        standard.nightTo(),
        policies.collectByCard());
  }
}
