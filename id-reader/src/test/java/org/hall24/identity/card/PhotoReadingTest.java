package org.hall24.identity.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class PhotoReadingTest {

  @Test
  void without_a_decoder_the_photo_is_kept_not_decoded() {
    PhotoReading reading = PhotoDecoding.with(List.of()).of(CardVectors.photo());
    assertThat(reading.word()).isEqualTo("not-decoded");
    assertThat(reading.decoded()).isEmpty();
    assertThat(((PhotoReading.NotDecoded) reading).photo().copy()).isEqualTo(CardVectors.photo());
  }

  @Test
  void a_card_without_photo_says_so() {
    assertThat(PhotoDecoding.with(List.of()).of(new byte[0]).word()).isEqualTo("absent");
  }

  @Test
  void the_first_decoder_that_knows_the_format_wins_and_what_it_was_given_is_wiped() {
    var given = new AtomicReference<byte[]>();
    CardPhotoDecoder stranger = _ -> Optional.empty();
    CardPhotoDecoder broken =
        _ -> {
          throw new IllegalStateException("bad photo");
        };
    CardPhotoDecoder known =
        photo -> {
          given.set(photo);
          byte[] rgb = new byte[102 * 126 * 3];
          for (int i = 0; i < rgb.length; i++) {
            rgb[i] = photo[i % photo.length];
          }
          return Optional.of(new PhotoImage(PhotoImage.CARD_WIDTH, PhotoImage.CARD_HEIGHT, rgb));
        };

    PhotoReading reading = PhotoDecoding.with(List.of(stranger, broken, known)).of(CardVectors.photo());

    assertThat(reading.word()).isEqualTo("decoded");
    assertThat(reading.decoded().orElseThrow().copyRgb()).startsWith(CardVectors.photo());
    assertThat(given.get()).containsOnly(0);
  }

  @Test
  void a_decoder_that_hangs_costs_the_time_limit_once_and_nothing_else() throws Exception {
    var release = new CountDownLatch(1);
    CardPhotoDecoder hanging =
        photo -> {
          awaitQuietly(release);
          return Optional.of(new PhotoImage(1, 1, new byte[] {1, 2, 3}));
        };
    PhotoDecoding decoding = PhotoDecoding.within(Duration.ofMillis(20), List.of(hanging));
    assertThat(decoding.of(CardVectors.photo()).word()).isEqualTo("not-decoded");
    // While it hangs no other photo waits for it.
    assertThat(decoding.of(CardVectors.photo()).word()).isEqualTo("not-decoded");
    release.countDown();
  }

  @Test
  void a_decoder_whose_native_library_is_missing_costs_only_the_photo() {
    CardPhotoDecoder unlinked =
        _ -> {
          throw new UnsatisfiedLinkError("wlt");
        };
    assertThat(PhotoDecoding.with(List.of(unlinked)).of(CardVectors.photo()).word()).isEqualTo("not-decoded");
  }

  @Test
  void no_decoder_is_installed_unless_somebody_installs_one() {
    assertThat(CardPhotoDecoder.installed()).isEmpty();
  }

  /** As native code would: not to be interrupted. */
  private static void awaitQuietly(CountDownLatch latch) {
    boolean over = false;
    while (!over) {
      try {
        latch.await();
        over = true;
      } catch (InterruptedException e) {
        // Native code does not hear it.
      }
    }
  }

  @Test
  void what_was_wiped_is_never_given_again() {
    var photo = new CardPhoto(CardVectors.photo());
    new PhotoReading.NotDecoded(photo).close();
    assertThatThrownBy(photo::copy).isInstanceOf(IllegalStateException.class);

    var image = new PhotoImage(1, 1, new byte[] {1, 2, 3});
    new PhotoReading.Decoded(image).close();
    assertThatThrownBy(image::copyRgb).isInstanceOf(IllegalStateException.class);
  }
}
