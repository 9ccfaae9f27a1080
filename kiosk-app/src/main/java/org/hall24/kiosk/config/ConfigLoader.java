package org.hall24.kiosk.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.hall24.kiosk.config.KioskConfig.Backend;
import org.hall24.kiosk.config.KioskConfig.Codes;
import org.hall24.kiosk.config.KioskConfig.Policies;
import org.hall24.kiosk.config.KioskConfig.Profile;
import org.hall24.kiosk.config.KioskConfig.Secrets;
import org.hall24.kiosk.config.KioskConfig.Site;
import org.hall24.kiosk.config.KioskConfig.Theme;
import org.hall24.kiosk.config.Section.Faults;
import org.hall24.kiosk.document.RareFaceFiles;
import org.hall24.queue.StorePolicies;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads {@code kiosk.yaml}. Every fault of the file is found in one reading. */
public final class ConfigLoader {
  private static final Pattern KIOSK_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{1,31}");
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

  private static final Pattern PIN = Pattern.compile("sha256/[A-Za-z0-9+/]{43}=");
  private static final int BOOT_DELAY_S = 120;
  private static final int MOST_RETENTION_DAYS = (int) StorePolicies.LONGEST_RETENTION.toDays();

  private final Path base;
  private final PrinterProfiles printers;

  private ConfigLoader(Path base, PrinterProfiles printers) {
    this.base = base;
    this.printers = printers;
  }

  /** Reads a file; paths in it are taken from its folder. A file that is not there or not readable is a fault, too. */
  public static ConfigLoading load(Path file) {
    String name = file.toString();
    try {
      Path folder = file.toAbsolutePath().getParent();
      return load(name, Files.readString(file), folder == null ? file.toAbsolutePath() : folder);
    } catch (NoSuchFileException e) {
      return refused(name, "there is no such file", "name an existing file with --config, or leave the option out");
    } catch (IOException e) {
      return refused(name, "cannot be read as UTF-8 text", "check its rights and its encoding");
    }
  }

  private static ConfigLoading refused(String file, String message, String action) {
    return new ConfigLoading.Refused(List.of(new ConfigFault(file, 1, "", message, action)));
  }

  /**
   * Reads a text.
   *
   * @param name what the faults call it
   * @param base folder from which paths in it are taken
   */
  public static ConfigLoading load(String name, String text, Path base) {
    return load(name, text, base, PrinterProfiles.beside(base));
  }

  private static ConfigLoading load(String name, String text, Path base, PrinterProfiles printers) {
    Faults faults = new Faults(name);
    Optional<Node> root = Yaml.root(name, text, faults);
    if (root.isEmpty()) {
      return new ConfigLoading.Refused(faults.found());
    }
    KioskConfig config = new ConfigLoader(base, printers).read(Section.of(faults, "", root.get()));
    return faults.found().isEmpty()
        ? new ConfigLoading.Sound(config)
        : new ConfigLoading.Refused(faults.found().stream().sorted(Comparator.comparingInt(ConfigFault::line)).toList());
  }

  /** The configuration that holds when there is none: a bench kiosk with its devices at their usual places. */
  public static KioskConfig bench() {
    return shipped("bench.yaml");
  }

  private static KioskConfig shipped(String resource) {
    try (InputStream in = ConfigLoader.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("resource missing: " + resource);
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return switch (load(resource, text, Path.of("").toAbsolutePath(), PrinterProfiles.shipped())) {
        case ConfigLoading.Sound(KioskConfig config) -> config;
        case ConfigLoading.Refused(List<ConfigFault> faults) ->
            throw new IllegalStateException("the shipped configuration is broken: " + faults.getFirst());
      };
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read resource " + resource, e);
    }
  }

  private KioskConfig read(Section root) {
    Profile profile = root.oneOf("profile", Profile.FIELD, Profile.values());
    Site site = site(root.section("site"));
    Theme theme = root.oneOf("theme", Theme.AUTO, Theme.values());
    Optional<Path> state = root.text("state").map(base::resolve);
    Backend backend = backend(root.section("backend"), profile);
    Secrets secrets = SecretsReader.read(root.section("secrets"), base);
    HallReader hall = new HallReader(profile, printers);
    hall.devices(root.section("devices"));
    hall.cells(root.section("cabinet"));
    hall.staff(root.section("staff"));
    Codes codes = new CodeKeys(base).read(root.section("codes"));
    Policies policies = policies(root.section("policies"));
    List<Path> rareFaces = rareFaces(root);
    if (profile == Profile.FIELD && state.isEmpty()) {
      root.required("state", "name the folder for journal, outbox and keys");
    }
    root.close();
    return new KioskConfig(
        profile, site, theme, state, backend, secrets, hall.foundDevices(), printers, hall.foundCells(), hall.foundStaff(), codes, policies, rareFaces);
  }

  private List<Path> rareFaces(Section root) {
    List<Path> named = root.texts("rare-faces").stream().map(base::resolve).toList();
    for (Path face : named) {
      if (!Files.isReadable(face)) {
        root.fault("rare-faces", face + " cannot be read", "install the face, or take it from the list");
      }
    }
    return named.isEmpty() ? RareFaceFiles.usual() : named;
  }

  private static Site site(Section section) {
    String id = section.required("id", "name the kiosk as the back office knows it, for example LUGU-01");
    if (!id.isBlank() && !KIOSK_ID.matcher(id).matches()) {
      section.fault("id", "\"" + id + "\" is not a kiosk id", "use 2 to 32 letters, digits and dashes");
    }
    Site site =
        new Site(
            id,
            section.required("hall-zh", "write the name of the hall in Chinese"),
            section.required("hall-en", "write the name of the hall in English"),
            section.value("screen-pitch-mm", 0.311, "millimetres from 0.1 to 1.0, as 0.311", ConfigLoader::pitch),
            section.value("zone", ZoneId.of("Asia/Shanghai"), "a time zone, as Asia/Shanghai", ConfigLoader::zone));
    section.close();
    return site;
  }

  private static Optional<Double> pitch(String text) {
    try {
      double pitch = Double.parseDouble(text);
      return pitch >= 0.1 && pitch <= 1.0 ? Optional.of(pitch) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Optional<ZoneId> zone(String text) {
    try {
      return Optional.of(ZoneId.of(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private Backend backend(Section section, Profile profile) {
    Optional<URI> url = section.text("url").flatMap(text -> url(section, text));
    if (profile == Profile.FIELD && !section.has("url")) {
      section.required("url", "write the address of the back office, starting with https://");
    }
    Optional<Path> ca = section.text("ca").map(base::resolve);
    Optional<Path> certificate = section.text("certificate").map(base::resolve);
    Optional<Path> key = section.text("key").map(base::resolve);
    if (certificate.isPresent() != key.isPresent()) {
      section.fault(
          certificate.isPresent() ? "certificate" : "key", "certificate and key belong together", "name both PEM files, or neither");
    }
    List<String> pins = section.text("pins").map(text -> List.of(text.strip().split("[\\s,]+"))).orElse(List.of());
    if (!pins.stream().allMatch(pin -> PIN.matcher(pin).matches())) {
      section.fault("pins", "a pin is sha256/ and the base64 of a public key's digest", "write sha256/…= sha256/…=");
    } else if (pins.size() == 1) {
      section.fault("pins", "a pin without a backup locks the kiosk out when the key changes", "name a second pin beside it");
    }
    int delay = section.number("boot-delay-s", url.filter(u -> "https".equals(u.getScheme())).isPresent() ? BOOT_DELAY_S : 0, 0, 3600);
    section.close();
    return new Backend(url, ca, certificate, key, pins, Duration.ofSeconds(delay));
  }

  private static Optional<URI> url(Section section, String text) {
    try {
      URI uri = URI.create(text.strip());
      String host = uri.getHost();
      boolean secure = "https".equals(uri.getScheme());
      if (host == null || !(secure || "http".equals(uri.getScheme()))) {
        section.fault("url", "\"" + text + "\" is not an address of the web", "write https:// and the host");
        return Optional.empty();
      }
      if (!secure && !LOOPBACK.contains(host)) {
        section.fault("url", "http:// is for this machine only", "write https://" + host);
        return Optional.empty();
      }
      return Optional.of(uri);
    } catch (IllegalArgumentException e) {
      section.fault("url", "\"" + text + "\" is not an address of the web", "write https:// and the host");
      return Optional.empty();
    }
  }

  private static Policies policies(Section section) {
    Policies policies =
        new Policies(
            seconds(section, "idle-s", 60, 20, 600),
            seconds(section, "warning-s", 30, 20, 120),
            seconds(section, "done-s", 30, 10, 120),
            seconds(section, "session-cap-s", 1800, 300, 7200),
            seconds(section, "door-patience-s", 300, 60, 1800),
            seconds(section, "face-s", 12, 5, 60),
            section.number("face-tries", 2, 1, 3),
            section.number("pin-digits", 6, 6, 12),
            Duration.ofDays(section.number("retention-days", 3, 0, MOST_RETENTION_DAYS)),
            Duration.ofDays(section.number("keep-results-days", 7, 1, 60)),
            section.value("collect-by-card", true, "yes or no", ConfigLoader::yesOrNo));
    section.close();
    return policies;
  }

  private static Optional<Boolean> yesOrNo(String text) {
    return switch (text) {
      case "yes", "true" -> Optional.of(true);
      case "no", "false" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  private static Duration seconds(Section section, String key, int otherwise, int low, int high) {
    return Duration.ofSeconds(section.number(key, otherwise, low, high));
  }
}
