package org.hall24.receipt;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A log that forgets when the process ends: for the bench, never for the street. */
public final class MemoryReceiptLog implements ReceiptLog {
  private final Map<String, Entry> last = new LinkedHashMap<>();
  private final Map<String, Taken> taken = new LinkedHashMap<>();

  @Override
  public synchronized Optional<Entry> find(String receiptId) {
    return Optional.ofNullable(last.get(receiptId));
  }

  @Override
  public synchronized List<Entry> open() {
    return last.values().stream().filter(entry -> entry.result().isEmpty()).toList();
  }

  @Override
  public synchronized void intend(String receiptId, int copy) {
    last.put(receiptId, new Entry(receiptId, copy, Optional.empty()));
  }

  @Override
  public synchronized void conclude(String receiptId, int copy, PrintResult result) {
    last.put(receiptId, new Entry(receiptId, copy, Optional.of(result)));
  }

  @Override
  public synchronized void taken(String receiptId, int copy, Taken what) {
    taken.put(receiptId, what);
  }

  /** What became of the ticket, where the printer could tell. */
  public synchronized Optional<Taken> taken(String receiptId) {
    return Optional.ofNullable(taken.get(receiptId));
  }
}
