package org.hall24.link;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What an owner showed, in order, for tests that wait for a state instead of for a time. */
final class States {
  private final List<DeviceState> history = new ArrayList<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition more = lock.newCondition();
  private int at;

  private States() {}

  static States of(PortOwner owner) {
    States states = new States();
    var unused = owner.onState(states::add);
    states.begin(owner.state());
    return states;
  }

  /** Waits for this state, where the last wait ended or later. */
  void await(DeviceState wanted) throws InterruptedException {
    lock.lock();
    try {
      long left = Bytes.PATIENCE.toNanos();
      int i = at;
      while (true) {
        for (; i < history.size(); i++) {
          if (history.get(i).equals(wanted)) {
            at = i;
            return;
          }
        }
        if (left <= 0) {
          throw new AssertionError("never " + wanted + " in " + history + " from " + at);
        }
        left = more.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  private void begin(DeviceState state) {
    lock.lock();
    try {
      history.addFirst(state);
      more.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void add(DeviceState state) {
    lock.lock();
    try {
      history.add(state);
      more.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
