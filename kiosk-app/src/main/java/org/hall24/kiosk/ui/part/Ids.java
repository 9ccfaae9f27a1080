package org.hall24.kiosk.ui.part;

import java.util.Locale;
import org.hall24.kiosk.journey.Case;
import org.hall24.kiosk.journey.Screen;

/**
 * The ids of everything a person can touch. They are a promise to scripts, tests and assistive tools: a node with such an id
 * is what the person sees under that name, and it also carries an accessible text in the language of the page.
 *
 * <p>Ids with a value: {@code #key-h} (keyboard: letters, digits, {@code space}, {@code erase}, {@code done}, {@code shift},
 * {@code 123}, {@code abc}), {@code #pin-7}, {@code #hit-0} (search results from 0), {@code #field-KEY}, {@code
 * #suggestion-0}, {@code #option-VALUE}, {@code #day-2026-12-01}, {@code #open-cell-14}, {@code #life-child|home|marriage|
 * work|shop}, {@code #way-other-id|phone-code|for-someone|call}, {@code #result-0} (results that are expected, from
 * 0), {@code #case-0} (filings found by the card, from 0), {@code #size-small|medium|large}, {@code #cell-14} (a door of the
 * staff's cabinet), {@code #act-move} (what can be done with it).
 */
public final class Ids {

  /** The whole attract page: touching anywhere begins. */
  public static final String BEGIN = "begin";

  public static final String LANGUAGE = "language";
  public static final String LARGER = "larger";
  public static final String LISTEN = "listen";
  public static final String LOW_REACH = "low-reach";
  public static final String CALL = "call";

  /** The field of the first page that opens the search, and the field of the search itself. */
  public static final String SEARCH = "search-field";

  public static final String TILE_FILE = "tile-file";
  public static final String TILE_COLLECT = "tile-collect";
  public static final String TILE_PROGRESS = "tile-progress";
  public static final String TILE_PRINT = "tile-print";

  /** The discreet entrance of the staff on the first page. */
  public static final String STAFF = "staff";

  public static final String BACK = "back";

  /** The one green button of a page. */
  public static final String GO_ON = "go-on";

  public static final String USE_FACE = "use-face";
  public static final String WITHOUT_FACE = "without-face";

  /** The link to the full text on faces. */
  public static final String FACE_NOTICE = "face-notice";

  public static final String OTHER_CELL = "other-cell";
  public static final String DOOR_STUCK = "door-stuck";
  public static final String ANOTHER = "another";
  public static final String END = "end";
  public static final String PRINT_FORM = "print-form";
  public static final String PRINT_CERTIFICATE = "print-certificate";
  public static final String STILL_HERE = "still-here";
  public static final String PAPERS_IN_HAND = "papers-in-hand";
  public static final String PAPER_MISSING = "paper-missing";

  /** The ID card instead of the pick-up code, or of the digits of the phone. */
  public static final String CARD_INSTEAD = "card-instead";

  public static final String PHONE_INSTEAD = "phone-instead";

  /** Opens the cell of a collection once more. */
  public static final String OPEN_ONCE_MORE = "open-once-more";

  public static final String PUT_RESULTS = "put-results";
  public static final String CELLS = "cells";
  public static final String TAKE_STOCK = "take-stock";

  /** How each part of the machine is; on that page, looks once more. */
  public static final String HEALTH = "health";

  /** Scrolls on where a page is longer than the panel. */
  public static final String MORE = "more";

  public static final String MONTH_BACK = "month-back";
  public static final String MONTH_ON = "month-on";

  /** The number of a filing, where it is told. */
  public static final String ACCEPTANCE_NO = "acceptance-no";

  /** The line of a last page that says that the person's card still lies on the reader. */
  public static final String CARD_LIES = "card-lies";

  /** The line that says how a filing travels, on the page before it is filed. */
  public static final String NETWORK_UP = "network-up";

  public static final String NETWORK_DOWN = "network-down";

  /** The line that says what became of the receipt, for example {@code receipt-printed}. */
  public static String receipt(Screen.ReceiptNote note) {
    return "receipt-" + note.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The line that says what became of the sheet on A4, for example {@code sheet-paper-out}. */
  public static String sheet(Screen.SheetNote note) {
    return "sheet-" + note.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The line that says how a certificate gets on, for example {@code certificate-needs-code}. */
  public static String certificate(Case.Step step) {
    return "certificate-" + step.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The page itself, by the name of its screen: {@code page-card-wait} for {@link Screen.CardWait}. */
  public static String page(Screen screen) {
    Screen shown = screen instanceof Screen.StillThere still ? still.under() : screen;
    return "page" + shown.getClass().getSimpleName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  private Ids() {}
}
