package org.hall24.kiosk.health;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hall24.kiosk.config.KioskConfig.DeviceKind;
import org.hall24.kiosk.config.KioskConfig.Site;
import org.hall24.kiosk.health.DeviceHealth.State;

/**
 * Everything that was looked at, once.
 *
 * @param release which program
 * @param store how what keeps the records is: it serves when the journal verifies and the disk takes filings
 * @param journalEvents how many events the journal holds; empty when it cannot be read or does not verify
 * @param backend whether the back office was reached; empty when this machine has none
 * @param queue empty when there is no store yet
 * @param cells empty for a machine without a cabinet
 */
public record Readiness(
    Site site,
    ZonedDateTime at,
    String release,
    List<DeviceHealth> devices,
    PartHealth store,
    Optional<Long> journalEvents,
    Optional<Boolean> backend,
    Optional<Queue> queue,
    Optional<Cells> cells) {

  public Readiness {
    devices = List.copyOf(devices);
  }

  /** What waits to be sent, and what was set aside. */
  public record Queue(long pending, long dead) {}

  /** The cabinet, counted. */
  public record Cells(int total, int holding, int outOfService) {
    int free() {
      return Math.max(0, total - holding - outOfService);
    }
  }

  /** Whether the machine can open its doors to people. */
  public enum Verdict {
    READY,
    /** People can file; something else does not work. */
    LIMITED,
    /** Nobody can file. */
    NOT_READY;

    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** A machine that cannot keep a filing, or cannot read a card, serves nobody; without the network it serves all. */
  public Verdict verdict() {
    boolean cards =
        devices.stream().anyMatch(d -> d.device().kind() == DeviceKind.CARD_READER && (d.state() == State.READY || d.state() == State.DEGRADED));
    if (store.state() == State.FAILED || store.state() == State.ABSENT || !cards) {
      return Verdict.NOT_READY;
    }
    boolean whole = store.state() == State.READY && devices.stream().allMatch(d -> d.state() == State.READY) && backend.orElse(true);
    boolean doors = cells.map(c -> c.outOfService() == 0).orElse(true);
    boolean sent = queue.map(q -> q.dead() == 0).orElse(true);
    return whole && doors && sent ? Verdict.READY : Verdict.LIMITED;
  }
}
