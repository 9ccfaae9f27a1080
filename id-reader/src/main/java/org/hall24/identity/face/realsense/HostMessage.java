package org.hall24.identity.face.realsense;

import java.util.Arrays;
import java.util.Optional;

/**
 * What the host says in host mode, dialect A: the only messages this driver can form. Requests that would store a face on
 * the module have no record here, on purpose. Source: RealSenseID 1.3.1, {@code SerialPacket.h} and {@code
 * FaceAuthenticatorCommon.cc}.
 */
public sealed interface HostMessage {

  /** Opens a session; the module echoes it. Always sequence 0. */
  record StartSession() implements HostMessage {}

  /**
   * Comes back identical, without a session.
   *
   * @param data exactly 512 bytes; not copied
   */
  record Ping(byte[] data) implements HostMessage {
    public static final int SIZE = 512;
  }

  /** Asks for the settings. */
  record QueryConfig() implements HostMessage {}

  /** Changes the settings. */
  record SetConfig(DeviceConfig config) implements HostMessage {}

  /** Asks how many persons the module has stored. */
  record CountUsers() implements HostMessage {}

  /** Removes every stored person; may take half a minute. */
  record RemoveAll() implements HostMessage {}

  /**
   * One piece of a photo, blue first.
   *
   * @param index from 0
   * @param width of the whole photo in pixels
   * @param height of the whole photo in pixels
   * @param pixels exactly {@link #PIXELS} bytes, the last piece padded with zeros; not copied
   */
  record ImageChunk(int index, int width, int height, byte[] pixels) implements HostMessage {
    public static final int PIXELS = Packet.MAX_MESSAGE - 6;

    /** The greatest photo a module takes, in bytes. */
    public static final int MAX_IMAGE = 900 * 1024;

    @Override
    public String toString() {
      return "ImageChunk[" + index + " of " + width + "×" + height + "]";
    }
  }

  /**
   * Makes a faceprint of the photo sent before and hands it over; stores nothing.
   *
   * @param label up to 30 ASCII characters; the protocol asks for a name, the module has no use for it
   */
  record ExtractFromPhoto(String label) implements HostMessage {}

  /** Looks at the person and hands over a faceprint of the live face; stores nothing. */
  record ExtractLive() implements HostMessage {}

  /** Before every packet of the host: leaves the module's text console. */
  String CONSOLE_TO_BINARY = "\r\n__FACE_API__\r\n";

  /** Ends the running operation; the module then sends its reply. */
  String CANCEL = "\r\n__FACE_CANCEL__\r\n";

  /** Asks the console for the versions of all parts. */
  String VERSIONS = "\r\nbspver\r\n";

  /** Asks the console for the serial number. */
  String SERIAL = "\r\nbspver -device\r\n";

  /** The message id on the wire. */
  default char id() {
    return switch (this) {
      case StartSession _ -> 'o';
      case Ping _ -> 'p';
      case QueryConfig _ -> 'q';
      case SetConfig _ -> 's';
      case CountUsers _ -> 'n';
      case RemoveAll _ -> 'C';
      case ImageChunk _ -> 'e';
      case ExtractFromPhoto _ -> 'J';
      case ExtractLive _ -> 'X';
    };
  }

  /** The message as a packet; one that holds a photo is wiped by the caller. */
  default Packet packet(long sequence) {
    byte[] message =
        switch (this) {
          case StartSession _, QueryConfig _, CountUsers _ -> new byte[0];
          case Ping ping -> ping.data();
          case SetConfig set -> set.config().encode();
          case RemoveAll _, ExtractLive _ -> FaText.encode("", 0);
          case ExtractFromPhoto extract -> FaText.encode(extract.label(), 0);
          case ImageChunk chunk -> {
            byte[] bytes = new byte[Packet.MAX_MESSAGE];
            Bytes.putU16(bytes, 0, chunk.index());
            Bytes.putU16(bytes, 2, chunk.width());
            Bytes.putU16(bytes, 4, chunk.height());
            System.arraycopy(chunk.pixels(), 0, bytes, 6, ImageChunk.PIXELS);
            yield bytes;
          }
        };
    Packet packet = Packet.plain(id(), sequence, message);
    if (this instanceof ImageChunk) {
      Arrays.fill(message, (byte) 0);
    }
    return packet;
  }

  /** Reads a packet of the host; empty when it is none of host mode's messages or its size is wrong. */
  static Optional<HostMessage> parse(Packet packet) {
    byte[] message = packet.message();
    return switch (packet.id()) {
      case 'o' -> Optional.of(new StartSession());
      case 'p' ->
          message.length >= Ping.SIZE ? Optional.of(new Ping(Arrays.copyOf(message, Ping.SIZE))) : Optional.empty();
      case 'q' -> Optional.of(new QueryConfig());
      case 's' -> Optional.of(new SetConfig(DeviceConfig.parse(message)));
      case 'n' -> Optional.of(new CountUsers());
      case 'C' -> Optional.of(new RemoveAll());
      case 'J' -> FaText.parse(message).map(text -> new ExtractFromPhoto(text.name()));
      case 'X' -> Optional.of(new ExtractLive());
      case 'e' ->
          message.length == Packet.MAX_MESSAGE
              ? Optional.of(
                  new ImageChunk(
                      Bytes.u16(message, 0),
                      Bytes.u16(message, 2),
                      Bytes.u16(message, 4),
                      Arrays.copyOfRange(message, 6, message.length)))
              : Optional.empty();
      default -> Optional.empty();
    };
  }
}
