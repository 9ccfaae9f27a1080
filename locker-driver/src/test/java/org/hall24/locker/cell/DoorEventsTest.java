package org.hall24.locker.cell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hall24.locker.board.BoardSettings;
import org.hall24.locker.board.Dialect;
import org.hall24.locker.emulator.BoardModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What doors do is told within a second, on lines of 120 doors, with the timing of the street; in time that leaps. */
class DoorEventsTest {
  private static final Duration SOON = Duration.ofSeconds(1);

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GPIO")
  void a_forced_door_is_told_within_a_second(Dialect dialect) throws Exception {
    for (int ms = 0; ms < 600; ms += 37) {
      try (Street street = Street.of(dialect)) {
        // Somewhere in the pause between two looks, or just behind the look at its board.
        street.ticker.leap(Duration.ofMillis(ms));
        street.steel.forceDoor(street.lastBoard(), 9);
        Instant from = street.now();
        DoorEvent event = street.told(DoorEvent.Kind.FORCED);
        assertThat(event.cell()).isEqualTo(new CellId(street.lastBoard() + "/9"));
        assertThat(Duration.between(from, event.at())).isLessThan(SOON);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GPIO")
  void a_wrong_door_is_told_within_a_second(Dialect dialect) throws Exception {
    try (Street street = Street.of(dialect)) {
      street.steel.faults().wrongDoor(3, 4);
      assertThat(street.technician(street.places.get(2)).word()).isEqualTo("wrong-door");
      DoorEvent event = street.told(DoorEvent.Kind.WRONG_DOOR);
      assertThat(event.address().channel()).isEqualTo(4);
      assertThat(Duration.between(street.moved, event.at())).isBetween(Duration.ZERO, SOON);
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GPIO")
  void a_jam_is_told_within_a_second_after_the_time_the_door_had(Dialect dialect) throws Exception {
    try (Street street = Street.of(dialect)) {
      street.steel.faults().jam(3);
      Instant before = street.now();
      assertThat(street.technician(street.places.get(2)).word()).isEqualTo("jammed");
      DoorEvent event = street.told(DoorEvent.Kind.JAMMED);
      Duration window = street.board.settings().window();
      // The look before the order, the intent and the order's answer belong to the opening.
      Duration opening = SOON.plus(street.board.settings().pulse());
      assertThat(Duration.between(before, event.at())).isBetween(window, window.plus(opening).plus(SOON));
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GPIO")
  void a_door_left_open_is_told_within_a_second_after_its_time(Dialect dialect) throws Exception {
    try (Street street = Street.of(dialect)) {
      assertThat(street.technician(street.places.get(2)).word()).isEqualTo("opened");
      Instant seen = street.told(DoorEvent.Kind.OPENED).at();
      DoorEvent event = street.told(DoorEvent.Kind.LEFT_OPEN);
      Duration patience = CabinetTiming.DEFAULTS.leftOpenAfter();
      assertThat(Duration.between(seen, event.at())).isBetween(patience, patience.plus(SOON));
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.INCLUDE, names = {"LOCK8A", "WKLY"})
  void a_sensor_that_contradicts_itself_is_told_within_a_second(Dialect dialect) throws Exception {
    try (Street street = Street.of(dialect)) {
      street.steel.faults().contradict(6);
      assertThat(street.technician(street.places.get(5)).word()).isEqualTo("sensor-fault");
      DoorEvent event = street.told(DoorEvent.Kind.SENSOR_FAULT);
      assertThat(Duration.between(street.moved, event.at())).isBetween(Duration.ZERO, SOON);
    }
  }

  @Test
  void a_report_makes_the_cabinet_look_at_once() throws Exception {
    for (Dialect dialect : List.of(Dialect.LOCK8A, Dialect.WKLY)) {
      // Nobody would look for an hour.
      CabinetTiming d = CabinetTiming.DEFAULTS;
      CabinetTiming hourly =
          new CabinetTiming(d.betweenPulses(), d.coolDown(), d.perMinute(), d.attempts(), d.watchEvery(), Duration.ofHours(1),
              d.leftOpenAfter(), d.confirmWithin(), d.strayAfter());
      BoardSettings reporting = dialect.settings().withReports(true);
      try (Street street = new Street(dialect, 2, reporting, BoardModel.of(dialect).withReports(), hourly)) {
        street.steel.forceDoor(street.lastBoard(), 9);
        Instant from = street.now();
        street.cabinet.watchOnce();
        DoorEvent event = street.told(DoorEvent.Kind.FORCED);
        // The board itself takes 1.2 s before it reports.
        assertThat(Duration.between(from, event.at())).isLessThan(Duration.ofMillis(1200).plus(SOON));
      }
    }
  }
}
