package org.hall24.queue.seal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.security.GeneralSecurityException;

/** Opens a stream sealed by {@link SegmentedOutput} from any byte on. */
final class SegmentedInput implements SeekableByteChannel {

  private final SeekableByteChannel from;
  private final ShangMiSuite.Segments segments;
  private final long sealed;
  private final int last;
  private final long size;
  private long position;
  private int openNumber = -1;
  private byte[] open = new byte[0];

  SegmentedInput(SeekableByteChannel from, ShangMiSuite.Segments segments) throws IOException {
    this.from = from;
    this.segments = segments;
    this.sealed = from.size() - ShangMiSuite.HEAD;
    if (sealed < ShangMiSuite.TAG) {
      throw new IOException("the sealed stream has no segment");
    }
    this.last = Math.toIntExact((sealed - 1) / Suite.SEGMENT);
    this.size = sealed - (last + 1L) * ShangMiSuite.TAG;
    // Only the last segment knows that it is: opening it shows that nothing is missing behind it.
    segment(last);
  }

  private void segment(int number) throws IOException {
    if (number == openNumber) {
      return;
    }
    long at = (long) number * Suite.SEGMENT;
    ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(Suite.SEGMENT, sealed - at));
    from.position(ShangMiSuite.HEAD + at);
    while (bytes.hasRemaining()) {
      if (from.read(bytes) < 0) {
        throw new IOException("the sealed stream became shorter");
      }
    }
    try {
      open = segments.open(number, number == last, bytes.array(), bytes.capacity());
      openNumber = number;
    } catch (GeneralSecurityException e) {
      throw new IOException("segment " + number + " of the sealed stream does not open", e);
    }
  }

  @Override
  public int read(ByteBuffer to) throws IOException {
    if (position >= size) {
      return -1;
    }
    int number = (int) (position / SegmentedOutput.PLAIN);
    segment(number);
    int at = (int) (position - (long) number * SegmentedOutput.PLAIN);
    int some = Math.min(to.remaining(), open.length - at);
    to.put(open, at, some);
    position += some;
    return some;
  }

  @Override
  public int write(ByteBuffer bytes) {
    throw new NonWritableChannelException();
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public SeekableByteChannel position(long newPosition) {
    if (newPosition < 0) {
      throw new IllegalArgumentException("position " + newPosition);
    }
    position = newPosition;
    return this;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public SeekableByteChannel truncate(long length) {
    throw new NonWritableChannelException();
  }

  @Override
  public boolean isOpen() {
    return from.isOpen();
  }

  @Override
  public void close() throws IOException {
    from.close();
  }
}
