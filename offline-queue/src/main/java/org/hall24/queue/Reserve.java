package org.hall24.queue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file of real bytes that is given up when the disk is full: on a full disk even a DELETE and a checkpoint fail, and what was
 * promised could not be kept. Filings and custody then still fit; admission closes the services that file.
 *
 * <p>Made on a thread of its own: a first start does not wait for it.
 */
final class Reserve {

  private static final Logger LOG = LoggerFactory.getLogger(Reserve.class);
  private static final long STANDARD = 9L << 20;
  private static final int CHUNK = 1 << 16;

  private final Path file;
  private final StoreSettings settings;
  private volatile boolean held;
  private volatile boolean stopped;
  private volatile Optional<Thread> making = Optional.empty();

  Reserve(Path file, StoreSettings settings) {
    this.file = file;
    this.settings = settings;
    this.held = Files.exists(file);
  }

  /** Whether the file is there. */
  boolean held() {
    return held;
  }

  /** The bytes it should have when this much is free. */
  private long wanted(long usable) {
    return Math.min(settings.policies().reserveBytes().orElse(STANDARD), usable / 4);
  }

  /** The bytes the file has, or would have. */
  long size() {
    try {
      return held ? Files.size(file) : wanted(settings.disk().usable(settings.folder()));
    } catch (IOException e) {
      return 0;
    }
  }

  /** Begins to make the file, if there is none. */
  synchronized void begin() {
    if (!held && !stopped && making.filter(Thread::isAlive).isEmpty()) {
      making = Optional.of(Thread.ofPlatform().daemon().name("queue-reserve").start(this::make));
    }
  }

  /** Waits until the file is made, or could not be. */
  void await() {
    making.ifPresent(Reserve::join);
  }

  /** Ends the making. */
  void stop() {
    stopped = true;
    await();
  }

  private static void join(Thread thread) {
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
  }

  /** A failure only means that there is none. */
  private void make() {
    Path unfinished = file.resolveSibling(file.getFileName() + ".new");
    try {
      long bytes = wanted(settings.disk().usable(settings.folder()));
      if (bytes == 0) {
        return;
      }
      Files.deleteIfExists(unfinished);
      try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        StoreFiles.ownerOnly(unfinished, "rw-------");
        // Noise, not zeros and not only a length: a file system that compresses or copies on write must hold real blocks.
        byte[] chunk = new byte[CHUNK];
        settings.random().nextBytes(chunk);
        for (long at = 0; at < bytes && !stopped; ) {
          chunk[(int) (at / CHUNK % CHUNK)]++;
          at += channel.write(ByteBuffer.wrap(chunk, 0, (int) Math.min(CHUNK, bytes - at)));
        }
        if (!stopped) {
          channel.force(true);
        }
      }
      if (stopped) {
        Files.deleteIfExists(unfinished);
        return;
      }
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
      StoreFiles.forceFolder(settings.folder());
      held = true;
    } catch (IOException e) {
      LOG.warn("event=queue.reserve-not-made cause={}", e.getClass().getSimpleName());
      try {
        Files.deleteIfExists(unfinished);
      } catch (IOException again) {
        // The next attempt removes it.
      }
    }
  }

  /**
   * Gives the bytes back to the disk.
   *
   * @return whether there were any
   */
  boolean giveUp() {
    if (!held) {
      return false;
    }
    try {
      settings.points().reached("before reserve given up");
      held = false;
      boolean was = Files.deleteIfExists(file);
      LOG.error("event=queue.disk-full reserve=given-up");
      return was;
    } catch (IOException e) {
      LOG.error("event=queue.disk-full reserve=stuck cause={}", e.getClass().getSimpleName());
      return false;
    }
  }
}
