package org.hall24.queue.sandbox;

import java.util.Locale;
import java.util.Optional;

/**
 * A mistake that backends make. Seeded by a fault plan, each stays for as long as the plan holds: the conformance suite must
 * find it, and a kiosk must lose nothing over it.
 */
public enum Mistake {
  /** A repeated PUT makes the filing again. */
  FORGETS_KEYS,
  /** A repeated PUT is answered with another receipt. */
  CHANGES_ANSWER,
  /** A key used with another body is answered as if it were the first. */
  TAKES_OTHER_BODY,
  /** A wrong Content-Digest is not noticed. */
  IGNORES_DIGEST,
  /** A missing Content-Digest is not missed. */
  DIGEST_OPTIONAL,
  /** The receipt names the digest of something else. */
  FOREIGN_DIGEST,
  /** A refused filing uses its key up. */
  BURNS_REFUSED_KEY,
  /** A key that nobody used is answered with 200. */
  KNOWS_EVERY_KEY,
  /** A filing is shown to a kiosk that did not file it. */
  SHOWS_TO_OTHERS,
  /** Errors are HTML pages. */
  HTML_ERRORS,
  /** A repeated announcement gets another Location. */
  NEW_LOCATION,
  /** A part is stored wherever the upload is, whatever offset was named. */
  TAKES_ANY_OFFSET,
  /** HEAD always names the first byte. */
  FORGETS_OFFSET,
  /** More bytes than were announced are taken. */
  TAKES_BEYOND_LENGTH,
  /** The digest of a whole attachment is not looked at. */
  SKIPS_WHOLE_DIGEST,
  /** A filing is committed without its attachments. */
  COMMITS_WITHOUT_PARTS,
  /** One bad event makes the whole batch refused. */
  BAD_EVENT_BLOCKS,
  /** A repeated event is applied again. */
  REPEATS_EVENTS;

  /** The word in a plan. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<Mistake> of(String wire) {
    for (Mistake mistake : values()) {
      if (mistake.wire().equals(wire)) {
        return Optional.of(mistake);
      }
    }
    return Optional.empty();
  }
}
