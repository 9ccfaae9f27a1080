package org.hall24.kiosk.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;

/** Something that can be measured on this machine, in a minute or two. */
public interface Benchmark {

  /** One lower-case word, or words joined by {@code -} or {@code .}; {@code queue} stands for every {@code queue.*}, too. */
  String name();

  /** One line for a person: what is measured, beside what. */
  String says();

  /**
   * Measures.
   *
   * @return in the order in which they are to be read
   * @throws CannotMeasure when this machine lacks what is needed
   * @throws InterruptedException when the person at the keyboard wants to stop
   */
  List<Measure> measure(Bench bench) throws CannotMeasure, InterruptedException;

  /**
   * What a benchmark is given.
   *
   * @param work a folder on the disk to be measured, when somebody named one
   * @param rows how many filings wait at most, when somebody said so: 1000 and more; a benchmark of a queue's depth fills so many
   * @param random for payloads
   */
  record Bench(Optional<Path> work, OptionalInt rows, RandomGenerator random) {}

  /** This machine lacks something. */
  final class CannotMeasure extends Exception {
    private static final long serialVersionUID = 1L;

    private final String action;

    /**
     * What is missing.
     *
     * @param message what and where
     * @param action what to do about it
     */
    public CannotMeasure(String message, String action) {
      super(message);
      this.action = action;
    }

    /** What to do about it. */
    public String action() {
      return action;
    }
  }
}
