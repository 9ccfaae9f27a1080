package org.hall24.locker.emulator;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.hall24.locker.board.Cu16Request;
import org.hall24.locker.board.Cu48Request;
import org.hall24.locker.board.CuStatus;
import org.hall24.locker.board.CuStatus.Generation;
import org.hall24.locker.board.QueryOrder;

/**
 * A KERONG board's own side.
 *
 * @param order which byte of a CU24 has locks 1–8
 * @param answersOrders whether it sends its status after an order, as one maker's boards do
 */
record CuSpeech(Generation generation, QueryOrder order, boolean answersOrders) implements BoardSpeech {
  private static final int DELAYED = 0x39;
  private static final int PULSE_TIME = 0x37;

  @Override
  public int length(byte[] bytes, int at) {
    if (bytes[at] != 0x02) {
      return NONE;
    }
    if (generation != Generation.CU16) {
      return Cu48Request.LENGTH;
    }
    if (bytes.length - at < 4) {
      return MORE;
    }
    // Two requests have data and one of them also a short form: the end byte decides.
    int extra = bytes[at + 2] == DELAYED ? 1 : bytes[at + 2] == PULSE_TIME && bytes[at + 3] != 0x03 ? 2 : 0;
    return Cu16Request.LENGTH + extra;
  }

  @Override
  public Optional<Heard> read(byte[] frame) {
    int sum = 0;
    for (int i = 0; i < frame.length - 1; i++) {
      sum += frame[i];
    }
    if ((byte) sum != frame[frame.length - 1] || frame[frame.length - 2] != 0x03) {
      return Optional.empty();
    }
    return generation == Generation.CU16 ? small(frame) : large(frame);
  }

  private static Optional<Heard> small(byte[] frame) {
    Optional<Cu16Request> request = Cu16Request.parse(frame);
    if (request.isPresent()) {
      return Optional.of(
          switch (request.get()) {
            case Cu16Request.Open(int board, int channel) -> new Heard.Order(board, channel, Optional.empty());
            case Cu16Request.Query(int board) -> new Heard.All(board, 0);
          });
    }
    return forbidden(frame);
  }

  private Optional<Heard> large(byte[] frame) {
    Optional<Cu48Request> request = Cu48Request.parse(generation, frame);
    if (request.isPresent()) {
      return Optional.of(
          switch (request.get()) {
            case Cu48Request.Open(Generation g, int board, int channel) -> new Heard.Order(board, channel, Optional.empty());
            case Cu48Request.Query(Generation g, int board) -> new Heard.All(board, 0);
          });
    }
    int command = frame[3] & 0xFF;
    return command == 0x61 || command == 0x51 ? forbidden(frame) : Optional.empty();
  }

  private static Optional<Heard> forbidden(byte[] frame) {
    return Optional.of(new Heard.Forbidden(HexFormat.ofDelimiter(" ").withUpperCase().formatHex(frame)));
  }

  @Override
  public Optional<byte[]> taken(Heard.Order order, int namedChannel, int bit, Contacts contacts) {
    return answersOrders ? Optional.of(status(order.board(), contacts)) : Optional.empty();
  }

  @Override
  public Optional<byte[]> refused(Heard.Order order) {
    return Optional.empty();
  }

  @Override
  public boolean answersAtOnce() {
    return true;
  }

  @Override
  public Optional<byte[]> one(Heard.One question, int namedChannel, int bit) {
    return Optional.empty();
  }

  @Override
  public Optional<byte[]> all(Heard.All question, Contacts contacts) {
    return Optional.of(status(question.board(), contacts));
  }

  private byte[] status(int board, Contacts contacts) {
    List<Integer> hooks = bytes(contacts.channels(), channel -> contacts.bit().applyAsInt(channel) == 1);
    return new CuStatus(generation, board, hooks, bytes(contacts.channels(), contacts.item())).encode();
  }

  private List<Integer> bytes(int channels, IntPredicate set) {
    List<Integer> bytes = new ArrayList<>();
    for (int b = 0; b < generation.bytes(); b++) {
      int value = 0;
      for (int i = 0; i < 8; i++) {
        int channel = b * 8 + i + 1;
        value |= channel <= channels && set.test(channel) ? 1 << i : 0;
      }
      bytes.add(value);
    }
    return generation == Generation.CU24 && order == QueryOrder.LAST ? bytes.reversed() : bytes;
  }
}
