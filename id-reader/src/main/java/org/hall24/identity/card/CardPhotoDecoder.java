package org.hall24.identity.card;

import java.util.Optional;

/**
 * Turns the 1,024 photo bytes of a card into an image. None ships with the product: the format is closed and licensed
 * decoders come with the reader. Everything but the photo works without one.
 */
@FunctionalInterface
public interface CardPhotoDecoder {

  /**
   * Decodes in memory only: no file, no network, no copy kept.
   *
   * @param photo 1,024 bytes, wiped by the caller afterwards
   * @return empty when this decoder does not know the format or the bytes are damaged
   */
  Optional<PhotoImage> decode(byte[] photo);
}
