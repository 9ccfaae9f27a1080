package org.hall24.locker.emulator;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.hall24.locker.board.Contact;
import org.hall24.locker.board.Lock8aReply;
import org.hall24.locker.board.Lock8aRequest;
import org.hall24.locker.board.QueryOrder;

/**
 * The 8A/XOR board's own side.
 *
 * @param order where an answer of the whole board has channels 1–8
 * @param stateBytes how many bytes that answer has for the contacts
 * @param swapped whether channel and board stand the other way round
 */
record Lock8aSpeech(QueryOrder order, int stateBytes, boolean swapped) implements BoardSpeech {

  @Override
  public int length(byte[] bytes, int at) {
    return switch (bytes[at] & 0xFF) {
      case 0x8A, 0x80, 0x9A, 0x9B, 0x9C, 0x9D -> Lock8aRequest.LENGTH;
      case 0x90 -> Lock8aRequest.LENGTH + 1;
      default -> NONE;
    };
  }

  @Override
  public Optional<Heard> read(byte[] sent) {
    int x = 0;
    for (byte b : sent) {
      x ^= b;
    }
    if (x != 0) {
      return Optional.empty();
    }
    Optional<Lock8aRequest> request = Lock8aRequest.parse(turned(sent));
    if (request.isPresent()) {
      return Optional.of(
          switch (request.get()) {
            case Lock8aRequest.Open(int board, int channel) -> new Heard.Order(board, channel, Optional.empty());
            case Lock8aRequest.QueryOne(int board, int channel) -> new Heard.One(board, channel);
            case Lock8aRequest.QueryAll(int board) -> new Heard.All(board, 0);
          });
    }
    boolean moves = sent[0] != (byte) 0x80;
    return moves ? Optional.of(new Heard.Forbidden(HexFormat.ofDelimiter(" ").withUpperCase().formatHex(sent))) : Optional.empty();
  }

  @Override
  public Optional<byte[]> taken(Heard.Order o, int namedChannel, int bit, Contacts contacts) {
    return Optional.of(turned(new Lock8aReply.Opened(o.board(), namedChannel, contact(bit)).encode()));
  }

  @Override
  public Optional<byte[]> refused(Heard.Order o) {
    return Optional.empty();
  }

  @Override
  public Optional<byte[]> one(Heard.One question, int namedChannel, int bit) {
    return Optional.of(turned(new Lock8aReply.One(question.board(), namedChannel, contact(bit)).encode()));
  }

  @Override
  public Optional<byte[]> all(Heard.All question, Contacts contacts) {
    Integer[] states = new Integer[stateBytes];
    Arrays.fill(states, 0);
    for (int channel = 1; channel <= contacts.channels(); channel++) {
      int group = (channel - 1) / 8;
      int at = order == QueryOrder.LAST ? stateBytes - 1 - group : group;
      states[at] |= contacts.bit().applyAsInt(channel) << (channel - 1) % 8;
    }
    return Optional.of(new Lock8aReply.All(question.board(), List.of(states)).encode());
  }

  @Override
  public Optional<byte[]> report(int board, int channel, int bit) {
    return Optional.of(turned(new Lock8aReply.Report(board, channel, contact(bit)).encode()));
  }

  @Override
  public boolean tellsOneAndAll() {
    return true;
  }

  private byte[] turned(byte[] frame) {
    if (!swapped) {
      return frame;
    }
    byte[] other = frame.clone();
    other[1] = frame[2];
    other[2] = frame[1];
    return other;
  }

  private static Contact contact(int bit) {
    return bit == 1 ? Contact.CLOSED : Contact.OPEN;
  }
}
