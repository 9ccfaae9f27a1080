package org.hall24.identity.card;

import java.time.LocalDate;
import java.util.Arrays;

/** Any text block: the first byte chooses the layout, or leaves the letter as it comes. */
public final class CardTextBlockFuzz {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);
  private static final String LETTERS = " JIY";

  private CardTextBlockFuzz() {}

  /** Reads the block, asks everything that can be asked of it, and writes it back: it must read as the same card again. */
  public static void fuzzerTestOneInput(byte[] data) {
    if (data.length < 1) {
      return;
    }
    byte[] block = Arrays.copyOfRange(data, 1, 1 + CardTextBlock.LENGTH);
    int layout = data[0] & 7;
    if (layout < LETTERS.length()) {
      block[248] = (byte) LETTERS.charAt(layout);
      block[249] = 0;
    }
    if (CardTextBlock.parse(block) instanceof DocumentReading.Known(IdentityDocument document)) {
      ask(document);
      if (!new DocumentReading.Known(document).equals(CardTextBlock.parse(CardTextBlock.encode(document)))) {
        throw new IllegalStateException("a card of kind " + document.kind().word() + " does not survive a round trip");
      }
    }
  }

  private static void ask(IdentityDocument document) {
    document.remarks(TODAY);
    document.birthDate();
    document.sex();
    document.displayAddress();
    Masked.name(document.displayName());
    Masked.number(document.number());
    document.nameLatin().ifPresent(Masked::name);
    if (document.displayName().indexOf('?') >= 0 && document.name().indexOf('?') < 0 && document.nameLatin().orElse("").indexOf('?') < 0) {
      throw new IllegalStateException("a character was replaced");
    }
  }
}
