package org.hall24.locker.cell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.hall24.locker.board.Door;
import org.hall24.locker.board.Presence;
import org.junit.jupiter.api.Test;

/** The rules of a cell under every sequence of events. */
class CellMachineTest {
  private static final Item ITEM = new Item("bundle", "case");
  private static final Set<Service> STICKY =
      EnumSet.of(Service.FORCED_OPEN, Service.WRONG_DOOR, Service.SENSOR_FAULT, Service.OUT_OF_SERVICE, Service.MAINTENANCE);

  @Provide
  static Arbitrary<CellEvent> events() {
    Arbitrary<Item> items = Arbitraries.of(ITEM, new Item("other", ""));
    Arbitrary<String> ids = Arbitraries.of("i1", "i2");
    Arbitrary<Boolean> yes = Arbitraries.of(true, false);
    return Arbitraries.frequencyOf(
        net.jqwik.api.Tuple.of(3, items.map(i -> new CellEvent.Reserve(i, Instant.EPOCH))),
        net.jqwik.api.Tuple.of(1, Arbitraries.of(new CellEvent.Release())),
        net.jqwik.api.Tuple.of(6, ids.flatMap(id -> Arbitraries.of(Purpose.values()).map(p -> new CellEvent.Intended(id, p)))),
        net.jqwik.api.Tuple.of(1, ids.flatMap(id -> Arbitraries.of(Purpose.values()).map(p -> new CellEvent.Restarted(id, p)))),
        net.jqwik.api.Tuple.of(1, Arbitraries.of(new CellEvent.NotSent(), new CellEvent.Unwatched())),
        net.jqwik.api.Tuple.of(8, Arbitraries.of(new CellEvent.SawOpen(), new CellEvent.SawClosed())),
        net.jqwik.api.Tuple.of(2, Arbitraries.of(new CellEvent.BoardSilent(), new CellEvent.WindowElapsed(false), new CellEvent.WindowElapsed(true), new CellEvent.LeftOpen())),
        net.jqwik.api.Tuple.of(1, Arbitraries.of(new CellEvent.SensorContradicts(), new CellEvent.WrongDoor(true), new CellEvent.WrongDoor(false))),
        net.jqwik.api.Tuple.of(5, yes.map(inside -> new CellEvent.Confirmed(inside, "party"))),
        net.jqwik.api.Tuple.of(1, Arbitraries.of(new CellEvent.GaveUp(), new CellEvent.Abandoned(), new CellEvent.TakenOver())),
        net.jqwik.api.Tuple.of(1, Arbitraries.of(new CellEvent.KeyOpened("staff"), new CellEvent.Claim(ITEM, Instant.EPOCH))),
        net.jqwik.api.Tuple.of(2, Arbitraries.of(Presence.values()).map(CellEvent.SawItem::new)),
        net.jqwik.api.Tuple.of(1, items.optional().map(found -> new CellEvent.Inspected(found, "staff"))),
        net.jqwik.api.Tuple.of(1, Arbitraries.of(Service.values()).map(s -> new CellEvent.ServiceSet(s, "staff"))));
  }

  private interface Check {
    void check(CellState before, CellEvent event, CellState after, List<CellEffect> effects);
  }

  private static void walk(List<CellEvent> events, Check check) {
    CellState state = CellState.NEW.seen(Door.CLOSED);
    for (CellEvent event : events) {
      if (CellMachine.next(state, event) instanceof Transition.Moved(CellState after, List<CellEffect> effects)) {
        check.check(state, event, after, effects);
        state = after;
      }
    }
  }

  @Property(tries = 500)
  void no_sequence_of_events_loses_an_item(@ForAll("script") @Size(max = 40) List<CellEvent> events) {
    walk(events, (before, event, after, effects) -> before.custody().inside().ifPresent(item -> {
      boolean still = after.custody().inside().equals(Optional.of(item));
      boolean handedOn = effects.stream().anyMatch(e -> e instanceof CellEffect.Transfer t && t.item().equals(item));
      assertThat(still || handedOn).as("%s at %s", event, before).isTrue();
      if (!still) {
        assertThat(event).isInstanceOfAny(CellEvent.Confirmed.class, CellEvent.Inspected.class);
      }
    }));
  }

  @Property(tries = 500)
  void an_item_enters_custody_only_by_a_persons_word_or_a_sensors(@ForAll("script") @Size(max = 40) List<CellEvent> events) {
    walk(events, (before, event, after, effects) -> {
      if (after.custody() instanceof Custody.Holds && !after.custody().equals(before.custody())) {
        boolean said = event instanceof CellEvent.Confirmed || event instanceof CellEvent.Inspected;
        assertThat(said || after.item() == Presence.PRESENT).as("%s at %s", event, before).isTrue();
      }
    });
  }

  @Property(tries = 500)
  void a_cell_opens_only_under_an_intent_that_is_on_record(@ForAll("script") @Size(max = 40) List<CellEvent> events) {
    walk(events, (before, event, after, effects) -> {
      Optional<String> was = before.operation().underIntent();
      Optional<String> is = after.operation().underIntent();
      if (is.isPresent() && !is.equals(was)) {
        assertThat(event).isInstanceOfAny(CellEvent.Intended.class, CellEvent.Restarted.class);
      }
    });
  }

  @Property(tries = 500)
  void an_intent_that_is_left_is_settled(@ForAll("script") @Size(max = 40) List<CellEvent> events) {
    walk(events, (before, event, after, effects) -> {
      Optional<String> was = before.operation().underIntent();
      if (was.isPresent() && !was.equals(after.operation().underIntent()) && !(event instanceof CellEvent.Restarted)) {
        assertThat(effects).anyMatch(e -> e instanceof CellEffect.Settled s && s.intent().equals(was.get()));
      }
    });
  }

  @Property(tries = 500)
  void a_faulty_cell_never_becomes_allocatable_by_itself(@ForAll("script") @Size(max = 40) List<CellEvent> events) {
    walk(events, (before, event, after, effects) -> {
      if (after.allocatable()) {
        assertThat(after.custody()).isEqualTo(new Custody.Empty());
        assertThat(after.operation()).isEqualTo(new Operation.Idle());
        assertThat(after.door()).isEqualTo(Door.CLOSED);
      }
      if (STICKY.contains(before.service()) && after.service() == Service.IN_SERVICE) {
        assertThat(event).isInstanceOfAny(CellEvent.Inspected.class, CellEvent.ServiceSet.class);
      }
      if (before.service() == Service.JAMMED && after.service() == Service.IN_SERVICE) {
        assertThat(event).isInstanceOfAny(CellEvent.SawOpen.class, CellEvent.Inspected.class, CellEvent.ServiceSet.class);
      }
    });
  }

  @Property(tries = 300)
  void what_is_recorded_is_what_is_read_back(@ForAll("script") @Size(max = 40) List<CellEvent> events) {
    walk(events, (before, event, after, effects) -> {
      CellState back = Records.state(Records.record(new CellId("01"), after, 3, List.of(), Instant.EPOCH));
      assertThat(back.custody()).isEqualTo(after.custody());
      assertThat(back.service()).isEqualTo(after.service());
    });
  }

  @Provide
  static Arbitrary<List<CellEvent>> script() {
    return events().list().ofMaxSize(40);
  }

  // ---- single rules ---------------------------------------------------------------------------------------------------

  private static CellState after(CellState state, CellEvent... events) {
    for (CellEvent event : events) {
      state = ((Transition.Moved) CellMachine.next(state, event)).state();
    }
    return state;
  }

  private static final CellState FREE = CellState.NEW.seen(Door.CLOSED);
  private static final CellEvent RESERVE = new CellEvent.Reserve(ITEM, Instant.EPOCH);
  private static final CellEvent DEPOSIT = new CellEvent.Intended("i", Purpose.DEPOSIT);

  @Test
  void a_fault_of_the_board_erases_no_custody_and_what_was_before_comes_back() {
    CellState holding = after(FREE, RESERVE, DEPOSIT, new CellEvent.SawOpen(), new CellEvent.SawClosed(), new CellEvent.Confirmed(true, "r"));
    CellState silent = after(holding, new CellEvent.SensorContradicts(), new CellEvent.BoardSilent());
    assertThat(silent.custody()).isEqualTo(holding.custody());
    assertThat(silent.shownService()).isEqualTo(Service.BOARD_UNREACHABLE);
    assertThat(after(silent, new CellEvent.SawClosed()).shownService()).isEqualTo(Service.SENSOR_FAULT);
  }

  @Test
  void a_jam_changes_no_custody_and_a_late_door_still_belongs_to_its_intent() {
    CellState jammed = after(FREE, RESERVE, DEPOSIT, new CellEvent.WindowElapsed(false));
    assertThat(jammed.service()).isEqualTo(Service.JAMMED);
    assertThat(jammed.custody()).isEqualTo(new Custody.Reserved(ITEM, Instant.EPOCH));
    CellState late = after(jammed, new CellEvent.SawOpen());
    assertThat(late.operation()).isEqualTo(new Operation.DoorOpen("i", Purpose.DEPOSIT));
    assertThat(late.service()).isEqualTo(Service.IN_SERVICE);
  }

  @Test
  void a_deposit_that_may_have_opened_leaves_a_doubt_and_a_collection_leaves_the_papers() {
    CellState deposit = after(FREE, RESERVE, new CellEvent.Restarted("i", Purpose.DEPOSIT), new CellEvent.SawClosed());
    assertThat(deposit.custody()).isEqualTo(new Custody.Unsure(Optional.of(ITEM), "", "may-have-opened"));
    CellState holding = FREE.with(new Custody.Holds(ITEM, "r"));
    assertThat(after(holding, new CellEvent.Restarted("i", Purpose.COLLECT), new CellEvent.SawClosed())).isEqualTo(holding);
  }

  @Test
  void nothing_is_put_into_a_faulty_cell_and_everything_can_be_taken_out_of_one() {
    CellState faulty = FREE.with(Service.SENSOR_FAULT);
    assertThat(CellMachine.next(faulty.with(new Custody.Reserved(ITEM, Instant.EPOCH)), DEPOSIT))
        .isEqualTo(new Transition.Refused("sensor-fault"));
    assertThat(CellMachine.next(faulty.with(new Custody.Holds(ITEM, "r")), new CellEvent.Intended("i", Purpose.COLLECT)))
        .isInstanceOf(Transition.Moved.class);
  }

  @Test
  void a_latch_that_does_not_catch_opens_the_same_hand_over_again() {
    CellState closed = after(FREE, RESERVE, DEPOSIT, new CellEvent.SawOpen(), new CellEvent.SawClosed());
    assertThat(closed.operation()).isEqualTo(new Operation.Verifying("i", Purpose.DEPOSIT));
    assertThat(after(closed, new CellEvent.SawOpen()).operation()).isEqualTo(new Operation.DoorOpen("i", Purpose.DEPOSIT));
  }

  @Test
  void a_wrong_door_keeps_the_custody_of_both_cells() {
    CellState holding = FREE.with(new Custody.Holds(ITEM, "r"));
    CellState opened = after(holding, new CellEvent.WrongDoor(true), new CellEvent.SawOpen(), new CellEvent.SawClosed());
    assertThat(opened.custody()).isEqualTo(holding.custody());
    assertThat(opened.service()).isEqualTo(Service.WRONG_DOOR);
  }
}
