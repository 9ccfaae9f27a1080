package org.hall24.identity.face.emulator;

import java.util.Arrays;
import java.util.Optional;
import org.hall24.identity.face.FacePhoto;
import org.hall24.identity.face.realsense.HostMessage.ImageChunk;

/** A photo arriving in pieces, blue first. */
final class Upload {
  private final int width;
  private final int height;
  private final byte[] bgr;
  private int pieces;

  private Upload(int width, int height) {
    this.width = width;
    this.height = height;
    this.bgr = new byte[3 * width * height];
  }

  /** A photo of this size without a piece yet; empty when no photo has this size. */
  static Optional<Upload> begin(int width, int height) {
    long size = 3L * width * height;
    return size > 0 && size <= ImageChunk.MAX_IMAGE ? Optional.of(new Upload(width, height)) : Optional.empty();
  }

  /** Takes the next piece; false when it is not the next one of this photo. */
  boolean add(ImageChunk piece) {
    int at = pieces * ImageChunk.PIXELS;
    if (piece.index() != pieces || piece.width() != width || piece.height() != height || at >= bgr.length) {
      return false;
    }
    System.arraycopy(piece.pixels(), 0, bgr, at, Math.min(ImageChunk.PIXELS, bgr.length - at));
    pieces++;
    return true;
  }

  boolean whole() {
    return pieces * ImageChunk.PIXELS >= bgr.length;
  }

  /** The photo, red first; the caller wipes it. */
  FacePhoto photo() {
    byte[] rgb = new byte[bgr.length];
    for (int at = 0; at < rgb.length; at += 3) {
      rgb[at] = bgr[at + 2];
      rgb[at + 1] = bgr[at + 1];
      rgb[at + 2] = bgr[at];
    }
    FacePhoto photo = FacePhoto.of(width, height, rgb);
    Arrays.fill(rgb, (byte) 0);
    return photo;
  }

  void wipe() {
    Arrays.fill(bgr, (byte) 0);
  }
}
