package org.hall24.kiosk.binding;

/** Where acceptance slips on A4 come out. Whoever gives one answers for what lies there when the person has gone. */
@FunctionalInterface
public interface SlipTray {

  /** A machine without an A4 printer: slips are not even made. */
  SlipTray NONE = (acceptanceNo, pdf) -> {};

  /**
   * A slip is finished; must return fast.
   *
   * @param acceptanceNo the filing it is about
   * @param pdf the document; the person's data stand on it in masked form only
   */
  void put(String acceptanceNo, byte[] pdf);
}
