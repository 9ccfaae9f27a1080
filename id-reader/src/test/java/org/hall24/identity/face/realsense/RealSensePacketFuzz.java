package org.hall24.identity.face.realsense;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Anything on a face module's line: the first byte chooses how it is cut and whether checksums are put right, so that what
 * lies behind the checksum is reached too.
 */
public final class RealSensePacketFuzz {
  /** Several packets; more of the same only takes longer. */
  private static final int LONGEST = 600;

  private RealSensePacketFuzz() {}

  /** Feeds the input in pieces and at once; both must find the same, and every packet found must survive a round trip. */
  public static void fuzzerTestOneInput(byte[] data) {
    if (data.length < 2) {
      return;
    }
    byte[] stream = Arrays.copyOfRange(data, 1, Math.min(data.length, LONGEST));
    if ((data[0] & 1) != 0) {
      stream = mended(stream);
    }
    List<String> whole = found(stream, stream.length);
    List<String> pieces = found(stream, 1 + (data[0] & 0xFF) / 2);
    if (!whole.equals(pieces)) {
      throw new IllegalStateException("cutting changes what is found");
    }
  }

  private static List<String> found(byte[] stream, int piece) {
    PacketParser parser = new PacketParser();
    List<String> found = new ArrayList<>();
    int at = 0;
    while (at < stream.length) {
      at += parser.feed(stream, at, Math.min(piece, stream.length - at));
      drain(parser.take(), parser, found);
    }
    drain(parser.silence(), parser, found);
    return found;
  }

  private static void drain(Optional<PacketParser.Found> first, PacketParser parser, List<String> found) {
    for (Optional<PacketParser.Found> next = first; next.isPresent(); next = parser.take()) {
      if (next.get() instanceof PacketParser.Found.Whole(Packet packet)) {
        found.add(packet.toString());
        understood(packet);
      } else {
        found.add(next.get().toString());
      }
    }
  }

  private static void understood(Packet packet) {
    HostMessage.parse(packet).map(message -> message.packet(packet.sequence())).ifPresent(RealSensePacketFuzz::again);
    again(DeviceMessage.parse(packet).packet(packet.sequence()));
  }

  private static void again(Packet packet) {
    PacketParser parser = new PacketParser();
    byte[] bytes = packet.encode();
    parser.feed(bytes, 0, bytes.length);
    if (!(parser.take().orElse(null) instanceof PacketParser.Found.Whole(Packet back)) || !back.equals(packet)) {
      throw new IllegalStateException("a packet does not survive a round trip");
    }
  }

  /** The input as the message of a packet whose header and checksum are right. */
  private static byte[] mended(byte[] input) {
    byte[] message = Arrays.copyOfRange(input, 1, Math.min(input.length, Packet.MAX_MESSAGE));
    return Packet.plain((char) (input[0] & 0x7F), 1, message).encode();
  }
}
