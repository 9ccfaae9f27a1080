package org.hall24.locker.cell;

import java.util.List;

/**
 * Where intents are made durable. Bound to the journal by whoever assembles the kiosk; one writer.
 *
 * <p>Every method returns only after a commit that survives a power cut.
 */
public interface IntentLog {

  /**
   * Records an intent. Only after this returned may a byte leave for the board.
   *
   * @throws NotRecordedException when it is not durable; the bolt then does not move
   */
  void intend(OpenIntent intent);

  /**
   * Records what happened to an intent.
   *
   * @throws NotRecordedException when it is not durable
   */
  void note(IntentStep step);

  /** The intents without a {@link IntentStep.Kind#SETTLED} step, oldest first, each id once. */
  List<IntentHistory> unfinished();
}
