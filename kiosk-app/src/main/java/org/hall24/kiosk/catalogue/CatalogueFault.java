package org.hall24.kiosk.catalogue;

/**
 * One thing wrong in a catalogue file.
 *
 * @param line from 1; the header is line 1
 * @param column name of the column, empty when the whole line is meant
 */
public record CatalogueFault(String file, int line, String column, String message) {

  @Override
  public String toString() {
    return file + ":" + line + (column.isEmpty() ? "" : " [" + column + "]") + ": " + message;
  }
}
