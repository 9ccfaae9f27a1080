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
  private boolean insisting;

  /** @param listener hears every hint that differs from the one before */
  public HintLog(HintListener listener) {
    this.listener = listener;
  }

  /** Passes a hint on, unless it is the last one again, or praises while something still has to be done. */
  public void give(FaceHint hint) {
    pass(hint, false);
  }

  /**
   * Passes on what only a whole look at the face can find, such as a mask. The next look begins as the last one did, with a
   * face that is seen well: until it ends, or something else is wrong, nobody is told to hold still.
   */
  public void insist(FaceHint hint) {
    pass(hint, true);
  }

  /** What was insisted on is seen to be mended. */
  public void relent(FaceHint hint) {
    synchronized (given) {
      if (!given.isEmpty() && given.getLast() == hint) {
        insisting = false;
      }
    }
  }

  private void pass(FaceHint hint, boolean insist) {
    synchronized (given) {
      if (insisting && hint == FaceHint.HOLD_STILL) {
        return;
      }
      boolean again = !given.isEmpty() && given.getLast() == hint;
      insisting = insist || (insisting && again);
      if (again) {
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
