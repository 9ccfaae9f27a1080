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
import org.hall24.locker.cell.Item;
import org.hall24.queue.Row;
import org.hall24.queue.Store;
import org.hall24.queue.Transaction;
import org.hall24.queue.Urgency;

/**
 * Who may collect the result of a filing made here, taken down with the filing: keyed digests of the ID number and of four
 * digits of the phone, which hold for this one result only. Neither number is kept.
 */
final class Addressees {
  private static final String NAME = "addressee:";

  private final Store store;
  private final ObjectMapper json = new ObjectMapper();

  /**
   * One who waits for a result in a cell.
   *
   * @param seconds keyed digests of what counts as second proof
   */
  record Addressee(String key, String acceptanceNo, String service, List<String> seconds, Instant at) {
    Addressee {
      seconds = List.copyOf(seconds);
    }
  }

  Addressees(Store store) {
    this.store = store;
  }

  /** The result of a filing, as cells know it. */
  static Item item(String acceptanceNo, String caseKey) {
    return new Item("result:" + acceptanceNo.replace(" ", ""), caseKey);
  }

  /** The number in the reference of a result; empty for papers that are none. */
  static Optional<String> number(Item item) {
    return item.ref().startsWith("result:") ? Optional.of(item.ref().substring("result:".length())) : Optional.empty();
  }

  void put(Transaction tx, Addressee addressee) {
    ObjectNode node =
        json.createObjectNode()
            .put("no", addressee.acceptanceNo())
            .put("service", addressee.service())
            .put("at", addressee.at().toEpochMilli());
    var seconds = node.putArray("seconds");
    addressee.seconds().forEach(seconds::add);
    tx.put("meta", "k", Map.of("k", NAME + addressee.key(), "v", node.toString()));
  }

  Optional<Addressee> get(String key) {
    return store.read(q -> q.first("SELECT k, v FROM meta WHERE k = ?", this::read, NAME + key));
  }

  /** The newest first. */
  List<Addressee> newest(int most) {
    return store.read(q -> q.list("SELECT k, v FROM meta WHERE k LIKE ? ORDER BY k DESC LIMIT ?", this::read, NAME + "%", most));
  }

  /** Forgets who filed before this moment. */
  void forgetBefore(Instant moment) {
    store.commitNow(
        Urgency.REST,
        tx ->
            tx.update(
                "DELETE FROM meta WHERE k LIKE ? AND CAST(json_extract(v, '$.at') AS INTEGER) < ?", NAME + "%", moment.toEpochMilli()));
  }

  private Addressee read(Row row) {
    try {
      JsonNode node = json.readTree(row.text("v"));
      List<String> seconds = new ArrayList<>();
      node.path("seconds").forEach(second -> seconds.add(second.asText()));
      return new Addressee(
          row.text("k").substring(NAME.length()), node.path("no").asText(), node.path("service").asText(), seconds,
          Instant.ofEpochMilli(node.path("at").asLong()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an addressee's row is not what was written", e);
    }
  }
}
