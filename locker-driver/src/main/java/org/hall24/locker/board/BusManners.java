package org.hall24.locker.board;

import java.time.Duration;
import java.util.Arrays;
import org.hall24.link.Link;
import org.hall24.link.LinkException;
import org.hall24.link.Ticker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When a host may speak on a bus, and what it makes of bytes nobody asked for. On the thread of the line's owner only.
 *
 * <p>A line that brings nothing but answers rests as long as its protocol wants; one on which other bytes were heard a little
 * longer, because whoever speaks into somebody's last bytes is not heard.
 */
final class BusManners {
  private static final Logger log = LoggerFactory.getLogger(BusManners.class);
  private static final Duration MOST_NOISE = Duration.ofMillis(100);
  private static final int CLEAN = 3;
  private static final int KEPT = 64;

  private final BoardCodec codec;
  private final Dialect dialect;
  private final BoardSettings settings;
  private final BoardTiming timing;
  private final Ticker ticker;
  private long restUntil;
  private long busyUntil;
  /** So many exchanges in a row brought nothing but answers. */
  private int clean;

  private byte[] unasked = new byte[0];
  private boolean told;

  BusManners(BoardCodec codec, Dialect dialect, BoardSettings settings, BoardTiming timing, Ticker ticker) {
    this.codec = codec;
    this.dialect = dialect;
    this.settings = settings;
    this.timing = timing;
    this.ticker = ticker;
    this.restUntil = ticker.nanos();
    this.busyUntil = restUntil;
  }

  /** A line nobody has heard yet. */
  void newLine() {
    clean = 0;
    unasked = new byte[0];
  }

  /** An exchange brought its answer and nothing else. */
  void clean() {
    clean = Math.min(clean + 1, CLEAN);
  }

  /** Until this moment, on the ticker, a board may be at its answer. */
  void busyUntil(long moment) {
    busyUntil = moment;
  }

  /** How long a board may still be at an answer that nobody waits for any more. */
  Duration busy() {
    return Duration.ofNanos(busyUntil - ticker.nanos());
  }

  /** Until this moment, on the ticker, nobody may speak. */
  void restUntil(long moment) {
    restUntil = moment;
  }

  /** An exchange is over: the line rests from now on. */
  void rest(Link link) {
    int baud = link.baud() > 0 ? link.baud() : dialect.baud();
    Duration rest = clean < CLEAN ? timing.restWithNoise(baud) : timing.rest(baud);
    busyUntil = ticker.nanos();
    restUntil = busyUntil + rest.toNanos();
  }

  /** Waits until the line has rested, and on one that chatters until it is silent, within reason. */
  void quiet(Link link) throws LinkException {
    byte[] buffer = new byte[KEPT];
    long patience = ticker.nanos() + MOST_NOISE.toNanos();
    for (long left = restUntil - ticker.nanos(); left > 0; left = restUntil - ticker.nanos()) {
      int n = link.read(buffer, 0, buffer.length, Duration.ofNanos(left));
      if (n > 0) {
        stray(Arrays.copyOf(buffer, n));
        if (ticker.nanos() - patience < 0) {
          rest(link);
        }
      }
    }
  }

  /** Listens until the time is up; nothing that comes is an answer. */
  void drain(Link link, Duration duration) throws LinkException {
    byte[] buffer = new byte[KEPT];
    long end = ticker.nanos() + duration.toNanos();
    for (long left = end - ticker.nanos(); left > 0; left = end - ticker.nanos()) {
      int n = link.read(buffer, 0, buffer.length, Duration.ofNanos(left));
      if (n > 0) {
        log.debug("locker.line late or stray bytes");
        stray(Arrays.copyOf(buffer, n));
      }
    }
  }

  /** Takes what came between two exchanges. */
  void takeUnasked(Link link) throws LinkException {
    byte[] buffer = new byte[KEPT];
    int n = link.read(buffer, 0, buffer.length, Duration.ZERO);
    for (int reads = 0; n > 0 && reads < KEPT; reads++) {
      stray(Arrays.copyOf(buffer, n));
      n = link.read(buffer, 0, buffer.length, Duration.ZERO);
    }
  }

  /** Takes bytes that are more than an answer, or none; on a line whose boards report there may be a report among them. */
  void stray(byte[] bytes) {
    if (bytes.length == 0) {
      return;
    }
    clean = 0;
    if (!settings.reports()) {
      return;
    }
    byte[] all = Arrays.copyOf(unasked, unasked.length + bytes.length);
    System.arraycopy(bytes, 0, all, unasked.length, bytes.length);
    unasked = Arrays.copyOfRange(all, Math.max(0, all.length - KEPT), all.length);
    codec.report(all).ifPresent(bolt -> {
      log.info("locker.line report board={} channel={}", bolt.board(), bolt.channel());
      told = true;
      unasked = new byte[0];
    });
  }

  /** Whether a board told a door change since this was asked last. */
  boolean wasTold() {
    boolean was = told;
    told = false;
    return was;
  }
}
