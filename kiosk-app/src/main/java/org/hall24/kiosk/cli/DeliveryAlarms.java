package org.hall24.kiosk.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hall24.queue.StoreReader;
import org.hall24.queue.delivery.Alarm;

/** What is raised about delivery, for {@code queue stats} and {@code doctor}: as the journal says, beside a running kiosk. */
final class DeliveryAlarms {

  private DeliveryAlarms() {}

  static void put(ObjectNode json, StoreReader store) {
    ArrayNode alarms = json.putArray("alarms");
    Alarm.raised(store).forEach(alarm -> alarms.addObject().put("what", alarm.what()).put("since", Json.time(alarm.since().toEpochMilli())));
  }

  /** One line; nothing when nothing is raised. */
  static Optional<String> line(StoreReader store) {
    List<Alarm> raised = Alarm.raised(store);
    return raised.isEmpty()
        ? Optional.empty()
        : Optional.of(
            raised.stream().map(alarm -> alarm.what() + " since " + Json.time(alarm.since().toEpochMilli())).collect(Collectors.joining(", ")));
  }

  static Finding finding(StoreReader store) {
    List<Alarm> raised = Alarm.raised(store);
    return raised.isEmpty()
        ? Finding.ok("delivery", "no alarm is raised")
        : Finding.warn("delivery", line(store).orElseThrow(), action(raised.getLast().what()));
  }

  private static String action(String what) {
    return switch (what) {
      case "dead-letter" -> "look at: hallctl queue list --dead; then hallctl queue retry NO, or discard NO by two people";
      case "captive-portal" -> "somebody else answers in the backend's place: look at the network's sign-in page or proxy";
      case "clock" -> "set the machine's clock: certificates cannot be judged by it";
      case "trust" -> "the backend is not who it must be, or refuses our certificate: look at ca, pins, certificate and their dates";
      case "credentials" -> "the backend does not know this kiosk: ask the back office to admit site.id and its certificate";
      case "mismatch" -> "the backend does not speak this contract: run hallctl backend check --backend URL";
      case "corruption" -> "the backend's receipts name something else: keep hallctl journal export --out F and call the back office";
      default -> "filings lie here undelivered: look at the network and at hallctl queue list";
    };
  }
}
