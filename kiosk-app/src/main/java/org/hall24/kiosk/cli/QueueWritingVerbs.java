package org.hall24.kiosk.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hall24.kiosk.config.KioskConfig;
import org.hall24.queue.Admission;
import org.hall24.queue.StoreHealth;
import org.hall24.queue.delivery.DeliverySettings;
import org.hall24.queue.delivery.DeliveryWorker;
import org.hall24.queue.outbox.Acceptance;
import org.hall24.queue.outbox.Draft;
import org.hall24.queue.outbox.Filing;
import org.hall24.queue.outbox.FilingView;
import org.hall24.queue.outbox.OutboxEntry;
import org.hall24.queue.outbox.OutboxShelf;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hallctl queue submit|drain|retry|discard}: need the state folder for themselves. */
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

    @Option(names = "--attach", paramLabel = "FILE", description = "Goes with each filing; may be given several times.")
    List<Path> attach = new ArrayList<>();

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
      for (Path file : attach) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
          throw Failed.wrongUse("no-file", file + " cannot be read", "name an existing file with --attach");
        }
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
        admitted(queue, n + 1);
        switch (acceptOne(queue, testFiling(zone, queue.clockUnsure()))) {
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

    /** Asked before each filing, as the screens ask before a resident begins to type. */
    private void admitted(OpenQueue queue, long n) throws Failed {
      long bytes = 0;
      for (Path file : attach) {
        bytes += file.toFile().length();
      }
      Admission admission = queue.store().admission(bytes);
      String begun = "filing " + n + " was not begun: ";
      String safe = "those with a number are safe and go on being delivered";
      switch (admission) {
        case Admission.Admitted _ -> {}
        case Admission.NoRoom(long usable, long needed) ->
            throw Failed.because(
                "no-room", begun + mebibytes(usable) + " MiB are free on the disk of " + state().path() + ", and " + mebibytes(needed) + " must be",
                "make room on that disk; " + safe);
        case Admission.NoFiles(long free, long needed) ->
            throw Failed.because(
                "no-room", begun + free + " files can still be made on the disk of " + state().path() + ", and " + needed + " must be possible",
                "delete small files on that disk; " + safe);
        case Admission.TooMuchWaiting(long waiting, long most) ->
            throw Failed.because(
                "too-much-waiting", begun + waiting + " items wait to be sent in " + state().path() + ", and " + most + " are the most",
                "look at the network and the back office, then: hallctl queue drain; " + safe);
        case Admission.NotWorking(StoreHealth.State how) ->
            throw Failed.because("not-accepted", begun + state().path() + " is " + how.word(), how.action() + "; " + safe);
      }
    }

    private static String mebibytes(long bytes) {
      return "%.1f".formatted(bytes / (double) (1 << 20));
    }

    private Acceptance acceptOne(OpenQueue queue, Filing filing) throws Failed {
      if (attach.isEmpty()) {
        return queue.outbox().accept(filing);
      }
      try (Draft draft = queue.outbox().draft()) {
        for (Path file : attach) {
          String name = String.valueOf(file.getFileName());
          String type = Optional.ofNullable(URLConnection.guessContentTypeFromName(name)).orElse("application/octet-stream");
          try (InputStream in = Files.newInputStream(file)) {
            draft.attach(name, type, in);
          } catch (IOException e) {
            throw Failed.because("not-accepted", file + " could not be attached", "look at that file, the disk and the folder's rights", e);
          }
        }
        return queue.outbox().accept(filing, draft);
      }
    }

    /** Says in every field that it is a test; nobody is meant by it. */
    private Filing testFiling(ZoneId zone, boolean clockUnsure) {
      String now = OffsetDateTime.now(surroundings.clock().withZone(zone)).toString();
      return new Filing(
          "hallctl-test:" + UUID.randomUUID(),
          service,
          clockUnsure,
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
            all ? Optional.empty() : Optional.of(QueueReadingVerbs.find(queue.shelf(), words, state())).map(FilingView::acceptanceNo);
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

  /** Gives up an item for good; takes two people. */
  @Command(name = "discard", description = "Give up what of a filing is dead; two members of staff decide it, and the journal keeps who.")
  static final class Discard extends ConfiguredVerb {
    private static final String WORDS = "[A-Za-z0-9][A-Za-z0-9 ._,;:/()-]{0,119}";
    private static final String ID = "[A-Za-z0-9][A-Za-z0-9._-]{0,31}";

    @Parameters(paramLabel = "NO", arity = "1..*", description = "The acceptance number of a filing, or its key.")
    List<String> words = List.of();

    @Option(names = "--by", paramLabel = "ID", description = "The id of a member of staff; twice, two people.")
    List<String> by = new ArrayList<>();

    @Option(names = "--reason", paramLabel = "WORDS", description = "Why, in a few plain words and without a person's data.")
    String reason = "not given";

    Discard(Surroundings surroundings) {
      super(surroundings);
    }

    @Override
    Answer answer() throws Failed {
      if (by.size() != 2 || new HashSet<>(by).size() != 2) {
        throw Failed.wrongUse("two-people", "to discard a filing takes two different people", "name both: --by ID --by ID");
      }
      List<String> staff = config().staff().stream().map(KioskConfig.StaffMember::id).toList();
      for (String id : by) {
        if (!id.matches(ID) || (!staff.isEmpty() && !staff.contains(id))) {
          throw Failed.wrongUse("two-people", "\"" + id + "\" is not the id of a member of staff", "use an id from staff in the configuration");
        }
      }
      if (!reason.matches(WORDS)) {
        throw Failed.wrongUse("usage", "the reason may not stand in the journal", "write up to 120 plain letters and digits without a person's data");
      }
      try (OpenQueue queue = new OpenQueue(state(), config().site())) {
        FilingView filing = QueueReadingVerbs.find(queue.shelf(), words, state());
        long discarded = 0;
        for (OutboxEntry entry : queue.shelf().items(true, Integer.MAX_VALUE)) {
          if (entry.row().caseKey().equals(Optional.of(filing.key()))) {
            discarded += discard(queue, entry.row().key());
          }
        }
        if (discarded == 0) {
          throw Failed.because(
              "not-dead", filing.acceptanceNo() + " has nothing on the dead-letter shelf", "look at: hallctl queue list --dead");
        }
        return Answer.done(
            Json.object().put("acceptanceNo", filing.acceptanceNo()).put("key", filing.key()).put("discarded", discarded),
            discarded + " items of " + filing.acceptanceNo() + " are given up");
      }
    }

    private int discard(OpenQueue queue, String key) throws Failed {
      try {
        return queue.dispatch().discard(key, by, reason);
      } catch (IllegalArgumentException e) {
        throw Failed.wrongUse("usage", "the reason may not stand in the journal", "leave out numbers that may be a person's");
      }
    }
  }
}
