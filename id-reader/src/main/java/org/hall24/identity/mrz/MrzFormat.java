package org.hall24.identity.mrz;

/**
 * How a zone is laid out. ICAO Doc 9303 parts 4 to 7 for the first five; the last two are the single line and the three lines
 * of the Chinese exit-entry permits, as <a href="https://github.com/Johann356/readinfo">readinfo</a> reads them.
 */
public enum MrzFormat {
  /** A card: three lines of 30. */
  TD1("TD1"),
  /** A larger card: two lines of 36. */
  TD2("TD2"),
  /** A passport: two lines of 44. */
  TD3("TD3"),
  /** A visa of a page's size: two lines of 44. */
  MRV_A("MRV-A"),
  /** A small visa: two lines of 36. */
  MRV_B("MRV-B"),
  /** A permit for Hong Kong and Macau (CR, and the older C) or Taiwan residents (CT) to the mainland: three lines of 30. */
  CR("CR"),
  /** A mainland resident's permit to Hong Kong and Macau (CS) or Taiwan (CD): one line of 30. */
  CS("CS");

  private final String word;

  MrzFormat(String word) {
    this.word = word;
  }

  /** The stable word, as the command line prints it. */
  public String word() {
    return word;
  }
}
