package org.hall24.kiosk.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hall24.queue.ChainCheck;
import org.hall24.queue.Look;
import org.hall24.queue.journal.Custody;
import org.hall24.queue.journal.Holding;
import org.hall24.queue.journal.Journal;
import org.hall24.queue.journal.JournalEntry;
import org.hall24.queue.journal.Views;
import org.hall24.queue.outbox.FilingView;
import org.hall24.queue.outbox.OutboxShelf;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hallctl journal …}: reads what happened. All of it works beside a running kiosk. */
final class JournalVerbs {

  private JournalVerbs() {}

  /** The group. */
  @Command(name = "journal", description = "What happened: verify it, follow an item, export it.")
  static final class Group extends VerbGroup {}

  private static ObjectNode json(JournalEntry entry) {
    ObjectNode node =
        Json.object()
            .put("seq", entry.seq())
            .put("at", Json.time(entry.atMs()))
            .put("boot", entry.boot())
            .put("kind", entry.kind())
            .put("ref", entry.ref());
    node.set("body", Json.ours(entry.body()));
    return node.put("hash", entry.hash());
  }

  private static String sentence(JournalEntry entry) {
    return entry.seq() + "  " + Json.time(entry.atMs()) + "  " + entry.kind() + "  " + entry.ref() + "  " + entry.body();
  }

  /** Walks the whole chain. */
  @Command(name = "verify", description = "Walk the whole journal: is it what was written, all of it and in order?")
  static final class Verify extends ConfiguredVerb {
    Verify(Surroundings surroundings) {
      super(surroundings);
    }

    @Override
    Answer answer() throws Failed {
      StateFolder folder = state();
      return switch (Look.at(folder.settings())) {
        case Look.Open(Look.LookingReader reader) -> {
          try (reader) {
            yield judged(reader);
          }
        }
        case Look.Unreadable(String why) -> broken(0, why);
        case Look.Locked(String why) -> throw folder.locked(why);
        case Look.Absent absent -> {
          folder.look().close();
          throw new IllegalStateException("a store appeared while looking");
        }
      };
    }

    private static Answer judged(Look.LookingReader reader) {
      return switch (reader.verify()) {
        case ChainCheck.Whole(long events, String hash) -> folded(reader, events, hash);
        case ChainCheck.Broken(long at, String what) -> broken(at, what);
      };
    }

    /** The chain is whole; now what it says is compared with the tables that are kept with it. */
    private static Answer folded(Look.LookingReader reader, long events, String hash) {
      List<String> differences = Views.differences(reader);
      if (!differences.isEmpty()) {
        return broken(0, "the tables do not say what the journal says: " + String.join("; ", differences));
      }
      return Answer.done(
          Json.object().put("valid", true).put("events", events).put("hash", hash),
          "The journal is whole: " + events + " events, last hash " + hash + "; the tables agree with it");
    }

    private static Answer broken(long at, String what) {
      return Answer.notSo(
          Json.object()
              .put("valid", false)
              .put("at", at)
              .put("message", what)
              .put("action", "keep a copy of the whole folder and call the maintainers"),
          "The journal is broken" + (at > 0 ? " at event " + at : "") + ": " + what);
    }
  }

  /** Who held an item. */
  @Command(name = "custody", description = "Who held an item, first to last.")
  static final class CustodyOf extends ConfiguredVerb {
    @Parameters(paramLabel = "ITEM", arity = "1..*", description = "An acceptance number (spaces do not matter) or an item's key.")
    List<String> words = List.of();

    CustodyOf(Surroundings surroundings) {
      super(surroundings);
    }

    @Override
    Answer answer() throws Failed {
      String asked = String.join(" ", words);
      try (Look.LookingReader reader = state().look()) {
        Optional<FilingView> filing = new OutboxShelf(reader).filing(asked);
        String item = filing.map(FilingView::key).orElse(asked);
        List<Holding> chain = reader.read(q -> Custody.chain(q, item));
        if (chain.isEmpty() && filing.isEmpty()) {
          throw Failed.because(
              "not-found", "the journal of " + state().path() + " knows no item " + asked,
              "look at what was accepted: hallctl queue list --all, and at what lies in cells: hallctl locker list");
        }
        ObjectNode answer = Json.object().put("item", item);
        Json.put(answer, "acceptanceNo", filing.map(FilingView::acceptanceNo));
        ArrayNode links = answer.putArray("chain");
        Table table = new Table("N", "HOLDER", "PLACE", "SINCE");
        for (Holding holding : chain) {
          ObjectNode link = links.addObject().put("n", holding.n()).put("holder", holding.holder());
          Json.put(link, "place", holding.place()).put("at", Json.time(holding.atMs())).put("event", holding.seq());
          table.row(
              Integer.toString(holding.n()), holding.holder(), holding.place().orElse("-"), Json.time(holding.atMs()));
        }
        return Answer.done(answer, table.isEmpty() ? "Nobody held anything of it yet." : table.toString());
      }
    }
  }

  /** Writes all of it to a file. */
  @Command(name = "export", description = "Write every event to a file, one JSON object per line.")
  static final class Export extends ConfiguredVerb {
    @Option(names = "--out", required = true, paramLabel = "F", description = "The file; replaced when it exists.")
    Path file = Path.of("");

    Export(Surroundings surroundings) {
      super(surroundings);
    }

    @Override
    Answer answer() throws Failed {
      Path target = file.toAbsolutePath();
      Path unfinished = target.resolveSibling(target.getFileName() + ".part");
      long[] events = {0};
      try (Look.LookingReader reader = state().look()) {
        try (BufferedWriter writer = Files.newBufferedWriter(unfinished, StandardCharsets.UTF_8)) {
          new Journal(reader)
              .each(
                  entry -> {
                    write(writer, Json.line(json(entry)));
                    events[0]++;
                  });
        }
        Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
      } catch (IOException | UncheckedIOException e) {
        throw Failed.because("not-written", target + " cannot be written", "name a file in a folder that you may write", e);
      }
      return Answer.done(
          Json.object().put("file", target.toString()).put("events", events[0]), events[0] + " events are in " + target);
    }

    private static void write(BufferedWriter writer, String line) {
      try {
        writer.write(line);
        writer.write('\n');
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Shows events as they come. */
  @Command(name = "tail", description = "Show the last events and those that follow, until stopped.")
  static final class Tail extends ConfiguredVerb {
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final int AT_ONCE = 1000;

    @Option(names = "--lines", paramLabel = "N", description = "How many of the last events first (default: ${DEFAULT-VALUE}).")
    int lines = 10;

    @Option(names = "--for", paramLabel = "S", description = "End after S seconds.")
    Optional<Double> span = Optional.empty();

    Tail(Surroundings surroundings) {
      super(surroundings);
    }

    @Override
    Answer answer() throws Failed, InterruptedException {
      Optional<Duration> limit = span.isPresent() ? Optional.of(seconds("--for", span.get())) : Optional.empty();
      long end = System.nanoTime() + limit.orElse(Duration.ZERO).toNanos();
      try (Look.LookingReader reader = state().look()) {
        Journal journal = new Journal(reader);
        long seen = Math.max(0, reader.read(q -> q.count("SELECT max(seq) AS n FROM journal")) - Math.max(0, lines));
        while (true) {
          List<JournalEntry> fresh = journal.after(seen, AT_ONCE);
          for (JournalEntry entry : fresh) {
            voice().say(json(entry), sentence(entry));
            seen = entry.seq();
          }
          Duration left = limit.isPresent() ? Duration.ofNanos(end - System.nanoTime()) : LOOK_EVERY;
          if (limit.isPresent() && !left.isPositive()) {
            return Answer.said(Answer.DONE);
          }
          if (fresh.size() < AT_ONCE && surroundings.stop().await(left.compareTo(LOOK_EVERY) < 0 ? left : LOOK_EVERY)) {
            return Answer.said(Answer.INTERRUPTED);
          }
        }
      }
    }
  }
}
