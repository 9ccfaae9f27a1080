package org.hall24.locker.emulator;

import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import org.hall24.locker.board.CuStatus.Generation;
import org.hall24.locker.board.Dialect;
import org.hall24.locker.board.FieldOrder;

/** One dialect from the board's side: where a host's frames begin and end, what they ask, how answers are written. Pure. */
interface BoardSpeech {
  /** {@link #length}: more bytes are needed to tell. */
  int MORE = -1;

  /** {@link #length}: no frame begins here. */
  int NONE = 0;

  /** How long the frame that begins at an index is; there is at least one byte. */
  int length(byte[] bytes, int at);

  /** What a frame says; empty when it is none after all. */
  Optional<Heard> read(byte[] frame);

  /** The answer to an order, for boards that give one. */
  Optional<byte[]> taken(Heard.Order order, int namedChannel, int bit, Contacts contacts);

  /** The answer to an order the board will not carry out, for boards that say so. */
  Optional<byte[]> refused(Heard.Order order);

  /** Whether an order is answered at once and not when its pulse is over. */
  default boolean answersAtOnce() {
    return false;
  }

  /** The answer to an order to switch every coil off; empty in dialects that have no such order. */
  default Optional<byte[]> off(Heard.Off order) {
    return Optional.empty();
  }

  /** The answer to a question for one contact; empty in dialects that have no such question. */
  Optional<byte[]> one(Heard.One question, int namedChannel, int bit);

  /** The answer to a question for all contacts. */
  Optional<byte[]> all(Heard.All question, Contacts contacts);

  /** A door change told unasked; empty in dialects that never do. */
  default Optional<byte[]> report(int board, int channel, int bit) {
    return Optional.empty();
  }

  /** The answer to a question about a channel that is not there; most boards are silent. */
  default Optional<byte[]> noSuchChannel(Heard question) {
    return Optional.empty();
  }

  /** Whether one contact and all contacts are told by different answers. */
  default boolean tellsOneAndAll() {
    return false;
  }

  /**
   * What a whole board shows.
   *
   * @param channels how many there are
   * @param bit of each, by channel
   * @param item whether something lies in its cell, by channel
   */
  record Contacts(int channels, IntUnaryOperator bit, IntPredicate item) {}

  /** The speech of a board. */
  static BoardSpeech of(Dialect dialect, BoardModel model) {
    return switch (dialect) {
      case LOCK8A -> new Lock8aSpeech(model.queryOrder(), model.stateBytes(), model.fieldOrder() == FieldOrder.CHANNEL_BOARD);
      case WKLY -> new WklySpeech();
      case CU16 -> new CuSpeech(Generation.CU16, model.queryOrder(), model.answersOrders());
      case CU24 -> new CuSpeech(Generation.CU24, model.queryOrder(), model.answersOrders());
      case CU48 ->
          new CuSpeech(
              model.channels() == Generation.CU24.locks() ? Generation.CU24 : Generation.CU48, model.queryOrder(), model.answersOrders());
      case WINNSEN -> new WinnsenSpeech(model.fieldOrder() == FieldOrder.STATUS_LOCK);
      case MODBUS -> new ModbusSpeech();
      case GPIO -> throw new IllegalArgumentException("locks on pins have no line to be heard on");
    };
  }
}
