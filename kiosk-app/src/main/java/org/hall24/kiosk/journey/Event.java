package org.hall24.kiosk.journey;

/** What can happen to a journey. */
public sealed interface Event {

  /** The person did something. */
  record Touched(Touch touch) implements Event {}

  /** Time went by; sent about once a second. */
  record Tick() implements Event {}

  /** A device, the network or the cabinet is no longer as it was. */
  record HallChanged(Hall hall) implements Event {}

  /** A question asked by an {@link Effect} is answered, or has news. */
  record Reported(Ticket ticket, Report report) implements Event {}

  /** Something was held before the scanner, on a page of that session that takes codes. */
  record Scanned(long session, CodeScanned code) implements Event {}

  /** The card of that session lies on the reader, or none of a session does any more (0). */
  record CardLies(long ofSession) implements Event {}

  /** The back office confirmed this filing. */
  record Delivered(String acceptanceNo) implements Event {}
}
