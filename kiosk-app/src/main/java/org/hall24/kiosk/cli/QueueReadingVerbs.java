package org.hall24.kiosk.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.hall24.queue.Look;
import org.hall24.queue.delivery.Backend;
import org.hall24.queue.delivery.HttpBackend;
import org.hall24.queue.delivery.Outcome;
import org.hall24.queue.delivery.Standing;
import org.hall24.queue.journal.Journal;
import org.hall24.queue.journal.JournalEntry;
import org.hall24.queue.outbox.FilingView;
import org.hall24.queue.outbox.OutboxEntry;
import org.hall24.queue.outbox.OutboxRow;
import org.hall24.queue.outbox.OutboxShelf;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hallctl queue stats|list|show}: metadata of what must arrive; never what it says. Works beside a running kiosk. */
final class QueueReadingVerbs {

  private QueueReadingVerbs() {}

  /** The group, also of the verbs that write. */
  @Command(name = "queue", description = "What must not be lost: accept, deliver, look.")
  static final class Group extends VerbGroup {}

  /** How many. */
  @Command(name = "stats", description = "How many items arrived, wait, or are dead.")
  static final class Stats extends ConfiguredVerb {
    Stats(Surroundings surroundings) {
      super(surroundings);
    }

    @Override
    Answer answer() throws Failed {
      try (Look.LookingReader reader = state().look()) {
        OutboxShelf shelf = new OutboxShelf(reader);
        OutboxShelf.Counts counts = shelf.counts();
        OptionalLong oldest = shelf.oldest();
        Duration age =
            oldest.isPresent()
                ? Duration.ofMillis(Math.max(0, surroundings.clock().millis() - oldest.getAsLong()))
                : Duration.ZERO;
        ObjectNode json =
            Json.object().put("delivered", counts.delivered()).put("pending", counts.pending()).put("dead", counts.dead());
        Json.put(json, "oldestPendingAt", oldest.isPresent() ? Optional.of(Json.time(oldest.getAsLong())) : Optional.empty());
        json.put("oldestPendingS", age.toSeconds());
        DeliveryAlarms.put(json, reader);
        return Answer.done(
            json,
            "delivered " + counts.delivered() + ", pending " + counts.pending() + ", dead " + counts.dead()
                + (oldest.isPresent() ? "; the oldest waits since " + Json.time(oldest.getAsLong()) : "")
                + DeliveryAlarms.line(reader).map(line -> "\nalarms: " + line).orElse(""));
      }
    }
  }

  /** What waits. */
  @Command(name = "list", description = "Items that wait, oldest first.")
  static final class Listing extends ConfiguredVerb {
    @Option(names = "--dead", description = "Items on the dead-letter shelf instead.")
    boolean dead;

    @Option(names = "--all", description = "All accepted filings instead, newest first, whatever became of them.")
    boolean all;

    @Option(names = "--limit", paramLabel = "N", description = "At most so many (default: ${DEFAULT-VALUE}).")
    int limit = 100;

    Listing(Surroundings surroundings) {
      super(surroundings);
    }

    @Override
    Answer answer() throws Failed {
      if (limit < 1) {
        throw Failed.wrongUse("usage", "--limit " + limit + " is less than 1", "give a number from 1 up");
      }
      try (Look.LookingReader reader = state().look()) {
        OutboxShelf shelf = new OutboxShelf(reader);
        return all ? filings(shelf.filings(limit)) : items(shelf, shelf.items(dead, limit));
      }
    }

    private Answer items(OutboxShelf shelf, List<OutboxEntry> entries) {
      ObjectNode answer = Json.object();
      ArrayNode items = answer.putArray("items");
      Table table = new Table("NUMBER", "KIND", "STATE", "ATTEMPTS", "LAST OUTCOME", "KEY");
      for (OutboxEntry entry : entries) {
        ObjectNode item = json(entry);
        if (dead) {
          item.put("reason", entry.row().outcome().orElse("unknown"));
          OptionalLong since = shelf.shelvedAt(entry.row().key());
          Json.put(item, "since", since.isPresent() ? Optional.of(Json.time(since.getAsLong())) : Optional.empty());
        }
        items.add(item);
        OutboxRow row = entry.row();
        table.row(
            entry.acceptanceNo().orElse("-"), row.kind(), entry.state(), Integer.toString(row.attempts()),
            row.outcome().orElse("-"), row.key());
      }
      return Answer.done(answer, table.isEmpty() ? (dead ? "Nothing is dead." : "Nothing waits.") : table.toString());
    }

    private static Answer filings(List<FilingView> filings) {
      ObjectNode answer = Json.object();
      ArrayNode items = answer.putArray("items");
      Table table = new Table("NUMBER", "SERVICE", "STATE", "ACCEPTED", "KEY");
      for (FilingView filing : filings) {
        items.add(json(filing));
        table.row(filing.acceptanceNo(), filing.service(), filing.state(), Json.time(filing.acceptedMs()), filing.key());
      }
      return Answer.done(answer, table.isEmpty() ? "Nothing was ever accepted." : table.toString());
    }
  }

  /** One filing. */
  @Command(name = "show", description = "One filing: where it stands and what was tried.")
  static final class Show extends ConfiguredVerb {
    @Parameters(paramLabel = "NO", arity = "1..*", description = "An acceptance number (spaces do not matter) or a key.")
    List<String> words = List.of();

    @Mixin final DeliveryOptions delivery = new DeliveryOptions();

    Show(Surroundings surroundings) {
      super(surroundings);
    }

    @Override
    Answer answer() throws Failed {
      try (Look.LookingReader reader = state().look()) {
        OutboxShelf shelf = new OutboxShelf(reader);
        FilingView filing = find(shelf, words, state());
        ObjectNode answer = json(filing);
        ArrayNode attempts = answer.putArray("attempts");
        for (OutboxShelf.Try one : shelf.tries(filing.key())) {
          ObjectNode attempt = attempts.addObject().put("at", Json.time(one.atMs())).put("outcome", one.outcome());
          if (one.http().isPresent()) {
            attempt.put("http", one.http().getAsLong());
          }
          attempt.put("waitMs", one.waitMs());
        }
        ArrayNode events = answer.putArray("events");
        Table table = new Table("EVENT", "AT", "WHAT");
        for (JournalEntry entry : new Journal(reader).about(filing.key())) {
          ObjectNode event = events.addObject().put("seq", entry.seq()).put("at", Json.time(entry.atMs())).put("kind", entry.kind());
          event.set("body", Json.ours(entry.body()));
          table.row(Long.toString(entry.seq()), Json.time(entry.atMs()), entry.kind() + " " + entry.body());
        }
        String there = delivery.backend.isPresent() ? ask(filing, answer) : "";
        return Answer.done(
            answer,
            filing.acceptanceNo() + "  " + filing.service() + "  " + filing.state()
                + filing.backendRef().map(ref -> " as " + ref).orElse("") + there + "\n" + table);
      }
    }

    /** What the backend says now; why not, when it does not. A decision's reason may be about the person: masked. */
    private String ask(FilingView filing, ObjectNode answer) throws Failed {
      ObjectNode node = answer.putObject("backend");
      try (HttpBackend backend = new HttpBackend(delivery.settings(config()), () -> false)) {
        return switch (backend.standing(filing.key())) {
          case Backend.Answered.Not<Standing>(Outcome not) -> {
            if (not instanceof Outcome.Unknown) {
              node.put("known", false);
            }
            node.put("outcome", not.word());
            yield "\nThe backend: " + not.word();
          }
          case Backend.Answered.With<Standing>(Standing standing) -> {
            node.put("known", true).put("state", standing.state());
            Json.put(node, "backendRef", standing.backendRef());
            standing.decision().ifPresent(decision -> decided(node, decision));
            yield "\nThe backend: "
                + standing.decision().map(decision -> decision.result() + documents(decision)).orElse(standing.state() + ", not decided yet");
          }
        };
      } catch (IllegalArgumentException e) {
        throw Failed.wrongUse("bad-certificate", String.valueOf(e.getMessage()), "name a PEM file with certificates, or with a PKCS#8 key");
      }
    }

    private void decided(ObjectNode node, Standing.Decision decision) {
      ObjectNode shown = node.putObject("decision").put("result", decision.result());
      shown.put("reason", shared.reveal || decision.reason().isEmpty() ? decision.reason() : "•••");
      ArrayNode documents = shown.putArray("documents");
      for (Standing.Document document : decision.documents()) {
        ObjectNode one = documents.addObject().put("name", document.name());
        document.by().ifPresent(by -> one.put("by", by));
        document.tracking().ifPresent(tracking -> one.put("tracking", tracking));
      }
    }

    private static String documents(Standing.Decision decision) {
      return decision.documents().stream().map(d -> "; " + d.name() + d.by().map(by -> " (" + by + ")").orElse("")).collect(Collectors.joining());
    }
  }

  /** A filing that somebody named. */
  static FilingView find(OutboxShelf shelf, List<String> words, StateFolder folder) throws Failed {
    String asked = String.join(" ", words);
    Optional<FilingView> filing = shelf.filing(asked);
    if (filing.isEmpty()) {
      throw Failed.because("not-found", "there is no filing " + asked + " in " + folder.path(), "look at: hallctl queue list --all");
    }
    return filing.get();
  }

  private static ObjectNode json(OutboxEntry entry) {
    OutboxRow row = entry.row();
    ObjectNode node = Json.put(Json.object(), "acceptanceNo", entry.acceptanceNo());
    node.put("key", row.key()).put("kind", row.kind());
    Json.put(node, "case", row.caseKey())
        .put("state", entry.state())
        .put("queuedAt", Json.time(row.createdMs()))
        .put("attempts", row.attempts());
    return Json.put(node, "outcome", row.outcome()).put("nextAt", Json.time(row.nextAt()));
  }

  private static ObjectNode json(FilingView filing) {
    ObjectNode node =
        Json.object()
            .put("acceptanceNo", filing.acceptanceNo())
            .put("key", filing.key())
            .put("service", filing.service())
            .put("state", filing.state())
            .put("acceptedAt", Json.time(filing.acceptedMs()));
    return Json.put(node, "backendRef", filing.backendRef());
  }
}
