package org.hall24.link;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What an owner showed, in order, for tests that wait for a state instead of for a time. */
final class States {
  private final BlockingQueue<DeviceState> seen = new LinkedBlockingQueue<>();
  private final PortOwner owner;

  private States(PortOwner owner) {
    this.owner = owner;
  }

  @SuppressWarnings("MustBeClosedChecker")
  static States of(PortOwner owner) {
    States states = new States(owner);
    var unused = owner.onState(states.seen::add);
    return states;
  }

  /** Waits until the owner shows this state, now or later. */
  void await(DeviceState wanted) throws InterruptedException {
    if (owner.state().equals(wanted)) {
      return;
    }
    for (; ; ) {
      DeviceState next = seen.poll(Bytes.PATIENCE.toSeconds(), TimeUnit.SECONDS);
      if (next == null) {
        throw new AssertionError("never " + wanted + ", still " + owner.state());
      }
      if (next.equals(wanted)) {
        return;
      }
    }
  }
}
