package org.hall24.kiosk.demo.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DemoPhotoFormatTest {

  @Test
  void a_packed_picture_carries_the_mark_and_fills_a_card() {
    byte[] photo = DemoPhotoFormat.encode(DemoPerson.of(DemoPerson.NURSE).portrait().draw());
    assertThat(photo).hasSize(1024);
    assertThat(Arrays.copyOf(photo, 12)).isEqualTo("HALL24-DEMO1".getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void bytes_without_the_mark_are_not_a_picture() {
    byte[] photo = DemoPhotoFormat.encode(DemoPerson.of(DemoPerson.NURSE).portrait().draw());
    photo[0] ^= 1;
    assertThat(DemoPhotoFormat.decode(photo)).isEmpty();
    assertThat(DemoPhotoFormat.decode(new byte[1023])).isEmpty();
  }

  @Test
  void an_unpacked_picture_is_nearer_to_its_person_than_to_anybody_else() {
    for (DemoPerson person : DemoPerson.everybody()) {
      BufferedImage packed = DemoPhotoFormat.decode(DemoPhotoFormat.encode(person.portrait().draw())).orElseThrow();
      DemoPerson nearest =
          DemoPerson.everybody().stream()
              .min((a, b) -> Long.compare(distance(packed, a.portrait().draw()), distance(packed, b.portrait().draw())))
              .orElseThrow();
      assertThat(nearest.id()).isEqualTo(person.id());
    }
  }

  private static long distance(BufferedImage one, BufferedImage other) {
    long sum = 0;
    for (int y = 0; y < one.getHeight(); y++) {
      for (int x = 0; x < one.getWidth(); x++) {
        for (int shift = 0; shift <= 16; shift += 8) {
          int d = (one.getRGB(x, y) >> shift & 0xFF) - (other.getRGB(x, y) >> shift & 0xFF);
          sum += (long) d * d;
        }
      }
    }
    return sum;
  }
}
