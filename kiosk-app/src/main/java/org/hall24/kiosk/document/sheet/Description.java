package org.hall24.kiosk.document.sheet;

import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * What a file says of itself.
 *
 * @param title for the window's title bar
 * @param madeAt to the second, with the offset of the place
 * @param template which template made it
 * @param statement the signed statement about its words; empty for an unsigned file
 * @param code the text of the printed code, where that is another one than the statement
 */
public record Description(
    String title, ZonedDateTime madeAt, String template, Optional<String> statement, Optional<String> code) {
  public Description {
    madeAt = madeAt.withNano(0);
  }
}
