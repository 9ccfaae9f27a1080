package org.hall24.kiosk.journey;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.hall24.kiosk.journey.Screen.FaceBarrier;

/** Whether the camera may look at somebody now, and for how long. */
final class FaceRule {
  private FaceRule() {}

  /**
   * Looks at one person's face.
   *
   * @param count of them, in whichever session
   * @param forgottenAt when they no longer count, by the session's own time
   */
  record Looks(int count, Instant forgottenAt) {

    /** Nobody was looked at. */
    static final Looks NONE = new Looks(0, Instant.MIN);

    /** One more, begun now. */
    Looks more(Instant now, JourneySettings settings) {
      return new Looks(count + 1, now.plus(settings.faceCooldown()));
    }

    boolean used(Instant now, JourneySettings settings) {
      return count >= settings.faceTries() && now.isBefore(forgottenAt);
    }

    /** Minutes until another look is possible, rounded up; 0 where one is possible now. */
    int minutes(Instant now, JourneySettings settings) {
      return used(now, settings) ? (int) Duration.between(now, forgottenAt).plusSeconds(59).toMinutes() : 0;
    }
  }

  /**
   * What the rule is asked about.
   *
   * @param left how long the camera may still look in this session
   */
  record Moment(Hall hall, Duration left, Instant now, LocalDate today, JourneySettings settings) {}

  /**
   * Why the face way is not offered: nobody is asked to agree to what cannot work then. Empty when it is: the card's photo is
   * there to compare with, the person is old enough to agree alone, looks and time are left, and the module is there.
   */
  static Optional<FaceBarrier> barrier(Applicant applicant, boolean photo, Looks looks, Moment at) {
    JourneySettings settings = at.settings();
    if (applicant.youngerThan(settings.minimumFaceAge(), at.today())) {
      return Optional.of(FaceBarrier.YOUNG);
    }
    if (!photo) {
      return Optional.of(FaceBarrier.PHOTO);
    }
    if (looks.used(at.now(), settings)) {
      return Optional.of(FaceBarrier.TRIES);
    }
    // Less than half a look is no chance, only a failure more.
    if (at.left().compareTo(settings.face().dividedBy(2)) < 0) {
      return Optional.of(FaceBarrier.TIME);
    }
    return at.hall().conditions().face().isEmpty() ? Optional.empty() : Optional.of(FaceBarrier.CAMERA);
  }
}
