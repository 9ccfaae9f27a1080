package org.hall24.locker.gpio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalInput;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalOutput;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.hall24.link.DeviceState;
import org.hall24.link.LeapTicker;
import org.hall24.link.Ticker;
import org.hall24.locker.board.BoardSettings;
import org.hall24.locker.board.Dialect;
import org.hall24.locker.board.Door;
import org.hall24.locker.board.GpioLockBoard;
import org.hall24.locker.board.LockAddress;
import org.hall24.locker.board.Pulse;
import org.hall24.locker.board.Reading;
import org.junit.jupiter.api.Test;

class GpioTest {
  private static final String MOCK_OUT = "mock-digital-output";
  private static final String MOCK_IN = "mock-digital-input";

  private final List<Boolean> levels = new CopyOnWriteArrayList<>();
  private final GpioLines.Output coil = levels::add;

  /** Waits for ever, or throws, or leaps. */
  private static Ticker ticker(Waiting waiting) {
    return new Ticker() {
      @Override
      public long nanos() {
        return 0;
      }

      @Override
      public void await(Duration duration) throws InterruptedException {
        waiting.await();
      }
    };
  }

  private interface Waiting {
    void await() throws InterruptedException;
  }

  @Test
  void a_pulse_is_on_and_then_off() throws Exception {
    new PulseGuard(LeapTicker.eager(), ticker(() -> new CountDownLatch(1).await()), Duration.ZERO).pulse(coil, Duration.ofMillis(300), () -> {});
    assertThat(levels).containsExactly(true, false);
  }

  @Test
  void an_interrupted_pulse_is_switched_off() {
    PulseGuard guard = new PulseGuard(ticker(() -> {
      throw new InterruptedException();
    }), ticker(() -> new CountDownLatch(1).await()), Duration.ZERO);
    assertThatThrownBy(() -> guard.pulse(coil, Duration.ofMillis(300), () -> {})).isInstanceOf(InterruptedException.class);
    assertThat(levels).containsExactly(true, false);
  }

  @Test
  void a_pulse_whose_thread_hangs_is_switched_off_by_the_watchdog() throws Exception {
    CountDownLatch on = new CountDownLatch(1);
    CountDownLatch off = new CountDownLatch(1);
    GpioLines.Output watched = high -> {
      levels.add(high);
      (high ? on : off).countDown();
    };
    PulseGuard guard = new PulseGuard(ticker(() -> new CountDownLatch(1).await()), ticker(on::await), Duration.ZERO);
    Thread hanging = Thread.ofVirtual().start(() -> {
      try {
        guard.pulse(watched, Duration.ofMillis(300), () -> {});
      } catch (GpioException | InterruptedException end) {
        // That is how the test ends.
      }
    });
    off.await();
    assertThat(levels).startsWith(true, false);
    hanging.interrupt();
    hanging.join();
  }

  @Test
  void a_broken_mark_does_not_leave_the_coil_on() {
    PulseGuard guard = new PulseGuard(LeapTicker.eager(), ticker(() -> new CountDownLatch(1).await()), Duration.ZERO);
    assertThatThrownBy(() -> guard.pulse(coil, Duration.ofMillis(300), () -> {
      throw new IllegalStateException("journal");
    })).isInstanceOf(IllegalStateException.class);
    assertThat(levels).containsExactly(true, false);
  }

  @Test
  void a_pin_that_does_not_go_on_is_told_to_go_off_all_the_same() {
    GpioLines.Output broken = high -> {
      levels.add(high);
      if (high) {
        throw new GpioException("pin", "pin 17 does not take a level");
      }
    };
    PulseGuard guard = new PulseGuard(LeapTicker.eager(), ticker(() -> new CountDownLatch(1).await()), Duration.ZERO);
    assertThatThrownBy(() -> guard.pulse(broken, Duration.ofMillis(300), () -> {})).isInstanceOf(GpioException.class);
    assertThat(levels).containsExactly(true, false);
  }

  @Test
  void a_pin_that_does_not_go_off_is_told_again_by_the_watchdog() throws Exception {
    CountDownLatch refused = new CountDownLatch(1);
    CountDownLatch off = new CountDownLatch(1);
    GpioLines.Output stubborn = high -> {
      levels.add(high);
      if (!high && refused.getCount() > 0) {
        refused.countDown();
        throw new GpioException("pin", "pin 17 does not take a level");
      }
      if (!high) {
        off.countDown();
      }
    };
    PulseGuard guard = new PulseGuard(LeapTicker.eager(), ticker(refused::await), Duration.ZERO);
    assertThatThrownBy(() -> guard.pulse(stubborn, Duration.ofMillis(300), () -> {})).isInstanceOf(GpioException.class);
    off.await();
    assertThat(levels).containsExactly(true, false, false);
  }

  @Test
  void an_output_is_taken_low_and_given_back_low() throws Exception {
    Context context = Pi4J.newAutoContext();
    MockDigitalOutput pin;
    try (Pi4jLines lines = new Pi4jLines(context, MOCK_OUT, MOCK_IN)) {
      GpioLines.Output output = lines.output(17);
      pin = context.io("out-17");
      assertThat(pin.config().initialState()).isEqualTo(DigitalState.LOW);
      assertThat(pin.config().shutdownState()).isEqualTo(DigitalState.LOW);
      assertThat(pin.state()).isEqualTo(DigitalState.LOW);
      output.set(true);
      assertThat(pin.state()).isEqualTo(DigitalState.HIGH);
    }
    assertThat(pin.state()).isEqualTo(DigitalState.LOW);
  }

  @Test
  void in_production_a_mock_on_the_class_path_is_refused() {
    assertThatThrownBy(Pi4jLines::ofThisMachine)
        .isInstanceOfSatisfying(GpioException.class, e -> assertThat(e.reason()).isEqualTo("mock-provider"));
  }

  @Test
  void a_provider_that_is_not_there_is_told() {
    Context context = Pi4J.newAutoContext();
    assertThatThrownBy(() -> new Pi4jLines(context, "gpiod-of-another-world", MOCK_IN))
        .isInstanceOfSatisfying(GpioException.class, e -> assertThat(e.reason()).isEqualTo("no-gpio"));
  }

  @Test
  void a_lock_on_pins_is_pulsed_once_and_its_switch_is_read() throws Exception {
    Context context = Pi4J.newAutoContext();
    BoardSettings settings = settings("17:27,22:23");
    try (GpioLockBoard board = new GpioLockBoard(
        () -> new Pi4jLines(context, MOCK_OUT, MOCK_IN), PinPair.parse("17:27,22:23").orElseThrow(), settings, LeapTicker.eager(),
        ticker(() -> new CountDownLatch(1).await()))) {
      assertThat(board.state()).isEqualTo(new DeviceState.Ready());
      MockDigitalOutput bolt = context.io("out-22");
      MockDigitalInput door = context.io("in-23");
      bolt.addListener(event -> levels.add(event.state() == DigitalState.HIGH));
      door.mockState(DigitalState.HIGH);
      assertThat(board.queryAll(1)).isInstanceOfSatisfying(Reading.Doors.class, doors -> assertThat(doors.door(2)).isEqualTo(Door.CLOSED));
      assertThat(board.open(new LockAddress(1, 2), hex -> assertThat(bolt.state()).isEqualTo(DigitalState.HIGH)))
          .isEqualTo(new Pulse.Unanswered("pin of channel 2", "no-answer-due"));
      assertThat(levels).containsExactly(true, false);
      door.mockState(DigitalState.LOW);
      assertThat(board.queryAll(1)).isInstanceOfSatisfying(Reading.Doors.class, doors -> {
        assertThat(doors.door(2)).isEqualTo(Door.OPEN);
        assertThat(doors.doors()).hasSize(2);
      });
      assertThat(board.open(new LockAddress(1, 3), hex -> {})).isEqualTo(new Pulse.NotSent("outside"));
      bolt.high();
      assertThat(board.switchOff(1)).isTrue();
      assertThat(bolt.state()).isEqualTo(DigitalState.LOW);
    }
    assertThat(context.isShutdown()).isTrue();
  }

  @Test
  void without_pins_the_board_is_there_and_failed() throws Exception {
    try (GpioLockBoard board = new GpioLockBoard(
        () -> {
          throw new GpioException("no-gpio", "none");
        }, List.of(), settings("17:27"), LeapTicker.eager(), LeapTicker.eager())) {
      assertThat(board.state()).isEqualTo(new DeviceState.Failed("no-gpio"));
      assertThat(board.open(new LockAddress(1, 1), hex -> {})).isEqualTo(new Pulse.NotSent("not-ready"));
      assertThat(board.queryAll(1)).isEqualTo(new Reading.NotReady(1, "no-gpio"));
    }
  }

  @Test
  void pins_are_named_in_pairs_and_none_twice() {
    assertThat(PinPair.parse("17:27,22:23")).contains(List.of(new PinPair(17, 27), new PinPair(22, 23)));
    for (String bad : List.of("", "17", "17:17", "17:27,17:22", "17:28", "a:b", "17:27,")) {
      assertThat(PinPair.parse(bad)).as(bad).isEmpty();
    }
  }

  private static BoardSettings settings(String pins) {
    return ((BoardSettings.Parsed.Good) BoardSettings.parse(Dialect.GPIO, Map.of("pins", pins))).settings();
  }
}
