package org.hall24.kiosk.binding;

import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.hall24.kiosk.document.template.HandoverManifest;
import org.hall24.kiosk.document.template.HandoverManifest.State;
import org.hall24.kiosk.journey.StaffScreen.RoundCell;

/** What happens to each cell of the rounds that go on, for the hand-over manifest. */
final class RoundBook {
  private final Clock clock;
  private final Map<String, Round> rounds = new ConcurrentHashMap<>();

  private record Round(ZonedDateTime startedAt, Map<String, HandoverManifest.Item> items) {}

  /** @param clock in the zone of the place */
  RoundBook(Clock clock) {
    this.clock = clock;
  }

  /** A courier begins with these cells; what an earlier round of the same courier left is another story. */
  void begin(String courier, List<RoundCell> cells) {
    Map<String, HandoverManifest.Item> items = new LinkedHashMap<>();
    for (RoundCell cell : cells) {
      items.put(
          cell.cell(),
          new HandoverManifest.Item(
              cell.cell(), cell.acceptanceNo(), cell.serviceZh(), cell.serviceEn(), cell.papers(), cell.since().atZone(clock.getZone()),
              Optional.empty(), State.LEFT));
    }
    rounds.put(courier, new Round(now(), items));
  }

  void taken(String courier, String cell) {
    settle(courier, cell, State.TAKEN);
  }

  void missing(String courier, String cell) {
    settle(courier, cell, State.MISSING);
  }

  /** The round is over; empty when it was not begun in this run of the program. */
  Optional<HandoverManifest.Round> close(String courier, String journalSeal) {
    return Optional.ofNullable(rounds.remove(courier))
        .map(round -> new HandoverManifest.Round(courier, round.startedAt(), now(), journalSeal, List.copyOf(round.items().values())));
  }

  private void settle(String courier, String cell, State state) {
    Round round = rounds.get(courier);
    if (round != null) {
      round.items().computeIfPresent(cell, (c, item) -> item.settled(state, state == State.TAKEN ? Optional.of(now()) : Optional.empty()));
    }
  }

  private ZonedDateTime now() {
    return clock.instant().atZone(clock.getZone());
  }
}
