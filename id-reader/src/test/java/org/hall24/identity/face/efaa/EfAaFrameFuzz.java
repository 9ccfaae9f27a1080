package org.hall24.identity.face.efaa;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Anything on the line of an EF AA module; the first byte chooses the pieces and whether a frame is put right. */
public final class EfAaFrameFuzz {
  /** Several frames; more of the same only takes longer. */
  private static final int LONGEST = 600;

  private EfAaFrameFuzz() {}

  /** Feeds the input in pieces and at once; both must find the same frames, and each must survive a round trip. */
  public static void fuzzerTestOneInput(byte[] data) {
    if (data.length < 3) {
      return;
    }
    byte[] stream = Arrays.copyOfRange(data, 1, Math.min(data.length, LONGEST));
    if ((data[0] & 1) != 0) {
      byte[] body = Arrays.copyOfRange(stream, 1, Math.min(stream.length, EfAaParser.MAX_DATA));
      stream = new EfAaFrame(stream[0] & 0xFF, body).encode();
    }
    List<EfAaFrame> whole = found(stream, stream.length);
    if (!whole.equals(found(stream, 1 + (data[0] & 0xFF) / 2))) {
      throw new IllegalStateException("cutting changes what is found");
    }
    for (EfAaFrame frame : whole) {
      byte[] bytes = frame.encode();
      if (!found(bytes, bytes.length).equals(List.of(frame))) {
        throw new IllegalStateException("a frame does not survive a round trip");
      }
      if (FaceState.parse(frame).flatMap(state -> Result.hint(state.state(), false)).isPresent() && frame.u8(0) != FaceState.NOTE) {
        throw new IllegalStateException("a hint of another note");
      }
    }
  }

  private static List<EfAaFrame> found(byte[] stream, int piece) {
    EfAaParser parser = new EfAaParser();
    List<EfAaFrame> found = new ArrayList<>();
    int at = 0;
    while (at < stream.length) {
      at += parser.feed(stream, at, Math.min(piece, stream.length - at));
      drain(parser.take(), parser, found);
    }
    for (Optional<EfAaParser.Found> cut = parser.silence(); cut.isPresent(); cut = parser.silence()) {
      drain(parser.take(), parser, found);
    }
    return found;
  }

  private static void drain(Optional<EfAaParser.Found> first, EfAaParser parser, List<EfAaFrame> found) {
    for (Optional<EfAaParser.Found> next = first; next.isPresent(); next = parser.take()) {
      if (next.get() instanceof EfAaParser.Found.Whole(EfAaFrame frame)) {
        found.add(frame);
      }
    }
  }
}
