package org.hall24.identity.face;

import java.time.Duration;
import java.util.function.Consumer;
import org.hall24.link.Answer;
import org.hall24.link.DeviceState;
import org.hall24.link.Exchange;
import org.hall24.link.Link;
import org.hall24.link.LinkException;
import org.hall24.link.PortOwner;
import org.hall24.link.Priority;
import org.hall24.link.Ticker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The line of a face module, as every driver asks on it: a person's turn, a limit, and what it means when no answer came.
 * What is asked is the driver's. Thread-safe.
 */
public final class FaceLine implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FaceLine.class);

  /** An exchange looks after its limit itself; a caller waits this much longer, so that he hears what came of it. */
  private static final Duration GRACE = Duration.ofMillis(500);

  private final PortOwner owner;
  private final Ticker ticker;

  /**
   * A line that is looked after.
   *
   * @param ticker the one of the owner
   */
  public FaceLine(PortOwner owner, Ticker ticker) {
    this.owner = owner;
    this.ticker = ticker;
  }

  /** What is asked, with the moment ({@link Ticker#nanos()}) by which it must be over. */
  @FunctionalInterface
  public interface Question<T> {
    /** Asks. */
    T ask(Link link, long until) throws LinkException, InterruptedException;
  }

  /** As {@link FaceModule#state()}. */
  public DeviceState state() {
    return owner.state();
  }

  /** As {@link FaceModule#onState}. */
  public AutoCloseable onState(Consumer<DeviceState> listener) {
    return owner.onState(listener);
  }

  /** As {@link FaceModule#ping}. */
  public FaceHealth ping(Duration limit, Question<FaceHealth> question) throws InterruptedException {
    return switch (call(limit, question)) {
      case Answer.Done<FaceHealth> done -> done.value();
      case Answer.NotReady<FaceHealth> not -> new FaceHealth.NotUsable(reason(not.state()));
      case Answer.LineLost<FaceHealth> _ -> new FaceHealth.NotUsable("line-lost");
      case Answer.TimedOut<FaceHealth> _ -> new FaceHealth.NotUsable("silent");
    };
  }

  /** As {@link FaceModule#erase}. */
  public Erasure erase(Duration limit, Question<Erasure> question) throws InterruptedException {
    return switch (call(limit, question)) {
      case Answer.Done<Erasure> done -> done.value();
      case Answer.NotReady<Erasure> not -> new Erasure.NotProven(reason(not.state()));
      case Answer.LineLost<Erasure> _ -> new Erasure.NotProven("line-lost");
      case Answer.TimedOut<Erasure> _ -> new Erasure.NotProven("timed-out");
    };
  }

  /**
   * Runs one comparison, and writes to the log what came of it.
   *
   * @param began when the caller asked, {@link Ticker#nanos()}
   * @param limit how long the comparison may take from now
   * @param hints what the comparison says on the way; told with the outcome even when the line is lost
   */
  public FaceCheck check(long began, Duration limit, HintLog hints, Exchange<FaceCheck> comparison)
      throws InterruptedException {
    FaceCheck done =
        switch (owner.call(Priority.PERSON, limit.plus(GRACE), comparison)) {
          case Answer.Done<FaceCheck> answer -> answer.value();
          case Answer.NotReady<FaceCheck> not -> fault(reason(not.state()), hints);
          case Answer.LineLost<FaceCheck> _ -> fault("line-lost", hints);
          case Answer.TimedOut<FaceCheck> _ ->
              new FaceCheck(new FaceVerdict.TimedOut(), hints.all(), new Erasure.NotProven("timed-out"));
        };
    LOG.info(
        "event=face-checked verdict={} erased={} hints={} ms={}",
        done.verdict() instanceof FaceVerdict.DeviceFault fault ? fault.reason() : done.verdict().word(),
        done.erasure().proven(),
        done.hints().size(),
        (ticker.nanos() - began) / 1_000_000);
    return done;
  }

  /** Lets go of the line. */
  @Override
  public void close() {
    owner.close();
  }

  private <T> Answer<T> call(Duration limit, Question<T> question) throws InterruptedException {
    long until = ticker.in(limit);
    return owner.call(Priority.PERSON, limit.plus(GRACE), link -> question.ask(link, until));
  }

  private static FaceCheck fault(String reason, HintLog hints) {
    return new FaceCheck(new FaceVerdict.DeviceFault(reason), hints.all(), new Erasure.NotProven(reason));
  }

  private static String reason(DeviceState state) {
    return switch (state) {
      case DeviceState.Absent absent -> absent.reason();
      case DeviceState.Connecting _ -> "connecting";
      case DeviceState.Ready _ -> "ready";
      case DeviceState.Degraded degraded -> degraded.reason();
      case DeviceState.Failed failed -> failed.reason();
    };
  }
}
