package org.hall24.kiosk.binding;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.hall24.kiosk.config.KioskConfig;
import org.hall24.kiosk.config.KioskConfig.Device;
import org.hall24.kiosk.health.DeviceHealth;
import org.hall24.kiosk.health.DeviceHealth.State;
import org.hall24.kiosk.health.PartHealth;
import org.hall24.kiosk.journey.KioskServices.Reply;
import org.hall24.kiosk.journey.Report;
import org.hall24.kiosk.print.A4Printers;
import org.hall24.kiosk.print.PrinterStanding;
import org.hall24.link.DeviceState;
import org.hall24.link.Ticker;
import org.hall24.locker.board.Echo;
import org.hall24.locker.cell.Cabinet;
import org.hall24.locker.cell.CellSnapshot;
import org.hall24.locker.cell.Service;
import org.hall24.queue.Admission;
import org.hall24.queue.Store;
import org.hall24.queue.StoreException;
import org.hall24.queue.StoreHealth;
import org.hall24.queue.delivery.DeliveryStatus;
import org.hall24.queue.delivery.DeliveryWorker;
import org.hall24.queue.outbox.OutboxShelf;

/** Looks at every part of the running machine: its drivers know how their devices are, and the store how it is itself. */
final class HealthDesk {
  /** A printer on the network that does not answer keeps the page waiting no longer than this. */
  private static final Duration A4_ANSWER = Duration.ofSeconds(3);

  private final KioskConfig config;
  private final Devices devices;
  private final Cabinet cabinet;
  private final boolean commissioned;
  private final Store store;
  private final OutboxShelf shelf;
  private final Optional<DeliveryWorker> delivery;
  private final BooleanSupplier clockUnsure;
  private final Ticker ticker;
  private final SecureRandom random;
  private final Executor workers;

  /**
   * @param commissioned whether the cabinet may be opened for residents
   * @param delivery empty for a machine without a back office
   * @param clockUnsure whether the wall clock may be wrong
   */
  HealthDesk(
      KioskConfig config, Devices devices, Cabinet cabinet, boolean commissioned, Store store, OutboxShelf shelf,
      Optional<DeliveryWorker> delivery, BooleanSupplier clockUnsure, Ticker ticker, SecureRandom random, Executor workers) {
    this.config = config;
    this.devices = devices;
    this.cabinet = cabinet;
    this.commissioned = commissioned;
    this.store = store;
    this.shelf = shelf;
    this.delivery = delivery;
    this.clockUnsure = clockUnsure;
    this.ticker = ticker;
    this.random = random;
    this.workers = workers;
  }

  void look(Reply reply) {
    workers.execute(() -> reply.send(new Report.HealthSeen(parts())));
  }

  /** Every part, in an order that never changes. */
  List<PartHealth> parts() {
    List<PartHealth> parts = new ArrayList<>();
    parts.add(store());
    config.devices().values().forEach(device -> parts.add(device(device)));
    if (!config.cells().isEmpty()) {
      parts.add(cells());
    }
    delivery.ifPresent(worker -> parts.add(backend(worker.status())));
    waiting().ifPresent(parts::add);
    boolean unsure = clockUnsure.getAsBoolean();
    parts.add(new PartHealth("clock", unsure ? State.DEGRADED : State.READY, unsure ? "unsure" : "ready", ""));
    return parts;
  }

  private PartHealth store() {
    try {
      StoreHealth health = store.health();
      if (health.state() == StoreHealth.State.READY && store.admission(0) instanceof Admission.TooMuchWaiting(long items, long _)) {
        return new PartHealth("store", State.FAILED, "too-much-waiting", Long.toString(items));
      }
      return PartHealth.of(health);
    } catch (StoreException e) {
      return new PartHealth("store", State.FAILED, StoreHealth.State.FAILED.word(), String.valueOf(e.getMessage()));
    }
  }

  private PartHealth device(Device device) {
    return switch (device.kind()) {
      case CARD_READER -> of(device, devices.reader.state());
      case FACE -> of(device, devices.face.state());
      case SCANNER -> of(device, devices.scanner.state());
      case LOCKER -> board(device, devices.board.state(), devices.echoThen, devices.board.echo());
      case PRINTER -> of(device, devices.printerLine.state());
      case SIGNALS -> devices.signals.map(desk -> of(device, desk.state())).orElseGet(() -> judged(device, "not-built", ""));
      case A4_PRINTER -> a4(device);
      case DOCUMENT_SCANNER -> judged(device, "not-built", "");
    };
  }

  /** A line that echoes otherwise than when it was commissioned works as it is, and somebody changed its adapter or its wires. */
  static PartHealth board(Device device, DeviceState now, Echo then, Echo found) {
    boolean otherwise = then != Echo.AUTO && found != Echo.AUTO && found != then;
    return otherwise && now instanceof DeviceState.Ready ? PartHealth.of(device, State.DEGRADED, "echoes-otherwise", "") : of(device, now);
  }

  private static PartHealth judged(Device device, String word, String paper) {
    return DeviceHealth.judged(device, word, paper, word.equals("ready")).part();
  }

  private static PartHealth of(Device device, DeviceState now) {
    return switch (now) {
      case DeviceState.Ready _ -> PartHealth.of(device, State.READY, "ready", "");
      case DeviceState.Degraded(String reason) -> PartHealth.of(device, State.DEGRADED, reason, "");
      case DeviceState.Connecting _ -> PartHealth.of(device, State.DEGRADED, "connecting", "");
      case DeviceState.Failed(String reason) -> PartHealth.of(device, State.FAILED, reason, "");
      case DeviceState.Absent(String reason) -> PartHealth.of(device, State.ABSENT, reason, device.port());
    };
  }

  private PartHealth a4(Device device) {
    PrinterStanding standing =
        A4Printers.of(device.port(), device.settings(), A4_ANSWER, A4_ANSWER::toNanos, ticker, random).look();
    return judged(device, standing.condition().word(), standing.paper().word());
  }

  private PartHealth cells() {
    List<CellSnapshot> cells = cabinet.cells();
    long out = cells.stream().filter(cell -> cell.state().shownService() != Service.IN_SERVICE).count();
    if (!commissioned) {
      return new PartHealth("cells", State.FAILED, CommissionedCabinet.NOT_COMMISSIONED, "");
    }
    return out == 0
        ? new PartHealth("cells", State.READY, "ready", Integer.toString(cells.size()))
        : new PartHealth("cells", State.DEGRADED, "out-of-service", out + " / " + cells.size());
  }

  private static PartHealth backend(DeliveryStatus status) {
    return switch (status.state()) {
      case ONLINE -> new PartHealth("backend", State.READY, "ready", "");
      case OFFLINE, UNKNOWN -> new PartHealth("backend", State.DEGRADED, status.reason(), "");
      case STOPPED -> new PartHealth("backend", State.FAILED, status.reason(), "");
    };
  }

  /** Nothing when not even this can be read: then the store's own line says why. */
  private Optional<PartHealth> waiting() {
    try {
      OutboxShelf.Counts counts = shelf.counts();
      String how = Long.toString(counts.pending());
      return Optional.of(
          counts.dead() > 0
              ? new PartHealth("outbox", State.DEGRADED, "dead-letter", how + " + " + counts.dead())
              : new PartHealth("outbox", State.READY, "ready", how));
    } catch (StoreException e) {
      return Optional.empty();
    }
  }
}
