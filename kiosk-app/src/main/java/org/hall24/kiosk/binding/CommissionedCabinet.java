package org.hall24.kiosk.binding;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hall24.kiosk.catalogue.Conditions;
import org.hall24.kiosk.config.KioskConfig;
import org.hall24.kiosk.config.KioskConfig.Device;
import org.hall24.locker.board.BoardSettings;
import org.hall24.locker.board.CabinetProfile;
import org.hall24.locker.board.Dialect;
import org.hall24.locker.board.Echo;
import org.hall24.locker.cell.CabinetMap;
import org.hall24.locker.cell.OpenRequest;
import org.hall24.locker.cell.Purpose;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps in the state folder what commissioning found out about a cabinet, and says whether it still holds. */
public final class CommissionedCabinet {
  /** Why a cabinet opens for nobody but a technician yet. */
  static final String NOT_COMMISSIONED = Conditions.NOT_COMMISSIONED;

  private static final Logger LOG = LoggerFactory.getLogger(CommissionedCabinet.class);

  private CommissionedCabinet() {}

  /** The profile of a device; empty when there is none, or when it was touched. */
  public static Optional<CabinetProfile> read(Path state, Device device) {
    Path file = file(state, device);
    try {
      if (!Files.exists(file)) {
        return Optional.empty();
      }
      Optional<CabinetProfile> profile = CabinetProfile.parse(Files.readString(file));
      if (profile.isEmpty()) {
        LOG.warn("event=cabinet.profile-not-sound file={}", file);
      }
      return profile;
    } catch (IOException e) {
      LOG.warn("event=cabinet.profile-unreadable file={}", file);
      return Optional.empty();
    }
  }

  /**
   * Keeps a profile, durably.
   *
   * @throws IOException when the folder does not take it; an older one is still there then
   */
  public static Path write(Path state, Device device, CabinetProfile profile) throws IOException {
    Path file = file(state, device);
    Path next = file.resolveSibling(file.getFileName() + ".next");
    Files.writeString(next, profile.text());
    try (FileChannel channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    return Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** The device with what was learned about its boards; what the configuration says itself stands. */
  public static Device learned(Path state, Device device) {
    Optional<CabinetProfile> profile = read(state, device).filter(p -> p.driver().equals(device.driver()));
    if (profile.isEmpty()) {
      return device;
    }
    Map<String, String> keys = new LinkedHashMap<>(profile.get().wiring());
    keys.putAll(device.settings());
    return new Device(device.name(), device.driver(), device.kind(), device.port(), device.baud(), keys);
  }

  /** Whether the line echoed when the cabinet was commissioned; AUTO when nobody knows. */
  static Echo echo(Path state, Device device) {
    return read(state, device).map(CabinetProfile::echo).orElse(Echo.AUTO);
  }

  /** Whether this cabinet was commissioned as it is now. */
  public static boolean holds(Path state, Device device, BoardSettings settings, CabinetMap map) {
    return read(state, device).filter(profile -> profile.holdsFor(device.driver(), settings, map.digest())).isPresent();
  }

  /**
   * Keeps a profile of the demo hall's cabinet, which is built as its configuration says: its boards are software and nobody
   * can have wired them otherwise.
   *
   * @throws IOException when the folder does not take it
   */
  public static void rehearse(Path state, KioskConfig config, Instant at) throws IOException {
    Device device = config.device(KioskConfig.DeviceKind.LOCKER).orElseThrow();
    if (config.profile() != KioskConfig.Profile.DEMO) {
      throw new IllegalArgumentException("a cabinet of steel is commissioned with a key in the hand");
    }
    Dialect dialect = Dialect.named(device.driver()).orElseThrow();
    if (!(BoardSettings.parse(dialect, device.settings()) instanceof BoardSettings.Parsed.Good(BoardSettings settings))) {
      throw new IllegalArgumentException("the demo's board settings are bad");
    }
    CabinetMap map = CellPlaces.map(config);
    Files.createDirectories(state);
    write(
        state, device,
        new CabinetProfile(device.driver(), CabinetProfile.keys(settings), map.digest(), new TreeMap<>(), map.places().size(), at.toString()));
  }

  /** Why an opening may not be, if so: a cabinet that was not commissioned opens for a technician only. */
  static Optional<String> objection(boolean commissioned, OpenRequest request) {
    return commissioned || request.purpose() == Purpose.TECHNICIAN ? Optional.empty() : Optional.of(NOT_COMMISSIONED);
  }

  private static Path file(Path state, Device device) {
    return state.resolve("commissioned-" + device.name() + ".profile");
  }
}
