package org.hall24.locker.cell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.hall24.locker.board.Door;
import org.hall24.locker.board.Presence;

/**
 * A cell of steel with real papers beside the cell on record: people put papers in and forget to say so, doors jam, spring open
 * late, are left open or forced, boards fall silent, the program dies. Whatever happens, papers that lie inside are never on
 * record as nothing.
 */
class CellAndPaperTest {

  private enum Act {
    RESERVE, EXPIRE, DEPOSIT, COLLECT, REOPEN, TECHNICIAN, EMERGENCY, OPENS, JAMS, LOST_ANSWER, NOT_SENT, PUT_IN, TAKE_OUT, SHUT, LOOK, SILENT,
    SAY, GO_AWAY, ABANDON, LEFT_OPEN, FORCE, DIE, INSPECT, KEY, TAKE_OVER, CONTRADICT
  }

  /** What is really there, and what is on record of it. */
  private static final class World {
    private final boolean sensor;
    private final List<String> story = new ArrayList<>();
    CellState state = CellState.NEW.seen(Door.CLOSED);
    Optional<Item> paper = Optional.empty();
    boolean open;
    /** The bolt was ordered and what the door does is still to come. */
    boolean ordered;
    private int items;
    private int intents;

    World(boolean sensor) {
      this.sensor = sensor;
    }

    void act(Act act) {
      story.add(act.name());
      switch (act) {
        case RESERVE -> is(new CellEvent.Reserve(new Item("item-" + items++, ""), Instant.EPOCH));
        case EXPIRE -> {
          // Time alone ends a reservation only where nothing is under way.
          if (state.operation() instanceof Operation.Idle) {
            is(new CellEvent.Release());
          } else if (state.operation() instanceof Operation.Opening o && !o.unsure()) {
            is(new CellEvent.GaveUp());
          }
        }
        case DEPOSIT -> order(Purpose.DEPOSIT);
        case COLLECT -> order(Purpose.COLLECT);
        case REOPEN -> order(Purpose.REOPEN);
        case TECHNICIAN -> order(Purpose.TECHNICIAN);
        case EMERGENCY -> order(Purpose.EMERGENCY);
        case OPENS -> {
          if (ordered) {
            ordered = false;
            open = true;
            look();
          }
        }
        case JAMS -> {
          if (ordered) {
            ordered = false;
            look();
            is(new CellEvent.WindowElapsed(false));
          }
        }
        case LOST_ANSWER -> {
          // The door opens and a quick hand shuts it again before anybody looks.
          if (ordered) {
            ordered = false;
            hand();
            look();
            is(new CellEvent.WindowElapsed(true));
          }
        }
        case NOT_SENT -> {
          if (ordered) {
            ordered = false;
            is(new CellEvent.NotSent());
          }
        }
        case PUT_IN -> {
          if (open) {
            hand();
          }
        }
        case TAKE_OUT -> {
          if (open && !(state.operation() instanceof Operation.Idle)) {
            paper = Optional.empty();
          }
        }
        case SHUT -> {
          open = false;
          look();
        }
        case LOOK -> look();
        case SILENT -> is(new CellEvent.BoardSilent());
        case SAY -> is(new CellEvent.Confirmed(paper.isPresent(), "person"));
        case GO_AWAY -> is(new CellEvent.GaveUp());
        case ABANDON -> is(new CellEvent.Abandoned());
        case LEFT_OPEN -> is(new CellEvent.LeftOpen());
        case FORCE -> {
          if (!ordered && state.operation() instanceof Operation.Idle && state.answering()) {
            open = true;
            look();
          }
        }
        case DIE -> {
          Optional<String> intent = state.operation().underIntent();
          Optional<Purpose> purpose = purpose(state.operation());
          if (ordered && items % 2 == 0) {
            // It had left the host.
            open = true;
          }
          ordered = false;
          state = Records.state(Records.record(new CellId("01"), state, 0, List.of(), Instant.EPOCH)).unseen();
          intent.ifPresent(id -> is(new CellEvent.Restarted(id, purpose.orElseThrow())));
          look();
        }
        case INSPECT -> is(new CellEvent.Inspected(paper, "staff"));
        case KEY -> is(new CellEvent.KeyOpened("staff"));
        case TAKE_OVER -> {
          if (!ordered) {
            is(new CellEvent.TakenOver());
          }
        }
        case CONTRADICT -> {
          if (!ordered) {
            is(new CellEvent.SensorContradicts());
          }
        }
      }
    }

    private void order(Purpose purpose) {
      if (!ordered && is(new CellEvent.Intended("intent-" + intents++, purpose))) {
        ordered = true;
      }
    }

    /** A depositor has papers in hand, and puts them in. */
    private void hand() {
      if (purpose(state.operation()).filter(p -> p == Purpose.DEPOSIT).isPresent() && paper.isEmpty()) {
        paper =
            state.custody() instanceof Custody.Reserved(Item item, var until) ? Optional.of(item) : state.custody().inside();
      }
    }

    private void look() {
      if (sensor) {
        is(new CellEvent.SawItem(paper.isPresent() ? Presence.PRESENT : Presence.ABSENT));
      }
      is(open ? new CellEvent.SawOpen() : new CellEvent.SawClosed());
    }

    private boolean is(CellEvent event) {
      if (CellMachine.next(state, event) instanceof Transition.Moved(CellState after, var effects)) {
        state = after;
        return true;
      }
      return false;
    }

    private static Optional<Purpose> purpose(Operation operation) {
      return switch (operation) {
        case Operation.Idle i -> Optional.empty();
        case Operation.Opening o -> Optional.of(o.purpose());
        case Operation.DoorOpen d -> Optional.of(d.purpose());
        case Operation.Verifying v -> Optional.of(v.purpose());
      };
    }
  }

  @Property(tries = 3000)
  void papers_inside_are_never_on_record_as_nothing(@ForAll("acts") List<Act> acts, @ForAll boolean sensor) {
    World world = new World(sensor);
    for (Act act : acts) {
      world.act(act);
      boolean atTheDoor = !(world.state.operation() instanceof Operation.Idle);
      if (world.paper.isPresent() && !atTheDoor) {
        assertThat(world.state.custody()).as("%s: %s", world.story, world.state).isNotInstanceOf(Custody.Empty.class);
        assertThat(world.state.custody()).as("%s: %s", world.story, world.state).isNotInstanceOf(Custody.Reserved.class);
      }
      if (world.paper.isPresent()) {
        assertThat(world.state.allocatable()).as("%s: %s", world.story, world.state).isFalse();
      }
    }
  }

  @Provide
  static Arbitrary<List<Act>> acts() {
    return Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(1, Arbitraries.of(Act.values())),
            net.jqwik.api.Tuple.of(
                2, Arbitraries.of(Act.RESERVE, Act.DEPOSIT, Act.OPENS, Act.PUT_IN, Act.SHUT, Act.SAY, Act.COLLECT, Act.TAKE_OUT, Act.LOOK)))
        .list()
        .ofMinSize(5)
        .ofMaxSize(60);
  }
}
