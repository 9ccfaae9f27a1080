package org.hall24.kiosk.demo.night;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What must be true after the night, and what was read from outside. */
final class Facts {

  /**
   * One fact.
   *
   * @param name what is asked
   * @param source where the answer was read
   * @param expected what it must be
   * @param read what it was
   */
  record Fact(String name, String source, String expected, String read) {
    boolean agrees() {
      return expected.equals(read);
    }
  }

  private final List<Fact> all = new ArrayList<>();

  /** Adds a fact; both sides are compared as they print. */
  void add(String name, String source, Object expected, Object read) {
    all.add(new Fact(name, source, Objects.toString(expected), Objects.toString(read)));
  }

  List<Fact> all() {
    return List.copyOf(all);
  }

  boolean agree() {
    return all.stream().allMatch(Fact::agrees);
  }
}
