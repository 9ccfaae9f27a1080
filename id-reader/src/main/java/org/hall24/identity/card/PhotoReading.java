package org.hall24.identity.card;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What became of the photo of a card. */
public sealed interface PhotoReading extends AutoCloseable {

  /** A decoder knew it. The compressed bytes are already wiped. */
  record Decoded(PhotoImage image) implements PhotoReading {
    @Override
    public void close() {
      image.wipe();
    }
  }

  /** No decoder knows it; the raw bytes are kept for one that may come later in this session. */
  record NotDecoded(CardPhoto photo) implements PhotoReading {
    @Override
    public void close() {
      photo.wipe();
    }
  }

  /** The card gave none. */
  record Absent() implements PhotoReading {
    @Override
    public void close() {}
  }

  /** The stable word, as the command line prints it: {@code decoded}, {@code not-decoded}, {@code absent}. */
  default String word() {
    return switch (this) {
      case Decoded _ -> "decoded";
      case NotDecoded _ -> "not-decoded";
      case Absent _ -> "absent";
    };
  }

  /** The image, where there is one. */
  default Optional<PhotoImage> decoded() {
    return this instanceof Decoded(PhotoImage image) ? Optional.of(image) : Optional.empty();
  }

  /** Wipes whatever is held. */
  @Override
  void close();

  /**
   * Asks the decoders in order; the first that knows the format wins.
   *
   * @param photo 1,024 bytes or none; the caller wipes them
   * @throws IllegalArgumentException for any other length
   */
  static PhotoReading of(byte[] photo, List<CardPhotoDecoder> decoders) {
    if (photo.length == 0) {
      return new Absent();
    }
    var raw = new CardPhoto(photo);
    for (CardPhotoDecoder decoder : decoders) {
      byte[] copy = raw.copy();
      Optional<PhotoImage> image;
      try {
        image = decoder.decode(copy);
      } catch (RuntimeException damaged) {
        // Somebody else's decoder must not cost the person the reading; its words may quote the photo and stay unread.
        image = Optional.empty();
      } finally {
        Arrays.fill(copy, (byte) 0);
      }
      if (image.isPresent()) {
        raw.wipe();
        return new Decoded(image.get());
      }
    }
    return new NotDecoded(raw);
  }
}
