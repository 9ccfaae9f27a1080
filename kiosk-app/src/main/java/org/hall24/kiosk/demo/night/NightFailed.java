package org.hall24.kiosk.demo.night;

/** The night did not go as it must; the message says where. */
final class NightFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NightFailed(String message) {
    super(message);
  }
}
