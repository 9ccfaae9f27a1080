package org.hall24.identity.face.realsense;

/**
 * The module did not do its part. Unwinds a series of questions to the one place where it becomes a value; never leaves
 * this package, carries no trace and no byte of what was said.
 */
final class ModuleTrouble extends Exception {
  private static final long serialVersionUID = 1L;

  /** The module said nothing in time. */
  static final String SILENT = "silent";

  /** Something came and could not be read. */
  static final String GARBLED = "garbled";

  /** The module is paired with another host and wants an encrypted line, which this driver does not speak. */
  static final String ENCRYPTED = "encryption-not-supported";

  /** Faces are stored on the module and could not be removed. */
  static final String TEMPLATES_LEFT = "templates-left";

  /** A former host told the module to lock itself after so many spoofs, and it did. */
  static final String LOCKED = "locked-after-spoofs";

  private final String reason;

  /** Trouble with a short stable word. */
  ModuleTrouble(String reason) {
    super(reason, null, false, false);
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}
