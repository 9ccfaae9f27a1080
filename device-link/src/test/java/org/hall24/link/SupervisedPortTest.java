package org.hall24.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hall24.link.Bytes.PATIENCE;
import static org.hall24.link.Bytes.hex;
import static org.hall24.link.Bytes.readAll;
import static org.hall24.link.PortBench.DEADLINE;
import static org.hall24.link.PortBench.READY;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How the owner of a port greets a device, loses the line and finds it again. */
@Timeout(60)
class SupervisedPortTest {
  private final PortBench bench = new PortBench();

  @Test
  void a_device_that_answers_the_greeting_is_ready() throws Exception {
    Link device = bench.cable.devicePort().open();
    try (SupervisedPort owner =
        bench.onRealTime()
            .greeting(
                link -> {
                  link.write(hex("05"));
                  return readAll(link, 1)[0] == 0x06 ? READY : new DeviceState.Failed("silent");
                })
            .start()) {
      States states = States.of(owner);
      assertThat(readAll(device, 1)).isEqualTo(hex("05"));
      device.write(hex("06"));
      states.await(READY);
    }
  }

  @Test
  void a_silent_device_is_failed_and_greeted_again_until_it_answers() throws Exception {
    AtomicInteger greetings = new AtomicInteger();
    try (SupervisedPort owner =
        bench.onRealTime()
            .greeting(link -> greetings.incrementAndGet() < 4 ? new DeviceState.Failed("silent") : READY)
            .start()) {
      States.of(owner).await(READY);
      assertThat(greetings).hasValue(4);
    }
  }

  @Test
  void an_absent_device_answers_not_ready_at_once_and_to_those_who_wait() throws Exception {
    bench.cable.unplug();
    try (SupervisedPort owner = bench.onLeaps().start()) {
      DeviceState absent = new DeviceState.Absent("no-port");
      States.of(owner).await(absent);
      assertThat(owner.call(Priority.MOTION, DEADLINE, link -> 1)).isEqualTo(new Answer.NotReady<>(absent));
    }
  }

  @Test
  void a_port_held_by_somebody_else_is_failed_until_he_lets_go() throws Exception {
    Link other = bench.cable.hostPort().open();
    try (SupervisedPort owner = bench.onRealTime().start()) {
      States states = States.of(owner);
      states.await(new DeviceState.Failed("held"));
      other.close();
      states.await(READY);
    }
  }

  @Test
  void a_cable_pulled_in_a_quiet_hour_is_noticed_and_a_cable_put_back_works_by_itself() throws Exception {
    Link device = bench.cable.devicePort().open();
    try (SupervisedPort owner = bench.onRealTime().start()) {
      States states = States.of(owner);
      states.await(READY);
      for (int i = 0; i < 5; i++) {
        bench.cable.unplug();
        states.await(new DeviceState.Absent("no-port"));
        bench.cable.plug();
        states.await(READY);
      }
      device = bench.cable.devicePort().open();
      assertThat(
              owner.call(
                  Priority.PERSON,
                  PATIENCE,
                  link -> {
                    link.write(hex("42"));
                    return "sent";
                  }))
          .isEqualTo(new Answer.Done<>("sent"));
      assertThat(readAll(device, 1)).isEqualTo(hex("42"));
    }
  }

  @Test
  void looking_at_a_quiet_line_takes_no_byte_from_it() throws Exception {
    Link device = bench.cable.devicePort().open();
    try (SupervisedPort owner = bench.onLeaps().start()) {
      States.of(owner).await(READY);
      device.write(hex("77"));
      bench.ticker.awaitWaiters(1);
      bench.ticker.leap(Duration.ofMillis(500));
      bench.ticker.awaitWaiters(1);
      assertThat(owner.call(Priority.PERSON, DEADLINE, link -> readAll(link, 1)[0]))
          .isEqualTo(new Answer.Done<>((byte) 0x77));
    }
  }

  @Test
  void an_idle_exchange_says_how_the_device_is_and_a_failed_one_is_greeted_again() throws Exception {
    AtomicReference<DeviceState> said = new AtomicReference<>(READY);
    AtomicInteger greetings = new AtomicInteger();
    try (SupervisedPort owner =
        bench.onRealTime()
            .greeting(
                link -> {
                  greetings.incrementAndGet();
                  return READY;
                })
            .idle(Duration.ofMillis(1), link -> Objects.requireNonNull(said.get()))
            .start()) {
      States states = States.of(owner);
      states.await(READY);
      said.set(new DeviceState.Degraded("paper-low"));
      states.await(new DeviceState.Degraded("paper-low"));
      assertThat(greetings).hasValue(1);
      said.set(new DeviceState.Failed("silent"));
      states.await(new DeviceState.Failed("silent"));
      said.set(READY);
      states.await(READY);
      assertThat(greetings.get()).isGreaterThan(1);
    }
  }

  @Test
  void a_listener_may_close_the_owner() throws Exception {
    SupervisedPort owner = bench.onRealTime().start();
    CountDownLatch ended = new CountDownLatch(1);
    var unused =
        owner.onState(
            state -> {
              if (state instanceof DeviceState.Absent absent && absent.reason().equals("closed")) {
                ended.countDown();
              } else {
                owner.close();
              }
            });
    bench.cable.unplug();
    assertThat(ended.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
  }
}
