package org.hall24.identity.face.realsense;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.hall24.identity.face.Erasure;
import org.hall24.identity.face.FaceCheck;
import org.hall24.identity.face.FaceVerdict;
import org.hall24.identity.face.FaceVerdict.PhotoFault;
import org.hall24.identity.face.HintLog;
import org.hall24.identity.face.MatchScore;
import org.hall24.link.Exchange;
import org.hall24.link.Link;
import org.hall24.link.LinkException;
import org.hall24.link.Ticker;

/**
 * One comparison, from an empty module to an empty module: nothing stored? settings right? → photo up, its faceprint down
 * → look at the person until a usable living face was seen or the time is up → settings still right? → compare here →
 * nothing stored?
 */
final class HostModeCheck implements Exchange<FaceCheck> {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(300);
  private static final Duration MOST_FOR_CLEANING = Duration.ofSeconds(2);

  /** The protocol wants a name; no person's is ever given. */
  private static final String LABEL = "reference";

  /** The photo as the module takes it. */
  record Photo(int width, int height, byte[] bgr) {
    /** Overwrites the pixels. */
    void wipe() {
      Arrays.fill(bgr, (byte) 0);
    }

    @Override
    public String toString() {
      return "Photo[" + width + "×" + height + "]";
    }
  }

  /** Compares two faceprints; a seam so that a test can keep hold of them and see that they were wiped. */
  @FunctionalInterface
  interface Comparison {
    MatchScore compare(Faceprint live, Faceprint reference);
  }

  private final Photo photo;
  private final DeviceConfig config;
  private final Comparison comparison;
  private final HintLog hints;
  private final BooleanSupplier stop;
  private final Ticker ticker;
  private final long decideUntil;
  private final long cleanUntil;

  /**
   * A comparison that has not begun.
   *
   * @param photo wiped at the end
   * @param stop asked every 100 ms at most
   * @param began when the caller asked
   * @param limit how long all of it may take from then
   */
  HostModeCheck(
      Photo photo,
      DeviceConfig config,
      Comparison comparison,
      HintLog hints,
      BooleanSupplier stop,
      Ticker ticker,
      long began,
      Duration limit) {
    this.photo = photo;
    this.config = config;
    this.comparison = comparison;
    this.hints = hints;
    this.stop = stop;
    this.ticker = ticker;
    Duration quarter = limit.dividedBy(4);
    Duration cleaning = quarter.compareTo(MOST_FOR_CLEANING) < 0 ? quarter : MOST_FOR_CLEANING;
    this.cleanUntil = began + limit.toNanos();
    this.decideUntil = cleanUntil - cleaning.toNanos();
  }

  @Override
  public FaceCheck on(Link link) throws LinkException, InterruptedException {
    Session session = new Session(link, ticker);
    try {
      FaceVerdict verdict = decide(session);
      return new FaceCheck(verdict, hints.all(), clean(session));
    } finally {
      photo.wipe();
      session.wipe();
    }
  }

  private FaceVerdict decide(Session session) throws LinkException, InterruptedException {
    try {
      Housekeeping housekeeping = new Housekeeping(session);
      housekeeping.makeEmpty(decideUntil);
      housekeeping.configure(config, decideUntil);
      Optional<PhotoFault> unfit = upload(session);
      if (unfit.isPresent()) {
        return new FaceVerdict.PhotoUnusable(unfit.get());
      }
      Faceprint reference = reference(session);
      try {
        return look(session, housekeeping, reference);
      } finally {
        reference.wipe();
      }
    } catch (PhotoRefused e) {
      return new FaceVerdict.PhotoUnusable(e.fault);
    } catch (ModuleTrouble e) {
      return trouble(session, e);
    }
  }

  /** Running out of time or being stopped on the way is not the module's fault. */
  private FaceVerdict trouble(Session session, ModuleTrouble trouble) {
    if (stop.getAsBoolean()) {
      return new FaceVerdict.Cancelled();
    }
    boolean noAnswer = trouble.reason().equals(ModuleTrouble.SILENT);
    return noAnswer && session.past(decideUntil)
        ? new FaceVerdict.TimedOut()
        : new FaceVerdict.DeviceFault(trouble.reason());
  }

  private Erasure clean(Session session) throws LinkException {
    try {
      session.cancel();
      new Housekeeping(session).makeEmpty(cleanUntil);
      return new Erasure.Proven();
    } catch (ModuleTrouble e) {
      return new Erasure.NotProven(e.reason());
    }
  }

  private Optional<PhotoFault> upload(Session session) throws LinkException, ModuleTrouble {
    if (photo.bgr().length > HostMessage.ImageChunk.MAX_IMAGE) {
      return Optional.of(PhotoFault.WRONG_SIZE);
    }
    int index = 0;
    for (int at = 0; at < photo.bgr().length; at += HostMessage.ImageChunk.PIXELS) {
      if (stop.getAsBoolean()) {
        throw new ModuleTrouble("stopped");
      }
      byte[] pixels = Arrays.copyOfRange(photo.bgr(), at, at + HostMessage.ImageChunk.PIXELS);
      try {
        session.request(
            new HostMessage.ImageChunk(index++, photo.width(), photo.height(), pixels), decideUntil);
      } finally {
        Arrays.fill(pixels, (byte) 0);
      }
      if (!(session.answer(decideUntil) instanceof DeviceMessage.ImageChunkTaken)) {
        throw new ModuleTrouble("upload-refused");
      }
      session.ended();
    }
    return Optional.empty();
  }

  private Faceprint reference(Session session) throws LinkException, ModuleTrouble, PhotoRefused {
    session.request(new HostMessage.ExtractFromPhoto(LABEL), decideUntil);
    int status =
        switch (session.answer(decideUntil)) {
          case DeviceMessage.Reply reply -> reply.status();
          case DeviceMessage.Result result -> result.status();
          default -> throw new ModuleTrouble("photo-answer-unknown");
        };
    if (status != Status.SUCCESS) {
      session.ended();
      Optional<PhotoFault> fault = Status.photoFault(status);
      if (fault.isPresent()) {
        throw new PhotoRefused(fault.get());
      }
      throw new ModuleTrouble("photo-status-" + status);
    }
    if (!(session.answer(decideUntil) instanceof DeviceMessage.Extracted extracted)) {
      throw new ModuleTrouble("faceprint-missing");
    }
    session.ended();
    Faceprint print = extracted.faceprint();
    if (print.version() != Faceprint.VERSION || print.type() != Faceprint.TYPE_PHOTO) {
      throw new ModuleTrouble("faceprint-unknown");
    }
    if (print.mask() == Faceprint.WITH_MASK) {
      throw new PhotoRefused(PhotoFault.FACE_NOT_CLEAR);
    }
    return print;
  }

  private FaceVerdict look(Session session, Housekeeping housekeeping, Faceprint reference)
      throws LinkException, ModuleTrouble, InterruptedException {
    for (; ; ) {
      switch (new LiveLook(session, hints, stop, decideUntil).once()) {
        case LiveLook.Seen.Over over -> {
          return over.verdict();
        }
        case LiveLook.Seen.Face face -> {
          try {
            housekeeping.confirm(config, cleanUntil);
            MatchScore score = comparison.compare(face.live(), reference);
            return score.same()
                ? new FaceVerdict.SamePerson(Optional.of(score))
                : new FaceVerdict.DifferentPerson(Optional.of(score));
          } finally {
            face.live().wipe();
          }
        }
        case LiveLook.Seen.Again _ -> session.pause(BETWEEN_LOOKS, decideUntil, stop);
      }
    }
  }

  /** The module cannot use the photo. */
  private static final class PhotoRefused extends Exception {
    private static final long serialVersionUID = 1L;
    private final PhotoFault fault;

    PhotoRefused(PhotoFault fault) {
      super(fault.name(), null, false, false);
      this.fault = fault;
    }
  }
}
