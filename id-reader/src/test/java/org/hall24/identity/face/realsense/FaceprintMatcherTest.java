package org.hall24.identity.face.realsense;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

/** Scores the vendor's own matcher gives. */
class FaceprintMatcherTest {
  private static final IntUnaryOperator A = i -> (i * 37) % 601 - 300;
  private static final IntUnaryOperator OTHER = i -> (i * 53) % 401 - 200;

  @Test
  void a_faceprint_is_identical_to_itself() {
    assertThat(score(A)).isEqualTo(4096);
  }

  @Test
  void faceprints_in_between_score_as_the_vendor_scores_them() {
    assertThat(score(OTHER)).isZero();
    assertThat(score(i -> A.applyAsInt(i) / 2 + OTHER.applyAsInt(i))).isEqualTo(1466);
    assertThat(score(i -> A.applyAsInt(i) / 3 + OTHER.applyAsInt(i))).isEqualTo(808);
    assertThat(score(i -> A.applyAsInt(i) + OTHER.applyAsInt(i))).isEqualTo(2832);
  }

  @Test
  void opposite_faceprints_have_nothing_in_common() {
    assertThat(score(i -> -A.applyAsInt(i))).isZero();
  }

  @Test
  void the_greatest_features_do_not_overflow() {
    assertThat(FaceprintMatcher.score(print(9, _ -> 1023), print(9, _ -> 1023))).isEqualTo(4096);
  }

  @Test
  void a_feature_out_of_range_matches_nothing() {
    IntUnaryOperator oneTooLarge = i -> i == 77 ? 1024 : A.applyAsInt(i);
    assertThat(FaceprintMatcher.score(print(9, oneTooLarge), print(9, oneTooLarge))).isZero();
    assertThat(score(oneTooLarge)).isZero();
    assertThat(score(i -> i == 511 ? -32768 : A.applyAsInt(i))).isZero();
  }

  @Test
  void faceprints_of_different_versions_match_nothing() {
    assertThat(FaceprintMatcher.score(print(9, A), print(8, A))).isZero();
  }

  @Test
  void empty_faceprints_match_nothing() {
    assertThat(FaceprintMatcher.score(print(9, _ -> 0), print(9, _ -> 0))).isZero();
  }

  @Test
  void a_score_must_be_above_the_threshold_not_on_it() {
    assertThat(FaceprintMatcher.Level.HIGH.threshold()).isEqualTo(768);
    assertThat(FaceprintMatcher.Level.MEDIUM.threshold()).isEqualTo(662);
    assertThat(FaceprintMatcher.Level.LOW.threshold()).isEqualTo(593);
    assertThat(new org.hall24.identity.face.MatchScore(768, 4096, 768, 1).same()).isFalse();
    assertThat(new org.hall24.identity.face.MatchScore(769, 4096, 768, 1).same()).isTrue();
  }

  @Property(tries = 500)
  void a_score_never_exceeds_the_squared_cosine_comes_near_it_and_is_the_same_both_ways(
      @ForAll long seed, @ForAll @DoubleRange(max = 1) double kinship) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] cosine = new double[3];
    short[] a = new short[Faceprint.FEATURES];
    short[] b = new short[Faceprint.FEATURES];
    for (int i = 0; i < a.length; i++) {
      a[i] = (short) random.nextInt(-1023, 1024);
      b[i] = (short) (kinship * a[i] + (1 - kinship) * random.nextInt(-1023, 1024));
      cosine[0] += a[i] * b[i];
      cosine[1] += a[i] * a[i];
      cosine[2] += b[i] * b[i];
    }
    double exact = cosine[0] <= 0 ? 0 : 4096 * cosine[0] * cosine[0] / (cosine[1] * cosine[2]);
    Faceprint one = Faceprint.of(9, 0, a, 2);
    Faceprint other = Faceprint.of(9, 1, b, 2);
    // The vendor's quotients are cut to as little as four bits; what they lose is always against the person.
    assertThat((double) FaceprintMatcher.score(one, other)).isBetween(0.8 * exact - 2, exact + 0.001);
    assertThat(FaceprintMatcher.score(other, one)).isEqualTo(FaceprintMatcher.score(one, other));
  }

  private static int score(IntUnaryOperator gallery) {
    return FaceprintMatcher.score(print(9, A), print(9, gallery));
  }

  private static Faceprint print(int version, IntUnaryOperator feature) {
    short[] features = new short[Faceprint.FEATURES];
    for (int i = 0; i < features.length; i++) {
      features[i] = (short) feature.applyAsInt(i);
    }
    return Faceprint.of(version, Faceprint.TYPE_LIVE, features, Faceprint.WITHOUT_MASK);
  }
}
