package org.hall24.kiosk.binding;

import java.util.Map;
import java.util.random.RandomGenerator;
import org.hall24.identity.face.FaceModule;
import org.hall24.identity.face.efaa.EfAaModule;
import org.hall24.identity.face.efaa.EfAaProfile;
import org.hall24.identity.face.realsense.RealSenseModule;
import org.hall24.identity.face.realsense.RealSenseProfile;
import org.hall24.link.Port;
import org.hall24.link.Ticker;

/** The face modules this release can work, by the words of their drivers. */
public final class FaceModules {
  private FaceModules() {}

  /**
   * Starts looking after a module; returns at once.
   *
   * @param driver {@code realsense} or {@code efaa}
   * @param settings checked when the configuration was read
   * @throws IllegalArgumentException for another driver, or a setting that cannot stand
   */
  public static FaceModule on(String driver, Map<String, String> settings, Port port, Ticker ticker, RandomGenerator random) {
    return switch (driver) {
      case "realsense" -> RealSenseModule.on(port, ticker, random, RealSenseProfile.kiosk());
      case "efaa" -> {
        EfAaProfile profile =
            EfAaProfile.parse(settings).orElseThrow(() -> new IllegalArgumentException("level is 0 to 4, mirror is yes or no"));
        yield EfAaModule.on(port, ticker, random, profile);
      }
      default -> throw new IllegalArgumentException("no driver of a face module: " + driver);
    };
  }
}
