package org.hall24.queue.journal;

import java.util.Optional;

/**
 * One link of an item's chain of custody.
 *
 * @param item what is held: a case's key or another reference
 * @param n 1 for the first holder
 * @param holder who has it from then on: resident, cell, courier, window; a role or a badge, never a name
 * @param place where, for example the cell
 * @param atMs wall time in milliseconds since 1970
 * @param seq the event that recorded it
 */
public record Holding(String item, int n, String holder, Optional<String> place, long atMs, long seq) {}
