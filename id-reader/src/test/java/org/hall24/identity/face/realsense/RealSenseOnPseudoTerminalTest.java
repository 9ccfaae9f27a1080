package org.hall24.identity.face.realsense;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import org.hall24.identity.face.Cancellation;
import org.hall24.identity.face.FaceCheck;
import org.hall24.identity.face.FaceHint;
import org.hall24.identity.face.FacePhoto;
import org.hall24.identity.face.FaceVerdict;
import org.hall24.identity.face.Faces;
import org.hall24.identity.face.HintListener;
import org.hall24.identity.face.emulator.Presence;
import org.hall24.identity.face.emulator.RealSenseEmulator;
import org.hall24.link.DeviceState;
import org.hall24.link.EmulatorRunner;
import org.hall24.link.FaultPlan;
import org.hall24.link.JSerialCommPort;
import org.hall24.link.SerialSettings;
import org.hall24.link.Ticker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Through the operating system's own serial ports, at the pace of the real line. */
@Timeout(90)
class RealSenseOnPseudoTerminalTest {
  private final FacePhoto person = Faces.people(1).getFirst().photo();
  private final RealSenseEmulator emulator =
      new RealSenseEmulator(Ticker.system(), new SplittableRandom(3), Duration.ofMillis(20));

  @TempDir Path folder;

  @Test
  void a_person_is_recognised_and_a_pulled_cable_is_survived() throws Exception {
    try (EmulatorRunner runner = run(FaultPlan.none());
        RealSenseModule module = open()) {
      emulator.stand(person, Presence.Kind.REAL);
      FaceCheck check = module.verify(person, HintListener.none(), RealSenseBench.LIMIT, new Cancellation());
      assertThat(check.verdict()).isInstanceOf(FaceVerdict.SamePerson.class);
      assertThat(check.erasure().proven()).isTrue();

      emulator.leave();
      HintListener puller =
          hint -> {
            if (hint == FaceHint.NO_FACE) {
              runner.unplug();
            }
          };
      check = module.verify(person, puller, RealSenseBench.LIMIT, new Cancellation());
      assertThat(check.verdict()).isEqualTo(new FaceVerdict.DeviceFault("line-lost"));
      assertThat(check.erasure().proven()).isFalse();

      runner.plug();
      await(module, DeviceState.Ready.class);
      assertThat(module.erase(Duration.ofSeconds(10)).proven()).isTrue();
      assertThat(runner.counts())
          .containsEntry("malformed", 0L)
          .containsEntry("overlapping", 0L)
          .containsEntry("forbidden", 0L)
          .doesNotContainKey("crashed");
    }
  }

  @Test
  void a_line_that_echoes_is_not_taken_for_a_module() throws Exception {
    try (EmulatorRunner runner = run(FaultPlan.parse("echo"));
        RealSenseModule module = open()) {
      assertThat(await(module, DeviceState.Failed.class)).isEqualTo(new DeviceState.Failed("line-echoes"));
      assertThat(runner.counts()).containsEntry("forbidden", 0L);
    }
  }

  private EmulatorRunner run(FaultPlan faults) throws Exception {
    return EmulatorRunner.onPseudoTerminal(emulator, folder.resolve("face"), faults, Ticker.system());
  }

  private RealSenseModule open() {
    JSerialCommPort port =
        new JSerialCommPort(folder.resolve("face"), SerialSettings.of(RealSenseModule.BAUD), Ticker.system());
    return RealSenseModule.on(port, Ticker.system(), new SplittableRandom(4), RealSenseProfile.kiosk());
  }

  private static DeviceState await(RealSenseModule module, Class<? extends DeviceState> kind) throws Exception {
    CountDownLatch seen = new CountDownLatch(1);
    try (AutoCloseable _ =
        module.onState(
            state -> {
              if (kind.isInstance(state)) {
                seen.countDown();
              }
            })) {
      if (kind.isInstance(module.state())) {
        seen.countDown();
      }
      seen.await();
    }
    return module.state();
  }
}
