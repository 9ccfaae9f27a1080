package org.hall24.identity.sam;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hall24.identity.card.CardPhotoDecoder;
import org.hall24.identity.card.CardTextBlock;
import org.hall24.identity.card.DocumentReading;
import org.hall24.identity.card.PhotoReading;
import org.hall24.identity.sam.SamLine.Heard;
import org.hall24.link.Link;
import org.hall24.link.LinkException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What lies on the reader. One step asks just enough to say what changed; find, select and read of one card run in one
 * step, so one read always belongs to one find.
 *
 * <p>A module reports a card it has read only again after it left the field, and what it says of a card that stays differs
 * between makes. So after a presentation we never look for a new card before we know that the old one is gone: by its
 * management number where the module tells it, else by its newest address, else by the next find.
 *
 * <p>Used on the port's own thread only.
 */
final class CardField {
  /** Bytes of the chip serial in the reply to select. */
  static final int SERIAL_LENGTH = 8;

  /** Bytes of one slot of the newest address. */
  static final int ADDRESS_SLOT = 70;

  /** Bytes of the card management number. */
  static final int CARD_NUMBER_LENGTH = 28;

  private static final Logger LOG = LoggerFactory.getLogger(CardField.class);

  /** What one step saw. */
  sealed interface Sighting {

    /** No card. */
    record Clear() implements Sighting {}

    /** A card that has been dealt with. */
    record Lying() implements Sighting {}

    /** The card that was dealt with has gone. */
    record Removed() implements Sighting {}

    /** A new card. */
    record Presented(CardRead.Presented read) implements Sighting {}

    /** The reader does not do its work; the reason is a stable word. */
    record Trouble(String reason) implements Sighting {}
  }

  private static final Sighting CLEAR = new Sighting.Clear();
  private static final Sighting LYING = new Sighting.Lying();
  private static final Sighting REMOVED = new Sighting.Removed();

  private enum State {
    /** A card may lie there that nobody was told of, from before this line was opened or from a reading that broke off. */
    UNSURE,
    CLEAR,
    /** A card was read and has to leave. */
    READ,
    /** A card could not be read and has to leave; find goes on reporting it. */
    UNREAD
  }

  private enum Presence {
    THERE,
    GONE,
    UNSURE
  }

  private final SamLine line;
  private final int attempts;
  private final List<CardPhotoDecoder> decoders;
  private State state = State.UNSURE;
  private byte @Nullable [] cardNumber;
  private boolean tellsCardNumber = true;

  CardField(SamLine line, int attempts, List<CardPhotoDecoder> decoders) {
    this.line = line;
    this.attempts = attempts;
    this.decoders = List.copyOf(decoders);
  }

  /** The line was opened anew or the module started anew. A card that must still be lifted stays so. */
  void startAgain() {
    tellsCardNumber = true;
    if (state == State.CLEAR) {
      state = State.UNSURE;
    }
  }

  /** Looks once. */
  Sighting step(Link link) throws LinkException {
    return switch (state) {
      case UNSURE, CLEAR -> lookForNew(link);
      case READ -> afterwards(probe(link, true));
      case UNREAD -> afterwards(probeByFind(link));
    };
  }

  private Sighting afterwards(Presence presence) {
    if (presence == Presence.GONE) {
      leave(State.CLEAR);
      return REMOVED;
    }
    return line.inStep() ? LYING : new Sighting.Trouble("silent");
  }

  private Sighting lookForNew(Link link) throws LinkException {
    Heard heard = line.ask(link, SamCommand.FIND);
    if (!(heard instanceof Heard.Reply(SamReply reply))) {
      return new Sighting.Trouble(word(heard));
    }
    return switch (reply.status()) {
      case CARD_FOUND -> take(link);
      case NO_CARD -> {
        if (state == State.UNSURE && probe(link, false) == Presence.THERE) {
          state = State.READ;
          yield LYING;
        }
        state = State.CLEAR;
        yield CLEAR;
      }
      case SELF_TEST_FAILED, NOT_AUTHORISED, NOT_PERMITTED -> new Sighting.Trouble(reply.status().word());
      case UNRECOGNISED_ERROR, RANDOM_NUMBER_FAILED -> {
        line.ask(link, SamCommand.RESET);
        yield CLEAR;
      }
      default -> CLEAR;
    };
  }

  /** A card was found: select and read it, and find it again before each further attempt. */
  private Sighting take(Link link) throws LinkException {
    leave(State.UNSURE);
    for (int attempt = 1; ; attempt++) {
      Heard heard = selectAndRead(link);
      if (heard instanceof Heard.Reply(SamReply reply)) {
        switch (reply.status()) {
          case SUCCESS -> {
            state = State.READ;
            return presented(understand(reply));
          }
          case CARD_REFUSED_MODULE, MODULE_REFUSED_CARD -> {
            return unreadable(CardRead.Why.NOT_GENUINE, reply.status().word());
          }
          case CONTENT_NOT_VERIFIED -> {
            return unreadable(CardRead.Why.NOT_VERIFIED, reply.status().word());
          }
          case UNKNOWN_CARD_TYPE -> {
            return unreadable(CardRead.Why.UNKNOWN_CARD, reply.status().word());
          }
          case SELF_TEST_FAILED, NOT_AUTHORISED, NOT_PERMITTED -> {
            return new Sighting.Trouble(reply.status().word());
          }
          case UNRECOGNISED_ERROR, RANDOM_NUMBER_FAILED -> line.ask(link, SamCommand.RESET);
          default -> {
            // The card moved, or the order was lost: find it again.
          }
        }
      }
      if (attempt == attempts) {
        return unreadable(CardRead.Why.READ_FAILED, word(heard));
      }
      Heard again = line.ask(link, SamCommand.FIND);
      if (!(again instanceof Heard.Reply(SamReply reply))) {
        return new Sighting.Trouble(word(again));
      }
      if (reply.status() == SamStatus.NO_CARD) {
        return lostOnTheWay(link, heard);
      }
    }
  }

  private Heard selectAndRead(Link link) throws LinkException {
    Heard selected = line.ask(link, SamCommand.SELECT);
    if (!is(selected, SamStatus.SUCCESS)) {
      return selected;
    }
    Heard read = line.ask(link, SamCommand.READ);
    // A module reports a card it has read no more, so a lost answer is asked for again before anything else. Another card
    // laid down meanwhile is not selected and gives nothing.
    return read instanceof Heard.Silent ? line.ask(link, SamCommand.READ) : read;
  }

  /** Find does not see the card any more: it was lifted, or the module read it and we got a broken answer. */
  private Sighting lostOnTheWay(Link link, Heard failure) throws LinkException {
    if (probe(link, false) == Presence.THERE) {
      state = State.READ;
      return presented(new CardRead.Unreadable(CardRead.Why.READ_FAILED));
    }
    LOG.info("event=card-removed-mid-read after={}", word(failure));
    state = State.CLEAR;
    return presented(new CardRead.RemovedMidRead());
  }

  private Sighting unreadable(CardRead.Why why, String word) {
    LOG.info("event=card-unreadable why={} status={}", why, word);
    state = State.UNREAD;
    return presented(new CardRead.Unreadable(why));
  }

  private static Sighting presented(CardRead.Presented read) {
    return new Sighting.Presented(read);
  }

  private CardRead.Presented understand(SamReply reply) {
    Optional<CardBlocks> blocks = CardBlocks.parse(reply.data());
    reply.wipe();
    if (blocks.isEmpty()) {
      LOG.warn("event=card-format-unknown bytes={}", reply.data().length);
      return new CardRead.Unreadable(CardRead.Why.UNKNOWN_FORMAT);
    }
    try {
      return switch (CardTextBlock.parse(blocks.get().text())) {
        case DocumentReading.Known(var document) ->
            new CardRead.Read(document, PhotoReading.of(blocks.get().photo(), decoders));
        case DocumentReading.OtherType(String type) -> {
          LOG.info("event=card-type-unknown type={}", type);
          yield new CardRead.UnknownDocument(type);
        }
      };
    } finally {
      blocks.get().wipe();
    }
  }

  /**
   * Whether the card that was selected last still lies there.
   *
   * @param askFind whether a find may decide where the module offers no better way
   */
  private Presence probe(Link link, boolean askFind) throws LinkException {
    boolean ignored = false;
    if (tellsCardNumber) {
      Heard heard = line.ask(link, SamCommand.CARD_NUMBER);
      boolean unsupported = cardNumber == null && is(heard, SamStatus.WRONG_ORDER);
      if (heard instanceof Heard.Reply(SamReply reply) && !unsupported) {
        return byCardNumber(reply);
      }
      if (heard instanceof Heard.Garbled) {
        return Presence.UNSURE;
      }
      ignored = heard instanceof Heard.Silent;
    }
    Heard heard = line.ask(link, SamCommand.NEWEST_ADDRESS);
    if (!(heard instanceof Heard.Reply(SamReply reply))) {
      return Presence.UNSURE;
    }
    reply.wipe();
    if (ignored) {
      tellsCardNumber = false; // the module lives and just does not know the command: do not wait for it again
    }
    if (reply.status().good()) {
      return Presence.THERE;
    }
    // Any other failure than "I do not know this" means that the card answers no more.
    return askFind && reply.status() == SamStatus.WRONG_ORDER ? probeByFind(link) : Presence.GONE;
  }

  private Presence byCardNumber(SamReply reply) {
    if (!reply.status().good()) {
      return Presence.GONE;
    }
    byte[] first = cardNumber;
    if (first == null) {
      cardNumber = reply.data();
      return Presence.THERE;
    }
    boolean same = Arrays.equals(first, reply.data());
    reply.wipe();
    return same ? Presence.THERE : Presence.GONE;
  }

  private Presence probeByFind(Link link) throws LinkException {
    Heard heard = line.ask(link, SamCommand.FIND);
    if (!(heard instanceof Heard.Reply(SamReply reply))) {
      return Presence.UNSURE;
    }
    return reply.status() == SamStatus.NO_CARD ? Presence.GONE : Presence.THERE;
  }

  private void leave(State next) {
    if (cardNumber != null) {
      Arrays.fill(cardNumber, (byte) 0);
    }
    cardNumber = null;
    state = next;
  }

  private static boolean is(Heard heard, SamStatus status) {
    return heard instanceof Heard.Reply(SamReply reply) && reply.status() == status;
  }

  private static String word(Heard heard) {
    return switch (heard) {
      case Heard.Reply(SamReply reply) -> reply.status().word();
      case Heard.Silent _ -> "silent";
      case Heard.Garbled _ -> "garbled";
    };
  }
}
