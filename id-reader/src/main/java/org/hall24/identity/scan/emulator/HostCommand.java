package org.hall24.identity.scan.emulator;

import java.util.Arrays;
import java.util.Optional;
import org.hall24.identity.scan.EngineReply;

/**
 * What a host tells a scan engine: {@code 7E 00 type length address address data CRC} of the Grow engines (the host may send
 * {@code AB CD} instead of a CRC), {@code length opcode source status … sum} of SSI, or a single command byte sequence of the
 * engine's own.
 */
sealed interface HostCommand {

  /** Look now. */
  record Look(Language language) implements HostCommand {}

  /** Stop looking. */
  record Rest(Language language) implements HostCommand {}

  /** Tell a setting. */
  record Ask(int address, int count) implements HostCommand {}

  /** Change a setting: nothing a driver may do unasked. */
  record Change(Language language) implements HostCommand {}

  /** Nothing an engine understands. */
  record Broken() implements HostCommand {}

  /** In which words a host speaks. */
  enum Language {
    GROW,
    SSI,
    OWN
  }

  /** A command and how many bytes it took; empty when more are needed. */
  record Read(HostCommand command, int length) {}

  int GROW_HEAD = 6;
  int CRC = 2;
  int TYPE_READ = 7;
  int TYPE_WRITE = 8;
  int TRIGGER_ZONE = 2;
  byte[] NO_CRC = {(byte) 0xAB, (byte) 0xCD};
  int SSI_START = 0xE4;
  int SSI_STOP = 0xE5;

  /** Reads the command that some bytes begin with. */
  static Optional<Read> read(byte[] bytes, byte[] own) {
    if (bytes.length == 0) {
      return Optional.empty();
    }
    if (startsWith(bytes, own)) {
      return Optional.of(new Read(new Look(Language.OWN), own.length));
    }
    if (own.length > 0 && startsWith(own, bytes)) {
      return Optional.empty();
    }
    int first = bytes[0] & 0xFF;
    if (first == 0) {
      return bytes.length == 1 ? Optional.empty() : read(Arrays.copyOfRange(bytes, 1, bytes.length), own).map(r -> new Read(r.command(), r.length() + 1));
    }
    if (first == 0x7E) {
      return grow(bytes);
    }
    return first >= 4 && first <= 16 ? ssi(bytes) : Optional.of(new Read(new Broken(), 1));
  }

  private static boolean startsWith(byte[] bytes, byte[] head) {
    return head.length > 0 && bytes.length >= head.length && Arrays.equals(bytes, 0, head.length, head, 0, head.length);
  }

  private static Optional<Read> grow(byte[] bytes) {
    if (bytes.length > 1 && bytes[1] != 0) {
      return Optional.of(new Read(new Broken(), 1));
    }
    if (bytes.length < GROW_HEAD) {
      return Optional.empty();
    }
    int size = bytes[3] & 0xFF;
    int length = GROW_HEAD + size + CRC;
    if (bytes.length < length) {
      return Optional.empty();
    }
    int crc = EngineReply.crc(bytes, 2, length - CRC);
    int said = (bytes[length - 2] & 0xFF) << 8 | bytes[length - 1] & 0xFF;
    boolean right = said == crc || Arrays.equals(bytes, length - CRC, length, NO_CRC, 0, CRC);
    int address = (bytes[4] & 0xFF) << 8 | bytes[5] & 0xFF;
    if (!right || size != 1) {
      return Optional.of(new Read(new Broken(), right ? length : 1));
    }
    int value = bytes[GROW_HEAD] & 0xFF;
    HostCommand command =
        switch (bytes[2]) {
          case TYPE_READ -> new Ask(address, value);
          case TYPE_WRITE -> address != TRIGGER_ZONE ? new Change(Language.GROW) : value == 1 ? new Look(Language.GROW) : new Rest(Language.GROW);
          default -> new Change(Language.GROW);
        };
    return Optional.of(new Read(command, length));
  }

  private static Optional<Read> ssi(byte[] bytes) {
    int count = bytes[0] & 0xFF;
    if (bytes.length < count + CRC) {
      return Optional.empty();
    }
    int said = (bytes[count] & 0xFF) << 8 | bytes[count + 1] & 0xFF;
    if (said != EngineReply.sum(bytes, 0, count)) {
      return Optional.of(new Read(new Broken(), 1));
    }
    HostCommand command =
        switch (bytes[1] & 0xFF) {
          case SSI_START -> new Look(Language.SSI);
          case SSI_STOP -> new Rest(Language.SSI);
          default -> new Change(Language.SSI);
        };
    return Optional.of(new Read(command, count + CRC));
  }
}
