package org.hall24.identity.face.emulator;

/** How somebody is before the camera. */
public final class Presence {
  private Presence() {}

  /** What the camera looks at. */
  public enum Kind {
    /** A living face. */
    REAL,
    /** A face on paper or on a screen. */
    PRINTED_PHOTO
  }

  /** How the face is held; everything but {@link #FRONTAL} makes the module hint and wait. */
  public enum Pose {
    FRONTAL,
    TOO_HIGH,
    TOO_LOW,
    TOO_FAR_RIGHT,
    TOO_FAR_LEFT,
    TILTED,
    TURNED_AWAY,
    MASKED,
    SUNGLASSES
  }
}
