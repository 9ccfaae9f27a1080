package org.hall24.kiosk.binding;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import org.hall24.kiosk.catalogue.ServiceItem.Delivery;
import org.hall24.kiosk.document.PaperLanguage;
import org.hall24.kiosk.journey.Applicant;
import org.hall24.kiosk.journey.FilingDraft;
import org.hall24.kiosk.journey.KioskServices.Reply;
import org.hall24.kiosk.journey.Proof;
import org.hall24.kiosk.journey.Report;
import org.hall24.locker.cell.Item;
import org.hall24.queue.Transaction;
import org.hall24.queue.outbox.Acceptance;
import org.hall24.queue.outbox.Draft;
import org.hall24.queue.outbox.Filing;
import org.hall24.queue.outbox.Outbox;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes filings durable: the number is told only after the disk has everything. */
final class FilingDesk {
  private static final Logger LOG = LoggerFactory.getLogger(FilingDesk.class);
  private static final String FORM = "application-form.pdf";

  /** What of a phone number counts as second proof. */
  private static final int PHONE_DIGITS = 4;

  private final Outbox outbox;
  private final CaseBook cases;
  private final Papers papers;
  private final FilledForms forms;
  private final String boot;
  private final Clock clock;
  private final BooleanSupplier clockUnsure;
  private final Addressees addressees;
  private final Applicants applicants;
  private final BiFunction<Item, List<String>, List<String>> seconds;
  private final Executor workers;

  /**
   * @param boot names this run of the program, so that a ticket of another run is another filing
   * @param clockUnsure whether the wall clock may be wrong: the filing is accepted all the same and says so
   * @param seconds makes second proofs of an item into digests
   */
  FilingDesk(
      Outbox outbox, CaseBook cases, Papers papers, FilledForms forms, String boot, Clock clock, BooleanSupplier clockUnsure,
      Addressees addressees, Applicants applicants, BiFunction<Item, List<String>, List<String>> seconds, Executor workers) {
    this.outbox = outbox;
    this.cases = cases;
    this.papers = papers;
    this.forms = forms;
    this.boot = boot;
    this.clock = clock;
    this.clockUnsure = clockUnsure;
    this.addressees = addressees;
    this.applicants = applicants;
    this.seconds = seconds;
    this.workers = workers;
  }

  void commit(long session, FilingDraft draft, Reply reply) {
    if (draft.item().asksForForm()) {
      workers.execute(() -> commitWithForm(session, draft, reply));
    } else {
      outbox
          .acceptAsync(filing(draft), (tx, accepted) -> takeDown(tx, draft, accepted))
          .whenComplete((acceptance, failure) -> tell(session, draft, acceptance, reply));
    }
  }

  /** The service wants an application form: the answers are set as one, and it lies with the filing, sealed like it. */
  private void commitWithForm(long session, FilingDraft draft, Reply reply) {
    try (Draft papersOfIt = outbox.draft()) {
      attach(draft, papersOfIt);
      tell(session, draft, outbox.accept(filing(draft), papersOfIt, (tx, accepted) -> takeDown(tx, draft, accepted)), reply);
    } catch (RuntimeException e) {
      LOG.error("event=filing.failed cause={}", e.getClass().getSimpleName());
      reply.send(new Report.NotFiled("store"));
    }
  }

  /** A form that cannot be set never keeps anybody from filing: its answers are in the filing too. */
  private void attach(FilingDraft draft, Draft to) {
    Optional<byte[]> form = forms.pdf(FilledForms.number(to.key()), draft, draft.item().papersToHandIn(), clock.instant(), PaperLanguage.ZH);
    if (form.isEmpty()) {
      return;
    }
    try {
      to.attach(FORM, "application/pdf", new ByteArrayInputStream(form.get()));
    } catch (IOException e) {
      LOG.error("event=filing.form-not-attached cause={}", e.getClass().getSimpleName());
    }
  }

  private void tell(long session, FilingDraft draft, @Nullable Acceptance acceptance, Reply reply) {
    switch (acceptance) {
      case Acceptance.Accepted accepted -> {
        CaseBook.Case filed =
            new CaseBook.Case(
                session, accepted.acceptanceNo(), accepted.key(), draft.item().delivered(draft.answers().getOrDefault("delivery", "")),
                draft, accepted.acceptedAt());
        cases.add(filed);
        reply.send(new Report.Filed(accepted.acceptanceNo(), papers.code(filed, "")));
      }
      case Acceptance.NotAccepted refused -> reply.send(new Report.NotFiled(refused.reason().name().toLowerCase(java.util.Locale.ROOT)));
      case null -> reply.send(new Report.NotFiled("store"));
    }
  }

  /** Who filed, and who may collect a result that comes to a cell here; as digests, in the unit that makes the filing. */
  private void takeDown(Transaction tx, FilingDraft draft, Acceptance.Accepted accepted) {
    applicants.put(tx, accepted.key(), draft.applicant().number(), accepted.acceptedAt());
    if (!draft.item().delivered(draft.answers().getOrDefault("delivery", "")).delivery().equals(List.of(Delivery.LOCKER))) {
      return;
    }
    String phone = draft.answers().getOrDefault("phone", "");
    List<String> given = new ArrayList<>(List.of(draft.applicant().number()));
    if (phone.length() >= PHONE_DIGITS) {
      given.add(phone.substring(phone.length() - PHONE_DIGITS));
    }
    List<String> proofs = seconds.apply(Addressees.item(accepted.acceptanceNo(), accepted.key()), given);
    addressees.put(
        tx, new Addressees.Addressee(accepted.key(), accepted.acceptanceNo(), draft.item().code(), proofs, accepted.acceptedAt()));
  }

  /** What only some documents have; the name as stored only where it was made readable. */
  private static void putPaper(Map<String, Object> applicant, Applicant person) {
    Applicant.Paper paper = person.paper();
    Map<String, String> more =
        Map.of(
            "nameAsStored", paper.nameAsStored().equals(person.name()) ? "" : paper.nameAsStored(),
            "nameLatin", paper.nameLatin().equals(person.name()) ? "" : paper.nameLatin(),
            "nationality", paper.nationality(),
            "permitNumber", paper.permitNumber());
    more.entrySet().stream()
        .filter(entry -> !entry.getValue().isEmpty())
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> applicant.put(entry.getKey(), entry.getValue()));
  }

  /** How it was made sure that the document is the person's own; whoever decides weighs it. */
  private static Map<String, Object> identifiedBy(Proof proof) {
    return switch (proof) {
      case Proof.CardPresent _, Proof.FaceMatched _ -> Map.of("way", proof.word());
      case Proof.PhoneCode(String ref) -> Map.of("way", proof.word(), "ref", ref);
      case Proof.StaffSaw(String staff) -> Map.of("way", proof.word(), "by", staff);
    };
  }

  private Filing filing(FilingDraft draft) {
    Applicant person = draft.applicant();
    Map<String, Object> applicant = new LinkedHashMap<>();
    applicant.put("name", person.name());
    applicant.put("idType", person.paper().type());
    applicant.put("idNumber", person.number());
    applicant.put("sex", person.sex().name().toLowerCase(java.util.Locale.ROOT));
    person.birthDate().ifPresent(date -> applicant.put("birthDate", date.toString()));
    applicant.put("address", person.address());
    putPaper(applicant, person);
    applicant.put("faceMatched", draft.faceMatched());
    applicant.put("identifiedBy", identifiedBy(draft.proof()));
    List<Map<String, Object>> consents =
        draft.consents().stream()
            .map(c -> Map.<String, Object>of("kind", c.kind(), "answer", c.answer(), "at", c.at().toString()))
            .toList();
    String ref = boot + ":" + draft.id().session() + ":" + draft.id().number();
    return new Filing(ref, draft.item().code(), clockUnsure.getAsBoolean(), applicant, draft.answers(), consents);
  }
}
