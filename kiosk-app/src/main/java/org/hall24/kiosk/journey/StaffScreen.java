package org.hall24.kiosk.journey;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.hall24.kiosk.health.PartHealth;

/** What a member of staff sees, signed in: the round, results, the cabinet, the machine itself. As plain as {@link Screen}. */
public sealed interface StaffScreen extends Screen {

  /** A member of staff types the PIN; {@code digits} typed so far, at most {@code of}. */
  record StaffPin(String nameMasked, int digits, int of, boolean wrong) implements StaffScreen {}

  /**
   * The courier's round: what lies where.
   *
   * @param keeper whether who signed in may see the whole cabinet
   * @param commissioned whether doors open for anybody but a technician
   */
  record Round(String staffMasked, List<RoundCell> cells, boolean online, boolean keeper, boolean commissioned) implements StaffScreen {}

  /** The courier closed the door: are these papers in your hands? */
  record RoundConfirm(RoundCell cell) implements StaffScreen {}

  /** The round is over; {@code cells} were handed over, journal position for the record; {@code cardLies} as in {@link Done}. */
  record RoundDone(String staffMasked, List<RoundCell> cells, String journalSeal, boolean cardLies) implements StaffScreen {}

  /**
   * A courier says whose result is put in.
   *
   * @param prefix the letters of this kiosk's numbers
   * @param digits typed so far
   * @param wrong stable key of why the number does not serve, empty when nothing is wrong
   */
  record ResultNumber(String staffMasked, String prefix, String digits, String wrong, List<ResultFacts> expected) implements StaffScreen {}

  /** Which cell the result needs, before a door opens. */
  record ResultReady(ResultFacts result, ResultNeed need) implements StaffScreen {}

  /** The result lies in its cell; its person gets the code. */
  record ResultKept(ResultFacts result, String cell, LocalDate until, boolean online) implements StaffScreen {}

  /**
   * The whole cabinet, for staff.
   *
   * @param chosen empty while no cell is
   * @param acts what can be done with it
   * @param commissioned whether doors open for anybody but a technician
   */
  record Cells(String staffMasked, List<KeptCell> cells, String chosen, List<KeepAct> acts, boolean online, boolean commissioned)
      implements StaffScreen {}

  /**
   * A stock-take at one cell.
   *
   * @param cell as it is on record
   * @param number which cell of the walk, from 1
   * @param of how many there are
   * @param says what can be said of it
   */
  record Stock(String staffMasked, KeptCell cell, int number, int of, List<CellTile> cabinet, List<StockSay> says) implements StaffScreen {}

  /**
   * The stock-take is over and on record.
   *
   * @param agreed cells that hold what is on record
   * @param differences cells that did not, as they are on record now
   * @param skipped cells nobody said anything of
   */
  record StockDone(String staffMasked, int agreed, List<KeptCell> differences, int skipped) implements StaffScreen {}

  /** Asks once more before something that cannot be taken back. */
  record KeepConfirm(KeepAct act, KeptCell cell, String secondMasked) implements StaffScreen {}

  /** A cell of a round. */
  record RoundCell(
      String cell, String acceptanceNo, String serviceZh, String serviceEn, List<String> papers, Instant since, boolean taken) {}

  /**
   * A result that goes into a cell.
   *
   * @param paper its name in Chinese, empty when this machine does not know it
   * @param known whether the filing was made on this machine, so that it knows who may collect
   * @param where the cell it lies in already, empty for none
   */
  record ResultFacts(String acceptanceNo, String serviceZh, String serviceEn, String paper, boolean known, String where) {}

  /**
   * What the cell of a result must be like.
   *
   * @param seated whether somebody who sits must reach it
   * @param phone four digits of the phone on the envelope, as far as typed; only asked for when the filing is not known here
   */
  record ResultNeed(CellSize size, boolean seated, String phone) {

    /** Without the digits. */
    @Override
    public String toString() {
      return "ResultNeed[" + size + "]";
    }
  }

  /** How large. */
  enum CellSize {
    SMALL,
    MEDIUM,
    LARGE
  }

  /**
   * How each part of the machine is, for whoever keeps it.
   *
   * @param parts empty while they are being looked at for the first time
   */
  record Health(String staffMasked, List<PartHealth> parts) implements StaffScreen {
    public Health {
      parts = List.copyOf(parts);
    }
  }

  /**
   * A cell as staff see it. Words are those of the command line.
   *
   * @param custody {@code empty|reserved|holds|unknown}
   * @param door {@code open|closed|unknown}
   * @param service for example {@code in-service} or {@code jammed}
   * @param kind what lies inside: {@code originals|licence|result}, empty when nothing does
   * @param hasCode whether there is a code for what lies inside
   */
  record KeptCell(
      String cell, int row, int column, CellSize size, String custody, String door, String service, String kind, String acceptanceNo,
      Instant since, boolean hasCode, boolean overdue) {}

  /** What staff say of a cell in a stock-take. */
  enum StockSay {
    /** It holds what is on record. */
    AS_RECORDED,
    /** Nothing is inside, whatever is on record. */
    EMPTY,
    /** Papers are inside, whatever is on record. */
    PAPERS,
    /** Open the door first. */
    OPEN,
    SKIP
  }

  /** What staff can do with a cell. */
  enum KeepAct {
    /** Open it and say what is inside. */
    LOOK,
    MOVE,
    RECALL,
    RENEW,
    OUT_OF_SERVICE,
    IN_SERVICE,
    KEY_OPENED,
    FOUND_PAPERS,
    FOUND_EMPTY,
    EMERGENCY
  }
}
