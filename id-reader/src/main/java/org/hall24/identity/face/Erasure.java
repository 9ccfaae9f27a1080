package org.hall24.identity.face;

/** Whether a module holds nothing of any face. */
public sealed interface Erasure {

  /** The module was asked afterwards and said it holds nothing; what this process held is overwritten. */
  record Proven() implements Erasure {}

  /**
   * The module could not be asked, or still holds something. Take the face way out of service until an erasure is proven.
   *
   * @param reason a short stable word, for example {@code line-lost} or {@code templates-left}
   */
  record NotProven(String reason) implements Erasure {}

  /** Whether it is proven that nothing is left. */
  default boolean proven() {
    return this instanceof Proven;
  }
}
