package org.hall24.identity.face.realsense;

import java.util.Optional;
import org.hall24.identity.face.FaceHint;
import org.hall24.identity.face.FaceVerdict.PhotoFault;

/**
 * The status numbers of dialect A and what they mean for us. Dialect B gives the same numbers other meanings (17 is "not
 * the same person" here and "camera started" there), so nothing here may be used before the dialect is known. Source:
 * RealSenseID 1.3.1, {@code AuthenticateStatus.h}, {@code EnrollStatus.h}, {@code Status.h}.
 */
public final class Status {
  public static final int SUCCESS = 0;
  public static final int NO_FACE = 1;
  public static final int FACE_DETECTED = 2;
  public static final int LED_FLOW_DONE = 3;
  public static final int NOT_FRONTAL = 12;
  public static final int CAMERA_STARTED = 13;
  public static final int CAMERA_STOPPED = 14;
  public static final int MASK_IN_HIGH_SECURITY = 15;
  public static final int SPOOF = 16;
  public static final int FORBIDDEN = 17;
  public static final int DEVICE_ERROR = 18;
  public static final int FAILURE = 19;
  public static final int TOO_MANY_SPOOFS = 20;
  public static final int INVALID_FEATURES = 21;
  public static final int AMBIGUOUS_FACE = 22;
  public static final int SUNGLASSES = 50;
  public static final int MASK = 51;
  public static final int OK = 100;
  public static final int ERROR = 101;
  public static final int SECURITY_ERROR = 103;

  /** How a locked module ends everything it is asked; a result says {@link #TOO_MANY_SPOOFS} for the same. */
  public static final int LOCKED = 106;

  public static final int SPOOF_DETAIL_FIRST = 120;
  public static final int SPOOF_DETAIL_LAST = 127;

  /** Enrol statuses that differ from the authenticate ones. */
  public static final int ENROL_SEVERAL_FACES = 15;

  public static final int ENROL_FAILURE = 16;
  public static final int ENROL_DEVICE_ERROR = 17;
  public static final int ENROL_MASK = 18;
  public static final int ENROL_SPOOF = 19;
  public static final int ENROL_INVALID_FEATURES = 20;
  public static final int ENROL_AMBIGUOUS = 21;

  private Status() {}

  /** What a live capture's result means. */
  sealed interface LiveResult {
    /** A living face was captured; its faceprint follows. */
    record Captured() implements LiveResult {}

    /** Not a living face. */
    record NotAlive() implements LiveResult {}

    /** The module compared by itself and says no. It is not asked to in host mode; a no is a no all the same. */
    record NotSame() implements LiveResult {}

    /** The face cannot be used so; another look may help. */
    record NotUsable(FaceHint hint) implements LiveResult {}

    /** The module failed or said what it should not say here. */
    record Fault(String reason) implements LiveResult {}
  }

  /** The meaning of a result of a live capture. */
  static LiveResult ofLive(int status) {
    if (status >= SPOOF_DETAIL_FIRST && status <= SPOOF_DETAIL_LAST) {
      return new LiveResult.NotAlive();
    }
    return switch (status) {
      case SUCCESS -> new LiveResult.Captured();
      case SPOOF -> new LiveResult.NotAlive();
      case FORBIDDEN -> new LiveResult.NotSame();
      case INVALID_FEATURES, AMBIGUOUS_FACE -> new LiveResult.NotUsable(FaceHint.HOLD_STILL);
      case TOO_MANY_SPOOFS -> new LiveResult.Fault(ModuleTrouble.LOCKED);
      default ->
          hint(status)
              .<LiveResult>map(LiveResult.NotUsable::new)
              .orElse(new LiveResult.Fault("capture-status-" + status));
    };
  }

  /** What the person should do about a hint; empty when it asks nothing of a person. */
  static Optional<FaceHint> hint(int status) {
    return switch (status) {
      case NO_FACE -> Optional.of(FaceHint.NO_FACE);
      case FACE_DETECTED -> Optional.of(FaceHint.HOLD_STILL);
      case 4 -> Optional.of(FaceHint.MOVE_DOWN);
      case 5 -> Optional.of(FaceHint.MOVE_UP);
      case 6 -> Optional.of(FaceHint.MOVE_LEFT);
      case 7 -> Optional.of(FaceHint.MOVE_RIGHT);
      case 8, 9, 10, 11, NOT_FRONTAL -> Optional.of(FaceHint.LOOK_STRAIGHT);
      case MASK_IN_HIGH_SECURITY, MASK -> Optional.of(FaceHint.REMOVE_MASK);
      case SUNGLASSES -> Optional.of(FaceHint.REMOVE_SUNGLASSES);
      default -> Optional.empty();
    };
  }

  /** What an enrol status says against a photo; empty when it is not about the photo. */
  static Optional<PhotoFault> photoFault(int status) {
    return switch (status) {
      case NO_FACE -> Optional.of(PhotoFault.NO_FACE);
      case ENROL_SEVERAL_FACES -> Optional.of(PhotoFault.SEVERAL_FACES);
      case 4, 5, 6, 7, 8, 9, 10, 11, NOT_FRONTAL -> Optional.of(PhotoFault.FACE_NOT_CLEAR);
      case ENROL_MASK, ENROL_INVALID_FEATURES, ENROL_AMBIGUOUS, SUNGLASSES, MASK ->
          Optional.of(PhotoFault.FACE_NOT_CLEAR);
      case ENROL_FAILURE, ENROL_SPOOF -> Optional.of(PhotoFault.REFUSED);
      default -> Optional.empty();
    };
  }
}
