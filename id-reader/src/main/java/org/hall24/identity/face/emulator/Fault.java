package org.hall24.identity.face.emulator;

import java.time.Duration;

/**
 * What may go wrong with everything the module says about one request, whatever its place in the conversation. Faults of
 * the line, counted by answers, are a {@link org.hall24.link.FaultPlan}.
 */
public sealed interface Fault {

  /** The module takes the request and never says a word about it. */
  record Mute() implements Fault {}

  /** Everything it says about the request comes so much later. */
  record Late(Duration by) implements Fault {}

  /** Every byte comes alone. */
  record Split() implements Fault {}

  /** Console text and broken starts of packets come before every packet. */
  record Noise() implements Fault {}

  /** One bit of every packet is wrong. */
  record Flip() implements Fault {}

  /** Sequence numbers jump further than a host may accept. */
  record Jump() implements Fault {}

  /** Every packet carries the sequence number of the one before, as one that is played again does. */
  record Repeat() implements Fault {}
}
