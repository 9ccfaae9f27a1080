package org.hall24.identity.face;

import java.util.concurrent.atomic.AtomicBoolean;

/** A cord that one thread pulls and another one looks at; once pulled it stays pulled. */
public final class Cancellation {
  private final AtomicBoolean pulled = new AtomicBoolean();

  /** Asks the running operation to stop as soon as it can. */
  public void cancel() {
    pulled.set(true);
  }

  /** Whether somebody asked to stop. */
  public boolean cancelled() {
    return pulled.get();
  }
}
