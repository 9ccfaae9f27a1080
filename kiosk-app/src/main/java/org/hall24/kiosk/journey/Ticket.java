package org.hall24.kiosk.journey;

/**
 * Which question an answer belongs to: the session it was asked in and its number there. An answer with the ticket of an
 * ended session, or of a question no longer open, changes nothing.
 */
public record Ticket(long session, int number) {}
