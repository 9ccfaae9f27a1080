package org.hall24.kiosk.binding;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hall24.locker.cell.IntentHistory;
import org.hall24.locker.cell.IntentStep;
import org.hall24.locker.cell.OpenIntent;
import org.hall24.queue.Transaction;
import org.hall24.queue.journal.EventBody;
import org.hall24.queue.journal.EventKind;
import org.hall24.queue.journal.Journal;
import org.hall24.queue.journal.OpeningRow;
import org.hall24.queue.journal.Openings;

/** How an intent to open a door and its steps stand in the journal and in the view of openings. */
final class OpeningStories {
  /** State of an opening nothing more will come of. */
  static final String SETTLED = "settled";

  private static final String[] UNFINISHED = {"intended", "sent", "replied", "observed", "outcome"};

  private final ObjectMapper json = new ObjectMapper();

  void intend(Transaction tx, OpenIntent intent) {
    EventBody body =
        EventBody.of("attempt", intent.attempt())
            .and("cell", intent.cell())
            .and("board", intent.board())
            .and("channel", intent.channel())
            .and("purpose", intent.purpose())
            .and("actor", intent.actor())
            .and("authority", intent.authority())
            .and("case", intent.caseKey())
            .and("item", intent.item())
            .and("map", intent.mapDigest())
            .and("doorBefore", intent.doorBefore())
            .and("custodyBefore", intent.custodyBefore());
    long seq = Journal.append(tx, EventKind.OPEN_INTENDED, intent.id(), body);
    ObjectNode story = Openings.get(tx, intent.id()).map(row -> read(row.body())).orElseGet(this::emptyStory);
    story.set("intent", write(intent));
    Openings.put(tx, new OpeningRow(intent.id(), intent.cell(), "intended", story.toString(), seq));
  }

  void note(Transaction tx, IntentStep step) {
    EventKind kind =
        switch (step.kind()) {
          case SENT -> EventKind.OPEN_SENT;
          case REPLIED -> EventKind.OPEN_REPLIED;
          case OBSERVED -> EventKind.DOOR_OBSERVED;
          case OUTCOME -> EventKind.OPEN_OUTCOME;
          case SETTLED -> EventKind.OPEN_SETTLED;
        };
    String word = word(step.kind());
    EventBody body = EventBody.of("attempt", step.attempt()).and("step", word).and("detail", step.detail());
    long seq = Journal.append(tx, kind, step.intent(), body);
    OpeningRow row =
        Openings.get(tx, step.intent()).orElseThrow(() -> new IllegalStateException("a step of an intent nobody wrote down"));
    ObjectNode story = read(row.body());
    ((ArrayNode) story.withArray("steps")).add(write(step));
    Openings.put(tx, new OpeningRow(row.intent(), row.cell(), word, story.toString(), seq));
  }

  List<IntentHistory> unfinished(org.hall24.queue.Queries queries) {
    return Openings.in(queries, UNFINISHED).stream().map(row -> history(read(row.body()))).toList();
  }

  private IntentHistory history(ObjectNode story) {
    JsonNode i = story.path("intent");
    OpenIntent intent =
        new OpenIntent(
            i.path("id").asText(), i.path("attempt").asInt(), i.path("cell").asText(), i.path("board").asInt(), i.path("channel").asInt(),
            i.path("purpose").asText(), i.path("actor").asText(), i.path("authority").asText(), i.path("case").asText(), i.path("item").asText(),
            i.path("map").asText(), i.path("doorBefore").asText(), i.path("custodyBefore").asText(), i.path("boot").asText(),
            Instant.parse(i.path("at").asText()), i.path("mono").asLong());
    List<IntentStep> steps = new ArrayList<>();
    for (JsonNode s : story.path("steps")) {
      steps.add(
          new IntentStep(
              intent.id(), s.path("attempt").asInt(), IntentStep.Kind.valueOf(s.path("kind").asText()), s.path("detail").asText(),
              Instant.parse(s.path("at").asText())));
    }
    return new IntentHistory(intent, steps);
  }

  private ObjectNode emptyStory() {
    ObjectNode story = json.createObjectNode();
    story.putArray("steps");
    return story;
  }

  private ObjectNode write(OpenIntent intent) {
    return json.createObjectNode()
        .put("id", intent.id())
        .put("attempt", intent.attempt())
        .put("cell", intent.cell())
        .put("board", intent.board())
        .put("channel", intent.channel())
        .put("purpose", intent.purpose())
        .put("actor", intent.actor())
        .put("authority", intent.authority())
        .put("case", intent.caseKey())
        .put("item", intent.item())
        .put("map", intent.mapDigest())
        .put("doorBefore", intent.doorBefore())
        .put("custodyBefore", intent.custodyBefore())
        .put("boot", intent.bootId())
        .put("at", intent.at().toString())
        .put("mono", intent.monotonicNanos());
  }

  private ObjectNode write(IntentStep step) {
    return json.createObjectNode()
        .put("attempt", step.attempt())
        .put("kind", step.kind().name())
        .put("detail", step.detail())
        .put("at", step.at().toString());
  }

  private ObjectNode read(String body) {
    try {
      return (ObjectNode) json.readTree(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an opening's row is not what was written", e);
    }
  }

  private static String word(IntentStep.Kind kind) {
    return kind.name().toLowerCase(java.util.Locale.ROOT);
  }
}
