package org.hall24.kiosk.binding;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hall24.locker.cell.CellChange;
import org.hall24.locker.cell.CellRecord;
import org.hall24.locker.cell.CellRecords;
import org.hall24.locker.cell.CustodyTransfer;
import org.hall24.locker.cell.Item;
import org.hall24.locker.cell.ItemKind;
import org.hall24.locker.cell.LastPass;
import org.hall24.locker.cell.NotRecordedException;
import org.hall24.locker.cell.Pickup;
import org.hall24.locker.cell.PulseTime;
import org.hall24.locker.pickup.PickupCode;
import org.hall24.queue.Store;
import org.hall24.queue.StoreException;
import org.hall24.queue.Transaction;
import org.hall24.queue.Urgency;
import org.hall24.queue.journal.CellRow;
import org.hall24.queue.journal.Cells;
import org.hall24.queue.journal.Custody;
import org.hall24.queue.journal.EventBody;
import org.hall24.queue.journal.EventKind;
import org.hall24.queue.journal.Journal;
import org.hall24.queue.outbox.Outbox;
import org.hall24.queue.outbox.OutgoingEvent;

/**
 * Cells in the journal: a cell's record, the custody that passes, the steps of the opening behind it and the event the backend
 * must learn are one transaction.
 */
public final class JournalCellRecords implements CellRecords {
  /** What the view says of axes that are only true while the process looks at the door. */
  private static final String NOT_KEPT = "not-kept";

  private final Store store;
  private final Outbox outbox;
  private final CodesToTell codes;
  private final OpeningStories stories = new OpeningStories();
  private final ObjectMapper json = new ObjectMapper();

  /** Cells of an open store; custody events go out through the outbox. */
  public JournalCellRecords(Store store, Outbox outbox) {
    this(store, outbox, new CodesToTell());
  }

  /**
   * The same where new codes are told.
   *
   * @param codes those that were made and are not durable yet
   */
  public JournalCellRecords(Store store, Outbox outbox, CodesToTell codes) {
    this.store = store;
    this.outbox = outbox;
    this.codes = codes;
  }

  @Override
  public List<CellRecord> load() {
    return store.read(Cells::all).stream().map(row -> read(row.body())).toList();
  }

  @Override
  public void commit(CellChange change) {
    Optional<PickupCode> code = change.record().pickup().flatMap(pickup -> codes.take(pickup.code()));
    try {
      store.commitNow(
          Urgency.CUSTODY,
          tx -> {
            put(tx, change.record());
            change.transfers().forEach(transfer -> pass(tx, transfer));
            change.steps().forEach(step -> stories.note(tx, step));
            code.ifPresent(c -> tell(tx, change.record(), c));
            return true;
          });
    } catch (StoreException e) {
      throw new NotRecordedException("the journal did not take it: " + e.reason(), e);
    }
  }

  private void put(Transaction tx, CellRecord record) {
    EventBody body =
        EventBody.of("custody", record.custody())
            .and("item", record.item())
            .and("case", record.caseKey())
            .and("reason", record.reason())
            .and("service", record.service())
            .and("pulses", record.pulses());
    long seq = Journal.append(tx, EventKind.CELL_CHANGED, record.cell(), body);
    Cells.put(
        tx,
        new CellRow(
            record.cell(), record.custody(), NOT_KEPT, NOT_KEPT, record.service(),
            record.item().isEmpty() ? Optional.empty() : Optional.of(record.item()), write(record), seq));
  }

  /** The chain begins with whoever brought the papers, who has no event of their own before. */
  private void pass(Transaction tx, CustodyTransfer transfer) {
    EventBody proof = EventBody.of("intent", transfer.intent());
    if (Custody.chain(tx, transfer.item()).isEmpty()) {
      Custody.pass(tx, transfer.item(), transfer.from(), Optional.empty(), EventBody.of("intent", transfer.intent()));
    }
    Custody.pass(tx, transfer.item(), transfer.to(), Optional.of(transfer.cell()), proof);
    outbox.event(
        tx,
        new OutgoingEvent(
            OutgoingEvent.Kind.CUSTODY,
            transfer.caseKey().isEmpty() ? Optional.empty() : Optional.of(transfer.caseKey()),
            transfer.at(),
            Map.of(
                "item", transfer.item(),
                "from", transfer.from(),
                "to", transfer.to(),
                "cell", transfer.cell(),
                "intent", transfer.intent())));
  }

  /** The message that brings a new code to its person; sealed like every payload, and told to nobody here. */
  private void tell(Transaction tx, CellRecord record, PickupCode code) {
    Pickup pickup = record.pickup().orElseThrow();
    outbox.event(
        tx,
        new OutgoingEvent(
            OutgoingEvent.Kind.CUSTODY,
            record.caseKey().isEmpty() ? Optional.empty() : Optional.of(record.caseKey()),
            pickup.issuedAt(),
            Map.of(
                "what", "pickup-code",
                "item", record.item(),
                "cell", record.cell(),
                "code", code.digits(),
                "kind", pickup.kind().word(),
                "keepUntil", pickup.keepUntil().toString())));
  }

  private String write(CellRecord record) {
    ObjectNode node =
        json.createObjectNode()
            .put("cell", record.cell())
            .put("custody", record.custody())
            .put("item", record.item())
            .put("case", record.caseKey())
            .put("depositor", record.depositor())
            .put("until", record.until())
            .put("reason", record.reason())
            .put("service", record.service())
            .put("pulses", record.pulses())
            .put("at", record.at().toString())
            .put("since", record.since().toString());
    var recent = node.putArray("rests");
    record.recentPulses().forEach(pulse -> recent.addObject().put("run", pulse.run()).put("ms", pulse.millis()));
    record
        .last()
        .ifPresent(
            last ->
                node.putObject("last")
                    .put("item", last.item().ref())
                    .put("case", last.item().caseKey())
                    .put("party", last.party())
                    .put("code", last.code())
                    .put("at", last.at().toString()));
    record.pickup().ifPresent(pickup -> write(node.putObject("pickup"), pickup));
    return node.toString();
  }

  private static void write(ObjectNode node, Pickup pickup) {
    node.put("kind", pickup.kind().name())
        .put("code", pickup.code())
        .put("issued", pickup.issuedAt().toString())
        .put("keep", pickup.keepUntil().toString());
    var seconds = node.putArray("seconds");
    pickup.seconds().forEach(seconds::add);
  }

  private static Pickup pickup(JsonNode node) {
    List<String> seconds = new ArrayList<>();
    node.path("seconds").forEach(second -> seconds.add(second.asText()));
    return new Pickup(
        ItemKind.valueOf(node.path("kind").asText()), node.path("code").asText(), seconds,
        Instant.parse(node.path("issued").asText()), Instant.parse(node.path("keep").asText()));
  }

  private CellRecord read(String body) {
    try {
      JsonNode node = json.readTree(body);
      List<PulseTime> recent = new ArrayList<>();
      node.path("rests").forEach(pulse -> recent.add(new PulseTime(pulse.path("run").asText(), pulse.path("ms").asLong())));
      Instant at = Instant.parse(node.path("at").asText());
      // Rows of the release before say neither since when nor who was last.
      Instant since = node.has("since") ? Instant.parse(node.path("since").asText()) : at;
      JsonNode last = node.path("last");
      return new CellRecord(
          node.path("cell").asText(), node.path("custody").asText(), node.path("item").asText(), node.path("case").asText(),
          node.path("depositor").asText(), node.path("until").asText(), node.path("reason").asText(), node.path("service").asText(),
          node.path("pulses").asLong(), recent, at, since,
          last.isObject()
              ? Optional.of(
                  new LastPass(
                      new Item(last.path("item").asText(), last.path("case").asText()), last.path("party").asText(),
                      last.path("code").asText(), Instant.parse(last.path("at").asText())))
              : Optional.empty(),
          node.path("pickup").isObject() ? Optional.of(pickup(node.path("pickup"))) : Optional.empty());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a cell's row is not what was written", e);
    }
  }
}
