package org.hall24.kiosk.journey;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * How patient the machine is.
 *
 * @param idle without a touch until it asks whether somebody is there
 * @param warning how long it asks
 * @param done how long the last page stays
 * @param cleared how long the first page says that everything was wiped
 * @param face longest look of the face module
 * @param faceTries looks at one person until the pause
 * @param faceStep how long the whole face step of a session may take, all looks together
 * @param faceCooldown pause after the last look until looks are no longer counted
 * @param cardLeft how long the machine waits for a card that was left on the reader
 * @param doorPatience how long a door may stand open before the session is closed over it
 * @param deviceLimit longest wait for a device that should answer by itself
 * @param sessionCap longest session
 * @param pinDigits length of a PIN
 * @param numberPrefix the letters of this kiosk's acceptance numbers
 * @param minimumFaceAge the face way is not offered to younger people, whose guardians would have to consent
 * @param nightFrom start of the night theme
 * @param nightTo end of the night theme
 * @param collectByCard whether papers are given out to card and face; where not, to their code only
 */
public record JourneySettings(
    Duration idle,
    Duration warning,
    Duration done,
    Duration cleared,
    Duration face,
    int faceTries,
    Duration faceStep,
    Duration faceCooldown,
    Duration cardLeft,
    Duration doorPatience,
    Duration deviceLimit,
    Duration sessionCap,
    int pinDigits,
    String numberPrefix,
    int minimumFaceAge,
    ZoneId zone,
    LocalTime nightFrom,
    LocalTime nightTo,
    boolean collectByCard) {

  /** The values of a hall that sets none. */
  public static JourneySettings standard(ZoneId zone) {
    return new JourneySettings(
        Duration.ofSeconds(60),
        Duration.ofSeconds(30),
        Duration.ofSeconds(30),
        Duration.ofSeconds(8),
        Duration.ofSeconds(12),
        2,
        Duration.ofSeconds(60),
        Duration.ofMinutes(10),
        Duration.ofSeconds(30),
        Duration.ofMinutes(5),
        Duration.ofMinutes(2),
        Duration.ofMinutes(30),
        6,
        "SJS",
        14,
        zone,
        LocalTime.of(18, 0),
        LocalTime.of(6, 30),
        true);
  }

  /** Whether the night theme is on at this moment. */
  public boolean night(Instant at) {
    LocalTime time = LocalTime.ofInstant(at, zone);
    return !time.isBefore(nightFrom) || time.isBefore(nightTo);
  }
}
