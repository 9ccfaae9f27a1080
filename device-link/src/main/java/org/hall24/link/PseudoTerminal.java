package org.hall24.link;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A pseudo-terminal of our own: any program opens {@link #slavePath()} (or a link to it) as a serial port, and
 * {@link #link()} is the device's end of that cable. No other tool is needed.
 *
 * <p>It behaves like a cable to a device that is switched on. Hosts come and go without the device noticing; what it says
 * while no host is there is lost, and nothing said to one host reaches the next. {@link #close()} is the cable pulled: a
 * host's next read or write fails. The line is raw from the first moment, so a program that sets nothing gets
 * plain bytes.
 *
 * <p>We keep the other side open ourselves, because a master whose other side nobody holds reports a hang-up without pause;
 * who else opens it is told by inotify. One platform thread waits for all of this without waking up in between. Needs Linux
 * and {@code --enable-native-access}.
 */
public final class PseudoTerminal implements AutoCloseable {

  /** A host that has not taken its bytes for so many waits is not reading; the rest is lost, as on a wire. */
  private static final int FULL_WAITS = 500;

  private static final Duration FULL_WAIT = Duration.ofMillis(2);
  private static final int WATCH_EVENT_BYTES = 16;

  private final int master;
  private final int slave;
  private final int watcher;
  private final int wakeUp;
  private final String slavePath;
  private final Optional<Path> symlink;
  private final Ticker ticker;
  private final BytePipe input;
  private final Thread pump;
  private final DeviceEnd link;

  /** Guards the descriptors: none is used after it was closed, when the system may have given it to somebody else. */
  private final ReentrantLock lock = new ReentrantLock();

  private int hosts;
  private boolean closed;

  private PseudoTerminal(int master, String slavePath, int slave, Optional<Path> symlink, Ticker ticker) {
    this.master = master;
    this.slavePath = slavePath;
    this.slave = slave;
    this.symlink = symlink;
    this.ticker = ticker;
    this.input = new BytePipe(ticker);
    this.link = new DeviceEnd(input);
    this.watcher = Posix.watchOpenAndClose(slavePath);
    this.wakeUp = Posix.eventDescriptor();
    this.pump = Thread.ofPlatform().daemon().name("reading " + slavePath).unstarted(this::pump);
  }

  /** Makes a pseudo-terminal on the machine's own time. */
  public static PseudoTerminal open(Optional<Path> symlink) throws LinkException {
    return open(symlink, Ticker.system());
  }

  /**
   * Makes a pseudo-terminal.
   *
   * @param symlink where to link it; a link that is there is replaced in one step, anything else is left alone
   * @param ticker the time in which reads wait
   * @throws LinkException when the system gives none, or the link cannot be made
   */
  public static PseudoTerminal open(Optional<Path> symlink, Ticker ticker) throws LinkException {
    int master = Posix.openMaster();
    if (master < 0) {
      throw new LinkException(
          LinkException.Kind.NO_PORT, "the system gives no pseudo-terminal (system error " + -master + ")");
    }
    String path = Posix.slavePath(master);
    int slave = Posix.open(path, Posix.O_RDWR | Posix.O_NOCTTY | Posix.O_CLOEXEC);
    if (slave < 0) {
      Posix.close(master);
      throw new LinkException(LinkException.Kind.DENIED, path + ": does not open (system error " + -slave + ")");
    }
    Posix.makeRaw(slave);
    PseudoTerminal terminal = new PseudoTerminal(master, path, slave, symlink, ticker);
    terminal.pump.start();
    try {
      terminal.makeSymlink();
    } catch (LinkException e) {
      terminal.close();
      throw e;
    }
    return terminal;
  }

  /** The device file a host opens, for example {@code /dev/pts/7}. */
  public Path slavePath() {
    return Path.of(slavePath);
  }

  /** The name to give to a host: the link if there is one, else the device file. */
  public Path path() {
    return symlink.orElseGet(this::slavePath);
  }

  /** The device's end; there is one, and closing it closes the pseudo-terminal. */
  public Link link() {
    return link;
  }

  /** Pulls the cable and takes the link away. */
  @Override
  public void close() {
    lock.lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
    } finally {
      lock.unlock();
    }
    removeSymlink();
    input.end(LinkException.Kind.CLOSED, path() + ": closed");
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment one = arena.allocate(8);
      one.set(JAVA_INT, 0, 1);
      var unused = Posix.write(wakeUp, one);
    }
    joinPump();
    lock.lock();
    try {
      Posix.close(slave);
      Posix.close(master);
      Posix.close(wakeUp);
      if (watcher >= 0) {
        Posix.close(watcher);
      }
    } finally {
      lock.unlock();
    }
  }

  private void joinPump() {
    boolean interrupted = false;
    while (pump.isAlive()) {
      try {
        pump.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  // ---- the link in the file system --------------------------------------------------------------------------------

  private void makeSymlink() throws LinkException {
    if (symlink.isEmpty()) {
      return;
    }
    Path at = symlink.get().toAbsolutePath();
    if (Files.exists(at, LinkOption.NOFOLLOW_LINKS) && !Files.isSymbolicLink(at)) {
      throw new LinkException(LinkException.Kind.DENIED, at + ": something is there that is no link; it is left alone");
    }
    // Named after the terminal, which nobody else has: two that make the same link do not meet here.
    Path beside = at.resolveSibling("." + at.getFileName() + "." + slavePath().getFileName());
    try {
      Files.createDirectories(Objects.requireNonNull(at.getParent()));
      Files.deleteIfExists(beside);
      Files.createSymbolicLink(beside, slavePath());
      Files.move(beside, at, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new LinkException(LinkException.Kind.DENIED, at + ": the link cannot be made", e);
    }
  }

  private void removeSymlink() {
    if (symlink.isEmpty()) {
      return;
    }
    Path at = symlink.get();
    try {
      if (Files.isSymbolicLink(at) && Files.readSymbolicLink(at).equals(slavePath())) {
        Files.delete(at);
      }
    } catch (IOException e) {
      // It stays and leads nowhere, which a host takes for what it is: nothing plugged in.
    }
  }

  // ---- the waiting thread -----------------------------------------------------------------------------------------

  private void pump() {
    try (Arena arena = Arena.ofConfined()) {
      int[] watched = watcher >= 0 ? new int[] {wakeUp, master, watcher} : new int[] {wakeUp, master};
      MemorySegment requests = arena.allocate(8L * watched.length, 8);
      for (int i = 0; i < watched.length; i++) {
        requests.set(JAVA_INT, 8L * i, watched[i]);
        requests.set(JAVA_SHORT, 8L * i + 4, Posix.POLLIN);
      }
      MemorySegment buffer = arena.allocate(4096);
      while (true) {
        int ready = Posix.poll(requests);
        if (ready < 0 && ready != -Posix.EINTR || requests.get(JAVA_SHORT, 6) != 0) {
          return;
        }
        take(buffer);
      }
    } finally {
      input.end(LinkException.Kind.LOST, path() + ": the pseudo-terminal is gone");
    }
  }

  private void take(MemorySegment buffer) {
    int count;
    lock.lock();
    try {
      if (closed) {
        return;
      }
      count = Posix.read(master, buffer);
      // After the read: whoever sent these bytes had opened it before, and must be known before the device answers.
      seeHosts();
    } finally {
      lock.unlock();
    }
    if (count > 0) {
      byte[] bytes = new byte[count];
      MemorySegment.copy(buffer, JAVA_BYTE, 0, bytes, 0, count);
      input.put(bytes, 0, count);
      Arrays.fill(bytes, (byte) 0);
      buffer.fill((byte) 0);
    }
  }

  /** Counts who came and went since the last look; with the lock. */
  private void seeHosts() {
    if (watcher < 0) {
      return;
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment events = arena.allocate(64L * WATCH_EVENT_BYTES, 8);
      for (int count = Posix.read(watcher, events); count > 0; count = Posix.read(watcher, events)) {
        for (long at = 0; at + WATCH_EVENT_BYTES <= count; at += WATCH_EVENT_BYTES) {
          int mask = events.get(JAVA_INT, at + 4);
          if ((mask & Posix.IN_OPEN) != 0) {
            hosts++;
          } else if ((mask & Posix.IN_CLOSE) != 0 && --hosts == 0) {
            // Only what was said is dropped. The settings are left alone: the next host may have made its own already.
            Posix.flushInput(slave);
          }
        }
      }
    }
  }

  private final class DeviceEnd extends PipedLink {
    DeviceEnd(BytePipe input) {
      super(input);
    }

    @Override
    public String name() {
      return path().toString();
    }

    @Override
    public void write(byte[] bytes) throws LinkException {
      try (Arena arena = Arena.ofConfined()) {
        MemorySegment rest = arena.allocate(Math.max(1, bytes.length)).asSlice(0, bytes.length);
        MemorySegment.copy(bytes, 0, rest, JAVA_BYTE, 0, bytes.length);
        MemorySegment all = rest;
        for (int waits = 0; rest.byteSize() > 0 && waits < FULL_WAITS; ) {
          int sent = writeSome(rest);
          if (sent > 0) {
            rest = rest.asSlice(sent);
          } else {
            waits++;
            ticker.await(FULL_WAIT);
          }
        }
        all.fill((byte) 0);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new LinkException(LinkException.Kind.CLOSED, name() + ": told to stop while writing", e);
      }
    }

    /** How many bytes went, all of them when nobody is there to get them, none when there is no room. */
    private int writeSome(MemorySegment bytes) throws LinkException {
      lock.lock();
      try {
        input.check();
        seeHosts();
        if (watcher >= 0 && hosts <= 0) {
          return (int) bytes.byteSize();
        }
        int sent = Posix.write(master, bytes);
        if (sent < 0 && sent != -Posix.EAGAIN && sent != -Posix.EINTR) {
          throw new LinkException(LinkException.Kind.LOST, name() + ": lost (system error " + -sent + ")");
        }
        return Math.max(0, sent);
      } finally {
        lock.unlock();
      }
    }

    /** What the host set: no byte is faster or slower for it, but a device may mind. */
    @Override
    public int baud() {
      lock.lock();
      try {
        return closed ? 0 : Posix.speed(slave);
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void close() {
      PseudoTerminal.this.close();
    }
  }
}
