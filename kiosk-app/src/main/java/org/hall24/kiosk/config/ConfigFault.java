package org.hall24.kiosk.config;

/**
 * One thing wrong with a configuration, in the words of {@code hallctl config check}.
 *
 * @param line from 1
 * @param key path of the key, for example {@code devices.locker.baud} or {@code cabinet.cells[3].channel}; empty for the whole
 * @param message what is wrong, with the value where that helps
 * @param action what is allowed
 */
public record ConfigFault(String file, int line, String key, String message, String action) {

  @Override
  public String toString() {
    return file + ":" + line + (key.isEmpty() ? "" : ": " + key) + ": " + message + "; " + action;
  }
}
