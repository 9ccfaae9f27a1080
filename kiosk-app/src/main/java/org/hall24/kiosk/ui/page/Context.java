package org.hall24.kiosk.ui.page;

import java.time.Clock;
import java.util.function.Consumer;
import org.hall24.kiosk.journey.Touch;
import org.hall24.kiosk.ui.look.Look;
import org.hall24.kiosk.ui.look.Words;
import org.hall24.kiosk.ui.part.BottomBar;
import org.hall24.kiosk.ui.part.Parts;

/**
 * What a page is made with.
 *
 * @param hall name of the hall in the language of the page
 * @param touches receives what the person does
 * @param bar what the bottom bar does
 */
public record Context(
    Look look, Words words, Parts parts, String hall, Clock clock, Consumer<Touch> touches, BottomBar.Acts bar) {

  /** Something to run that sends a touch. */
  Runnable touch(Touch touch) {
    return () -> touches.accept(touch);
  }
}
