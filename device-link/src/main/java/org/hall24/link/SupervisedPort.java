package org.hall24.link;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The owner of a port: one virtual thread that opens the line, greets the device, runs exchanges in order, and finds the
 * line again after it was lost.
 *
 * <ul>
 *   <li>State: {@code CONNECTING} until the first attempt to open ended, so that a caller who comes at once waits instead of
 *       being turned away; {@code ABSENT("no-port"|"lost")}; {@code FAILED("held"|"denied")} when the port is there but
 *       not ours; then whatever the greeting, and later each idle exchange, says. {@code FAILED("driver-fault")}: one of
 *       these two threw something else than a lost line.
 *   <li>While the state is neither usable nor {@code CONNECTING}, calls are answered with {@link Answer.NotReady} at once,
 *       waiting ones too.
 *   <li>A device whose greeting or idle exchange says it is not usable is greeted again with a capped back-off, on the same
 *       open line, input discarded before each; after some greetings in vain, where a driver wants it, the line is closed and
 *       opened anew, and the state stays what the device said.
 *   <li>While nothing is exchanged the line is {@linkplain Link#check() checked} now and then; this takes no byte.
 *   <li>Waiting parks the thread: an absent device costs a failed open every cap at most.
 * </ul>
 */
public final class SupervisedPort implements PortOwner {
  private static final Logger LOG = LoggerFactory.getLogger(SupervisedPort.class);
  private static final String CLOSED = LinkException.Kind.CLOSED.word();

  private final Port port;
  private final Ticker ticker;
  private final Exchange<DeviceState> greeting;
  private final @Nullable Exchange<DeviceState> idle;
  private final Duration idleEvery;
  private final Duration checkEvery;
  private final int reopenAfter;
  private final BackOff backOff;
  private final Thread thread;

  private final StateListeners listeners;
  private final CallQueue calls;

  /** The line was closed only to be opened anew: the state is still what the device said. The owner's thread only. */
  private boolean reopened;

  private SupervisedPort(Builder builder) {
    this.port = builder.port;
    this.ticker = builder.ticker;
    this.greeting = builder.greeting;
    this.idle = builder.idle;
    this.idleEvery = builder.idleEvery;
    this.checkEvery = builder.checkEvery;
    this.reopenAfter = builder.reopenAfter;
    this.backOff = new BackOff(builder.firstBackOff, builder.backOffCap, builder.random);
    this.listeners = new StateListeners(port.name());
    this.calls = new CallQueue(port.name(), ticker);
    this.thread = Thread.ofVirtual().name("port " + port.name()).unstarted(this::run);
  }

  /**
   * Begins to describe the owner of a port.
   *
   * @param port where the line is opened
   * @param ticker measures deadlines and waits
   * @param random spreads the attempts to open
   */
  public static Builder of(Port port, Ticker ticker, RandomGenerator random) {
    return new Builder(port, ticker, random);
  }

  /** What an owner does besides running calls. */
  public static final class Builder {
    private final Port port;
    private final Ticker ticker;
    private final RandomGenerator random;
    private Exchange<DeviceState> greeting = link -> new DeviceState.Ready();
    private @Nullable Exchange<DeviceState> idle;
    private Duration idleEvery = Duration.ZERO;
    private Duration checkEvery = Duration.ofMillis(500);
    private int reopenAfter = Integer.MAX_VALUE;
    private Duration firstBackOff = Duration.ofMillis(100);
    private Duration backOffCap = Duration.ofSeconds(2);

    private Builder(Port port, Ticker ticker, RandomGenerator random) {
      this.port = port;
      this.ticker = ticker;
      this.random = random;
    }

    /** The first exchange on every newly opened line; what it says is the state. Default: ready at once. */
    public Builder greeting(Exchange<DeviceState> exchange) {
      greeting = exchange;
      return this;
    }

    /**
     * What is asked when nobody else asks; what it says is the state.
     *
     * @param every from the end of one to the start of the next
     */
    public Builder idle(Duration every, Exchange<DeviceState> exchange) {
      idleEvery = every;
      idle = exchange;
      return this;
    }

    /** How often a quiet line is looked at (default 500 ms). */
    public Builder checkEvery(Duration every) {
      checkEvery = every;
      return this;
    }

    /** So many greetings in a row without a usable device, and the line is closed and opened anew (default: never). */
    public Builder reopenAfter(int greetings) {
      reopenAfter = greetings;
      return this;
    }

    /**
     * How long to wait between attempts (default 100 ms doubling up to 2 s, with jitter). A cap above 2 s breaks the
     * promise that a device plugged in again works within 5 s.
     */
    public Builder backOff(Duration first, Duration cap) {
      firstBackOff = first;
      backOffCap = cap;
      return this;
    }

    /** Starts the thread; the port is opened in the background. */
    public SupervisedPort start() {
      SupervisedPort owner = new SupervisedPort(this);
      owner.thread.start();
      return owner;
    }
  }

  @Override
  public String name() {
    return port.name();
  }

  @Override
  public DeviceState state() {
    return calls.state();
  }

  @Override
  public AutoCloseable onState(Consumer<DeviceState> listener) {
    return listeners.add(listener);
  }

  @Override
  public <T> Answer<T> call(Priority priority, Duration deadline, Exchange<T> exchange) throws InterruptedException {
    if (Thread.currentThread() == thread) {
      throw new IllegalStateException("an exchange on " + name() + " waited for another one on the same port");
    }
    return calls.call(priority, deadline, exchange);
  }

  @Override
  public void close() {
    Link open = calls.close();
    if (Thread.currentThread() == thread) {
      return; // a listener closes us: the loop ends when he returns
    }
    if (open != null) {
      open.close();
    }
    thread.interrupt();
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

  // ---- the owner's thread -----------------------------------------------------------------------------------------

  private void run() {
    try {
      while (!calls.isClosed()) {
        serveOnce();
        calls.pause(backOff.next());
      }
    } catch (InterruptedException e) {
      LOG.debug("event=port-closing port={}", name());
    } finally {
      show(new DeviceState.Absent(CLOSED));
    }
  }

  private void serveOnce() throws InterruptedException {
    try (Link link = port.open()) {
      calls.adopt(link);
      if (!reopened) {
        show(new DeviceState.Connecting());
      }
      reopened = false;
      reopened = !greet(link);
      if (!reopened) {
        serve(link);
      }
    } catch (LinkException e) {
      showLost(e);
    } catch (RuntimeException e) {
      fault("port-open", e);
      show(new DeviceState.Failed("driver-fault"));
    } finally {
      calls.adopt(null);
    }
  }

  private void showLost(LinkException e) {
    reopened = false;
    if (!calls.isClosed()) {
      show(absence(e.kind()));
    }
  }

  private static DeviceState absence(LinkException.Kind kind) {
    return switch (kind) {
      case HELD, DENIED -> new DeviceState.Failed(kind.word());
      case NO_PORT -> new DeviceState.Absent(kind.word());
      case LOST, CLOSED -> new DeviceState.Absent(LinkException.Kind.LOST.word());
    };
  }

  /** Greets until the device is usable; false when it was in vain so often that the line shall be opened anew. */
  private boolean greet(Link link) throws LinkException, InterruptedException {
    link.discardInput();
    DeviceState said = ask(link, greeting, "greeting");
    for (int inVain = 1; !said.usable(); inVain++) {
      show(said instanceof DeviceState.Connecting ? new DeviceState.Failed("silent") : said);
      if (inVain >= reopenAfter) {
        return false;
      }
      calls.pause(backOff.next());
      link.check();
      link.discardInput(); // a late answer must not pass for the answer to the next question
      said = ask(link, greeting, "greeting");
    }
    backOff.reset();
    show(said);
    return true;
  }

  private void serve(Link link) throws LinkException, InterruptedException {
    long idleAt = ticker.in(idleEvery);
    while (!calls.isClosed()) {
      PortCall<?> call = nextCall(idleAt);
      if (call != null) {
        run(call, link);
      } else {
        link.check();
      }
      if (idle != null && idleAt - ticker.nanos() <= 0 && !calls.anybodyWaits()) {
        DeviceState said = ask(link, idle, "idle");
        show(said);
        if (!said.usable()) {
          calls.pause(backOff.next());
          if (!greet(link)) {
            reopened = true;
            return;
          }
        }
        idleAt = ticker.in(idleEvery);
      }
    }
  }

  private DeviceState ask(Link link, Exchange<DeviceState> exchange, String what)
      throws LinkException, InterruptedException {
    try {
      return exchange.on(link);
    } catch (RuntimeException e) {
      fault(what, e);
      return new DeviceState.Failed("driver-fault");
    }
  }

  /** The next call; or nothing when it is time to look at the line or to ask idly. */
  private @Nullable PortCall<?> nextCall(long idleAt) throws InterruptedException {
    long rest = Nanos.of(checkEvery);
    return calls.next(Duration.ofNanos(idle == null ? rest : Math.min(rest, idleAt - ticker.nanos())));
  }

  private <T> void run(PortCall<T> call, Link link) throws LinkException, InterruptedException {
    try {
      T value = call.on(link);
      calls.finish(call, new Answer.Done<>(value));
    } catch (LinkException e) {
      showLost(e); // first, so that a caller who learns of it does not still see a ready device
      calls.finish(call, new Answer.LineLost<>(name()));
      throw e;
    } catch (InterruptedException e) {
      calls.finish(call, new Answer.LineLost<>(name()));
      throw e;
    } catch (RuntimeException e) {
      calls.broke(call, e);
      link.discardInput(); // nobody knows how far it came
    }
  }

  private void show(DeviceState next) {
    if (calls.show(next)) {
      listeners.tell(next);
    }
  }

  private void fault(String where, RuntimeException e) {
    LOG.error("event=driver-fault port={} where={}", name(), where, e);
  }
}
