package org.hall24.identity.card;

import java.util.Optional;

/** GB/T 2261.1. Anything that is not one of the four codes is {@link #UNKNOWN}, with a remark; never "female". */
public enum Sex {
  UNKNOWN("0", "unknown"),
  MALE("1", "male"),
  FEMALE("2", "female"),
  UNSPECIFIED("9", "unspecified");

  private final String code;
  private final String word;

  Sex(String code, String word) {
    this.code = code;
    this.word = word;
  }

  /** The digit on the card. */
  public String code() {
    return code;
  }

  /** The stable word, as the command line prints it. */
  public String word() {
    return word;
  }

  /** The sex with this code; empty for a code outside the standard. */
  public static Optional<Sex> ofCode(String code) {
    for (Sex sex : values()) {
      if (sex.code.equals(code)) {
        return Optional.of(sex);
      }
    }
    return Optional.empty();
  }
}
