package org.hall24.identity.card;

/** What became of a text block. */
public sealed interface DocumentReading {

  /** A layout that is known here. */
  record Known(IdentityDocument document) implements DocumentReading {}

  /**
   * Another document: refused by name, its content not looked at.
   *
   * @param type the letter nobody published, as {@code type-U+0051}
   */
  record OtherType(String type) implements DocumentReading {}
}
