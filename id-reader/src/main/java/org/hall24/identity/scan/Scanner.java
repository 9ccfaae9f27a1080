package org.hall24.identity.scan;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.hall24.link.Answer;
import org.hall24.link.DeviceState;
import org.hall24.link.Link;
import org.hall24.link.LinkException;
import org.hall24.link.Port;
import org.hall24.link.PortOwner;
import org.hall24.link.Priority;
import org.hall24.link.SupervisedPort;
import org.hall24.link.Ticker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A scanner of codes and machine-readable zones on a serial line, one that looks always or one that is told to look.
 *
 * <p>A scan belongs to the one who asks: what came before is thrown away, so that the code of the person before is never
 * taken for the next one's. A scanner says nothing of itself, so its state is its line's: {@code READY} when the port is open.
 */
public final class Scanner implements AutoCloseable {
  /** The usual pace in bit/s of scan engines. */
  public static final int BAUD = 9_600;

  private static final Logger LOG = LoggerFactory.getLogger(Scanner.class);
  private static final Duration GRACE = Duration.ofMillis(500);
  private static final Duration SLICE = Duration.ofMillis(200);
  private static final Duration HUSH = Duration.ofMillis(60);
  private static final Duration LONGEST_MESSAGE = Duration.ofSeconds(1);
  private static final Duration NEXT_LINE = Duration.ofMillis(1500);
  private static final Duration SAME_AGAIN = Duration.ofSeconds(1);
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(10);
  private static final Duration LONG = Duration.ofMinutes(10);
  private static final Duration ABSENT_PAUSE = Duration.ofMillis(500);

  private final PortOwner owner;
  private final ScanSettings settings;
  private final CodeTypes types;
  private final Supplier<LocalDate> today;
  private final Ticker ticker;

  private Scanner(PortOwner owner, ScanSettings settings, CodeTypes types, Supplier<LocalDate> today, Ticker ticker) {
    this.owner = owner;
    this.settings = settings;
    this.types = types;
    this.today = today;
    this.ticker = ticker;
  }

  /**
   * Starts looking after the scanner on a port; returns at once.
   *
   * @param types tells what a code is
   * @param today at the kiosk's place, for the two-digit years of zones
   * @param random spreads attempts to open; need not be secure
   */
  public static Scanner on(
      Port port, ScanSettings settings, CodeTypes types, Supplier<LocalDate> today, Ticker ticker, RandomGenerator random) {
    return new Scanner(SupervisedPort.of(port, ticker, random).start(), settings, types, today, ticker);
  }

  /** What the scanner's line shows now. */
  public DeviceState state() {
    return owner.state();
  }

  /**
   * Tells of every change of {@link #state()}, in order; the listener must return fast.
   *
   * @return closing it ends the subscription
   */
  public AutoCloseable onState(Consumer<DeviceState> listener) {
    return owner.onState(listener);
  }

  /**
   * Waits for one code or zone that comes after this call.
   *
   * @param wait how long the caller waits in all
   */
  public Scan scan(Duration wait) throws InterruptedException {
    AtomicBoolean abandoned = new AtomicBoolean();
    Listening listening = new Listening(abandoned::get);
    try {
      long until = ticker.nanos() + wait.toNanos();
      return scan(owner.call(Priority.PERSON, wait.plus(GRACE), link -> listening.fresh(link, until)));
    } finally {
      abandoned.set(true);
    }
  }

  /**
   * Tells of everything that is scanned from now on, over a pulled cable too. The same code within a second is told once.
   *
   * @return closing it ends the watch
   */
  public AutoCloseable watch(ScanListener listener) {
    AtomicBoolean ended = new AtomicBoolean();
    Thread thread = Thread.ofVirtual().name("scans " + owner.name()).start(() -> watch(listener, ended));
    return () -> {
      ended.set(true);
      thread.interrupt();
      thread.join();
    };
  }

  private void watch(ScanListener listener, AtomicBoolean ended) {
    Listening listening = new Listening(ended::get);
    Repeats repeats = new Repeats();
    boolean fresh = true;
    try {
      while (!ended.get()) {
        boolean first = fresh;
        Duration span = settings.trigger().isEmpty() ? LONG : LOOK_AGAIN;
        long until = ticker.nanos() + span.toNanos();
        Scan scan =
            scan(owner.call(Priority.PERSON, LONG.plus(GRACE), link -> first ? listening.fresh(link, until) : listening.on(link, until)));
        // A line that was lost begins anew.
        fresh = scan instanceof Scan.NotReady;
        if (fresh) {
          ticker.await(ABSENT_PAUSE);
        } else if (!(scan instanceof Scan.Nothing) && !repeats.again(scan)) {
          tell(listener, scan);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void tell(ScanListener listener, Scan scan) {
    try {
      listener.scanned(scan);
    } catch (RuntimeException e) {
      LOG.error("event=scan-listener-failed", e);
    }
  }

  private static Scan scan(Answer<Scan> answer) {
    return switch (answer) {
      case Answer.Done<Scan> done -> done.value();
      case Answer.NotReady<Scan> not -> new Scan.NotReady(not.state());
      case Answer.LineLost<Scan> _ -> new Scan.NotReady(new DeviceState.Absent("lost"));
      case Answer.TimedOut<Scan> _ -> new Scan.Nothing();
    };
  }

  /** Stops and lets go of the line. */
  @Override
  public void close() {
    owner.close();
  }

  /** Listens on the line; keeps what it heard of a message from one call to the next. */
  private final class Listening {
    private final LineAssembler assembler = new LineAssembler(settings);
    private final Gatherer gatherer = new Gatherer(settings.charset(), settings.format(), types, today);
    private final BooleanSupplier stop;
    private final byte[] buffer = new byte[1024];
    private long heardAt;

    Listening(BooleanSupplier stop) {
      this.stop = stop;
    }

    /** Listens from now on: whatever came before is somebody else's, and so is the rest of what is just being said. */
    Scan fresh(Link link, long until) throws LinkException {
      link.discardInput();
      if (settings.trigger().isEmpty()) {
        hush(link);
      }
      assembler.wipe();
      gatherer.wipe();
      return on(link, until);
    }

    Scan on(Link link, long until) throws LinkException {
      Optional<Scan> left = gatherer.take();
      if (left.isPresent()) {
        return left.get();
      }
      if (!settings.trigger().isEmpty()) {
        assembler.expectReply();
        link.write(settings.triggerBytes());
      }
      for (; ; ) {
        hear(link);
        Optional<Scan> scan = gatherer.take();
        if (scan.isPresent()) {
          return scan.get();
        }
        boolean inMessage = assembler.pending() || gatherer.holding();
        if (stop.getAsBoolean() || !inMessage && ticker.nanos() - until >= 0) {
          return new Scan.Nothing();
        }
      }
    }

    /** The tail of a message would be taken for a whole one. */
    private void hush(Link link) throws LinkException {
      long limit = ticker.nanos() + LONGEST_MESSAGE.toNanos();
      while (link.read(buffer, 0, buffer.length, HUSH) > 0 && ticker.nanos() - limit < 0) {
        Arrays.fill(buffer, (byte) 0);
      }
      Arrays.fill(buffer, (byte) 0);
    }

    private void hear(Link link) throws LinkException {
      int count = link.read(buffer, 0, buffer.length, wait(assembler.pending() ? settings.gap() : SLICE));
      int fed = 0;
      while (fed < count) {
        fed += assembler.feed(buffer, fed, count - fed);
        drain(assembler.take());
      }
      Arrays.fill(buffer, 0, count, (byte) 0);
      if (count > 0) {
        heardAt = ticker.nanos();
      } else if (assembler.pending() && quietFor(settings.gap())) {
        drain(assembler.silence());
      }
      if (gatherer.holding() && !assembler.pending() && quietFor(NEXT_LINE)) {
        gatherer.settle();
      }
    }

    private void drain(Optional<LineAssembler.Found> first) {
      for (Optional<LineAssembler.Found> next = first; next.isPresent(); next = assembler.take()) {
        gatherer.add(next.get());
      }
    }

    private boolean quietFor(Duration time) {
      return ticker.nanos() - heardAt >= time.toNanos();
    }

    private Duration wait(Duration longest) {
      return longest.compareTo(SLICE) < 0 ? longest : SLICE;
    }
  }

  /** Knows the last code by its digest only. */
  private final class Repeats {
    private byte[] last = new byte[0];
    private long seenAt;

    boolean again(Scan scan) {
      long now = ticker.nanos();
      byte[] digest = digest(scan);
      boolean same = digest.length > 0 && Arrays.equals(digest, last) && now - seenAt < SAME_AGAIN.toNanos();
      last = digest;
      seenAt = now;
      return same;
    }

    private static byte[] digest(Scan scan) {
      String text =
          switch (scan) {
            case Scan.Code(ScannedCode code) -> code.text();
            case Scan.Zone(var zone) -> zone.documentNumber() + zone.birthDate() + zone.surname();
            case Scan.Unreadable _, Scan.Nothing _, Scan.NotReady _ -> "";
          };
      try {
        return text.isEmpty() ? new byte[0] : MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("no SHA-256", e);
      }
    }
  }
}
