package org.hall24.locker.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.hall24.link.DeviceState;
import org.hall24.link.EmulatorRunner;
import org.hall24.link.FaultPlan;
import org.hall24.link.LeapTicker;
import org.hall24.link.MemoryLine;
import org.hall24.link.SupervisedPort;
import org.hall24.link.Ticker;
import org.hall24.locker.emulator.IoBoardEmulator;
import org.hall24.locker.gpio.GpioException;
import org.junit.jupiter.api.Test;

class SignalsTest {
  private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
  private static final SignalWiring USUAL = ((SignalWiring.Parsed.Good) SignalWiring.parse(Map.of(), 255)).wiring();

  /** Wires that do as they are told, until they are cut. */
  private static final class Wires implements SignalPort {
    final Map<Signal, Boolean> outputs = new EnumMap<>(Signal.class);
    final Map<Signal, Boolean> inputs = new EnumMap<>(Signal.class);
    final List<Consumer<Signal>> ears = new ArrayList<>();
    boolean cut;

    @Override
    public Set<Signal> wired() {
      return Set.of(Signal.values());
    }

    @Override
    public DeviceState state() {
      return new DeviceState.Ready();
    }

    @Override
    public boolean set(Signal output, boolean on) {
      if (!cut) {
        outputs.put(output, on);
      }
      return !cut;
    }

    @Override
    public Map<Signal, Boolean> read() {
      return cut ? Map.of() : new EnumMap<>(inputs);
    }

    @Override
    public void onEdge(Consumer<Signal> listener) {
      ears.add(listener);
    }

    @Override
    public void close() {}
  }

  @Test
  void a_lamp_that_blinks_is_on_every_other_beat_and_one_that_is_on_stays_so() throws Exception {
    Wires wires = new Wires();
    try (SignalDesk desk = new SignalDesk(wires, LeapTicker.eager(), CLOCK)) {
      assertThat(desk.set(Signal.LAMP_CARD, SignalDesk.Show.BLINK)).isTrue();
      desk.set(Signal.FAN, SignalDesk.Show.ON);
      List<Boolean> shown = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        desk.beat();
        shown.add(wires.outputs.get(Signal.LAMP_CARD));
        assertThat(wires.outputs.get(Signal.FAN)).isTrue();
      }
      assertThat(shown).containsExactly(true, false, true, false);
      desk.set(Signal.LAMP_CARD, SignalDesk.Show.OFF);
      desk.beat();
      assertThat(wires.outputs.get(Signal.LAMP_CARD)).isFalse();
    }
  }

  @Test
  void what_was_set_while_the_wires_were_cut_is_set_when_they_are_back() throws Exception {
    Wires wires = new Wires();
    try (SignalDesk desk = new SignalDesk(wires, LeapTicker.eager(), CLOCK)) {
      wires.cut = true;
      assertThat(desk.set(Signal.BUZZER, SignalDesk.Show.ON)).isFalse();
      desk.beat();
      wires.cut = false;
      desk.beat();
      assertThat(wires.outputs.get(Signal.BUZZER)).isTrue();
    }
  }

  @Test
  void a_change_is_told_once_each_way_and_a_cut_wire_tells_nothing() throws Exception {
    Wires wires = new Wires();
    try (SignalDesk desk = new SignalDesk(wires, LeapTicker.eager(), CLOCK)) {
      List<String> told = new ArrayList<>();
      desk.onChange(change -> told.add(change.signal().word() + (change.on() ? " on" : " off")));
      wires.inputs.put(Signal.TAMPER, false);
      desk.beat();
      wires.inputs.put(Signal.TAMPER, true);
      desk.beat();
      desk.beat();
      assertThat(desk.input(Signal.TAMPER)).contains(true);
      wires.inputs.put(Signal.TAMPER, false);
      desk.beat();
      wires.cut = true;
      desk.beat();
      assertThat(desk.input(Signal.TAMPER)).isEmpty();
      assertThat(told).containsExactly("tamper on", "tamper off");
    }
  }

  @Test
  void an_edge_is_looked_at_at_once_and_a_lost_edge_within_a_beat() throws Exception {
    LeapTicker ticker = LeapTicker.manual();
    Wires wires = new Wires();
    LinkedBlockingQueue<SignalDesk.Change> told = new LinkedBlockingQueue<>();
    try (SignalDesk desk = new SignalDesk(wires, ticker, CLOCK)) {
      desk.onChange(told::add);
      desk.start();
      ticker.awaitWaiters(1);
      wires.inputs.put(Signal.CASE_OPEN, true);
      wires.ears.forEach(ear -> ear.accept(Signal.CASE_OPEN));
      assertThat(told.take().signal()).isEqualTo(Signal.CASE_OPEN); // no time has passed
      assertThat(ticker.nanos()).isZero();
      ticker.awaitWaiters(1);
      wires.inputs.put(Signal.UPS_LOW, true);
      ticker.leap(SignalDesk.BEAT);
      assertThat(told.take().signal()).isEqualTo(Signal.UPS_LOW);
    }
    assertThat(SignalDesk.BEAT.toMillis()).isLessThan(1000);
  }

  @Test
  void a_serial_io_board_is_switched_and_read_on_a_quiet_and_on_an_echoing_line() throws Exception {
    for (boolean echo : List.of(false, true)) {
      MemoryLine cable = MemoryLine.pair("io");
      IoBoardEmulator steel = new IoBoardEmulator(1, 8);
      steel.echo(echo);
      try (EmulatorRunner runner = EmulatorRunner.inMemory(steel, cable, FaultPlan.none(), Ticker.system());
          IoBoardSignals board = new IoBoardSignals(
              SupervisedPort.of(cable.hostPort(), Ticker.system(), new Random(1)).start(), USUAL, Ticker.system())) {
        assertThat(board.set(Signal.LAMP_RECEIPT, true)).isTrue();
        assertThat(steel.relay(4)).isTrue();
        steel.input(3, true);
        assertThat(board.read()).containsEntry(Signal.ON_BATTERY, true).containsEntry(Signal.TAMPER, false);
        assertThat(board.set(Signal.LAMP_RECEIPT, false)).isTrue();
        assertThat(steel.relay(4)).isFalse();
        assertThat(board.set(Signal.TAMPER, true)).isFalse();
        assertThat(runner.counts()).containsEntry("malformed", 0L).containsEntry("forbidden", 0L);
      }
    }
  }

  @Test
  void an_echo_alone_is_no_relay_that_closed() throws Exception {
    MemoryLine cable = MemoryLine.pair("io");
    IoBoardEmulator other = new IoBoardEmulator(9, 8);
    other.echo(true);
    try (EmulatorRunner runner = EmulatorRunner.inMemory(other, cable, FaultPlan.none(), Ticker.system());
        IoBoardSignals board = new IoBoardSignals(
            SupervisedPort.of(cable.hostPort(), Ticker.system(), new Random(1)).start(), USUAL, Ticker.system())) {
      assertThat(board.set(Signal.BUZZER, true)).isFalse();
      assertThat(board.read()).isEmpty();
    }
  }

  @Test
  void wiring_is_read_from_settings_and_what_is_wrong_is_named() {
    assertThat(SignalWiring.parse(Map.of("lamp-card", "3", "tamper", "2", "invert", "tamper", "unit", "7"), 255))
        .isEqualTo(new SignalWiring.Parsed.Good(
            new SignalWiring(Map.of(Signal.LAMP_CARD, 3, Signal.TAMPER, 2), Set.of(Signal.TAMPER), 7)));
    for (Map<String, String> bad : List.of(Map.of("lamp", "1"), Map.of("buzzer", "0"), Map.of("invert", "buzzer"), Map.of("unit", "x"))) {
      assertThat(SignalWiring.parse(bad, 255)).isInstanceOf(SignalWiring.Parsed.Bad.class);
    }
  }

  @Test
  void without_pins_gpio_signals_are_there_and_failed() {
    try (GpioSignals signals = new GpioSignals(() -> {
      throw new GpioException("no-gpio", "none");
    }, USUAL)) {
      assertThat(signals.state()).isEqualTo(new DeviceState.Failed("no-gpio"));
      assertThat(signals.set(Signal.FAN, true)).isFalse();
      assertThat(signals.read()).isEmpty();
    }
  }
}
