package org.hall24.kiosk.cli;

/**
 * A verb cannot go on. Ends the command with {@code {"error":{"kind","message","action"}}}; carries nothing personal.
 *
 * <p>An exception and not a result, because a command has one way out and nobody in between decides anything.
 */
final class Failed extends Exception {

  private static final long serialVersionUID = 1L;

  private final String kind;
  private final String action;
  private final int exit;

  private Failed(int exit, String kind, String message, String action, Throwable cause) {
    super(message, cause);
    this.exit = exit;
    this.kind = kind;
    this.action = action;
  }

  private Failed(int exit, String kind, String message, String action) {
    super(message);
    this.exit = exit;
    this.kind = kind;
    this.action = action;
  }

  /**
   * It did not happen.
   *
   * @param kind stable, for programs
   * @param message what and where
   * @param action what to do next
   */
  static Failed because(String kind, String message, String action) {
    return new Failed(Answer.NOT_SO, kind, message, action);
  }

  /** The same, keeping the cause for {@code --debug}. */
  static Failed because(String kind, String message, String action, Throwable cause) {
    return new Failed(Answer.NOT_SO, kind, message, action, cause);
  }

  /** The command was used wrongly. */
  static Failed wrongUse(String kind, String message, String action) {
    return new Failed(Answer.WRONG_USE, kind, message, action);
  }

  /** The state folder or a port belongs to another process now. */
  static Failed inUse(String what, String by) {
    return because("in-use", what + " is in use by " + by, "stop that program (usually the kiosk) and try again");
  }

  String kind() {
    return kind;
  }

  /** What and where. */
  String sentence() {
    return String.valueOf(getMessage());
  }

  String action() {
    return action;
  }

  int exit() {
    return exit;
  }
}
