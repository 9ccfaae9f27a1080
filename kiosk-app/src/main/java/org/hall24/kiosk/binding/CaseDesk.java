package org.hall24.kiosk.binding;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.hall24.kiosk.catalogue.ServiceItem;
import org.hall24.kiosk.journey.Applicant;
import org.hall24.kiosk.journey.Case;
import org.hall24.kiosk.journey.KioskServices.Reply;
import org.hall24.kiosk.journey.Report;
import org.hall24.locker.cell.CellMachine;
import org.hall24.queue.Store;
import org.hall24.queue.delivery.Backend.Answered;
import org.hall24.queue.delivery.Standing;
import org.hall24.queue.journal.Custody;
import org.hall24.queue.journal.Holding;
import org.hall24.queue.outbox.AcceptanceNumber;
import org.hall24.queue.outbox.FilingView;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells how filings of this machine get on: at once what the machine knows, then what the office answers. What was decided leaves
 * here only for a session that has shown to be entitled; nothing of it is written down.
 */
final class CaseDesk {
  private static final Logger LOG = LoggerFactory.getLogger(CaseDesk.class);

  /** More would be a file, not a list. */
  private static final int MOST_LISTED = 20;

  private final PaperBook papers;
  private final Applicants applicants;
  private final Store store;
  private final Optional<Function<String, Answered<Standing>>> office;
  private final CertificateDesk certificates;
  private final Executor workers;
  private final Map<String, Granted> granted = new ConcurrentHashMap<>();

  /** What the office granted with a filing, as long as the session lasts that saw it. */
  private record Granted(long session, FilingView filing, Standing.Document document) {
    @Override
    public String toString() {
      return "Granted[" + filing.acceptanceNo() + "]";
    }
  }

  /** @param office asks how a filing stands, by its key; empty when no backend is configured */
  CaseDesk(
      PaperBook papers, Applicants applicants, Store store, Optional<Function<String, Answered<Standing>>> office,
      CertificateDesk certificates, Executor workers) {
    this.papers = papers;
    this.applicants = applicants;
    this.store = store;
    this.office = office;
    this.certificates = certificates;
    this.workers = workers;
  }

  void find(long session, String number, boolean open, Reply reply) {
    work(
        reply,
        () -> {
          Optional<FilingView> filing = papers.filing(number).filter(f -> same(f.acceptanceNo(), number));
          if (filing.isEmpty()) {
            reply.send(new Report.CaseNot(AcceptanceNumber.plausible(PaperBook.grouped(number.replace(" ", ""))) ? "not-here" : "not-a-number"));
            return;
          }
          reply.send(new Report.CaseKnown(facts(filing.get())));
          reply.send(new Report.CaseTold(news(session, filing.get(), open)));
        });
  }

  /** A key or a journey's reference finds a filing too, but nobody types one. */
  private static boolean same(String one, String other) {
    return one.replace(" ", "").equals(other.replace(" ", ""));
  }

  void findAll(String number, Reply reply) {
    work(
        reply,
        () ->
            reply.send(
                new Report.CasesFound(
                    applicants.cases(number).stream().limit(MOST_LISTED).flatMap(key -> papers.filing(key).stream()).map(this::facts).toList())));
  }

  void print(long session, String number, Applicant holder, String language, Reply reply) {
    Optional<Granted> right = Optional.ofNullable(granted.get(number)).filter(g -> g.session() == session);
    if (right.isEmpty()) {
      reply.send(new Report.CertificateNote(new Case.Certificate(Case.Step.NOT_PRINTED, false)));
      return;
    }
    work(
        reply,
        () -> {
          Granted g = right.get();
          if (!applicants.filed(g.filing().key(), holder.number())) {
            LOG.warn("event=certificate.not-the-holder");
            reply.send(new Report.CertificateNote(new Case.Certificate(Case.Step.NOT_PRINTED, false)));
            return;
          }
          certificates.print(session, g.filing().service(), g.filing().acceptanceNo(), g.document(), holder, language, reply);
        });
  }

  /** The person is gone, and what the office told with them. */
  void wipe(long session) {
    granted.values().removeIf(g -> g.session() <= session);
  }

  private void work(Reply reply, Runnable work) {
    workers.execute(
        () -> {
          try {
            work.run();
          } catch (RuntimeException e) {
            LOG.error("event=case.failed cause={}", e.getClass().getSimpleName());
            reply.send(new Report.Failed("store"));
          }
        });
  }

  // ---- what this machine knows ------------------------------------------------------------------------------------------

  private Case.Facts facts(FilingView filing) {
    Optional<ServiceItem> service = papers.service(filing.service());
    return new Case.Facts(
        filing.acceptanceNo(), service.map(ServiceItem::nameZh).orElse(""), service.map(ServiceItem::nameEn).orElse(""),
        Instant.ofEpochMilli(filing.acceptedMs()), travel(filing.state()), arrivedAt(filing.key()),
        where(filing.key()), where(Addressees.item(filing.acceptanceNo(), filing.key()).ref()));
  }

  private static Case.Travel travel(String state) {
    return switch (state) {
      case "delivered" -> Case.Travel.ARRIVED;
      case "dead" -> Case.Travel.STUCK;
      case "discarded" -> Case.Travel.WITHDRAWN;
      default -> Case.Travel.WAITING;
    };
  }

  private Optional<Instant> arrivedAt(String key) {
    return store.read(q -> q.first("SELECT at_ms FROM delivered WHERE key = ?", row -> Instant.ofEpochMilli(row.number("at_ms")), key));
  }

  /** Where papers are by the chain of custody; its first link is whoever brought them, before they passed to anybody. */
  private Optional<Case.Papers> where(String item) {
    List<Holding> chain = store.read(q -> Custody.chain(q, item));
    if (chain.size() < 2) {
      return Optional.empty();
    }
    Holding now = chain.getLast();
    Case.Place place =
        switch (now.holder()) {
          case CellMachine.HALL -> Case.Place.IN_CELL;
          case CollectDesk.RESIDENT -> Case.Place.WITH_PERSON;
          default -> Case.Place.ON_THE_WAY;
        };
    return Optional.of(new Case.Papers(place, now.place().orElse(""), Instant.ofEpochMilli(now.atMs())));
  }

  // ---- what the office says ---------------------------------------------------------------------------------------------

  private Case.News news(long session, FilingView filing, boolean open) {
    if (!filing.state().equals("delivered")) {
      return new Case.News(Case.Asked.NOT_ARRIVED, false, Optional.empty());
    }
    return office
        .map(ask -> ask.apply(filing.key()))
        .map(
            answer ->
                switch (answer) {
                  case Answered.With<Standing>(Standing standing) -> told(session, filing, standing, open);
                  case Answered.Not<Standing> _ -> new Case.News(Case.Asked.OFFLINE, false, Optional.empty());
                })
        .orElseGet(() -> new Case.News(Case.Asked.OFFLINE, false, Optional.empty()));
  }

  private Case.News told(long session, FilingView filing, Standing standing, boolean open) {
    if (open) {
      standing
          .decision()
          .filter(d -> d.result().equals("approved"))
          .flatMap(d -> d.documents().stream().filter(document -> document.certificate().isPresent()).findFirst())
          .ifPresentOrElse(
              document -> granted.put(filing.acceptanceNo(), new Granted(session, filing, document)), () -> granted.remove(filing.acceptanceNo()));
    }
    boolean missing = !standing.state().equals("complete");
    return new Case.News(Case.Asked.TOLD, missing, standing.decision().map(d -> open ? decision(d) : new Case.Decision("decided", "", List.of())));
  }

  private static Case.Decision decision(Standing.Decision decided) {
    return new Case.Decision(
        decided.result(), decided.reason(),
        decided.documents().stream()
            .map(d -> new Case.Document(d.name(), d.by().orElse(""), d.tracking().orElse(""), d.certificate().isPresent()))
            .toList());
  }
}
