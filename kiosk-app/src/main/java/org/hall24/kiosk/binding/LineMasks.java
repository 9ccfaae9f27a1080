package org.hall24.kiosk.binding;

import java.util.BitSet;
import org.hall24.link.FrameMask;
import org.hall24.link.FrameMask.Direction;

/**
 * What of each device's line may be seen in a recording. When a piece does not begin like something harmless, nothing of it
 * is shown.
 */
final class LineMasks {
  /** Preamble, length and status of a card reader's frame. */
  private static final int SAM_HEAD = 10;

  private static final int[] SAM_PREAMBLE = {0xAA, 0xAA, 0xAA, 0x96, 0x69};
  /** Questions to a printer and its answers are a few bytes; anything longer may be text. */
  private static final int PRINTER_QUESTION = 10;

  /** Messages of a face module up to this size are commands and states; longer ones carry pictures and faceprints. */
  private static final int FACE_COMMAND = 24;

  private static final int DLE = 0x10;
  private static final int GS = 0x1D;

  private LineMasks() {}

  /** The mask of a driver's line. */
  static FrameMask of(String driver) {
    return switch (driver) {
      case "lock8a" -> FrameMask.everything();
      case "sam" -> LineMasks::sam;
      case "escpos" -> LineMasks::printer;
      case "realsense", "efaa" -> LineMasks::face;
      default -> FrameMask.nothing();
    };
  }

  /** Commands carry nothing of a card; of a reply only the frame around the data is shown. */
  private static BitSet sam(Direction direction, byte[] piece) {
    if (direction == Direction.TO_DEVICE) {
      return first(piece.length);
    }
    for (int i = 0; i < SAM_PREAMBLE.length; i++) {
      if (i >= piece.length || (piece[i] & 0xFF) != SAM_PREAMBLE[i]) {
        return first(0);
      }
    }
    return first(Math.min(SAM_HEAD, piece.length));
  }

  /** Only whole questions are shown: DLE …, GS r n, GS ( H …; what is printed never is. */
  private static BitSet printer(Direction direction, byte[] piece) {
    if (direction == Direction.FROM_DEVICE) {
      return first(piece.length);
    }
    boolean realTime = piece.length >= 2 && piece.length <= PRINTER_QUESTION && (piece[0] & 0xFF) == DLE;
    boolean ordered = piece.length == 3 && (piece[0] & 0xFF) == GS && piece[1] == 'r';
    boolean process = piece.length >= 3 && piece.length <= PRINTER_QUESTION && (piece[0] & 0xFF) == GS && piece[1] == '(' && piece[2] == 'H';
    return first(realTime || ordered || process ? piece.length : 0);
  }

  private static BitSet face(Direction direction, byte[] piece) {
    return first(piece.length <= FACE_COMMAND ? piece.length : 0);
  }

  private static BitSet first(int count) {
    BitSet shown = new BitSet();
    shown.set(0, count);
    return shown;
  }
}
