package org.hall24.locker.emulator;

import java.util.HexFormat;
import java.util.Optional;
import org.hall24.locker.board.WinnsenReply;
import org.hall24.locker.board.WinnsenRequest;

/**
 * A Winnsen station's own side.
 *
 * @param statusFirst whether its answers to questions have the status before the lock, as the newest revision does
 */
record WinnsenSpeech(boolean statusFirst) implements BoardSpeech {

  @Override
  public int length(byte[] bytes, int at) {
    if ((bytes[at] & 0xFF) != WinnsenRequest.HEAD) {
      return NONE;
    }
    if (at + 1 == bytes.length) {
      return MORE;
    }
    return bytes[at + 1] == WinnsenRequest.LENGTH ? WinnsenRequest.LENGTH : NONE;
  }

  @Override
  public Optional<Heard> read(byte[] frame) {
    Optional<WinnsenRequest> request = WinnsenRequest.parse(frame);
    if (request.isPresent()) {
      return Optional.of(
          switch (request.get()) {
            case WinnsenRequest.Open(int board, int channel) -> new Heard.Order(board, channel, Optional.empty());
            case WinnsenRequest.QueryOne(int board, int channel) -> new Heard.One(board, channel);
          });
    }
    boolean opensNothingOrAll = frame[2] == 0x05 && frame[5] == WinnsenRequest.TAIL;
    return opensNothingOrAll ? Optional.of(new Heard.Forbidden(HexFormat.ofDelimiter(" ").withUpperCase().formatHex(frame))) : Optional.empty();
  }

  @Override
  public Optional<byte[]> taken(Heard.Order order, int namedChannel, int bit, Contacts contacts) {
    return Optional.of(new WinnsenReply(true, order.board(), namedChannel, bit).encode());
  }

  @Override
  public Optional<byte[]> refused(Heard.Order order) {
    return Optional.of(new WinnsenReply(true, order.board(), order.channel(), WinnsenReply.COOLING).encode());
  }

  @Override
  public Optional<byte[]> one(Heard.One question, int namedChannel, int bit) {
    int first = statusFirst ? bit : namedChannel;
    return Optional.of(new WinnsenReply(false, question.board(), first, statusFirst ? namedChannel : bit).encode());
  }

  @Override
  public Optional<byte[]> all(Heard.All question, Contacts contacts) {
    return Optional.empty();
  }
}
