package org.hall24.identity.scan;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Tells what a code is: the one place where a scanned text is looked at. */
public final class CodeTypes {
  private static final Pattern PICK_UP = Pattern.compile("\\d{6}|\\d{8}|\\d{10}");

  private final SignedCode.Reader signed;
  private final Function<String, Optional<String>> acceptanceNumber;
  private final InstantSource now;

  /**
   * @param signed knows who may sign badges and pick-up codes
   * @param acceptanceNumber the number in a text that is one of our acceptance numbers, alone or in a receipt's statement
   */
  public CodeTypes(SignedCode.Reader signed, Function<String, Optional<String>> acceptanceNumber, InstantSource now) {
    this.signed = signed;
    this.acceptanceNumber = acceptanceNumber;
    this.now = now;
  }

  /** The code in a text; every text has a type. */
  public ScannedCode of(String text) {
    String bare = text.strip();
    Instant instant = now.instant();
    Optional<SignedCode.Read> read = signed.read(bare, instant);
    if (read.isPresent()) {
      SignedCode code = read.get().code();
      return switch (code.kind()) {
        case BADGE -> new ScannedCode.StaffBadge(text, code.subject(), read.get().standing());
        case PICK_UP -> new ScannedCode.PickUpCode(text, code.subject(), read.get().standing());
      };
    }
    if (PICK_UP.matcher(bare).matches()) {
      return new ScannedCode.PickUpCode(text, bare, SignedCode.Standing.UNKNOWN_ISSUER);
    }
    return acceptanceNumber
        .apply(bare)
        .<ScannedCode>map(number -> new ScannedCode.AcceptanceNumber(text, number))
        .orElseGet(() -> new ScannedCode.OpaqueToken(text));
  }
}
