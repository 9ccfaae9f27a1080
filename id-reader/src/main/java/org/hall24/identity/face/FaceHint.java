package org.hall24.identity.face;

import java.util.Locale;

/**
 * What the person should do so that the module can see the face; left and right are the person's own. The words a person
 * reads are made from {@link #key()} where the screen is made.
 */
public enum FaceHint {
  NO_FACE,
  TOO_FAR,
  TOO_CLOSE,
  MOVE_LEFT,
  MOVE_RIGHT,
  MOVE_UP,
  MOVE_DOWN,
  LOOK_STRAIGHT,
  REMOVE_MASK,
  REMOVE_SUNGLASSES,
  UNCOVER_FACE,
  UNCOVER_EYES,
  UNCOVER_BROWS,
  OPEN_EYES,
  ONE_PERSON_ONLY,
  HOLD_STILL;

  /** The stable name, for example {@code look-straight}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
