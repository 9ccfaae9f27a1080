package org.hall24.identity.face.efaa;

import java.util.Optional;
import org.hall24.identity.face.FaceHint;
import org.hall24.identity.face.FaceVerdict.PhotoFault;

/** The numbers a module answers with. Everything that is not {@link #SUCCESS} is no. Source: Hi-Link manual V2.63. */
public final class Result {
  public static final int SUCCESS = 0;

  /** Busy; or, with FM22x modules, a face nobody knows. */
  public static final int REJECTED = 1;

  public static final int ABORTED = 2;
  public static final int INVALID_PARAMETER = 6;

  /** A face nobody knows, or nobody is stored. */
  public static final int UNKNOWN_USER = 8;

  public static final int ALREADY_ENROLLED = 10;
  public static final int LIVENESS_FAILED = 12;
  public static final int TIMED_OUT = 13;
  public static final int ENCRYPTION_REQUIRED = 21;
  public static final int NO_PICTURE = 23;
  public static final int PHOTO_TOO_LARGE = 24;
  public static final int PHOTO_TOO_SMALL = 25;

  /** How the eyes were when the face was known. */
  public static final int EYES_OPEN = 200;

  public static final int EYES_CLOSED = 204;

  /** The number some firmware gives everybody in demonstration mode. */
  public static final int NOBODY = 0xFFFF;

  private Result() {}

  /** What a result says against a photo; empty when it is not about the photo. */
  static Optional<PhotoFault> photoFault(int result) {
    return switch (result) {
      case PHOTO_TOO_LARGE, PHOTO_TOO_SMALL -> Optional.of(PhotoFault.WRONG_SIZE);
      case NO_PICTURE, UNKNOWN_USER -> Optional.of(PhotoFault.NO_FACE);
      case REJECTED, 5, INVALID_PARAMETER, LIVENESS_FAILED, TIMED_OUT, 19 -> Optional.of(PhotoFault.REFUSED);
      default -> Optional.empty();
    };
  }

  /**
   * What the person should do about a state of the face; empty when it asks nothing.
   *
   * @param mirrored whether the module's left is the person's own
   */
  static Optional<FaceHint> hint(int state, boolean mirrored) {
    return switch (state) {
      case 0 -> Optional.of(FaceHint.HOLD_STILL);
      case 1 -> Optional.of(FaceHint.NO_FACE);
      case 2 -> Optional.of(FaceHint.MOVE_DOWN);
      case 3 -> Optional.of(FaceHint.MOVE_UP);
      // Left in the camera's picture is the person's right: moving to the own left brings the face to the middle.
      case 4 -> Optional.of(mirrored ? FaceHint.MOVE_RIGHT : FaceHint.MOVE_LEFT);
      case 5 -> Optional.of(mirrored ? FaceHint.MOVE_LEFT : FaceHint.MOVE_RIGHT);
      case 6 -> Optional.of(FaceHint.TOO_FAR);
      case 7 -> Optional.of(FaceHint.TOO_CLOSE);
      case 8 -> Optional.of(FaceHint.UNCOVER_BROWS);
      case 9 -> Optional.of(FaceHint.UNCOVER_EYES);
      case 10 -> Optional.of(FaceHint.UNCOVER_FACE);
      case 11 -> Optional.of(FaceHint.LOOK_STRAIGHT);
      case 13 -> Optional.of(FaceHint.OPEN_EYES);
      default -> Optional.empty();
    };
  }
}
