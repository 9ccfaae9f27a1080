package org.hall24.identity.face.emulator;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.hall24.identity.face.FacePhoto;
import org.hall24.link.Ticker;

/**
 * What every emulated face module has: a place for a person, a camera with noise that looks at it, counters, and faults laid
 * for commands. Thread-safe.
 *
 * @param <C> by what a command is known
 */
abstract class StagedModule<C> implements FaceEmulator {
  private final Stage stage = new Stage();
  private final Counters counters = new Counters();
  private final Map<C, Fault> faults = new HashMap<>();
  private final PixelFaces faces = new PixelFaces();
  private final Camera camera;
  private final Ticker ticker;
  private final Duration frame;

  StagedModule(Ticker ticker, RandomGenerator random, Duration frame) {
    this.ticker = ticker;
    this.camera = new Camera(random);
    this.frame = frame;
  }

  @Override
  public void stand(FacePhoto person, Presence.Kind kind) {
    stage.stand(person, kind);
  }

  @Override
  public void hold(Presence.Pose pose) {
    stage.hold(pose);
  }

  @Override
  public void leave() {
    stage.leave();
  }

  /** Lays a fault for the next command of this kind. */
  final synchronized void lay(C command, Fault fault) {
    faults.put(command, fault);
  }

  final synchronized Optional<Fault> faultFor(C command) {
    return Optional.ofNullable(faults.remove(command));
  }

  @Override
  public Map<String, Long> counts() {
    return counters.all();
  }

  final Stage stage() {
    return stage;
  }

  final Counters counters() {
    return counters;
  }

  final PixelFaces faces() {
    return faces;
  }

  final Camera camera() {
    return camera;
  }

  final Ticker ticker() {
    return ticker;
  }

  final Duration frame() {
    return frame;
  }
}
