package org.hall24.identity.face.realsense;

/**
 * How strictly a module looks and this driver decides.
 *
 * @param level how alike the faces must be
 * @param frontal how straight the person must look: 1 moderate, 2 strict
 * @param rotation how the module is mounted
 */
public record RealSenseProfile(Level level, Frontal frontal, Rotation rotation) {

  /** The vendor's three levels of confidence; the claimed false accepts are one in 1,000,000, 250,000 and 100,000. */
  public enum Level {
    HIGH,
    MEDIUM,
    LOW
  }

  /** How much the head may be turned away. */
  public enum Frontal {
    MODERATE,
    STRICT
  }

  /** Clockwise rotation of the camera. */
  public enum Rotation {
    NONE(0),
    HALF(1),
    QUARTER(2),
    THREE_QUARTERS(3);

    private final int code;

    Rotation(int code) {
      this.code = code;
    }
  }

  /** What a kiosk uses: high security, high confidence, upright camera. */
  public static RealSenseProfile kiosk() {
    return new RealSenseProfile(Level.HIGH, Frontal.MODERATE, Rotation.NONE);
  }

  /**
   * The settings the module must have before anything is decided. All checks run; nothing is dumped; no pin moves. The
   * module does not lock itself after spoofs: the host counts them for a session, and no resident could unlock it.
   */
  DeviceConfig config() {
    int matcher = level.ordinal();
    int policy = frontal == Frontal.STRICT ? 2 : 1;
    return new DeviceConfig(rotation.code, 0, DeviceConfig.FLOW_ALL, 0, 0, matcher, 0, policy);
  }

  FaceprintMatcher.Level matcherLevel() {
    return switch (level) {
      case HIGH -> FaceprintMatcher.Level.HIGH;
      case MEDIUM -> FaceprintMatcher.Level.MEDIUM;
      case LOW -> FaceprintMatcher.Level.LOW;
    };
  }
}
