package org.hall24.kiosk.print;

import java.time.Duration;

/**
 * How patient a printer is treated.
 *
 * @param poll between two looks at a job
 * @param stuck a job that shows no progress for so long is withdrawn, per page begun
 * @param withdrawal how long a printer may take to confirm that a job is gone
 * @param media the paper asked for
 */
public record IppSettings(Duration poll, Duration stuck, Duration withdrawal, String media) {

  /** A4, looked at twice a second, withdrawn after 60 s without progress. */
  public static IppSettings defaults() {
    return new IppSettings(Duration.ofMillis(500), Duration.ofSeconds(60), Duration.ofSeconds(10), "iso_a4_210x297mm");
  }

  /** With another limit for what does not move. */
  public IppSettings withStuck(Duration limit) {
    return new IppSettings(poll, limit, withdrawal, media);
  }
}
