package org.hall24.kiosk.binding;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hall24.locker.signal.SignalDesk;
import org.hall24.queue.Store;
import org.hall24.queue.Urgency;
import org.hall24.queue.outbox.Outbox;
import org.hall24.queue.outbox.OutgoingEvent;

/** Tells the back office what happened to the machine; it is in the journal already where somebody here must look. */
final class MachineAlarms {
  private final Store store;
  private final Outbox outbox;
  private final Clock clock;

  MachineAlarms(Store store, Outbox outbox, Clock clock) {
    this.store = store;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** Something happened just now. */
  void tell(String what, Map<String, Object> more) {
    tell(clock.instant(), what, more);
  }

  /** A signal of the machine's case or mains came or went. */
  void tell(SignalDesk.Change change) {
    tell(change.at(), change.signal().word(), Map.of("state", change.on() ? "on" : "off"));
  }

  private void tell(Instant at, String what, Map<String, Object> more) {
    Map<String, Object> body = new HashMap<>(more);
    body.put("what", what);
    store.commit(Urgency.REST, tx -> outbox.event(tx, new OutgoingEvent(OutgoingEvent.Kind.ALARM, Optional.empty(), at, body)));
  }
}
