package org.hall24.identity.card;

import java.util.Arrays;

/** The only copy of a photo's bytes, until it is overwritten. Thread-safe. */
final class WipedBytes {
  private final byte[] bytes;
  private boolean wiped;

  /** Copies the bytes. */
  WipedBytes(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  /**
   * A copy, which the caller wipes.
   *
   * @throws IllegalStateException after {@link #wipe()}
   */
  synchronized byte[] copy() {
    if (wiped) {
      throw new IllegalStateException("the photo was wiped");
    }
    return bytes.clone();
  }

  /** Overwrites the bytes; afterwards nobody gets them any more. */
  synchronized void wipe() {
    Arrays.fill(bytes, (byte) 0);
    wiped = true;
  }
}
