package org.hall24.queue;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes. Units that arrive while a commit is being forced to disk share the next one: a sync costs the
 * same for one unit as for two hundred. There is no timer.
 */
final class Writer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Writer.class);
  private static final int MOST_PER_COMMIT = 256;
  private static final int MOST_WAITING = 4096;
  private static final String PROOF = "proof";

  private record Request<T>(Urgency urgency, long order, Unit<T> unit, CompletableFuture<T> future) {}

  /** One request while it is being committed: what to tell its caller once the commit is on disk. */
  private record Done(Runnable tell) {}

  private final StoreSettings settings;
  private final StoreFiles files;
  private final DeviceKeys keys;
  private final Witness witness;
  private final Reserve reserve;
  private final Checkpoints checkpoints;
  private final WritePoints points;
  private final PriorityBlockingQueue<Request<?>> waiting =
      new PriorityBlockingQueue<>(
          64, Comparator.<Request<?>, Urgency>comparing(Request::urgency).thenComparing(Request::order));
  private final Queue<Runnable> between = new ConcurrentLinkedQueue<>();
  private final Semaphore room = new Semaphore(MOST_WAITING);
  private final Semaphore bell = new Semaphore(0);
  private final AtomicLong order = new AtomicLong();
  private final Thread thread;
  private Transaction tx;
  private List<Done> done = List.of();
  /** What only the present commit has written, when it changed something and appended no event that would show it. */
  private Optional<String> proof = Optional.empty();
  private volatile boolean closing;
  private volatile boolean full;
  private volatile Optional<StoreException> failure = Optional.empty();

  Writer(
      Connection connection, StoreSettings settings, StoreFiles files, DeviceKeys keys, Reserve reserve, Chain.Tail tail, long highWater,
      Witness witness) {
    this.settings = settings;
    this.files = files;
    this.keys = keys;
    this.reserve = reserve;
    this.tx = new Transaction(connection, settings, keys.journal(), tail, highWater);
    this.checkpoints = new Checkpoints(keys, settings.ticker(), tx);
    this.witness = witness;
    this.points = settings.points();
    // A platform thread: the driver's native calls would pin a virtual one to its carrier.
    this.thread = Thread.ofPlatform().name("queue-writer").start(this::run);
  }

  <T> CompletableFuture<T> submit(Urgency urgency, Unit<T> unit) {
    CompletableFuture<T> future = new CompletableFuture<>();
    room.acquireUninterruptibly();
    waiting.add(new Request<>(urgency, order.getAndIncrement(), unit, future));
    bell.release();
    return future;
  }

  /** Copies the log into the database and empties it, between two commits; false when a reader is in the way. */
  CompletableFuture<Boolean> emptyLog() {
    CompletableFuture<Boolean> future = new CompletableFuture<>();
    between.add(() -> future.complete(failure.isEmpty() && emptiedNow()));
    bell.release();
    return future;
  }

  private boolean emptiedNow() {
    try {
      return emptied(tx);
    } catch (StoreException e) {
      LOG.warn("event=queue.log-not-emptied code={}", e.getMessage());
      return false;
    }
  }

  private static boolean emptied(Queries queries) {
    return queries.list("PRAGMA wal_checkpoint(TRUNCATE)", row -> row.number("busy")).getFirst() == 0;
  }

  Optional<StoreException> failure() {
    return failure;
  }

  /** Whether the last unit that wanted room found none. */
  boolean full() {
    return full;
  }

  boolean isWriterThread() {
    return Thread.currentThread() == thread;
  }

  private void run() {
    while (true) {
      bell.acquireUninterruptibly();
      List<Request<?>> batch = take();
      if (failure.isPresent()) {
        StoreException why = failure.get();
        batch.forEach(request -> request.future.completeExceptionally(why));
      } else if (!batch.isEmpty()) {
        together(batch);
      }
      for (Runnable next = between.poll(); next != null; next = between.poll()) {
        next.run();
      }
      if (closing && waiting.isEmpty()) {
        signOff();
        return;
      }
    }
  }

  private List<Request<?>> take() {
    List<Request<?>> batch = new ArrayList<>();
    waiting.drainTo(batch, MOST_PER_COMMIT);
    // One permit of the bell was taken already, and a unit taken early leaves its own ring behind: an empty round.
    room.release(batch.size());
    return batch;
  }

  private void together(List<Request<?>> batch) {
    Transaction.Mark mark = tx.mark();
    try {
      commit(batch);
      tell();
      full = false;
    } catch (StoreException e) {
      Transaction.Mark reached = tx.mark();
      List<Runnable> actions = tx.takeActions();
      rollBack(mark);
      if (checkpoints.foundNoRoom()) {
        // A signature can wait for the next commit; what the units promised cannot.
        together(batch);
        checkpoints.roomAgain();
      } else if (e.reason() == StoreException.Reason.FULL && reserve.giveUp()) {
        together(batch);
      } else if (e.reason() == StoreException.Reason.FAILED) {
        startOver(e, mark, reached, actions, batch);
      } else if (e.stopsTheWriter()) {
        stop(e, batch);
      } else if (batch.size() == 1) {
        full = e.reason() == StoreException.Reason.FULL;
        batch.getFirst().future.completeExceptionally(e);
      } else {
        // The whole commit is undone. Alone, each unit shows whether it was the cause.
        batch.forEach(request -> together(List.of(request)));
      }
    }
  }

  private void commit(List<Request<?>> batch) {
    if (failure.isPresent()) {
      throw failure.get();
    }
    done = List.of();
    proof = Optional.empty();
    Chain.Tail before = tx.tail();
    tx.takeChanged();
    execute("BEGIN IMMEDIATE");
    points.reached("begun");
    List<Done> steps = new ArrayList<>();
    for (Request<?> request : batch) {
      steps.add(step(request));
    }
    if (tx.takeChanged() && tx.tail().same(before)) {
      proof = Optional.of(HexFormat.of().toHexDigits(settings.random().nextLong()));
      prove(tx, proof.get());
    }
    checkpoints.maybe(tx);
    points.reached("before commit");
    done = steps;
    execute("COMMIT");
    points.reached("after commit");
  }

  /** A row of always the same length, made at the start: to change it takes no room that was not there. */
  static void prove(Transaction tx, String value) {
    tx.put("meta", "k", Map.of("k", PROOF, "v", value));
  }

  /** Whether what was to be committed is in a file that was opened anew. */
  private boolean happened(Queries fresh, Chain.Tail found, Transaction.Mark reached) {
    if (done.isEmpty() || !found.same(reached.tail())) {
      return false;
    }
    return proof.isEmpty()
        || fresh.first("SELECT v FROM meta WHERE k = ?", row -> row.text("v"), PROOF).equals(proof);
  }

  /** Runs one unit under its own savepoint, so that its refusal undoes nothing of its neighbours. */
  private <T> Done step(Request<T> request) {
    Transaction.Mark mark = tx.mark();
    execute("SAVEPOINT unit");
    try {
      T result = request.unit.run(tx);
      execute("RELEASE unit");
      return new Done(() -> request.future.complete(result));
    } catch (StoreException e) {
      if (e.reason() != StoreException.Reason.CONFLICT) {
        // SQLite may have rolled everything back by itself: whatever ran next would be outside any transaction.
        throw e;
      }
      return undo(request, e, mark);
    } catch (RuntimeException | Error e) {
      return undo(request, e, mark);
    }
  }

  private Done undo(Request<?> request, Throwable cause, Transaction.Mark mark) {
    execute("ROLLBACK TO unit");
    execute("RELEASE unit");
    tx.restore(mark);
    return new Done(() -> request.future.completeExceptionally(cause));
  }

  private void tell() {
    checkpoints.kept();
    witness();
    // Before anybody is told: who is told finds them done.
    for (Runnable action : tx.takeActions()) {
      try {
        action.run();
      } catch (RuntimeException e) {
        LOG.warn("event=queue.after-commit cause={}", e.getClass().getSimpleName());
      }
    }
    done.forEach(d -> d.tell.run());
    done = List.of();
  }

  private void witness() {
    try {
      points.reached("before witness");
      witness.write(new Witness.Mark(tx.tail().seq(), tx.tail().hash(), tx.highWater()));
      points.reached("after witness");
    } catch (IOException e) {
      // The units are on disk; only the second memory of it is not.
      LOG.warn("event=queue.witness-not-written cause={}", e.getClass().getSimpleName());
    }
  }

  private void execute(String sql) {
    try {
      tx.execute(sql);
    } catch (SQLException e) {
      throw StoreException.of(e);
    }
  }

  private void rollBack(Transaction.Mark mark) {
    try {
      tx.execute("ROLLBACK");
    } catch (SQLException e) {
      // After SQLITE_FULL and its like there is no transaction any more, and that is what we want.
    }
    checkpoints.undone();
    tx.restore(mark);
  }

  /**
   * A write or a flush failed. Flushing again would prove nothing: the kernel has marked the pages clean. So the file is opened
   * anew, its end compared with what is known, and the log copied into the database: bytes written and flushed afresh.
   */
  private void startOver(
      StoreException e, Transaction.Mark before, Transaction.Mark reached, List<Runnable> actions, List<Request<?>> batch) {
    LOG.error("event=queue.write-failed code={}", e.getMessage());
    Transaction old = tx;
    try {
      Transaction fresh =
          new Transaction(Connections.writing(files.database()), settings, keys.journal(), before.tail(), before.highWater());
      Chain.Tail found = Examination.tail(fresh);
      boolean happened = happened(fresh, found, reached);
      if (!happened && !found.same(before.tail())) {
        stop(new StoreException(StoreException.Reason.DAMAGED, "the journal's end is not the one that was written"), batch);
        return;
      }
      if (!emptied(fresh)) {
        fresh.close();
        stop(e, batch);
        return;
      }
      tx = fresh;
      tx.restore(happened ? reached.withoutActions() : before.withoutActions());
      // Not the last connection: its close does not touch the log.
      close(old);
      LOG.warn("event=queue.write-proven happened={}", happened);
      if (happened) {
        actions.forEach(fresh::afterCommit);
        tell();
      } else {
        batch.forEach(request -> request.future.completeExceptionally(e));
      }
    } catch (StoreException again) {
      // A file system that turned read-only answers an open file's writes with an I/O error, and only a new one's with the truth.
      stop(again.reason() == StoreException.Reason.READ_ONLY ? again : e, batch);
    } catch (SQLException | IllegalStateException again) {
      stop(e, batch);
    }
  }

  private static void close(Transaction transaction) {
    try {
      transaction.close();
    } catch (SQLException e) {
      LOG.warn("event=queue.close cause={}", e.getClass().getSimpleName());
    }
  }

  private void stop(StoreException e, List<Request<?>> batch) {
    LOG.error("event=queue.writer-stopped reason={} code={}", e.reason(), e.getMessage());
    failure = Optional.of(e);
    if (e.reason() == StoreException.Reason.DAMAGED) {
      mark(String.valueOf(e.getMessage()));
    }
    batch.forEach(request -> request.future.completeExceptionally(e));
  }

  /** From outside the writer: what a check found. Nothing is written any more; the next start sets the files aside. */
  void damaged(String what) {
    failure = Optional.of(new StoreException(StoreException.Reason.DAMAGED, what));
    LOG.error("event=queue.writer-stopped reason=DAMAGED what=\"{}\"", what);
    mark(what);
  }

  private void mark(String what) {
    try {
      files.markDamaged(what);
    } catch (IOException e) {
      LOG.error("event=queue.damage-not-marked cause={}", e.getClass().getSimpleName());
    }
  }

  /** The last signature, so that a store at rest is signed to its end. */
  private void signOff() {
    if (failure.isPresent() || !checkpoints.behind(tx.tail())) {
      return;
    }
    Transaction.Mark mark = tx.mark();
    try {
      execute("BEGIN IMMEDIATE");
      checkpoints.sign(tx);
      points.reached("before last signature");
      execute("COMMIT");
      checkpoints.kept();
    } catch (StoreException e) {
      rollBack(mark);
    }
  }

  /** Commits what waits, then ends. Does not close the connection of a writer that failed: its log is evidence. */
  @Override
  public void close() {
    closing = true;
    bell.release();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    try {
      witness.close();
    } catch (IOException e) {
      LOG.warn("event=queue.close cause={}", e.getClass().getSimpleName());
    }
    if (failure.isEmpty()) {
      close(tx);
    }
  }
}
