package org.hall24.kiosk.binding;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.LongConsumer;
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
import org.hall24.queue.Store;
import org.hall24.queue.Urgency;
import org.hall24.queue.journal.EventBody;
import org.hall24.queue.journal.EventKind;
import org.hall24.queue.journal.Journal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits for cards for one session at a time, and keeps the photo of the card that was read until that session is wiped. What
 * an earlier session asked for is answered to nobody.
 *
 * <p>Whose card lies on the reader is watched until it is gone, also when nobody waits any more: the person is told on the last
 * page, and a card that is left behind goes into the journal, and its removal too.
 */
final class CardDesk implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CardDesk.class);

  private final SamReader reader;
  private final StaffDesk staff;
  private final Function<String, FaceLooks.Lately> looks;
  private final Store store;
  private final Executor workers;

  /** What the reader tells, in its order. */
  private final ExecutorService news = Executors.newSingleThreadExecutor(Thread.ofVirtual().name("card news").factory());

  private final AutoCloseable states;
  private @Nullable Waiting waiting;
  private @Nullable CardNote shown;
  private @Nullable AutoCloseable presence;
  private LongConsumer lies = session -> {};
  private boolean lying;
  private long readFor;
  private boolean leftBehind;
  private long photoOf;
  private String number = "";
  private @Nullable PhotoReading photo;

  /** Somebody waits for a card. */
  private record Waiting(long session, boolean staff, Reply reply, AutoCloseable watch) {}

  /** @param looks how often the camera looked lately for an ID number */
  CardDesk(SamReader reader, StaffDesk staff, Function<String, FaceLooks.Lately> looks, Store store, Executor workers) {
    this.looks = looks;
    this.store = store;
    this.reader = reader;
    this.staff = staff;
    this.workers = workers;
    this.states = reader.onState(state -> readerChanged(state.usable()));
  }

  /** Tells whose card lies on the reader: its session, or 0 when that card is gone. */
  synchronized void listen(LongConsumer whoseCardLies) {
    lies = whoseCardLies;
  }

  synchronized void read(long session, boolean forStaff, Reply reply) {
    stopWaiting();
    if (presence == null) {
      // Before the watch that reads, so that it is the first to know.
      presence = reader.watch(new Presence());
    }
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
    // The session after the card's own is the one that asks for it to be taken.
    if (lying && readFor > 0 && readFor < session && !leftBehind) {
      leftBehind = true;
      LOG.warn("event=card.left-behind session={}", readFor);
      noted("card-left-behind");
    }
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
    if (presence != null) {
      quietly(presence);
      presence = null;
    }
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
      belongsTo(now.session);
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
    belongsTo(now.session);
    FaceLooks.Lately lately = looks.apply(card.number());
    now.reply.send(
        new Report.CardRead(applicant(card), read.photo().decoded().isPresent(), lately.looks(), lately.forgottenIn()));
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
    restWhenClear();
  }

  /** The reader is looked at only for somebody who waits, and for a card that lies there. */
  private void restWhenClear() {
    AutoCloseable watch = presence;
    if (watch != null && waiting == null && !lying) {
      presence = null;
      workers.execute(() -> quietly(watch));
    }
  }

  /** The card that lies there was read for this session. */
  private void belongsTo(long session) {
    if (lying) {
      readFor = session;
      lies.accept(session);
    }
  }

  private synchronized void lies() {
    lying = presence != null;
  }

  private synchronized void gone() {
    if (!lying) {
      return;
    }
    lying = false;
    long whose = readFor;
    readFor = 0;
    // On its way into the journal before anybody is told.
    if (leftBehind) {
      leftBehind = false;
      noted("left-card-removed");
    }
    if (whose > 0) {
      LOG.info("event=card.removed session={}", whose);
      lies.accept(0);
    }
    restWhenClear();
  }

  /** Whoever keeps the machine finds it in the journal. */
  private void noted(String what) {
    store.commit(Urgency.REST, tx -> Journal.append(tx, EventKind.ALARM, "id-reader", EventBody.of("what", what)));
  }

  private static void quietly(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (Exception e) {
      LOG.warn("event=card.unwatch cause={}", e.getClass().getSimpleName());
    }
  }

  /** Knows whether a card lies there, whoever it belongs to. */
  private final class Presence implements CardListener {
    @Override
    public void presented(CardRead.Presented read) {
      if (!(read instanceof CardRead.RemovedMidRead)) {
        news.execute(CardDesk.this::lies);
      }
    }

    @Override
    public void removed() {
      news.execute(CardDesk.this::gone);
    }

    @Override
    public void leftLying() {
      news.execute(CardDesk.this::lies);
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
