package org.hall24.kiosk.ui.page;

import javafx.scene.layout.Region;
import org.hall24.kiosk.journey.Screen;

/** One page on the panel. Lives on the JavaFX thread. */
public interface Page extends AutoCloseable {

  /** What is shown; always the same node. */
  Region root();

  /**
   * Shows another screen of the same kind in place.
   *
   * @return false when this page cannot show it and another page has to come
   */
  boolean update(Screen next);

  /** Called when the page stands on the panel, to take the focus if it wants it. */
  default void shown() {}

  /** Stops everything the page started. */
  @Override
  void close();
}
