package org.hall24.locker.pickup;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hall24.locker.cell.Cabinet;
import org.hall24.locker.cell.CellId;
import org.hall24.locker.cell.CellSnapshot;
import org.hall24.locker.cell.HandOver;
import org.hall24.locker.cell.HandOverOutcome;
import org.hall24.locker.cell.Item;
import org.hall24.locker.cell.Need;
import org.hall24.locker.cell.Pickup;

/**
 * What staff do with papers that lie in cells. Screens and commands call the same routines.
 *
 * <p>Promises: papers leave custody only together with its record; a code that opens nothing any more is remembered with the
 * reason; a new code is given to {@code told} before it is durable, so that whoever makes it durable can tell its person in
 * the same step.
 */
public final class CellKeeping {
  private final Cabinet cabinet;
  private final HandOver handOver;
  private final PickupDesk codes;
  private final Told told;

  /** Where new codes go, to be told to their people once they are durable. */
  @FunctionalInterface
  public interface Told {
    void expect(PickupDesk.Made made);
  }

  /**
   * @param told where new codes go
   */
  public CellKeeping(Cabinet cabinet, HandOver handOver, PickupDesk codes, Told told) {
    this.cabinet = cabinet;
    this.handOver = handOver;
    this.codes = codes;
    this.told = told;
  }

  /**
   * What came of moving papers.
   *
   * @param steps how they came out, then how they went in
   * @param to where they lie now, empty when they are not in a cell
   * @param code their new code, empty when they had none
   */
  public record Moved(List<HandOverOutcome> steps, Optional<CellId> to, Optional<PickupCode> code) {
    public Moved {
      steps = List.copyOf(steps);
    }

    /** Whether they lie in their new cell. */
    public boolean done() {
      return to.isPresent();
    }
  }

  /**
   * Staff take out what nobody collected; its code opens nothing from then on.
   *
   * @param wait how long the door may stand open
   */
  public HandOverOutcome recall(CellId cell, String staff, String authority, Duration wait) throws InterruptedException {
    Optional<Pickup> old = pickup(cell);
    HandOverOutcome out = handOver.collect(cell, staff, authority, wait);
    if (out instanceof HandOverOutcome.Done && old.isPresent()) {
      codes.spend(old.get(), SpentCodes.Why.RECALLED);
    }
    return out;
  }

  /**
   * Papers go to another cell; the old code opens nothing from the moment they are out, a new one is made.
   *
   * @param to a certain cell, or the one that fits best
   * @param need what it must be like, when none is named
   * @param wait how long each door may stand open
   */
  public Moved move(CellId from, Optional<CellId> to, Need need, String staff, String authority, Duration wait)
      throws InterruptedException {
    Optional<Item> item = cabinet.cell(from).flatMap(c -> c.state().custody().inside());
    Optional<Pickup> old = pickup(from);
    Optional<PickupDesk.Made> made = old.map(codes::again);
    made.ifPresent(told::expect);
    List<HandOverOutcome> steps = handOver.move(from, to, need, staff, authority, made.map(PickupDesk.Made::pickup), wait);
    if (steps.getFirst() instanceof HandOverOutcome.Done && old.isPresent()) {
      codes.spend(old.get(), SpentCodes.Why.REPLACED);
    }
    boolean in = steps.size() == 2 && steps.getLast() instanceof HandOverOutcome.Done;
    return new Moved(steps, in ? item.flatMap(cabinet::where) : Optional.empty(), in ? made.map(PickupDesk.Made::code) : Optional.empty());
  }

  /** Papers get another code; the old one opens nothing from then on. Empty when they have none. */
  public Optional<PickupCode> renew(CellId cell) {
    Optional<PickupDesk.Made> made = pickup(cell).map(codes::again);
    made.ifPresent(told::expect);
    return made.filter(m -> codes.replace(cell, m)).map(PickupDesk.Made::code);
  }

  private Optional<Pickup> pickup(CellId cell) {
    return cabinet.cell(cell).flatMap(CellSnapshot::pickup);
  }
}
