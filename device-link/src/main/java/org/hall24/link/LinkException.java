package org.hall24.link;

import java.io.IOException;

/** The line is gone, was closed, or could not be opened. Names the port; carries no byte of what was sent. */
public final class LinkException extends IOException {
  private static final long serialVersionUID = 1L;

  public LinkException(String message) {
    super(message);
  }

  public LinkException(String message, Throwable cause) {
    super(message, cause);
  }
}
