package org.hall24.identity.card;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the decoders for the photo of a card, within a time limit, one at a time. Somebody else's decoder must cost a person
 * neither the reading nor more than that time: whatever it throws, and however long it hangs, the photo is then just not
 * decoded. While one hangs, no other is asked.
 */
public final class PhotoDecoding {
  private static final Logger LOG = LoggerFactory.getLogger(PhotoDecoding.class);

  /** Decoding takes some ten milliseconds; more than this and the person would wait. */
  private static final Duration LIMIT = Duration.ofSeconds(2);

  private final List<CardPhotoDecoder> decoders;
  private final Duration limit;
  private final Semaphore turn = new Semaphore(1);

  private PhotoDecoding(List<CardPhotoDecoder> decoders, Duration limit) {
    this.decoders = List.copyOf(decoders);
    this.limit = limit;
  }

  /** With these decoders, asked in order, and two seconds for all of them. */
  public static PhotoDecoding with(List<CardPhotoDecoder> decoders) {
    return within(LIMIT, decoders);
  }

  /** With these decoders, asked in order, and this time for all of them. */
  public static PhotoDecoding within(Duration limit, List<CardPhotoDecoder> decoders) {
    return new PhotoDecoding(decoders, limit);
  }

  /**
   * Asks the decoders in order; the first that knows the format wins.
   *
   * @param photo 1,024 bytes or none; the caller wipes them
   * @throws IllegalArgumentException for any other length
   */
  public PhotoReading of(byte[] photo) {
    if (photo.length == 0) {
      return new PhotoReading.Absent();
    }
    var raw = new CardPhoto(photo);
    if (decoders.isEmpty() || !turn.tryAcquire()) {
      return new PhotoReading.NotDecoded(raw);
    }
    var outcome = new CompletableFuture<Optional<PhotoImage>>();
    byte[] copy = raw.copy();
    Thread worker = Thread.ofPlatform().daemon().name("photo decoder").start(() -> deliver(copy, outcome));
    Optional<PhotoImage> image = await(outcome, worker);
    if (image.isEmpty()) {
      return new PhotoReading.NotDecoded(raw);
    }
    raw.wipe();
    return new PhotoReading.Decoded(image.get());
  }

  private Optional<PhotoImage> await(CompletableFuture<Optional<PhotoImage>> outcome, Thread worker) {
    try {
      return outcome.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      LOG.warn("event=photo-decoder-slow limit={}", limit);
    } catch (ExecutionException e) {
      throw new AssertionError("the outcome is never a failure", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    outcome.complete(Optional.empty());
    worker.interrupt();
    return outcome.join(); // an image that came just now still counts
  }

  /** Hands the image over, or wipes it when nobody waits for it any more. */
  private void deliver(byte[] photo, CompletableFuture<Optional<PhotoImage>> outcome) {
    Optional<PhotoImage> image = Optional.empty();
    try {
      for (int i = 0; i < decoders.size() && image.isEmpty(); i++) {
        image = ask(decoders.get(i), photo);
      }
    } finally {
      Arrays.fill(photo, (byte) 0);
      turn.release();
      if (!outcome.complete(image)) {
        image.ifPresent(PhotoImage::wipe);
      }
    }
  }

  private static Optional<PhotoImage> ask(CardPhotoDecoder decoder, byte[] photo) {
    byte[] copy = photo.clone();
    try {
      return decoder.decode(copy);
    } catch (RuntimeException | Error damaged) {
      // Also a missing native library or a stack overrun; its words may quote the photo and stay unread.
      LOG.warn("event=photo-decoder-failed kind={}", damaged.getClass().getName());
      return Optional.empty();
    } finally {
      Arrays.fill(copy, (byte) 0);
    }
  }
}
