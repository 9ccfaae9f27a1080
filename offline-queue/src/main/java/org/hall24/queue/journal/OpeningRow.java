package org.hall24.queue.journal;

/**
 * One intent to move a door.
 *
 * @param intent its id
 * @param cell which door
 * @param state intended, sent, or an outcome: the locker's own words
 * @param body JSON of what was known: purpose, observations, outcome
 * @param seq the event that made it so
 */
public record OpeningRow(String intent, String cell, String state, String body, long seq) {}
