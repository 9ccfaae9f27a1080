package org.hall24.kiosk.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/**
 * One thing that {@code hallctl doctor} looked at.
 *
 * @param check what was looked at: a part of the machine, or {@code device:NAME}
 * @param message what is so, in a sentence
 * @param action what to do about it; empty when nothing is
 */
record Finding(String check, Status status, String message, String action) {

  /** How it is. */
  enum Status {
    /** As it should be. */
    OK,
    /** It works, but somebody should look. */
    WARN,
    /** It does not work. */
    FAIL
  }

  static Finding ok(String check, String message) {
    return new Finding(check, Status.OK, message, "");
  }

  static Finding warn(String check, String message, String action) {
    return new Finding(check, Status.WARN, message, action);
  }

  static Finding fail(String check, String message, String action) {
    return new Finding(check, Status.FAIL, message, action);
  }

  String word() {
    return status.name().toLowerCase(Locale.ROOT);
  }

  ObjectNode json() {
    return Json.object().put("check", check).put("status", word()).put("message", message).put("action", action);
  }
}
