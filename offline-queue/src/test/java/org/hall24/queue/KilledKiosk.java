package org.hall24.queue;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.HttpUrl;
import org.hall24.queue.delivery.DeliverySettings;
import org.hall24.queue.delivery.DeliveryWorker;
import org.hall24.queue.journal.CellRow;
import org.hall24.queue.journal.Cells;
import org.hall24.queue.journal.Custody;
import org.hall24.queue.journal.EventBody;
import org.hall24.queue.journal.EventKind;
import org.hall24.queue.journal.Journal;
import org.hall24.queue.journal.OpeningRow;
import org.hall24.queue.journal.Openings;
import org.hall24.queue.outbox.Dispatch;
import org.hall24.queue.outbox.OutboxShelf;
import org.hall24.queue.outbox.OutgoingEvent;

/**
 * The process that is killed: a short night, told on a pipe. {@code at <n> <where>} for each write point, {@code ack …} for
 * each thing a resident was told. At the write point it was given it stands still until it is killed.
 */
final class KilledKiosk {

  private KilledKiosk() {}

  public static void main(String[] args) throws Exception {
    PrintStream pipe = System.out;
    Path folder = Path.of(args[0]);
    int stopAt = Integer.parseInt(args[1]);
    AtomicInteger reached = new AtomicInteger();
    WritePoints points =
        where -> {
          int n = reached.incrementAndGet();
          pipe.println("at " + n + " " + where);
          pipe.flush();
          if (n == stopAt) {
            standStill();
          }
        };
    StoreSettings settings = StoreSettings.in(folder).with(points);
    try (Bench bench = Bench.open(settings)) {
      String key = bench.accept("journey-1").key();
      say(pipe, "ack filing journey-1 " + key);
      bench.store().commitNow(
          Urgency.DOOR,
          tx -> {
            Openings.put(tx, new OpeningRow("i-1", "07", "intended", "{}",
                Journal.append(tx, EventKind.OPEN_INTENDED, "i-1", EventBody.of("cell", "07"))));
            return true;
          });
      say(pipe, "ack intent i-1");
      bench.store().commitNow(Urgency.CUSTODY, tx -> deposit(bench, tx, key));
      say(pipe, "ack custody " + key);
      say(pipe, "ack filing journey-2 " + bench.accept("journey-2").key());
      try (DeliveryWorker worker =
          new DeliveryWorker(
              new Dispatch(bench.store(), bench.sealer()), new OutboxShelf(bench.store()),
              DeliverySettings.of(HttpUrl.get(args[2]), "test-kiosk"), settings.clock(), settings.ticker(), new Random(1))) {
        worker.drain(Duration.ofSeconds(20));
      }
    }
    say(pipe, "done");
  }

  static boolean deposit(Bench bench, Transaction tx, String key) {
    long seq = Journal.append(tx, EventKind.OPEN_OUTCOME, "i-1", EventBody.of("result", "opened"));
    Openings.put(tx, new OpeningRow("i-1", "07", "opened", "{}", seq));
    Custody.pass(tx, key, "resident", Optional.empty(), EventBody.of("session", "s-1"));
    Custody.pass(tx, key, "cell", Optional.of("07"), EventBody.of("intent", "i-1"));
    Cells.put(tx, new CellRow("07", "holds", "idle", "closed", "in-service", Optional.of(key), "{}", seq));
    bench.outbox().event(
        tx, new OutgoingEvent(OutgoingEvent.Kind.CUSTODY, Optional.of(key), bench.clock().instant(), Map.of("to", "cell", "cell", "07")));
    return true;
  }

  private static void say(PrintStream pipe, String line) {
    pipe.println(line);
    pipe.flush();
  }

  private static void standStill() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
