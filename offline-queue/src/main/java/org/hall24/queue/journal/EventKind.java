package org.hall24.queue.journal;

/** Everything with consequences that the journal can say. The wire names are stored and never change. */
public enum EventKind {
  /** Record 1 of a store: its hash suite, its nonce, the damaged store it replaces. */
  STORE_CREATED("store-created"),
  /** A process opened the store. */
  STARTED("started"),
  /** This store was made because the one before was damaged. */
  DAMAGE_FOUND("damage-found"),
  /** A filing has its number. */
  FILING_ACCEPTED("filing-accepted"),
  /** A door is going to be opened; no byte has left yet. */
  OPEN_INTENDED("open-intended"),
  /** The bytes of an intent have left. */
  OPEN_SENT("open-sent"),
  /** The board answered an intent, or did not. */
  OPEN_REPLIED("open-replied"),
  /** A door or an item sensor was read. */
  DOOR_OBSERVED("door-observed"),
  /** An intent came to its end. */
  OPEN_OUTCOME("open-outcome"),
  /** Nothing more will come of an intent: the door is closed and custody is said. */
  OPEN_SETTLED("open-settled"),
  /** A cell's custody, door, operation or service changed. */
  CELL_CHANGED("cell-changed"),
  /** An item changed hands. */
  CUSTODY_PASSED("custody-passed"),
  /** A pick-up code, or its second factor, was not right. */
  CODE_REFUSED("code-refused"),
  /** A member of staff looked at a person and the person's document, and said whether they belong together. */
  IDENTITY_SEEN("identity-seen"),
  /** Somebody was asked whether the camera may look, and answered; who is not said. */
  FACE_CONSENT("face-consent"),
  /** The camera looked, and this is what came of it and whether it forgot; who is not said. */
  FACE_CHECKED("face-checked"),
  /** A courier closed a round. */
  ROUND_CLOSED("round-closed"),
  /** A receipt is going to be printed; no byte has left yet. */
  RECEIPT_INTENDED("receipt-intended"),
  /** The receipt's bytes have left. */
  RECEIPT_SENT("receipt-sent"),
  /** What became of the receipt. */
  RECEIPT_RESULT("receipt-result"),
  /** What became of the printed ticket at the printer's mouth. */
  RECEIPT_TAKEN("receipt-taken"),
  /** Something that must arrive was put into the outbox. */
  QUEUED("queued"),
  /** A delivery was tried and did not succeed. */
  ATTEMPT("attempt"),
  /** The backend's receipt was verified. */
  DELIVERED("delivered"),
  /** An item went to the dead-letter shelf. */
  SHELVED("shelved"),
  /** An item came back from the shelf with the same key. */
  REPLAYED("replayed"),
  /** The connection to the backend changed its state. */
  BACKEND_STATE("backend-state"),
  /** A technician did something. */
  TECHNICIAN("technician"),
  /** The wall clock jumped. */
  CLOCK_CHANGED("clock-changed"),
  /** The file was taken to a newer schema. */
  MIGRATED("migrated"),
  /** An epoch of case keys began. */
  EPOCH_BEGUN("epoch-begun"),
  /** The key of an epoch was destroyed. */
  EPOCH_DESTROYED("epoch-destroyed"),
  /** The keys of cases were destroyed: nobody can read them any more. */
  CASES_SHREDDED("cases-shredded"),
  /** An item was taken from a store that had been set aside. */
  IMPORTED("imported"),
  /** Two people decided that an item is not delivered. */
  DISCARDED("discarded"),
  /** An alarm was raised or cleared. */
  ALARM("alarm");

  private final String wire;

  EventKind(String wire) {
    this.wire = wire;
  }

  /** The name in the journal. */
  public String wire() {
    return wire;
  }
}
