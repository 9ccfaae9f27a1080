package org.hall24.locker.board;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Anything on the host's side of a lock board's line, in every dialect: the first bytes choose dialect, question, echo and
 * how the rest is cut; nothing may throw, cutting may change nothing, and an answer must be one of the board asked.
 */
public final class BoardReplyFuzz {
  private static final int HEAD = 5;
  /** Twice the longest answer of any board and its echo: the listening looks at everything again with every byte. */
  private static final int LONGEST = 80;
  private static final List<Dialect> DIALECTS = Arrays.stream(Dialect.values()).filter(Dialect::onLine).toList();
  private static final Map<Spoken, BoardCodec> CODECS = new HashMap<>();

  private record Spoken(Dialect dialect, FieldOrder order) {}

  private BoardReplyFuzz() {}

  /** Feeds the input in pieces and at once. */
  public static void fuzzerTestOneInput(byte[] data) {
    if (data.length < HEAD) {
      return;
    }
    Dialect dialect = DIALECTS.get((data[0] & 0x7F) % DIALECTS.size());
    FieldOrder order = dialect.fieldOrders().get((data[1] & 0x7F) % dialect.fieldOrders().size());
    BoardCodec codec = CODECS.computeIfAbsent(
            new Spoken(dialect, (data[1] & 0x80) != 0 ? order : FieldOrder.USUAL),
            spoken -> spoken.dialect().codec(spoken.dialect().settings().with(spoken.order())));
    int board = dialect.lowestBoard() + (data[2] & 0x07);
    LockAddress bolt = new LockAddress(board, 1 + (data[2] >> 3 & 0x07));
    Question question =
        switch (data[3] & 3) {
          case 0 -> codec.open(bolt);
          case 1 -> codec.query(bolt);
          default -> codec.queryAll(board).getFirst();
        };
    Echo echo = (data[3] & 4) != 0 ? Echo.YES : (data[3] & 8) != 0 && !question.moves() ? Echo.AUTO : Echo.NO;
    byte[] stream = Arrays.copyOfRange(data, HEAD, Math.min(data.length, HEAD + LONGEST));
    mend(stream, dialect, data[4]);
    String whole = heard(question, echo, stream, Math.max(1, stream.length));
    String pieces = heard(question, echo, stream, 1 + (data[3] >> 4 & 0x0F));
    // An answer that is whole ends the listening; what comes behind it is not looked at any more.
    if (whole.isEmpty() && !pieces.isEmpty() && !question.openEnded() && echo == Echo.NO) {
      throw new IllegalStateException("cutting finds what is not there: " + pieces);
    }
  }

  /** With some inputs a check byte is put right, so that what lies behind it is reached too. */
  private static void mend(byte[] stream, Dialect dialect, byte how) {
    int length = how & 0x1F;
    if ((how & 0x80) == 0 || length < 4 || length > stream.length) {
      return;
    }
    int sum = 0;
    int xor = 0;
    for (int i = 0; i < length - 1; i++) {
      sum += stream[i];
      xor ^= stream[i];
    }
    stream[length - 1] = (byte) (dialect == Dialect.CU16 || dialect == Dialect.CU24 || dialect == Dialect.CU48 ? sum : xor);
  }

  private static String heard(Question question, Echo echo, byte[] stream, int piece) {
    ReplyParser parser = new ReplyParser(question, echo, 0);
    for (int at = 0; at < stream.length; at += piece) {
      parser.feed(stream, at, Math.min(piece, stream.length - at));
    }
    return parser.silence() instanceof ReplyParser.State.Answered answered ? answered.hex() : "";
  }
}
