package org.hall24.queue.journal;

/**
 * One event as it stands in the journal.
 *
 * @param seq its number, from 1 without gaps
 * @param atMs wall time in milliseconds since 1970, as the kiosk's clock said; never used for order
 * @param boot the run of the machine
 * @param kind an {@link EventKind#wire()}, or a later release's
 * @param ref what it happened to
 * @param body canonical JSON
 * @param hash 64 lower-case hex digits
 */
public record JournalEntry(long seq, long atMs, String boot, String kind, String ref, String body, String hash) {}
