package org.hall24.identity.face.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.hall24.identity.face.FacePhoto;
import org.hall24.identity.face.Faces;
import org.junit.jupiter.api.Test;

class PixelFacesTest {
  /** The vendor's high threshold, 768 of 4096, as a cosine. */
  private static final double THRESHOLD = Math.sqrt(768 / 4096.0);

  private final PixelFaces faces = new PixelFaces();
  private final List<Faces> people = Faces.people(12);

  @Test
  void the_same_pixels_give_the_same_features() {
    FacePhoto photo = people.getFirst().photo();
    assertThat(new PixelFaces().features(photo)).hasValueSatisfying(
        features -> assertThat(features).isEqualTo(faces.features(photo).orElseThrow()));
  }

  @Test
  void one_face_seen_through_the_camera_stays_far_above_the_threshold() {
    Camera camera = new Camera(new SplittableRandom(7));
    double least = 1;
    for (Faces person : people) {
      for (int i = 0; i < 10; i++) {
        least = Math.min(least, cosine(person.photo(), camera.take(person.photo())));
      }
    }
    assertThat(least).isGreaterThan(0.8);
  }

  /** A bright face leaves a camera no room for still more light; it must not become another face by that. */
  @Test
  void a_face_as_bright_as_a_picture_can_be_stays_the_same_face() {
    Camera camera = new Camera(new SplittableRandom(9));
    FacePhoto bright = bright();
    double least = 1;
    for (int i = 0; i < 300; i++) {
      least = Math.min(least, cosine(bright, camera.take(bright)));
    }
    assertThat(least).isGreaterThan(0.8);
  }

  /** Blobs of light on grey, the brightest of them white, and hardly any shade. */
  private static FacePhoto bright() {
    Random random = new Random(1);
    double[][] blobs = new double[12][];
    for (int i = 0; i < blobs.length; i++) {
      blobs[i] = new double[] {random.nextDouble() * 102, random.nextDouble() * 126, 8 + random.nextDouble() * 20, random.nextDouble() * 2 - 1};
    }
    byte[] rgb = new byte[3 * 102 * 126];
    for (int i = 0; i < rgb.length; i++) {
      double x = i / 3 % 102;
      double y = i / 3 / 102;
      double light = 128;
      for (double[] b : blobs) {
        light += 110 * b[3] * Math.exp(-((x - b[0]) * (x - b[0]) + (y - b[1]) * (y - b[1])) / (2 * b[2] * b[2]));
      }
      rgb[i] = (byte) Math.clamp(Math.round(light), 0, 255);
    }
    return FacePhoto.of(102, 126, rgb);
  }

  @Test
  void a_squeezed_photo_of_a_face_is_still_that_face() {
    Camera camera = new Camera(new SplittableRandom(8));
    double least = 1;
    for (Faces person : people) {
      FacePhoto squeezed = Faces.squeezed(person.photo(), 34, 42, 8);
      least = Math.min(least, cosine(squeezed, camera.take(person.photo(306, 378))));
    }
    assertThat(least).isGreaterThan(0.6);
  }

  @Test
  void two_faces_stay_far_below_the_threshold() {
    double most = -1;
    for (int i = 0; i < people.size(); i++) {
      for (int j = 0; j < i; j++) {
        most = Math.max(most, cosine(people.get(i).photo(), people.get(j).photo()));
      }
    }
    assertThat(most).isLessThan(THRESHOLD - 0.15);
  }

  @Test
  void an_empty_wall_has_no_face() {
    byte[] wall = new byte[3 * 102 * 126];
    Arrays.fill(wall, (byte) 200);
    assertThat(faces.features(FacePhoto.ofCard(wall))).isEmpty();
  }

  private double cosine(FacePhoto one, FacePhoto other) {
    short[] a = faces.features(one).orElseThrow();
    short[] b = faces.features(other).orElseThrow();
    double dot = 0;
    double normA = 0;
    double normB = 0;
    for (int i = 0; i < a.length; i++) {
      dot += a[i] * b[i];
      normA += a[i] * a[i];
      normB += b[i] * b[i];
    }
    return dot / Math.sqrt(normA * normB);
  }
}
