package org.hall24.kiosk.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hall24.queue.delivery.DeliverySettings;
import org.hall24.queue.delivery.DeliveryWorker;
import org.hall24.queue.outbox.Acceptance;
import org.hall24.queue.outbox.Filing;
import org.hall24.queue.outbox.FilingView;
import org.hall24.queue.outbox.OutboxEntry;
import org.hall24.queue.outbox.OutboxShelf;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hallctl queue submit|drain|retry}: need the state folder for themselves. */
final class QueueWritingVerbs {

  private QueueWritingVerbs() {}

  /** Accepts marked test filings by the path that the screens use. */
  @Command(name = "submit", description = "Accept test filings, marked as such; one line for each after it is on disk.")
  static final class Submit extends ConfiguredVerb {
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final String CODE = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

    @Option(names = "--count", paramLabel = "N", description = "How many (default: ${DEFAULT-VALUE}); 0: until stopped.")
    int count = 1;

    @Option(names = "--every", paramLabel = "MS", description = "Milliseconds from one to the next (default: at once).")
    int everyMs;

    @Option(names = "--service", paramLabel = "CODE", description = "The service's code (default: ${DEFAULT-VALUE}).")
    String service = "hlth-002";

    @Option(names = "--deliver", description = "Deliver beside accepting, until nothing is pending or --for ends.")
    boolean deliver;

    @Mixin final DeliveryOptions delivery = new DeliveryOptions();

    Submit(Surroundings surroundings) {
      super(surroundings);
    }

    @Override
    Answer answer() throws Failed, InterruptedException {
      if (count < 0 || everyMs < 0) {
        throw Failed.wrongUse("usage", "--count and --every cannot be less than 0", "give numbers from 0 up");
      }
      if (!service.matches(CODE)) {
        throw Failed.wrongUse("usage", "--service is not a service's code", "write a code as the catalogue has it, for example hlth-002");
      }
      if (!deliver) {
        try (OpenQueue queue = new OpenQueue(state(), config().site())) {
          return Answer.said(accept(queue));
        }
      }
      Duration span = delivery.span.isPresent() ? seconds("--for", delivery.span.get()) : timeout();
      DeliverySettings settings = delivery.settings(config());
      long end = System.nanoTime() + span.toNanos();
      try (OpenQueue queue = new OpenQueue(state(), config().site());
          DeliveryWorker worker = queue.worker(settings)) {
        queue.outbox().whenQueued(worker::wake);
        worker.start();
        int exit = accept(queue);
        while (exit == Answer.DONE && queue.shelf().counts().pending() > 0 && System.nanoTime() - end < 0) {
          if (surroundings.stop().await(LOOK_EVERY)) {
            exit = Answer.INTERRUPTED;
          }
        }
        OutboxShelf.Counts counts = queue.shelf().counts();
        voice().note("delivered " + counts.delivered() + ", pending " + counts.pending() + ", dead " + counts.dead());
        return Answer.said(exit);
      }
    }

    private int accept(OpenQueue queue) throws Failed, InterruptedException {
      long start = System.nanoTime();
      ZoneId zone = config().site().zone();
      for (long n = 0; count == 0 || n < count; n++) {
        Duration early = Duration.ofNanos(start + n * everyMs * 1_000_000L - System.nanoTime());
        if (surroundings.stop().await(early)) {
          return Answer.INTERRUPTED;
        }
        switch (queue.outbox().accept(testFiling(zone))) {
          case Acceptance.Accepted accepted ->
              voice()
                  .say(
                      Json.object().put("acceptanceNo", accepted.acceptanceNo()).put("key", accepted.key()),
                      accepted.acceptanceNo() + "  " + accepted.key());
          case Acceptance.NotAccepted refused ->
              throw Failed.because(
                  "not-accepted",
                  "filing " + (n + 1) + " was not accepted: " + Words.of(refused.reason()),
                  "look at the disk and the folder's rights; those with a number are safe");
        }
      }
      return Answer.DONE;
    }

    /** Says in every field that it is a test; nobody is meant by it. */
    private Filing testFiling(ZoneId zone) {
      String now = OffsetDateTime.now(surroundings.clock().withZone(zone)).toString();
      return new Filing(
          "hallctl-test:" + UUID.randomUUID(),
          service,
          false,
          Map.of("test", true, "name", "TEST 测试", "idType", "test", "idNumber", "TEST"),
          Map.of("test", true, "note", "TEST filing by hallctl; not a person's"),
          List.of(Map.of("kind", "test", "answer", "TEST", "at", now)));
    }
  }

  /** Runs the delivery worker. */
  @Command(name = "drain", description = "Deliver what is due, until nothing is pending or time is up.")
  static final class Drain extends ConfiguredVerb {
    @Mixin final DeliveryOptions delivery = new DeliveryOptions();

    Drain(Surroundings surroundings) {
      super(surroundings);
    }

    @Override
    Answer answer() throws Failed, InterruptedException {
      Duration span = delivery.span.isPresent() ? seconds("--for", delivery.span.get()) : timeout();
      DeliverySettings settings = delivery.settings(config());
      try (OpenQueue queue = new OpenQueue(state(), config().site());
          DeliveryWorker worker = queue.worker(settings)) {
        DeliveryWorker.Drained drained = worker.drain(span);
        ObjectNode json =
            Json.object()
                .put("delivered", drained.delivered())
                .put("pending", drained.pending())
                .put("dead", drained.dead());
        String text = "delivered " + drained.delivered() + ", pending " + drained.pending() + ", dead " + drained.dead();
        if (drained.pending() == 0) {
          return Answer.done(json, text);
        }
        json.put("backend", Words.of(worker.status().state())).put("reason", worker.status().reason());
        return Answer.notSo(json, text + " (" + Words.of(worker.status().state()) + ": " + worker.status().reason() + ")");
      }
    }
  }

  /** Takes items from the dead-letter shelf. */
  @Command(name = "retry", description = "Take items from the dead-letter shelf, to be delivered again with the same keys.")
  static final class Retry extends ConfiguredVerb {
    @Parameters(paramLabel = "NO", arity = "0..*", description = "The acceptance number of a filing.")
    List<String> words = List.of();

    @Option(names = "--dead", description = "All of them.")
    boolean all;

    Retry(Surroundings surroundings) {
      super(surroundings);
    }

    @Override
    Answer answer() throws Failed {
      if (all == !words.isEmpty()) {
        throw Failed.wrongUse("usage", "name one filing, or --dead for all", "say: hallctl queue retry NO, or hallctl queue retry --dead");
      }
      try (OpenQueue queue = new OpenQueue(state(), config().site())) {
        Optional<String> number =
            all ? Optional.empty() : Optional.of(QueueReadingVerbs.find(queue.shelf(), words)).map(FilingView::acceptanceNo);
        long retried = 0;
        for (OutboxEntry entry : queue.shelf().items(true, Integer.MAX_VALUE)) {
          if ((all || entry.acceptanceNo().equals(number)) && queue.dispatch().replay(entry.row().key())) {
            retried++;
          }
        }
        if (retried == 0 && !all) {
          throw Failed.because("not-dead", number.orElse("") + " has nothing on the dead-letter shelf", "look at: hallctl queue list --dead");
        }
        return Answer.done(Json.object().put("retried", retried), retried + " items wait again");
      }
    }
  }
}
