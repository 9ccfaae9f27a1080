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
import org.hall24.queue.Store;
import org.hall24.queue.Urgency;
import org.hall24.queue.journal.EventBody;
import org.hall24.queue.journal.EventKind;
import org.hall24.queue.journal.Journal;
import org.jspecify.annotations.Nullable;

/**
 * Compares faces with card photos, one at a time. Where the module cannot prove that it forgot, the face way stays closed
 * until it can, and the journal has it.
 */
final class FaceDesk {
  private static final Duration ERASE_LIMIT = Duration.ofSeconds(30);

  private final FaceModule module;
  private final Store store;
  private final Executor workers;
  private volatile boolean erasureOwed;
  private @Nullable Looking looking;

  private record Looking(long session, Cancellation cancellation) {}

  FaceDesk(FaceModule module, Store store, Executor workers) {
    this.module = module;
    this.store = store;
    this.workers = workers;
  }

  /** Empty when faces can be compared, else the reason they cannot. */
  String trouble() {
    return erasureOwed ? "erasure-owed" : Reasons.of(module.state());
  }

  synchronized void verify(long session, Optional<PhotoImage> reference, Duration limit, Reply reply) {
    if (reference.isEmpty()) {
      reply.send(new Report.NotVerified(FaceReason.PHOTO_UNUSABLE));
      return;
    }
    PhotoImage image = reference.get();
    byte[] rgb = image.copyRgb();
    FacePhoto photo = FacePhoto.of(image.width(), image.height(), rgb);
    Arrays.fill(rgb, (byte) 0);
    Looking mine = new Looking(session, new Cancellation());
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
      FaceCheck check = module.verify(photo, hint -> reply.send(new Report.FaceHint(hint.key())), limit, mine.cancellation);
      if (check.erasure() instanceof Erasure.NotProven(String reason)) {
        erasureOwed = true;
        incident(reason);
        workers.execute(this::eraseAgain);
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

  private void eraseAgain() {
    try {
      if (module.erase(ERASE_LIMIT).proven()) {
        erasureOwed = false;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void incident(String reason) {
    store.commit(
        Urgency.REST,
        tx -> Journal.append(tx, EventKind.ALARM, "face", EventBody.of("what", "erasure-not-proven").and("reason", reason)));
  }
}
