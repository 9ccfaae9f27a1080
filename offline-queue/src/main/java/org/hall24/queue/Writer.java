package org.hall24.queue;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
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

  private record Request<T>(Urgency urgency, long order, Unit<T> unit, CompletableFuture<T> future) {}

  /** One request while it is being committed: what to tell its caller once the commit is on disk. */
  private record Done(Runnable tell) {}

  private final Transaction tx;
  private final Witness witness;
  private final WritePoints points;
  private final PriorityBlockingQueue<Request<?>> waiting =
      new PriorityBlockingQueue<>(
          64, Comparator.<Request<?>, Urgency>comparing(Request::urgency).thenComparing(Request::order));
  private final Semaphore room = new Semaphore(MOST_WAITING);
  private final Semaphore bell = new Semaphore(0);
  private final AtomicLong order = new AtomicLong();
  private final Thread thread;
  private volatile boolean closing;
  private volatile Optional<StoreException> failure = Optional.empty();

  Writer(Connection connection, StoreSettings settings, byte[] key, Chain.Tail tail, long highWater, Witness witness) {
    this.tx = new Transaction(connection, settings, key, tail, highWater);
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

  Optional<StoreException> failure() {
    return failure;
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
      if (closing && waiting.isEmpty()) {
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
      tell(commit(batch));
    } catch (StoreException e) {
      rollBack(mark);
      if (e.stopsTheWriter()) {
        stop(e, batch);
      } else if (batch.size() == 1) {
        batch.getFirst().future.completeExceptionally(e);
      } else {
        // The whole commit is undone. Alone, each unit shows whether it was the cause.
        batch.forEach(request -> together(List.of(request)));
      }
    }
  }

  private List<Done> commit(List<Request<?>> batch) {
    if (failure.isPresent()) {
      throw failure.get();
    }
    execute("BEGIN IMMEDIATE");
    points.reached("begun");
    List<Done> done = new ArrayList<>();
    for (Request<?> request : batch) {
      done.add(step(request));
    }
    points.reached("before commit");
    execute("COMMIT");
    points.reached("after commit");
    return done;
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

  private void tell(List<Done> done) {
    try {
      points.reached("before witness");
      witness.write(new Witness.Mark(tx.tail().seq(), tx.tail().hash(), tx.highWater()));
      points.reached("after witness");
    } catch (IOException e) {
      // The units are on disk; only the second memory of it is not.
      LOG.warn("event=queue.witness-not-written cause={}", e.getClass().getSimpleName());
    }
    // Before anybody is told: who is told finds them done.
    for (Runnable action : tx.takeActions()) {
      try {
        action.run();
      } catch (RuntimeException e) {
        LOG.warn("event=queue.after-commit cause={}", e.getClass().getSimpleName());
      }
    }
    done.forEach(d -> d.tell.run());
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
    tx.restore(mark);
  }

  private void stop(StoreException e, List<Request<?>> batch) {
    LOG.error("event=queue.writer-stopped reason={} code={}", e.reason(), e.getMessage());
    failure = Optional.of(e);
    batch.forEach(request -> request.future.completeExceptionally(e));
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
      if (failure.isEmpty()) {
        tx.close();
      }
    } catch (IOException | SQLException e) {
      LOG.warn("event=queue.close cause={}", e.getClass().getSimpleName());
    }
  }
}
