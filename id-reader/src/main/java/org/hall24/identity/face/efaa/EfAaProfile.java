package org.hall24.identity.face.efaa;

import java.util.Map;
import java.util.Optional;

/**
 * How strictly a module decides and how it is mounted.
 *
 * @param level 0 to 4; the vendor claims one stranger in 100,000 at 0 and in 10,000,000 at 2
 * @param mirrored whether the module's left is the person's own left and not the camera's
 */
public record EfAaProfile(int level, boolean mirrored) {

  /** The highest level. */
  public static final int HIGHEST = 4;

  public EfAaProfile {
    if (level < 0 || level > HIGHEST) {
      throw new IllegalArgumentException("level " + level + ": 0 to 4");
    }
  }

  /** What a kiosk uses. */
  public static EfAaProfile kiosk() {
    return new EfAaProfile(2, false);
  }

  /** Reads {@code level} (0 to 4) and {@code mirror} (yes, no) of a device's profile; empty when one cannot stand. */
  public static Optional<EfAaProfile> parse(Map<String, String> words) {
    String level = words.getOrDefault("level", "2");
    String mirror = words.getOrDefault("mirror", "no");
    if (!level.matches("[0-4]") || !mirror.matches("yes|no")) {
      return Optional.empty();
    }
    return Optional.of(new EfAaProfile(Integer.parseInt(level), mirror.equals("yes")));
  }
}
