package org.hall24.kiosk.journey;

import java.util.List;
import java.util.Optional;
import org.hall24.kiosk.journey.Screen.DoorTask;
import org.hall24.kiosk.journey.Screen.TileState;

/** What the stages of results and of keeping the cabinet look like. */
final class StaffScreens {
  private StaffScreens() {}

  static Screen resulting(Stage.Resulting stage, Hall hall, JourneySettings settings) {
    String who = stage.round().staff().nameMasked();
    boolean online = hall.conditions().online();
    return switch (stage) {
      case Stage.TypingResult s -> new Screen.ResultNumber(who, settings.numberPrefix(), s.digits(), s.wrong(), s.expected());
      case Stage.CheckingResult s ->
          new Screen.ResultNumber(who, settings.numberPrefix(), s.from().digits(), "", s.from().expected());
      case Stage.ResultReady s -> new Screen.ResultReady(s.result(), s.need());
      case Stage.ResultOpening s -> new Screen.CellOpening(s.cell(), Screens.tiles(hall, s.cell(), TileState.LIT));
      case Stage.ResultOpen s -> open(s.putting(), s.cell(), TileState.OPEN, hall);
      case Stage.ResultRecording s -> open(s.putting(), s.cell(), TileState.LIT, hall);
      case Stage.ResultSwapping s -> fault(s.cell(), "too-small", TileState.OPEN, hall);
      case Stage.ResultTrouble s -> fault(s.cell(), s.result(), TileState.LIT, hall);
      case Stage.ResultKept s -> new Screen.ResultKept(s.putting().result(), s.cell(), s.until(), online);
    };
  }

  private static Screen open(Stage.Putting putting, String cell, TileState tile, Hall hall) {
    String paper = putting.result().paper();
    return new Screen.DoorOpen(
        DoorTask.RESULT, cell, Screens.tiles(hall, cell, tile), paper.isEmpty() ? List.of() : List.of(paper), false);
  }

  private static Screen fault(String cell, String result, TileState tile, Hall hall) {
    return new Screen.DoorFault(
        DoorTask.RESULT, cell, result, Screens.tiles(hall, cell, tile), hall.conditions().freeCells() > 0);
  }

  static Screen keeping(Stage.Keeping stage, Hall hall, JourneySettings settings) {
    String who = stage.round().staff().nameMasked();
    boolean online = hall.conditions().online();
    boolean commissioned = hall.conditions().commissioned();
    return switch (stage) {
      case Stage.AtHealth s -> new Screen.Health(who, s.parts());
      case Stage.SeeingCells _ -> new Screen.Cells(who, List.of(), "", List.of(), online, commissioned);
      case Stage.AtCells s ->
          new Screen.Cells(who, s.cells(), s.chosen(), s.cell().map(KeepJourney::acts).orElse(List.of()), online, commissioned);
      case Stage.KeepConfirming s ->
          new Screen.KeepConfirm(s.act(), s.at().cell().orElseThrow(), s.second().map(Report.StaffMember::nameMasked).orElse(""));
      case Stage.SecondStaff s -> new Screen.CardWait(true, Optional.empty(), s.note());
      case Stage.SecondPin s ->
          new Screen.StaffPin(s.second().nameMasked(), s.pin().digits().length(), settings.pinDigits(), s.wrong());
      case Stage.SecondChecking s -> new Screen.StaffPin(s.second().nameMasked(), s.digits(), settings.pinDigits(), false);
      case Stage.AtStock s -> stock(s, who, hall);
      case Stage.StockWorking s when s.open() ->
          new Screen.DoorOpen(DoorTask.KEEP_LOOK, s.stock().cell().cell(), Screens.tiles(hall, s.stock().cell().cell(), TileState.OPEN), List.of(), false);
      case Stage.StockWorking s when s.act() == Screen.KeepAct.LOOK ->
          new Screen.CellOpening(s.stock().cell().cell(), Screens.tiles(hall, s.stock().cell().cell(), TileState.LIT));
      case Stage.StockWorking s -> stock(s.stock(), who, hall);
      case Stage.ClosingStock s -> stock(s.stock(), who, hall);
      case Stage.StockOver s -> StockJourney.screen(s, who);
      case Stage.KeepingDoor s when s.open().isEmpty() ->
          new Screen.CellOpening(s.at().chosen(), Screens.tiles(hall, s.at().chosen(), TileState.LIT));
      case Stage.KeepingDoor s ->
          new Screen.DoorOpen(task(s), s.open(), Screens.tiles(hall, s.open(), TileState.OPEN), List.of(), false);
    };
  }

  private static Screen stock(Stage.AtStock stage, String who, Hall hall) {
    return new Screen.Stock(
        who, stage.cell(), stage.index() + 1, stage.at().cells().size(), Screens.tiles(hall, stage.cell().cell(), TileState.LIT),
        StockJourney.says(stage.cell()));
  }

  private static DoorTask task(Stage.KeepingDoor stage) {
    return switch (stage.act()) {
      case MOVE -> stage.doors() > 1 ? DoorTask.KEEP_IN : DoorTask.KEEP_OUT;
      case RECALL -> DoorTask.KEEP_OUT;
      default -> DoorTask.KEEP_LOOK;
    };
  }
}
