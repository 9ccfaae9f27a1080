package org.hall24.identity.card;

import java.util.ArrayList;
import java.util.List;

/**
 * The addresses a card was given after it was printed (law: a move is recorded in the chip only). Up to four slots of 35
 * units; which of them is the latest is not published, so all are kept, in the order of the card.
 */
public final class NewestAddress {
  /** Bytes of one slot. */
  public static final int SLOT = 70;

  /** Most slots a card has. */
  public static final int SLOTS = 4;

  private NewestAddress() {}

  /** Whether slots can have this many bytes in all; whether a card sends only those in use is not published. */
  public static boolean fits(int length) {
    return length > 0 && length % SLOT == 0;
  }

  /**
   * The addresses of the slots that are not blank, as stored.
   *
   * @param slots a multiple of 70 bytes; not kept
   * @throws IllegalArgumentException when they have another length
   */
  public static List<String> parse(byte[] slots) {
    if (!fits(slots.length)) {
      throw new IllegalArgumentException("no slots of addresses have " + slots.length + " bytes");
    }
    var addresses = new ArrayList<String>();
    for (int at = 0; at < slots.length; at += SLOT) {
      String address = new TextField("newest address", at, SLOT).in(slots);
      if (!address.isEmpty()) {
        addresses.add(address);
      }
    }
    return List.copyOf(addresses);
  }

  /**
   * The slots a chip would hold, one for each address; an empty text is a blank slot.
   *
   * @param addresses 1 to 4, each up to 35 units
   * @throws IllegalArgumentException when there are more, or one is longer
   */
  public static byte[] encode(List<String> addresses) {
    byte[] slots = new byte[addresses.size() * SLOT];
    if (addresses.isEmpty() || addresses.size() > SLOTS) {
      throw new IllegalArgumentException("a card has 1 to " + SLOTS + " slots, not " + addresses.size());
    }
    for (int i = 0; i < slots.length; i += 2) {
      slots[i] = ' ';
    }
    for (int i = 0; i < addresses.size(); i++) {
      new TextField("newest address", i * SLOT, SLOT).put(slots, addresses.get(i));
    }
    return slots;
  }
}
