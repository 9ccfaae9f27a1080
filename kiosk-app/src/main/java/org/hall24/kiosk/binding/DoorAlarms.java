package org.hall24.kiosk.binding;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hall24.locker.cell.DoorEvent;
import org.hall24.queue.Store;
import org.hall24.queue.Urgency;
import org.hall24.queue.journal.EventBody;
import org.hall24.queue.journal.EventKind;
import org.hall24.queue.journal.Journal;
import org.hall24.queue.outbox.Outbox;
import org.hall24.queue.outbox.OutgoingEvent;

/** Puts into the journal and on its way to the back office what a door did that somebody must look at. */
final class DoorAlarms {
  private static final Set<DoorEvent.Kind> ALARMS =
      Set.of(
          DoorEvent.Kind.FORCED,
          DoorEvent.Kind.WRONG_DOOR,
          DoorEvent.Kind.LEFT_OPEN,
          DoorEvent.Kind.JAMMED,
          DoorEvent.Kind.SENSOR_FAULT,
          DoorEvent.Kind.MAY_HAVE_OPENED);

  private final Store store;
  private final Outbox outbox;

  DoorAlarms(Store store, Outbox outbox) {
    this.store = store;
    this.outbox = outbox;
  }

  /** Returns at once; the writer has it next. */
  void tell(DoorEvent event) {
    if (!ALARMS.contains(event.kind())) {
      return;
    }
    String what = "door-" + event.kind().word();
    String cell = event.cell().value();
    store.commit(
        Urgency.CUSTODY,
        tx -> {
          Journal.append(tx, EventKind.ALARM, cell, EventBody.of("what", what));
          return outbox.event(
              tx, new OutgoingEvent(OutgoingEvent.Kind.ALARM, Optional.empty(), event.at(), Map.of("what", what, "cell", cell)));
        });
  }
}
