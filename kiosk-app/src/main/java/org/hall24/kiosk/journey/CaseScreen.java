package org.hall24.kiosk.journey;

import java.util.List;

/** What somebody sees who asks how a filing gets on. */
public sealed interface CaseScreen extends Screen {

  /**
   * Somebody asks how a filing gets on, by its number.
   *
   * @param prefix the letters of this kiosk's numbers
   * @param digits typed so far
   * @param wrong stable key of why the number does not serve, empty when nothing is wrong
   * @param looking whether it is being looked for
   */
  record CaseNumber(String prefix, String digits, String wrong, boolean looking) implements CaseScreen {}

  /** The filings of the person of the card; {@code looking} while they are being looked for. */
  record CaseList(String nameMasked, List<Case.Facts> cases, boolean looking) implements CaseScreen {}

  /**
   * How a filing gets on.
   *
   * @param open whether it was shown to be the person's own: else the page says how it can be
   */
  record CaseShown(Case.Facts facts, Case.News news, boolean open, Case.Certificate certificate) implements CaseScreen {}
}
