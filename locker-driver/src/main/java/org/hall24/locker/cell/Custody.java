package org.hall24.locker.cell;

import java.time.Instant;
import java.util.Optional;

/** What a cell holds, as far as anybody knows. */
public sealed interface Custody {

  /** Nothing. */
  record Empty() implements Custody {}

  /** Nothing yet; it is kept free for this item until then. */
  record Reserved(Item item, Instant until) implements Custody {}

  /** The item, handed over by {@code depositor} (a reference, nothing personal). */
  record Holds(Item item, String depositor) implements Custody {}

  /**
   * Somebody must look.
   *
   * @param item what may be inside, if anything is known
   * @param depositor who may have put it there, empty if unknown
   * @param reason a stable word: {@code forced}, {@code may-have-opened}, {@code not-confirmed}, {@code sensor-fault},
   *     {@code door-left-open}, {@code opened-with-key}, {@code emergency}
   */
  record Unsure(Optional<Item> item, String depositor, String reason) implements Custody {}

  /** The item that lies, or may lie, in the cell. */
  default Optional<Item> inside() {
    return switch (this) {
      case Holds(Item item, String depositor) -> Optional.of(item);
      case Unsure(Optional<Item> item, String depositor, String reason) -> item;
      case Empty e -> Optional.empty();
      case Reserved r -> Optional.empty();
    };
  }

  /** The word of the command line: {@code empty}, {@code reserved}, {@code holds}, {@code unknown}. */
  default String word() {
    return switch (this) {
      case Empty e -> "empty";
      case Reserved r -> "reserved";
      case Holds h -> "holds";
      case Unsure u -> "unknown";
    };
  }
}
