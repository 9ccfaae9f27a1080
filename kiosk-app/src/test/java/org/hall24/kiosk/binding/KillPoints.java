package org.hall24.kiosk.binding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.hall24.queue.WritePoints;

/**
 * The two moments of every journal write at which a process can end: {@code before open-sent#1}, when the disk has nothing of
 * it, and {@code after open-sent#1}, when the disk has it and nobody was told. What is written between the two rolls back to the
 * first. Numbered by kind, because two threads that write may come in either order.
 */
final class KillPoints implements WritePoints {
  private final String stopAt;
  private final Consumer<String> pipe;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> uncommitted = new ArrayList<>();

  /**
   * @param stopAt the moment at which the writer stands still until the process is killed; empty for none
   * @param pipe told about every moment
   */
  KillPoints(String stopAt, Consumer<String> pipe) {
    this.stopAt = stopAt;
    this.pipe = pipe;
  }

  @Override
  public void reached(String where) {
    if (where.startsWith("journal ")) {
      String kind = where.substring("journal ".length());
      String event = kind + "#" + numbers.merge(kind, 1, Integer::sum);
      uncommitted.add(event);
      pass("before " + event);
    } else if (where.equals("after commit")) {
      uncommitted.forEach(event -> pass("after " + event));
      uncommitted.clear();
    }
  }

  private void pass(String point) {
    pipe.accept("POINT " + point);
    if (point.equals(stopAt)) {
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        throw new IllegalStateException("only a kill ends this", e);
      }
    }
  }
}
