package org.hall24.identity.face.emulator;

import org.hall24.identity.face.FacePhoto;
import org.hall24.link.Emulator;

/** A face module as a host sees it, with a place before its camera where people come and go. */
public interface FaceEmulator extends Emulator {

  /** Somebody steps before the camera; the picture is copied. */
  void stand(FacePhoto person, Presence.Kind kind);

  /** The person holds the head differently. */
  void hold(Presence.Pose pose);

  /** The person leaves; the picture is overwritten. */
  void leave();
}
