package org.hall24.kiosk.journey;

import java.util.List;
import java.util.Random;
import org.hall24.kiosk.catalogue.Conditions;
import org.hall24.kiosk.journey.Screen.FaceReason;
import org.hall24.kiosk.journey.Screen.ReceiptNote;

/** Steps of a walk that nobody planned: any touch, any report, and often enough what would come next. */
final class RandomSteps {

  private static final List<Touch> TOUCHES =
      List.of(
          new Touch.Begin(),
          new Touch.Alive(),
          new Touch.Language("en"),
          new Touch.OpenSearch(Screen.Group.FILE),
          new Touch.Query("hsbg"),
          new Touch.Choose(Walk.NURSE),
          new Touch.GoOn(),
          new Touch.GoOn(),
          new Touch.GoOn(),
          new Touch.Back(),
          new Touch.End(),
          new Touch.UseFace(),
          new Touch.WithoutFace(),
          new Touch.UsePhoneCode(),
          new Touch.UseStaff(),
          new Touch.SamePerson(true),
          new Touch.SamePerson(false),
          new Touch.Focus("phone"),
          new Touch.Fill("certificateNumber", "201411002236"),
          new Touch.Fill("newPlace", "北京大学首钢医院"),
          new Touch.Fill("startDate", "2026-12-01"),
          new Touch.Fill("delivery", "locker"),
          new Touch.Fill("phone", Walk.PHONE),
          new Touch.OtherCell(),
          new Touch.DoorStuck(),
          new Touch.AnotherService(),
          new Touch.Staff(),
          new Touch.Digit(1),
          new Touch.EraseDigit(),
          new Touch.OpenCell("14"),
          new Touch.OpenCell("03"),
          new Touch.PapersInHand(),
          new Touch.PaperMissing(),
          new Touch.Collect(),
          new Touch.CardInstead(),
          new Touch.PhoneInstead(),
          new Touch.OpenOnceMore(),
          new Touch.PutResults(),
          new Touch.PickResult("A1"),
          new Touch.Size(StaffScreen.CellSize.LARGE),
          new Touch.Cells(),
          new Touch.Health(),
          new Touch.ChooseCell("14"),
          new Touch.Keep(StaffScreen.KeepAct.RECALL),
          new Touch.Keep(StaffScreen.KeepAct.EMERGENCY),
          new Touch.Progress(),
          new Touch.PickCase(CaseJourneyTest.NUMBER),
          new Touch.PrintCertificate(),
          new Touch.TakeStock(),
          new Touch.Stock(StaffScreen.StockSay.EMPTY),
          new Touch.Stock(StaffScreen.StockSay.AS_RECORDED),
          new Touch.Ask("help"));

  private static final List<Report> REPORTS =
      List.of(
          new Report.CardSays(Screen.CardNote.LIFTED_TOO_SOON),
          new Report.CardRead(Walk.applicant()),
          new Report.StaffRead(Walk.COURIER),
          new Report.FaceHint("TOO_FAR"),
          new Report.PhoneCodeSent("138****8000", 6, 300),
          new Report.PhoneCodeNotSent(Screen.PhoneCodeBarrier.NO_PHONE, 0),
          new Report.PhoneCodeRight("ref"),
          new Report.PhoneCodeWrong(1),
          new Report.PhoneCodeGone(),
          new Report.PhoneCodeUnchecked(),
          new Report.StaffConfirmed(),
          new Report.SamePerson(),
          new Report.NotVerified(FaceReason.DIFFERENT),
          new Report.Filed("A1", "qr"),
          new Report.NotFiled("disk-full"),
          new Report.CellChosen("14"),
          new Report.NoCell(),
          new Report.DoorOpened("14"),
          new Report.DoorClosed("14"),
          new Report.DoorTrouble("14", "jammed"),
          new Report.DepositRecorded("14", "qr"),
          new Report.CellEmpty("14"),
          new Report.Receipt(ReceiptNote.PRINTED),
          new Report.Sheet(Screen.SheetNote.PRINTED),
          new Report.Sheet(Screen.SheetNote.PAPER_OUT),
          new Report.PinRight(List.of(Walk.cell("14", "A1"), Walk.cell("03", "A2"))),
          new Report.PinWrong(2),
          new Report.CustodyPassed("14"),
          new Report.RoundClosed("#1"),
          new Report.CodeRight(CollectJourneyTest.FOUND),
          new Report.CodeNeedsSecond(),
          new Report.CodeWrong(4),
          new Report.CodeSpent(CollectScreen.PickUpSay.RECALLED),
          new Report.PapersFound(List.of(CollectJourneyTest.FOUND)),
          new Report.PapersTaken("14"),
          new Report.StillInside("14"),
          new Report.ResultKnown(ResultJourneyTest.RESULT),
          new Report.ResultNot("not-a-number"),
          new Report.ResultRecorded("14", java.time.LocalDate.of(2026, 11, 30)),
          new Report.CellsSeen(KeepJourneyTest.CELLS),
          new Report.HealthSeen(KeepJourneyTest.PARTS),
          new Report.KeepDone("moved", "03", KeepJourneyTest.CELLS),
          new Report.CasesFound(List.of(CaseJourneyTest.FACTS)),
          new Report.CaseKnown(CaseJourneyTest.FACTS),
          new Report.CaseNot("not-here"),
          new Report.CaseTold(CaseJourneyTest.GRANTED),
          new Report.CertificateNote(new Case.Certificate(Case.Step.PRINTED, false)),
          new Report.Failed("service"));

  private static final List<CodeScanned> CODES =
      List.of(
          new CodeScanned.Badge(Walk.COURIER),
          new CodeScanned.PickUp("1234567890"),
          new CodeScanned.Acceptance("A1", false),
          new CodeScanned.Acceptance(CaseJourneyTest.NUMBER, false),
          new CodeScanned.Acceptance(CaseJourneyTest.NUMBER, true),
          new CodeScanned.Document(Walk.applicant()),
          new CodeScanned.NotTaken(CodeScanned.Why.FORGED));

  private RandomSteps() {}

  /** Walks at random; six of ten steps are the next move of a person who knows the way, so that the deep pages are reached, too. */
  static void take(Walk walk, int choice) {
    Random random = new Random(choice);
    switch (random.nextInt(10)) {
      case 0 -> walk.touch(TOUCHES.get(random.nextInt(TOUCHES.size())));
      case 4 -> anyReport(walk, random);
      case 1 -> walk.on(new Event.Scanned(walk.state().session(), CODES.get(random.nextInt(CODES.size()))));
      case 2 -> {
        walk.on(new Event.CardLies(random.nextInt(3) > 0 ? walk.state().session() : 0));
        walk.wait(random.nextInt(40));
      }
      case 3 -> walk.conditions(new Conditions("", "", "", "", random.nextBoolean(), random.nextInt(3), 24, random.nextBoolean()));
      default -> plausible(walk, random);
    }
  }

  private static void anyReport(Walk walk, Random random) {
    if (!walk.effects(Effect.Asking.class).isEmpty()) {
      List<Effect.Asking> asked = walk.effects(Effect.Asking.class);
      Ticket ticket = asked.get(random.nextInt(asked.size())).ticket();
      walk.on(new Event.Reported(ticket, REPORTS.get(random.nextInt(REPORTS.size()))));
    }
  }

  private static void plausible(Walk walk, Random random) {
    switch (walk.screen()) {
      case Screen.Attract _ -> walk.touch(random.nextInt(4) == 0 ? new Touch.Staff() : new Touch.Begin());
      case Screen.Home _ ->
          walk.touch(
              switch (random.nextInt(4)) {
                case 0 -> new Touch.Collect();
                case 1 -> new Touch.Progress();
                default -> new Touch.OpenSearch(Screen.Group.FILE);
              });
      case Screen.Search _ -> walk.touch(new Touch.Choose(Walk.NURSE));
      case Screen.CardWait wait ->
          walk.report(wait.staff() ? new Report.StaffRead(random.nextInt(3) == 0 ? KeepJourneyTest.KEEPER : Walk.COURIER) : new Report.CardRead(Walk.applicant()));
      case Screen.IdentityChoice _, Screen.FaceNot _ ->
          walk.touch(
              switch (random.nextInt(4)) {
                case 0 -> new Touch.UseFace();
                case 1 -> new Touch.UsePhoneCode();
                case 2 -> new Touch.UseStaff();
                default -> new Touch.WithoutFace();
              });
      case Screen.PhoneCode _ ->
          walk.report(new Report.PhoneCodeSent("138****8000", 6, 300)).typePin().report(new Report.PhoneCodeRight("ref"));
      case Screen.StaffHelp _ -> walk.report(new Report.StaffRead(Walk.COURIER)).typePin().report(new Report.StaffConfirmed());
      case Screen.StaffLook _ -> walk.touch(new Touch.SamePerson(random.nextInt(4) > 0));
      case Screen.FaceLook _ -> walk.report(new Report.SamePerson());
      case Screen.Form _ -> walk.fillNurseForm();
      case Screen.Filing _ -> walk.report(new Report.Filed("A" + random.nextInt(1000), "qr"));
      case Screen.CellOpening _ -> walk.report(new Report.DoorOpened("14"));
      case Screen.CellOpen _ -> walk.report(new Report.DoorClosed("14"), new Report.DepositRecorded("14", "qr"));
      case CollectScreen.PickUpCode code -> code(walk, code, random);
      case CollectScreen.PickUpSecond second when second.phone() -> walk.touch(new Touch.Digit(1), new Touch.Digit(2), new Touch.Digit(3), new Touch.Digit(4));
      case CollectScreen.PickUpSecond _ ->
          walk.report(random.nextBoolean() ? new Report.CardRead(Walk.applicant()) : new Report.CodeRight(CollectJourneyTest.FOUND))
              .touch(random.nextBoolean() ? new Touch.PhoneInstead() : new Touch.Alive());
      case CollectScreen.PickUpProof _ -> walk.touch(random.nextBoolean() ? new Touch.UseFace() : new Touch.WithoutFace());
      case CollectScreen.PickUpList list when list.found().isEmpty() -> walk.report(new Report.PapersFound(List.of(CollectJourneyTest.FOUND)));
      case CollectScreen.PickUpList _ -> walk.touch(new Touch.OpenCell("14"));
      case Screen.DoorOpen _ when random.nextInt(4) == 0 -> walk.touch(new Touch.OtherCell(), new Touch.DoorStuck());
      case Screen.DoorOpen _ ->
          walk.report(
              new Report.DoorClosed("14"), new Report.PapersTaken("14"), new Report.ResultRecorded("14", java.time.LocalDate.of(2026, 11, 30)),
              new Report.KeepDone("recalled", "14", KeepJourneyTest.CELLS));
      case Screen.DoorFault _ -> walk.touch(random.nextBoolean() ? new Touch.OtherCell() : new Touch.DoorStuck());
      case CollectScreen.Collected _ -> walk.touch(random.nextBoolean() ? new Touch.OpenOnceMore() : new Touch.GoOn());
      case StaffScreen.ResultNumber _ -> walk.touch(new Touch.PickResult("A1")).report(new Report.ResultKnown(ResultJourneyTest.RESULT));
      case CaseScreen.CaseNumber number when number.looking() -> walk.report(new Report.CaseKnown(CaseJourneyTest.FACTS));
      case CaseScreen.CaseNumber _ when random.nextBoolean() ->
          walk.touch(new Touch.CardInstead()).report(new Report.CardRead(Walk.applicant()));
      case CaseScreen.CaseNumber _ ->
          walk.on(new Event.Scanned(walk.state().session(), new CodeScanned.Acceptance(CaseJourneyTest.NUMBER, random.nextBoolean())));
      case CaseScreen.CaseList list when list.looking() ->
          walk.report(new Report.CasesFound(List.of(CaseJourneyTest.FACTS, CaseJourneyTest.facts("SJS 2611 2224 0181"))));
      case CaseScreen.CaseList _ -> walk.touch(new Touch.PickCase(CaseJourneyTest.NUMBER));
      case CaseScreen.CaseShown shown when shown.news().asked() == Case.Asked.ASKING -> walk.report(new Report.CaseTold(CaseJourneyTest.GRANTED));
      case CaseScreen.CaseShown shown when shown.certificate().step() == Case.Step.NEEDS_CARD || !shown.open() ->
          walk.touch(new Touch.CardInstead()).report(new Report.CardRead(Walk.applicant())).report(new Report.CasesFound(List.of(CaseJourneyTest.FACTS)));
      case CaseScreen.CaseShown _ when random.nextInt(3) == 0 ->
          walk.on(new Event.Scanned(walk.state().session(), new CodeScanned.Acceptance(CaseJourneyTest.NUMBER, true)));
      case CaseScreen.CaseShown _ -> walk.touch(random.nextInt(4) == 0 ? new Touch.Back() : new Touch.PrintCertificate());
      case StaffScreen.Health health when health.parts().isEmpty() -> walk.report(new Report.HealthSeen(KeepJourneyTest.PARTS));
      case StaffScreen.Health _ -> walk.touch(random.nextBoolean() ? new Touch.Health() : new Touch.Back());
      case StaffScreen.Cells cells when cells.cells().isEmpty() -> walk.report(new Report.CellsSeen(KeepJourneyTest.CELLS));
      case StaffScreen.Cells _ when random.nextInt(4) == 0 -> walk.touch(new Touch.TakeStock());
      case StaffScreen.Stock stock ->
          walk.touch(new Touch.Stock(stock.says().get(random.nextInt(stock.says().size()))))
              .report(new Report.DoorOpened("14"), new Report.KeepDone("found-empty", "14", KeepJourneyTest.CELLS), new Report.StockTaken(KeepJourneyTest.CELLS));
      case StaffScreen.Cells _ ->
          walk.touch(
              new Touch.ChooseCell("14"),
              new Touch.Keep(random.nextInt(3) == 0 ? StaffScreen.KeepAct.EMERGENCY : random.nextBoolean() ? StaffScreen.KeepAct.RECALL : StaffScreen.KeepAct.MOVE));
      case StaffScreen.StaffPin _ ->
          walk.typePin().report(new Report.PinRight(List.of(Walk.cell("14", "A1"), Walk.cell("03", "A2")), random.nextBoolean()));
      case StaffScreen.Round round when round.cells().stream().anyMatch(StaffScreen.RoundCell::taken) ->
          walk.touch(new Touch.GoOn()).report(new Report.RoundClosed("#1"));
      case StaffScreen.Round round when random.nextInt(3) == 0 ->
          walk.touch(round.keeper() ? random.nextBoolean() ? new Touch.Health() : new Touch.Cells() : new Touch.PutResults());
      case StaffScreen.Round _ -> walk.touch(new Touch.OpenCell(random.nextBoolean() ? "14" : "03"));
      case StaffScreen.RoundConfirm _ -> walk.touch(new Touch.PapersInHand()).report(new Report.CustodyPassed("14"));
      case Screen.CellTrouble _ -> walk.touch(random.nextBoolean() ? new Touch.OtherCell() : new Touch.DoorStuck());
      case Screen.StillThere _ -> walk.touch(new Touch.Alive());
      default -> walk.touch(new Touch.GoOn());
    }
  }

  /** A code is typed and looked at; more often than not it is right. */
  private static void code(Walk walk, CollectScreen.PickUpCode code, Random random) {
    if (random.nextInt(5) == 0) {
      walk.touch(new Touch.CardInstead()).report(new Report.CardRead(Walk.applicant()));
      return;
    }
    for (int i = code.digits().length(); i < PickUp.SHORTEST; i++) {
      walk.touch(new Touch.Digit(random.nextInt(10)));
    }
    walk.touch(new Touch.GoOn())
        .report(
            switch (random.nextInt(4)) {
              case 0 -> new Report.CodeNeedsSecond();
              case 1 -> new Report.CodeWrong(2);
              default -> new Report.CodeRight(CollectJourneyTest.FOUND);
            });
  }
}
