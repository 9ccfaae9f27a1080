package org.hall24.identity.sam.emulator;

import org.hall24.identity.sam.SamStatus;

/** Something that goes wrong with one command, planned with {@link SamReaderEmulator#plan}. None of them needs time. */
public sealed interface SamFault {

  /** Bytes that belong to nobody come before the reply. */
  @SuppressWarnings("ArrayRecordComponent") // a plan is made once and never compared
  record NoiseBefore(byte[] bytes) implements SamFault {}

  /** Bytes that belong to nobody come after the reply. */
  @SuppressWarnings("ArrayRecordComponent") // a plan is made once and never compared
  record NoiseAfter(byte[] bytes) implements SamFault {}

  /**
   * The reply comes in pieces.
   *
   * @param size bytes of each piece, at least 1
   */
  record Split(int size) implements SamFault {
    public Split {
      if (size < 1) {
        throw new IllegalArgumentException("a piece has at least one byte");
      }
    }
  }

  /** The command is obeyed, the reply never arrives. */
  record Drop() implements SamFault {}

  /** Only the first {@code count} bytes of the reply arrive. */
  record Cut(int count) implements SamFault {}

  /** The last byte of the reply is wrong. */
  record BadChecksum() implements SamFault {}

  /** The length field of the reply is wrong by {@code off}. */
  record BadLength(int off) implements SamFault {}

  /** The reply arrives only just before the reply to the next command. */
  record Late() implements SamFault {}

  /** The reply arrives only after the reply to the next command. */
  record Overtaken() implements SamFault {}

  /** The cable is pulled instead of the reply; whoever runs the emulator plugs it in again. */
  record Unplug() implements SamFault {}

  /** Nothing goes wrong: keeps the place of one command in the queue. */
  record None() implements SamFault {}

  /** The module answers with this instead of obeying; SW1 and SW2 as a card would set them. */
  record Answer(int sw1, int sw2, SamStatus status) implements SamFault {}

  /** Just before the command is looked at, the card is lifted. */
  record Lift() implements SamFault {}

  /** Just before the command is looked at, another card takes the place of the one there. */
  record Swap(EmulatedCard other) implements SamFault {}
}
