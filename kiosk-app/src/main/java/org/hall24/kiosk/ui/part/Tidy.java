package org.hall24.kiosk.ui.part;

import java.util.ArrayDeque;
import java.util.Deque;
import javafx.animation.Animation;

/** What must stop when a page leaves: animations and subscriptions, closed in reverse order, once. */
public final class Tidy implements AutoCloseable {

  private final Deque<Runnable> steps = new ArrayDeque<>();

  /** Closes this with the page. */
  public void later(Runnable step) {
    steps.push(step);
  }

  /** Plays an animation until the page leaves. */
  public void play(Animation animation) {
    later(animation::stop);
    animation.play();
  }

  @Override
  public void close() {
    while (!steps.isEmpty()) {
      steps.pop().run();
    }
  }
}
