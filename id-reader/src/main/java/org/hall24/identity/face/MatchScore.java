package org.hall24.identity.face;

/**
 * How alike two faces are, in the module's own measure. Scores of different vendors cannot be compared, and none is ever
 * shown to the person.
 *
 * @param score 0 (nothing in common) to {@code scale} (identical)
 * @param scale the highest possible score
 * @param threshold a score above it counts as the same person
 * @param claimedFalseAccept the vendor's claim: one stranger in this many is accepted
 */
public record MatchScore(int score, int scale, int threshold, int claimedFalseAccept) {

  /** Whether the score counts as the same person. */
  public boolean same() {
    return score > threshold;
  }
}
