package org.hall24.identity.sam;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hall24.identity.card.CardTextBlock;
import org.hall24.identity.card.DocumentReading;
import org.hall24.identity.card.NewestAddress;
import org.hall24.identity.card.PhotoDecoding;
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

  /** How the module can be asked whether a card still lies there, the best way first. */
  private enum Way {
    CARD_NUMBER(SamCommand.CARD_NUMBER),
    NEWEST_ADDRESS(SamCommand.NEWEST_ADDRESS),
    FIND(SamCommand.FIND);

    final SamCommand command;

    Way(SamCommand command) {
      this.command = command;
    }

    Way next() {
      return values()[ordinal() + 1];
    }
  }

  private final SamLine line;
  private final int attempts;
  private final PhotoDecoding photos;
  private final Runnable found;
  private State state = State.UNSURE;
  private byte @Nullable [] cardNumber;
  private Way bestWay = Way.CARD_NUMBER;

  /**
   * @param attempts how often select and read are tried for one presentation
   * @param found told that a card was found and is being read
   */
  CardField(SamLine line, int attempts, PhotoDecoding photos, Runnable found) {
    this.line = line;
    this.attempts = attempts;
    this.photos = photos;
    this.found = found;
  }

  /** The line was opened anew or the module started anew. A card that must still be lifted stays so. */
  void startAgain() {
    bestWay = Way.CARD_NUMBER;
    if (state == State.CLEAR) {
      state = State.UNSURE;
    }
  }

  /**
   * Looks once.
   *
   * @param wish what a new card is asked beside text and photo
   */
  Sighting step(Link link, ReadWish wish) throws LinkException {
    return switch (state) {
      case UNSURE, CLEAR -> lookForNew(link, wish);
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

  private Sighting lookForNew(Link link, ReadWish wish) throws LinkException {
    Heard heard = line.ask(link, SamCommand.FIND);
    if (!(heard instanceof Heard.Reply(SamReply reply))) {
      return new Sighting.Trouble(word(heard));
    }
    return switch (reply.status()) {
      case CARD_FOUND -> take(link, wish);
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
  private Sighting take(Link link, ReadWish wish) throws LinkException {
    leave(State.UNSURE);
    found.run();
    for (int attempt = 1; ; attempt++) {
      Heard heard = selectAndRead(link, wish);
      if (heard instanceof Heard.Reply(SamReply reply)) {
        switch (reply.status()) {
          case SUCCESS -> {
            state = State.READ;
            return presented(understand(link, reply, wish));
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
      } else if (heard instanceof Heard.Garbled && attempt < attempts) {
        line.ask(link, SamCommand.RESET); // it was asked again already; the next rung is to start the module again
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

  private Heard selectAndRead(Link link, ReadWish wish) throws LinkException {
    Heard selected = line.ask(link, SamCommand.SELECT);
    if (!is(selected, SamStatus.SUCCESS)) {
      return selected;
    }
    if (wish.finger()) {
      Heard read = readSelected(link, SamCommand.READ_WITH_FINGER);
      if (!is(read, SamStatus.WRONG_ORDER)) {
        return read;
      }
      // A module that does not know this command still knows the other.
    }
    return readSelected(link, SamCommand.READ);
  }

  private Heard readSelected(Link link, SamCommand command) throws LinkException {
    Heard read = line.ask(link, command);
    // A module reports a card it has read no more, so a lost answer is asked for again before anything else. Another card
    // laid down meanwhile is not selected and gives nothing.
    return read instanceof Heard.Silent ? line.ask(link, command) : read;
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

  private CardRead.Presented understand(Link link, SamReply reply, ReadWish wish) throws LinkException {
    Optional<CardBlocks> blocks = CardBlocks.parse(reply.data());
    reply.wipe();
    if (blocks.isEmpty()) {
      LOG.warn("event=card-format-unknown bytes={}", reply.data().length);
      return new CardRead.Unreadable(CardRead.Why.UNKNOWN_FORMAT);
    }
    try {
      return switch (CardTextBlock.parse(blocks.get().text())) {
        case DocumentReading.Known(var document) -> {
          // While the card surely lies there; decoding the photo may take a moment.
          Optional<List<String>> newest = wish.newestAddress() ? newestAddresses(link) : Optional.empty();
          yield new CardRead.Read(
              document, photos.of(blocks.get().photo()), new CardExtras(newest, blocks.get().fingerBytes()));
        }
        case DocumentReading.OtherType(String type) -> {
          LOG.info("event=card-type-unknown type={}", type);
          yield new CardRead.UnknownDocument(type);
        }
      };
    } finally {
      blocks.get().wipe();
    }
  }

  /** The addresses of the card that was just read; a card laid in its place is not selected and gives none. */
  private Optional<List<String>> newestAddresses(Link link) throws LinkException {
    Heard heard = line.ask(link, SamCommand.NEWEST_ADDRESS);
    if (!(heard instanceof Heard.Reply(SamReply reply))) {
      return Optional.empty();
    }
    try {
      return switch (reply.status()) {
        case SUCCESS -> Optional.of(NewestAddress.parse(reply.data()));
        case NO_SUCH_ITEM -> Optional.of(List.of());
        default -> Optional.empty();
      };
    } finally {
      reply.wipe();
    }
  }

  /**
   * Whether the card that was selected last still lies there.
   *
   * @param askFind whether a find may decide where the module offers no better way
   */
  private Presence probe(Link link, boolean askFind) throws LinkException {
    for (Way way = bestWay; way != Way.FIND; way = way.next()) {
      switch (line.ask(link, way.command)) {
        case Heard.Garbled _ -> {
          return Presence.UNSURE;
        }
        case Heard.Silent _ -> {
          boolean knownHere = cardNumber != null;
          if (knownHere || !(line.ask(link, SamCommand.STATUS) instanceof Heard.Reply)) {
            return Presence.UNSURE;
          }
          bestWay = way.next(); // the module lives and just does not know the command: do not wait for it again
        }
        case Heard.Reply(SamReply reply) -> {
          boolean maybeUnknown = reply.status() == SamStatus.WRONG_ORDER && cardNumber == null;
          if (!maybeUnknown) {
            // Any other failure than "I do not know this" means that the card answers no more.
            return way == Way.CARD_NUMBER ? byCardNumber(reply) : byAnswer(reply);
          }
        }
      }
    }
    return askFind ? probeByFind(link) : Presence.GONE;
  }

  private static Presence byAnswer(SamReply reply) {
    reply.wipe();
    return reply.status().good() ? Presence.THERE : Presence.GONE;
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
