package org.hall24.kiosk.binding;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.hall24.identity.card.Nationality;
import org.hall24.identity.card.Sex;
import org.hall24.identity.mrz.MachineReadableZone;
import org.hall24.identity.scan.Scan;
import org.hall24.identity.scan.ScannedCode;
import org.hall24.identity.scan.Scanner;
import org.hall24.identity.scan.SignedCode;
import org.hall24.kiosk.journey.Applicant;
import org.hall24.kiosk.journey.CodeScanned;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes codes for one session at a time. While nobody wants any, the scanner is left alone: what is held before it then is
 * thrown away. A code reaches the session that asked, or nobody.
 */
final class ScanDesk implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ScanDesk.class);

  private final Scanner scanner;
  private final StaffDesk staff;
  private final Supplier<LocalDate> today;
  private final Predicate<String> ownReceipt;
  private final Executor workers;
  private @Nullable Taking taking;

  private record Taking(long session, AutoCloseable watch) {}

  /**
   * @param today at the kiosk's place: a document past its last day is not taken
   * @param ownReceipt whether a text is the genuine code of a receipt of this machine
   */
  ScanDesk(Scanner scanner, StaffDesk staff, Supplier<LocalDate> today, Predicate<String> ownReceipt, Executor workers) {
    this.scanner = scanner;
    this.staff = staff;
    this.today = today;
    this.ownReceipt = ownReceipt;
    this.workers = workers;
  }

  synchronized void take(long session, Consumer<CodeScanned> codes) {
    end();
    taking = new Taking(session, scanner.watch(scan -> scanned(session, scan, codes)));
  }

  synchronized void stop(long session) {
    if (taking != null && taking.session <= session) {
      end();
    }
  }

  @Override
  public synchronized void close() {
    end();
  }

  private void scanned(long session, Scan scan, Consumer<CodeScanned> codes) {
    Optional<CodeScanned> code = meaning(scan);
    synchronized (this) {
      if (taking == null || taking.session != session) {
        return;
      }
    }
    code.ifPresent(codes);
  }

  /** What a scan is to the screens; empty for what is no scan. */
  private Optional<CodeScanned> meaning(Scan scan) {
    return switch (scan) {
      case Scan.Zone(MachineReadableZone zone) -> Optional.of(document(zone));
      case Scan.Code(ScannedCode code) -> Optional.of(code(code));
      case Scan.Unreadable _ -> Optional.of(new CodeScanned.NotTaken(CodeScanned.Why.UNREADABLE));
      case Scan.Nothing _, Scan.NotReady _ -> Optional.empty();
    };
  }

  private CodeScanned code(ScannedCode code) {
    return switch (code) {
      case ScannedCode.AcceptanceNumber number -> new CodeScanned.Acceptance(number.number(), ownReceipt.test(number.text()));
      // A typed code has no signature; one that carries a signature must be genuine.
      case ScannedCode.PickUpCode pickUp when pickUp.code().equals(pickUp.text().strip()) -> new CodeScanned.PickUp(pickUp.code());
      case ScannedCode.PickUpCode pickUp ->
          refused(pickUp.standing()).<CodeScanned>map(CodeScanned.NotTaken::new).orElseGet(() -> new CodeScanned.PickUp(pickUp.code()));
      case ScannedCode.StaffBadge badge ->
          refused(badge.standing()).<CodeScanned>map(CodeScanned.NotTaken::new).orElseGet(() -> badge(badge.member()));
      case ScannedCode.OpaqueToken _ -> new CodeScanned.NotTaken(CodeScanned.Why.UNREADABLE);
    };
  }

  private CodeScanned badge(String member) {
    return staff
        .member(member.toLowerCase(Locale.ROOT))
        .<CodeScanned>map(CodeScanned.Badge::new)
        .orElseGet(() -> new CodeScanned.NotTaken(CodeScanned.Why.NOT_STAFF));
  }

  private static Optional<CodeScanned.Why> refused(SignedCode.Standing standing) {
    return switch (standing) {
      case GENUINE -> Optional.empty();
      case EXPIRED -> Optional.of(CodeScanned.Why.EXPIRED);
      case FORGED -> Optional.of(CodeScanned.Why.FORGED);
      case UNKNOWN_ISSUER -> Optional.of(CodeScanned.Why.UNKNOWN_ISSUER);
    };
  }

  /** The holder of a document, where its check digits hold and it is in time. */
  private CodeScanned document(MachineReadableZone zone) {
    String latin = zone.givenNames().isEmpty() ? zone.surname() : zone.surname() + ", " + zone.givenNames();
    String name = zone.nameChinese().orElse(latin);
    if (!zone.valid() || name.isBlank() || zone.documentNumber().isEmpty()) {
      return new CodeScanned.NotTaken(CodeScanned.Why.DOCUMENT_WRONG);
    }
    if (zone.expiryDate().map(last -> last.isBefore(today.get())).orElse(true)) {
      return new CodeScanned.NotTaken(CodeScanned.Why.DOCUMENT_EXPIRED);
    }
    Nationality nationality = nationality(zone.nationality().orElse(zone.issuer()));
    boolean ours = nationality.letters().equals("CHN");
    Applicant.Paper paper =
        new Applicant.Paper(word(zone), name, latin, ours ? "" : nationality.letters(), ours ? "" : nationality.name(), "");
    return new CodeScanned.Document(
        new Applicant(name, sex(zone.sex()), zone.birthDate(), zone.documentNumber(), "", paper));
  }

  /** Germany is the one state that a zone names by a single letter (ICAO Doc 9303-3 section 5). */
  private static Nationality nationality(String letters) {
    return new Nationality(letters.equals("D") ? "DEU" : letters);
  }

  /** The stable word of the document: a passport, or another travel document. */
  private static String word(MachineReadableZone zone) {
    return zone.documentCode().startsWith("P") ? "passport" : "travel-permit";
  }

  private static Applicant.Sex sex(Optional<Sex> sex) {
    return sex.map(
            s ->
                switch (s) {
                  case FEMALE -> Applicant.Sex.FEMALE;
                  case MALE -> Applicant.Sex.MALE;
                  default -> Applicant.Sex.UNSPECIFIED;
                })
        .orElse(Applicant.Sex.UNSPECIFIED);
  }

  /** The watch cannot be closed on the scanner's own thread, which may be the one that calls. */
  private void end() {
    if (taking != null) {
      AutoCloseable watch = taking.watch;
      taking = null;
      workers.execute(
          () -> {
            try {
              watch.close();
            } catch (Exception e) {
              LOG.warn("event=scan.unwatch cause={}", e.getClass().getSimpleName());
            }
          });
    }
  }
}
