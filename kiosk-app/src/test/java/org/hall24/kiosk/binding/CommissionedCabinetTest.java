package org.hall24.kiosk.binding;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hall24.kiosk.config.KioskConfig.Device;
import org.hall24.kiosk.config.KioskConfig.DeviceKind;
import org.hall24.kiosk.health.DeviceHealth;
import org.hall24.kiosk.health.HealthWords;
import org.hall24.kiosk.health.PartHealth;
import org.hall24.link.DeviceState;
import org.hall24.locker.board.BoardSettings;
import org.hall24.locker.board.CabinetProfile;
import org.hall24.locker.board.Echo;
import org.hall24.locker.board.QueryOrder;
import org.hall24.locker.cell.CabinetMap;
import org.hall24.locker.cell.CellId;
import org.hall24.locker.cell.Evidence;
import org.hall24.locker.cell.OpenOutcome;
import org.hall24.locker.cell.OpenRequest;
import org.hall24.locker.cell.Purpose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommissionedCabinetTest {
  private static final Device LOCKER = new Device("locker", "lock8a", DeviceKind.LOCKER, "/dev/null", 9600, Map.of("window-s", "3"));
  private static final CabinetMap MAP = CabinetMap.standard24();

  @TempDir private Path state;

  private static CabinetProfile profile(BoardSettings settings) {
    return new CabinetProfile("lock8a", CabinetProfile.keys(settings), MAP.digest(), new TreeMap<>(), 24, "2026-01-01T00:00:00.000Z");
  }

  @Test
  void a_cabinet_that_was_not_commissioned_opens_for_a_technician_only() {
    CellId cell = new CellId("01");
    assertThat(CommissionedCabinet.objection(false, OpenRequest.technician(cell, "tech"))).isEmpty();
    assertThat(CommissionedCabinet.objection(false, new OpenRequest(cell, Purpose.DEPOSIT, "resident", "filing", Optional.empty())))
        .contains("not-commissioned");
    assertThat(CommissionedCabinet.objection(true, new OpenRequest(cell, Purpose.DEPOSIT, "resident", "filing", Optional.empty()))).isEmpty();
  }

  @Test
  void the_resident_sees_that_it_is_not_set_up_and_not_that_a_door_failed() {
    OpenOutcome.Attempt attempt = new OpenOutcome.Attempt(new CellId("01"), Optional.empty(), 0, Evidence.none("closed", "not-commissioned"));
    assertThat(CabinetDesk.trouble(new OpenOutcome.Refused(attempt))).isEqualTo("not-commissioned");
    OpenOutcome.Attempt jam = new OpenOutcome.Attempt(new CellId("01"), Optional.empty(), 1, Evidence.none("closed", "stayed-shut"));
    assertThat(CabinetDesk.trouble(new OpenOutcome.Jammed(jam))).isEqualTo("jammed");
  }

  @Test
  void what_was_learned_is_used_and_holds_until_anything_is_changed() throws Exception {
    BoardSettings learned = BoardSettings.DEFAULTS.wired(0, 0, QueryOrder.FIRST);
    assertThat(CommissionedCabinet.holds(state, LOCKER, learned, MAP)).isFalse();
    Path file = CommissionedCabinet.write(state, LOCKER, profile(learned));
    assertThat(CommissionedCabinet.learned(state, LOCKER).settings())
        .containsEntry("closed-when", "0").containsEntry("query-order", "first").containsEntry("window-s", "3");
    assertThat(CommissionedCabinet.holds(state, LOCKER, learned, MAP)).isTrue();
    assertThat(CommissionedCabinet.holds(state, LOCKER, BoardSettings.DEFAULTS, MAP)).isFalse();
    assertThat(CommissionedCabinet.holds(state, LOCKER, learned, new CabinetMap(MAP.places().subList(0, 23)))).isFalse();
    Files.writeString(file, Files.readString(file).replace("query-order=first", "query-order=last"));
    assertThat(CommissionedCabinet.holds(state, LOCKER, learned, MAP)).isFalse();
    assertThat(CommissionedCabinet.learned(state, LOCKER)).isEqualTo(LOCKER);
  }

  @Test
  void a_line_is_asked_anew_whether_it_echoes_and_one_that_changed_is_told() throws Exception {
    BoardSettings learned = BoardSettings.DEFAULTS.wired(1, 1, QueryOrder.FIRST).with(Echo.NO);
    assertThat(CommissionedCabinet.echo(state, LOCKER)).isEqualTo(Echo.AUTO);
    CommissionedCabinet.write(state, LOCKER, profile(learned));
    assertThat(CommissionedCabinet.echo(state, LOCKER)).isEqualTo(Echo.NO);
    assertThat(CommissionedCabinet.learned(state, LOCKER).settings()).containsEntry("query-order", "first").doesNotContainKey("echo");
    assertThat(CommissionedCabinet.holds(state, LOCKER, learned.with(Echo.AUTO), MAP)).isTrue();

    DeviceState ready = new DeviceState.Ready();
    assertThat(HealthDesk.board(LOCKER, ready, Echo.NO, Echo.NO).state()).isEqualTo(DeviceHealth.State.READY);
    assertThat(HealthDesk.board(LOCKER, ready, Echo.AUTO, Echo.YES).state()).isEqualTo(DeviceHealth.State.READY);
    assertThat(HealthDesk.board(LOCKER, ready, Echo.NO, Echo.AUTO).state()).isEqualTo(DeviceHealth.State.READY);
    PartHealth otherwise = HealthDesk.board(LOCKER, ready, Echo.NO, Echo.YES);
    assertThat(otherwise.state()).isEqualTo(DeviceHealth.State.DEGRADED);
    assertThat(new HealthWords(Locale.ENGLISH).why(otherwise)).contains("adapter");
    assertThat(new HealthWords(Locale.CHINESE).action(otherwise)).contains("调试");
    assertThat(HealthDesk.board(LOCKER, new DeviceState.Failed("silent"), Echo.NO, Echo.YES).word()).isEqualTo("silent");
  }
}
