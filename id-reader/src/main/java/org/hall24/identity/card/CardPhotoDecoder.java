package org.hall24.identity.card;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.slf4j.LoggerFactory;

/**
 * Turns the 1,024 photo bytes of a card into an image. None ships with the product: the format is closed and licensed
 * decoders come with the reader. Everything but the photo works without one.
 *
 * <p>A decoder is a service: a jar on the class path with {@code META-INF/services/org.hall24.identity.card.CardPhotoDecoder}.
 * It is called by one thread at a time, for one card at a time, and given up when it takes too long; one that wraps native
 * code should run that in a process of its own, because a crash would take the kiosk along.
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

  /** The decoders a technician installed; usually none. One that cannot be loaded is left out and named in the log. */
  static List<CardPhotoDecoder> installed() {
    var found = new ArrayList<CardPhotoDecoder>();
    var services = ServiceLoader.load(CardPhotoDecoder.class).iterator();
    while (true) {
      try {
        if (!services.hasNext()) {
          return List.copyOf(found);
        }
        found.add(services.next());
      } catch (ServiceConfigurationError | LinkageError unusable) {
        LoggerFactory.getLogger(CardPhotoDecoder.class)
            .warn("event=photo-decoder-unusable cause={}", unusable.toString());
      }
    }
  }
}
