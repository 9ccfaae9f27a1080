package org.hall24.identity.face;

import java.time.Duration;
import java.util.function.Consumer;
import org.hall24.link.DeviceState;

/**
 * A module that looks at a person and says whether that person is the one on a reference photo.
 *
 * <p>One question at a time; methods may be called from any thread and block their caller. None of them throws for a
 * failure of the device: that is a value.
 */
public interface FaceModule extends AutoCloseable {

  /** What the module shows now. */
  DeviceState state();

  /**
   * Tells of every change of {@link #state()}, in order; the listener must return fast.
   *
   * @return closing it ends the subscription
   */
  AutoCloseable onState(Consumer<DeviceState> listener);

  /** What this kind of module can do; known without asking it. */
  FaceCapabilities capabilities();

  /**
   * Asks whether the module is alive and what it is. Changes nothing on it.
   *
   * @param limit how long the caller waits in all
   */
  FaceHealth ping(Duration limit) throws InterruptedException;

  /**
   * Looks at the person standing before the module and compares with a reference photo. Whatever the verdict, what the
   * module and this process learnt of the face is erased before the method returns; {@link FaceCheck#erasure()} says
   * whether that is proven.
   *
   * @param reference the photo of the card; stays the caller's, who wipes it
   * @param hints told on the module's own thread what the person should do; must return fast
   * @param limit how long all of it may take, the erasing included; at least 2 s make sense, at most 5 minutes
   * @param cancel pulled from another thread when the person withdraws
   * @throws InterruptedException when the calling thread is told to stop; the capture is cancelled then
   */
  FaceCheck verify(FacePhoto reference, HintListener hints, Duration limit, Cancellation cancel)
      throws InterruptedException;

  /**
   * Removes everything the module may have stored of any face, and proves it.
   *
   * @param limit how long the caller waits in all; removing a full database may take half a minute
   */
  Erasure erase(Duration limit) throws InterruptedException;

  /** Stops and lets go of the line. */
  @Override
  void close();
}
