package org.hall24.locker.board;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.hall24.link.Link;
import org.hall24.link.LinkException;
import org.hall24.link.Ticker;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Question and answer on a line: when a question may be asked, what is heard as its answer, and what is known of the line it
 * goes over. On the thread of the line's owner only, but for {@link #echo()}.
 *
 * <p>What came unasked is thrown away before a question; one that went unanswered is not asked again until its late answer
 * cannot come any more. A line that was opened anew is a stranger: nothing that was known of the old one holds.
 */
final class LineTalk {
  private static final Logger log = LoggerFactory.getLogger(LineTalk.class);

  private final String port;
  private final BoardCodec codec;
  private final BoardSettings settings;
  private final BoardTiming timing;
  private final Ticker ticker;
  private final BusManners manners;
  private final Hearing heard;
  private final Map<String, Long> lateUntil = new HashMap<>();
  private final Map<Integer, Integer> usualLengths = new HashMap<>();
  private @Nullable Link known;
  private volatile Echo learned = Echo.AUTO;

  /** Who keeps account of the boards. */
  interface Hearing {
    /** A board answered, or did not. */
    void told(int board, boolean answered);

    /** The line is a new one. */
    void newLine();
  }

  /** What listening ended with. */
  sealed interface Outcome {
    /**
     * An answer.
     *
     * @param answer what the board says
     * @param hex its bytes
     * @param echoed whether the question came back before it
     */
    record Heard(BoardAnswer answer, String hex, boolean echoed) implements Outcome {}

    /**
     * None.
     *
     * @param reason a stable word: {@code silent}, {@code no-answer-due}, {@code echo-only}, {@code echo-missing},
     *     {@code garbled}
     */
    record Nothing(String reason) implements Outcome {}
  }

  LineTalk(String port, BoardCodec codec, BoardSettings settings, BoardTiming timing, Ticker ticker, BusManners manners,
      Hearing heard) {
    this.port = port;
    this.codec = codec;
    this.settings = settings;
    this.timing = timing;
    this.ticker = ticker;
    this.manners = manners;
    this.heard = heard;
  }

  /** Whether this is the line that was spoken on last. */
  boolean knows(Link link) {
    return link == known;
  }

  /** Whether the line echoes, as set or as found out on this line; AUTO as long as nobody knows. On any thread. */
  Echo echo() {
    return settings.echo() == Echo.AUTO ? learned : settings.echo();
  }

  /** Asks one question and listens. */
  Outcome asked(Link link, Question question) throws LinkException, InterruptedException {
    prepare(link, question);
    Echo echo = echo();
    owed(question, timing.queryReply());
    link.write(question.bytes());
    Outcome outcome = listen(link, question, echo, timing.queryReply());
    if (echo == Echo.AUTO) {
      learn(outcome);
    }
    return outcome;
  }

  /** Makes the line fit for a question: at rest, and without an older answer to come. */
  void prepare(Link link, Question question) throws LinkException, InterruptedException {
    if (link != known) {
      // A new line: another adapter perhaps, and a bus that still rings from being plugged in.
      known = link;
      learned = Echo.AUTO;
      lateUntil.clear();
      usualLengths.clear();
      manners.newLine();
      heard.newLine();
      manners.drain(link, timing.settle());
    }
    // Somebody was torn away from a question: the board may still be at its answer.
    manners.drain(link, manners.busy());
    // The same question went unanswered: its late answer must not be taken for the answer to this one.
    Long late = lateUntil.remove(question.answeredAs());
    if (late != null) {
      manners.drain(link, Duration.ofNanos(late - ticker.nanos()));
    }
    manners.quiet(link);
    manners.takeUnasked(link);
    link.discardInput();
  }

  /** Until this moment an answer to the question may come, whatever happens to us meanwhile. */
  void owed(Question question, Duration patience) {
    long until = ticker.nanos() + patience.toNanos();
    manners.busyUntil(until);
    lateUntil.put(question.answeredAs(), until + timing.late().toNanos());
  }

  /** Whether the line echoes, found out with a question about the bolt where nobody knows; AUTO when that brought no answer. */
  Echo echoOf(Link link, LockAddress bolt) throws LinkException, InterruptedException {
    if (echo() == Echo.AUTO) {
      asked(link, codec.query(bolt));
      prepare(link, codec.open(bolt));
    }
    return echo();
  }

  private void learn(Outcome outcome) {
    if (outcome instanceof Outcome.Heard(BoardAnswer answer, String hex, boolean echoed)) {
      learned = echoed ? Echo.YES : Echo.NO;
      log.info("locker.line echo={} port={}", echoed ? "yes" : "no", port);
    }
  }

  /** Listens for the answer to a question that has been written. */
  Outcome listen(Link link, Question question, Echo echo, Duration patience)
      throws LinkException, InterruptedException {
    int usual = usualLengths.getOrDefault(question.board(), 0);
    ReplyParser parser = new ReplyParser(question, echo, usual);
    byte[] buffer = new byte[64];
    long end = ticker.nanos() + patience.toNanos();
    boolean candidate = false;
    while (true) {
      long left = end - ticker.nanos();
      // A candidate gets its silence even at the last moment; on a line that chatters on it has to do without.
      boolean over = left <= 0 && !(candidate && left > -timing.frameGap().multipliedBy(4).toNanos());
      if (over && !candidate) {
        break;
      }
      Duration wait = candidate ? timing.frameGap() : Duration.ofNanos(left);
      int n = over ? 0 : link.read(buffer, 0, buffer.length, wait);
      ReplyParser.State state = n == 0 ? parser.silence() : parser.feed(buffer, 0, n);
      candidate = state instanceof ReplyParser.State.Candidate;
      if (state instanceof ReplyParser.State.Answered answered) {
        heard.told(question.board(), true);
        if (answered.clean()) {
          manners.clean();
        } else {
          manners.stray(parser.heard());
        }
        manners.rest(link);
        lateUntil.remove(question.answeredAs());
        if (question.openEnded()) {
          usualLengths.put(question.board(), answered.length());
        }
        return new Outcome.Heard(answered.answer(), answered.hex(), answered.echoed());
      }
    }
    byte[] all = parser.heard();
    manners.stray(all);
    manners.rest(link);
    if (!question.answerDue()) {
      lateUntil.remove(question.answeredAs());
      return new Outcome.Nothing("no-answer-due");
    }
    heard.told(question.board(), false);
    if (all.length == 0) {
      return new Outcome.Nothing("silent");
    }
    return new Outcome.Nothing(parser.heardEcho() ? "echo-only" : echo == Echo.YES ? "echo-missing" : "garbled");
  }
}
