package org.hall24.kiosk.journey;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hall24.kiosk.catalogue.Conditions;
import org.hall24.kiosk.catalogue.SearchHit;
import org.hall24.kiosk.catalogue.ServiceItem;
import org.hall24.kiosk.form.FormDefinition;
import org.hall24.kiosk.form.FormField;
import org.hall24.kiosk.journey.Screen.CellTile;
import org.hall24.kiosk.journey.Screen.TileState;

/** What each stage looks like: from stage to screen and nothing else. */
final class Screens {
  /** How long a sound calls back whoever left a card. */
  private static final Duration CALLING = Duration.ofSeconds(4);

  private final Knowledge knowledge;
  private final JourneySettings settings;

  Screens(Knowledge knowledge) {
    this.knowledge = knowledge;
    this.settings = knowledge.settings();
  }

  /**
   * What is shown.
   *
   * @param now the session's own time, by which it counts what is left
   * @param wall the time of day
   */
  Screen screen(State state, Instant now, Instant wall) {
    Screen page = state.notice().map(notice -> (Screen) notice).orElseGet(() -> page(state, now, wall));
    return state
        .askedAt()
        .map(at -> (Screen) new Screen.StillThere(page, seconds(now, at.plus(settings.warning()))))
        .orElse(page);
  }

  private Screen page(State state, Instant now, Instant wall) {
    return switch (state.stage()) {
      case Stage.Attract(Optional<Instant> clearedAt) -> new Screen.Attract(clearedAt.isPresent(), status(state.hall(), wall));
      case Stage.Home() -> new Screen.Home(status(state.hall(), wall));
      case Stage.Ended _ -> new Screen.Attract(true, status(state.hall(), wall));
      case Stage.CardLeft left -> cardLeft(left, now);
      case Stage.LeftOpen left -> new Screen.CellOpen(left.cell(), tiles(state.hall(), left.cell(), TileState.OPEN), List.of(), false);
      case Stage.Resident resident -> resident(resident, state, moment(state, now, wall), wall);
      case StaffStage courier -> courier(courier, state);
    };
  }

  private FaceRule.Moment moment(State state, Instant now, Instant wall) {
    return new FaceRule.Moment(
        state.hall(), state.cameraLeft(now, settings), now, LocalDate.ofInstant(wall, settings.zone()), settings);
  }

  private Screen cardLeft(Stage.CardLeft stage, Instant now) {
    boolean calling = now.isBefore(stage.since().plus(CALLING));
    return new Screen.CardLeft(seconds(now, stage.since().plus(settings.cardLeft())), calling);
  }

  private Screen resident(Stage.Resident stage, State state, FaceRule.Moment at, Instant wall) {
    Hall hall = state.hall();
    Instant now = at.now();
    return switch (stage) {
      case Stage.Collecting s -> collecting(s, state, at);
      case Stage.Following s -> following(s);
      case Stage.Searching s ->
          new Screen.Search(s.query(), s.group(), s.hits().stream().map(hit -> hit(hit, hall)).toList(), s.total());
      case Stage.Offering s -> new Screen.Service(s.item(), availability(s.item(), hall));
      case Stage.WaitingCard s -> new Screen.CardWait(false, Optional.of(s.offer().item()), s.note());
      case Stage.Choosing s ->
          new Screen.IdentityChoice(
              s.visitor().item(),
              s.visitor().applicant().maskedName(),
              s.visitor().applicant().paper().type(),
              s.visitor().barrier(at),
              s.visitor().looks().minutes(now, settings),
              ProveJourney.barrier(hall),
              hall.ways().staff(),
              s.visitor().chip());
      case Stage.Proving s -> proving(s, now);
      case Stage.Looking s -> new Screen.FaceLook(Optional.of(s.visitor().item()), s.hint(), seconds(now, s.deadline()));
      case Stage.FaceFailed s ->
          new Screen.FaceNot(
              Optional.of(s.visitor().item()), s.reason(), s.visitor().barrier(at).isEmpty(), s.visitor().looks().minutes(now, settings));
      case Stage.Filling s -> form(s);
      case Stage.Reviewing s -> review(s.draft(), hall);
      case Stage.Committing s -> new Screen.Filing(s.draft().visitor().item());
      case Stage.DepositDoor s ->
          switch (s.door().moment()) {
            case OPENING ->
                new Screen.CellOpening(s.cell(), tiles(hall, s.cell(), TileState.LIT), kept(s.filing(), s.cell(), now, wall));
            case OPEN -> new Screen.CellOpen(s.cell(), tiles(hall, s.cell(), TileState.OPEN), s.filing().item().papersToHandIn(), false);
            case SWAPPING -> trouble(s.cell(), "too-small", TileState.OPEN, hall, false);
          };
      case Stage.Recording s ->
          new Screen.CellOpen(s.cell(), tiles(hall, s.cell(), TileState.LIT), s.filing().item().papersToHandIn(), false);
      case Stage.Trouble s ->
          new Screen.CellTrouble(
              s.cell(), s.result(), tiles(hall, s.cell(), TileState.LIT), hall.conditions().freeCells() > 0, false,
              kept(s.filing(), s.cell(), now, wall));
      case Stage.Closed s ->
          new Screen.CellClosed(s.cell(), tiles(hall, s.cell(), TileState.LIT), s.filing().item().papersToHandIn());
      case Stage.Finished s ->
          new Screen.Done(
              s.filing().item(),
              s.filing().honorific(),
              s.filing().acceptanceNo(),
              s.filing().delivered(),
              s.cell(),
              s.receipt(),
              s.paper().note(),
              s.paper().mayPrintForm(),
              s.filing().qr(),
              state.cardLies(),
              Math.min(seconds(now, s.endsAt()), (int) settings.done().toSeconds()));
    };
  }

  private Screen proving(Stage.Proving stage, Instant now) {
    return switch (stage) {
      case Prove.Sending s -> new Screen.PhoneCode(s.visitor().item(), "", 0, 6, Screen.PhoneCodeSay.SENDING, 0);
      case Prove.Typing s ->
          new Screen.PhoneCode(
              s.visitor().item(), s.sent().maskedPhone(), s.typed().digits().length(), s.sent().digits(), s.say(), seconds(now, s.until()));
      case Prove.Checking s ->
          new Screen.PhoneCode(
              s.visitor().item(), s.sent().maskedPhone(), s.sent().digits(), s.sent().digits(), Screen.PhoneCodeSay.CHECKING,
              seconds(now, s.until()));
      case Prove.StaffAwaited s -> new Screen.StaffHelp(s.visitor().item(), s.note());
      case Prove.StaffTyping s ->
          new StaffScreen.StaffPin(s.staff().nameMasked(), s.pin().digits().length(), settings.pinDigits(), s.wrong());
      case Prove.StaffChecking s -> new StaffScreen.StaffPin(s.staff().nameMasked(), s.digits(), settings.pinDigits(), false);
      case Prove.StaffLooking s ->
          new Screen.StaffLook(
              s.visitor().item(), s.visitor().applicant().maskedName(), s.visitor().applicant().paper().type(), s.staff().nameMasked());
    };
  }

  private Screen collecting(Stage.Collecting stage, State state, FaceRule.Moment at) {
    Hall hall = state.hall();
    Instant now = at.now();
    return switch (stage) {
      case Stage.TypingCode s -> new CollectScreen.PickUpCode(s.typed().digits(), s.say(), seconds(now, s.notBefore()), settings.collectByCard());
      case Stage.CheckingCode s -> new CollectScreen.PickUpCode(s.pick().digits(), CollectScreen.PickUpSay.NOTHING, 0, settings.collectByCard());
      case Stage.SecondByCard s -> new CollectScreen.PickUpSecond(false, 0, s.note());
      case Stage.SecondByPhone s -> new CollectScreen.PickUpSecond(true, s.typed().digits().length(), Screen.CardNote.PUT_CARD);
      case Stage.CollectCard s -> new Screen.CardWait(false, Optional.empty(), s.note());
      case Stage.CollectProof s ->
          new CollectScreen.PickUpProof(
              s.holder().applicant().maskedName(), s.holder().barrier(at), s.holder().looks().minutes(now, settings));
      case Stage.CollectLooking s -> new Screen.FaceLook(Optional.empty(), s.hint(), seconds(now, s.deadline()));
      case Stage.CollectFaceFailed s ->
          new Screen.FaceNot(
              Optional.empty(), s.reason(), s.holder().barrier(at).isEmpty(), s.holder().looks().minutes(now, settings));
      case Stage.FindingPapers s -> new CollectScreen.PickUpList(s.applicant().maskedName(), List.of());
      case Stage.Listed s -> new CollectScreen.PickUpList(s.nameMasked(), s.found());
      case Stage.CollectDoor s ->
          s.door().open() ? open(s.pick(), TileState.OPEN, hall) : new Screen.CellOpening(s.cell(), tiles(hall, s.cell(), TileState.LIT));
      case Stage.CollectRecording s -> open(s.pick(), TileState.LIT, hall);
      case Stage.CollectTrouble s -> {
        String cell = s.pick().found().cell();
        yield new Screen.DoorFault(Screen.DoorTask.COLLECT, cell, s.result(), tiles(hall, cell, TileState.LIT), false);
      }
      case Stage.CollectDone s ->
          new CollectScreen.Collected(
              s.pick().found(), s.pick().rest().size(), hall.conditions().online(), s.receipt(), state.cardLies(),
              Math.min(seconds(now, s.endsAt()), (int) settings.done().toSeconds()));
    };
  }

  private static Screen open(Stage.Pick pick, TileState tile, Hall hall) {
    CollectScreen.Found found = pick.found();
    return new Screen.DoorOpen(Screen.DoorTask.COLLECT, found.cell(), tiles(hall, found.cell(), tile), found.papers(), found.overdue());
  }

  private Screen following(Stage.Following stage) {
    return switch (stage) {
      case Stage.TypingCase s -> new CaseScreen.CaseNumber(settings.numberPrefix(), s.digits(), s.wrong(), false);
      case Stage.SeekingCase s -> new CaseScreen.CaseNumber(settings.numberPrefix(), s.from().digits(), "", true);
      case Stage.CaseCard s -> new Screen.CardWait(false, Optional.empty(), s.note());
      case Stage.SeekingCases s -> new CaseScreen.CaseList(s.holder().maskedName(), List.of(), true);
      case Stage.CasesListed s -> new CaseScreen.CaseList(s.holder().maskedName(), s.cases(), false);
      case Stage.FollowedCase s -> new CaseScreen.CaseShown(s.facts(), s.news(), s.open(), s.shown());
    };
  }

  private Screen courier(StaffStage stage, State state) {
    Hall hall = state.hall();
    return switch (stage) {
      case StaffStage.StaffCard s -> new Screen.CardWait(true, Optional.empty(), s.note());
      case StaffStage.TypingPin s ->
          new StaffScreen.StaffPin(s.staff().nameMasked(), s.pin().digits().length(), settings.pinDigits(), s.wrong());
      case StaffStage.CheckingPin s -> new StaffScreen.StaffPin(s.staff().nameMasked(), s.digits(), settings.pinDigits(), false);
      case StaffStage.OnRound s -> round(s, hall);
      case StaffStage.ClosingRound s -> round(s.round(), hall);
      case StaffStage.RoundDoor s ->
          s.door().open()
              ? new Screen.CellOpen(s.cell(), tiles(hall, s.cell(), TileState.OPEN), s.at().papers(), true)
              : new Screen.CellOpening(s.cell(), tiles(hall, s.cell(), TileState.LIT));
      case StaffStage.RoundTrouble s -> trouble(s.at().cell(), s.result(), TileState.LIT, hall, true);
      case StaffStage.Confirming s -> new StaffScreen.RoundConfirm(s.at());
      case StaffStage.Passing s -> new StaffScreen.RoundConfirm(s.at());
      case StaffStage.RoundOver s ->
          new StaffScreen.RoundDone(s.round().staff().nameMasked(), s.round().cells(), s.seal(), state.cardLies());
      case StaffStage.Resulting s -> StaffScreens.resulting(s, hall, settings);
      case StaffStage.Keeping s -> StaffScreens.keeping(s, hall, settings);
    };
  }

  private static Screen round(StaffStage.OnRound round, Hall hall) {
    Conditions now = hall.conditions();
    return new StaffScreen.Round(round.staff().nameMasked(), round.cells(), now.online(), round.keeper(), now.commissioned());
  }

  private static Screen trouble(String cell, String result, TileState tile, Hall hall, boolean staff) {
    boolean otherFree = !staff && hall.conditions().freeCells() > 0;
    return new Screen.CellTrouble(cell, result, tiles(hall, cell, tile), otherFree, staff);
  }

  private static Screen form(Stage.Filling stage) {
    FormDefinition.Page page = stage.draft().form().page(stage.page());
    return new Screen.Form(
        stage.draft().visitor().item(),
        stage.page() + 1,
        stage.draft().form().pages(),
        page.questionZh(),
        page.questionEn(),
        stage.draft().form().fields(stage.page()).stream().map(Screens::field).toList(),
        stage.focus());
  }

  private static Screen review(Stage.Draft draft, Hall hall) {
    return new Screen.Review(
        draft.visitor().item(),
        draft.form().fields().stream().map(Screens::field).toList(),
        hall.conditions().online());
  }

  private static Screen.Field field(FormField field) {
    FormDefinition.FieldDefinition definition = field.definition();
    return new Screen.Field(
        definition.key(),
        definition.labelZh(),
        definition.labelEn(),
        Screen.FieldKind.valueOf(definition.kind().name()),
        field.shown(),
        field.source(),
        definition.required(),
        field.suggestions(),
        field.choices().stream()
            .map(choice -> new Screen.Option(choice.value(), choice.labelZh(), choice.labelEn()))
            .toList(),
        field.earliest(),
        field.latest(),
        field.error());
  }

  private Screen.Hit hit(SearchHit hit, Hall hall) {
    return new Screen.Hit(
        hit.item(),
        hit.marks().stream().map(mark -> new Screen.Mark(mark.from(), mark.to())).toList(),
        hit.english(),
        availability(hit.item(), hall));
  }

  private Screen.Availability availability(ServiceItem item, Hall hall) {
    List<String> missing = knowledge.availability().missing(item, hall.conditions());
    return new Screen.Availability(
        missing.isEmpty(), missing.isEmpty() ? knowledge.availability().otherwise(item, hall.conditions()) : missing);
  }

  private Screen.HallStatus status(Hall hall, Instant now) {
    Conditions conditions = hall.conditions();
    List<ServiceItem> items = knowledge.catalogue().items();
    int doable =
        (int) items.stream().filter(item -> knowledge.availability().missing(item, conditions).isEmpty()).count();
    return new Screen.HallStatus(
        hall.nameZh(),
        hall.nameEn(),
        now.truncatedTo(ChronoUnit.MINUTES),
        settings.night(now),
        items.size(),
        doable,
        conditions.freeCells(),
        conditions.cells(),
        conditions.online(),
        conditions.receiptPaper(),
        troubles(conditions));
  }

  private static List<String> troubles(Conditions conditions) {
    List<String> troubles = new ArrayList<>();
    add(troubles, "records:", conditions.records());
    add(troubles, "card-reader:", conditions.cardReader());
    add(troubles, "locker:", conditions.locker());
    add(troubles, "face:", conditions.face());
    add(troubles, "printer:", conditions.printer());
    if (!conditions.online()) {
      troubles.add("network:down");
    }
    if (conditions.locker().isEmpty() && conditions.freeCells() == 0) {
      troubles.add("locker:full");
    }
    return troubles;
  }

  private static void add(List<String> troubles, String device, String reason) {
    if (!reason.isEmpty()) {
      troubles.add(device + reason);
    }
  }

  static List<CellTile> tiles(Hall hall, String cell, TileState state) {
    return hall.cabinet().stream()
        .map(
            door -> {
              TileState quiet = door.inService() ? TileState.QUIET : TileState.OUT_OF_SERVICE;
              return new CellTile(door.cell(), door.row(), door.column(), door.cell().equals(cell) ? state : quiet);
            })
        .toList();
  }

  /** How long a cell is still kept for somebody, by the clock on the wall: the turns' own clock does not jump. */
  private static Optional<Instant> kept(Stage.Accepted filing, String cell, Instant now, Instant wall) {
    return filing.keptUntil().filter(until -> !cell.isEmpty() && now.isBefore(until)).map(until -> wall.plus(Duration.between(now, until)));
  }

  /** Whole seconds left, rounded up, never negative. */
  private static int seconds(Instant now, Instant until) {
    return (int) Math.max(0, (Duration.between(now, until).toMillis() + 999) / 1000);
  }
}
