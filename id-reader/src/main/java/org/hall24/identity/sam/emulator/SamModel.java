package org.hall24.identity.sam.emulator;

import java.util.Optional;
import java.util.function.Function;
import org.hall24.identity.sam.SamCommand;
import org.hall24.identity.sam.SamReply;
import org.hall24.identity.sam.SamStatus;
import org.jspecify.annotations.Nullable;

/** What the module does with the card in its field. Not thread-safe; the emulator sees to that. */
public final class SamModel {

  /**
   * In what makes differ.
   *
   * @param reportsReadCardAgain find reports a card that was read and stayed; usually it must leave first
   * @param cardNumber how the optional card management number is treated
   * @param newestAddress how the question for the newest address is treated
   * @param finger how reading with fingerprints is treated
   */
  public record Habits(boolean reportsReadCardAgain, Extra cardNumber, Extra newestAddress, Extra finger) {

    /** A make that differs in the first two only. */
    public Habits(boolean reportsReadCardAgain, Extra cardNumber) {
      this(reportsReadCardAgain, cardNumber, Extra.KNOWN, Extra.KNOWN);
    }

    /** As most modules are described. */
    public static Habits usual() {
      return new Habits(false, Extra.KNOWN);
    }
  }

  /** How an optional command is treated. */
  public enum Extra {
    KNOWN,
    REFUSED,
    IGNORED
  }

  /** How far the card in the field has come. */
  private enum Card {
    FRESH,
    FOUND,
    SELECTED,
    READ
  }

  /** What the host was last told, whatever happened to the card since. */
  private enum Told {
    NOTHING,
    FOUND,
    SELECTED
  }

  private Habits habits;
  private @Nullable EmulatedCard lying;
  private Card card = Card.FRESH;
  private Told told = Told.NOTHING;

  SamModel(Habits habits) {
    this.habits = habits;
  }

  void behave(Habits other) {
    habits = other;
  }

  void lay(EmulatedCard next) {
    lying = next;
    card = Card.FRESH;
  }

  void lift() {
    lying = null;
    card = Card.FRESH;
  }

  Optional<EmulatedCard> lying() {
    return Optional.ofNullable(lying);
  }

  boolean ignores(SamCommand command) {
    return treated(command) == Extra.IGNORED;
  }

  private Extra treated(SamCommand command) {
    return switch (command) {
      case CARD_NUMBER -> habits.cardNumber();
      case NEWEST_ADDRESS -> habits.newestAddress();
      case READ_WITH_FINGER -> habits.finger();
      case RESET, STATUS, SAM_ID, FIND, SELECT, READ -> Extra.KNOWN;
    };
  }

  /** Whether a host may not send this now, after what it was told. */
  boolean outOfOrder(SamCommand command) {
    return switch (command) {
      case SELECT -> told == Told.NOTHING;
      case READ, READ_WITH_FINGER -> told != Told.SELECTED;
      case RESET, STATUS, SAM_ID, FIND, NEWEST_ADDRESS, CARD_NUMBER -> false;
    };
  }

  SamReply obey(SamCommand command) {
    if (treated(command) != Extra.KNOWN) {
      return SamReply.of(SamStatus.WRONG_ORDER);
    }
    return switch (command) {
      case RESET -> reset();
      case STATUS, SAM_ID -> SamReply.of(SamStatus.SUCCESS);
      case FIND -> find();
      case SELECT -> select();
      case READ -> read(EmulatedCard::textAndPhoto);
      case READ_WITH_FINGER -> read(EmulatedCard::textPhotoAndFinger);
      case NEWEST_ADDRESS ->
          ofSelected(
              there ->
                  there
                      .newestAddressSlots()
                      .map(slots -> SamReply.of(SamStatus.SUCCESS, slots))
                      .orElseGet(() -> SamReply.of(SamStatus.NO_SUCH_ITEM)));
      case CARD_NUMBER -> ofSelected(there -> SamReply.of(SamStatus.SUCCESS, there.cardNumber()));
    };
  }

  private SamReply reset() {
    told = Told.NOTHING;
    if (card != Card.READ) {
      card = Card.FRESH;
    }
    return SamReply.of(SamStatus.SUCCESS);
  }

  private SamReply find() {
    EmulatedCard there = lying;
    if (there == null || (card == Card.READ && !habits.reportsReadCardAgain())) {
      told = Told.NOTHING;
      return SamReply.of(SamStatus.NO_CARD);
    }
    card = Card.FOUND;
    told = Told.FOUND;
    return SamReply.of(SamStatus.CARD_FOUND, there.iin());
  }

  private SamReply select() {
    EmulatedCard there = lying;
    boolean order = told != Told.NOTHING;
    if (there == null || card == Card.FRESH) {
      told = Told.NOTHING;
      return order ? SamReply.of(SamStatus.SELECT_FAILED) : SamReply.of(SamStatus.WRONG_ORDER);
    }
    if (card == Card.FOUND) {
      card = Card.SELECTED;
    }
    told = Told.SELECTED;
    return SamReply.of(SamStatus.SUCCESS, there.serial());
  }

  /** Obeys even a host that may not ask, as a real module does with a card that was left lying. */
  private SamReply read(Function<EmulatedCard, byte[]> what) {
    return ofSelected(
        there -> {
          card = Card.READ;
          return SamReply.of(SamStatus.SUCCESS, what.apply(there));
        });
  }

  private SamReply ofSelected(Function<EmulatedCard, SamReply> answer) {
    return selectedCard().map(answer).orElseGet(this::noSelectedCard);
  }

  private Optional<EmulatedCard> selectedCard() {
    boolean selected = card == Card.SELECTED || card == Card.READ;
    return selected ? Optional.ofNullable(lying) : Optional.empty();
  }

  private SamReply noSelectedCard() {
    // The card sets SW1 and SW2 when it was there and answers no more.
    return told == Told.SELECTED
        ? new SamReply(0x6F, 0x00, SamStatus.READ_FAILED.code(), new byte[0])
        : SamReply.of(SamStatus.WRONG_ORDER);
  }
}
