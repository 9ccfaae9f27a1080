package org.hall24.queue.model;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.hall24.queue.Bench;
import org.hall24.queue.ChainCheck;
import org.hall24.queue.LeapClock;
import org.hall24.queue.StorePolicies;
import org.hall24.queue.StoreSettings;
import org.hall24.queue.Urgency;
import org.hall24.queue.delivery.DeliverySettings;
import org.hall24.queue.delivery.DeliveryWorker;
import org.hall24.queue.journal.Views;
import org.hall24.queue.outbox.Acceptance;
import org.hall24.queue.outbox.CaseSealer;
import org.hall24.queue.outbox.Dispatch;
import org.hall24.queue.outbox.Draft;
import org.hall24.queue.outbox.OutboxEntry;
import org.hall24.queue.outbox.OutboxShelf;
import org.hall24.queue.outbox.OutgoingEvent;
import org.hall24.queue.outbox.Shredder;

/** A kiosk's real store and delivery, a city in memory, and what must be true of them. Everything follows from one seed. */
final class World implements AutoCloseable {

  private static final DeliverySettings SETTINGS = DeliverySettings.of(HttpUrl.get("http://127.0.0.1:9/"), "test-kiosk");

  final LeapClock clock = new LeapClock();
  final FakeCity city;
  private final Random random;
  private final Path root;
  private Path folder;
  private Bench bench;
  private int lives;
  private int refs;
  /** The oracle: every key that was acknowledged, with what it is. */
  private final Map<String, String> accepted = new LinkedHashMap<>();
  private final Set<String> discarded = new LinkedHashSet<>();
  private final List<String> cases = new ArrayList<>();

  World(Path root, long seed) {
    this.root = root;
    this.random = new Random(seed);
    this.city = new FakeCity(seed);
    this.folder = root.resolve("life-0");
    this.bench = open();
  }

  private Bench open() {
    return Bench.open(StoreSettings.in(folder).with(clock, clock).with(StorePolicies.DEFAULTS.withReserve(0)));
  }

  private OutboxShelf shelf() {
    return new OutboxShelf(bench.store());
  }

  private Dispatch dispatch() {
    return new Dispatch(bench.store(), bench.sealer());
  }

  /** A resident files; sometimes with a paper. */
  void file(boolean paper) {
    String ref = "journey-" + refs++;
    try (Draft draft = bench.outbox().draft()) {
      if (paper) {
        draft.attach("paper", "image/png", new ByteArrayInputStream(new byte[random.nextInt(5000)]));
      }
      switch (bench.outbox().accept(Bench.filing(ref), draft)) {
        case Acceptance.Accepted yes -> {
          accepted.put(yes.key(), "filing");
          cases.add(yes.key());
        }
        case Acceptance.NotAccepted no -> must(shelf().filing(ref).isEmpty(), "refused and there: " + no);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A paper of some case changes hands. */
  void custody() {
    if (!cases.isEmpty()) {
      String of = cases.get(random.nextInt(cases.size()));
      if (discarded.contains(of)) {
        return;
      }
      event(OutgoingEvent.Kind.CUSTODY, Optional.of(of));
    }
  }

  void rating() {
    event(OutgoingEvent.Kind.RATING, Optional.empty());
  }

  private void event(OutgoingEvent.Kind kind, Optional<String> of) {
    String key =
        bench.store().commitNow(Urgency.CUSTODY, tx -> bench.outbox().event(tx, new OutgoingEvent(kind, of, clock.instant(), Map.of("n", 1))));
    accepted.put(key, kind.wire());
  }

  /** The real worker under some sky. */
  void deliver(FakeCity.Sky sky, Duration time) {
    city.sky(sky);
    try (DeliveryWorker worker = new DeliveryWorker(dispatch(), shelf(), city, SETTINGS, clock, clock, random)) {
      worker.drain(time);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The power goes: what is on the disk goes on, whatever this process still meant to write. */
  void crash() {
    Path next = root.resolve("life-" + ++lives);
    copy(folder, next);
    bench.close();
    remove(folder);
    folder = next;
    bench = open();
  }

  void reopen() {
    bench.close();
    bench = open();
  }

  /** For one filing the disk has no page left. */
  void fileOnAFullDisk() {
    pages(bench.store().read(q -> q.list("PRAGMA page_count", r -> r.number("page_count")).getFirst()) + random.nextInt(4));
    file(random.nextBoolean());
    pages(1_000_000);
  }

  private void pages(long most) {
    bench.store().commitNow(Urgency.REST, tx -> tx.list("PRAGMA max_page_count=" + most, r -> r.number("max_page_count")));
  }

  void technicianReplays() {
    shelf().items(true, 100).forEach(entry -> dispatch().replay(entry.row().key()));
  }

  void twoPeopleDiscard() {
    List<OutboxEntry> dead = shelf().items(true, 100);
    if (!dead.isEmpty()) {
      OutboxEntry one = dead.get(random.nextInt(dead.size()));
      dispatch().discard(one.row().key(), List.of("staff-1", "staff-2"), "test");
      discarded.addAll(bench.store().<List<String>>read(q -> q.list("SELECT key FROM discarded", r -> r.text("key"))));
    }
  }

  void night() {
    new Shredder(bench.store(), (CaseSealer) bench.sealer()).run(true);
  }

  /** What must be true at any moment. */
  void check() {
    OutboxShelf.Counts counts = shelf().counts();
    must(
        counts.delivered() + counts.pending() + counts.dead() + discarded.size() == total(),
        "accepted " + total() + ", " + counts + ", discarded " + discarded.size());
    must(city.violations.isEmpty(), city.violations.toString());
    List<String> differences = Views.differences(bench.store());
    must(differences.isEmpty(), differences.toString());
    for (String key : accepted.keySet()) {
      must(has(key), "lost " + key);
    }
  }

  /** Also what the machine itself reported, which the oracle did not ask for: alarms. */
  private long total() {
    return bench.store().<Long>read(q -> q.count("SELECT count(*) AS n FROM journal WHERE kind IN ('filing-accepted','queued')"));
  }

  private boolean has(String key) {
    return bench.store().<Long>read(
            q ->
                q.count(
                    "SELECT (SELECT count(*) FROM outbox WHERE key = ?) + (SELECT count(*) FROM delivered WHERE key = ?)"
                        + " + (SELECT count(*) FROM discarded WHERE key = ?) AS n",
                    key, key, key))
        == 1;
  }

  /** With fair weather and a technician's help everything arrives, once. */
  void endsWell() {
    for (int round = 0; round < 5 && !(shelf().counts().pending() == 0 && shelf().counts().dead() == 0); round++) {
      technicianReplays();
      clock.pass(Duration.ofHours(1));
      deliver(FakeCity.Sky.FAIR, Duration.ofDays(2));
    }
    check();
    OutboxShelf.Counts counts = shelf().counts();
    must(counts.pending() == 0 && counts.dead() == 0, "left: " + counts + " " + shelf().items(false, 5));
    for (String key : accepted.keySet()) {
      must(discarded.contains(key) || city.has(key), "never arrived: " + key);
    }
    must(bench.store().verify() instanceof ChainCheck.Whole, "the chain is broken");
  }

  private static void must(boolean so, String what) {
    if (!so) {
      throw new AssertionError(what);
    }
  }

  private static void copy(Path from, Path to) {
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : paths.toList()) {
        Path target = to.resolve(from.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else {
          Files.copy(path, target);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void remove(Path folder) {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    bench.close();
    remove(root);
  }

  @Override
  public String toString() {
    return "World[" + accepted.size() + " accepted]";
  }
}
