package org.hall24.identity.sam;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.hall24.identity.card.CardPhotoDecoder;
import org.hall24.identity.card.PhotoDecoding;
import org.hall24.identity.sam.SamLine.Heard;
import org.hall24.link.Answer;
import org.hall24.link.DeviceState;
import org.hall24.link.Exchange;
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
 * A card reader on a serial line. It looks for cards only while somebody {@linkplain #read waits} or {@linkplain #watch
 * watches}; otherwise it asks the module for its status now and then.
 *
 * <p>Every presentation of a card yields one reading, to those who wait at that moment. What one card gave is never given
 * again: after a reading the card must leave before anything else is read.
 *
 * <p>All methods may be called from any thread except from listeners.
 */
public final class SamReader implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SamReader.class);

  /** How often the quiet line is thought about; asks the module only when it was not heard for the heartbeat. */
  private static final Duration IDLE_LOOK = Duration.ofSeconds(1);

  /** Longer than all attempts of one step together; an end to waiting for an owner that cannot answer. */
  private static final Duration STEP_LIMIT = Duration.ofMinutes(1);

  /** So many greetings without an answer, and the line is closed and opened anew. */
  private static final int GREETINGS = 5;

  private static final Duration LONG = Duration.ofHours(1);

  private final SamSettings settings;
  private final Ticker ticker;
  private final SamLine line;
  private final BaudWalk walk;
  private final CardField field;
  private final Presentations presentations = new Presentations();
  private final PortOwner port;
  private final Thread looker;
  private final Exchange<Boolean> look = this::step;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition wake = lock.newCondition();
  private boolean closed;
  private volatile Optional<SamId> samId = Optional.empty();

  /**
   * Opens the reader in the background.
   *
   * @param port where the reader is plugged in; its baud rate is the port's business
   * @param settings waits and attempts
   * @param ticker measures and waits
   * @param random spreads the attempts to open the port
   * @param decoders tried in order on the photo; none: photos stay not decoded
   */
  public SamReader(
      Port port, SamSettings settings, Ticker ticker, RandomGenerator random, List<CardPhotoDecoder> decoders) {
    this.settings = settings;
    this.ticker = ticker;
    this.line = new SamLine(settings, ticker);
    this.walk = new BaudWalk(line, settings.walk());
    this.field =
        new CardField(line, settings.attempts(), PhotoDecoding.with(decoders), presentations::tellReading);
    // A platform thread: it parks twice a look, for hours, and a virtual thread makes garbage each time it parks.
    this.looker = Thread.ofPlatform().daemon().name("cards " + port.name()).unstarted(this::lookWhileWanted);
    this.port =
        SupervisedPort.of(port, ticker, random)
            .greeting(this::greet)
            .reopenAfter(GREETINGS)
            .idle(IDLE_LOOK, this::idle)
            .start();
    this.looker.start();
  }

  /** What the reader shows now. */
  public DeviceState state() {
    return port.state();
  }

  /**
   * Tells of every change of {@link #state()}, on the port's thread; the listener must return fast.
   *
   * @return closing it ends the subscription
   */
  public AutoCloseable onState(Consumer<DeviceState> listener) {
    return port.onState(listener);
  }

  /** The module's own number, once it was heard. Names the reader, not a person. */
  public Optional<SamId> samId() {
    return samId;
  }

  /**
   * Waits for a card to be laid down and reads it. A card that lay there before and was read already does not count.
   *
   * @param wait how long, in all
   * @return a {@link CardRead.Presented} as soon as there is one; else, when the time is up, why not
   */
  public CardRead read(Duration wait) throws InterruptedException {
    return read(wait, ReadWish.textAndPhoto());
  }

  /**
   * The same, asking the card for more.
   *
   * @param wish what else is asked; while others wait or watch, they are told of it too
   */
  public CardRead read(Duration wait, ReadWish wish) throws InterruptedException {
    long until = ticker.nanos() + wait.toNanos();
    var reading = new Presentations.Reading(wish);
    lock.lockInterruptibly();
    try {
      presentations.add(reading);
      wake.signalAll();
      long left = until - ticker.nanos();
      while (!reading.over() && !closed && left > 0) {
        ticker.awaitSignal(lock, wake, Duration.ofNanos(left));
        left = until - ticker.nanos();
      }
      return presentations.end(reading, port.state());
    } finally {
      presentations.remove(reading);
      lock.unlock();
    }
  }

  /**
   * Tells of every card from now on.
   *
   * @return closing it ends the watch
   */
  public AutoCloseable watch(CardListener listener) {
    return watch(listener, ReadWish.textAndPhoto());
  }

  /**
   * The same, asking every card for more.
   *
   * @param wish what else is asked; while others wait or watch, they are told of it too
   */
  public AutoCloseable watch(CardListener listener, ReadWish wish) {
    var watch = new Presentations.Watch(listener, wish);
    presentations.add(watch);
    signal();
    return () -> presentations.remove(watch);
  }

  /**
   * Asks the module how it is.
   *
   * @param deadline how long the answer may take
   */
  public ReaderStatus status(Duration deadline) throws InterruptedException {
    Answer<DeviceState> answer =
        port.call(Priority.PERSON, deadline, link -> meaning(line.ask(link, SamCommand.STATUS)));
    DeviceState state = answer instanceof Answer.Done<DeviceState>(DeviceState said) ? said : state();
    return new ReaderStatus(state, samId);
  }

  /**
   * Starts the module again, as a technician would.
   *
   * @param deadline how long the answer may take
   */
  public ReaderStatus reset(Duration deadline) throws InterruptedException {
    Answer<DeviceState> answer =
        port.call(
            Priority.PERSON,
            deadline,
            link -> {
              field.startAgain();
              return meaning(line.ask(link, SamCommand.RESET));
            });
    DeviceState state = answer instanceof Answer.Done<DeviceState>(DeviceState said) ? said : state();
    return new ReaderStatus(state, samId);
  }

  /**
   * Sets the module to another speed, as a technician would, and follows it there. The module answers at the old speed. When
   * it is not to be heard at the new one, the line goes back.
   *
   * @param deadline how long all of it may take
   * @return the state at the speed the line has now; the port's own setting must be changed as well, or the next opening has to
   *     look for the reader again
   */
  public ReaderStatus changeSpeed(LineSpeed speed, Duration deadline) throws InterruptedException {
    Answer<DeviceState> answer =
        port.call(Priority.PERSON, deadline, link -> meaning(walk.change(link, speed)));
    DeviceState state = answer instanceof Answer.Done<DeviceState>(DeviceState said) ? said : state();
    return new ReaderStatus(state, samId);
  }

  /** The speed at which the module was heard last, in bits per second; 0 where the line has none of its own. */
  public int baud() {
    return walk.heardAt();
  }

  /** Ends all waiting and watching and closes the line. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      wake.signalAll();
    } finally {
      lock.unlock();
    }
    looker.interrupt();
    port.close();
  }

  // ---- on the port's thread ---------------------------------------------------------------------------------------

  private DeviceState greet(Link link) throws LinkException {
    line.opened();
    field.startAgain();
    Heard heard = walk.find(link);
    if (heard instanceof Heard.Garbled) {
      line.ask(link, SamCommand.RESET);
      heard = line.ask(link, SamCommand.STATUS);
    }
    DeviceState state = meaning(heard);
    samId = line.samId();
    samId.ifPresent(id -> LOG.info("event=sam-found port={} sam={}", link.name(), id.printed()));
    if (state.usable() && settings.radioBytes().isPresent()) {
      line.tell(link, settings.radioBytes().get().request());
    }
    return state;
  }

  private DeviceState idle(Link link) throws LinkException {
    boolean heardLately = ticker.nanos() - line.heardAt() < settings.heartbeat().toNanos();
    if (line.inStep() && heardLately) {
      return new DeviceState.Ready();
    }
    return meaning(line.ask(link, SamCommand.STATUS));
  }

  private static DeviceState meaning(Heard heard) {
    return switch (heard) {
      case Heard.Reply(SamReply reply) when reply.status() == SamStatus.SUCCESS -> new DeviceState.Ready();
      case Heard.Reply(SamReply reply) -> new DeviceState.Failed(reply.status().word());
      case Heard.Silent _ -> new DeviceState.Failed("silent");
      case Heard.Garbled _ -> new DeviceState.Failed("garbled");
    };
  }

  private boolean step(Link link) throws LinkException {
    CardField.Sighting sighting = field.step(link, presentations.wish());
    if (sighting instanceof CardField.Sighting.Trouble(String reason)) {
      LOG.warn("event=reader-trouble port={} reason={}", link.name(), reason);
    }
    presentations.tell(sighting);
    signal();
    return sighting instanceof CardField.Sighting.Removed;
  }

  // ---- on the looker's thread -------------------------------------------------------------------------------------

  private void lookWhileWanted() {
    try {
      while (awaitWanted()) {
        Answer<Boolean> removed = port.call(Priority.PERSON, STEP_LIMIT, look);
        // Who lifts one card may be laying the next one down already.
        if (!(removed instanceof Answer.Done<Boolean>(Boolean yes) && yes)) {
          pause();
        }
      }
    } catch (InterruptedException e) {
      LOG.debug("event=looking-ended port={}", port.name());
    }
  }

  private boolean awaitWanted() throws InterruptedException {
    lock.lock();
    try {
      while (!closed && !presentations.wanted()) {
        ticker.awaitSignal(lock, wake, LONG);
      }
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  private void pause() throws InterruptedException {
    long due = ticker.nanos() + settings.findEvery().toNanos();
    lock.lock();
    try {
      for (long rest = due - ticker.nanos(); !closed && rest > 0; rest = due - ticker.nanos()) {
        ticker.awaitSignal(lock, wake, Duration.ofNanos(rest));
      }
    } finally {
      lock.unlock();
    }
  }

  private void signal() {
    lock.lock();
    try {
      wake.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
