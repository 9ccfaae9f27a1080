package org.hall24.link;

import java.time.Duration;

/** A link whose bytes come in through a pipe that somebody else fills, and ends. */
abstract class PipedLink implements Link {
  /** What came and was not read yet; its end is the line's. */
  final BytePipe input;

  PipedLink(BytePipe input) {
    this.input = input;
  }

  @Override
  public int read(byte[] buffer, int offset, int length, Duration timeout) throws LinkException {
    return input.take(buffer, offset, length, timeout);
  }

  @Override
  public void discardInput() throws LinkException {
    input.check();
    input.clear();
  }

  @Override
  public void check() throws LinkException {
    input.check();
  }
}
