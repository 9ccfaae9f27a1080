package org.hall24.identity.sam;

import java.util.Arrays;

/**
 * What a host asks: {@code CMD PARA data}.
 *
 * @param command 0–255
 * @param parameter 0–255
 * @param data mostly empty
 */
@SuppressWarnings("ArrayRecordComponent") // compared by content below
public record SamRequest(int command, int parameter, byte[] data) {
  /** Smallest length field of a request: command, parameter, check. */
  public static final int SHORTEST = 3;

  public SamRequest {
    data = data.clone();
  }

  /** The whole frame. */
  public byte[] encode() {
    byte[] body = new byte[2 + data.length];
    body[0] = (byte) command;
    body[1] = (byte) parameter;
    System.arraycopy(data, 0, body, 2, data.length);
    return SamFrame.wrap(body);
  }

  /**
   * Reads the body of a frame whose check was right.
   *
   * @param body at least 2 bytes, which {@link SamFrameParser#forRequests()} sees to
   */
  public static SamRequest parse(byte[] body) {
    return new SamRequest(body[0] & 0xFF, body[1] & 0xFF, Arrays.copyOfRange(body, 2, body.length));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SamRequest(int c, int p, byte[] d)
        && c == command
        && p == parameter
        && Arrays.equals(d, data);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * command + parameter) + Arrays.hashCode(data);
  }

  @Override
  public String toString() {
    return String.format("SamRequest[%02X %02X, %d bytes]", command, parameter, data.length);
  }
}
