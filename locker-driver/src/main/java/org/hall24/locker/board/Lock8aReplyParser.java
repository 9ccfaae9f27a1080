package org.hall24.locker.board;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Finds the answer to one question in what comes back on the line, fed in pieces of any size.
 *
 * <p>Header, board, channel, marker and check must all fit; anything before and after is skipped, so garbage at the turn of
 * the line, a report in the middle or an answer to an older question does no harm. The length of a query-all reply follows
 * from its bytes and the silence after it, never from the number of channels: an eight-channel board answers with 24 bits.
 */
public final class Lock8aReplyParser {
  private static final int KEPT = 128;

  /** How far it got. */
  public sealed interface State {

    /** No answer yet. */
    record Listening() implements State {}

    /** An answer, if the line now falls silent; more bytes may make it a longer one. */
    record Candidate(Lock8aReply reply) implements State {}

    /**
     * The answer.
     *
     * @param reply what the board says
     * @param echoed whether the question itself came back before it
     * @param skipped bytes before the answer that belonged to nothing, the echo not counted
     */
    record Answered(Lock8aReply reply, boolean echoed, int skipped) implements State {}

    /** The line fell silent after bytes that can be read as more than one answer; it is none. */
    record Ambiguous() implements State {}
  }

  private final Lock8aRequest question;
  private final byte[] sent;
  private final Echo echo;
  private byte[] heard = new byte[0];
  private State state = new State.Listening();

  /**
   * A parser for one exchange.
   *
   * @param question what was asked
   * @param echo whether the line echoes; {@link Echo#AUTO} only for queries, because an open and its echo look the same
   */
  public Lock8aReplyParser(Lock8aRequest question, Echo echo) {
    if (echo == Echo.AUTO && question instanceof Lock8aRequest.Open) {
      throw new IllegalArgumentException("an open cannot find out whether the line echoes");
    }
    this.question = question;
    this.sent = question.encode();
    this.echo = echo;
  }

  /** Takes the next bytes. After {@link State.Answered} it stays as it is. */
  public State feed(byte[] bytes, int offset, int length) {
    if (state instanceof State.Answered) {
      return state;
    }
    byte[] all = Arrays.copyOf(heard, heard.length + length);
    System.arraycopy(bytes, offset, all, heard.length, length);
    heard = all.length > KEPT ? Arrays.copyOfRange(all, all.length - KEPT, all.length) : all;
    if (question instanceof Lock8aRequest.QueryAll) {
      Optional<State.Answered> found = findAll();
      state = found.<State>map(a -> new State.Candidate(a.reply())).orElseGet(State.Listening::new);
    } else {
      state = findFive().<State>map(a -> a).orElseGet(State.Listening::new);
    }
    return state;
  }

  /** The line was quiet for longer than a pause inside a frame. */
  public State silence() {
    if (state instanceof State.Candidate) {
      state = findAll().<State>map(a -> a).orElseGet(State.Listening::new);
    } else if (state instanceof State.Listening && question instanceof Lock8aRequest.QueryAll && candidates(0).size() > 1) {
      state = new State.Ambiguous();
    }
    return state;
  }

  /** Whether the question came back; tells a line that only echoes from one that is dead. */
  public boolean heardEcho() {
    return echoEnd(Integer.MAX_VALUE) > 0;
  }

  /** How many bytes came, at most the last 128 counted. */
  public int heardBytes() {
    return heard.length;
  }

  /** Reports of door changes among the bytes heard; hints, never answers. */
  public List<Lock8aReply.Report> reports() {
    List<Lock8aReply.Report> reports = new ArrayList<>();
    for (int i = 0; i + 5 <= heard.length; i++) {
      if (heard[i] == (byte) Lock8aBytes.REPORT
          && Lock8aReply.parse(Arrays.copyOfRange(heard, i, i + 5)).orElse(null) instanceof Lock8aReply.Report report) {
        reports.add(report);
      }
    }
    return List.copyOf(reports);
  }

  private Optional<State.Answered> findFive() {
    int from = echo == Echo.NO ? 0 : echoEnd(heard.length);
    if (from < 0) {
      if (echo == Echo.YES) {
        return Optional.empty();
      }
      from = 0;
    }
    for (int i = from; i + 5 <= heard.length; i++) {
      Optional<Lock8aReply> reply = Lock8aReply.parse(Arrays.copyOfRange(heard, i, i + 5));
      if (reply.isPresent() && reply.get().answers(question)) {
        return Optional.of(new State.Answered(reply.get(), from > 0, i - from));
      }
    }
    return Optional.empty();
  }

  private Optional<State.Answered> findAll() {
    int after = echoEnd(heard.length);
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
    List<Span> spans = candidates(from);
    List<Span> ended = spans.stream().filter(s -> s.to == heard.length).toList();
    List<Span> likely = ended.isEmpty() ? spans : ended;
    if (likely.size() != 1) {
      return Optional.empty();
    }
    Span span = likely.getFirst();
    return Optional.of(new State.Answered(span.reply, echoed, span.from - from));
  }

  private List<Span> candidates(int from) {
    List<Span> spans = new ArrayList<>();
    for (int i = from; i < heard.length; i++) {
      for (int states = Lock8aReply.All.MIN_STATES; states <= Lock8aReply.All.MAX_STATES; states++) {
        int to = i + states + 4;
        if (to <= heard.length
            && Lock8aReply.parse(Arrays.copyOfRange(heard, i, to)).orElse(null) instanceof Lock8aReply.All all
            && all.answers(question)) {
          spans.add(new Span(i, to, all));
        }
      }
    }
    return spans;
  }

  /** The index behind the first copy of the question, or -1. */
  private int echoEnd(int limit) {
    for (int i = 0; i + sent.length <= Math.min(limit, heard.length); i++) {
      if (Arrays.equals(heard, i, i + sent.length, sent, 0, sent.length)) {
        return i + sent.length;
      }
    }
    return -1;
  }

  private record Span(int from, int to, Lock8aReply reply) {}
}
