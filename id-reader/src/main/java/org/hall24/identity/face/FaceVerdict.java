package org.hall24.identity.face;

import java.util.Optional;

/**
 * What came of comparing a live face with a reference photo. Only {@link SamePerson} opens anything; a code nobody knows
 * is a {@link DeviceFault}.
 */
public sealed interface FaceVerdict {

  /** The stable word of this verdict on the command line and in the journal. */
  default String word() {
    return switch (this) {
      case SamePerson _ -> "same-person";
      case DifferentPerson _ -> "different-person";
      case LivenessFailed _ -> "liveness-failed";
      case NoUsableFace _ -> "no-usable-face";
      case PhotoUnusable _ -> "photo-unusable";
      case TimedOut _ -> "timed-out";
      case Cancelled _ -> "cancelled";
      case DeviceFault _ -> "device-fault";
    };
  }

  /**
   * A living person, and the one on the photo.
   *
   * @param score empty when the module compares by itself and does not say how alike
   */
  record SamePerson(Optional<MatchScore> score) implements FaceVerdict {}

  /**
   * A living person, and not the one on the photo.
   *
   * @param score empty when the module compares by itself and does not say how alike
   */
  record DifferentPerson(Optional<MatchScore> score) implements FaceVerdict {}

  /** Something was held before the camera that is not a living face. The person is not told why. */
  record LivenessFailed() implements FaceVerdict {}

  /**
   * Nobody stood there, or not so that the module could use the face.
   *
   * @param lastHint what stood in the way last
   */
  record NoUsableFace(Optional<FaceHint> lastHint) implements FaceVerdict {}

  /** The module cannot work with the reference photo. */
  record PhotoUnusable(PhotoFault reason) implements FaceVerdict {}

  /** The time was up before the module said anything about a face. */
  record TimedOut() implements FaceVerdict {}

  /** The person withdrew. */
  record Cancelled() implements FaceVerdict {}

  /**
   * The module failed, contradicted itself, or went away.
   *
   * @param reason a short stable word, for example {@code line-lost} or {@code configuration-refused}
   */
  record DeviceFault(String reason) implements FaceVerdict {}

  /** Why a reference photo is of no use. */
  enum PhotoFault {
    /** No face was found on it. */
    NO_FACE,
    /** More than one face is on it. */
    SEVERAL_FACES,
    /** The face is covered, cut off, or looks aside. */
    FACE_NOT_CLEAR,
    /** Larger or smaller than the module takes. */
    WRONG_SIZE,
    /** The module did not say why. */
    REFUSED
  }
}
