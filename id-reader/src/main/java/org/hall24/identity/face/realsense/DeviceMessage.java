package org.hall24.identity.face.realsense;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the module says in host mode, dialect A. Source: RealSenseID 1.3.1, {@code SerialPacket.h} and {@code
 * FaceAuthenticatorCommon.cc}.
 */
public sealed interface DeviceMessage {

  /** The session is open. */
  record SessionStarted() implements DeviceMessage {}

  /** The ping's own bytes. */
  record Pong(byte[] data) implements DeviceMessage {}

  /** The settings in force. */
  record ConfigIs(DeviceConfig config) implements DeviceMessage {}

  /** The echo of a change of settings. */
  record ConfigSet(DeviceConfig config) implements DeviceMessage {}

  /** A change of settings was refused. */
  record ConfigRefused(int status) implements DeviceMessage {}

  /** How many persons are stored. */
  record UserCount(long users) implements DeviceMessage {}

  /** A piece of the photo arrived. */
  record ImageChunkTaken() implements DeviceMessage {}

  /** The end of an operation; a general status, or of a photo extraction an enrol status. */
  record Reply(int status) implements DeviceMessage {}

  /** Something the person should know, as a status of the running operation. */
  record Hint(int status) implements DeviceMessage {}

  /** What came of looking at a face. */
  record Result(int status, String user) implements DeviceMessage {}

  /** How far an enrolment is; not used in host mode. */
  record Progress(int pose) implements DeviceMessage {}

  /**
   * Faces in view, whether usable or not.
   *
   * @param milliseconds the module's own clock
   */
  record FacesSeen(long milliseconds, List<Box> boxes) implements DeviceMessage {
    public static final int MAX = 10;

    /** Where a face is in the module's picture, in pixels. */
    public record Box(long x, long y, long width, long height) {}

    public FacesSeen {
      boxes = List.copyOf(boxes);
    }
  }

  /** A faceprint is handed over. */
  record Extracted(Faceprint faceprint) implements DeviceMessage {}

  /** A message this driver has no use for, or whose body makes no sense. */
  record Other(char id) implements DeviceMessage {}

  /** Reads a packet of the module. Never fails: what makes no sense is {@link Other}. */
  static DeviceMessage parse(Packet packet) {
    byte[] message = packet.message();
    char id = packet.id();
    if (id >= 'A' && id <= 'Z') {
      return FaText.parse(message).map(text -> status(id, text)).orElse(new Other(id));
    }
    return switch (id) {
      case 'o' -> new SessionStarted();
      case 'p' ->
          message.length < HostMessage.Ping.SIZE
              ? new Other(id)
              : new Pong(Arrays.copyOf(message, HostMessage.Ping.SIZE));
      case 'q' -> new ConfigIs(DeviceConfig.parse(message));
      case 's' -> new ConfigSet(DeviceConfig.parse(message));
      case 'z' -> new ConfigRefused(Bytes.u8(message, 0));
      case 'n' -> new UserCount(Bytes.u32(message, 0));
      case 'e' -> new ImageChunkTaken();
      case 'g' -> faces(message);
      case 'f' -> Faceprint.parse(message).<DeviceMessage>map(Extracted::new).orElse(new Other(id));
      default -> new Other(id);
    };
  }

  private static DeviceMessage status(char id, FaText text) {
    return switch (id) {
      // The vendor's host takes whatever status message answers a photo, that of the question's own name too.
      case 'Y', 'J' -> new Reply(text.code());
      case 'H' -> new Hint(text.code());
      case 'R' -> new Result(text.code(), text.name());
      case 'P' -> new Progress(text.code());
      default -> new Other(id);
    };
  }

  private static DeviceMessage faces(byte[] message) {
    int count = Bytes.u8(message, 0);
    if (count > FacesSeen.MAX || message.length < 5 + 16 * count) {
      return new Other('g');
    }
    List<FacesSeen.Box> boxes = new ArrayList<>();
    for (int at = 5; at < 5 + 16 * count; at += 16) {
      boxes.add(
          new FacesSeen.Box(
              Bytes.u32(message, at),
              Bytes.u32(message, at + 4),
              Bytes.u32(message, at + 8),
              Bytes.u32(message, at + 12)));
    }
    return new FacesSeen(Bytes.u32(message, 1), boxes);
  }

  /** The message as a packet; one that holds a faceprint is wiped by the caller. */
  default Packet packet(long sequence) {
    return switch (this) {
      case SessionStarted _ -> Packet.plain('o', sequence, new byte[0]);
      case Pong pong -> Packet.plain('p', sequence, pong.data());
      case ConfigIs is -> Packet.plain('q', sequence, is.config().encode());
      case ConfigSet set -> Packet.plain('s', sequence, set.config().encode());
      case ConfigRefused refused -> Packet.plain('z', sequence, new byte[] {(byte) refused.status()});
      case UserCount count -> {
        byte[] bytes = new byte[4];
        Bytes.putU32(bytes, 0, count.users());
        yield Packet.plain('n', sequence, bytes);
      }
      case ImageChunkTaken _ -> Packet.plain('e', sequence, new byte[0]);
      case Reply reply -> Packet.plain('Y', sequence, FaText.encode("", reply.status()));
      case Hint hint -> Packet.plain('H', sequence, FaText.encode("", hint.status()));
      case Result result -> Packet.plain('R', sequence, FaText.encode(result.user(), result.status()));
      case Progress progress -> Packet.plain('P', sequence, FaText.encode("", progress.pose()));
      case FacesSeen seen -> Packet.plain('g', sequence, encode(seen));
      case Extracted extracted -> {
        byte[] bytes = extracted.faceprint().encode();
        Packet packet = Packet.plain('f', sequence, bytes);
        Arrays.fill(bytes, (byte) 0);
        yield packet;
      }
      case Other other -> Packet.plain(other.id(), sequence, new byte[0]);
    };
  }

  private static byte[] encode(FacesSeen seen) {
    byte[] bytes = new byte[5 + 16 * seen.boxes().size()];
    bytes[0] = (byte) seen.boxes().size();
    Bytes.putU32(bytes, 1, seen.milliseconds());
    int at = 5;
    for (FacesSeen.Box box : seen.boxes()) {
      Bytes.putU32(bytes, at, box.x());
      Bytes.putU32(bytes, at + 4, box.y());
      Bytes.putU32(bytes, at + 8, box.width());
      Bytes.putU32(bytes, at + 12, box.height());
      at += 16;
    }
    return bytes;
  }
}
