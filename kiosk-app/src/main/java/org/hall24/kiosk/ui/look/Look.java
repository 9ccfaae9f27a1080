package org.hall24.kiosk.ui.look;

/**
 * How pages are shown to this person; goes back to the machine's default when the session ends.
 *
 * @param language language of the pages
 * @param theme colour tokens
 * @param metrics pitch of the panel and text size
 * @param lowReach whether everything to touch moves into the lower part of the panel
 * @param motion whether pages move to explain themselves and the place to act breathes
 */
public record Look(Language language, Theme theme, Metrics metrics, boolean lowReach, boolean motion) {

  /** The default of a 27″ machine by day, with motion. */
  public static Look standard() {
    return new Look(Language.ZH, Theme.DAY, Metrics.reference(), false, true);
  }

  /** The same look in another language. */
  public Look withLanguage(Language other) {
    return new Look(other, theme, metrics, lowReach, motion);
  }

  /** The same look in another theme. */
  public Look withTheme(Theme other) {
    return new Look(language, other, metrics, lowReach, motion);
  }

  /** The same look with text of another size. */
  public Look withTextSize(TextSize size) {
    return new Look(language, theme, metrics.withTextSize(size), lowReach, motion);
  }

  /** The same look on a screen of another pitch. */
  public Look withMetrics(Metrics other) {
    return new Look(language, theme, other, lowReach, motion);
  }

  /** The same look with everything to touch low, or not. */
  public Look withLowReach(boolean low) {
    return new Look(language, theme, metrics, low, motion);
  }

  /** The same look with or without moving parts. */
  public Look withMotion(boolean moving) {
    return new Look(language, theme, metrics, lowReach, moving);
  }
}
