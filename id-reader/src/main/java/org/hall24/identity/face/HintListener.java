package org.hall24.identity.face;

/** Hears what the person should do while the module looks. Called on the module's thread; must return fast. */
@FunctionalInterface
public interface HintListener {

  /** The module would see the face better if the person did this. */
  void hint(FaceHint hint);

  /** Nobody listens. */
  static HintListener none() {
    return _ -> {};
  }
}
