package org.hall24.identity.face.efaa;

import java.util.Optional;

/**
 * The note about a face: eight numbers of two bytes, the smaller first, unlike everything else of the protocol. Seen so on
 * real FM225 hardware by the <a href="https://github.com/esphome/esphome">ESPHome</a> component {@code hlk_fm22x}; some
 * builds insert two bytes before the angles, so only what stands before is relied on.
 *
 * @param state what is wrong with the face, 0 for nothing
 * @param left from the picture's edge in pixels, may be negative; so are the others
 */
public record FaceState(int state, int left, int top, int right, int bottom) {
  /** The note's number. */
  public static final int NOTE = 1;

  static final int SIZE = 16;

  /** Reads the data of a note; empty when it is another note or too short. */
  static Optional<FaceState> parse(EfAaFrame note) {
    if (note.u8(0) != NOTE || note.data().length < 1 + SIZE) {
      return Optional.empty();
    }
    return Optional.of(
        new FaceState(i16(note, 1), i16(note, 3), i16(note, 5), i16(note, 7), i16(note, 9)));
  }

  /** The data of the note. */
  public byte[] encode() {
    byte[] data = new byte[1 + SIZE];
    data[0] = NOTE;
    int[] values = {state, left, top, right, bottom};
    for (int i = 0; i < values.length; i++) {
      data[1 + 2 * i] = (byte) values[i];
      data[2 + 2 * i] = (byte) (values[i] >> 8);
    }
    return data;
  }

  private static int i16(EfAaFrame note, int at) {
    return (short) (note.u8(at) | note.u8(at + 1) << 8);
  }
}
