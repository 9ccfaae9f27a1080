package org.hall24.locker.board;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The Winnsen lock station. It is asked lock by lock.
 *
 * <p>Both orders of lock and status are read unless a setting says which it is: the lock asked for can stand in one of the
 * two places only, because a status in an answer to a question is 0 or 1.
 */
record WinnsenCodec(BoardSettings settings) implements BoardCodec {

  @Override
  public Question open(LockAddress bolt) {
    return new Asked(new WinnsenRequest.Open(bolt.board(), bolt.channel()), settings.fieldOrder());
  }

  @Override
  public Question query(LockAddress bolt) {
    return new Asked(new WinnsenRequest.QueryOne(bolt.board(), bolt.channel()), settings.fieldOrder());
  }

  @Override
  public List<Question> queryAll(int board) {
    return IntStream.rangeClosed(1, settings.channels()).mapToObj(channel -> query(new LockAddress(board, channel))).toList();
  }

  private record Asked(WinnsenRequest request, FieldOrder order) implements Question {

    @Override
    public int board() {
      return request.board();
    }

    @Override
    public byte[] bytes() {
      return request.encode();
    }

    @Override
    public boolean moves() {
      return request instanceof WinnsenRequest.Open;
    }

    @Override
    public String answeredAs() {
      return (moves() ? "open " : "one ") + request.board() + "/" + request.channel();
    }

    @Override
    public List<Span> spans(byte[] heard, int from) {
      return Frames.ofLength(
          WinnsenReply.LENGTH, heard, from,
          frame -> WinnsenReply.parse(frame).filter(r -> r.board() == request.board() && r.ordered() == moves()).flatMap(this::answer));
    }

    private Optional<BoardAnswer> answer(WinnsenReply reply) {
      if (moves()) {
        return reply.first() == request.channel() ? order(reply.second()) : Optional.empty();
      }
      Optional<BoardAnswer> older = order == FieldOrder.STATUS_LOCK ? Optional.empty() : contact(reply.first(), reply.second());
      return older.or(() -> order == FieldOrder.LOCK_STATUS ? Optional.empty() : contact(reply.second(), reply.first()));
    }

    private static Optional<BoardAnswer> order(int status) {
      return switch (status) {
        case WinnsenReply.OPEN, WinnsenReply.CLOSED -> Optional.of(new BoardAnswer.Taken(OptionalInt.of(status)));
        case WinnsenReply.COOLING -> Optional.of(new BoardAnswer.Refused("cool-down"));
        default -> Optional.empty();
      };
    }

    private Optional<BoardAnswer> contact(int lock, int status) {
      return lock == request.channel() && (status == WinnsenReply.OPEN || status == WinnsenReply.CLOSED)
          ? Optional.of(new BoardAnswer.Contacts(new TreeMap<>(Map.of(lock, status)), new TreeMap<>(), false))
          : Optional.empty();
    }
  }
}
