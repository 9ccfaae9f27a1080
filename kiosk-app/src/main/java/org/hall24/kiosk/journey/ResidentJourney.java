package org.hall24.kiosk.journey;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hall24.kiosk.catalogue.CatalogueSearch;
import org.hall24.kiosk.catalogue.SearchHit;
import org.hall24.kiosk.catalogue.ServiceItem;
import org.hall24.kiosk.catalogue.ServiceItem.Mode;
import org.hall24.kiosk.form.FormDefinition.CardFact;
import org.hall24.kiosk.form.FormFilling;
import org.hall24.kiosk.journey.Event.HallChanged;
import org.hall24.kiosk.journey.Event.Reported;
import org.hall24.kiosk.journey.Event.Scanned;
import org.hall24.kiosk.journey.Event.Tick;
import org.hall24.kiosk.journey.Event.Touched;
import org.hall24.kiosk.journey.Screen.FaceReason;
import org.hall24.kiosk.journey.Stage.Accepted;
import org.hall24.kiosk.journey.Stage.Choosing;
import org.hall24.kiosk.journey.Stage.Committing;
import org.hall24.kiosk.journey.Stage.Draft;
import org.hall24.kiosk.journey.Stage.FaceFailed;
import org.hall24.kiosk.journey.Stage.Filling;
import org.hall24.kiosk.journey.Stage.Home;
import org.hall24.kiosk.journey.Stage.Looking;
import org.hall24.kiosk.journey.Stage.Offering;
import org.hall24.kiosk.journey.Stage.Reviewing;
import org.hall24.kiosk.journey.Stage.Searching;
import org.hall24.kiosk.journey.Stage.Visitor;
import org.hall24.kiosk.journey.Stage.WaitingCard;

/**
 * A resident's visit up to the filing: find a service, show who is there, fill the form, file. {@link DepositJourney} goes on
 * from there.
 *
 * <p>Two rules hold it together. A card is enough to file; the face way is an equal that nobody needs. The number is known only
 * after the filing is durable; from then on the applicant and the answers are gone from here.
 */
final class ResidentJourney {
  /** Hits a page can scroll through. */
  private static final int HITS = 40;

  private ResidentJourney() {}

  static Stage next(Stage.Resident stage, Event event, Turn turn) {
    return switch (stage) {
      case Searching s -> searching(s, event, turn);
      case Offering s -> offering(s, event, turn);
      case WaitingCard s -> waitingCard(s, event, turn);
      case Choosing s -> choosing(s, event, turn);
      case Looking s -> looking(s, event, turn);
      case FaceFailed s -> faceFailed(s, event, turn);
      case Filling s -> filling(s, event);
      case Reviewing s -> reviewing(s, event, turn);
      case Committing s -> committing(s, event, turn);
      case Stage.Proving s -> ProveJourney.next(s, event, turn);
      case Stage.Depositing s -> DepositJourney.next(s, event, turn);
      case Stage.Collecting s -> CollectJourney.next(s, event, turn);
      case Stage.Following s -> CaseJourney.next(s, event, turn);
    };
  }

  /** The list of a group, or what fits the query. */
  static Searching search(String query, Screen.Group group, Knowledge knowledge) {
    if (!query.isBlank()) {
      CatalogueSearch.Found found = knowledge.search().find(query, HITS);
      return new Searching(query, group, found.hits(), found.total());
    }
    List<ServiceItem> items =
        switch (group) {
          case ALL -> knowledge.groups().often();
          case FILE -> byMode(knowledge, Mode.REVIEW);
          case PRINT -> byMode(knowledge, Mode.PRINT);
          case QUERY -> byMode(knowledge, Mode.QUERY);
          case LIFE_CHILD, LIFE_HOME, LIFE_MARRIAGE, LIFE_WORK, LIFE_SHOP -> knowledge.groups().group(group.name());
        };
    List<SearchHit> hits = items.stream().limit(HITS).map(item -> new SearchHit(item, List.of(), false)).toList();
    return new Searching(query, group, hits, items.size());
  }

  private static List<ServiceItem> byMode(Knowledge knowledge, Mode mode) {
    return knowledge.catalogue().items().stream().filter(item -> item.mode() == mode).toList();
  }

  private static Stage searching(Searching stage, Event event, Turn turn) {
    return switch (event) {
      case Touched(Touch.Query(String text)) -> search(text, stage.group(), turn.knowledge());
      case Touched(Touch.OpenSearch(Screen.Group group)) -> search("", group, turn.knowledge());
      case Touched(Touch.Choose(ServiceItem item)) -> new Offering(item, stage);
      case Touched(Touch.Back()) -> new Home();
      default -> stage;
    };
  }

  private static Stage offering(Offering stage, Event event, Turn turn) {
    return switch (event) {
      case Touched(Touch.GoOn()) when doable(stage.item(), turn) -> askForCard(stage, turn);
      case Touched(Touch.Back()) -> stage.from();
      default -> stage;
    };
  }

  private static boolean doable(ServiceItem item, Turn turn) {
    return turn.knowledge().availability().missing(item, turn.hall().conditions()).isEmpty();
  }

  private static Stage askForCard(Offering offer, Turn turn) {
    Ticket ticket = turn.ticket();
    turn.perform(new Effect.ReadCard(ticket, false));
    return new WaitingCard(offer, ticket, CardNotes.first(turn.hall()));
  }

  private static Stage waitingCard(WaitingCard stage, Event event, Turn turn) {
    return switch (event) {
      case Reported(Ticket ticket, Report report) when ticket.equals(stage.ticket()) ->
          switch (report) {
            case Report.CardSays(Screen.CardNote note) -> new WaitingCard(stage.offer(), ticket, note);
            case Report.CardRead(Applicant applicant, boolean photo, int looks, Duration forgottenIn) ->
                new Choosing(
                    new Visitor(
                        stage.offer(), applicant, photo, true, new FaceRule.Looks(looks, turn.now().plus(forgottenIn)), List.of()));
            case Report.Failed _ -> new WaitingCard(stage.offer(), ticket, Screen.CardNote.READER_AWAY);
            default -> stage;
          };
      case Scanned(long _, CodeScanned.Document(Applicant holder)) -> {
        turn.perform(new Effect.StopReading(turn.session()));
        yield new Choosing(new Visitor(stage.offer(), holder, false, false, FaceRule.Looks.NONE, List.of()));
      }
      case Scanned(long _, CodeScanned.NotTaken(CodeScanned.Why why)) -> {
        turn.say(why.notice(), "");
        yield stage;
      }
      case HallChanged(Hall hall) -> new WaitingCard(stage.offer(), stage.ticket(), CardNotes.after(stage.note(), hall));
      case Touched(Touch.Back()) -> {
        turn.perform(new Effect.StopReading(turn.session()));
        yield stage.offer();
      }
      default -> stage;
    };
  }

  private static Stage choosing(Choosing stage, Event event, Turn turn) {
    Visitor visitor = stage.visitor();
    boolean offered = visitor.barrier(turn.moment()).isEmpty();
    return switch (event) {
      case Touched(Touch.UseFace()) when offered -> look(answered(visitor, "given", turn), turn);
      case Touched(Touch.WithoutFace()) when visitor.chip() ->
          openForm(unlooked(visitor, offered, turn), new Proof.CardPresent(), turn);
      case Touched(Touch.UsePhoneCode()) when ProveJourney.barrier(turn.hall()).isEmpty() ->
          ProveJourney.send(unlooked(visitor, offered, turn), turn);
      case Touched(Touch.UseStaff()) when turn.hall().ways().staff() ->
          ProveJourney.awaitStaff(unlooked(visitor, offered, turn), turn);
      case Touched(Touch.Back()) -> visitor.offer();
      default -> stage;
    };
  }

  /** The answer about the face way of whoever took another one. */
  private static Visitor unlooked(Visitor visitor, boolean offered, Turn turn) {
    return answered(visitor, offered ? "refused" : "not-offered", turn);
  }

  /** In the filing with the person, in the journal without. */
  private static Visitor answered(Visitor visitor, String answer, Turn turn) {
    turn.perform(new Effect.NoteConsent(answer));
    return visitor.answered(Consent.face(answer, turn.now()));
  }

  private static Stage look(Visitor visitor, Turn turn) {
    Ticket ticket = turn.ticket();
    Duration limit = turn.look();
    turn.perform(new Effect.VerifyFace(ticket, limit));
    return new Looking(visitor.looked(visitor.looks().more(turn.now(), turn.settings())), ticket, "", turn.now().plus(limit));
  }

  private static Stage looking(Looking stage, Event event, Turn turn) {
    Visitor visitor = stage.visitor();
    return switch (event) {
      case Reported(Ticket ticket, Report report) when ticket.equals(stage.ticket()) ->
          switch (report) {
            case Report.FaceHint(String hint) -> new Looking(visitor, ticket, hint, stage.deadline());
            case Report.SamePerson() -> openForm(visitor, new Proof.FaceMatched(), turn);
            case Report.NotVerified(FaceReason reason) -> new FaceFailed(visitor, reason);
            case Report.Failed _ -> new FaceFailed(visitor, FaceReason.DEVICE);
            default -> stage;
          };
      case Touched(Touch.WithoutFace()) -> {
        turn.perform(new Effect.StopFace(turn.session()));
        yield openForm(answered(visitor, "withdrawn", turn), new Proof.CardPresent(), turn);
      }
      case Touched(Touch.Back()) -> {
        turn.perform(new Effect.StopFace(turn.session()));
        yield new Choosing(answered(visitor, "withdrawn", turn));
      }
      case Tick() when !turn.now().isBefore(stage.deadline()) -> {
        turn.perform(new Effect.StopFace(turn.session()));
        yield new FaceFailed(visitor, FaceReason.TIMED_OUT);
      }
      default -> stage;
    };
  }

  private static Stage faceFailed(FaceFailed stage, Event event, Turn turn) {
    Visitor visitor = stage.visitor();
    return switch (event) {
      case Touched(Touch.UseFace()) when visitor.barrier(turn.moment()).isEmpty() -> look(visitor, turn);
      case Touched(Touch.WithoutFace()) ->
          openForm(answered(visitor, "withdrawn", turn), new Proof.CardPresent(), turn);
      case Touched(Touch.Back()) -> new Choosing(visitor);
      default -> stage;
    };
  }

  static Stage openForm(Visitor visitor, Proof proof, Turn turn) {
    Applicant applicant = visitor.applicant();
    Map<CardFact, String> card =
        Map.of(
            CardFact.NAME, applicant.name(),
            CardFact.NAME_LATIN, applicant.paper().nameLatin(),
            CardFact.NATIONALITY, applicant.paper().country(),
            CardFact.NUMBER, applicant.number(),
            CardFact.ADDRESS, applicant.address());
    FormFilling form = FormFilling.begin(turn.knowledge().forms(), visitor.item(), card, turn.today());
    return new Filling(new Draft(visitor, proof, form, turn.ticket()), 0, "");
  }

  private static Stage filling(Filling stage, Event event) {
    Draft draft = stage.draft();
    int page = stage.page();
    return switch (event) {
      case Touched(Touch.Focus(String field)) -> new Filling(draft, page, field);
      case Touched(Touch.Fill(String field, String value)) ->
          new Filling(with(draft, draft.form().fill(page, field, value)), page, field);
      case Touched(Touch.GoOn()) -> {
        FormFilling form = draft.form().check(page);
        Optional<String> wrong = form.firstWrong(page);
        if (wrong.isPresent()) {
          yield new Filling(with(draft, form), page, wrong.get());
        }
        yield page + 1 < form.pages() ? new Filling(with(draft, form), page + 1, "") : new Reviewing(with(draft, form));
      }
      case Touched(Touch.Back()) -> page > 0 ? new Filling(draft, page - 1, "") : new Choosing(draft.visitor());
      default -> stage;
    };
  }

  private static Draft with(Draft draft, FormFilling form) {
    return new Draft(draft.visitor(), draft.proof(), form, draft.id());
  }

  private static Stage reviewing(Reviewing stage, Event event, Turn turn) {
    Draft draft = stage.draft();
    return switch (event) {
      case Touched(Touch.GoOn()) -> {
        Ticket ticket = turn.ticket();
        Visitor visitor = draft.visitor();
        FilingDraft filing =
            new FilingDraft(
                draft.id(),
                visitor.item(),
                visitor.applicant(),
                draft.form().answers(),
                visitor.consents(),
                draft.proof(),
                turn.language());
        turn.perform(new Effect.CommitFiling(ticket, filing));
        yield new Committing(draft, ticket);
      }
      case Touched(Touch.Back()) -> new Filling(draft, draft.form().pages() - 1, "");
      default -> stage;
    };
  }

  /** Only a durable commit leads on; a second tap finds no page that files. */
  private static Stage committing(Committing stage, Event event, Turn turn) {
    Visitor visitor = stage.draft().visitor();
    return switch (event) {
      case Reported(Ticket ticket, Report.Filed(String number, String qr)) when ticket.equals(stage.ticket()) -> {
        String way = stage.draft().form().answers().getOrDefault("delivery", "");
        Accepted filing =
            new Accepted(visitor.item().delivered(way), visitor.applicant().honorific(), number, qr, Set.of(), false, Optional.empty());
        yield DepositJourney.begin(filing, turn);
      }
      case Reported(Ticket ticket, Report.NotFiled(String reason)) when ticket.equals(stage.ticket()) -> {
        turn.say("not-filed", reason);
        yield new Reviewing(stage.draft());
      }
      case Reported(Ticket ticket, Report.Failed(String reason)) when ticket.equals(stage.ticket()) -> {
        turn.say("not-filed", reason);
        yield new Reviewing(stage.draft());
      }
      default -> stage;
    };
  }
}
