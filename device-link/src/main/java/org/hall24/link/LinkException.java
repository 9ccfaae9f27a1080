package org.hall24.link;

import java.io.IOException;

/** The line is gone, was closed, or could not be opened. Names the port; carries no byte of what was sent. */
public final class LinkException extends IOException {
  private static final long serialVersionUID = 1L;

  /** Why there is no line; stable, for programs. {@link #word()} is the same for files and screens. */
  public enum Kind {
    /** Nothing of that name is plugged in. */
    NO_PORT("no-port"),
    /** Somebody else has it open. */
    HELD("held"),
    /** We may not open it. */
    DENIED("denied"),
    /** It was open and is gone: the cable was pulled, the device lost power. */
    LOST("lost"),
    /** We closed it ourselves. */
    CLOSED("closed");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** The stable word for this kind, for example {@code no-port}. */
    public String word() {
      return word;
    }
  }

  private final Kind kind;

  /** A line that was lost. */
  public LinkException(String message) {
    this(Kind.LOST, message);
  }

  /** A line that was lost, and through what. */
  public LinkException(String message, Throwable cause) {
    this(Kind.LOST, message, cause);
  }

  /** A line that failed so; the message names the line and carries no byte of it. */
  public LinkException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  /** The same with what caused it. */
  public LinkException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /** Why there is no line. */
  public Kind kind() {
    return kind;
  }
}
