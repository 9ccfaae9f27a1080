package org.hall24.locker.signal;

import java.util.Arrays;
import java.util.Optional;
import org.hall24.locker.modbus.RelayReply;
import org.hall24.locker.modbus.RelayRequest;
import org.hall24.locker.modbus.RtuFrame;

/**
 * Anything on the host's side of a serial I/O board's line: the first bytes choose the request and whether the line echoes;
 * nothing may throw, an answer must be one to this request, and an echo alone is never a relay that closed.
 */
public final class IoBoardReplyFuzz {
  private static final int HEAD = 3;
  /** Several times the longest answer and its echo: the reply is looked for again with every byte. */
  private static final int LONGEST = 64;

  private IoBoardReplyFuzz() {}

  /** Reads the input as a reply, growing piece by piece as on a line. */
  public static void fuzzerTestOneInput(byte[] data) {
    if (data.length < HEAD) {
      return;
    }
    int unit = 1 + (data[0] & 0x7F);
    int number = 1 + (data[1] & 0x1F);
    RelayRequest request =
        switch (data[2] & 3) {
          case 0 -> new RelayRequest.Switch(unit, number, (data[2] & 4) != 0);
          case 1 -> new RelayRequest.AllOff(unit);
          default -> new RelayRequest.ReadInputs(unit, number);
        };
    boolean echoes = (data[2] & 8) != 0;
    byte[] stream = Arrays.copyOfRange(data, HEAD, Math.min(data.length, HEAD + LONGEST));
    mend(stream, request, data[2]);
    Optional<RelayReply> before = Optional.empty();
    int piece = 1 + (data[0] >> 7 & 1) * 4 + (data[1] >> 5 & 3);
    for (int length = 0; length < stream.length && before.isEmpty(); ) {
      length = Math.min(length + piece, stream.length);
      before = IoBoardSignals.reply(request, Arrays.copyOf(stream, length), echoes);
    }
    before.ifPresent(reply -> check(request, reply));
    boolean orders = !(request instanceof RelayRequest.ReadInputs);
    if (orders && IoBoardSignals.reply(request, request.frame().encode(), true).isPresent()) {
      throw new IllegalStateException("an echo is a relay that closed");
    }
  }

  private static void check(RelayRequest request, RelayReply reply) {
    boolean fits =
        switch (reply) {
          case RelayReply.Written written -> written.request().equals(request);
          case RelayReply.Inputs inputs -> request instanceof RelayRequest.ReadInputs(int unit, int count) && inputs.bits().length == (count + 7) / 8;
          case RelayReply.Refusal refusal -> refusal.function() == request.frame().function();
        };
    if (!fits) {
      throw new IllegalStateException("an answer to something else: " + reply);
    }
    if (reply instanceof RelayReply.Inputs inputs && request instanceof RelayRequest.ReadInputs(int unit, int count)) {
      for (int input = 1; input <= count; input++) {
        inputs.on(input);
      }
    }
  }

  /** With some inputs the address, the function, the length and the check bytes are put right, so that more is reached. */
  private static void mend(byte[] stream, RelayRequest request, byte how) {
    int length = (how & 0x10) != 0 ? RelayReply.length(request) : RelayReply.REFUSAL_LENGTH;
    if ((how & 0x20) == 0 || stream.length < length) {
      return;
    }
    int at = (how & 0x40) != 0 ? stream.length - length : 0;
    byte[] pdu = Arrays.copyOfRange(stream, at + 1, at + length - 2);
    pdu[0] = (byte) (request.frame().function() | ((how & 0x10) != 0 ? 0 : 0x80));
    if ((how & 0x10) != 0 && request instanceof RelayRequest.ReadInputs(int unit, int count)) {
      pdu[1] = (byte) ((count + 7) / 8);
    }
    byte[] frame = new RtuFrame(request.unit(), pdu).encode();
    System.arraycopy(frame, 0, stream, at, frame.length);
  }
}
