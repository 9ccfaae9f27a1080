package org.hall24.kiosk.journey;

import java.util.List;
import java.util.Optional;
import org.hall24.kiosk.journey.Screen.DoorTask;
import org.hall24.kiosk.journey.Screen.TileState;

/** What the stages of results and of keeping the cabinet look like. */
final class StaffScreens {
  private StaffScreens() {}

  static Screen resulting(StaffStage.Resulting stage, Hall hall, JourneySettings settings) {
    String who = stage.round().staff().nameMasked();
    boolean online = hall.conditions().online();
    return switch (stage) {
      case StaffStage.TypingResult s -> new StaffScreen.ResultNumber(who, settings.numberPrefix(), s.digits(), s.wrong(), s.expected());
      case StaffStage.CheckingResult s ->
          new StaffScreen.ResultNumber(who, settings.numberPrefix(), s.from().digits(), "", s.from().expected());
      case StaffStage.ResultReady s -> new StaffScreen.ResultReady(s.result(), s.need());
      case StaffStage.ResultDoor s ->
          switch (s.door().moment()) {
            case OPENING -> new Screen.CellOpening(s.cell(), Screens.tiles(hall, s.cell(), TileState.LIT));
            case OPEN -> open(s.putting(), s.cell(), TileState.OPEN, hall);
            case SWAPPING -> fault(s.cell(), "too-small", TileState.OPEN, hall);
          };
      case StaffStage.ResultRecording s -> open(s.putting(), s.cell(), TileState.LIT, hall);
      case StaffStage.ResultTrouble s -> fault(s.cell(), s.result(), TileState.LIT, hall);
      case StaffStage.ResultKept s -> new StaffScreen.ResultKept(s.putting().result(), s.cell(), s.until(), online);
    };
  }

  private static Screen open(StaffStage.Putting putting, String cell, TileState tile, Hall hall) {
    String paper = putting.result().paper();
    return new Screen.DoorOpen(
        DoorTask.RESULT, cell, Screens.tiles(hall, cell, tile), paper.isEmpty() ? List.of() : List.of(paper), false);
  }

  private static Screen fault(String cell, String result, TileState tile, Hall hall) {
    return new Screen.DoorFault(
        DoorTask.RESULT, cell, result, Screens.tiles(hall, cell, tile), hall.conditions().freeCells() > 0);
  }

  static Screen keeping(StaffStage.Keeping stage, Hall hall, JourneySettings settings) {
    String who = stage.round().staff().nameMasked();
    boolean online = hall.conditions().online();
    boolean commissioned = hall.conditions().commissioned();
    return switch (stage) {
      case StaffStage.AtHealth s -> new StaffScreen.Health(who, s.parts());
      case StaffStage.SeeingCells _ -> new StaffScreen.Cells(who, List.of(), "", List.of(), online, commissioned);
      case StaffStage.AtCells s ->
          new StaffScreen.Cells(who, s.cells(), s.chosen(), s.cell().map(KeepJourney::acts).orElse(List.of()), online, commissioned);
      case StaffStage.KeepConfirming s ->
          new StaffScreen.KeepConfirm(s.act(), s.at().cell().orElseThrow(), s.second().map(Report.StaffMember::nameMasked).orElse(""));
      case StaffStage.SecondStaff s -> new Screen.CardWait(true, Optional.empty(), s.note());
      case StaffStage.SecondPin s ->
          new StaffScreen.StaffPin(s.second().nameMasked(), s.pin().digits().length(), settings.pinDigits(), s.wrong());
      case StaffStage.SecondChecking s -> new StaffScreen.StaffPin(s.second().nameMasked(), s.digits(), settings.pinDigits(), false);
      case StaffStage.AtStock s -> stock(s, who, hall);
      case StaffStage.StockWorking s when s.open() ->
          new Screen.DoorOpen(
              DoorTask.KEEP_LOOK, s.stock().cell().cell(), Screens.tiles(hall, s.stock().cell().cell(), TileState.OPEN), List.of(), false);
      case StaffStage.StockWorking s when s.act() == StaffScreen.KeepAct.LOOK ->
          new Screen.CellOpening(s.stock().cell().cell(), Screens.tiles(hall, s.stock().cell().cell(), TileState.LIT));
      case StaffStage.StockWorking s -> stock(s.stock(), who, hall);
      case StaffStage.ClosingStock s -> stock(s.stock(), who, hall);
      case StaffStage.StockOver s -> StockJourney.screen(s, who);
      case StaffStage.KeepingDoor s when s.open().isEmpty() ->
          new Screen.CellOpening(s.at().chosen(), Screens.tiles(hall, s.at().chosen(), TileState.LIT));
      case StaffStage.KeepingDoor s ->
          new Screen.DoorOpen(task(s), s.open(), Screens.tiles(hall, s.open(), TileState.OPEN), List.of(), false);
    };
  }

  private static Screen stock(StaffStage.AtStock stage, String who, Hall hall) {
    return new StaffScreen.Stock(
        who, stage.cell(), stage.index() + 1, stage.at().cells().size(), Screens.tiles(hall, stage.cell().cell(), TileState.LIT),
        StockJourney.says(stage.cell()));
  }

  private static DoorTask task(StaffStage.KeepingDoor stage) {
    return switch (stage.act()) {
      case MOVE -> stage.doors() > 1 ? DoorTask.KEEP_IN : DoorTask.KEEP_OUT;
      case RECALL -> DoorTask.KEEP_OUT;
      default -> DoorTask.KEEP_LOOK;
    };
  }
}
