package org.hall24.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hall24.link.Bytes.hex;
import static org.hall24.link.Bytes.readNow;
import static org.hall24.link.PortBench.DEADLINE;
import static org.hall24.link.PortBench.READY;
import static org.hall24.link.PortBench.got;
import static org.hall24.link.PortBench.inBackground;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What callers of a port meet: their turn, their patience, the end of the line while they wait. */
@Timeout(60)
class CallQueueTest {
  private final PortBench bench = new PortBench();

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
            return bench.cable.hostPort().open();
          }
        };
    try (SupervisedPort owner = SupervisedPort.of(slow, bench.ticker, new Random(1)).start()) {
      var answer = inBackground(owner, Priority.PERSON, DEADLINE, link -> "read");
      bench.ticker.awaitWaiters(1);
      assertThat(owner.state()).isEqualTo(new DeviceState.Connecting());
      mayOpen.countDown();
      assertThat(got(answer)).isEqualTo(new Answer.Done<>("read"));
    }
  }

  @Test
  void a_door_goes_before_a_person_and_a_person_before_housekeeping_and_equals_keep_their_order() throws Exception {
    CountDownLatch busy = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    List<String> order = Collections.synchronizedList(new ArrayList<>());
    try (SupervisedPort owner = bench.onLeaps().start()) {
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
        bench.ticker.awaitWaiters(i + 2); // the running one's caller waits too
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
    Link device = bench.cable.devicePort().open();
    try (SupervisedPort owner = bench.onLeaps().start()) {
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
      bench.ticker.awaitWaiters(2);
      bench.ticker.leap(Duration.ofSeconds(2));
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
    try (SupervisedPort owner = bench.onLeaps().start()) {
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
      bench.ticker.awaitWaiters(1);
      bench.ticker.leap(Duration.ofSeconds(2));
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
    try (SupervisedPort owner = bench.onLeaps().start()) {
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
      bench.ticker.awaitWaiters(2);
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
    try (SupervisedPort owner = bench.onLeaps().start()) {
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
      bench.ticker.awaitWaiters(2); // both callers
      bench.cable.unplug();
      assertThat(got(running)).isEqualTo(new Answer.LineLost<>("bench"));
      assertThat(got(waiting)).isEqualTo(new Answer.NotReady<>(new DeviceState.Absent("lost")));
    }
  }

  @Test
  void a_broken_assumption_in_an_exchange_is_its_callers_to_see_and_the_port_works_on() throws Exception {
    try (SupervisedPort owner = bench.onLeaps().start()) {
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
    SupervisedPort owner = bench.onLeaps().start();
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
    bench.cable.hostPort().open().check();
  }

}
