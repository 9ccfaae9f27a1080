package org.hall24.locker.board;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What an 8A board says. State bytes are raw contacts ({@link Contact}).
 *
 * <p>The exclusive-or is weak: with board and channel swapped it stays the same. So a reply counts only when header, board,
 * channel, marker and check all fit the question ({@link #answers}). There is no error reply; a board that dislikes a
 * request is silent.
 *
 * <p>Source: as {@link Lock8aRequest}; the seven-byte reply of an eight-channel board was captured by the Open-Locker
 * project (ADR-0061).
 */
public sealed interface Lock8aReply {

  /** The board that speaks, 1–200. */
  int board();

  /** The bytes on the wire. */
  byte[] encode();

  /** Whether this is the answer to that very question, every field compared. */
  boolean answers(Lock8aRequest question);

  /**
   * The answer to {@link Lock8aRequest.Open}: {@code 8A bd ch state x}. With the contact closed it has <em>the same bytes
   * as the request</em>, so it proves nothing by itself: an echoing adapter says the same.
   */
  record Opened(int board, int channel, Contact contact) implements Lock8aReply {
    public Opened {
      Lock8aBytes.requireBoard(board);
      Lock8aBytes.requireChannel(channel);
    }

    @Override
    public byte[] encode() {
      return Lock8aBytes.framed(Lock8aBytes.OPEN, board, channel, contact.wire());
    }

    @Override
    public boolean answers(Lock8aRequest question) {
      return question instanceof Lock8aRequest.Open(int b, int c) && b == board && c == channel;
    }
  }

  /** The answer to {@link Lock8aRequest.QueryOne}: {@code 80 bd ch state x}. */
  record One(int board, int channel, Contact contact) implements Lock8aReply {
    public One {
      Lock8aBytes.requireBoard(board);
      Lock8aBytes.requireChannel(channel);
    }

    @Override
    public byte[] encode() {
      return Lock8aBytes.framed(Lock8aBytes.QUERY, board, channel, contact.wire());
    }

    @Override
    public boolean answers(Lock8aRequest question) {
      return question instanceof Lock8aRequest.QueryOne(int b, int c) && b == board && c == channel;
    }
  }

  /**
   * The answer to {@link Lock8aRequest.QueryAll}: {@code 80 bd s.. 33 x}.
   *
   * @param states the state bytes in wire order, 3 to 7 of them (up to 24 channels send 3, 32 send 4, 50 send 7); which end
   *     holds channels 1–8 is disputed between boards, see {@link QueryOrder}
   */
  record All(int board, List<Integer> states) implements Lock8aReply {
    /** The fewest state bytes a board sends. */
    public static final int MIN_STATES = 3;

    /** The most state bytes a board sends. */
    public static final int MAX_STATES = 7;

    public All {
      Lock8aBytes.requireBoard(board);
      states = List.copyOf(states);
      if (states.size() < MIN_STATES || states.size() > MAX_STATES) {
        throw new IllegalArgumentException(states.size() + " state bytes");
      }
      if (states.stream().anyMatch(s -> s < 0 || s > 0xFF)) {
        throw new IllegalArgumentException("a state is not a byte");
      }
    }

    @Override
    public byte[] encode() {
      int[] values = new int[states.size() + 3];
      values[0] = Lock8aBytes.QUERY;
      values[1] = board;
      for (int i = 0; i < states.size(); i++) {
        values[2 + i] = states.get(i);
      }
      values[values.length - 1] = Lock8aBytes.QUERY_MARK;
      return Lock8aBytes.framed(values);
    }

    @Override
    public boolean answers(Lock8aRequest question) {
      return question instanceof Lock8aRequest.QueryAll(int b) && b == board;
    }

    /**
     * The contact of a channel, counted from 1; a board has more bits than channels.
     *
     * @return empty when the reply has no bit for it
     */
    public Optional<Contact> contact(int channel, QueryOrder order) {
      if (channel < 1) {
        throw new IllegalArgumentException("channel " + channel + " is below 1");
      }
      int group = (channel - 1) / 8;
      if (group >= states.size()) {
        return Optional.empty();
      }
      int at = order == QueryOrder.LAST ? states.size() - 1 - group : group;
      boolean set = (states.get(at) >> ((channel - 1) % 8) & 1) == 1;
      return Optional.of(set ? Contact.CLOSED : Contact.OPEN);
    }
  }

  /**
   * A door change told unasked, by some firmware: {@code 82 bd ch state x}. It never answers anything; at most it is a
   * reason to ask.
   */
  record Report(int board, int channel, Contact contact) implements Lock8aReply {
    public Report {
      Lock8aBytes.requireBoard(board);
      Lock8aBytes.requireChannel(channel);
    }

    @Override
    public byte[] encode() {
      return Lock8aBytes.framed(Lock8aBytes.REPORT, board, channel, contact.wire());
    }

    @Override
    public boolean answers(Lock8aRequest question) {
      return false;
    }
  }

  /**
   * Reads one exactly delimited reply.
   *
   * @return empty for anything that no board says
   */
  static Optional<Lock8aReply> parse(byte[] frame) {
    int length = frame.length;
    if (length < 5 || !Lock8aBytes.checks(frame, 0, length) || !Lock8aBytes.isBoard(Lock8aBytes.at(frame, 1))) {
      return Optional.empty();
    }
    int board = Lock8aBytes.at(frame, 1);
    if (length == 5) {
      int channel = Lock8aBytes.at(frame, 2);
      Optional<Contact> contact = Contact.ofWire(Lock8aBytes.at(frame, 3));
      if (contact.isEmpty() || !Lock8aBytes.isChannel(channel)) {
        return Optional.empty();
      }
      return switch (Lock8aBytes.at(frame, 0)) {
        case Lock8aBytes.OPEN -> Optional.of(new Opened(board, channel, contact.get()));
        case Lock8aBytes.QUERY -> Optional.of(new One(board, channel, contact.get()));
        case Lock8aBytes.REPORT -> Optional.of(new Report(board, channel, contact.get()));
        default -> Optional.empty();
      };
    }
    int states = length - 4;
    if (states < All.MIN_STATES
        || states > All.MAX_STATES
        || Lock8aBytes.at(frame, 0) != Lock8aBytes.QUERY
        || Lock8aBytes.at(frame, length - 2) != Lock8aBytes.QUERY_MARK) {
      return Optional.empty();
    }
    return Optional.of(new All(board, IntStream.range(2, 2 + states).map(i -> Lock8aBytes.at(frame, i)).boxed().toList()));
  }
}
