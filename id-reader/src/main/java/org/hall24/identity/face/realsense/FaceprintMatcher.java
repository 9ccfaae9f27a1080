package org.hall24.identity.face.realsense;

import org.hall24.identity.face.MatchScore;

/**
 * How alike two faceprints are: 4096 × squared cosine of the angle between them, in the vendor's integer arithmetic, bit
 * for bit. Source: RealSenseID 1.3.1, {@code Matcher.cc} and {@code MatcherImplDefines.h}.
 */
final class FaceprintMatcher {
  static final int SCALE = 4096;

  /** How sure the match must be, for a reference made from a photo and a face without a mask. */
  enum Level {
    HIGH(768, 1_000_000),
    MEDIUM(662, 250_000),
    LOW(593, 100_000);

    private final int threshold;
    private final int claimedFalseAccept;

    Level(int threshold, int claimedFalseAccept) {
      this.threshold = threshold;
      this.claimedFalseAccept = claimedFalseAccept;
    }

    int threshold() {
      return threshold;
    }
  }

  private FaceprintMatcher() {}

  /** The score of two faceprints, with the threshold of the level. */
  static MatchScore match(Faceprint probe, Faceprint reference, Level level) {
    return new MatchScore(score(probe, reference), SCALE, level.threshold, level.claimedFalseAccept);
  }

  /** 0 to 4096; 0 when a feature is out of range or the two are of different versions. */
  static int score(Faceprint probe, Faceprint reference) {
    if (probe.version() != reference.version()) {
      return 0;
    }
    // 512 products of at most 1023² stay below 2³⁰.
    int dot = 0;
    int probeNorm = 0;
    int referenceNorm = 0;
    for (int i = 0; i < Faceprint.FEATURES; i++) {
      int p = probe.feature(i);
      int r = reference.feature(i);
      if (Math.abs(p) > Faceprint.MAX_FEATURE || Math.abs(r) > Faceprint.MAX_FEATURE) {
        return 0;
      }
      dot += p * r;
      probeNorm += p * p;
      referenceNorm += r * r;
    }
    if (dot <= 0) {
      return 0;
    }
    return squaredCosine(dot, Math.max(probeNorm, 1), Math.max(referenceNorm, 1));
  }

  private static int squaredCosine(int dot, int norm1, int norm2) {
    int shift1 = shift(dot, norm1);
    int shift2 = shift(dot, norm2);
    int ratio1 = Integer.divideUnsigned(dot << shift1, norm1);
    int ratio2 = Integer.divideUnsigned(dot << shift2, norm2);
    int product = ratio1 * ratio2;
    int back = shift1 + shift2 - 12;
    return back >= 0 ? product >>> back : product << -back;
  }

  /** As far as the product may be shifted up without losing its top bit, 16 at most. */
  private static int shift(int dot, int norm) {
    int dotBits = bits(dot);
    return Math.min(16 - Math.max(dotBits - bits(norm), 0), 32 - dotBits);
  }

  private static int bits(int value) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(value);
  }
}
