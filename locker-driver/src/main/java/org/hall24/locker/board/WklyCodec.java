package org.hall24.locker.board;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The WKLY board. Frames say how long they are; a letter inside the data is no beginning, because length and check byte must
 * fit, too.
 */
record WklyCodec() implements BoardCodec {

  @Override
  public Question open(LockAddress bolt) {
    return new Asked(new WklyRequest.Open(bolt.board(), bolt.channel()));
  }

  @Override
  public Question query(LockAddress bolt) {
    return new Asked(new WklyRequest.QueryOne(bolt.board(), bolt.channel()));
  }

  @Override
  public List<Question> queryAll(int board) {
    return List.of(new Asked(new WklyRequest.QueryAll(board)));
  }

  @Override
  public Optional<LockAddress> report(byte[] heard) {
    return Frames.last(WklyReply.Report.LENGTH, heard, frame ->
        WklyReply.parse(frame)
            .filter(WklyReply.Report.class::isInstance)
            .map(reply -> (WklyReply.Report) reply)
            .filter(told -> told.channel() > 0)
            .map(told -> new LockAddress(told.board(), told.channel())));
  }

  private record Asked(WklyRequest request) implements Question {

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
      return request instanceof WklyRequest.Open;
    }

    @Override
    public String answeredAs() {
      return switch (request) {
        case WklyRequest.Open(int board, int channel) -> "open " + board + "/" + channel;
        case WklyRequest.QueryOne(int board, int channel) -> "one " + board + "/" + channel;
        case WklyRequest.QueryAll(int board) -> "all " + board;
      };
    }

    @Override
    public List<Span> spans(byte[] heard, int from) {
      List<Span> spans = new ArrayList<>();
      for (int i = from; i + WklyRequest.SHORTEST <= heard.length; i++) {
        int start = i;
        int end = i + Frames.at(heard, i + 4);
        if (Wkly.begins(heard, i) && end - i >= WklyRequest.SHORTEST && end <= heard.length) {
          WklyReply.parse(Arrays.copyOfRange(heard, i, end)).flatMap(this::answer).ifPresent(a -> spans.add(new Span(start, end, a)));
        }
      }
      return spans;
    }

    private Optional<BoardAnswer> answer(WklyReply reply) {
      if (reply.board() != request.board()) {
        return Optional.empty();
      }
      return switch (reply) {
        case WklyReply.Opened(int board, int status, int channel, int state) when request.equals(new WklyRequest.Open(board, channel)) ->
            Optional.of(
                status == Wkly.OK
                    ? new BoardAnswer.Taken(isBit(state) ? OptionalInt.of(state) : OptionalInt.empty())
                    : new BoardAnswer.Refused("board-error"));
        case WklyReply.One(int board, int status, int channel, int state) when request.equals(new WklyRequest.QueryOne(board, channel)) ->
            contacts(status, new TreeMap<>(Map.of(channel, state)), false);
        case WklyReply.All(int board, int status, List<Integer> states) when request instanceof WklyRequest.QueryAll -> {
          SortedMap<Integer, Integer> bits = new TreeMap<>();
          for (int i = 0; i < states.size(); i++) {
            bits.put(i + 1, states.get(i));
          }
          yield contacts(status, bits, true);
        }
        default -> Optional.empty();
      };
    }

    private static Optional<BoardAnswer> contacts(int status, SortedMap<Integer, Integer> states, boolean all) {
      if (status != Wkly.OK) {
        return Optional.of(new BoardAnswer.Refused("board-error"));
      }
      states.values().removeIf(state -> !isBit(state));
      return Optional.of(new BoardAnswer.Contacts(states, new TreeMap<>(), all));
    }

    private static boolean isBit(int state) {
      return state == 0 || state == 1;
    }
  }
}
