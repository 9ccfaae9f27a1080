package org.hall24.link;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what travels on a line to a text file, masked, one line per piece, flushed at once. A technician reads it with any
 * program; {@link RecordingReplay} plays it to a driver.
 *
 * <pre>
 * # hall24 line recording 1
 * # line /dev/ttyUSB0, begun 2026-11-22T05:59:00Z
 * # milliseconds, then &gt; to the device, &lt; from the device, = the line itself; [n] or [n:digest] n masked bytes
 * 0.000 = open
 * 12.345 &gt; AA AA AA 96 69 00 03 20 01 22
 * 15.001 &lt; AA AA AA 96 69 [1288:3f9c2a11]
 * </pre>
 *
 * <p>The digest is keyed with a secret that lives as long as the recorder: equal runs of one recording are seen to be
 * equal, and nobody can find out a person's number by trying all numbers; short runs show only their length. A recorder that cannot write stops recording and
 * says so once; the line never notices. Above its limit the file is kept as {@code *.old} and begun anew.
 */
public final class LineRecorder implements AutoCloseable {
  /** The first line of every recording; the number changes when old readers could not read it. */
  static final String HEADER = "# hall24 line recording 1";

  /** The least a file may grow before it is begun anew, so that a header and a photo fit. */
  private static final long LEAST_LIMIT = 16_384;

  /** Digests of single bytes or short runs would be a cipher that counting breaks: they get none. */
  private static final int LEAST_DIGESTED = 16;

  private static final Logger LOG = LoggerFactory.getLogger(LineRecorder.class);
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();

  private final Path file;
  private final String line;
  private final FrameMask mask;
  private final long limit;
  private final Clock clock;
  private final Ticker ticker;
  private final long begun;
  private final byte[] key = new byte[32];
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable BufferedWriter out;
  private long written;

  /**
   * Begins a recording, after what the file already holds.
   *
   * @param file where it goes; readable by us alone
   * @param line the line's name, as a person knows it
   * @param mask what may be seen
   * @param limit bytes the file may grow to, at least 16 KiB
   * @param clock says when it began
   * @param ticker measures from then on
   * @param random makes the digest's secret
   */
  public LineRecorder(
      Path file, String line, FrameMask mask, long limit, Clock clock, Ticker ticker, SecureRandom random) {
    this.file = file;
    this.line = line;
    this.mask = mask;
    this.limit = Math.max(LEAST_LIMIT, limit);
    this.clock = clock;
    this.ticker = ticker;
    this.begun = ticker.nanos();
    random.nextBytes(key);
    guarded(this::begin);
  }

  /** The same port; whatever is opened there is recorded. */
  public Port record(Port port) {
    return new Port() {
      @Override
      public String name() {
        return port.name();
      }

      @Override
      public Link open() throws LinkException {
        return record(port.open());
      }
    };
  }

  /** The same link, recorded from now on. */
  public Link record(Link link) {
    note("open");
    return new RecordedLink(link);
  }

  /** Ends the recording; links go on unrecorded. */
  @Override
  public void close() {
    lock.lock();
    try {
      guarded(this::end);
      Arrays.fill(key, (byte) 0);
    } finally {
      lock.unlock();
    }
  }

  private void note(String event) {
    lock.lock();
    try {
      guarded(() -> put(stamp() + " = " + event));
    } finally {
      lock.unlock();
    }
  }

  private void note(FrameMask.Direction direction, byte[] piece) {
    lock.lock();
    try {
      guarded(() -> put(stamp() + ' ' + direction.mark() + masked(direction, piece)));
    } finally {
      lock.unlock();
    }
  }

  private interface Writing {
    void run() throws IOException;
  }

  /** Does it, and stops recording when it fails, also when the mask does: an unmasked recording is worse than none. */
  private void guarded(Writing writing) {
    try {
      writing.run();
    } catch (IOException | RuntimeException e) {
      LOG.warn("event=recorder-stopped line={} file={} cause={}", line, file, e.getClass().getSimpleName());
      BufferedWriter broken = out;
      out = null;
      try {
        if (broken != null) {
          broken.close();
        }
      } catch (IOException again) {
        LOG.debug("event=recorder-unclosed line={}", line);
      }
    }
  }

  private void begin() throws IOException {
    try {
      Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
      Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } catch (FileAlreadyExistsException e) {
      LOG.debug("event=recorder-appends line={} file={}", line, file);
    }
    out = Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
    written = Files.size(file);
    put(HEADER);
    put("# line " + line + ", begun " + clock.instant().truncatedTo(ChronoUnit.SECONDS));
    put("# milliseconds, then > to the device, < from the device, = the line itself; [n] or [n:digest] n masked bytes");
  }

  private void put(String text) throws IOException {
    BufferedWriter to = out;
    if (to == null) {
      return;
    }
    to.write(text);
    to.write('\n');
    to.flush();
    written += text.length() + 1;
    if (written > limit && !text.startsWith("#")) {
      end();
      Files.move(file, file.resolveSibling(file.getFileName() + ".old"), StandardCopyOption.REPLACE_EXISTING);
      begin();
    }
  }

  private void end() throws IOException {
    if (out != null) {
      out.close();
      out = null;
    }
  }

  private String stamp() {
    long micros = Duration.ofNanos(ticker.nanos() - begun).toNanos() / 1000;
    return String.format(Locale.ROOT, "%d.%03d", micros / 1000, micros % 1000);
  }

  private String masked(FrameMask.Direction direction, byte[] piece) {
    BitSet shown = mask.shown(direction, piece);
    StringBuilder text = new StringBuilder();
    for (int at = 0; at < piece.length; ) {
      int end;
      if (shown.get(at)) {
        end = Math.min(piece.length, shown.nextClearBit(at));
        text.append(' ').append(HEX.formatHex(piece, at, end));
      } else {
        int next = shown.nextSetBit(at);
        end = next < 0 ? piece.length : Math.min(piece.length, next);
        text.append(" [").append(end - at).append(end - at < LEAST_DIGESTED ? "" : ":" + digest(piece, at, end)).append(']');
      }
      at = end;
    }
    return text.toString();
  }

  private String digest(byte[] piece, int from, int to) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      mac.update(piece, from, to - from);
      return HexFormat.of().formatHex(mac.doFinal(), 0, 4);
    } catch (GeneralSecurityException e) {
      throw new UncheckedIOException(new IOException("this Java has no HmacSHA256", e));
    }
  }

  private final class RecordedLink extends PassingLink {
    RecordedLink(Link link) {
      super(link);
    }

    @Override
    public void write(byte[] bytes) throws LinkException {
      note(FrameMask.Direction.TO_DEVICE, bytes); // before: also what the line did not survive is seen
      try {
        line.write(bytes);
      } catch (LinkException e) {
        throw noted(e);
      }
    }

    @Override
    public int read(byte[] buffer, int offset, int length, Duration timeout) throws LinkException {
      try {
        int count = line.read(buffer, offset, length, timeout);
        if (count > 0) {
          byte[] piece = Arrays.copyOfRange(buffer, offset, offset + count);
          note(FrameMask.Direction.FROM_DEVICE, piece);
          Arrays.fill(piece, (byte) 0);
        }
        return count;
      } catch (LinkException e) {
        throw noted(e);
      }
    }

    @Override
    public void check() throws LinkException {
      try {
        line.check();
      } catch (LinkException e) {
        throw noted(e);
      }
    }

    @Override
    public void close() {
      note("closed");
      line.close();
    }

    private LinkException noted(LinkException e) {
      note(e.kind().word());
      return e;
    }
  }
}
