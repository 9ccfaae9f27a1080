package org.hall24.queue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongUnaryOperator;
import org.hall24.queue.journal.Custody;
import org.hall24.queue.journal.EventBody;
import org.hall24.queue.journal.Views;
import org.hall24.queue.outbox.Acceptance;
import org.hall24.queue.outbox.Dispatch;
import org.hall24.queue.outbox.Draft;
import org.hall24.queue.outbox.OutboxRow;
import org.hall24.queue.outbox.OutboxShelf;
import org.hall24.queue.outbox.OutgoingEvent;

/** The process behind {@code io-shim.c}. Arguments: folder, what to do, how often. */
final class ShimmedKiosk {

  private static final long STEP = 1024;
  /** What one page takes in the log. */
  private static final long FRAME = 4096 + 24;

  private ShimmedKiosk() {}

  public static void main(String[] args) {
    try {
      run(args);
    } catch (Exception | Error e) {
      // The writer's thread would keep a process alive that has nothing more to show.
      e.printStackTrace();
      Runtime.getRuntime().halt(1);
    }
  }

  private static void run(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    int times = Integer.parseInt(args[2]);
    StoreSettings settings = StoreSettings.in(folder).with(StorePolicies.DEFAULTS.withReserve(0));
    switch (args[1]) {
      case "night" -> night(settings, folder, times, false);
      case "night-normal" -> night(settings, folder, times, true);
      case "full" -> full(settings, folder, times);
      case "sync" -> sync(settings, folder, times);
      case "read-only" -> readOnly(settings, folder);
      case "every-unit-full" -> everyUnit(settings, folder, times, "x.budget", n -> n * FRAME, -1);
      case "every-unit-eio" -> everyUnit(settings, folder, times, "x.eio", n -> n + 1L, 0);
      default -> throw new IllegalArgumentException(args[1]);
    }
  }

  /** A file of the shim's: what is written to it is a word to the shim. */
  private static void say(Path folder, String file, String text) throws IOException {
    try (FileChannel channel = FileChannel.open(folder.resolve(file), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }
  }

  /** Filings, some with a scan, custody, deliveries; after each, what was acknowledged. */
  private static void night(StoreSettings settings, Path folder, int times, boolean normal) throws Exception {
    try (Bench bench = Bench.open(settings)) {
      if (normal) {
        synchronousNormal(bench.store());
      }
      Dispatch dispatch = new Dispatch(bench.store(), bench.sealer());
      for (int i = 0; i < times; i++) {
        String ref = "journey-" + i;
        Acceptance.Accepted accepted;
        try (Draft draft = bench.outbox().draft()) {
          if (i % 10 == 5) {
            draft.attach("scan", "image/png", new ByteArrayInputStream(new byte[300_000]));
          }
          accepted = (Acceptance.Accepted) bench.outbox().accept(Bench.filing(ref), draft);
        }
        say(folder, "x.ack", "filing " + ref + " " + accepted.key() + "\n");
        if (i % 3 == 0) {
          bench.store().commitNow(
              Urgency.CUSTODY,
              tx -> {
                Custody.pass(tx, accepted.key(), "cell", Optional.of("07"), EventBody.of("intent", "i-1"));
                return bench.outbox().event(
                    tx,
                    new OutgoingEvent(OutgoingEvent.Kind.CUSTODY, Optional.of(accepted.key()), bench.clock().instant(), Map.of("to", "cell")));
              });
          say(folder, "x.ack", "custody " + accepted.key() + " -\n");
        }
        if (i % 4 == 1) {
          OutboxRow row = dispatch.due(Long.MAX_VALUE, true, 1).getFirst();
          dispatch.delivered(row, Optional.of("BE-" + i));
          say(folder, "x.ack", "delivered " + row.key() + " -\n");
        }
      }
    }
  }

  /** The control: what every connection refuses to be. */
  private static void synchronousNormal(Store store) throws Exception {
    Field writer = Store.class.getDeclaredField("writer");
    writer.setAccessible(true);
    Object theWriter = writer.get(store);
    Field tx = Writer.class.getDeclaredField("tx");
    tx.setAccessible(true);
    ((Transaction) tx.get(theWriter)).execute("PRAGMA synchronous=NORMAL");
  }

  /** A filing with ever more room: refused wholly, or accepted wholly; with room again the same journey is accepted. */
  private static void full(StoreSettings settings, Path folder, int times) throws Exception {
    int refused = 0;
    try (Bench bench = Bench.open(settings)) {
      bench.accept("first");
      OutboxShelf shelf = new OutboxShelf(bench.store());
      int accepted = 1;
      for (int step = 0; step < times; step++) {
        bench.store().emptyLog();
        say(folder, "x.budget", Long.toString(step * STEP));
        Acceptance one = bench.outbox().accept(Bench.filing("step-" + step));
        boolean there = shelf.filing("step-" + step).isPresent();
        if (there != one instanceof Acceptance.Accepted || !Views.differences(bench.store()).isEmpty()) {
          throw new IllegalStateException("half a filing with " + step * STEP + " bytes: " + one + ", there " + there);
        }
        say(folder, "x.budget", "-1");
        if (one instanceof Acceptance.NotAccepted(StoreException.Reason reason)) {
          refused++;
          if (reason != StoreException.Reason.FULL) {
            throw new IllegalStateException("refused with " + reason + " at " + step * STEP);
          }
          bench.accept("step-" + step);
        }
        accepted++;
        if (shelf.counts().pending() != accepted) {
          throw new IllegalStateException(shelf.counts() + " and not " + accepted);
        }
      }
      if (!(bench.store().verify() instanceof ChainCheck.Whole)) {
        throw new IllegalStateException("the chain is broken");
      }
    }
    // Started with nothing free: what was kept is there, and is delivered; that is how room comes back.
    say(folder, "x.budget", "0");
    try (Bench bench = Bench.open(settings)) {
      expect(new OutboxShelf(bench.store()).counts().pending(), times + 1L);
      expect(bench.outbox().accept(Bench.filing("none")), new Acceptance.NotAccepted(StoreException.Reason.FULL));
      say(folder, "x.budget", "-1");
      bench.accept("some");
      expect(bench.store().verify() instanceof ChainCheck.Whole, true);
    }
    System.out.println("refused " + refused + " of " + times);
  }

  /** A sync that fails: nobody is told yes, the file is opened anew, and what was refused is not half there. */
  private static void sync(StoreSettings settings, Path folder, int times) throws Exception {
    int failed = 0;
    int happened = 0;
    try (Bench bench = Bench.open(settings)) {
      bench.accept("first");
      OutboxShelf shelf = new OutboxShelf(bench.store());
      for (int i = 0; i < times; i++) {
        say(folder, "x.sync", Integer.toString(1 + i % 3));
        Acceptance one = bench.outbox().accept(Bench.filing("sync-" + i));
        say(folder, "x.sync", "0");
        boolean there = shelf.filing("sync-" + i).isPresent();
        if (one instanceof Acceptance.NotAccepted(StoreException.Reason reason)) {
          failed++;
          if (reason != StoreException.Reason.FAILED) {
            throw new IllegalStateException("refused with " + reason);
          }
        } else if (!there) {
          throw new IllegalStateException("accepted and not there");
        }
        happened += there ? 1 : 0;
        if (bench.store().health().state() == StoreHealth.State.FAILED) {
          throw new IllegalStateException("the writer did not come back");
        }
        // The journey asks again, as after a power cut: once, whatever happened to the first.
        bench.accept("sync-" + i);
        if (shelf.counts().pending() != i + 2 || !List.of().equals(Views.differences(bench.store()))) {
          throw new IllegalStateException("twice or not at all: " + shelf.counts());
        }
      }
      if (!(bench.store().verify() instanceof ChainCheck.Whole)) {
        throw new IllegalStateException("the chain is broken");
      }
    }
    System.out.println("failed " + failed + " happened " + happened + " of " + times);
  }

  /**
   * A unit of every kind with ever more room, or with each of its calls failing in turn, and with all that a commit brings along by
   * itself: an epoch that begins, a signature that is due. It is there wholly or not at all; the next attempt succeeds.
   */
  private static void everyUnit(StoreSettings real, Path folder, int times, String control, LongUnaryOperator step, long sound)
      throws Exception {
    LeapClock clock = new LeapClock();
    StoreSettings settings = real.with(clock, clock).with(real.policies().withEpochs(1, Duration.ofDays(1)));
    Bench bench = Bench.open(settings);
    int refused = 0;
    int happened = 0;
    int stopped = 0;
    for (EveryUnit unit : EveryUnit.values()) {
      for (int n = 0; n < times; n++) {
        String ref = unit + "-" + n;
        unit.prepare(bench, ref);
        // The log begins anew: every commit needs room for it.
        bench.store().emptyLog();
        clock.pass(Duration.ofMinutes(16));
        String before = EveryUnit.everything(bench.store());
        say(folder, control, Long.toString(step.applyAsLong(n)));
        boolean done = done(unit, bench, ref);
        say(folder, control, Long.toString(sound));
        if (!bench.store().health().writes()) {
          // It could not prove what it wrote: out of service, until it is started again.
          stopped++;
          bench.close();
          bench = Bench.open(settings);
        }
        boolean changed = !EveryUnit.everything(bench.store()).equals(before);
        refused += done ? 0 : 1;
        happened += !done && changed ? 1 : 0;
        if (!done && changed && unit != EveryUnit.SHREDDED) {
          throw new IllegalStateException(ref + ": said no, and something is there");
        }
        if (done && !changed) {
          throw new IllegalStateException(ref + ": said yes, and nothing is there");
        }
        expect(Views.differences(bench.store()), List.of());
        expect(bench.store().verify() instanceof ChainCheck.Whole, true);
        if (!done && !changed) {
          expect(done(unit, bench, ref), true);
          expect(Views.differences(bench.store()), List.of());
        }
      }
    }
    bench.accept("after");
    bench.close();
    System.out.println(
        "refused " + refused + " of " + EveryUnit.values().length * times + ", of these had happened " + happened + ", started again " + stopped);
  }

  private static boolean done(EveryUnit unit, Bench bench, String ref) {
    try {
      unit.act(bench, ref);
      return true;
    } catch (StoreException e) {
      return false;
    }
  }

  /** The file system turns read-only under an open store, as ext4 does after an error of its disk, and later is mended. */
  private static void readOnly(StoreSettings settings, Path folder) throws Exception {
    String key;
    try (Bench bench = Bench.open(settings)) {
      key = bench.accept("before").key();
      bench.store().commitNow(Urgency.CUSTODY, tx -> Custody.pass(tx, key, "cell", Optional.of("07"), EventBody.of("intent", "i-1")));
      say(folder, "x.ro", "1");
      expect(bench.outbox().accept(Bench.filing("meanwhile")), new Acceptance.NotAccepted(StoreException.Reason.READ_ONLY));
      expect(bench.store().health().state(), StoreHealth.State.READ_ONLY);
      expect(bench.store().admission(0), new Admission.NotWorking(StoreHealth.State.READ_ONLY));
      OutboxShelf shelf = new OutboxShelf(bench.store());
      expect(shelf.filing("before").isPresent(), true);
      expect(shelf.filing("meanwhile").isPresent(), false);
      expect(bench.store().<Integer>read(q -> Custody.chain(q, key).size()), 1);
      // Mended or not, this writer does not go on by itself: what the disk has forgotten is not known.
      say(folder, "x.ro", "0");
      expect(bench.outbox().accept(Bench.filing("meanwhile")), new Acceptance.NotAccepted(StoreException.Reason.READ_ONLY));
      say(folder, "x.ro", "1");
    }
    Opening opening = Store.open(settings);
    expect(opening instanceof Opening.Unwritable no ? no.state() : opening, StoreHealth.State.READ_ONLY);
    say(folder, "x.ro", "0");
    try (Bench bench = Bench.open(settings)) {
      expect(bench.accept("before").key(), key);
      bench.accept("meanwhile");
      expect(Views.differences(bench.store()), List.of());
      expect(bench.store().verify() instanceof ChainCheck.Whole, true);
    }
    System.out.println("refused, read, and went on after the disk was mended: " + opening);
  }

  private static void expect(Object found, Object wanted) {
    if (!found.equals(wanted)) {
      throw new IllegalStateException("found " + found + " and not " + wanted);
    }
  }
}
