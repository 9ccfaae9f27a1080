package org.hall24.locker.modbus;

import com.digitalpetri.modbus.Crc16;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * A frame on a Modbus RTU line: {@code unit | function | data | CRC low | CRC high}. It does not say how long it is; whoever
 * reads one knows the length from the function, or from the silence around it.
 *
 * @param unit the address of the board, 0–247; 0 speaks to all of them
 * @param pdu function code and data, 1–253 bytes
 */
@SuppressWarnings("ArrayRecordComponent") // compared by its bytes where it is compared at all
public record RtuFrame(int unit, byte[] pdu) {
  /** The highest address of a board. */
  public static final int HIGHEST_UNIT = 247;

  private static final int FRAMING = 3;
  private static final int LONGEST_PDU = 253;

  /**
   * @throws IllegalArgumentException for a unit or length that cannot be
   */
  public RtuFrame {
    if (unit < 0 || unit > HIGHEST_UNIT) {
      throw new IllegalArgumentException("unit " + unit + " is outside 0-" + HIGHEST_UNIT);
    }
    if (pdu.length < 1 || pdu.length > LONGEST_PDU) {
      throw new IllegalArgumentException("a PDU of " + pdu.length + " bytes");
    }
    pdu = pdu.clone();
  }

  @Override
  public byte[] pdu() {
    return pdu.clone();
  }

  /** The function code, with bit 7 set in a refusal. */
  public int function() {
    return pdu[0] & 0xFF;
  }

  /** The bytes on the wire. */
  public byte[] encode() {
    byte[] frame = new byte[pdu.length + FRAMING];
    frame[0] = (byte) unit;
    System.arraycopy(pdu, 0, frame, 1, pdu.length);
    int crc = crc(frame, frame.length - 2);
    frame[frame.length - 2] = (byte) crc;
    frame[frame.length - 1] = (byte) (crc >> 8);
    return frame;
  }

  /**
   * Reads one exactly delimited frame.
   *
   * @return empty when it is too short, too long, of no unit, or its check word is wrong
   */
  public static Optional<RtuFrame> parse(byte[] frame) {
    int length = frame.length;
    if (length <= FRAMING || length > LONGEST_PDU + FRAMING || (frame[0] & 0xFF) > HIGHEST_UNIT) {
      return Optional.empty();
    }
    int told = frame[length - 2] & 0xFF | (frame[length - 1] & 0xFF) << 8;
    return told == crc(frame, length - 2)
        ? Optional.of(new RtuFrame(frame[0] & 0xFF, Arrays.copyOfRange(frame, 1, length - 2)))
        : Optional.empty();
  }

  /** The frame of a PDU that a serializer writes. */
  static RtuFrame of(int unit, java.util.function.Consumer<ByteBuffer> serializer) {
    ByteBuffer buffer = ByteBuffer.allocate(LONGEST_PDU);
    serializer.accept(buffer);
    return new RtuFrame(unit, Arrays.copyOf(buffer.array(), buffer.position()));
  }

  private static int crc(byte[] frame, int length) {
    Crc16 crc = new Crc16();
    crc.update(ByteBuffer.wrap(frame, 0, length));
    return crc.getValue();
  }
}
