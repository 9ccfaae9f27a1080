package org.hall24.queue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  private ShimmedKiosk() {}

  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    int times = Integer.parseInt(args[2]);
    StoreSettings settings = StoreSettings.in(folder).with(StorePolicies.DEFAULTS.withReserve(0));
    switch (args[1]) {
      case "night" -> night(settings, folder, times, false);
      case "night-normal" -> night(settings, folder, times, true);
      case "full" -> full(settings, folder, times);
      case "sync" -> sync(settings, folder, times);
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
}
