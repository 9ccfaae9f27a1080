package org.hall24.locker.pickup;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Where wrong tries are remembered, also over a restart. */
public interface CodeTries {

  /**
   * Wrong tries on the codes that begin alike.
   *
   * @param wrong how many in a row, from 1
   * @param last when the last one was
   */
  record Tried(int wrong, Instant last) {}

  /**
   * What is remembered.
   *
   * @param prefix a keyed digest of how the codes begin
   */
  Optional<Tried> get(String prefix);

  /** Remembers; empty forgets. */
  void put(String prefix, Optional<Tried> tried);

  /** Tries that are forgotten with the process. */
  static CodeTries inMemory() {
    return new CodeTries() {
      private final Map<String, Tried> tries = new ConcurrentHashMap<>();

      @Override
      public Optional<Tried> get(String prefix) {
        return Optional.ofNullable(tries.get(prefix));
      }

      @Override
      public void put(String prefix, Optional<Tried> tried) {
        tried.ifPresentOrElse(t -> tries.put(prefix, t), () -> tries.remove(prefix));
      }
    };
  }
}
