package org.hall24.locker.modbus;

import com.digitalpetri.modbus.pdu.ReadDiscreteInputsRequest;
import com.digitalpetri.modbus.pdu.WriteSingleCoilRequest;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * What a host may say to a relay board with inputs.
 *
 * <p>A bolt is only ever moved by a pulse the board times itself (coil 0200h + n, the value in steps of 100 ms): an order on
 * and an order off leave the coil burning when the program dies between them. Relays of signals are switched one by one.
 * All relays can be switched off at once and in no way on: coil 00FFh has a record for off only, function 0Fh has none.
 *
 * <p>Source: Waveshare's wiki page of the Modbus RTU Relay; Open-Locker ADR-0004.
 */
public sealed interface RelayRequest {
  /** The first coil whose value is a time. */
  int FLASH_BASE = 0x0200;

  /** Most relays, or inputs, of a board: one fewer than the number that means all. */
  int MOST = 0xFF;

  /** The coil that means all of them. */
  int ALL = 0x00FF;

  /** One step of a pulse, in milliseconds. */
  int STEP_MS = 100;

  /** The longest pulse, in steps: a second, because solenoids burn. */
  int MOST_STEPS = 10;

  /** The value that switches a coil on. */
  int ON = 0xFF00;

  /** The board asked, 1–247. */
  int unit();

  /** The frame on the wire. */
  RtuFrame frame();

  /**
   * Closes one relay for a time that the board itself measures: FC05 to coil 0200h + n. The answer has the same bytes.
   *
   * @param channel 1–255
   * @param steps 1–10 times 100 ms
   */
  record Pulse(int unit, int channel, int steps) implements RelayRequest {
    /**
     * @throws IllegalArgumentException for a unit, channel or time that cannot be
     */
    public Pulse {
      require(unit, channel);
      if (steps < 1 || steps > MOST_STEPS) {
        throw new IllegalArgumentException(steps + " steps are outside 1-" + MOST_STEPS);
      }
    }

    @Override
    public RtuFrame frame() {
      WriteSingleCoilRequest pdu = new WriteSingleCoilRequest(FLASH_BASE + channel - 1, steps);
      return RtuFrame.of(unit, buffer -> WriteSingleCoilRequest.Serializer.encode(pdu, buffer));
    }
  }

  /**
   * Switches one relay that feeds a lamp, a buzzer or a fan: FC05. Never used on a bolt. The answer has the same bytes.
   *
   * @param channel 1–255
   */
  record Switch(int unit, int channel, boolean on) implements RelayRequest {
    /**
     * @throws IllegalArgumentException for a unit or channel that cannot be
     */
    public Switch {
      require(unit, channel);
    }

    @Override
    public RtuFrame frame() {
      WriteSingleCoilRequest pdu = new WriteSingleCoilRequest(channel - 1, on);
      return RtuFrame.of(unit, buffer -> WriteSingleCoilRequest.Serializer.encode(pdu, buffer));
    }
  }

  /**
   * Switches all relays of a board off: FC05 to coil 00FFh with the value 0. The answer has the same bytes; a board that does
   * not know this coil refuses the address.
   */
  record AllOff(int unit) implements RelayRequest {
    /**
     * @throws IllegalArgumentException for a unit that cannot be
     */
    public AllOff {
      require(unit, 1);
    }

    @Override
    public RtuFrame frame() {
      WriteSingleCoilRequest pdu = new WriteSingleCoilRequest(ALL, 0);
      return RtuFrame.of(unit, buffer -> WriteSingleCoilRequest.Serializer.encode(pdu, buffer));
    }
  }

  /**
   * Asks for the first inputs of a board: FC02 from input 0.
   *
   * @param count 1–255
   */
  record ReadInputs(int unit, int count) implements RelayRequest {
    /**
     * @throws IllegalArgumentException for a unit or count that cannot be
     */
    public ReadInputs {
      require(unit, count);
    }

    @Override
    public RtuFrame frame() {
      ReadDiscreteInputsRequest pdu = new ReadDiscreteInputsRequest(0, count);
      return RtuFrame.of(unit, buffer -> ReadDiscreteInputsRequest.Serializer.encode(pdu, buffer));
    }
  }

  /**
   * Reads one exactly delimited request.
   *
   * @return empty for anything that is not a request of this type
   */
  static Optional<RelayRequest> parse(byte[] bytes) {
    Optional<RtuFrame> frame = RtuFrame.parse(bytes).filter(f -> f.unit() > 0 && f.pdu().length == 5);
    if (frame.isEmpty()) {
      return Optional.empty();
    }
    int unit = frame.get().unit();
    ByteBuffer pdu = ByteBuffer.wrap(frame.get().pdu());
    return switch (frame.get().function()) {
      case 0x02 -> {
        ReadDiscreteInputsRequest read = ReadDiscreteInputsRequest.Serializer.decode(pdu);
        boolean fits = read.address() == 0 && read.quantity() >= 1 && read.quantity() <= MOST;
        yield fits ? Optional.of(new ReadInputs(unit, read.quantity())) : Optional.empty();
      }
      case 0x05 -> coil(unit, WriteSingleCoilRequest.Serializer.decode(pdu));
      default -> Optional.empty();
    };
  }

  private static Optional<RelayRequest> coil(int unit, WriteSingleCoilRequest write) {
    int flash = write.address() - FLASH_BASE;
    if (flash >= 0 && flash < MOST && write.value() >= 1 && write.value() <= MOST_STEPS) {
      return Optional.of(new Pulse(unit, flash + 1, write.value()));
    }
    if (write.address() == ALL && write.value() == 0) {
      return Optional.of(new AllOff(unit));
    }
    boolean switches = write.address() < MOST && (write.value() == ON || write.value() == 0);
    return switches ? Optional.of(new Switch(unit, write.address() + 1, write.value() == ON)) : Optional.empty();
  }

  private static void require(int unit, int channel) {
    if (unit < 1 || unit > RtuFrame.HIGHEST_UNIT) {
      throw new IllegalArgumentException("board " + unit + " is outside 1-" + RtuFrame.HIGHEST_UNIT);
    }
    if (channel < 1 || channel > MOST) {
      throw new IllegalArgumentException("channel " + channel + " is outside 1-" + MOST);
    }
  }
}
