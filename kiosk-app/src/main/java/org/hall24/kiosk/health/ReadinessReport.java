package org.hall24.kiosk.health;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.text.MessageFormat;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Function;
import org.hall24.kiosk.health.DeviceHealth.State;

/** A machine's readiness as data of the template {@code readiness-report}. */
public final class ReadinessReport {
  /** The template's name. */
  public static final String TEMPLATE = "readiness-report";

  private static final HealthWords ZH = new HealthWords(Locale.SIMPLIFIED_CHINESE);
  private static final HealthWords EN = new HealthWords(Locale.ENGLISH);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx", Locale.ROOT);
  private static final DateTimeFormatter NUMBER = DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss", Locale.ROOT);

  private ReadinessReport() {}

  /** By which a report is known: the machine and the second. */
  public static String number(Readiness readiness) {
    return readiness.site().id() + "-" + NUMBER.format(readiness.at());
  }

  /** The data. */
  public static ObjectNode data(Readiness readiness) {
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    data.put("report", number(readiness));
    data.put("at", TIME.format(readiness.at()));
    ObjectNode site = data.putObject("site").put("kiosk", readiness.site().id());
    site.set("name", words(readiness.site().hallZh(), readiness.site().hallEn()));
    data.put("release", readiness.release());
    data.put("verdict", readiness.verdict().word());
    data.set("says", both(w -> w.of("verdict." + readiness.verdict().word())));
    ArrayNode devices = data.putArray("devices");
    readiness.devices().forEach(device -> devices.add(device(device)));
    devices.add(part(readiness.store()));
    readiness
        .backend()
        // Filings wait safely: the machine serves without it.
        .map(reached -> new PartHealth("backend", reached ? State.READY : State.DEGRADED, reached ? "ready" : "degraded", ""))
        .ifPresent(backend -> devices.add(part(backend)));
    data.put("ready", count(devices));
    data.put("total", devices.size());
    readiness.queue().ifPresent(queue -> data.putObject("queue").put("pending", queue.pending()).put("dead", queue.dead()));
    readiness
        .cells()
        .ifPresent(
            cells ->
                data.putObject("cells")
                    .put("total", cells.total())
                    .put("free", cells.free())
                    .put("holding", cells.holding())
                    .put("outOfService", cells.outOfService()));
    data.set(
        "journal",
        readiness
            .journalEvents()
            .map(events -> both(w -> new MessageFormat(w.of("journal.whole"), Locale.ROOT).format(new Object[] {Long.toString(events)})))
            .orElseGet(() -> both(w -> w.of(readiness.store().state() == State.FAILED ? "journal.broken" : "journal.none"))));
    return data;
  }

  private static int count(ArrayNode devices) {
    int ready = 0;
    for (var device : devices) {
      ready += device.path("state").asText().equals(State.READY.word()) ? 1 : 0;
    }
    return ready;
  }

  private static ObjectNode device(DeviceHealth health) {
    ObjectNode node = part(health.part());
    String where = health.device().driver() + " · " + health.device().port();
    return node.put("where", where.substring(0, Math.min(where.length(), 80)));
  }

  private static ObjectNode part(PartHealth health) {
    ObjectNode node = JsonNodeFactory.instance.objectNode().put("name", health.name().isEmpty() ? health.part() : health.name());
    node.set("what", both(w -> w.what(health)));
    node.put("state", health.state().word());
    node.set("says", both(w -> w.says(health)));
    if (health.state() != State.READY) {
      node.set("detail", both(w -> w.action(health)));
    }
    return node;
  }

  private static ObjectNode both(Function<HealthWords, String> say) {
    return words(say.apply(ZH), say.apply(EN));
  }

  private static ObjectNode words(String zh, String en) {
    return JsonNodeFactory.instance.objectNode().put("zh", zh).put("en", en);
  }
}
