package org.hall24.locker.cell;

import java.time.Instant;

/**
 * A cell as screens and commands show it.
 *
 * @param place where it is
 * @param state what is known about it
 * @param pulses how often its bolt was pulsed in all
 * @param since since when custody is what it is
 */
public record CellSnapshot(CellPlace place, CellState state, long pulses, Instant since) {}
