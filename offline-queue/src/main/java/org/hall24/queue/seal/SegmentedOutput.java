package org.hall24.queue.seal;

import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;

/** Seals a stream segment by segment; one segment lies in memory. */
final class SegmentedOutput extends OutputStream {

  static final int PLAIN = Suite.SEGMENT - ShangMiSuite.TAG;

  private final OutputStream to;
  private final ShangMiSuite.Segments segments;
  private final byte[] plain = new byte[PLAIN];
  private int filled;
  private int number;
  private boolean closed;

  SegmentedOutput(OutputStream to, ShangMiSuite.Segments segments) {
    this.to = to;
    this.segments = segments;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int at = offset;
    int left = length;
    while (left > 0) {
      // A full segment waits until more comes: only then it is known not to be the last.
      if (filled == PLAIN) {
        put(false);
      }
      int some = Math.min(left, PLAIN - filled);
      System.arraycopy(bytes, at, plain, filled, some);
      filled += some;
      at += some;
      left -= some;
    }
  }

  private void put(boolean last) throws IOException {
    try {
      to.write(segments.seal(number++, last, plain, filled));
      filled = 0;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("SM4-GCM must be able to seal", e);
    }
  }

  @Override
  public void flush() throws IOException {
    to.flush();
  }

  @Override
  public void close() throws IOException {
    if (!closed) {
      closed = true;
      put(true);
      to.close();
    }
  }
}
