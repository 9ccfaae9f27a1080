package org.hall24.kiosk.journey;

import java.util.List;
import java.util.Optional;
import org.hall24.kiosk.journey.Event.HallChanged;
import org.hall24.kiosk.journey.Event.Reported;
import org.hall24.kiosk.journey.Event.Scanned;
import org.hall24.kiosk.journey.Event.Touched;
import org.hall24.kiosk.journey.Stage.CaseCard;
import org.hall24.kiosk.journey.Stage.CasesListed;
import org.hall24.kiosk.journey.Stage.FollowedCase;
import org.hall24.kiosk.journey.Stage.Home;
import org.hall24.kiosk.journey.Stage.SeekingCase;
import org.hall24.kiosk.journey.Stage.SeekingCases;
import org.hall24.kiosk.journey.Stage.TypingCase;

/**
 * Somebody asks how a filing gets on: by its number, by the code of its receipt, or by the ID card.
 *
 * <p>A number can be read over a shoulder: it tells where the filing is and no more. What was decided, and why, is for whoever
 * shows the receipt's code or the card; a certificate leaves the machine for both together.
 */
final class CaseJourney {
  /** Longer numbers than the usual ones have a fourth group. */
  private static final int LONGEST_NUMBER = 16;

  private CaseJourney() {}

  /** Asks which filing. */
  static Stage begin() {
    return new TypingCase("", "");
  }

  static Stage next(Stage.Following stage, Event event, Turn turn) {
    return switch (stage) {
      case TypingCase s -> typing(s, event, turn);
      case SeekingCase s -> seeking(s, event);
      case CaseCard s -> card(s, event, turn);
      case SeekingCases s -> seekingAll(s, event, turn);
      case CasesListed s -> listed(s, event, turn);
      case FollowedCase s -> followed(s, event, turn);
    };
  }

  private static Stage typing(TypingCase stage, Event event, Turn turn) {
    String digits = stage.digits();
    return switch (event) {
      case Touched(Touch.Digit(int digit)) when digit >= 0 && digit <= 9 && digits.length() < LONGEST_NUMBER ->
          new TypingCase(digits + digit, "");
      case Touched(Touch.EraseDigit()) when !digits.isEmpty() -> new TypingCase(digits.substring(0, digits.length() - 1), "");
      case Touched(Touch.GoOn()) when digits.length() == ResultJourney.NUMBER_DIGITS || digits.length() == LONGEST_NUMBER ->
          seek(stage, turn.settings().numberPrefix() + digits, false, turn);
      case Scanned(long _, CodeScanned.Acceptance(String number, boolean signed)) -> seek(stage, number, signed, turn);
      case Scanned(long _, CodeScanned _) -> new TypingCase(digits, "not-a-receipt");
      case Touched(Touch.CardInstead()) -> askForCard(Optional.empty(), turn);
      case Touched(Touch.Back()) -> new Home();
      default -> stage;
    };
  }

  private static Stage seek(TypingCase from, String number, boolean signed, Turn turn) {
    Ticket ticket = turn.ticket();
    turn.perform(new Effect.FindCase(ticket, number, signed));
    return new SeekingCase(from, number, signed, ticket);
  }

  private static Stage seeking(SeekingCase stage, Event event) {
    return switch (event) {
      case Reported(Ticket ticket, Report report) when ticket.equals(stage.ticket()) ->
          switch (report) {
            case Report.CaseKnown(Case.Facts facts) ->
                new FollowedCase(
                    facts, Case.News.asking(), ticket, stage.signed(), Optional.empty(), Optional.empty(), ticket, Case.Certificate.NONE);
            case Report.CaseNot(String reason) -> new TypingCase(stage.from().digits(), reason);
            case Report.Failed _ -> new TypingCase(stage.from().digits(), "store");
            default -> stage;
          };
      default -> stage;
    };
  }

  private static Stage askForCard(Optional<FollowedCase> of, Turn turn) {
    Ticket ticket = turn.ticket();
    turn.perform(new Effect.ReadCard(ticket, false));
    return new CaseCard(ticket, CardNotes.first(turn.hall()), of);
  }

  private static Stage card(CaseCard stage, Event event, Turn turn) {
    return switch (event) {
      case Reported(Ticket ticket, Report report) when ticket.equals(stage.ticket()) ->
          switch (report) {
            case Report.CardSays(Screen.CardNote note) -> new CaseCard(ticket, note, stage.of());
            case Report.CardRead read -> {
              Ticket find = turn.ticket();
              turn.perform(new Effect.FindCases(find, read.applicant().number()));
              yield new SeekingCases(read.applicant(), find, stage.of());
            }
            case Report.Failed _ -> new CaseCard(ticket, Screen.CardNote.READER_AWAY, stage.of());
            default -> stage;
          };
      case HallChanged(Hall hall) -> new CaseCard(stage.ticket(), CardNotes.after(stage.note(), hall), stage.of());
      case Touched(Touch.Back()) -> {
        turn.perform(new Effect.StopReading(turn.session()));
        yield stage.of().<Stage>map(of -> of).orElseGet(CaseJourney::begin);
      }
      default -> stage;
    };
  }

  private static Stage seekingAll(SeekingCases stage, Event event, Turn turn) {
    return switch (event) {
      case Reported(Ticket ticket, Report report) when ticket.equals(stage.ticket()) ->
          switch (report) {
            case Report.CasesFound(List<Case.Facts> cases) ->
                stage.of().map(of -> withCard(of, stage.holder(), cases, turn)).orElseGet(() -> list(stage.holder(), cases, turn));
            case Report.Failed _ -> stage.of().<Stage>map(of -> of).orElseGet(() -> new TypingCase("", "store"));
            default -> stage;
          };
      default -> stage;
    };
  }

  private static Stage list(Applicant holder, List<Case.Facts> cases, Turn turn) {
    return switch (cases.size()) {
      case 0 -> new TypingCase("", "none-for-card");
      case 1 -> show(new CasesListed(holder, cases), cases.getFirst(), turn);
      default -> new CasesListed(holder, cases);
    };
  }

  /** The card says whose filing it is that is on the page, or that it is somebody else's. */
  private static Stage withCard(FollowedCase of, Applicant holder, List<Case.Facts> cases, Turn turn) {
    if (cases.stream().noneMatch(c -> c.acceptanceNo().equals(of.facts().acceptanceNo()))) {
      turn.say("case-other-card", "");
      return of;
    }
    return ask(of.facts(), of.signed(), Optional.of(holder), of.list(), turn);
  }

  private static Stage listed(CasesListed stage, Event event, Turn turn) {
    return switch (event) {
      case Touched(Touch.PickCase(String number)) ->
          stage.cases().stream()
              .filter(facts -> facts.acceptanceNo().equals(number))
              .findFirst()
              .map(facts -> show(stage, facts, turn))
              .orElse(stage);
      case Touched(Touch.Back()) -> begin();
      default -> stage;
    };
  }

  private static Stage show(CasesListed list, Case.Facts facts, Turn turn) {
    return ask(facts, false, Optional.of(list.holder()), Optional.of(list), turn);
  }

  /** Shows what is known and asks the office anew: whoever has shown more is told more. */
  private static Stage ask(
      Case.Facts facts, boolean signed, Optional<Applicant> holder, Optional<CasesListed> list, Turn turn) {
    Ticket ticket = turn.ticket();
    turn.perform(new Effect.FindCase(ticket, facts.acceptanceNo(), signed || holder.isPresent()));
    return new FollowedCase(facts, Case.News.asking(), ticket, signed, holder, list, ticket, Case.Certificate.NONE);
  }

  private static Stage followed(FollowedCase stage, Event event, Turn turn) {
    return switch (event) {
      case Reported(Ticket ticket, Report.CertificateNote(Case.Certificate note)) when ticket.equals(stage.printing()) ->
          stage.printing(ticket, note);
      case Reported(Ticket ticket, Report.CaseTold(Case.News news)) when ticket.equals(stage.asked()) -> stage.told(news);
      case Reported(Ticket ticket, Report.CaseKnown(Case.Facts facts)) when ticket.equals(stage.asked()) ->
          new FollowedCase(
              facts, stage.news(), ticket, stage.signed(), stage.holder(), stage.list(), stage.printing(), stage.certificate());
      case Reported(Ticket ticket, Report.Failed _) when ticket.equals(stage.asked()) ->
          stage.told(new Case.News(Case.Asked.OFFLINE, false, Optional.empty()));
      case Reported(Ticket ticket, Report.Failed _) when ticket.equals(stage.printing()) ->
          stage.printing(ticket, new Case.Certificate(Case.Step.NOT_PRINTED, false));
      case Scanned(long _, CodeScanned.Acceptance(String number, boolean signed)) when signed && number.equals(stage.facts().acceptanceNo()) ->
          stage.signed() ? stage : ask(stage.facts(), true, stage.holder(), stage.list(), turn);
      case Scanned(long _, CodeScanned _) -> {
        turn.say("case-other-code", "");
        yield stage;
      }
      case Touched(Touch.Collect()) when stage.certificate().step() != Case.Step.PRINTING -> CollectJourney.begin(turn);
      case Touched(Touch.CardInstead()) when stage.holder().isEmpty() -> askForCard(Optional.of(stage), turn);
      case Touched(Touch.PrintCertificate()) when stage.shown().mayPrint() && stage.holder().isPresent() -> {
        Ticket ticket = turn.ticket();
        turn.perform(
            new Effect.PrintCertificate(ticket, stage.facts().acceptanceNo(), stage.holder().get(), turn.language()));
        yield stage.printing(ticket, new Case.Certificate(Case.Step.PRINTING, false));
      }
      case Touched(Touch.Back()) when stage.certificate().step() == Case.Step.PRINTING -> stage;
      case Touched(Touch.Back()) ->
          stage.list().filter(list -> list.cases().size() > 1).<Stage>map(list -> list).orElseGet(CaseJourney::begin);
      default -> stage;
    };
  }
}
