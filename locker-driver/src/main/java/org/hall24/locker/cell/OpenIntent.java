package org.hall24.locker.cell;

import java.time.Instant;

/**
 * Why a bolt is about to move, written down before it does. Strings and numbers only, nothing personal, so that a journal
 * can keep it as it is.
 *
 * @param id the intent's id; another attempt at the same door for the same reason has the same id
 * @param attempt 1 for the first
 * @param cell the cell's name
 * @param board the bolt's board
 * @param channel the bolt's channel, counted from 1
 * @param purpose {@link Purpose} by name
 * @param actor who asks, a reference
 * @param authority what allows it (a session, a pick-up code's record, a technician's act), a reference
 * @param caseKey the filing it serves, empty for none
 * @param item the bundle of papers, empty for none
 * @param mapDigest the map under which the cell has this bolt
 * @param doorBefore the door's word as last seen
 * @param custodyBefore the custody's word
 * @param bootId which run of the program this is
 * @param at wall time
 * @param monotonicNanos monotonic time of this run, for distances that survive a clock change
 */
public record OpenIntent(
    String id,
    int attempt,
    String cell,
    int board,
    int channel,
    String purpose,
    String actor,
    String authority,
    String caseKey,
    String item,
    String mapDigest,
    String doorBefore,
    String custodyBefore,
    String bootId,
    Instant at,
    long monotonicNanos) {}
