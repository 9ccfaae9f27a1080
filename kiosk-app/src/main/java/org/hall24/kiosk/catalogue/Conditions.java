package org.hall24.kiosk.catalogue;

/**
 * What works in the hall right now, as far as services depend on it.
 *
 * @param cardReader empty when ready, else the reason it is not, for example {@code no-port}
 * @param locker empty when ready, else the reason, for example {@link #NOT_COMMISSIONED}
 * @param face empty when ready, else the reason; no service needs it, because nobody must use it
 * @param printer empty when ready, else the reason; desirable, never needed to file
 * @param online whether the network reaches the back office
 * @param freeCells cells that can take papers now
 * @param cells cells of the cabinet
 * @param receiptPaper whether a receipt can be printed
 * @param records empty when the machine's records are whole, else what happened to them, for example {@code set-aside}
 */
public record Conditions(
    String cardReader,
    String locker,
    String face,
    String printer,
    boolean online,
    int freeCells,
    int cells,
    boolean receiptPaper,
    String records) {

  /** What {@link #locker} says of a cabinet whose wiring nobody has found out yet: it opens for a technician only. */
  public static final String NOT_COMMISSIONED = "not-commissioned";

  /** Whether the cabinet opens for residents and couriers at all. */
  public boolean commissioned() {
    return !locker.equals(NOT_COMMISSIONED);
  }

  /** With whole records. */
  public Conditions(
      String cardReader, String locker, String face, String printer, boolean online, int freeCells, int cells, boolean receiptPaper) {
    this(cardReader, locker, face, printer, online, freeCells, cells, receiptPaper, "");
  }

  /** Everything ready and online. */
  public static Conditions allReady(int freeCells, int cells) {
    return new Conditions("", "", "", "", true, freeCells, cells, true);
  }
}
