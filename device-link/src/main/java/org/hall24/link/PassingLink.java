package org.hall24.link;

import java.time.Duration;

/** A link around another one that passes everything on as it is; who does more with some of it overrides that. */
public abstract class PassingLink implements Link {
  /** The link inside. */
  protected final Link line;

  /** Goes around a link, and closes it with itself. */
  protected PassingLink(Link line) {
    this.line = line;
  }

  @Override
  public String name() {
    return line.name();
  }

  @Override
  public void write(byte[] bytes) throws LinkException {
    line.write(bytes);
  }

  @Override
  public int read(byte[] buffer, int offset, int length, Duration timeout) throws LinkException {
    return line.read(buffer, offset, length, timeout);
  }

  @Override
  public void discardInput() throws LinkException {
    line.discardInput();
  }

  @Override
  public void check() throws LinkException {
    line.check();
  }

  @Override
  public int baud() {
    return line.baud();
  }

  @Override
  public void setBaud(int baud) throws LinkException {
    line.setBaud(baud);
  }

  @Override
  public void close() {
    line.close();
  }
}
