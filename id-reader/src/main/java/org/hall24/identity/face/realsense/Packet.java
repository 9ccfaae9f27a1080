package org.hall24.identity.face.realsense;

import java.util.Arrays;

/**
 * One packet of the wire, both directions, both dialects. Integers are little-endian.
 *
 * <pre>
 *  0  '@' 'F'          4  IV (16 bytes, zero without encryption)   22  sequence (u32)
 *  2  version = 3     20  payload size (u16, multiple of 32)       26  message, zero padded
 *  3  message id      22+size  HMAC (32 bytes, zero without encryption), then CRC-16
 * </pre>
 *
 * <p>The CRC covers header, payload and 32 further bytes: the HMAC in a packet of the greatest size, zeros in all others
 * (a structure of fixed size in the vendor's code makes it so). Source: RealSenseID 1.3.1, {@code SerialPacket.h},
 * {@code PacketSender.cc}.
 *
 * <p>May hold a face; {@link #wipe()} overwrites it. Prints as id and sizes only.
 *
 * @param id the message id, an ASCII letter mostly
 * @param sequence 0 to 2³²−1
 * @param message what follows the sequence number, padded to the next whole payload; not copied
 * @param secured whether IV or HMAC is not zero: the peer speaks with encryption
 */
public record Packet(char id, long sequence, byte[] message, boolean secured) {
  static final int HEADER = 22;
  static final int HMAC = 32;
  static final int CRC = 2;
  static final int PAYLOAD_STEP = 32;
  static final int MAX_PAYLOAD = 8128;
  static final int SEQUENCE = 4;
  public static final int MAX_MESSAGE = MAX_PAYLOAD - SEQUENCE;
  public static final int MAX_SIZE = HEADER + MAX_PAYLOAD + HMAC + CRC;
  static final int VERSION = 3;

  /** A packet without encryption; the message is padded with zeros and copied. */
  public static Packet plain(char id, long sequence, byte[] message) {
    if (message.length > MAX_MESSAGE) {
      throw new IllegalArgumentException("a message of " + message.length + " bytes, at most " + MAX_MESSAGE);
    }
    int payload = (SEQUENCE + message.length + PAYLOAD_STEP - 1) / PAYLOAD_STEP * PAYLOAD_STEP;
    return new Packet(id, sequence, Arrays.copyOf(message, payload - SEQUENCE), false);
  }

  /** The bytes of this packet without encryption. */
  public byte[] encode() {
    int payload = SEQUENCE + message.length;
    byte[] out = new byte[HEADER + payload + HMAC + CRC];
    out[0] = '@';
    out[1] = 'F';
    out[2] = VERSION;
    out[3] = (byte) id;
    Bytes.putU16(out, 20, payload);
    Bytes.putU32(out, 22, sequence);
    System.arraycopy(message, 0, out, HEADER + SEQUENCE, message.length);
    Bytes.putU16(out, out.length - CRC, Crc16.of(out, 0, HEADER + payload + HMAC, 0));
    return out;
  }

  /** Overwrites the message. */
  public void wipe() {
    Arrays.fill(message, (byte) 0);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Packet that
        && id == that.id
        && sequence == that.sequence
        && secured == that.secured
        && Arrays.equals(message, that.message);
  }

  @Override
  public int hashCode() {
    return id * 31 + Long.hashCode(sequence);
  }

  @Override
  public String toString() {
    return "Packet[" + id + " #" + sequence + ", " + message.length + " bytes]";
  }
}
