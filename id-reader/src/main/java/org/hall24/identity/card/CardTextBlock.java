package org.hall24.identity.card;

import java.util.Locale;

/**
 * The 256-byte text block of a card: 128 UTF-16LE code units in fixed fields, padded with spaces. Four layouts, told apart by
 * the unit at byte offset 248.
 *
 * <p>Offsets of each layout: see the documents' own classes.
 */
public final class CardTextBlock {
  /** Length of every layout, bytes. */
  public static final int LENGTH = 256;

  private static final TextField TYPE = new TextField("type", 248, 2);

  // Resident card; the residence permit and the card of 2023 share most of it.
  private static final TextField NAME = new TextField("name", 0, 30);
  private static final TextField SEX = new TextField("sex", 30, 2);
  private static final TextField ETHNIC = new TextField("ethnic code", 32, 4);
  private static final TextField BIRTH = new TextField("birth date", 36, 16);
  private static final TextField ADDRESS = new TextField("address", 52, 70);
  private static final TextField NUMBER = new TextField("number", 122, 36);
  private static final TextField AUTHORITY = new TextField("authority", 158, 30);
  private static final TextField VALID_FROM = new TextField("valid from", 188, 16);
  private static final TextField VALID_TO = new TextField("valid to", 204, 16);

  // J
  private static final TextField PERMIT_NUMBER = new TextField("permit number", 220, 18);
  private static final TextField ISSUE_COUNT_J = new TextField("issue count", 238, 4);

  // I
  private static final TextField LATIN_NAME_I = new TextField("latin name", 0, 120);
  private static final TextField SEX_I = new TextField("sex", 120, 2);
  private static final TextField NUMBER_I = new TextField("number", 122, 30);
  private static final TextField NATIONALITY_I = new TextField("nationality", 152, 6);
  private static final TextField NAME_I = new TextField("name", 158, 30);
  private static final TextField BIRTH_I = new TextField("birth date", 220, 16);
  private static final TextField CARD_VERSION = new TextField("card version", 236, 4);
  private static final TextField ACCEPTING_AUTHORITY = new TextField("accepting authority", 240, 8);

  // Y
  private static final TextField ISSUE_COUNT_Y = new TextField("issue count", 32, 4);
  private static final TextField LATIN_NAME_Y1 = new TextField("latin name, first part", 52, 70);
  private static final TextField LATIN_NAME_Y2 = new TextField("latin name, second part", 220, 22);
  private static final TextField NATIONALITY_Y = new TextField("nationality", 242, 6);
  private static final TextField LINK = new TextField("link", 250, 6);

  private CardTextBlock() {}

  /**
   * Reads a block.
   *
   * @param block 256 bytes; not kept
   * @throws IllegalArgumentException when it has another length
   */
  public static DocumentReading parse(byte[] block) {
    if (block.length != LENGTH) {
      throw new IllegalArgumentException("a text block has " + LENGTH + " bytes, not " + block.length);
    }
    char letter = TextField.unit(block, TYPE.offset());
    return DocumentKind.ofLetter(letter)
        .<DocumentReading>map(kind -> new DocumentReading.Known(document(kind, block)))
        .orElseGet(() -> new DocumentReading.OtherType(String.format(Locale.ROOT, "type-U+%04X", (int) letter)));
  }

  /**
   * The block a chip would hold.
   *
   * @throws IllegalArgumentException when a value is longer than its field; the message names the field only
   */
  public static byte[] encode(IdentityDocument document) {
    byte[] block = new byte[LENGTH];
    for (int i = 0; i < LENGTH; i += 2) {
      block[i] = ' ';
    }
    TYPE.put(block, String.valueOf(document.kind().letter()));
    switch (document) {
      case ResidentCard card -> put(block, card);
      case ResidencePermit permit -> put(block, permit);
      case ForeignResident2017 card -> put(block, card);
      case ForeignResident2023 card -> put(block, card);
    }
    return block;
  }

  private static IdentityDocument document(DocumentKind kind, byte[] block) {
    return switch (kind) {
      case RESIDENT ->
          new ResidentCard(
              NAME.in(block),
              SEX.in(block),
              ETHNIC.in(block),
              BIRTH.in(block),
              ADDRESS.in(block),
              NUMBER.in(block),
              AUTHORITY.in(block),
              VALID_FROM.in(block),
              VALID_TO.in(block));
      case HMT_RESIDENCE_PERMIT ->
          new ResidencePermit(
              NAME.in(block),
              SEX.in(block),
              BIRTH.in(block),
              ADDRESS.in(block),
              NUMBER.in(block),
              AUTHORITY.in(block),
              VALID_FROM.in(block),
              VALID_TO.in(block),
              PERMIT_NUMBER.in(block),
              ISSUE_COUNT_J.in(block));
      case FOREIGN_PR_2017 ->
          new ForeignResident2017(
              LATIN_NAME_I.in(block),
              SEX_I.in(block),
              NUMBER_I.in(block),
              NATIONALITY_I.in(block),
              NAME_I.in(block),
              VALID_FROM.in(block),
              VALID_TO.in(block),
              BIRTH_I.in(block),
              CARD_VERSION.in(block),
              ACCEPTING_AUTHORITY.in(block));
      case FOREIGN_PR_2023 ->
          new ForeignResident2023(
              NAME.in(block),
              SEX.in(block),
              ISSUE_COUNT_Y.in(block),
              BIRTH.in(block),
              // Joined before trimming: a space of the name may be the last unit of the first part.
              TextField.trimmed(LATIN_NAME_Y1.rawIn(block) + LATIN_NAME_Y2.rawIn(block)),
              NUMBER.in(block),
              VALID_FROM.in(block),
              VALID_TO.in(block),
              NATIONALITY_Y.in(block),
              LINK.rawIn(block));
    };
  }

  private static void put(byte[] block, ResidentCard card) {
    NAME.put(block, card.name());
    SEX.put(block, card.sexCode());
    ETHNIC.put(block, card.ethnicCode());
    BIRTH.put(block, card.birth());
    ADDRESS.put(block, card.address());
    NUMBER.put(block, card.number());
    AUTHORITY.put(block, card.authority());
    VALID_FROM.put(block, card.validFromText());
    VALID_TO.put(block, card.validToText());
  }

  private static void put(byte[] block, ResidencePermit permit) {
    NAME.put(block, permit.name());
    SEX.put(block, permit.sexCode());
    BIRTH.put(block, permit.birth());
    ADDRESS.put(block, permit.address());
    NUMBER.put(block, permit.number());
    AUTHORITY.put(block, permit.authority());
    VALID_FROM.put(block, permit.validFromText());
    VALID_TO.put(block, permit.validToText());
    PERMIT_NUMBER.put(block, permit.permitNumber());
    ISSUE_COUNT_J.put(block, permit.issueCount());
  }

  private static void put(byte[] block, ForeignResident2017 card) {
    LATIN_NAME_I.put(block, card.latinName());
    SEX_I.put(block, card.sexCode());
    NUMBER_I.put(block, card.number());
    NATIONALITY_I.put(block, card.nationalityCode());
    NAME_I.put(block, card.name());
    VALID_FROM.put(block, card.validFromText());
    VALID_TO.put(block, card.validToText());
    BIRTH_I.put(block, card.birth());
    CARD_VERSION.put(block, card.cardVersion());
    ACCEPTING_AUTHORITY.put(block, card.acceptingAuthority());
  }

  private static void put(byte[] block, ForeignResident2023 card) {
    NAME.put(block, card.name());
    SEX.put(block, card.sexCode());
    ISSUE_COUNT_Y.put(block, card.issueCount());
    BIRTH.put(block, card.birth());
    int boundary = Math.min(LATIN_NAME_Y1.units(), card.latinName().length());
    LATIN_NAME_Y1.put(block, card.latinName().substring(0, boundary));
    LATIN_NAME_Y2.put(block, card.latinName().substring(boundary));
    NUMBER.put(block, card.number());
    VALID_FROM.put(block, card.validFromText());
    VALID_TO.put(block, card.validToText());
    NATIONALITY_Y.put(block, card.nationalityCode());
    LINK.put(block, card.link());
  }
}
