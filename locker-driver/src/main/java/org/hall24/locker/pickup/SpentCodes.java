package org.hall24.locker.pickup;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Codes that were used up or voided, by their keyed digests, so that their people can be told what became of the papers. */
public interface SpentCodes {

  /** Why a code opens nothing any more. Stored by name. */
  enum Why {
    /** The papers were collected with it. */
    COLLECTED,
    /** Staff took the papers out. */
    RECALLED,
    /** Another code was made for the same papers. */
    REPLACED
  }

  /** What became of a code, if it was one. */
  Optional<Why> get(String digest);

  /** Remembers for a while. */
  void put(String digest, Why why, Instant at);

  /** Codes that are forgotten with the process. */
  static SpentCodes inMemory() {
    return new SpentCodes() {
      private final Map<String, Why> spent = new ConcurrentHashMap<>();

      @Override
      public Optional<Why> get(String digest) {
        return Optional.ofNullable(spent.get(digest));
      }

      @Override
      public void put(String digest, Why why, Instant at) {
        spent.put(digest, why);
      }
    };
  }
}
