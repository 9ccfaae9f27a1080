package org.hall24.kiosk.binding;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.ToIntFunction;
import org.hall24.identity.card.ForeignResident;
import org.hall24.identity.card.IdentityDocument;
import org.hall24.identity.card.Nationality;
import org.hall24.identity.card.PhotoImage;
import org.hall24.identity.card.PhotoReading;
import org.hall24.identity.card.ResidencePermit;
import org.hall24.identity.card.ResidentCard;
import org.hall24.identity.card.Sex;
import org.hall24.identity.sam.CardListener;
import org.hall24.identity.sam.CardRead;
import org.hall24.identity.sam.SamReader;
import org.hall24.kiosk.journey.Applicant;
import org.hall24.kiosk.journey.KioskServices.Reply;
import org.hall24.kiosk.journey.Report;
import org.hall24.kiosk.journey.Screen.CardNote;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits for cards for one session at a time, and keeps the photo of the card that was read until that session is wiped. What
 * an earlier session asked for is answered to nobody.
 */
final class CardDesk implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CardDesk.class);

  private final SamReader reader;
  private final StaffDesk staff;
  private final ToIntFunction<String> looks;
  private final Executor workers;

  /** What the reader tells, in its order. */
  private final ExecutorService news = Executors.newSingleThreadExecutor(Thread.ofVirtual().name("card news").factory());

  private final AutoCloseable states;
  private @Nullable Waiting waiting;
  private @Nullable CardNote shown;
  private long photoOf;
  private String number = "";
  private @Nullable PhotoReading photo;

  /** Somebody waits for a card. */
  private record Waiting(long session, boolean staff, Reply reply, AutoCloseable watch) {}

  /** @param looks how often the camera looked lately for an ID number */
  CardDesk(SamReader reader, StaffDesk staff, ToIntFunction<String> looks, Executor workers) {
    this.looks = looks;
    this.reader = reader;
    this.staff = staff;
    this.workers = workers;
    this.states = reader.onState(state -> readerChanged(state.usable()));
  }

  synchronized void read(long session, boolean forStaff, Reply reply) {
    stopWaiting();
    reply.send(new Report.CardSays(reader.state().usable() ? CardNote.PUT_CARD : CardNote.READER_AWAY));
    shown = null;
    waiting = new Waiting(session, forStaff, reply, reader.watch(new Listener(session)));
  }

  synchronized void stop(long session) {
    if (waiting != null && waiting.session == session) {
      stopWaiting();
    }
  }

  /** The photo of the card of this session, where a decoder knew it; still the desk's to wipe. */
  synchronized Optional<PhotoImage> photo(long session) {
    return photoOf == session && photo != null ? photo.decoded() : Optional.empty();
  }

  /** The number of the card of this session; empty when none was read. */
  synchronized String number(long session) {
    return photoOf == session ? number : "";
  }

  synchronized void wipe(long session) {
    stop(session);
    if (photoOf <= session) {
      number = "";
    }
    if (photo != null && photoOf <= session) {
      photo.close();
      photo = null;
    }
  }

  @Override
  public synchronized void close() {
    stopWaiting();
    quietly(states);
    news.shutdown();
  }

  private synchronized void readerChanged(boolean usable) {
    if (waiting != null) {
      waiting.reply.send(new Report.CardSays(usable ? CardNote.PUT_CARD : CardNote.READER_AWAY));
    }
  }

  private synchronized void say(long session, CardNote note) {
    if (waiting != null && waiting.session == session) {
      shown = note;
      waiting.reply.send(new Report.CardSays(note));
    }
  }

  /** Who lifted it too soon is told so until the next card is laid down. */
  private synchronized void removed(long session) {
    if (shown != CardNote.LIFTED_TOO_SOON) {
      say(session, CardNote.PUT_CARD);
    }
  }

  private synchronized void presented(long session, CardRead.Presented presented) {
    Waiting now = waiting;
    if (now == null || now.session != session) {
      if (presented instanceof CardRead.Read late) {
        late.photo().close();
      }
      return;
    }
    switch (presented) {
      case CardRead.Read read -> read(now, read);
      case CardRead.UnknownDocument _ -> say(session, CardNote.UNKNOWN_TYPE);
      case CardRead.Unreadable _ -> say(session, CardNote.TRY_AGAIN);
      case CardRead.RemovedMidRead _ -> say(session, CardNote.LIFTED_TOO_SOON);
    }
  }

  private void read(Waiting now, CardRead.Read read) {
    IdentityDocument card = read.document();
    if (now.staff) {
      read.photo().close();
      Optional<Report.StaffMember> member = staff.recognise(card.number(), card.displayName());
      if (member.isEmpty()) {
        say(now.session, CardNote.NOT_STAFF);
        return;
      }
      stopWaiting();
      now.reply.send(new Report.StaffRead(member.get()));
      return;
    }
    stopWaiting();
    if (photo != null) {
      photo.close();
    }
    photo = read.photo();
    photoOf = now.session;
    number = card.number();
    now.reply.send(new Report.CardRead(applicant(card), read.photo().decoded().isPresent(), looks.applyAsInt(card.number())));
  }

  /** The person as a filing needs it, of whatever document. */
  static Applicant applicant(IdentityDocument card) {
    return new Applicant(
        card.displayName(), sex(card.sex()), card.birthDate(), card.number(), card.displayAddress().orElse(""), paper(card));
  }

  private static Applicant.Paper paper(IdentityDocument card) {
    String type = card.kind().word();
    return switch (card) {
      case ResidentCard resident -> Applicant.Paper.resident(resident.name());
      case ResidencePermit permit -> new Applicant.Paper(type, permit.name(), "", "", "", permit.permitNumber());
      case ForeignResident foreigner -> foreigner(type, foreigner);
    };
  }

  private static Applicant.Paper foreigner(String type, ForeignResident card) {
    Nationality nationality = card.nationality();
    String stored = card.name().isEmpty() ? card.displayName() : card.name();
    return new Applicant.Paper(type, stored, card.nameLatin().orElse(""), nationality.letters(), nationality.name(), "");
  }

  private static Applicant.Sex sex(Sex sex) {
    return switch (sex) {
      case FEMALE -> Applicant.Sex.FEMALE;
      case MALE -> Applicant.Sex.MALE;
      default -> Applicant.Sex.UNSPECIFIED;
    };
  }

  /** The watch cannot be closed on the reader's own thread, which may be the one that calls. */
  private void stopWaiting() {
    if (waiting != null) {
      AutoCloseable watch = waiting.watch;
      waiting = null;
      workers.execute(() -> quietly(watch));
    }
  }

  private static void quietly(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (Exception e) {
      LOG.warn("event=card.unwatch cause={}", e.getClass().getSimpleName());
    }
  }

  /** Hands work on: the reader's thread must not wait. */
  private final class Listener implements CardListener {
    private final long session;

    Listener(long session) {
      this.session = session;
    }

    @Override
    public void reading() {
      news.execute(() -> say(session, CardNote.READING));
    }

    @Override
    public void presented(CardRead.Presented read) {
      news.execute(() -> CardDesk.this.presented(session, read));
    }

    @Override
    public void removed() {
      news.execute(() -> CardDesk.this.removed(session));
    }

    @Override
    public void leftLying() {
      news.execute(() -> say(session, CardNote.LIFT_FIRST));
    }
  }
}
