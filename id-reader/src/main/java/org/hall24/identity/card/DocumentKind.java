package org.hall24.identity.card;

import java.util.Optional;

/**
 * The documents issued on the contactless card family, told apart by one code unit of the text block (byte offset 248).
 *
 * <p>Letters: public decoders of Johann356/readinfo and lochyhuang/DKCloudID agree.
 */
public enum DocumentKind {
  RESIDENT("resident", ' '),
  HMT_RESIDENCE_PERMIT("hmt-residence-permit", 'J'),
  FOREIGN_PR_2017("foreign-pr-2017", 'I'),
  FOREIGN_PR_2023("foreign-pr-2023", 'Y');

  private final String word;
  private final char letter;

  DocumentKind(String word, char letter) {
    this.word = word;
    this.letter = letter;
  }

  /** The stable word of this kind, as the command line prints it. */
  public String word() {
    return word;
  }

  /** The code unit at byte offset 248. */
  public char letter() {
    return letter;
  }

  /** The kind with this letter, or empty: an unknown letter is never guessed at. */
  public static Optional<DocumentKind> ofLetter(char letter) {
    for (DocumentKind kind : values()) {
      if (kind.letter == letter) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
