package org.hall24.locker.cell;

/** What follows from a transition besides the new state. */
public sealed interface CellEffect {

  /** Custody passes; stored in one transaction with the state. */
  record Transfer(Item item, String from, String to) implements CellEffect {}

  /** An intent has come to its end; stored in one transaction with the state. */
  record Settled(String intent, String how) implements CellEffect {}

  /** Those who watch doors are told. */
  record Notice(DoorEvent.Kind kind) implements CellEffect {}
}
