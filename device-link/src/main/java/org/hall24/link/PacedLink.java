package org.hall24.link;

import java.time.Duration;
import java.util.Arrays;

/**
 * Gives a link the pace of a real line: 10 bits a byte (8N1) in each direction on its own, so that a pseudo-terminal or a
 * pair in memory takes the time that copper takes. Belongs on the device's side of a line, once.
 */
public final class PacedLink extends PassingLink {

  /** Bytes travel in slices of about this long, so that a fast line does not wake up for every byte. */
  private static final long SLICE_NANOS = 4_000_000;

  private final long byteNanos;
  private final int slice;
  private final Ticker ticker;
  private long outFree;
  private long inFree;

  /**
   * @param line what carries the bytes
   * @param baud bit/s, more than 0
   * @param ticker measures and waits
   */
  public PacedLink(Link line, int baud, Ticker ticker) {
    super(line);
    if (baud <= 0) {
      throw new IllegalArgumentException("baud " + baud + " is not a pace");
    }
    this.byteNanos = 10_000_000_000L / baud;
    this.slice = (int) Math.max(1, SLICE_NANOS / byteNanos);
    this.ticker = ticker;
    this.outFree = ticker.nanos();
    this.inFree = outFree;
  }

  /** The link itself when {@code baud} is 0, else paced. */
  public static Link pace(Link line, int baud, Ticker ticker) {
    return baud == 0 ? line : new PacedLink(line, baud, ticker);
  }

  @Override
  public void write(byte[] bytes) throws LinkException {
    outFree = later(outFree, ticker.nanos());
    for (int at = 0; at < bytes.length; at += slice) {
      int count = Math.min(slice, bytes.length - at);
      // From the start of the whole: a wire makes no pause because somebody woke up late.
      outFree += count * byteNanos;
      awaitUntil(outFree);
      line.write(Arrays.copyOfRange(bytes, at, at + count));
    }
  }

  @Override
  public int read(byte[] buffer, int offset, int length, Duration timeout) throws LinkException {
    int count = line.read(buffer, offset, Math.min(length, slice), timeout);
    if (count > 0) {
      inFree = later(inFree, ticker.nanos()) + count * byteNanos;
      awaitUntil(inFree);
    }
    return count;
  }

  private void awaitUntil(long moment) throws LinkException {
    try {
      ticker.await(Duration.ofNanos(moment - ticker.nanos()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LinkException(LinkException.Kind.CLOSED, name() + ": told to stop while bytes were on their way", e);
    }
  }

  private static long later(long a, long b) {
    return a - b > 0 ? a : b;
  }
}
