package org.hall24.kiosk.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hall24.kiosk.config.KioskConfig.Cell;
import org.hall24.kiosk.config.KioskConfig.Device;
import org.hall24.kiosk.config.KioskConfig.DeviceKind;
import org.hall24.kiosk.config.KioskConfig.Profile;
import org.hall24.kiosk.config.KioskConfig.Size;
import org.hall24.kiosk.config.KioskConfig.StaffMember;
import org.jspecify.annotations.Nullable;

/** Reads what stands in the hall: devices, cells, staff, and whether they fit together. */
final class HallReader {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,31}");
  private static final Pattern CELL = Pattern.compile("[A-Za-z0-9]{1,6}");
  private static final Pattern HASH = Pattern.compile("pbkdf2:(\\d{5,7}):([0-9a-f]{2}){8,64}:[0-9a-f]{64}");
  private static final String HASH_ACTION = "write pbkdf2:<rounds>:<salt hex>:<hash hex>";
  private static final Pattern ADDRESS = Pattern.compile("ipps?://[A-Za-z0-9._-]+(:\\d{1,5})?(/\\S*)?");
  private static final int MOST_CELLS = 512;

  /** What a member of staff does. */
  private enum Role {
    COURIER,
    KEEPER
  }

  private final Profile profile;
  private final PrinterProfiles printers;
  private final Map<String, Device> devices = new LinkedHashMap<>();
  private final Map<String, Drivers> drivers = new HashMap<>();
  private final List<Cell> cells = new ArrayList<>();
  private final List<StaffMember> staff = new ArrayList<>();

  HallReader(Profile profile, PrinterProfiles printers) {
    this.profile = profile;
    this.printers = printers;
  }

  Map<String, Device> foundDevices() {
    return devices;
  }

  List<Cell> foundCells() {
    return cells;
  }

  List<StaffMember> foundStaff() {
    return staff;
  }

  void devices(Section section) {
    Map<String, String> ports = new HashMap<>();
    for (String name : section.keys()) {
      if (!NAME.matcher(name).matches()) {
        section.fault(name, "is not a name for a device", "use small letters, digits and dashes");
      }
      device(section.section(name), name, ports);
    }
  }

  private void device(Section section, String name, Map<String, String> ports) {
    String word = section.required("driver", "name one of " + String.join(", ", Drivers.words()));
    Optional<Drivers> driver = Drivers.named(word);
    if (!word.isBlank() && driver.isEmpty()) {
      section.fault("driver", "there is no driver \"" + word + "\"", Words.advice(word, Drivers.words()));
    }
    String port = section.required("port", "name where it is plugged in, for example /dev/ttyUSB0");
    if (port.startsWith("emulator:") && profile != Profile.DEMO) {
      section.fault("port", "an emulator is for the demo hall only", "name the real port, or set profile: demo");
    }
    if (driver.filter(Drivers::networked).isPresent() && !port.isBlank() && !ADDRESS.matcher(port).matches()) {
      section.fault("port", "\"" + port + "\" is not the address of a printer", "write ipp://HOST[:PORT]/PATH, for example ipp://localhost/printers/a4");
    }
    if (!port.isBlank()) {
      String other = ports.putIfAbsent(port, name);
      if (other != null) {
        section.fault("port", "the device " + other + " is plugged in there", "one device per port");
      }
    }
    int baud = section.number("baud", driver.map(Drivers::usualBaud).orElse(9_600), 300, 4_000_000);
    Section settings = section.section("settings");
    Map<String, String> read = driver.map(d -> d.settings(settings)).orElseGet(Map::of);
    if ("demo".equals(read.get("photo-decoder")) && profile != Profile.DEMO) {
      settings.fault("photo-decoder", "the demo's pictures are for the demo hall only", "write none, or set profile: demo");
    }
    if (word.equals("escpos") && read.containsKey("profile")) {
      printers.check(settings, "profile", read.get("profile"));
    }
    section.close();
    if (driver.isPresent()) {
      drivers.put(name, driver.get());
      devices.put(name, new Device(name, word, driver.get().kind(), port, baud, read));
    }
  }

  void cells(Section section) {
    Map<String, String> ids = new HashMap<>();
    Map<String, String> wires = new HashMap<>();
    Map<String, String> places = new HashMap<>();
    List<Section> entries = section.sections("cells");
    if (entries.size() > MOST_CELLS) {
      section.fault("cells", "lists " + entries.size() + " cells", "at most " + MOST_CELLS);
    }
    for (Section entry : entries) {
      Cell cell = cell(entry);
      once(entry, "id", ids, cell.id(), cell.id());
      once(entry, "channel", wires, cell.device() + "/" + cell.board() + "/" + cell.channel(), cell.id());
      once(entry, "row", places, cell.row() + "/" + cell.column(), cell.id());
      cells.add(cell);
    }
    section.close();
  }

  private static void once(Section entry, String key, Map<String, String> seen, String value, String cell) {
    String other = seen.putIfAbsent(value, entry.path() + (cell.isEmpty() ? "" : " (" + cell + ")"));
    if (other != null && entry.has(key)) {
      entry.fault(key, "is the same as of " + other, "every cell has its own");
    }
  }

  private Cell cell(Section entry) {
    String id = entry.required("id", "write what stands on the door, for example \"07\"");
    if (!id.isBlank() && !CELL.matcher(id).matches()) {
      entry.fault("id", "\"" + id + "\" is not a name for a cell", "use 1 to 6 letters and digits");
    }
    String device = entry.text("device").orElse("locker");
    Device line = devices.get(device);
    if (line == null) {
      entry.fault("device", "there is no device \"" + device + "\"", Words.advice(device, lockers()));
    } else if (line.kind() != DeviceKind.LOCKER) {
      entry.fault("device", "the device \"" + device + "\" opens no doors", Words.advice(device, lockers()));
    }
    Drivers driver = drivers.get(device);
    int board = entry.requiredNumber("board", driver == null ? 0 : driver.lowestBoard(), 250);
    Cell cell =
        new Cell(
            id,
            device,
            board,
            channel(entry, line),
            entry.oneOf("size", Size.M, Size.values()),
            entry.number("height-mm", 1000, 50, 2500),
            entry.requiredNumber("row", 1, 99),
            entry.requiredNumber("column", 1, 99));
    entry.close();
    return cell;
  }

  private int channel(Section entry, @Nullable Device line) {
    if (entry.text("channel").map(String::strip).filter("0"::equals).isPresent()) {
      entry.fault(
          "channel", "channel 0 means every door with some boards and is never used", "count channels from 1");
      return 0;
    }
    int most = line == null ? 64 : Optional.ofNullable(line.settings().get("channels")).map(Integer::parseInt).orElse(64);
    return entry.requiredNumber("channel", 1, most);
  }

  private List<String> lockers() {
    return devices.values().stream().filter(d -> d.kind() == DeviceKind.LOCKER).map(Device::name).toList();
  }

  void staff(Section section) {
    Map<String, String> ids = new HashMap<>();
    for (Section entry : section.sections("members")) {
      String id = entry.required("id", "write a name that says nothing personal, for example courier-7");
      if (!id.isBlank() && !NAME.matcher(id).matches()) {
        entry.fault("id", "is not a name for a member of staff", "use small letters, digits and dashes");
      }
      once(entry, "id", ids, id, id);
      staff.add(new StaffMember(id, hash(entry, "card"), hash(entry, "pin"), entry.oneOf("role", Role.COURIER, Role.values()) == Role.KEEPER));
      entry.close();
    }
    section.close();
  }

  private static String hash(Section entry, String key) {
    String hash = entry.required(key, HASH_ACTION);
    if (!hash.isBlank() && !HASH.matcher(hash).matches()) {
      // The value may be a number or PIN somebody wrote in the clear: it is not repeated.
      entry.fault(key, "is not a hash", HASH_ACTION);
    }
    return hash;
  }
}
