package org.hall24.kiosk.journey;

import java.util.ArrayList;
import java.util.List;
import org.hall24.kiosk.journey.Event.Reported;
import org.hall24.kiosk.journey.Event.Touched;
import org.hall24.kiosk.journey.StaffScreen.KeepAct;
import org.hall24.kiosk.journey.StaffScreen.KeptCell;
import org.hall24.kiosk.journey.StaffScreen.StockSay;
import org.hall24.kiosk.journey.StaffStage.AtCells;
import org.hall24.kiosk.journey.StaffStage.AtStock;
import org.hall24.kiosk.journey.StaffStage.ClosingStock;
import org.hall24.kiosk.journey.StaffStage.StockOver;
import org.hall24.kiosk.journey.StaffStage.StockWorking;

/**
 * A stock-take: staff walk from cell to cell and say of each whether it holds what is on record. What differs is entered at
 * once as what was found; a cell that is skipped stays as it is.
 */
final class StockJourney {
  private StockJourney() {}

  static Stage begin(AtCells at) {
    return new AtStock(new AtCells(at.round(), at.cells(), ""), 0, List.of(), List.of());
  }

  /** What can be said of a cell as it is on record. */
  static List<StockSay> says(KeptCell cell) {
    boolean doubt = cell.custody().equals("unknown");
    boolean holds = cell.custody().equals("holds");
    List<StockSay> says = new ArrayList<>();
    if (!doubt) {
      says.add(StockSay.AS_RECORDED);
    }
    if (doubt || holds) {
      says.add(StockSay.EMPTY);
    }
    if (doubt || !holds) {
      says.add(StockSay.PAPERS);
    }
    says.add(StockSay.OPEN);
    says.add(StockSay.SKIP);
    return List.copyOf(says);
  }

  static Stage at(AtStock stage, Event event, Turn turn) {
    return switch (event) {
      case Touched(Touch.Stock(StockSay say)) when says(stage.cell()).contains(say) ->
          switch (say) {
            case AS_RECORDED -> onward(agreed(stage), turn);
            case SKIP -> onward(stage, turn);
            case EMPTY -> work(stage, KeepAct.FOUND_EMPTY, turn);
            case PAPERS -> work(stage, KeepAct.FOUND_PAPERS, turn);
            case OPEN -> work(stage, KeepAct.LOOK, turn);
          };
      // One step back; what was entered is on record and stays so.
      case Touched(Touch.Back()) when stage.index() > 0 ->
          new AtStock(stage.at(), stage.index() - 1, without(stage.agreed(), stage), stage.different());
      case Touched(Touch.Back()) -> stage.at();
      default -> stage;
    };
  }

  private static Stage work(AtStock stage, KeepAct act, Turn turn) {
    Ticket ticket = turn.ticket();
    turn.perform(new Effect.Keep(ticket, stage.round().staff().id(), "", act, stage.cell().cell()));
    return new StockWorking(stage, act, ticket, false);
  }

  private static Stage onward(AtStock stage, Turn turn) {
    if (stage.index() + 1 < stage.at().cells().size()) {
      return new AtStock(stage.at(), stage.index() + 1, stage.agreed(), stage.different());
    }
    Ticket ticket = turn.ticket();
    int said = stage.agreed().size() + stage.different().size();
    turn.perform(
        new Effect.CloseStock(
            ticket, stage.round().staff().id(), stage.agreed().size(), stage.different().size(), stage.at().cells().size() - said));
    return new ClosingStock(stage, ticket);
  }

  static Stage working(StockWorking stage, Event event, Turn turn) {
    AtStock stock = stage.stock();
    return switch (event) {
      case Reported(Ticket ticket, Report report) when ticket.equals(stage.ticket()) ->
          switch (report) {
            case Report.DoorOpened _ -> new StockWorking(stock, stage.act(), ticket, true);
            case Report.KeepDone(String say, String cell, List<KeptCell> cells) -> {
              AtStock seen = new AtStock(new AtCells(stock.round(), cells, ""), stock.index(), stock.agreed(), stock.different());
              yield switch (say) {
                case "found-empty", "found-papers" ->
                    onward(new AtStock(seen.at(), seen.index(), seen.agreed(), with(seen.different(), stock.cell())), turn);
                // The door is shut again: now it can be said what lies behind it.
                case "looked" -> seen;
                default -> {
                  turn.say("keep-" + say, cell);
                  yield seen;
                }
              };
            }
            case Report.Failed(String reason) -> {
              turn.say("keep-failed", reason);
              yield stock;
            }
            default -> stage;
          };
      default -> stage;
    };
  }

  static Stage closing(ClosingStock stage, Event event, Turn turn) {
    AtStock stock = stage.stock();
    return switch (event) {
      case Reported(Ticket ticket, Report.StockTaken(List<KeptCell> cells)) when ticket.equals(stage.ticket()) ->
          new StockOver(new AtStock(new AtCells(stock.round(), cells, ""), stock.index(), stock.agreed(), stock.different()));
      case Reported(Ticket ticket, Report.Failed(String reason)) when ticket.equals(stage.ticket()) -> {
        turn.say("keep-failed", reason);
        yield stock;
      }
      default -> stage;
    };
  }

  static Stage over(StockOver stage, Event event) {
    return switch (event) {
      case Touched(Touch.GoOn()), Touched(Touch.Back()) -> stage.stock().at();
      default -> stage;
    };
  }

  static Screen screen(StockOver stage, String who) {
    AtStock stock = stage.stock();
    List<KeptCell> differences = stock.at().cells().stream().filter(c -> stock.different().contains(c.cell())).toList();
    return new StaffScreen.StockDone(
        who, stock.agreed().size(), differences, stock.at().cells().size() - stock.agreed().size() - stock.different().size());
  }

  /** What was entered as found a moment ago is on record now, and stays counted as a difference. */
  private static AtStock agreed(AtStock stage) {
    boolean entered = stage.different().contains(stage.cell().cell());
    return entered ? stage : new AtStock(stage.at(), stage.index(), with(stage.agreed(), stage.cell()), stage.different());
  }

  private static List<String> with(List<String> cells, KeptCell cell) {
    List<String> more = new ArrayList<>(cells);
    if (!more.contains(cell.cell())) {
      more.add(cell.cell());
    }
    return List.copyOf(more);
  }

  /** A cell that is gone back to is said again. */
  private static List<String> without(List<String> cells, AtStock stock) {
    String gone = stock.at().cells().get(stock.index() - 1).cell();
    return cells.stream().filter(cell -> !cell.equals(gone)).toList();
  }
}
