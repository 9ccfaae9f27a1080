package org.hall24.locker.gpio;

/** There are no pins, or this one does not do what it was told. Names the pin or the provider and nothing else. */
public final class GpioException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String reason;

  /**
   * @param reason a stable word: {@code no-gpio}, {@code mock-provider}, {@code pin}
   * @param message what and where
   */
  public GpioException(String reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** The stable word. */
  public String reason() {
    return reason;
  }
}
