package org.hall24.kiosk.config;

import java.net.URI;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A sound configuration. Paths are absolute or as given relative to the file; defaults stand where the file is silent.
 *
 * @param state the state folder, empty when whoever starts the program chooses one
 * @param secrets where the device's key lies and how what waits is sealed
 * @param devices by name, in the order of the file
 * @param printers the receipt printers a device may be
 * @param rareFaces TrueType files for characters that the shipped face lacks, in the order they are asked
 */
public record KioskConfig(
    Profile profile,
    Site site,
    Theme theme,
    Optional<Path> state,
    Backend backend,
    Secrets secrets,
    Map<String, Device> devices,
    PrinterProfiles printers,
    List<Cell> cells,
    List<StaffMember> staff,
    Codes codes,
    Policies policies,
    List<Path> rareFaces) {

  public KioskConfig {
    devices = Collections.unmodifiableMap(new LinkedHashMap<>(devices));
    cells = List.copyOf(cells);
    staff = List.copyOf(staff);
    rareFaces = List.copyOf(rareFaces);
  }

  /** The first device of a kind, in the order of the file. */
  public Optional<Device> device(DeviceKind kind) {
    return devices.values().stream().filter(device -> device.kind() == kind).findFirst();
  }

  /** What the machine is for; decides what is allowed. */
  public enum Profile {
    /** In the street: nothing emulated, secrets in files of their own. */
    FIELD,
    /** On a technician's bench. */
    BENCH,
    /** The demo hall: emulators behind the ports, cards with pictures in the demo's own format. */
    DEMO
  }

  /** Colours of the pages. */
  public enum Theme {
    /** Night after sunset. */
    AUTO,
    DAY,
    NIGHT
  }

  /**
   * Where the machine stands.
   *
   * @param id name of the kiosk towards the back office
   * @param screenPitchMm size of a screen pixel, in millimetres
   */
  public record Site(String id, String hallZh, String hallEn, double screenPitchMm, ZoneId zone) {
    private static final int LONGEST_PREFIX = 6;

    /** What acceptance numbers of this kiosk begin with: the letters and digits of its id before the first dash, at most six. */
    public String numberPrefix() {
      String first = id.toUpperCase(Locale.ROOT).split("-", 2)[0];
      // One character alone is no prefix: then the dash does not count.
      String prefix = first.length() > 1 ? first : id.toUpperCase(Locale.ROOT).replace("-", "");
      return prefix.substring(0, Math.min(prefix.length(), LONGEST_PREFIX));
    }
  }

  /**
   * Where filings go; empty URL: this machine delivers nothing.
   *
   * @param ca PEM file of the only authority to trust
   * @param certificate PEM file with which this kiosk proves itself; with it goes {@code key}
   * @param key PEM file of its key, PKCS#8
   * @param pins {@code sha256/…} of public keys of the back office's chain; none, or two and more
   * @param bootDelay after a start, filings wait up to so long, each kiosk another time
   */
  public record Backend(
      Optional<URI> url, Optional<Path> ca, Optional<Path> certificate, Optional<Path> key, List<String> pins, Duration bootDelay) {

    /** Keeps its own copy. */
    public Backend {
      pins = List.copyOf(pins);
    }
  }

  /**
   * Where the device's key lies and how what waits is sealed. No secret itself stands here.
   *
   * @param recoveryKey the city's public key, to which the keys of what waits are sealed too; X25519 or a point of SM2
   */
  public record Secrets(DeviceKey deviceKey, Suite suite, Optional<String> recoveryKey) {
    /** What holds where the file is silent. */
    public static final Secrets STANDARD = new Secrets(new DeviceKey.InFile(), Suite.AES_256_GCM, Optional.empty());
  }

  /** Algorithms. */
  public enum Suite {
    AES_256_GCM,
    /** SM4 and SM3, for houses under GB/T 39786. */
    SM4_GCM
  }

  /** What keeps the device's key. */
  public sealed interface DeviceKey {
    /** A file of its owner beside the store: for a bench, or a disk that is encrypted as a whole. */
    record InFile() implements DeviceKey {}

    /**
     * {@code systemd-creds}.
     *
     * @param sealedWith {@code auto}, {@code host}, {@code tpm2} or {@code host+tpm2}
     */
    record InCredential(String sealedWith) implements DeviceKey {}

    /**
     * A PKCS#11 token.
     *
     * @param library its library
     * @param slot which slot of the library, from 0
     * @param key label of the key
     * @param pinFile file with the user's PIN
     */
    record InToken(Path library, int slot, String key, Path pinFile) implements DeviceKey {}
  }

  /** What a device does, whatever makes it. */
  public enum DeviceKind {
    CARD_READER,
    SCANNER,
    FACE,
    LOCKER,
    PRINTER,
    /** For documents on A4. */
    A4_PRINTER,
    DOCUMENT_SCANNER,
    /** Lamps, buzzer and switches. */
    SIGNALS
  }

  /**
   * A device.
   *
   * @param name as the file and {@code hallctl} call it
   * @param driver word of the driver
   * @param port where it is plugged in
   * @param baud bits per second; the driver's usual speed unless the file says otherwise
   * @param settings what {@code --set} would say
   */
  public record Device(
      String name, String driver, DeviceKind kind, String port, int baud, Map<String, String> settings) {
    public Device {
      settings = Map.copyOf(settings);
    }
  }

  /** How large a cell is. */
  public enum Size {
    S,
    M,
    L
  }

  /**
   * A cell of the cabinet.
   *
   * @param id what people call it, for example {@code 07}
   * @param device name of the lock board's line
   * @param board wire address
   * @param channel from 1
   * @param heightMm middle of the door above the floor
   * @param row from 1, top first
   * @param column from 1, left first
   */
  public record Cell(String id, String device, int board, int channel, Size size, int heightMm, int row, int column) {}

  /**
   * A member of staff. The file holds hashes only.
   *
   * @param card hash of the number of the member's card
   * @param pin hash of the PIN
   * @param keeper whether the member also keeps the cabinet: moves, recalls, takes cells out of service
   */
  public record StaffMember(String id, String card, String pin, boolean keeper) {

    /** Without the hashes. */
    @Override
    public String toString() {
      return "StaffMember[" + id + "]";
    }
  }

  /**
   * Whose signatures on codes of our own this machine believes: Ed25519 public keys, old ones too. A key is good for its own
   * kind only.
   *
   * @param badgeIssuers may sign badges of staff
   * @param pickUpIssuers may sign pick-up codes
   */
  public record Codes(List<PublicKey> badgeIssuers, List<PublicKey> pickUpIssuers) {
    public Codes {
      badgeIssuers = List.copyOf(badgeIssuers);
      pickUpIssuers = List.copyOf(pickUpIssuers);
    }
  }

  /**
   * How long and how often.
   *
   * @param retention how long what was filed can still be read here after the back office has it; then its key is destroyed
   * @param keepResults how long a result lies in its cell before it is overdue
   * @param collectByCard whether papers are given out to card and face, without their code
   */
  public record Policies(
      Duration idle,
      Duration warning,
      Duration done,
      Duration sessionCap,
      Duration doorPatience,
      Duration face,
      int faceTries,
      int pinDigits,
      Duration retention,
      Duration keepResults,
      boolean collectByCard) {}
}
