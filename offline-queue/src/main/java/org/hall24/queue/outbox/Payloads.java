package org.hall24.queue.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The bodies of the backend contract, made once: what is sealed is what is sent, byte for byte, every time. */
final class Payloads {

  private static final ObjectMapper JSON =
      new ObjectMapper().configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, false);

  private Payloads() {}

  static byte[] filing(Filing filing, String acceptanceNo, String kiosk, OffsetDateTime acceptedAt, List<Map<String, Object>> attachments) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("acceptanceNo", acceptanceNo);
    body.put("kiosk", kiosk);
    body.put("service", filing.service());
    body.put("acceptedAt", time(acceptedAt));
    body.put("clockUnsure", filing.clockUnsure());
    body.put("applicant", filing.applicant());
    body.put("answers", filing.answers());
    body.put("attachments", attachments);
    body.put("consents", filing.consents());
    return bytes(body);
  }

  static byte[] event(String key, OutgoingEvent.Kind kind, Optional<String> caseKey, OffsetDateTime at, Map<String, ?> body) {
    Map<String, @Nullable Object> event = new LinkedHashMap<>();
    event.put("key", key);
    event.put("kind", kind.wire());
    event.put("case", caseKey.orElse(null));
    event.put("at", time(at));
    event.put("body", body);
    return bytes(Map.of("events", List.of(event)));
  }

  private static String time(OffsetDateTime time) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time.truncatedTo(ChronoUnit.MILLIS));
  }

  private static byte[] bytes(Map<String, ?> body) {
    try {
      return JSON.writeValueAsBytes(body);
    } catch (JsonProcessingException e) {
      // The cause would quote the value.
      throw new IllegalArgumentException("a field is not a JSON value");
    }
  }
}
