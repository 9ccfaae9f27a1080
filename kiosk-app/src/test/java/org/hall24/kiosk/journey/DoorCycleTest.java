package org.hall24.kiosk.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.hall24.kiosk.journey.DoorCycle.Amiss;
import org.hall24.kiosk.journey.DoorCycle.Going;
import org.hall24.kiosk.journey.DoorCycle.Moment;
import org.hall24.kiosk.journey.DoorCycle.Shut;
import org.junit.jupiter.api.Test;

/** A door by itself, before any journey says what it is for. */
class DoorCycleTest {
  private static final Ticket MINE = new Ticket(1, 7);
  private static final Instant NOW = Instant.parse("2026-11-22T14:41:00Z");

  private final Turn turn = new Turn(Walk.start().state(), NOW, Walk.KNOWLEDGE);

  private static Event said(Report report) {
    return new Event.Reported(MINE, report);
  }

  private DoorCycle going(DoorCycle door, Event event) {
    return ((Going) door.after(event, turn)).door();
  }

  private DoorCycle open() {
    return going(DoorCycle.opening(MINE, "14"), said(new Report.DoorOpened("14")));
  }

  @Test
  void a_door_opens_is_watched_and_is_over_when_it_is_closed() {
    DoorCycle chosen = going(DoorCycle.opening(MINE, ""), said(new Report.CellChosen("14")));
    assertThat(chosen.cell()).isEqualTo("14");
    assertThat(chosen.open()).isFalse();
    DoorCycle open = going(chosen, said(new Report.DoorOpened("14")));
    assertThat(open.open()).isTrue();
    assertThat(turn.effects()).containsExactly(new Effect.WatchDoor(MINE, "14"));
    assertThat(open.after(said(new Report.DoorClosed("14")), turn)).isEqualTo(new Shut("14", false));
  }

  @Test
  void what_is_reported_of_another_question_moves_nothing() {
    DoorCycle open = open();
    Ticket other = new Ticket(1, 8);
    assertThat(open.after(new Event.Reported(other, new Report.DoorClosed("14")), turn)).isEqualTo(new Going(open));
    assertThat(open.after(new Event.Tick(), turn)).isEqualTo(new Going(open));
  }

  @Test
  void a_door_that_is_not_open_yet_cannot_be_called_stuck_nor_closed() {
    DoorCycle opening = DoorCycle.opening(MINE, "14");
    assertThat(opening.after(new Event.Touched(new Touch.DoorStuck()), turn)).isEqualTo(new Going(opening));
    assertThat(opening.after(said(new Report.DoorClosed("14")), turn)).isEqualTo(new Going(opening));
    assertThat(turn.effects()).isEmpty();
  }

  @Test
  void it_is_told_whether_a_door_failed_or_none_was_moved() {
    DoorCycle opening = DoorCycle.opening(MINE, "14");
    assertThat(opening.after(said(new Report.DoorTrouble("14", "jammed")), turn)).isEqualTo(new Amiss("14", "jammed", true));
    assertThat(opening.after(said(new Report.Failed("store")), turn)).isEqualTo(new Amiss("14", "store", false));
    assertThat(DoorCycle.opening(MINE, "").after(said(new Report.NoCell()), turn)).isEqualTo(new Amiss("", "full", false));
    assertThat(open().after(new Event.Touched(new Touch.DoorStuck()), turn)).isEqualTo(new Amiss("14", "stays-shut", true));
    assertThat(turn.effects()).last().isEqualTo(new Effect.LeaveDoor("14"));
  }

  @Test
  void another_cell_comes_only_after_this_door_is_closed_and_the_wish_can_be_taken_back() {
    DoorCycle swapping = open().swapping();
    assertThat(swapping.open()).isTrue();
    assertThat(swapping.after(new Event.Touched(new Touch.DoorStuck()), turn)).isEqualTo(new Going(swapping));
    assertThat(going(swapping, new Event.Touched(new Touch.Back())).moment()).isEqualTo(Moment.OPEN);
    assertThat(swapping.after(said(new Report.DoorClosed("14")), turn)).isEqualTo(new Shut("14", true));
  }
}
