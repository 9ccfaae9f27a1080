package org.hall24.identity.sam;

import java.util.Optional;

/**
 * How many bytes at most the module exchanges with a card in one go (command 61 FF). Some integrations set 0x50 or 0x58 after
 * opening, others never and read all the same; here it is sent only when a technician configured it.
 *
 * @param count {@value #LEAST} to {@value #MOST} (HuaXu's SDT header)
 */
public record RadioBytes(int count) {
  /** Fewest bytes. */
  public static final int LEAST = 24;

  /** Most bytes. */
  public static final int MOST = 255;

  private static final int COMMAND = 0x61;
  private static final int PARAMETER = 0xFF;

  public RadioBytes {
    if (count < LEAST || count > MOST) {
      throw new IllegalArgumentException("radio bytes " + count + ": " + LEAST + " to " + MOST);
    }
  }

  /** The request that sets it. */
  public SamRequest request() {
    return new SamRequest(COMMAND, PARAMETER, new byte[] {(byte) count});
  }

  /** What a request sets; empty for any other request and for a count outside the range. */
  public static Optional<RadioBytes> of(SamRequest request) {
    boolean is = request.command() == COMMAND && request.parameter() == PARAMETER && request.data().length == 1;
    int count = is ? request.data()[0] & 0xFF : 0;
    return count >= LEAST ? Optional.of(new RadioBytes(count)) : Optional.empty();
  }
}
