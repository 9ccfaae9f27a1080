package org.hall24.locker.modbus;

import com.digitalpetri.modbus.pdu.ReadDiscreteInputsResponse;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** What a relay board says to one request. */
public sealed interface RelayReply {

  /** How long a refusal is on the wire, in bytes. */
  int REFUSAL_LENGTH = 5;

  /** The frame on the wire, for a request of this unit. */
  RtuFrame frame(int unit);

  /** A coil was written: the request's own bytes. An echo says the same. */
  record Written(RelayRequest request) implements RelayReply {
    @Override
    public RtuFrame frame(int unit) {
      return request.frame();
    }
  }

  /**
   * The inputs asked for.
   *
   * @param bits input 1 in bit 0 of the first byte
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by its frame where it is compared at all
  record Inputs(byte[] bits) implements RelayReply {
    /** Whether an input, counted from 1, is 1. */
    public boolean on(int input) {
      return (bits[(input - 1) / 8] >> (input - 1) % 8 & 1) == 1;
    }

    @Override
    public RtuFrame frame(int unit) {
      return RtuFrame.of(unit, buffer -> ReadDiscreteInputsResponse.Serializer.encode(new ReadDiscreteInputsResponse(bits), buffer));
    }
  }

  /**
   * The board will not.
   *
   * @param function the function asked for, without bit 7
   * @param code 1 function, 2 address, 3 value, 4 device failure, 6 busy
   */
  record Refusal(int function, int code) implements RelayReply {
    @Override
    public RtuFrame frame(int unit) {
      return new RtuFrame(unit, new byte[] {(byte) (function | 0x80), (byte) code});
    }
  }

  /** How long the answer to a request is on the wire when it is no refusal, in bytes. */
  static int length(RelayRequest request) {
    return switch (request) {
      case RelayRequest.Pulse p -> 8;
      case RelayRequest.Switch s -> 8;
      case RelayRequest.AllOff o -> 8;
      case RelayRequest.ReadInputs(int unit, int count) -> REFUSAL_LENGTH + (count + 7) / 8;
    };
  }

  /**
   * Reads one exactly delimited answer to a request; every field has to fit it.
   *
   * @return empty for anything else
   */
  static Optional<RelayReply> parse(RelayRequest request, byte[] bytes) {
    Optional<RtuFrame> read = RtuFrame.parse(bytes).filter(f -> f.unit() == request.unit());
    if (read.isEmpty()) {
      return Optional.empty();
    }
    RtuFrame frame = read.get();
    byte[] pdu = frame.pdu();
    int function = request.frame().function();
    // The library knows refusals by type only; their code is read here.
    if (frame.function() == (function | 0x80) && pdu.length == 2) {
      return Optional.of(new Refusal(function, pdu[1] & 0xFF));
    }
    if (frame.function() != function || bytes.length != length(request)) {
      return Optional.empty();
    }
    return switch (request) {
      case RelayRequest.ReadInputs(int unit, int count) ->
          (pdu[1] & 0xFF) == (count + 7) / 8
              ? Optional.of(new Inputs(ReadDiscreteInputsResponse.Serializer.decode(ByteBuffer.wrap(pdu)).inputs()))
              : Optional.empty();
      default -> Arrays.equals(bytes, request.frame().encode()) ? Optional.of(new Written(request)) : Optional.empty();
    };
  }
}
