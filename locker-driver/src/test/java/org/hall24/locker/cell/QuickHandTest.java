package org.hall24.locker.cell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.hall24.locker.board.Dialect;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Doors that are shut again before anybody looks, or never let go of: no fault of their sensors. In time that leaps. */
class QuickHandTest {
  private static final Item ITEM = new Item("bundle-1", "case-1");

  /** Boards that answer an order with the contact. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.INCLUDE, names = {"LOCK8A", "WKLY"})
  void a_door_shut_again_before_a_busy_machine_looks_is_opened_and_no_sensor_fault(Dialect dialect) throws Exception {
    for (int ms = 100; ms <= 1000; ms += 100) {
      try (Street street = Street.of(dialect)) {
        CellPlace place = street.places.get(5);
        shutWhileBusy(street, place, Duration.ofMillis(ms), 0);
        OpenOutcome outcome = street.technician(place);
        assertThat(outcome.word()).as("busy for %d ms", ms).isEqualTo("opened");
        assertThat(outcome.attempt().evidence().note()).isEqualTo("shut-again");
        assertThat(outcome.attempt().evidence().doorAfter()).isEqualTo("closed");
        assertThat(outcome.attempt().evidence().openedAfterMs()).isNotNegative();
        CellState after = street.cabinet.cell(place.id()).orElseThrow().state();
        assertThat(after.service()).isEqualTo(Service.IN_SERVICE);
        assertThat(after.operation()).isEqualTo(new Operation.Idle());
        assertThat(street.steel.pulses()).isEqualTo(1);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.INCLUDE, names = {"LOCK8A", "WKLY"})
  void whoever_shut_a_door_that_quickly_is_asked_what_lies_behind_it(Dialect dialect) throws Exception {
    try (Street street = Street.of(dialect)) {
      CellPlace place = street.places.get(5);
      street.cabinet.reserve(place.id(), ITEM, Duration.ofMinutes(5));
      shutWhileBusy(street, place, Duration.ofMillis(400), 2);
      OpenOutcome outcome =
          street.cabinet.open(new OpenRequest(place.id(), Purpose.DEPOSIT, "resident", "session", Optional.of(ITEM)));
      assertThat(outcome.word()).isEqualTo("opened");
      assertThat(street.cabinet.cell(place.id()).orElseThrow().state().operation()).isInstanceOf(Operation.Verifying.class);
      assertThat(street.cabinet.confirm(place.id(), true, "resident")).isInstanceOf(Transition.Moved.class);
      assertThat(street.cabinet.cell(place.id()).orElseThrow().state().custody()).isEqualTo(new Custody.Holds(ITEM, "resident"));
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GPIO")
  void a_door_a_hand_keeps_shut_is_a_jam_whatever_the_answer_told_and_opens_at_the_next_try(Dialect dialect) throws Exception {
    try (Street street = Street.of(dialect)) {
      CellPlace place = street.places.get(5);
      int board = place.address().board();
      street.cabinet.reserve(place.id(), ITEM, Duration.ofMinutes(5));
      street.steel.holdDoor(board, 6, true);
      OpenRequest request = new OpenRequest(place.id(), Purpose.DEPOSIT, "resident", "session", Optional.of(ITEM));
      OpenOutcome first = street.cabinet.open(request);
      assertThat(first.word()).isEqualTo("jammed");
      street.steel.holdDoor(board, 6, false);
      OpenOutcome second = street.cabinet.open(request);
      assertThat(second.word()).isEqualTo("opened");
      assertThat(second.attempt().evidence().intent()).isEqualTo(first.attempt().evidence().intent());
      assertThat(street.cabinet.cell(place.id()).orElseThrow().state().service()).isEqualTo(Service.IN_SERVICE);
    }
  }

  /** The answer told an open door: it may have been open for a moment, so nobody says that the cell is empty. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.INCLUDE, names = {"LOCK8A", "WKLY"})
  void a_deposit_given_up_at_a_door_whose_contact_moved_leaves_a_doubt(Dialect dialect) throws Exception {
    try (Street street = Street.of(dialect)) {
      CellPlace place = street.places.get(5);
      street.cabinet.reserve(place.id(), ITEM, Duration.ofMinutes(5));
      street.steel.holdDoor(place.address().board(), 6, true);
      OpenOutcome outcome =
          street.cabinet.open(new OpenRequest(place.id(), Purpose.DEPOSIT, "resident", "session", Optional.of(ITEM)));
      assertThat(outcome.attempt().evidence().note()).isEqualTo("moved-and-shut");
      street.cabinet.giveUp(place.id());
      assertThat(street.cabinet.cell(place.id()).orElseThrow().state().custody())
          .isEqualTo(new Custody.Unsure(Optional.of(ITEM), "", "not-confirmed"));
    }
  }

  /** The machine is busy with its disk after the answer came; meanwhile somebody uses the door and shuts it. */
  private static void shutWhileBusy(Street street, CellPlace place, Duration busy, int papers) {
    street.meanwhile = step -> {
      if (step.kind() == IntentStep.Kind.REPLIED) {
        int board = place.address().board();
        int channel = place.address().channel();
        // A board that answers at once still holds the bolt back.
        street.ticker.leap(busy);
        while (!street.steel.closeDoor(board, channel)) {
          street.ticker.leap(Duration.ofMillis(10));
          street.steel.putPaper(board, channel, papers);
        }
      }
    };
  }
}
