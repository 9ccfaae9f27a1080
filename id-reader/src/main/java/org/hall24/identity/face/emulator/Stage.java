package org.hall24.identity.face.emulator;

import java.util.Optional;
import org.hall24.identity.face.FacePhoto;

/** The place before the camera. Thread-safe: people come and go while the module looks. */
final class Stage {
  private Optional<FacePhoto> person = Optional.empty();
  private Presence.Kind kind = Presence.Kind.REAL;
  private Presence.Pose pose = Presence.Pose.FRONTAL;
  private int bystanders;

  /**
   * What can be seen at one moment.
   *
   * @param face the person's face, a copy that the receiver wipes; empty when nobody stands there
   * @param bystanders further faces in view
   */
  record Scene(Optional<FacePhoto> face, Presence.Kind kind, Presence.Pose pose, int bystanders) {}

  synchronized void stand(FacePhoto face, Presence.Kind newKind) {
    leave();
    person = Optional.of(face.copy());
    kind = newKind;
  }

  synchronized void hold(Presence.Pose newPose) {
    pose = newPose;
  }

  synchronized void bystanders(int count) {
    bystanders = count;
  }

  synchronized void leave() {
    person.ifPresent(FacePhoto::wipe);
    person = Optional.empty();
    pose = Presence.Pose.FRONTAL;
  }

  synchronized Scene look() {
    return new Scene(person.map(FacePhoto::copy), kind, pose, bystanders);
  }
}
