package org.hall24.kiosk.binding;

import java.util.function.Consumer;
import org.hall24.kiosk.journey.Screen.SheetNote;

/** Where documents on A4 come out. Whoever gives one answers for what lies there when the person has gone. */
@FunctionalInterface
public interface SlipTray {

  /** A machine without an A4 printer: documents are not even made. */
  SlipTray NONE = (template, reference, pdf, watch) -> {};

  /**
   * A document is finished; must return fast.
   *
   * @param template what it is, for example {@code acceptance-slip}
   * @param reference what it is about: an acceptance number without spaces, a round
   * @param pdf the document; an applicant's data stand on it in masked form only, but on a form or a certificate that its applicant asked for
   * @param watch told how it gets on, and last how it ended; from any thread
   */
  void put(String template, String reference, byte[] pdf, Consumer<SheetNote> watch);

  /** The person has gone: what has not come out of the tray yet must not come out before the next one. */
  default void endSession() {}
}
