package org.hall24.queue.seal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/** A channel whose byte 0 is where another one stood: what lies before it, a header, is not seen. */
final class Shifted implements SeekableByteChannel {

  private final SeekableByteChannel channel;
  private final long start;

  Shifted(SeekableByteChannel channel) throws IOException {
    this.channel = channel;
    this.start = channel.position();
  }

  @Override
  public int read(ByteBuffer to) throws IOException {
    return channel.read(to);
  }

  @Override
  public int write(ByteBuffer from) {
    throw new NonWritableChannelException();
  }

  @Override
  public long position() throws IOException {
    return channel.position() - start;
  }

  @Override
  public SeekableByteChannel position(long newPosition) throws IOException {
    channel.position(start + newPosition);
    return this;
  }

  @Override
  public long size() throws IOException {
    return Math.max(0, channel.size() - start);
  }

  @Override
  public SeekableByteChannel truncate(long size) {
    throw new NonWritableChannelException();
  }

  @Override
  public boolean isOpen() {
    return channel.isOpen();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
