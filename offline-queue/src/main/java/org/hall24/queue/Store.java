package org.hall24.queue;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The open store: one SQLite file in WAL mode with {@code synchronous=FULL}, one writer thread, two readers.
 *
 * <p>Promise: a future of {@link #commit} completes normally only after the unit is on disk; a unit is there wholly or not at
 * all, whenever the process or the power dies. Limit: a disk that lies about its flushes.
 */
public final class Store implements StoreReader, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Store.class);
  private static final int READERS = 2;
  private static final Duration LONGEST_LOOK = Duration.ofSeconds(5);
  private static final long LARGEST_FILING = 512L << 10;
  private static final long LOG_BYTES = 4L << 20;
  private static final long MOST_WAITING = 50_000;
  /** Files that a filing with many attachments, and what SQLite makes beside its database, may need. */
  static final long FILES_NEEDED = 64;

  private final StoreSettings settings;
  private final StoreFiles files;
  private final DeviceKeys keys;
  private final ProcessLock lock;
  private final Writer writer;
  private final Reserve reserve;
  private final Semaphore readers = new Semaphore(READERS);
  private final ConcurrentLinkedDeque<Queries> idle = new ConcurrentLinkedDeque<>();
  private volatile boolean closed;

  Store(StoreSettings settings, StoreFiles files, DeviceKeys keys, ProcessLock lock, Writer writer, Reserve reserve) {
    this.reserve = reserve;
    this.settings = settings;
    this.files = files;
    this.keys = keys;
    this.lock = lock;
    this.writer = writer;
  }

  /** Opens the store of a state folder for writing; makes folder, keys and store when there are none. */
  public static Opening open(StoreSettings settings) {
    return new Opener(settings).open();
  }

  /** What this store was opened with. */
  public StoreSettings settings() {
    return settings;
  }

  /** The folder in which sealed attachments lie. */
  public Path attachments() {
    return files.attachments();
  }

  /** The folder of the newest store that was set aside and may still name files and keys of this folder. */
  public Optional<String> setAside() {
    try {
      return files.newestAside();
    } catch (IOException e) {
      throw StoreException.of(e);
    }
  }

  /** Lets nobody but the owner read a file or folder, where the file system knows owners. */
  public static void ownerOnly(Path path, String permissions) throws IOException {
    StoreFiles.ownerOnly(path, permissions);
  }

  /** Puts a file's bytes on disk. */
  public static void force(Path file) throws IOException {
    StoreFiles.force(file);
  }

  /** Puts the names of a folder on disk. */
  public static void forceFolder(Path folder) throws IOException {
    StoreFiles.forceFolder(folder);
  }

  /** The secrets beside this store. */
  public DeviceKeys keys() {
    return keys;
  }

  /**
   * Runs a unit and completes the future after it is on disk. What is chained to the future without {@code Async} runs on
   * the writer thread and must be short.
   *
   * @return completes exceptionally with {@link StoreException}, or with what the unit threw; then nothing of it happened
   */
  public <T> CompletableFuture<T> commit(Urgency urgency, Unit<T> unit) {
    if (closed) {
      return CompletableFuture.failedFuture(new StoreException(StoreException.Reason.CLOSED, "the store is closed"));
    }
    return writer.submit(urgency, unit);
  }

  /**
   * The same, waiting for the disk.
   *
   * @throws StoreException when it did not happen
   */
  public <T> T commitNow(Urgency urgency, Unit<T> unit) {
    if (writer.isWriterThread()) {
      throw new IllegalStateException("the writer would wait for itself");
    }
    try {
      return commit(urgency, unit).join();
    } catch (CompletionException e) {
      switch (e.getCause()) {
        case StoreException cause -> throw cause;
        case RuntimeException cause -> throw cause;
        case Error cause -> throw cause;
        case null, default -> throw e;
      }
    }
  }

  /** How the store is now. */
  public StoreHealth health() {
    long usable = usable();
    long needed = needed(0);
    long filesFree = filesFree();
    boolean low = usable < needed || filesFree < FILES_NEEDED;
    StoreHealth.State state = StoreHealth.State.READY;
    String detail = low && usable >= needed ? "files free: " + filesFree : "";
    Optional<StoreException> failure = writer.failure();
    if (closed) {
      state = StoreHealth.State.CLOSED;
    } else if (failure.isPresent()) {
      state =
          switch (failure.get().reason()) {
            case DAMAGED -> StoreHealth.State.DAMAGED;
            case READ_ONLY -> StoreHealth.State.READ_ONLY;
            default -> StoreHealth.State.FAILED;
          };
      detail = String.valueOf(failure.get().getMessage());
    } else if (low && (writer.full() || (usable < StoreHealth.LEAST && !reserve.held()))) {
      state = StoreHealth.State.STORAGE_FULL;
    } else if (low) {
      state = StoreHealth.State.STORAGE_LOW;
    } else if (setAside().filter(folder -> !handled(folder)).isPresent()) {
      state = StoreHealth.State.SET_ASIDE;
      detail = setAside().orElse("");
    }
    return new StoreHealth(state, detail, usable, needed);
  }

  /**
   * Whether a resident may begin a filing.
   *
   * @param attachments bytes that will go with it, as far as is known
   */
  public Admission admission(long attachments) {
    StoreHealth health = health();
    if (!health.writes() && health.state() != StoreHealth.State.STORAGE_FULL) {
      return new Admission.NotWorking(health.state());
    }
    if (health.usable() < needed(attachments)) {
      return new Admission.NoRoom(health.usable(), needed(attachments));
    }
    long filesFree = filesFree();
    if (filesFree < FILES_NEEDED) {
      return new Admission.NoFiles(filesFree, FILES_NEEDED);
    }
    long pending = read(q -> q.count("SELECT value AS n FROM tally WHERE name = 'pending'"));
    return pending < MOST_WAITING ? new Admission.Admitted() : new Admission.TooMuchWaiting(pending, MOST_WAITING);
  }

  /** Whether telemetry should be left out to keep room for what must not be lost. */
  public boolean sparing() {
    return usable() < needed(0);
  }

  private long usable() {
    try {
      return settings.disk().usable(settings.folder());
    } catch (IOException e) {
      return 0;
    }
  }

  private long filesFree() {
    return settings.disk().files(settings.folder());
  }

  /** Two of the largest filings, the log at its full size twice, what is attached, and the reserve as long as it is not there. */
  long needed(long attachments) {
    return needed(reserve, attachments);
  }

  static long needed(Reserve reserve, long attachments) {
    return 2 * LARGEST_FILING + 2 * LOG_BYTES + attachments + attachments / 64 + (reserve.held() ? 0 : reserve.size());
  }

  /** The folder of a set-aside store was dealt with: health no longer speaks of it. It stays where it is. */
  public static void markHandled(Transaction tx, String folder) {
    tx.put("meta", "k", Map.of("k", "handled:" + folder, "v", "1"));
  }

  private boolean handled(String folder) {
    return read(q -> q.first("SELECT v FROM meta WHERE k = ?", row -> row.text("v"), "handled:" + folder)).isPresent();
  }

  /** Empties the log into the database; false when a reader was in the way. */
  public boolean emptyLog() {
    return writer.emptyLog().join();
  }

  /** Makes the reserve again when there is room for it, and waits for it. */
  public void renewReserve() {
    if (usable() > needed(0)) {
      reserve.begin();
      reserve.await();
    }
  }

  /** Tells that a check found the store damaged: nothing is written any more, and the next start sets it aside. */
  public void declareDamaged(String what) {
    writer.damaged(what);
  }

  /** The whole check of a large store, behind the first screen. */
  void checkBehind() {
    Thread.ofPlatform()
        .name("queue-check")
        .daemon()
        .priority(Thread.MIN_PRIORITY)
        .start(
            () -> {
              ChainCheck check = verify();
              if (!closed && check instanceof ChainCheck.Broken broken) {
                declareDamaged(broken.what());
              }
            });
  }

  /** Why nothing can be written any more, if so: the screens then say out of service. */
  public Optional<StoreException> failure() {
    return writer.failure();
  }

  @Override
  public <T> T read(Function<Queries, T> reading) {
    readers.acquireUninterruptibly();
    try {
      if (closed) {
        throw new StoreException(StoreException.Reason.CLOSED, "the store is closed");
      }
      Queries pooled = idle.pollFirst();
      Queries queries = pooled != null ? pooled : new Queries(Connections.reading(files.database()));
      long began = settings.ticker().nanos();
      try {
        return Snapshot.read(queries, reading);
      } finally {
        long took = settings.ticker().nanos() - began;
        if (took > LONGEST_LOOK.toNanos()) {
          // While it looked, the log could not be emptied.
          LOG.warn("event=queue.long-look ms={}", took / 1_000_000);
          queries.close();
        } else {
          idle.addFirst(queries);
        }
      }
    } catch (SQLException e) {
      throw StoreException.of(e);
    } finally {
      readers.release();
    }
  }

  @Override
  public ChainCheck verify() {
    return Snapshot.verify(files, keys);
  }

  /** Commits what waits, closes the file and gives up the lock. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    reserve.stop();
    readers.acquireUninterruptibly(READERS);
    List<Queries> open = new ArrayList<>(idle);
    try {
      for (Queries queries : open) {
        queries.close();
      }
    } catch (SQLException e) {
      LOG.warn("event=queue.close cause={}", e.getClass().getSimpleName());
    }
    readers.release(READERS);
    writer.close();
    try {
      lock.close();
    } catch (IOException e) {
      LOG.warn("event=queue.close cause={}", e.getClass().getSimpleName());
    }
  }
}
