package org.hall24.queue.conformance;

/** A case ends here: the backend did otherwise, or it cannot be shown. */
abstract sealed class Shown extends Exception {

  private static final long serialVersionUID = 1L;

  private Shown(String what) {
    super(what);
  }

  /** The backend did otherwise than the contract says. */
  static final class Otherwise extends Shown {
    private static final long serialVersionUID = 1L;

    Otherwise(String what) {
      super(what);
    }
  }

  /** It cannot be shown here. */
  static final class NotHere extends Shown {
    private static final long serialVersionUID = 1L;

    NotHere(String why) {
      super(why);
    }
  }
}
