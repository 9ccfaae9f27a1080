package org.hall24.link;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A cable in memory with a host at one end and a device at the other, for tests and for emulators inside one process.
 *
 * <p>It behaves like a wire: each end is opened by one at a time and can be opened again; what the device says while no
 * host has the line open is lost, what the host sent waits for a device that is slow to look; {@link #unplug()} loses the
 * line at both ends and everything on the way. Opening the host's end of an unplugged cable fails with
 * {@link LinkException.Kind#NO_PORT}; the device's end can be opened at any time and is quiet until {@link #plug()}.
 */
public final class MemoryLine implements AutoCloseable {
  private final String name;
  private final int baud;
  private final Ticker ticker;
  private final ReentrantLock lock = new ReentrantLock();
  private final End host;
  private final End device;
  private boolean plugged = true;

  private MemoryLine(String name, int baud, Ticker ticker) {
    this.name = name;
    this.baud = baud;
    this.ticker = ticker;
    this.host = new End(name, ticker);
    this.device = new End(name + " (device end)", ticker);
  }

  /** A plugged cable without pace, on the machine's own time. */
  public static MemoryLine pair(String name) {
    return pair(name, 0, Ticker.system());
  }

  /**
   * A plugged cable.
   *
   * @param name what both ends call it
   * @param baud pace in bit/s, 10 bits a byte, both ways; 0 for none
   * @param ticker the time in which reads wait and bytes travel
   */
  public static MemoryLine pair(String name, int baud, Ticker ticker) {
    return new MemoryLine(name, baud, ticker);
  }

  /** The host's end: give it to a driver. */
  public Port hostPort() {
    return port(host.name, this::openHost);
  }

  /** The device's end: give it to an emulator. */
  public Port devicePort() {
    return port(device.name, () -> PacedLink.pace(openDevice(), baud, ticker));
  }

  /** Pulls the cable: both ends are lost, and all bytes on the way. */
  public void unplug() {
    lock.lock();
    try {
      plugged = false;
      host.cut(LinkException.Kind.LOST);
      device.cut(LinkException.Kind.LOST);
    } finally {
      lock.unlock();
    }
  }

  /** Puts the cable back; the host's end can be opened again. */
  public void plug() {
    lock.lock();
    try {
      plugged = true;
    } finally {
      lock.unlock();
    }
  }

  /** Whether the cable is in. */
  public boolean plugged() {
    lock.lock();
    try {
      return plugged;
    } finally {
      lock.unlock();
    }
  }

  /** The same as {@link #unplug()}. */
  @Override
  public void close() {
    unplug();
  }

  private Link openHost() throws LinkException {
    lock.lock();
    try {
      if (!plugged) {
        throw new LinkException(LinkException.Kind.NO_PORT, name + ": nothing is plugged in");
      }
      host.mustBeFree();
      host.inbox.clear();
      return host.open(this, device);
    } finally {
      lock.unlock();
    }
  }

  private Link openDevice() throws LinkException {
    lock.lock();
    try {
      device.mustBeFree();
      return device.open(this, host);
    } finally {
      lock.unlock();
    }
  }

  private void carry(EndLink from, byte[] bytes) throws LinkException {
    lock.lock();
    try {
      from.input.check();
      boolean nobodyListens = from.far == host && host.holder == null;
      if (plugged && !nobodyListens) {
        from.far.inbox.put(bytes, 0, bytes.length);
      }
    } finally {
      lock.unlock();
    }
  }

  private void release(EndLink link) {
    lock.lock();
    try {
      if (link.near.holder == link) {
        link.near.cut(LinkException.Kind.CLOSED);
      }
    } finally {
      lock.unlock();
    }
  }

  private interface Opener {
    Link open() throws LinkException;
  }

  private static Port port(String name, Opener opener) {
    return new Port() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Link open() throws LinkException {
        return opener.open();
      }
    };
  }

  /** One end of the cable; all fields are guarded by the cable's lock. */
  private static final class End {
    final String name;
    final Ticker ticker;
    BytePipe inbox;
    @Nullable EndLink holder;

    End(String name, Ticker ticker) {
      this.name = name;
      this.ticker = ticker;
      this.inbox = new BytePipe(ticker);
    }

    void mustBeFree() throws LinkException {
      if (holder != null) {
        throw new LinkException(LinkException.Kind.HELD, name + ": somebody else has it open");
      }
    }

    EndLink open(MemoryLine cable, End far) {
      EndLink link = new EndLink(cable, this, far);
      holder = link;
      return link;
    }

    void cut(LinkException.Kind why) {
      inbox.end(why, name + (why == LinkException.Kind.LOST ? ": the cable was pulled" : ": closed"));
      inbox = new BytePipe(ticker);
      holder = null;
    }
  }

  /** An open end; it dies with the inbox it was opened with. */
  private static final class EndLink extends PipedLink {
    final MemoryLine cable;
    final End near;
    final End far;

    EndLink(MemoryLine cable, End near, End far) {
      super(near.inbox);
      this.cable = cable;
      this.near = near;
      this.far = far;
    }

    @Override
    public String name() {
      return near.name;
    }

    @Override
    public void write(byte[] bytes) throws LinkException {
      cable.carry(this, bytes);
    }

    @Override
    public void close() {
      cable.release(this);
    }
  }
}
