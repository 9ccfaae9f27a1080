package org.hall24.kiosk.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.hall24.identity.sam.SamReader;
import org.hall24.identity.sam.SamSettings;
import org.hall24.kiosk.bench.Benchmark.CannotMeasure;
import org.hall24.link.JSerialCommPort;
import org.hall24.link.Link;
import org.hall24.link.LinkException;
import org.hall24.link.PassingLink;
import org.hall24.link.Port;
import org.hall24.link.SerialSettings;
import org.hall24.link.Ticker;

/**
 * The card reader's driver on a pseudo-terminal, with an emulated reader in another process at the pace of the line. What goes
 * over the line is counted.
 */
final class ReaderAtHand implements AutoCloseable {
  private static final int BAUD = 115_200;

  final HallctlProcess emulator;
  final SamReader reader;

  /** Bytes both ways. */
  final AtomicLong bytes = new AtomicLong();

  /** Requests sent. */
  final AtomicLong requests = new AtomicLong();

  /** When the last request for a card was sent, in the system's nanoseconds, and how many bytes there were before. */
  volatile long findAt;

  volatile long bytesBeforeFind;

  private final Path folder;

  ReaderAtHand(RandomGenerator random) throws CannotMeasure {
    try {
      folder = Files.createTempDirectory("hall24-bench");
    } catch (IOException e) {
      throw new CannotMeasure("no temporary folder can be made", "make room in the temporary folder");
    }
    Path line = folder.resolve("reader");
    emulator = HallctlProcess.start("emulate", "id-reader", "--pty", line.toString(), "--card", "absent", "--card-every", "0", "--json");
    emulator.read();
    Port port = new JSerialCommPort(line, SerialSettings.of(BAUD), Ticker.system());
    reader = new SamReader(counted(port), SamSettings.defaults(), Ticker.system(), random, List.of());
  }

  /** The time these bytes take on the wire, in milliseconds: 10 bits a byte. */
  static double wireMillis(long bytes) {
    return bytes * 10_000.0 / BAUD;
  }

  @Override
  public void close() {
    reader.close();
    emulator.close();
    try {
      Files.deleteIfExists(folder.resolve("reader"));
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      // An empty folder in the temporary one is all that stays.
    }
  }

  private Port counted(Port port) {
    return new Port() {
      @Override
      public String name() {
        return port.name();
      }

      @Override
      public Link open() throws LinkException {
        return new CountedLink(port.open());
      }
    };
  }

  private final class CountedLink extends PassingLink {
    CountedLink(Link link) {
      super(link);
    }

    @Override
    public void write(byte[] request) throws LinkException {
      // Behind preamble and length: 20 01, find.
      if (request.length > 8 && request[7] == 0x20 && request[8] == 0x01) {
        bytesBeforeFind = bytes.get();
        findAt = System.nanoTime();
      }
      bytes.addAndGet(request.length);
      requests.incrementAndGet();
      line.write(request);
    }

    @Override
    public int read(byte[] buffer, int offset, int length, Duration timeout) throws LinkException {
      int count = line.read(buffer, offset, length, timeout);
      bytes.addAndGet(Math.max(0, count));
      return count;
    }
  }
}
