package org.hall24.identity.sam;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.hall24.identity.card.NewestAddress;
import org.hall24.link.Link;
import org.hall24.link.LinkException;
import org.hall24.link.Ticker;
import org.jspecify.annotations.Nullable;

/**
 * Question and answer with the module. Replies name neither the question nor a sequence, so a reply that comes after we
 * stopped waiting could pass for the answer to the next question. Therefore:
 *
 * <ul>
 *   <li>a reply must have the shape the question calls for, anything else is left lying;
 *   <li>once a question stayed without a sound answer the line is <em>out of step</em>, and the next question waits until
 *       the module's own number was asked for and came back: it answers in order, so everything older is then behind us,
 *       and that reply has a shape no other question accepts. After a lost answer the line must be quiet then, too: what a
 *       hub or converter delivers out of order dies there.
 * </ul>
 *
 * <p>Used on the port's own thread only.
 */
final class SamLine {

  /** What came of a question. */
  sealed interface Heard {

    /** A sound reply of the right shape, or an error of the module. */
    record Reply(SamReply reply) implements Heard {}

    /** Nothing in time. */
    record Silent() implements Heard {}

    /** Bytes, but no sound frame. */
    record Garbled() implements Heard {}
  }

  private static final Heard SILENT = new Heard.Silent();
  private static final Heard GARBLED = new Heard.Garbled();
  private static final int RESENDS = 1;

  private final SamSettings settings;
  private final Ticker ticker;
  private final SamFrameParser parser = SamFrameParser.forReplies();
  private final byte[] input = new byte[SamFrame.HEADER + SamFrame.LONGEST];
  private boolean inStep;
  private boolean lostAnswer;
  private long heardAt;
  private Optional<SamId> samId = Optional.empty();

  SamLine(SamSettings settings, Ticker ticker) {
    this.settings = settings;
    this.ticker = ticker;
  }

  /** A new line: whatever is still under way on it belongs to somebody else. */
  void opened() {
    inStep = false;
    lostAnswer = false;
    samId = Optional.empty();
  }

  /** Whether the next reply is sure to belong to the next question. */
  boolean inStep() {
    return inStep;
  }

  /** When the module was last heard, in the ticker's nanoseconds. */
  long heardAt() {
    return heardAt;
  }

  /** The module's number, once it was asked. */
  Optional<SamId> samId() {
    return samId;
  }

  /** Asks, and asks once more when the answer, or the question on its way, was damaged. */
  Heard ask(Link link, SamCommand command) throws LinkException {
    for (int attempt = 0; ; attempt++) {
      if (!inStep) {
        Heard barrier = fallIntoStep(link);
        if (!inStep) {
          return barrier;
        }
      }
      Heard heard = askOnce(link, command);
      inStep = heard instanceof Heard.Reply;
      lostAnswer |= !inStep;
      if (attempt == RESENDS || !worthAsking(heard)) {
        return heard;
      }
    }
  }

  private static boolean worthAsking(Heard heard) {
    return switch (heard) {
      case Heard.Garbled _ -> true;
      case Heard.Silent _ -> false;
      case Heard.Reply(SamReply reply) ->
          reply.status() == SamStatus.HOST_CHECKSUM || reply.status() == SamStatus.HOST_LENGTH;
    };
  }

  private Heard fallIntoStep(Link link) throws LinkException {
    Heard heard = askOnce(link, SamCommand.SAM_ID);
    if (heard instanceof Heard.Garbled) {
      heard = askOnce(link, SamCommand.SAM_ID);
    }
    if (heard instanceof Heard.Reply(SamReply reply) && reply.status() == SamStatus.SUCCESS) {
      samId = Optional.of(SamId.parse(reply.data()));
      inStep = true;
      if (lostAnswer) {
        awaitQuiet(link);
        lostAnswer = false;
      }
    }
    return heard;
  }

  private void awaitQuiet(Link link) throws LinkException {
    long until = ticker.nanos() + settings.readWithin().toNanos();
    int count = 1;
    while (count > 0 && until - ticker.nanos() > 0) {
      count = link.read(input, 0, input.length, settings.settle());
      Arrays.fill(input, 0, Math.max(0, count), (byte) 0);
    }
  }

  private Heard askOnce(Link link, SamCommand command) throws LinkException {
    return exchange(link, command.frame(), command, settings.patienceFor(command));
  }

  /** Sends a request that is answered as a status is, without data; in step only. */
  Heard tell(Link link, SamRequest request) throws LinkException {
    Heard heard = exchange(link, request.encode(), SamCommand.STATUS, settings.replyWithin());
    inStep = heard instanceof Heard.Reply;
    return heard;
  }

  /** Whether a module answers at the speed the line has now; the line is out of step afterwards. */
  boolean answers(Link link) throws LinkException {
    inStep = false;
    Heard heard = exchange(link, SamCommand.STATUS.frame(), SamCommand.STATUS, settings.walkWithin());
    return heard instanceof Heard.Reply;
  }

  private Heard exchange(Link link, byte[] frame, SamCommand shape, Duration within) throws LinkException {
    link.discardInput();
    parser.clear();
    link.write(frame);
    var catcher = new Catcher(shape);
    try {
      long until = ticker.nanos() + within.toNanos();
      while (catcher.caught == null) {
        long left = until - ticker.nanos();
        Duration patience = shorter(left, catcher);
        int count = left <= 0 ? 0 : link.read(input, 0, input.length, patience);
        if (count > 0) {
          parser.feed(input, 0, count, catcher::take);
          Arrays.fill(input, 0, count, (byte) 0);
        } else if (!(parser.state() instanceof SamFrameParser.State.Hunting)) {
          parser.abandon(catcher::take);
        } else {
          return catcher.broken ? GARBLED : SILENT;
        }
      }
      heardAt = ticker.nanos();
      return new Heard.Reply(catcher.caught);
    } finally {
      parser.clear();
    }
  }

  private Duration shorter(long leftNanos, Catcher catcher) {
    Duration left = Duration.ofNanos(Math.max(0, leftNanos));
    boolean insideFrame = !(parser.state() instanceof SamFrameParser.State.Hunting);
    Duration limit = insideFrame ? settings.gap() : catcher.broken ? settings.settle() : left;
    return limit.compareTo(left) < 0 ? limit : left;
  }

  /** Keeps the first reply that answers the question; wipes all others. */
  private static final class Catcher {
    private final SamCommand command;
    private @Nullable SamReply caught;
    private boolean broken;

    Catcher(SamCommand command) {
      this.command = command;
    }

    void take(SamFrameParser.Found found) {
      switch (found) {
        case SamFrameParser.Found.Broken _ -> broken = true;
        case SamFrameParser.Found.Frame(byte[] body) -> {
          SamReply reply = SamReply.parse(body);
          Arrays.fill(body, (byte) 0);
          if (caught == null && answers(command, reply)) {
            caught = reply;
          } else {
            reply.wipe();
          }
        }
      }
    }
  }

  /** Whether a reply has the shape that this question calls for. */
  private static boolean answers(SamCommand command, SamReply reply) {
    SamStatus status = reply.status();
    int length = reply.data().length;
    return switch (command) {
      case RESET, STATUS -> status == SamStatus.SUCCESS ? length == 0 : !status.good();
      // The barrier: an error could be an older question's, unless it says that the module answers nothing else.
      case SAM_ID ->
          status == SamStatus.SUCCESS
              ? length == SamId.LENGTH
              : status == SamStatus.SELF_TEST_FAILED || status == SamStatus.NOT_AUTHORISED;
      case FIND -> status == SamStatus.CARD_FOUND || !status.good();
      case SELECT -> status == SamStatus.SUCCESS ? length == CardField.SERIAL_LENGTH : !status.good();
      case READ, READ_WITH_FINGER -> status == SamStatus.SUCCESS ? length >= CardBlocks.SHORTEST : !status.good();
      case NEWEST_ADDRESS ->
          status == SamStatus.SUCCESS
              ? NewestAddress.fits(length)
              : status != SamStatus.CARD_FOUND;
      case CARD_NUMBER ->
          status == SamStatus.SUCCESS ? length == CardField.CARD_NUMBER_LENGTH : status != SamStatus.CARD_FOUND;
    };
  }
}
