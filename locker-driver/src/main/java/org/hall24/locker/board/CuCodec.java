package org.hall24.locker.board;

import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hall24.locker.board.CuStatus.Generation;

/**
 * The KERONG boards. They tell all contacts at once, and most release a bolt without a word: after an order the doors are
 * looked at, never an answer waited for. One maker's boards send their status after an order; it is read when it comes.
 */
record CuCodec(Generation generation, QueryOrder set) implements BoardCodec {

  /** Only with a CU24 do sources put locks 1–8 last, and only there it is a setting. */
  private QueryOrder order() {
    return generation == Generation.CU24 ? set : QueryOrder.FIRST;
  }

  @Override
  public Question open(LockAddress bolt) {
    byte[] bytes =
        generation == Generation.CU16
            ? new Cu16Request.Open(bolt.board(), bolt.channel()).encode()
            : new Cu48Request.Open(generation, bolt.board(), bolt.channel()).encode();
    return new Asked(generation, order(), bolt.board(), bytes, OptionalInt.of(bolt.channel()));
  }

  @Override
  public Question query(LockAddress bolt) {
    return queryAll(bolt.board()).getFirst();
  }

  @Override
  public List<Question> queryAll(int board) {
    byte[] bytes = generation == Generation.CU16 ? new Cu16Request.Query(board).encode() : new Cu48Request.Query(generation, board).encode();
    return List.of(new Asked(generation, order(), board, bytes, OptionalInt.empty()));
  }

  /**
   * @param bolt the channel of an order, none in a question
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Asked(Generation generation, QueryOrder order, int board, byte[] bytes, OptionalInt bolt) implements Question {

    @Override
    public boolean moves() {
      return bolt.isPresent();
    }

    @Override
    public boolean answerDue() {
      return !moves();
    }

    @Override
    public String answeredAs() {
      return "status " + board;
    }

    @Override
    public List<Span> spans(byte[] heard, int from) {
      return Frames.ofLength(
          generation.length(), heard, from,
          frame -> CuStatus.parse(generation, frame).filter(status -> status.board() == board).map(this::answer));
    }

    private BoardAnswer answer(CuStatus status) {
      if (bolt.isPresent()) {
        return new BoardAnswer.Taken(OptionalInt.of(status.hook(bolt.getAsInt(), order)));
      }
      SortedMap<Integer, Integer> hooks = new TreeMap<>();
      SortedMap<Integer, Presence> items = new TreeMap<>();
      for (int channel = 1; channel <= generation.locks(); channel++) {
        hooks.put(channel, status.hook(channel, order));
        items.put(channel, status.item(channel, order) == 1 ? Presence.PRESENT : Presence.ABSENT);
      }
      return new BoardAnswer.Contacts(hooks, items, true);
    }
  }
}
