package org.hall24.queue.journal;

/**
 * One receipt.
 *
 * @param receipt its id
 * @param state intended, sent, or a result: the printer's own words
 * @param body JSON of references and digests, never what is printed on it
 * @param seq the event that made it so
 */
public record ReceiptRow(String receipt, String state, String body, long seq) {}
