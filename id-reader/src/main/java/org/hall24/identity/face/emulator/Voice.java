package org.hall24.identity.face.emulator;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.Optional;
import org.hall24.identity.face.realsense.DeviceMessage;
import org.hall24.identity.face.realsense.Packet;
import org.hall24.link.Link;
import org.hall24.link.LinkException;
import org.hall24.link.Ticker;

/** What the module says, with its sequence numbers, and with a fault if one is due. */
final class Voice {
  private static final int TOO_FAR = 21;

  private final Link line;
  private final Ticker ticker;
  private Optional<Fault> fault = Optional.empty();
  private boolean lateDone;
  private long said;

  Voice(Link line, Ticker ticker) {
    this.line = line;
    this.ticker = ticker;
  }

  /** From now on this goes wrong, or nothing does. */
  void faulty(Optional<Fault> next) {
    fault = next;
    lateDone = false;
  }

  /** A new session: numbers start again. */
  void restart() {
    said = 0;
  }

  /** Says something in the session. */
  void say(DeviceMessage message) throws LinkException, InterruptedException {
    said +=
        switch (fault.orElse(null)) {
          case Fault.Jump _ -> TOO_FAR;
          case Fault.Repeat _ -> 0;
          case null, default -> 1;
        };
    send(message.packet(said));
  }

  /** Says something outside of any session. */
  void sayOutside(DeviceMessage message) throws LinkException, InterruptedException {
    send(message.packet(0));
  }

  /** Says something on the console. */
  void text(String text) throws LinkException {
    line.write(text.getBytes(US_ASCII));
  }

  private void send(Packet packet) throws LinkException, InterruptedException {
    byte[] bytes = packet.encode();
    packet.wipe();
    try {
      if (fault.isEmpty()) {
        line.write(bytes);
        return;
      }
      switch (fault.get()) {
        case Fault.Mute _ -> {}
        case Fault.Late late -> {
          if (!lateDone) {
            lateDone = true;
            ticker.await(late.by());
          }
          line.write(bytes);
        }
        case Fault.Split _ -> {
          for (byte one : bytes) {
            line.write(new byte[] {one});
          }
        }
        case Fault.Noise _ -> {
          line.write("\r\n[console] @ frame 17 @F@F\r\n@".getBytes(US_ASCII));
          line.write(bytes);
        }
        case Fault.Flip _ -> {
          bytes[bytes.length / 2] ^= 0x10;
          line.write(bytes);
        }
        case Fault.Jump _, Fault.Repeat _ -> line.write(bytes);
      }
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }
}
