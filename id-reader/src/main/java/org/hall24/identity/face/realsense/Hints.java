package org.hall24.identity.face.realsense;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hall24.identity.face.FaceHint;
import org.hall24.identity.face.HintListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The hints of one check: passed on when they change, and kept. Thread-safe: a lost line must not lose them. */
final class Hints {
  private static final Logger LOG = LoggerFactory.getLogger(Hints.class);

  private final HintListener listener;
  private final List<FaceHint> given = new ArrayList<>();

  Hints(HintListener listener) {
    this.listener = listener;
  }

  void give(FaceHint hint) {
    synchronized (given) {
      if (!given.isEmpty() && given.getLast() == hint) {
        return;
      }
      given.add(hint);
    }
    try {
      listener.hint(hint);
    } catch (RuntimeException e) {
      LOG.error("event=hint-listener-failed hint={}", hint.key(), e);
    }
  }

  /** What stood in the way last. A hint to hold still means that nothing did. */
  Optional<FaceHint> obstacle() {
    synchronized (given) {
      return given.isEmpty() || given.getLast() == FaceHint.HOLD_STILL
          ? Optional.empty()
          : Optional.of(given.getLast());
    }
  }

  List<FaceHint> all() {
    synchronized (given) {
      return List.copyOf(given);
    }
  }
}
