package org.hall24.queue.delivery;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hall24.queue.outbox.Dispatch;
import org.hall24.queue.outbox.OutboxRow;

/**
 * Which item goes next: by turns the one due longest and the one due last, so that who files now does not wait behind a
 * backlog; ratings and telemetry only when nothing else is due.
 */
final class Claims {

  private static final Set<String> LAST = Set.of("rating", "telemetry");

  private final Dispatch dispatch;
  private boolean longestFirst;

  Claims(Dispatch dispatch) {
    this.dispatch = dispatch;
  }

  /** The next item of a lane that is not under way. */
  Optional<OutboxRow> next(long now, Set<String> underWay) {
    longestFirst = !longestFirst;
    // The lanes under way and the two that wait till last may stand before the one we look for.
    int enough = underWay.size() + LAST.size() + 1;
    List<OutboxRow> due =
        dispatch.due(now, longestFirst, enough).stream().filter(row -> !underWay.contains(row.lane())).toList();
    return due.stream().filter(row -> !LAST.contains(row.kind())).findFirst().or(() -> due.stream().findFirst());
  }
}
