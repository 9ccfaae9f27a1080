package org.hall24.queue.journal;

import java.util.Optional;

/**
 * What is known of one cell, on four axes that do not imply each other.
 *
 * <p>The words are the locker's own; this room stores them.
 *
 * @param cell the cell's name in the cabinet map
 * @param custody empty, reserved, holds, unknown
 * @param operation idle, or what is being done
 * @param door open, closed, unknown
 * @param service in service, or why not
 * @param item what it holds: a case's key or another reference
 * @param body JSON of anything else that must survive, for example pulse times of the limits
 * @param seq the event that made it so
 */
public record CellRow(
    String cell,
    String custody,
    String operation,
    String door,
    String service,
    Optional<String> item,
    String body,
    long seq) {}
