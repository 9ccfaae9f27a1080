package org.hall24.identity.sam.emulator;

import java.util.Optional;
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
   */
  public record Habits(boolean reportsReadCardAgain, Extra cardNumber) {

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

  private final Habits habits;
  private @Nullable EmulatedCard lying;
  private Card card = Card.FRESH;
  private Told told = Told.NOTHING;

  SamModel(Habits habits) {
    this.habits = habits;
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
    return command == SamCommand.CARD_NUMBER && habits.cardNumber() == Extra.IGNORED;
  }

  /** Whether a host may not send this now, after what it was told. */
  boolean outOfOrder(SamCommand command) {
    return switch (command) {
      case SELECT -> told == Told.NOTHING;
      case READ -> told != Told.SELECTED;
      case RESET, STATUS, SAM_ID, FIND, NEWEST_ADDRESS, CARD_NUMBER -> false;
    };
  }

  SamReply obey(SamCommand command) {
    return switch (command) {
      case RESET -> reset();
      case STATUS, SAM_ID -> SamReply.of(SamStatus.SUCCESS);
      case FIND -> find();
      case SELECT -> select();
      case READ -> read();
      case NEWEST_ADDRESS -> selectedCard().isPresent() ? SamReply.of(SamStatus.NO_SUCH_ITEM) : noSelectedCard();
      case CARD_NUMBER ->
          habits.cardNumber() != Extra.KNOWN
              ? SamReply.of(SamStatus.WRONG_ORDER)
              : selectedCard()
                  .map(there -> SamReply.of(SamStatus.SUCCESS, there.cardNumber()))
                  .orElseGet(this::noSelectedCard);
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
  private SamReply read() {
    Optional<EmulatedCard> there = selectedCard();
    if (there.isEmpty()) {
      return noSelectedCard();
    }
    card = Card.READ;
    return SamReply.of(SamStatus.SUCCESS, there.get().textAndPhoto());
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
