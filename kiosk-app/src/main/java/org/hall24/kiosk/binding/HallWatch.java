package org.hall24.kiosk.binding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.hall24.identity.sam.SamReader;
import org.hall24.kiosk.catalogue.Conditions;
import org.hall24.kiosk.journey.Hall;
import org.hall24.link.DeviceState;
import org.hall24.link.PortOwner;
import org.hall24.locker.cell.Cabinet;
import org.hall24.locker.cell.CellSnapshot;
import org.hall24.locker.cell.Service;

/** Sees what works in the hall, as one value, and tells of every change. */
final class HallWatch {
  private final Place place;
  private final SamReader reader;
  private final Supplier<String> face;
  private final Cabinet cabinet;
  private final boolean commissioned;
  private final PortOwner printer;
  private final BooleanSupplier online;
  private final Supplier<String> records;
  private final Supplier<Hall.Ways> ways;
  private final List<Consumer<Hall>> listeners = new CopyOnWriteArrayList<>();
  private volatile boolean started;

  /**
   * Where the hall is and where its doors hang.
   *
   * @param doors by cell, row and column from 0
   */
  record Place(String nameZh, String nameEn, List<Door> doors) {}

  /** Where a door hangs. */
  record Door(String cell, int row, int column) {}

  /**
   * @param face the face module's trouble, empty when it can compare
   * @param commissioned whether the cabinet opens for anybody but a technician
   * @param online whether filings reach the back office
   * @param records what happened to the machine's records, empty when they are whole
   * @param ways what else than a face shows that a document is one's own
   */
  HallWatch(
      Place place, SamReader reader, Supplier<String> face, Cabinet cabinet, boolean commissioned, PortOwner printer,
      BooleanSupplier online, Supplier<String> records, Supplier<Hall.Ways> ways) {
    this.place = place;
    this.reader = reader;
    this.face = face;
    this.cabinet = cabinet;
    this.commissioned = commissioned;
    this.printer = printer;
    this.online = online;
    this.records = records;
    this.ways = ways;
  }

  /** Begins to tell of changes. */
  void start() {
    started = true;
    reader.onState(state -> changed());
    printer.onState(state -> changed());
    cabinet.board().onState(state -> changed());
    cabinet.onDoor(event -> changed());
  }

  /** Tells this listener of every change from now on. */
  void listen(Consumer<Hall> listener) {
    listeners.add(listener);
  }

  /** Something that is not a device here changed: the network, the face module's debts. */
  void changed() {
    if (started) {
      Hall hall = now();
      listeners.forEach(listener -> listener.accept(hall));
    }
  }

  /** The hall as it is. */
  Hall now() {
    List<CellSnapshot> cells = cabinet.cells();
    Map<String, Boolean> serving = new HashMap<>();
    cells.forEach(c -> serving.put(c.place().id().value(), c.state().shownService() == Service.IN_SERVICE));
    List<Hall.Door> doors = new ArrayList<>();
    for (Door door : place.doors) {
      doors.add(new Hall.Door(door.cell, door.row, door.column, serving.getOrDefault(door.cell, false)));
    }
    int free = (int) cells.stream().filter(c -> c.state().allocatable()).count();
    Conditions conditions =
        new Conditions(
            Reasons.of(reader.state()),
            cabinetTrouble(),
            face.get(),
            printerTrouble(),
            online.getAsBoolean(),
            free,
            cells.size(),
            printerTrouble().isEmpty(),
            records.get());
    return new Hall(place.nameZh, place.nameEn, conditions, doors, ways.get());
  }

  /** A board that answers says nothing about which door it would open. */
  private String cabinetTrouble() {
    String line = Reasons.of(cabinet.board().state());
    return line.isEmpty() && !commissioned ? CommissionedCabinet.NOT_COMMISSIONED : line;
  }

  /** Little paper is no trouble yet; none, an open cover and silence are. */
  private String printerTrouble() {
    return switch (printer.state()) {
      case DeviceState.Degraded(String reason) when !reason.equals("near-end") -> reason;
      case DeviceState state -> Reasons.of(state);
    };
  }
}
