package org.hall24.locker.board;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The 8A/XOR board: three questions, and answers in five to eleven bytes.
 *
 * <p>The length of an answer of a whole board follows from its bytes and the silence after it, never from the number of
 * channels: an eight-channel board answers with 24 bits.
 */
record Lock8aCodec(BoardSettings settings) implements BoardCodec {

  @Override
  public Question open(LockAddress bolt) {
    return ask(new Lock8aRequest.Open(bolt.board(), bolt.channel()));
  }

  @Override
  public Question query(LockAddress bolt) {
    return ask(new Lock8aRequest.QueryOne(bolt.board(), bolt.channel()));
  }

  @Override
  public List<Question> queryAll(int board) {
    return List.of(ask(new Lock8aRequest.QueryAll(board)));
  }

  @Override
  public Optional<LockAddress> report(byte[] heard) {
    boolean swapped = settings.fieldOrder() == FieldOrder.CHANNEL_BOARD;
    return Frames.last(Lock8aRequest.LENGTH, heard, frame ->
        Lock8aReply.parse(swapped ? turned(frame) : frame)
            .filter(Lock8aReply.Report.class::isInstance)
            .map(reply -> (Lock8aReply.Report) reply)
            .map(told -> new LockAddress(told.board(), told.channel())));
  }

  private Question ask(Lock8aRequest request) {
    return new Asked(request, settings.queryOrder(), settings.fieldOrder() == FieldOrder.CHANNEL_BOARD);
  }

  /**
   * @param swapped whether this board's firmware has channel and board the other way round; the check byte is the same
   */
  private record Asked(Lock8aRequest request, QueryOrder order, boolean swapped) implements Question {

    @Override
    public int board() {
      return request.board();
    }

    @Override
    public byte[] bytes() {
      return turned(request.encode());
    }

    @Override
    public boolean moves() {
      return request instanceof Lock8aRequest.Open;
    }

    @Override
    public boolean openEnded() {
      return request instanceof Lock8aRequest.QueryAll;
    }

    @Override
    public String answeredAs() {
      return switch (request) {
        case Lock8aRequest.Open(int board, int channel) -> "open " + board + "/" + channel;
        case Lock8aRequest.QueryOne(int board, int channel) -> "one " + board + "/" + channel;
        case Lock8aRequest.QueryAll(int board) -> "all " + board;
      };
    }

    @Override
    public List<Span> spans(byte[] heard, int from) {
      Function<byte[], Optional<? extends BoardAnswer>> reader = frame -> Lock8aReply.parse(frame).flatMap(this::answer);
      if (!openEnded()) {
        return Frames.ofLength(Lock8aRequest.LENGTH, heard, from, frame -> reader.apply(turned(frame)));
      }
      List<Span> spans = new ArrayList<>();
      for (int states = Lock8aReply.All.MIN_STATES; states <= Lock8aReply.All.MAX_STATES; states++) {
        spans.addAll(Frames.ofLength(states + 4, heard, from, reader));
      }
      return spans;
    }

    private Optional<BoardAnswer> answer(Lock8aReply reply) {
      if (!reply.answers(request)) {
        return Optional.empty();
      }
      return switch (reply) {
        case Lock8aReply.Opened opened -> Optional.of(new BoardAnswer.Taken(OptionalInt.of(opened.contact().bit())));
        case Lock8aReply.One one ->
            Optional.of(new BoardAnswer.Contacts(new TreeMap<>(Map.of(one.channel(), one.contact().bit())), new TreeMap<>(), false));
        case Lock8aReply.All all -> Optional.of(new BoardAnswer.Contacts(bits(all), new TreeMap<>(), true));
        case Lock8aReply.Report report -> Optional.empty();
      };
    }

    private SortedMap<Integer, Integer> bits(Lock8aReply.All all) {
      SortedMap<Integer, Integer> bits = new TreeMap<>();
      for (int channel = 1; channel <= all.states().size() * 8; channel++) {
        int told = channel;
        all.contact(channel, order).ifPresent(contact -> bits.put(told, contact.bit()));
      }
      return bits;
    }

    private byte[] turned(byte[] frame) {
      return swapped ? Lock8aCodec.turned(frame) : frame;
    }
  }

  /** Channel and board the other way round. */
  private static byte[] turned(byte[] frame) {
    byte[] other = Arrays.copyOf(frame, frame.length);
    other[1] = frame[2];
    other[2] = frame[1];
    return other;
  }
}
