package org.hall24.kiosk.binding;

import java.util.List;
import org.hall24.locker.cell.IntentHistory;
import org.hall24.locker.cell.IntentLog;
import org.hall24.locker.cell.IntentStep;
import org.hall24.locker.cell.NotRecordedException;
import org.hall24.locker.cell.OpenIntent;
import org.hall24.queue.Store;
import org.hall24.queue.StoreException;
import org.hall24.queue.Urgency;

/** Intents in the journal: each call returns after the disk has it, before everything else that waits to be written. */
public final class JournalIntentLog implements IntentLog {
  private final Store store;
  private final OpeningStories stories = new OpeningStories();

  /** Intents of an open store. */
  public JournalIntentLog(Store store) {
    this.store = store;
  }

  @Override
  public void intend(OpenIntent intent) {
    record(
        tx -> {
          stories.intend(tx, intent);
          return true;
        });
  }

  @Override
  public void note(IntentStep step) {
    record(
        tx -> {
          stories.note(tx, step);
          return true;
        });
  }

  @Override
  public List<IntentHistory> unfinished() {
    return store.read(stories::unfinished);
  }

  private void record(org.hall24.queue.Unit<Boolean> unit) {
    try {
      store.commitNow(Urgency.DOOR, unit);
    } catch (StoreException e) {
      throw new NotRecordedException("the journal did not take it: " + e.reason(), e);
    }
  }
}
