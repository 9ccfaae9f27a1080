package org.hall24.locker.signal;

import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.hall24.link.DeviceState;

/** Where signals are wired to. Calls wait for their result and may come from any thread. */
public interface SignalPort extends AutoCloseable {

  /** The signals that are wired. */
  Set<Signal> wired();

  /** What the wires' other end shows now. */
  DeviceState state();

  /**
   * Writes one output.
   *
   * @return whether it was taken
   */
  boolean set(Signal output, boolean on) throws InterruptedException;

  /** Reads all inputs at once: on or off; an input that could not be read is not there. */
  Map<Signal, Boolean> read() throws InterruptedException;

  /** Tells that some input may have changed; read to see which. A port that notices no edges never tells. */
  void onEdge(Consumer<Signal> listener);

  /** Gives the wires back: pins go off with that, relays of a board stay as they are. */
  @Override
  void close();
}
