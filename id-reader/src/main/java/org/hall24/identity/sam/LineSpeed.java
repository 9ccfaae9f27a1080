package org.hall24.identity.sam;

import java.util.Optional;

/**
 * The speeds a module can be set to (command 60), fastest first, which is the order in which they are tried on a silent line
 * (vendor library {@code Sdtapi}). A reader leaves the factory with the first.
 *
 * <p>The answer to a change comes at the old speed (the same library); whether a change survives switching off is not
 * published. So nothing here changes a speed by itself.
 */
public enum LineSpeed {
  BAUD_115200(115_200, 0),
  BAUD_57600(57_600, 1),
  BAUD_38400(38_400, 2),
  BAUD_19200(19_200, 3),
  BAUD_9600(9_600, 4);

  static final int COMMAND = 0x60;

  private final int baud;
  private final int parameter;

  LineSpeed(int baud, int parameter) {
    this.baud = baud;
    this.parameter = parameter;
  }

  /** Bits per second. */
  public int baud() {
    return baud;
  }

  /** The request that sets it. */
  public SamRequest request() {
    return new SamRequest(COMMAND, parameter, new byte[0]);
  }

  /** The speed of that many bits per second, where a module knows it. */
  public static Optional<LineSpeed> of(int baud) {
    for (LineSpeed speed : values()) {
      if (speed.baud == baud) {
        return Optional.of(speed);
      }
    }
    return Optional.empty();
  }

  /** The speed a request sets; empty for any other request. */
  public static Optional<LineSpeed> of(SamRequest request) {
    for (LineSpeed speed : values()) {
      if (request.command() == COMMAND && request.parameter() == speed.parameter && request.data().length == 0) {
        return Optional.of(speed);
      }
    }
    return Optional.empty();
  }
}
