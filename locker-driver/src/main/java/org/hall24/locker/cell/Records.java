package org.hall24.locker.cell;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hall24.locker.board.Door;

/** Cell states as flat records and back. */
final class Records {

  private Records() {}

  static CellRecord record(CellId cell, CellState state, long pulses, List<PulseTime> recent, Instant at) {
    return record(cell, state, pulses, recent, at, at, Optional.empty(), Optional.empty());
  }

  static CellRecord record(
      CellId cell, CellState state, long pulses, List<PulseTime> recent, Instant at, Instant since, Optional<LastPass> last,
      Optional<Pickup> pickup) {
    Service service = state.service();
    String custody = state.custody().word();
    return switch (state.custody()) {
      case Custody.Empty e -> new CellRecord(cell.value(), custody, "", "", "", "", "", service.name(), pulses, recent, at, since, last, pickup);
      case Custody.Reserved(Item item, Instant until) ->
          new CellRecord(cell.value(), custody, item.ref(), item.caseKey(), "", until.toString(), "", service.name(), pulses, recent, at, since, last, pickup);
      case Custody.Holds(Item item, String who) ->
          new CellRecord(cell.value(), custody, item.ref(), item.caseKey(), who, "", "", service.name(), pulses, recent, at, since, last, pickup);
      case Custody.Unsure(Optional<Item> item, String who, String why) ->
          new CellRecord(cell.value(), custody, item.map(Item::ref).orElse(""), item.map(Item::caseKey).orElse(""), who, "", why,
              service.name(), pulses, recent, at, since, last, pickup);
    };
  }

  static CellState state(CellRecord record) {
    Custody custody = switch (record.custody()) {
      case "empty" -> new Custody.Empty();
      case "reserved" -> new Custody.Reserved(item(record), Instant.parse(record.until()));
      case "holds" -> new Custody.Holds(item(record), record.depositor());
      case "unknown" ->
          new Custody.Unsure(record.item().isEmpty() ? Optional.empty() : Optional.of(item(record)), record.depositor(), record.reason());
      default -> throw new IllegalStateException("cell " + record.cell() + " has a custody nobody knows: " + record.custody());
    };
    return new CellState(custody, new Operation.Idle(), Door.UNKNOWN, true, Service.valueOf(record.service()));
  }

  private static Item item(CellRecord record) {
    return new Item(record.item(), record.caseKey());
  }
}
