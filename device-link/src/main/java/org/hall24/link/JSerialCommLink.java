package org.hall24.link;

import com.fazecast.jSerialComm.SerialPort;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An open serial port. A virtual thread that waits inside native code holds its carrier thread, and a kiosk has few of
 * those; so the native calls that wait run on two platform threads of the link, and its owner parks. Only a few bytes that
 * find nothing waiting before them are handed over by the owner himself: the system has room for them and does not wait.
 *
 * <p>The reading thread also is the one who notices a pulled cable (a read gives −1; 0 only means nothing came), and the
 * only one who closes the port, once. No jSerialComm listener is used: its disconnect event repeats without pause until the
 * port is closed.
 */
final class JSerialCommLink extends PipedLink {

  /** The kernel counts this wait in tenths of a second; it bounds how long {@link #close()} takes. */
  static final int READ_WAIT_MILLIS = 100;

  /** Reads that come back empty without having waited; so many in a row are a line that is gone, not a quiet one. */
  private static final int HASTY_READS = 50;

  /** How long a thread of the link may take to come back from the system. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  /** So many bytes always find room in a terminal's empty buffer, which is some thousands long. */
  private static final int FEW = 64;

  private static final Logger LOG = LoggerFactory.getLogger(JSerialCommLink.class);

  private final String name;
  private final SerialPort port;
  private final Thread reader;
  private final ExecutorService writer;
  private final ReentrantLock descriptor = new ReentrantLock();
  private volatile boolean closing;

  /** Takes over a port that is open. */
  JSerialCommLink(String name, SerialPort port, Ticker ticker) {
    super(new BytePipe(ticker));
    this.name = name;
    this.port = port;
    this.reader = Thread.ofPlatform().daemon().name("reading " + name).unstarted(this::pump);
    this.writer = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("writing " + name).factory());
    reader.start();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void write(byte[] bytes) throws LinkException {
    input.check();
    if (bytes.length <= FEW && sentAtOnce(bytes)) {
      return;
    }
    Future<Boolean> sent;
    try {
      sent = writer.submit(() -> send(bytes));
    } catch (RejectedExecutionException e) {
      throw new LinkException(LinkException.Kind.CLOSED, name + ": closed", e);
    }
    try {
      if (!sent.get()) {
        throw lost();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LinkException(LinkException.Kind.CLOSED, name + ": told to stop while writing", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(name + ": writing broke an assumption", e);
    }
  }

  @Override
  public int baud() {
    return port.getBaudRate();
  }

  @Override
  public void setBaud(int baud) throws LinkException {
    input.check();
    descriptor.lock();
    try {
      if (!closing) {
        port.setBaudRate(baud); // what cannot be set is left as it was; a line that is gone is noticed by the reader
      }
    } finally {
      descriptor.unlock();
    }
  }

  @Override
  public void close() {
    closing = true;
    input.end(LinkException.Kind.CLOSED, name + ": closed");
    writer.shutdown(); // not "now": a write that waits must still come to its end and tell its caller
    boolean interrupted = Thread.interrupted();
    try {
      // The reader closes the port, so that it can be opened again when we return.
      if (!reader.join(PATIENCE)) {
        // Somebody else changed the port's settings and took the reader's time-out away; closing wakes it up.
        port.closePort();
        if (!reader.join(PATIENCE)) {
          LOG.warn("event=port-stuck port={}", name);
        }
      }
    } catch (InterruptedException e) {
      interrupted = true; // the reader closes the port all the same
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** A line that was closed meanwhile says so. */
  private LinkException lost() throws LinkException {
    input.check();
    return new LinkException(LinkException.Kind.LOST, lostMessage());
  }

  /** Hands the bytes over when none wait before them; never to a descriptor that was closed and given to another file. */
  private boolean sentAtOnce(byte[] bytes) throws LinkException {
    descriptor.lock();
    try {
      if (closing || port.bytesAwaitingWrite() != 0) {
        return false;
      }
      if (!send(bytes)) {
        throw lost();
      }
      return true;
    } finally {
      descriptor.unlock();
    }
  }

  private boolean send(byte[] bytes) {
    for (int at = 0; at < bytes.length && !closing; ) {
      int sent = port.writeBytes(bytes, bytes.length - at, at);
      if (sent <= 0) {
        return false; // 0 and −1 are both what a pulled cable gives
      }
      at += sent;
    }
    return !closing;
  }

  private void pump() {
    byte[] buffer = new byte[1024];
    int hasty = 0;
    while (!closing) {
      long before = System.nanoTime();
      int count = port.readBytes(buffer, buffer.length);
      if (count > 0) {
        input.put(buffer, 0, count);
        Arrays.fill(buffer, 0, count, (byte) 0);
      }
      boolean waited = count > 0 || System.nanoTime() - before > READ_WAIT_MILLIS * 1_000_000L / 4;
      hasty = waited ? 0 : hasty + 1;
      if (count < 0 || hasty > HASTY_READS) {
        input.end(LinkException.Kind.LOST, lostMessage());
        break;
      }
    }
    closing = true;
    writer.shutdown();
    try {
      // A write on its way must not meet a descriptor that the system has already given to another file.
      if (!writer.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("event=port-write-stuck port={}", name);
      }
    } catch (InterruptedException e) {
      LOG.debug("event=port-closing port={}", name);
    }
    descriptor.lock();
    try {
      port.closePort();
    } finally {
      descriptor.unlock();
    }
  }

  private String lostMessage() {
    return name + ": the line is lost";
  }
}
