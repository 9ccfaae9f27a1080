package org.hall24.locker.emulator;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.hall24.locker.board.WklyReply;
import org.hall24.locker.board.WklyRequest;

/** The WKLY board's own side. */
record WklySpeech() implements BoardSpeech {
  private static final int LONGEST = 64;
  private static final int FAILED = 0xFF;

  @Override
  public int length(byte[] bytes, int at) {
    for (int i = 0; i < WklyRequest.LETTERS.length; i++) {
      if (at + i == bytes.length) {
        return MORE;
      }
      if ((bytes[at + i] & 0xFF) != WklyRequest.LETTERS[i]) {
        return NONE;
      }
    }
    if (at + WklyRequest.LETTERS.length == bytes.length) {
      return MORE;
    }
    int length = bytes[at + WklyRequest.LETTERS.length] & 0xFF;
    return length >= WklyRequest.SHORTEST && length <= LONGEST ? length : NONE;
  }

  @Override
  public Optional<Heard> read(byte[] frame) {
    int x = 0;
    for (byte b : frame) {
      x ^= b;
    }
    if (x != 0) {
      return Optional.empty();
    }
    Optional<WklyRequest> request = WklyRequest.parse(frame);
    if (request.isEmpty()) {
      // Several, all, one after another, for good: whatever else is sound moves more than it should.
      return Optional.of(new Heard.Forbidden(HexFormat.ofDelimiter(" ").withUpperCase().formatHex(frame)));
    }
    return Optional.of(
        switch (request.get()) {
          case WklyRequest.Open(int board, int channel) -> new Heard.Order(board, channel, Optional.empty());
          case WklyRequest.QueryOne(int board, int channel) -> new Heard.One(board, channel);
          case WklyRequest.QueryAll(int board) -> new Heard.All(board, 0);
        });
  }

  @Override
  public Optional<byte[]> taken(Heard.Order order, int namedChannel, int bit, Contacts contacts) {
    return Optional.of(new WklyReply.Opened(order.board(), 0, namedChannel, bit).encode());
  }

  @Override
  public Optional<byte[]> refused(Heard.Order order) {
    return Optional.of(new WklyReply.Opened(order.board(), FAILED, order.channel(), 1).encode());
  }

  @Override
  public Optional<byte[]> one(Heard.One question, int namedChannel, int bit) {
    return Optional.of(new WklyReply.One(question.board(), 0, namedChannel, bit).encode());
  }

  @Override
  public Optional<byte[]> all(Heard.All question, Contacts contacts) {
    List<Integer> states = new ArrayList<>();
    for (int channel = 1; channel <= contacts.channels(); channel++) {
      states.add(contacts.bit().applyAsInt(channel));
    }
    return Optional.of(new WklyReply.All(question.board(), 0, states).encode());
  }

  @Override
  public Optional<byte[]> report(int board, int channel, int bit) {
    return Optional.of(new WklyReply.Report(board, channel, bit).encode());
  }

  @Override
  public boolean tellsOneAndAll() {
    return true;
  }
}
