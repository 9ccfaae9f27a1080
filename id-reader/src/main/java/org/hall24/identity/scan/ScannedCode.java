package org.hall24.identity.scan;

/** A code, by what it is. Prints as its type only: a code may be as good as a key. */
public sealed interface ScannedCode {

  /** The text as it was scanned. */
  String text();

  /** The stable word of its type, as the command line prints it. */
  default String type() {
    return switch (this) {
      case AcceptanceNumber _ -> "acceptance-number";
      case PickUpCode _ -> "pick-up-code";
      case StaffBadge _ -> "staff-badge";
      case OpaqueToken _ -> "opaque-token";
    };
  }

  /**
   * The number of a filing, printed alone or in the statement of a receipt. Knowing it proves nothing.
   *
   * @param number as the outbox writes it
   */
  record AcceptanceNumber(String text, String number) implements ScannedCode {
    @Override
    public String toString() {
      return type();
    }
  }

  /**
   * What opens a cell, together with its second half.
   *
   * @param code without anything around it
   * @param standing what its signature says; a code that is typed too has none and counts as {@link
   *     SignedCode.Standing#UNKNOWN_ISSUER} until the cabinet has compared it
   */
  record PickUpCode(String text, String code, SignedCode.Standing standing) implements ScannedCode {
    @Override
    public String toString() {
      return type();
    }
  }

  /**
   * A badge of our own. Alone it opens nothing: the PIN is asked too.
   *
   * @param member stable, not personal, for example {@code COURIER-7}
   */
  record StaffBadge(String text, String member, SignedCode.Standing standing) implements ScannedCode {
    @Override
    public String toString() {
      return type();
    }
  }

  /**
   * Anything else, such as the identity code of a city's app: a secret of short life that only the backend understands. It is
   * not taken apart and no address in it is opened.
   */
  record OpaqueToken(String text) implements ScannedCode {
    @Override
    public String toString() {
      return type();
    }
  }
}
