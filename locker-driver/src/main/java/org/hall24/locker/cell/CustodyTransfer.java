package org.hall24.locker.cell;

import java.time.Instant;

/**
 * Papers pass from one party to another. Parties are references, nothing personal.
 *
 * @param item the bundle of papers
 * @param caseKey the filing, empty for none
 * @param from who held them
 * @param to who holds them from now on
 * @param cell the cell it happened at
 * @param intent the opening it happened under, empty for an inspection
 * @param at wall time
 */
public record CustodyTransfer(
    String item, String caseKey, String from, String to, String cell, String intent, Instant at) {}
