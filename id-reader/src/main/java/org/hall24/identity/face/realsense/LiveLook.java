package org.hall24.identity.face.realsense;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.hall24.identity.face.FaceHint;
import org.hall24.identity.face.FaceVerdict;
import org.hall24.identity.face.HintLog;
import org.hall24.link.LinkException;

/**
 * One live capture: the module hints, says what it saw, hands the faceprint over, and ends. What it saw counts only when it
 * ended well.
 */
final class LiveLook {

  /** What the look gave. */
  sealed interface Seen {
    /** A living face that may be compared. */
    record Face(Faceprint live) implements Seen {}

    /** Nothing to decide on; another look may help. */
    record Again() implements Seen {}

    /** No further look is of use. */
    record Over(FaceVerdict verdict) implements Seen {}
  }

  private final Session session;
  private final HintLog hints;
  private final BooleanSupplier stop;
  private final long decideUntil;
  private Optional<Status.LiveResult> result = Optional.empty();
  private Optional<Faceprint> print = Optional.empty();
  private boolean several;

  /**
   * A look that has not begun.
   *
   * @param stop asked every 100 ms at most
   * @param decideUntil when the time for deciding is up
   */
  LiveLook(Session session, HintLog hints, BooleanSupplier stop, long decideUntil) {
    this.session = session;
    this.hints = hints;
    this.stop = stop;
    this.decideUntil = decideUntil;
  }

  /** Looks. A face it gives is the caller's to wipe. */
  Seen once() throws LinkException, ModuleTrouble {
    if (stop.getAsBoolean()) {
      return new Seen.Over(new FaceVerdict.Cancelled());
    }
    if (session.past(decideUntil)) {
      return new Seen.Over(outOfTime());
    }
    session.request(new HostMessage.ExtractLive(), decideUntil);
    for (; ; ) {
      long silentAt = session.in(Session.ANSWER);
      Optional<DeviceMessage> heard = session.receive(session.sooner(decideUntil, Session.ANSWER), stop);
      if (heard.isEmpty()) {
        return nothingMore(silentAt);
      }
      if (heard.get() instanceof DeviceMessage.Reply reply) {
        session.ended();
        return outcome(reply.status());
      }
      hear(heard.get());
    }
  }

  private Seen nothingMore(long silentAt) throws LinkException, ModuleTrouble {
    if (stop.getAsBoolean()) {
      session.cancel();
      return new Seen.Over(new FaceVerdict.Cancelled());
    }
    if (session.past(silentAt)) {
      throw session.silence();
    }
    session.cancel();
    return new Seen.Over(outOfTime());
  }

  private FaceVerdict outOfTime() {
    return hints.obstacle().isPresent()
        ? new FaceVerdict.NoUsableFace(hints.obstacle())
        : new FaceVerdict.TimedOut();
  }

  private void hear(DeviceMessage message) throws ModuleTrouble {
    switch (message) {
      case DeviceMessage.Hint hint -> Status.hint(hint.status()).ifPresent(hints::give);
      case DeviceMessage.FacesSeen seen -> several(seen.boxes().size() > 1);
      case DeviceMessage.Result said -> {
        // Two results in one look mean two faces: whose card it is cannot be told.
        several(several || result.isPresent());
        result = Optional.of(Status.ofLive(said.status()));
      }
      case DeviceMessage.Extracted extracted -> print = Optional.of(extracted.faceprint());
      case DeviceMessage.Progress _, DeviceMessage.SessionStarted _ -> {}
      case DeviceMessage.Reply _,
          DeviceMessage.Pong _,
          DeviceMessage.ConfigIs _,
          DeviceMessage.ConfigSet _,
          DeviceMessage.ConfigRefused _,
          DeviceMessage.UserCount _,
          DeviceMessage.ImageChunkTaken _,
          DeviceMessage.Other _ ->
          throw new ModuleTrouble("capture-answer-unknown");
    }
  }

  private void several(boolean now) {
    several = now;
    if (now) {
      hints.insist(FaceHint.ONE_PERSON_ONLY);
    } else {
      hints.relent(FaceHint.ONE_PERSON_ONLY);
    }
  }

  private Seen outcome(int status) throws ModuleTrouble {
    if (status == Status.LOCKED) {
      throw new ModuleTrouble(ModuleTrouble.LOCKED);
    }
    if (result.isEmpty()) {
      if (status != Status.OK) {
        throw new ModuleTrouble("capture-refused-" + status);
      }
      return new Seen.Again();
    }
    return switch (result.get()) {
      case Status.LiveResult.Captured _ -> captured(status);
      case Status.LiveResult.NotAlive _ -> new Seen.Over(new FaceVerdict.LivenessFailed());
      case Status.LiveResult.NotSame _ -> new Seen.Over(new FaceVerdict.DifferentPerson(Optional.empty()));
      case Status.LiveResult.NotUsable(FaceHint hint) -> {
        ask(hint);
        yield new Seen.Again();
      }
      case Status.LiveResult.Fault fault -> throw new ModuleTrouble(fault.reason());
    };
  }

  private void ask(FaceHint hint) {
    if (hint == FaceHint.REMOVE_MASK || hint == FaceHint.REMOVE_SUNGLASSES) {
      hints.insist(hint);
    } else {
      hints.give(hint);
    }
  }

  private Seen captured(int status) throws ModuleTrouble {
    if (status != Status.OK) {
      throw new ModuleTrouble("capture-ended-" + status);
    }
    Faceprint live = print.orElseThrow(() -> new ModuleTrouble("faceprint-missing"));
    if (live.version() != Faceprint.VERSION || live.type() != Faceprint.TYPE_LIVE) {
      throw new ModuleTrouble("faceprint-unknown");
    }
    if (several) {
      return new Seen.Again();
    }
    if (live.mask() != Faceprint.WITHOUT_MASK) {
      hints.insist(FaceHint.REMOVE_MASK);
      return new Seen.Again();
    }
    return new Seen.Face(live);
  }
}
