package org.hall24.identity.face;

/** What a module answered when asked whether it is alive. */
public sealed interface FaceHealth {

  /** It answers. */
  record Alive(FaceModuleIdentity identity) implements FaceHealth {}

  /**
   * It does not answer, or cannot be worked with.
   *
   * @param reason a short stable word, for example {@code no-port}, {@code silent} or {@code dialect-b-not-supported}
   */
  record NotUsable(String reason) implements FaceHealth {}
}
