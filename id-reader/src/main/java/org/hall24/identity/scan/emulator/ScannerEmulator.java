package org.hall24.identity.scan.emulator;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hall24.identity.scan.ScanSettings;
import org.hall24.identity.scan.Scanner;
import org.hall24.link.Emulator;
import org.hall24.link.Link;
import org.hall24.link.LinkException;

/**
 * A scanner of codes, as a host sees it: it looks always and writes what it is shown, or it is told to look, acknowledges (in
 * the words of the Grow and SSI engines) and writes what lies before it.
 *
 * <p>All methods are thread-safe. What lies before it outlives a pulled cable.
 */
public final class ScannerEmulator implements Emulator {
  private static final Duration SLICE = Duration.ofMillis(50);
  private static final int SILENT_SLICES = 10;
  private static final byte[] GROW_ACK = {2, 0, 0, 1, 0, 0x33, 0x31};
  private static final byte[] GROW_BAUD = {2, 0, 0, 2, 0x39, 1, (byte) 0xC1, 0x4C};
  private static final int BAUD_ZONE = 0x2A;
  private static final byte[] SSI_ACK = {4, (byte) 0xD0, 0, 0, (byte) 0xFF, 0x2C};
  private static final byte[] SSI_REFUSED = {5, (byte) 0xD1, 0, 0, 6, (byte) 0xFF, 0x24};

  private final ScanSettings settings;
  private final boolean waits;
  private final Deque<String> shown = new ArrayDeque<>();
  private final Map<String, Long> counts = new TreeMap<>();
  private String lying = "";
  private boolean refuses;

  /**
   * A scanner with nothing before it.
   *
   * @param settings how it writes; {@link ScanSettings.End#AUTO} writes CR and LF
   * @param waits whether it looks only when told
   */
  public ScannerEmulator(ScanSettings settings, boolean waits) {
    this.settings = settings;
    this.waits = waits;
    for (String name : new String[] {"malformed", "overlapping", "forbidden", "scans", "triggers"}) {
      counts.put(name, 0L);
    }
  }

  /** Somebody holds a code before it. Lines of a zone are separated by line feeds. */
  public synchronized void show(String text) {
    lying = text;
    if (!waits) {
      shown.add(text);
    }
  }

  /** Somebody lays a code before it, which a scanner that looks always is not told of; it answers when told to look. */
  public synchronized void lay(String text) {
    lying = text;
  }

  /** Nothing lies before it any more. */
  public synchronized void takeAway() {
    lying = "";
    shown.clear();
  }

  /** Whether it refuses to be told. */
  public synchronized void refuses(boolean refusing) {
    refuses = refusing;
  }

  @Override
  public String driver() {
    return "scanner";
  }

  @Override
  public int baud() {
    return Scanner.BAUD;
  }

  /** The three every emulator has, {@code scans} (messages written) and {@code triggers}. */
  @Override
  public synchronized Map<String, Long> counts() {
    return Map.copyOf(counts);
  }

  @Override
  public void serve(Link line) throws LinkException, InterruptedException {
    byte[] own = settings.triggerBytes();
    byte[] heard = new byte[0];
    byte[] buffer = new byte[256];
    boolean looking = false;
    int silent = 0;
    while (!Thread.interrupted()) {
      int count = line.read(buffer, 0, buffer.length, SLICE);
      heard = joined(heard, buffer, count);
      silent = count > 0 ? 0 : silent + 1;
      if (heard.length > 0 && silent >= SILENT_SLICES) {
        // A wake byte stands alone; anything else was cut off.
        if (heard.length > 1 || heard[0] != 0) {
          count("malformed");
        }
        heard = new byte[0];
      }
      for (Optional<HostCommand.Read> next = HostCommand.read(heard, own); next.isPresent(); next = HostCommand.read(heard, own)) {
        heard = Arrays.copyOfRange(heard, next.get().length(), heard.length);
        looking = obey(line, next.get().command(), looking);
      }
      Optional<String> text = looking ? before() : next();
      if (text.isPresent()) {
        looking = false;
        write(line, text.get());
      }
    }
    throw new InterruptedException();
  }

  private boolean obey(Link line, HostCommand command, boolean looking) throws LinkException {
    return switch (command) {
      case HostCommand.Look(HostCommand.Language language) -> {
        count("triggers");
        yield acknowledge(line, language);
      }
      case HostCommand.Rest(HostCommand.Language language) -> {
        acknowledge(line, language);
        yield false;
      }
      case HostCommand.Ask(int address, int size) -> {
        if (address == BAUD_ZONE && size == 2) {
          line.write(GROW_BAUD.clone());
        } else {
          count("malformed");
        }
        yield looking;
      }
      case HostCommand.Change _ -> {
        count("forbidden");
        yield looking;
      }
      case HostCommand.Broken _ -> {
        count("malformed");
        yield looking;
      }
    };
  }

  /** Whether it does as told. */
  private boolean acknowledge(Link line, HostCommand.Language language) throws LinkException {
    boolean no;
    synchronized (this) {
      no = refuses;
    }
    switch (language) {
      case GROW -> {
        if (!no) {
          line.write(GROW_ACK.clone());
        }
      }
      case SSI -> line.write(no ? SSI_REFUSED.clone() : SSI_ACK.clone());
      case OWN -> {}
    }
    return !no;
  }

  private void write(Link line, String text) throws LinkException {
    Charset charset = settings.charset().orElse(StandardCharsets.UTF_8);
    String end =
        switch (settings.end()) {
          case AUTO, CRLF -> "\r\n";
          case CR -> "\r";
          case LF -> "\n";
          case TAB -> "\t";
          case NONE -> "";
        };
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(settings.prefixBytes());
    out.writeBytes(text.replace("\n", end.isEmpty() ? "\n" : end).getBytes(charset));
    out.writeBytes(settings.suffixBytes());
    out.writeBytes(end.getBytes(StandardCharsets.US_ASCII));
    line.write(out.toByteArray());
    count("scans");
  }

  private synchronized Optional<String> next() {
    return Optional.ofNullable(shown.poll());
  }

  private synchronized Optional<String> before() {
    return lying.isEmpty() ? Optional.empty() : Optional.of(lying);
  }

  private synchronized void count(String name) {
    counts.merge(name, 1L, Long::sum);
  }

  private static byte[] joined(byte[] head, byte[] tail, int count) {
    byte[] all = Arrays.copyOf(head, head.length + count);
    System.arraycopy(tail, 0, all, head.length, count);
    return all;
  }
}
