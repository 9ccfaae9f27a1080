package org.hall24.identity.face;

import java.util.List;

/**
 * One comparison, whole: the verdict, what the person was told on the way, and whether nothing stayed behind.
 *
 * @param hints in the order they came, without immediate repeats
 */
public record FaceCheck(FaceVerdict verdict, List<FaceHint> hints, Erasure erasure) {

  public FaceCheck {
    hints = List.copyOf(hints);
  }

  /** Whether this is the one verdict that opens something. */
  public boolean verified() {
    return verdict instanceof FaceVerdict.SamePerson;
  }
}
