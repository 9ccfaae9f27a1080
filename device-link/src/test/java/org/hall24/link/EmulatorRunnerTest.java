package org.hall24.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hall24.link.Bytes.PATIENCE;
import static org.hall24.link.Bytes.readAll;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class EmulatorRunnerTest {
  private static final DeviceState READY = new DeviceState.Ready();

  @TempDir Path folder;

  private static SupervisedPort driverOf(Port port) {
    return SupervisedPort.of(port, Ticker.system(), new Random(1))
        .greeting(link -> ask(link, 1) == 2 ? READY : new DeviceState.Failed("silent"))
        .checkEvery(Duration.ofMillis(20))
        .backOff(Duration.ofMillis(5), Duration.ofMillis(50))
        .start();
  }

  private static int ask(Link link, int question) throws LinkException {
    link.write(new byte[] {(byte) question});
    byte[] answer = readAll(link, 1);
    return answer.length == 0 ? -1 : answer[0];
  }

  @Test
  void a_driver_and_an_emulator_meet_on_a_pseudo_terminal_and_again_after_each_pulled_cable() throws Exception {
    Path link = folder.resolve("device");
    EchoEmulator emulator = new EchoEmulator();
    try (EmulatorRunner runner =
            EmulatorRunner.onPseudoTerminal(emulator, link, FaultPlan.none(), Ticker.system());
        SupervisedPort owner =
            driverOf(new JSerialCommPort(link, SerialSettings.of(115_200), Ticker.system()))) {
      States states = States.of(owner);
      states.await(READY);
      for (int round = 0; round < 3; round++) {
        int question = 10 + round;
        assertThat(owner.call(Priority.PERSON, PATIENCE, line -> ask(line, question)))
            .isEqualTo(new Answer.Done<>(question + 1));
        runner.unplug();
        assertThat(Files.exists(link, LinkOption.NOFOLLOW_LINKS)).isFalse();
        states.await(new DeviceState.Absent("no-port"));
        runner.plug();
        states.await(READY);
      }
      assertThat(runner.counts()).doesNotContainKey("crashed");
      assertThat(runner.counts().get("answered")).isEqualTo(7); // 4 greetings, 3 questions
    }
    assertThat(Files.exists(link, LinkOption.NOFOLLOW_LINKS)).isFalse();
  }

  @Test
  void an_emulator_on_a_named_port_meets_whoever_has_the_other_end() throws Exception {
    try (PseudoTerminal cable = PseudoTerminal.open(java.util.Optional.empty());
        EmulatorRunner runner =
            EmulatorRunner.onPort(
                new EchoEmulator(),
                new JSerialCommPort(cable.slavePath(), SerialSettings.of(9600), Ticker.system()),
                FaultPlan.none(),
                Ticker.system())) {
      runner.unplug();
      runner.plug(); // returns when the port is open
      assertThat(ask(cable.link(), 41)).isEqualTo(42);
    }
  }

  @Test
  void an_emulator_in_memory_loses_its_cable_by_the_fault_plan_and_gets_it_back() throws Exception {
    MemoryLine cable = MemoryLine.pair("bench");
    try (EmulatorRunner runner =
            EmulatorRunner.inMemory(
                new EchoEmulator(), cable, FaultPlan.parse("after=1 times=1 unplug"), Ticker.system());
        SupervisedPort owner = driverOf(cable.hostPort())) {
      States states = States.of(owner);
      states.await(READY);
      assertThat(owner.call(Priority.PERSON, PATIENCE, line -> ask(line, 5)))
          .isEqualTo(new Answer.LineLost<>("bench"));
      states.await(new DeviceState.Absent("lost"));
      states.await(READY);
      assertThat(owner.call(Priority.PERSON, PATIENCE, line -> ask(line, 5))).isEqualTo(new Answer.Done<>(6));
      assertThat(runner.plugged()).isTrue();
    }
  }

  @Test
  void an_emulator_that_breaks_is_counted_and_put_on_the_line_again() throws Exception {
    MemoryLine cable = MemoryLine.pair("bench");
    Link host = cable.hostPort().open();
    Emulator broken =
        new Emulator() {
          private final EchoEmulator echo = new EchoEmulator();
          private boolean brokenOnce;

          @Override
          public String driver() {
            return echo.driver();
          }

          @Override
          public int baud() {
            return 0;
          }

          @Override
          public void serve(Link line) throws LinkException {
            if (!brokenOnce) {
              brokenOnce = true;
              throw new IllegalStateException("on purpose");
            }
            echo.serve(line);
          }

          @Override
          public java.util.Map<String, Long> counts() {
            return echo.counts();
          }
        };
    try (EmulatorRunner runner = EmulatorRunner.inMemory(broken, cable, FaultPlan.none(), LeapTicker.eager());
        SupervisedPort owner = driverOf(cable.hostPort())) {
      host.close();
      States.of(owner).await(READY);
      assertThat(runner.counts()).containsEntry("crashed", 1L);
    }
  }

  @Test
  void a_pseudo_terminal_that_cannot_be_linked_is_the_callers_to_know() throws Exception {
    Path file = Files.writeString(folder.resolve("letter"), "mine");
    assertThatThrownBy(
            () -> EmulatorRunner.onPseudoTerminal(new EchoEmulator(), file, FaultPlan.none(), Ticker.system()))
        .isInstanceOf(LinkException.class);
  }
}
