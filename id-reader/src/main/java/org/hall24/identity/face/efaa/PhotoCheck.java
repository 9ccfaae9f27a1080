package org.hall24.identity.face.efaa;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.hall24.identity.face.Erasure;
import org.hall24.identity.face.FaceCheck;
import org.hall24.identity.face.FaceHint;
import org.hall24.identity.face.FaceVerdict;
import org.hall24.identity.face.FaceVerdict.PhotoFault;
import org.hall24.identity.face.HintLog;
import org.hall24.link.Exchange;
import org.hall24.link.Link;
import org.hall24.link.LinkException;
import org.hall24.link.Ticker;

/**
 * One comparison, from an empty module to an empty module: delete all → demonstration mode off → level set → photo up → look
 * and compare → only the photo's own number, with open eyes, from a module that holds nothing else → delete all, and count.
 */
final class PhotoCheck implements Exchange<FaceCheck> {
  private static final Duration MOST_FOR_CLEANING = Duration.ofSeconds(4);
  private static final Duration FIRST_PIECE = Duration.ofSeconds(5);
  private static final Duration LAST_PIECE = Duration.ofSeconds(10);
  private static final Duration SLACK = Duration.ofSeconds(5);
  private static final int PIECE = 246;
  private static final int PLAIN_JPEG = 0;
  private static final int SHORTEST_LOOK_S = 3;
  private static final int LONGEST_LOOK_S = 20;

  /** Nobody's time is over sooner; a module that says so did not look. */
  private static final Duration LEAST_LOOK = Duration.ofSeconds(1);

  private final byte[] jpeg;
  private final EfAaProfile profile;
  private final HintLog hints;
  private final BooleanSupplier stop;
  private final Ticker ticker;
  private final long decideUntil;
  private final long cleanUntil;

  /**
   * A comparison that has not begun.
   *
   * @param jpeg wiped at the end
   * @param stop asked every 100 ms at most
   * @param began when the caller asked
   * @param limit how long all of it may take from then
   */
  PhotoCheck(byte[] jpeg, EfAaProfile profile, HintLog hints, BooleanSupplier stop, Ticker ticker, long began, Duration limit) {
    this.jpeg = jpeg;
    this.profile = profile;
    this.hints = hints;
    this.stop = stop;
    this.ticker = ticker;
    Duration third = limit.dividedBy(3);
    Duration cleaning = third.compareTo(MOST_FOR_CLEANING) < 0 ? third : MOST_FOR_CLEANING;
    this.cleanUntil = began + limit.toNanos();
    this.decideUntil = cleanUntil - cleaning.toNanos();
  }

  /** The module said how long it would look, and then nothing. */
  private static final String UNANSWERED = "verify-unanswered";

  @Override
  public FaceCheck on(Link link) throws LinkException {
    Conversation module = Conversation.begin(link, ticker);
    try {
      FaceVerdict verdict = decide(module);
      return new FaceCheck(verdict, hints.all(), Storage.erase(module, cleanUntil));
    } finally {
      Arrays.fill(jpeg, (byte) 0);
      module.wipe();
    }
  }

  private FaceVerdict decide(Conversation module) throws LinkException {
    try {
      Storage.makeEmpty(module, decideUntil);
      must(module.ask(EfAaFrame.DEMO_MODE, decideUntil, 0), "demo-mode-not-off");
      must(module.ask(EfAaFrame.THRESHOLD, decideUntil, profile.level(), profile.level()), "level-refused");
      int uid = upload(module);
      return look(module, uid);
    } catch (PhotoRefused e) {
      return new FaceVerdict.PhotoUnusable(e.fault);
    } catch (Trouble e) {
      if (stop.getAsBoolean()) {
        return new FaceVerdict.Cancelled();
      }
      boolean late = e.reason().equals(Trouble.SILENT) && module.past(decideUntil);
      return late ? outOfTime() : new FaceVerdict.DeviceFault(e.reason());
    }
  }

  private static void must(Conversation.Reply reply, String reason) throws Trouble {
    if (!reply.ok()) {
      throw new Trouble(reason);
    }
  }

  /** The photo goes up in pieces; its number on the module comes back with the last one. */
  private int upload(Conversation module) throws LinkException, Trouble, PhotoRefused {
    int length = jpeg.length;
    byte[] start = {0, 0, (byte) (length >> 24), (byte) (length >> 16), (byte) (length >> 8), (byte) length, PLAIN_JPEG};
    EfAaFrame answer = piece(module, start, 0, FIRST_PIECE);
    int sequence = 0;
    for (int at = 0; at < length; at += PIECE) {
      if (stop.getAsBoolean()) {
        throw new Trouble("stopped");
      }
      sequence++;
      int end = Math.min(length, at + PIECE);
      byte[] piece = new byte[2 + end - at];
      piece[0] = (byte) (sequence >> 8);
      piece[1] = (byte) sequence;
      System.arraycopy(jpeg, at, piece, 2, end - at);
      answer = piece(module, piece, sequence, end == length ? LAST_PIECE : FIRST_PIECE);
    }
    int uid = answer.u16(4);
    if (uid == 0 || uid == Result.NOBODY) {
      throw new Trouble("photo-not-enrolled");
    }
    return uid;
  }

  private EfAaFrame piece(Conversation module, byte[] data, int sequence, Duration patience)
      throws LinkException, Trouble, PhotoRefused {
    Optional<Conversation.Reply> reply;
    try {
      reply = module.command(EfAaFrame.PHOTO, data, module.sooner(decideUntil, patience));
    } finally {
      Arrays.fill(data, (byte) 0);
    }
    Conversation.Reply said = reply.orElseThrow(module::silence);
    if (!said.ok()) {
      Optional<PhotoFault> fault = Result.photoFault(said.result());
      if (fault.isPresent()) {
        throw new PhotoRefused(fault.get());
      }
      throw new Trouble("photo-result-" + said.result());
    }
    if (said.frame().u16(2) != sequence || said.frame().data().length < 6) {
      throw new Trouble("photo-out-of-sequence");
    }
    return said.frame();
  }

  private FaceVerdict look(Conversation module, int uid) throws LinkException, Trouble {
    for (boolean gaveUp = false; ; ) {
      long asked = ticker.nanos();
      long left = secondsLeft(module);
      // A second less than we have: whoever answers is heard, and whoever does not has broken its own word.
      int seconds = Math.clamp(left - 1, SHORTEST_LOOK_S, LONGEST_LOOK_S);
      module.send(EfAaFrame.VERIFY, new byte[] {0, (byte) seconds});
      long until = module.sooner(decideUntil, Duration.ofSeconds(seconds).plus(SLACK));
      Optional<Conversation.Reply> reply = module.reply(EfAaFrame.VERIFY, until, stop, this::note);
      if (reply.isEmpty()) {
        module.reset(cleanUntil);
        if (stop.getAsBoolean()) {
          return new FaceVerdict.Cancelled();
        }
        boolean ours = module.past(decideUntil) && left <= seconds;
        return ours ? outOfTime() : new FaceVerdict.DeviceFault(module.past(decideUntil) ? UNANSWERED : module.silence().reason());
      }
      if (reply.get().result() != Result.TIMED_OUT || secondsLeft(module) < SHORTEST_LOOK_S) {
        return verdict(module, reply.get(), uid);
      }
      boolean atOnce = ticker.nanos() - asked < LEAST_LOOK.toNanos();
      if (atOnce && gaveUp) {
        return new FaceVerdict.DeviceFault("gives-up-at-once");
      }
      gaveUp = atOnce;
    }
  }

  private long secondsLeft(Conversation module) {
    return Duration.ofNanos(decideUntil - module.in(Duration.ZERO)).toSeconds();
  }

  private void note(EfAaFrame note) {
    FaceState.parse(note).flatMap(state -> Result.hint(state.state(), profile.mirrored())).ifPresent(hints::give);
  }

  private FaceVerdict verdict(Conversation module, Conversation.Reply reply, int uid) throws LinkException, Trouble {
    return switch (reply.result()) {
      case Result.SUCCESS -> known(module, reply.frame(), uid);
      case Result.UNKNOWN_USER -> new FaceVerdict.DifferentPerson(Optional.empty());
      case Result.REJECTED -> rejected(module);
      case Result.LIVENESS_FAILED -> new FaceVerdict.LivenessFailed();
      case Result.TIMED_OUT -> outOfTime();
      default -> new FaceVerdict.DeviceFault("verify-result-" + reply.result());
    };
  }

  /** The module knows the face; whether it is the one of the photo is another question. */
  private FaceVerdict known(Conversation module, EfAaFrame frame, int uid) throws LinkException, Trouble {
    if (frame.data().length < 2 + 2 + 32 + 1 + 1) {
      return new FaceVerdict.DeviceFault("verify-answer-short");
    }
    int who = frame.u16(2);
    int eyes = frame.u8(37);
    if (who == Result.NOBODY) {
      return new FaceVerdict.DeviceFault("demo-mode-not-off");
    }
    if (who != uid) {
      return new FaceVerdict.DifferentPerson(Optional.empty());
    }
    if (eyes == Result.EYES_CLOSED) {
      hints.give(FaceHint.OPEN_EYES);
      return new FaceVerdict.NoUsableFace(Optional.of(FaceHint.OPEN_EYES));
    }
    if (eyes != Result.EYES_OPEN) {
      return new FaceVerdict.DeviceFault("unlock-status-" + eyes);
    }
    if (!Storage.holdsOnly(module, uid, cleanUntil)) {
      return new FaceVerdict.DeviceFault("templates-strange");
    }
    return new FaceVerdict.SamePerson(Optional.empty());
  }

  /** FM22x modules say "rejected" of a face nobody knows; all of them say it when they are busy. */
  private FaceVerdict rejected(Conversation module) throws LinkException, Trouble {
    Conversation.Reply status = module.ask(EfAaFrame.GET_STATUS, cleanUntil);
    boolean standby = status.ok() && status.frame().u8(2) == 0;
    return standby ? new FaceVerdict.DifferentPerson(Optional.empty()) : new FaceVerdict.DeviceFault("module-busy");
  }

  private FaceVerdict outOfTime() {
    return hints.obstacle().isPresent() ? new FaceVerdict.NoUsableFace(hints.obstacle()) : new FaceVerdict.TimedOut();
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
