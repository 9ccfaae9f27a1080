package org.hall24.identity.face;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The hints of one check: passed on when they change, and kept. Thread-safe: a lost line must not lose them. */
public final class HintLog {
  private static final Logger LOG = LoggerFactory.getLogger(HintLog.class);

  private final HintListener listener;
  private final List<FaceHint> given = new ArrayList<>();

  /** @param listener hears every hint that differs from the one before */
  public HintLog(HintListener listener) {
    this.listener = listener;
  }

  /** Passes a hint on, unless it is the last one again. */
  public void give(FaceHint hint) {
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
  public Optional<FaceHint> obstacle() {
    synchronized (given) {
      return given.isEmpty() || given.getLast() == FaceHint.HOLD_STILL
          ? Optional.empty()
          : Optional.of(given.getLast());
    }
  }

  /** All hints, in the order they came. */
  public List<FaceHint> all() {
    synchronized (given) {
      return List.copyOf(given);
    }
  }
}
