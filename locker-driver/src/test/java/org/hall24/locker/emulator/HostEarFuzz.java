package org.hall24.locker.emulator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hall24.locker.board.Dialect;
import org.hall24.locker.board.FieldOrder;

/** Anything on a lock board's own ear, in every dialect: nothing may throw, and cutting may change nothing that is heard. */
public final class HostEarFuzz {
  /** Twenty orders; more of the same only takes longer. */
  private static final int LONGEST = 200;
  private static final List<Dialect> DIALECTS = Arrays.stream(Dialect.values()).filter(Dialect::onLine).toList();

  private HostEarFuzz() {}

  /** Feeds the input in pieces and at once. */
  public static void fuzzerTestOneInput(byte[] data) {
    if (data.length < 2) {
      return;
    }
    Dialect dialect = DIALECTS.get((data[0] & 0x7F) % DIALECTS.size());
    BoardModel model = BoardModel.of(dialect).with((data[0] & 0x80) == 0 ? FieldOrder.USUAL : FieldOrder.CHANNEL_BOARD);
    byte[] stream = Arrays.copyOfRange(data, 1, Math.min(data.length, LONGEST));
    List<String> whole = heard(BoardSpeech.of(dialect, model), stream, stream.length);
    List<String> pieces = heard(BoardSpeech.of(dialect, model), stream, 1 + (data[1] & 7));
    if (!whole.equals(pieces)) {
      throw new IllegalStateException("cutting changes what is heard: " + whole + " " + pieces);
    }
  }

  private static List<String> heard(BoardSpeech speech, byte[] stream, int piece) {
    HostEar ear = new HostEar(speech);
    List<String> heard = new ArrayList<>();
    for (int at = 0; at < stream.length; at += piece) {
      ear.feed(stream, at, Math.min(piece, stream.length - at)).forEach(h -> heard.add(word(h)));
    }
    ear.silence().forEach(h -> heard.add(word(h)));
    return heard;
  }

  private static String word(Heard heard) {
    return heard instanceof Heard.Aside(int board, byte[] answer) ? "aside " + board + Arrays.toString(answer) : heard.toString();
  }
}
