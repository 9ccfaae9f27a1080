package org.hall24.locker.board;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Finds the answer to one question in what comes back on the line, fed in pieces of any size, in every dialect.
 *
 * <p>All fields must fit the question; anything before and after is skipped, so garbage at the turn of the line, a report in
 * the middle or an answer to an older question does no harm. Where a dialect does not tell how long an answer is, silence
 * does, and a length that the same board has been heard to use before.
 */
final class ReplyParser {
  private static final int KEPT = 256;
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();

  /** How far it got. */
  sealed interface State {

    /** No answer yet. */
    record Listening() implements State {}

    /** An answer, if the line now falls silent; more bytes may make it a longer one. */
    record Candidate(BoardAnswer answer) implements State {}

    /**
     * The answer.
     *
     * @param answer what the board says
     * @param hex its bytes
     * @param echoed whether the question itself came back before it
     * @param skipped bytes before the answer that belonged to nothing, the echo not counted
     * @param behind bytes after it that had come already
     */
    record Answered(BoardAnswer answer, String hex, boolean echoed, int skipped, int behind) implements State {
      /** Whether nothing but the answer came. */
      boolean clean() {
        return skipped == 0 && behind == 0;
      }

      /** How many bytes it has. */
      int length() {
        return (hex.length() + 1) / 3;
      }
    }

    /** The line fell silent after bytes that can be read as more than one answer; it is none. */
    record Ambiguous() implements State {}
  }

  private final Question question;
  private final byte[] sent;
  private final Echo echo;
  private final int usualLength;
  private byte[] heard = new byte[0];
  private State state = new State.Listening();

  /**
   * A parser for one exchange.
   *
   * @param question what was asked
   * @param echo whether the line echoes; {@link Echo#AUTO} only for queries, because an order and its echo can look the same
   * @param usualLength how long this board's answers to an open-ended question were before, 0 when it was not heard yet
   */
  ReplyParser(Question question, Echo echo, int usualLength) {
    if (echo == Echo.AUTO && question.moves()) {
      throw new IllegalArgumentException("an order cannot find out whether the line echoes");
    }
    this.question = question;
    this.sent = question.bytes();
    this.echo = echo;
    this.usualLength = usualLength;
  }

  /** Takes the next bytes. After {@link State.Answered} it stays as it is. */
  State feed(byte[] bytes, int offset, int length) {
    if (state instanceof State.Answered) {
      return state;
    }
    byte[] all = Arrays.copyOf(heard, heard.length + length);
    System.arraycopy(bytes, offset, all, heard.length, length);
    heard = all.length > KEPT ? Arrays.copyOfRange(all, all.length - KEPT, all.length) : all;
    Optional<State.Answered> found = find();
    state =
        found.isEmpty()
            ? new State.Listening()
            : question.openEnded() && !asUsual(found.get()) ? new State.Candidate(found.get().answer()) : found.get();
    return state;
  }

  /** The line was quiet for longer than a pause inside a frame. */
  State silence() {
    if (state instanceof State.Candidate) {
      state = find().<State>map(a -> a).orElseGet(State.Listening::new);
    } else if (state instanceof State.Listening && question.openEnded() && question.spans(heard, 0).size() > 1) {
      state = new State.Ambiguous();
    }
    return state;
  }

  /** Whether the question came back; tells a line that only echoes from one that is dead. */
  boolean heardEcho() {
    return echoEnd() > 0;
  }

  /** What came, at most the last 256 bytes. */
  byte[] heard() {
    return heard.clone();
  }

  private boolean asUsual(State.Answered answered) {
    return answered.length() == usualLength && answered.skipped() == 0;
  }

  private Optional<State.Answered> find() {
    int after = echoEnd();
    if (echo != Echo.NO && after > 0) {
      Optional<State.Answered> behind = pick(after, true);
      if (behind.isPresent()) {
        return behind;
      }
    }
    // Not echoed, or a door pattern that only looks like the echo of the question.
    return echo == Echo.YES ? Optional.empty() : pick(0, false);
  }

  private Optional<State.Answered> pick(int from, boolean echoed) {
    List<Question.Span> spans = question.spans(heard, from);
    if (spans.isEmpty()) {
      return Optional.empty();
    }
    Question.Span span = spans.getFirst();
    if (question.openEnded()) {
      List<Question.Span> ended = spans.stream().filter(s -> s.to() == heard.length).toList();
      List<Question.Span> likely = ended.isEmpty() ? spans : ended;
      if (likely.size() != 1) {
        return Optional.empty();
      }
      span = likely.getFirst();
    }
    String hex = HEX.formatHex(heard, span.from(), span.to());
    return Optional.of(new State.Answered(span.answer(), hex, echoed, span.from() - from, heard.length - span.to()));
  }

  /** The index behind the first copy of the question, or -1. */
  private int echoEnd() {
    for (int i = 0; i + sent.length <= heard.length; i++) {
      if (Arrays.equals(heard, i, i + sent.length, sent, 0, sent.length)) {
        return i + sent.length;
      }
    }
    return -1;
  }
}
