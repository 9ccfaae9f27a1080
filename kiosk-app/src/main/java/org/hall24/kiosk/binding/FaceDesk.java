package org.hall24.kiosk.binding;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.hall24.identity.card.PhotoImage;
import org.hall24.identity.face.Cancellation;
import org.hall24.identity.face.Erasure;
import org.hall24.identity.face.FaceCheck;
import org.hall24.identity.face.FaceModule;
import org.hall24.identity.face.FacePhoto;
import org.hall24.identity.face.FaceVerdict;
import org.hall24.kiosk.journey.KioskServices.Reply;
import org.hall24.kiosk.journey.Report;
import org.hall24.kiosk.journey.Screen.FaceReason;
import org.hall24.link.DeviceState;
import org.hall24.queue.Store;
import org.hall24.queue.Urgency;
import org.hall24.queue.journal.EventBody;
import org.hall24.queue.journal.EventKind;
import org.hall24.queue.journal.Journal;
import org.jspecify.annotations.Nullable;

/**
 * Compares faces with card photos, one at a time. Where the module cannot prove that it forgot, the face way stays closed
 * until it can, and the journal has it. The module is emptied too whenever it comes back, the first time included: a power
 * cut may have left a face on it.
 */
final class FaceDesk implements AutoCloseable {
  private static final Duration ERASE_LIMIT = Duration.ofSeconds(30);

  /** So many times in one session something else than a living face was shown: an incident, of which no picture is kept. */
  private static final int SPOOFS_OF_AN_INCIDENT = 2;

  private final FaceModule module;
  private final FaceLooks looks;
  private final Store store;
  private final Executor workers;
  private final AutoCloseable states;
  private volatile boolean erasureOwed = true;
  private volatile Runnable changed = () -> {};
  private boolean usable;
  private boolean reported;
  private long spoofSession = -1;
  private int spoofs;
  private @Nullable Looking looking;

  private record Looking(long session, String number, Cancellation cancellation) {

    /** Without the number, which is the person's. */
    @Override
    public String toString() {
      return "Looking[" + session + "]";
    }
  }

  FaceDesk(FaceModule module, FaceLooks looks, Store store, Executor workers) {
    this.looks = looks;
    this.module = module;
    this.store = store;
    this.workers = workers;
    states = module.onState(this::moduleChanged);
    moduleChanged(module.state());
  }

  private void moduleChanged(DeviceState state) {
    boolean back;
    synchronized (this) {
      back = state.usable() && !usable;
      usable = state.usable();
      if (back) {
        erasureOwed = true;
      }
    }
    if (back) {
      workers.execute(this::eraseOwed);
    }
  }

  /** What somebody answered, without who: the law wants it shown that people are asked, and how many say no. */
  void noteConsent(String answer) {
    note(EventKind.FACE_CONSENT, EventBody.of("answer", answer));
  }

  /** Empty when faces can be compared, else the reason they cannot. */
  String trouble() {
    String away = Reasons.of(module.state());
    return away.isEmpty() && erasureOwed ? "erasure-owed" : away;
  }

  /** Tells when {@link #trouble()} may have changed though the module's state did not. */
  void listen(Runnable whenChanged) {
    changed = whenChanged;
  }

  /** @param number of the card, whose looks are counted beyond this session */
  synchronized void verify(long session, String number, Optional<PhotoImage> reference, Duration limit, Reply reply) {
    if (reference.isEmpty()) {
      reply.send(new Report.NotVerified(FaceReason.PHOTO_UNUSABLE));
      return;
    }
    PhotoImage image = reference.get();
    byte[] rgb = image.copyRgb();
    FacePhoto photo = FacePhoto.of(image.width(), image.height(), rgb);
    Arrays.fill(rgb, (byte) 0);
    Looking mine = new Looking(session, number, new Cancellation());
    looking = mine;
    workers.execute(() -> look(mine, photo, limit, reply));
  }

  synchronized void stop(long session) {
    if (looking != null && looking.session == session) {
      looking.cancellation.cancel();
    }
  }

  private void look(Looking mine, FacePhoto photo, Duration limit, Reply reply) {
    try {
      looks.look(mine.number);
      FaceCheck check = module.verify(photo, hint -> reply.send(new Report.FaceHint(hint.key())), limit, mine.cancellation);
      note(
          EventKind.FACE_CHECKED,
          EventBody.of("verdict", check.verdict().word()).and("erased", check.erasure() instanceof Erasure.Proven));
      if (check.erasure() instanceof Erasure.NotProven(String reason)) {
        owe(reason);
        workers.execute(this::eraseOwed);
      }
      if (check.verdict() instanceof FaceVerdict.LivenessFailed) {
        spoof(mine.session);
      }
      if (check.verified()) {
        looks.matched(mine.number);
      }
      reply.send(report(check.verdict()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      reply.send(new Report.NotVerified(FaceReason.DEVICE));
    } finally {
      photo.wipe();
      synchronized (this) {
        if (mine.equals(looking)) {
          looking = null;
        }
      }
    }
  }

  private static Report report(FaceVerdict verdict) {
    return switch (verdict) {
      case FaceVerdict.SamePerson _ -> new Report.SamePerson();
      case FaceVerdict.DifferentPerson _ -> new Report.NotVerified(FaceReason.DIFFERENT);
      case FaceVerdict.LivenessFailed _ -> new Report.NotVerified(FaceReason.NOT_LIVE);
      case FaceVerdict.NoUsableFace _ -> new Report.NotVerified(FaceReason.NO_FACE);
      case FaceVerdict.PhotoUnusable _ -> new Report.NotVerified(FaceReason.PHOTO_UNUSABLE);
      case FaceVerdict.TimedOut _, FaceVerdict.Cancelled _ -> new Report.NotVerified(FaceReason.TIMED_OUT);
      case FaceVerdict.DeviceFault _ -> new Report.NotVerified(FaceReason.DEVICE);
    };
  }

  private void eraseOwed() {
    try {
      switch (module.erase(ERASE_LIMIT)) {
        case Erasure.Proven _ -> settled();
        case Erasure.NotProven(String reason) -> owe(reason);
      }
      changed.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Once per trouble: a module that stays away is tried again when it comes back and needs no second line. */
  private void owe(String reason) {
    synchronized (this) {
      erasureOwed = true;
      if (reported) {
        return;
      }
      reported = true;
    }
    incident(EventBody.of("what", "erasure-not-proven").and("reason", reason));
  }

  private void settled() {
    synchronized (this) {
      erasureOwed = false;
      if (!reported) {
        return;
      }
      reported = false;
    }
    incident(EventBody.of("what", "erasure-proven"));
  }

  private void spoof(long session) {
    synchronized (this) {
      spoofs = spoofSession == session ? spoofs + 1 : 1;
      spoofSession = session;
      if (spoofs != SPOOFS_OF_AN_INCIDENT) {
        return;
      }
    }
    incident(EventBody.of("what", "liveness-failed-again"));
  }

  private void incident(EventBody body) {
    note(EventKind.ALARM, body);
  }

  private void note(EventKind kind, EventBody body) {
    store.commit(Urgency.REST, tx -> Journal.append(tx, kind, "face", body));
  }

  @Override
  public void close() {
    try {
      states.close();
    } catch (Exception e) {
      throw new IllegalStateException("a subscription would not end", e);
    }
  }
}
