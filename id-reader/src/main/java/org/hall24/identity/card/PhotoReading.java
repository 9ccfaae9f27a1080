package org.hall24.identity.card;

import java.util.Optional;

/** What became of the photo of a card; see {@link PhotoDecoding}. */
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
}
