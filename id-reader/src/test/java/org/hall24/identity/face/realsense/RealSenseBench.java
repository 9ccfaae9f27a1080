package org.hall24.identity.face.realsense;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.hall24.identity.face.Cancellation;
import org.hall24.identity.face.FaceCheck;
import org.hall24.identity.face.FacePhoto;
import org.hall24.identity.face.HintListener;
import org.hall24.identity.face.emulator.RealSenseEmulator;
import org.hall24.link.DeviceState;
import org.hall24.link.Link;
import org.hall24.link.LinkException;
import org.hall24.link.MemoryLine;
import org.hall24.link.Port;
import org.hall24.link.Ticker;

/** The real driver and the emulated module with a cable between them. */
final class RealSenseBench implements AutoCloseable {
  static final Duration LIMIT = Duration.ofSeconds(20);

  final RealSenseEmulator emulator;
  final MemoryLine cable = MemoryLine.pair("bench");
  final RealSenseModule module;
  private final Thread device;

  private RealSenseBench(RealSenseEmulator emulator, Function<Port, RealSenseModule> factory) {
    this.emulator = emulator;
    this.device = Thread.ofVirtual().name("module").start(this::serve);
    this.module = factory.apply(cable.hostPort());
  }

  static RealSenseBench start() {
    return start(newEmulator());
  }

  static RealSenseEmulator newEmulator() {
    return new RealSenseEmulator(Ticker.system(), new SplittableRandom(42), Duration.ofMillis(5));
  }

  static RealSenseBench start(RealSenseEmulator emulator) {
    return start(
        emulator,
        port ->
            RealSenseModule.on(port, Ticker.system(), new SplittableRandom(43), RealSenseProfile.kiosk()));
  }

  static RealSenseBench start(RealSenseEmulator emulator, Function<Port, RealSenseModule> factory) {
    return new RealSenseBench(emulator, factory);
  }

  FaceCheck verify(FacePhoto card) throws InterruptedException {
    return verify(card, HintListener.none(), LIMIT, new Cancellation());
  }

  FaceCheck verify(FacePhoto card, HintListener hints, Duration limit, Cancellation cancel)
      throws InterruptedException {
    return module.verify(card, hints, limit, cancel);
  }

  /** Waits until the module shows a state of this kind. */
  DeviceState await(Class<? extends DeviceState> kind) throws Exception {
    CountDownLatch seen = new CountDownLatch(1);
    try (AutoCloseable _ = module.onState(state -> countIf(kind.isInstance(state), seen))) {
      countIf(kind.isInstance(module.state()), seen);
      seen.await();
    }
    return module.state();
  }

  private static void countIf(boolean condition, CountDownLatch latch) {
    if (condition) {
      latch.countDown();
    }
  }

  void hostWasFaultless() {
    assertThat(emulator.counts())
        .containsEntry("malformed", 0L)
        .containsEntry("overlapping", 0L)
        .containsEntry("forbidden", 0L);
  }

  private void serve() {
    Port port = cable.devicePort();
    while (!Thread.currentThread().isInterrupted()) {
      try (Link line = port.open()) {
        emulator.serve(line);
      } catch (LinkException e) {
        // The cable was pulled; the module waits for the next one.
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  @Override
  public void close() {
    module.close();
    device.interrupt();
    cable.close();
  }
}
