package org.hall24.locker.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hall24.locker.modbus.RelayReply;
import org.hall24.locker.modbus.RelayRequest;

/**
 * Modbus RTU relay boards: a relay and an input per cell. Doors are read from the inputs only; a site that read coils in its
 * poll loop got time-outs. The answer to an order has the order's own bytes, so it proves nothing by itself.
 */
record ModbusCodec(BoardSettings settings) implements BoardCodec {

  @Override
  public Question open(LockAddress bolt) {
    int steps = (int) Math.clamp((settings.pulse().toMillis() + RelayRequest.STEP_MS / 2) / RelayRequest.STEP_MS, 1, RelayRequest.MOST_STEPS);
    return new Asked(new RelayRequest.Pulse(bolt.board(), bolt.channel(), steps));
  }

  @Override
  public Question query(LockAddress bolt) {
    return queryAll(bolt.board()).getFirst();
  }

  @Override
  public List<Question> queryAll(int board) {
    return List.of(new Asked(new RelayRequest.ReadInputs(board, settings.channels())));
  }

  @Override
  public Optional<Question> allOff(int board) {
    return Optional.of(new Asked(new RelayRequest.AllOff(board)));
  }

  @Override
  public Optional<Question> off(LockAddress bolt) {
    return Optional.of(new Asked(new RelayRequest.Switch(bolt.board(), bolt.channel(), false)));
  }

  private record Asked(RelayRequest request) implements Question {

    @Override
    public int board() {
      return request.unit();
    }

    @Override
    public byte[] bytes() {
      return request.frame().encode();
    }

    @Override
    public boolean moves() {
      return request instanceof RelayRequest.Pulse;
    }

    @Override
    public String answeredAs() {
      return switch (request) {
        case RelayRequest.Pulse pulse -> "open " + board() + "/" + pulse.channel();
        case RelayRequest.Switch one -> "off " + board() + "/" + one.channel();
        case RelayRequest.AllOff all -> "off " + board();
        case RelayRequest.ReadInputs read -> "inputs " + board();
      };
    }

    @Override
    public List<Span> spans(byte[] heard, int from) {
      List<Span> spans = new ArrayList<>(ofLength(RelayReply.length(request), heard, from));
      if (RelayReply.length(request) != RelayReply.REFUSAL_LENGTH) {
        spans.addAll(ofLength(RelayReply.REFUSAL_LENGTH, heard, from));
      }
      return spans;
    }

    private List<Span> ofLength(int length, byte[] heard, int from) {
      return Frames.ofLength(length, heard, from, frame -> RelayReply.parse(request, frame).map(Asked::answer));
    }

    private static BoardAnswer answer(RelayReply reply) {
      return switch (reply) {
        case RelayReply.Written written -> new BoardAnswer.Taken(OptionalInt.empty());
        case RelayReply.Refusal refusal -> new BoardAnswer.Refused(refusal.code() == 2 ? "no-such-channel" : "board-error");
        case RelayReply.Inputs inputs -> {
          SortedMap<Integer, Integer> bits = new TreeMap<>();
          for (int input = 1; input <= inputs.bits().length * 8; input++) {
            bits.put(input, inputs.on(input) ? 1 : 0);
          }
          yield new BoardAnswer.Contacts(bits, new TreeMap<>(), true);
        }
      };
    }
  }
}
