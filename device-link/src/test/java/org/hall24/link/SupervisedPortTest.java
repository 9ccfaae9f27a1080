package org.hall24.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hall24.link.Bytes.PATIENCE;
import static org.hall24.link.Bytes.hex;
import static org.hall24.link.Bytes.readAll;
import static org.hall24.link.Bytes.readNow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SupervisedPortTest {
  private static final DeviceState READY = new DeviceState.Ready();
  private static final Duration DEADLINE = Duration.ofSeconds(10);

  private final MemoryLine cable = MemoryLine.pair("bench");
  private final LeapTicker ticker = LeapTicker.manual();

  private SupervisedPort.Builder onRealTime() {
    return SupervisedPort.of(cable.hostPort(), Ticker.system(), new Random(1))
        .checkEvery(Duration.ofMillis(5))
        .backOff(Duration.ofMillis(1), Duration.ofMillis(10));
  }

  private SupervisedPort.Builder onLeaps() {
    return SupervisedPort.of(cable.hostPort(), ticker, new Random(1));
  }

  private static <T> CompletableFuture<Answer<T>> inBackground(
      PortOwner owner, Priority priority, Duration deadline, Exchange<T> exchange) {
    CompletableFuture<Answer<T>> answer = new CompletableFuture<>();
    Thread.startVirtualThread(
        () -> {
          try {
            answer.complete(owner.call(priority, deadline, exchange));
          } catch (InterruptedException | RuntimeException e) {
            answer.completeExceptionally(e);
          }
        });
    return answer;
  }

  private static <T> T got(CompletableFuture<T> future) throws Exception {
    return future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  @Test
  void a_device_that_answers_the_greeting_is_ready() throws Exception {
    Link device = cable.devicePort().open();
    try (SupervisedPort owner =
        onRealTime()
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
        onRealTime()
            .greeting(link -> greetings.incrementAndGet() < 4 ? new DeviceState.Failed("silent") : READY)
            .start()) {
      States.of(owner).await(READY);
      assertThat(greetings).hasValue(4);
    }
  }

  @Test
  void a_caller_who_comes_before_the_line_is_open_waits_for_it() throws Exception {
    CountDownLatch mayOpen = new CountDownLatch(1);
    Port slow =
        new Port() {
          @Override
          public String name() {
            return "slow";
          }

          @Override
          public Link open() throws LinkException {
            try {
              mayOpen.await();
            } catch (InterruptedException e) {
              throw new LinkException(LinkException.Kind.CLOSED, "told to stop", e);
            }
            return cable.hostPort().open();
          }
        };
    try (SupervisedPort owner = SupervisedPort.of(slow, ticker, new Random(1)).start()) {
      var answer = inBackground(owner, Priority.PERSON, DEADLINE, link -> "read");
      ticker.awaitWaiters(1);
      assertThat(owner.state()).isEqualTo(new DeviceState.Connecting());
      mayOpen.countDown();
      assertThat(got(answer)).isEqualTo(new Answer.Done<>("read"));
    }
  }

  @Test
  void an_absent_device_answers_not_ready_at_once_and_to_those_who_wait() throws Exception {
    cable.unplug();
    try (SupervisedPort owner = onLeaps().start()) {
      DeviceState absent = new DeviceState.Absent("no-port");
      States.of(owner).await(absent);
      assertThat(owner.call(Priority.MOTION, DEADLINE, link -> 1)).isEqualTo(new Answer.NotReady<>(absent));
    }
  }

  @Test
  void a_port_held_by_somebody_else_is_failed_until_he_lets_go() throws Exception {
    Link other = cable.hostPort().open();
    try (SupervisedPort owner = onRealTime().start()) {
      States states = States.of(owner);
      states.await(new DeviceState.Failed("held"));
      other.close();
      states.await(READY);
    }
  }

  @Test
  void a_door_goes_before_a_person_and_a_person_before_housekeeping_and_equals_keep_their_order() throws Exception {
    CountDownLatch busy = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    List<String> order = Collections.synchronizedList(new ArrayList<>());
    try (SupervisedPort owner = onLeaps().start()) {
      States.of(owner).await(READY);
      List<CompletableFuture<Answer<Boolean>>> answers = new ArrayList<>();
      answers.add(
          inBackground(
              owner,
              Priority.HOUSEKEEPING,
              DEADLINE,
              link -> {
                busy.countDown();
                release.await();
                return order.add("running");
              }));
      busy.await();
      List<String> names = List.of("poll 1", "read 1", "door 1", "poll 2", "door 2", "read 2");
      for (int i = 0; i < names.size(); i++) {
        String name = names.get(i);
        Priority priority =
            name.startsWith("door")
                ? Priority.MOTION
                : name.startsWith("read") ? Priority.PERSON : Priority.HOUSEKEEPING;
        answers.add(inBackground(owner, priority, DEADLINE, link -> order.add(name)));
        ticker.awaitWaiters(i + 2); // the running one's caller waits too
      }
      release.countDown();
      for (var answer : answers) {
        assertThat(got(answer)).isEqualTo(new Answer.Done<>(true));
      }
    }
    assertThat(order).containsExactly("running", "door 1", "door 2", "read 1", "read 2", "poll 1", "poll 2");
  }

  @Test
  void a_call_whose_time_is_up_before_its_turn_is_taken_back_and_sends_nothing() throws Exception {
    CountDownLatch busy = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    Link device = cable.devicePort().open();
    try (SupervisedPort owner = onLeaps().start()) {
      States.of(owner).await(READY);
      var running =
          inBackground(
              owner,
              Priority.PERSON,
              Duration.ofMinutes(5),
              link -> {
                busy.countDown();
                release.await();
                return "ran on";
              });
      busy.await();
      var late =
          inBackground(
              owner,
              Priority.MOTION,
              Duration.ofSeconds(2),
              link -> {
                link.write(hex("8A"));
                return "sent";
              });
      ticker.awaitWaiters(2);
      ticker.leap(Duration.ofSeconds(2));
      assertThat(got(late)).isEqualTo(new Answer.TimedOut<>(false));
      release.countDown();
      assertThat(got(running)).isEqualTo(new Answer.Done<>("ran on"));
      assertThat(owner.call(Priority.HOUSEKEEPING, DEADLINE, link -> "after")).isEqualTo(new Answer.Done<>("after"));
      assertThat(readNow(device)).isEmpty();
    }
  }

  @Test
  void a_call_that_outlasts_its_caller_runs_on_and_its_result_is_dropped() throws Exception {
    CountDownLatch busy = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    AtomicInteger finished = new AtomicInteger();
    try (SupervisedPort owner = onLeaps().start()) {
      States.of(owner).await(READY);
      var answer =
          inBackground(
              owner,
              Priority.PERSON,
              Duration.ofSeconds(2),
              link -> {
                busy.countDown();
                release.await();
                return finished.incrementAndGet();
              });
      busy.await();
      ticker.awaitWaiters(1);
      ticker.leap(Duration.ofSeconds(2));
      assertThat(got(answer)).isEqualTo(new Answer.TimedOut<>(true));
      release.countDown();
      assertThat(owner.call(Priority.PERSON, DEADLINE, link -> finished.get())).isEqualTo(new Answer.Done<>(1));
    }
  }

  @Test
  void a_caller_told_to_stop_takes_his_waiting_call_back() throws Exception {
    CountDownLatch busy = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    AtomicInteger sent = new AtomicInteger();
    try (SupervisedPort owner = onLeaps().start()) {
      States.of(owner).await(READY);
      var running =
          inBackground(
              owner,
              Priority.PERSON,
              DEADLINE,
              link -> {
                busy.countDown();
                release.await();
                return 0;
              });
      busy.await();
      AtomicReference<Throwable> end = new AtomicReference<>();
      Thread caller =
          Thread.startVirtualThread(
              () -> {
                try {
                  owner.call(Priority.MOTION, DEADLINE, link -> sent.incrementAndGet());
                } catch (InterruptedException e) {
                  end.set(e);
                }
              });
      ticker.awaitWaiters(2);
      caller.interrupt();
      caller.join();
      assertThat(end.get()).isInstanceOf(InterruptedException.class);
      release.countDown();
      got(running);
      owner.call(Priority.HOUSEKEEPING, DEADLINE, link -> 0);
      assertThat(sent).hasValue(0);
    }
  }

  @Test
  void a_cable_pulled_during_an_exchange_is_a_lost_line_and_the_waiting_are_sent_away() throws Exception {
    CountDownLatch busy = new CountDownLatch(1);
    try (SupervisedPort owner = onLeaps().start()) {
      States states = States.of(owner);
      states.await(READY);
      var running =
          inBackground(
              owner,
              Priority.PERSON,
              DEADLINE,
              link -> {
                busy.countDown();
                return link.read(new byte[1], 0, 1, Duration.ofHours(1));
              });
      busy.await();
      var waiting = inBackground(owner, Priority.MOTION, DEADLINE, link -> 1);
      ticker.awaitWaiters(2); // both callers
      cable.unplug();
      assertThat(got(running)).isEqualTo(new Answer.LineLost<>("bench"));
      assertThat(got(waiting)).isEqualTo(new Answer.NotReady<>(new DeviceState.Absent("lost")));
    }
  }

  @Test
  void a_cable_pulled_in_a_quiet_hour_is_noticed_and_a_cable_put_back_works_by_itself() throws Exception {
    Link device = cable.devicePort().open();
    try (SupervisedPort owner = onRealTime().start()) {
      States states = States.of(owner);
      states.await(READY);
      for (int i = 0; i < 5; i++) {
        cable.unplug();
        states.await(new DeviceState.Absent("no-port"));
        cable.plug();
        states.await(READY);
      }
      device = cable.devicePort().open();
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
    Link device = cable.devicePort().open();
    try (SupervisedPort owner = onLeaps().start()) {
      States.of(owner).await(READY);
      device.write(hex("77"));
      ticker.awaitWaiters(1);
      ticker.leap(Duration.ofMillis(500));
      ticker.awaitWaiters(1);
      assertThat(owner.call(Priority.PERSON, DEADLINE, link -> readAll(link, 1)[0]))
          .isEqualTo(new Answer.Done<>((byte) 0x77));
    }
  }

  @Test
  void an_idle_exchange_says_how_the_device_is_and_a_failed_one_is_greeted_again() throws Exception {
    AtomicReference<DeviceState> said = new AtomicReference<>(READY);
    AtomicInteger greetings = new AtomicInteger();
    try (SupervisedPort owner =
        onRealTime()
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
  void a_broken_assumption_in_an_exchange_is_its_callers_to_see_and_the_port_works_on() throws Exception {
    try (SupervisedPort owner = onLeaps().start()) {
      assertThatThrownBy(
              () ->
                  owner.call(
                      Priority.PERSON,
                      DEADLINE,
                      link -> {
                        throw new IllegalArgumentException("no such channel");
                      }))
          .isInstanceOf(IllegalStateException.class)
          .hasRootCauseMessage("no such channel");
      assertThat(owner.call(Priority.PERSON, DEADLINE, link -> 7)).isEqualTo(new Answer.Done<>(7));
    }
  }

  @Test
  void closing_ends_a_running_exchange_and_turns_later_callers_away() throws Exception {
    CountDownLatch busy = new CountDownLatch(1);
    SupervisedPort owner = onLeaps().start();
    var running =
        inBackground(
            owner,
            Priority.PERSON,
            DEADLINE,
            link -> {
              busy.countDown();
              return link.read(new byte[1], 0, 1, Duration.ofHours(1));
            });
    busy.await();
    owner.close();
    owner.close();
    assertThat(got(running)).isEqualTo(new Answer.LineLost<>("bench"));
    assertThat(owner.state()).isEqualTo(new DeviceState.Absent("closed"));
    assertThat(owner.call(Priority.MOTION, DEADLINE, link -> 1))
        .isEqualTo(new Answer.NotReady<>(new DeviceState.Absent("closed")));
    cable.hostPort().open().check();
  }

  @Test
  void a_listener_may_close_the_owner() throws Exception {
    SupervisedPort owner = onRealTime().start();
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
    cable.unplug();
    assertThat(ended.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
  }
}
