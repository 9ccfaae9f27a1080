package org.hall24.kiosk.binding;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import org.hall24.queue.Store;
import org.hall24.queue.Urgency;
import org.hall24.queue.journal.EventBody;
import org.hall24.queue.journal.EventKind;
import org.hall24.queue.journal.Journal;
import org.hall24.queue.journal.ReceiptRow;
import org.hall24.queue.journal.Receipts;
import org.hall24.receipt.PrintResult;
import org.hall24.receipt.PrinterStatus;
import org.hall24.receipt.ReceiptLog;
import org.hall24.receipt.Taken;

/** Receipts in the journal: what was going to be printed, and what became of it; never a word that stands on one. */
public final class JournalReceiptLog implements ReceiptLog {
  private static final String INTENDED = "intended";

  private final Store store;
  private final ObjectMapper json = new ObjectMapper();

  /** Receipts of an open store. */
  public JournalReceiptLog(Store store) {
    this.store = store;
  }

  @Override
  public Optional<Entry> find(String receiptId) {
    return store.read(q -> Receipts.get(q, receiptId)).map(this::entry);
  }

  @Override
  public List<Entry> open() {
    return store.read(Receipts::all).stream().filter(row -> row.state().equals(INTENDED)).map(this::entry).toList();
  }

  @Override
  public void intend(String receiptId, int copy) {
    store.commitNow(
        Urgency.CUSTODY,
        tx -> {
          long seq = Journal.append(tx, EventKind.RECEIPT_INTENDED, receiptId, EventBody.of("copy", copy));
          Receipts.put(tx, new ReceiptRow(receiptId, INTENDED, json.createObjectNode().put("copy", copy).toString(), seq));
          return true;
        });
  }

  @Override
  public void conclude(String receiptId, int copy, PrintResult result) {
    store.commitNow(
        Urgency.CUSTODY,
        tx -> {
          EventBody body =
              EventBody.of("copy", copy)
                  .and("result", result.outcome().word())
                  .and("evidence", result.evidence().word())
                  .and("reason", result.reason())
                  .and("paper", result.paper().name());
          long seq = Journal.append(tx, EventKind.RECEIPT_RESULT, receiptId, body);
          String row =
              json.createObjectNode()
                  .put("copy", copy)
                  .put("outcome", result.outcome().name())
                  .put("evidence", result.evidence().name())
                  .put("reason", result.reason())
                  .put("paper", result.paper().name())
                  .toString();
          Receipts.put(tx, new ReceiptRow(receiptId, result.outcome().word(), row, seq));
          return true;
        });
  }

  @Override
  public void taken(String receiptId, int copy, Taken taken) {
    store.commitNow(
        Urgency.CUSTODY,
        tx -> {
          Journal.append(tx, EventKind.RECEIPT_TAKEN, receiptId, EventBody.of("copy", copy).and("taken", taken.word()));
          return true;
        });
  }

  private Entry entry(ReceiptRow row) {
    try {
      JsonNode body = json.readTree(row.body());
      Optional<PrintResult> result =
          row.state().equals(INTENDED)
              ? Optional.empty()
              : Optional.of(
                  new PrintResult(
                      PrintResult.Outcome.valueOf(body.path("outcome").asText()),
                      PrintResult.Evidence.valueOf(body.path("evidence").asText()),
                      body.path("reason").asText(),
                      PrinterStatus.Paper.valueOf(body.path("paper").asText())));
      return new Entry(row.receipt(), body.path("copy").asInt(), result);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a receipt's row is not what was written", e);
    }
  }
}
