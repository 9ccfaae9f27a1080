package org.hall24.kiosk.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hall24.kiosk.config.ConfigLoader;
import org.hall24.link.FoundPort;

/**
 * The text of a first {@code kiosk.yaml}: the shipped bench configuration, which shows every key, with the answers put in and
 * what nobody named put behind comment signs.
 */
final class SetupFile {

  private static final Pattern DEVICE = Pattern.compile(" {2}([a-z0-9-]+):");
  private static final Pattern VALUE = Pattern.compile("( *)([a-z-]+):\\s*[^#]*?(\\s*#.*)?");
  private static final String USUAL_BOARD = "lock8a";

  /**
   * What somebody answered.
   *
   * @param site values by key: {@code id}, {@code hall-zh}, {@code hall-en}, {@code screen-pitch-mm}
   * @param drivers by device, where it is not the usual one
   * @param ports by device; a device that is not named is written as a comment
   */
  record Answers(
      String profile,
      Map<String, String> site,
      Optional<String> state,
      Optional<String> backend,
      Map<String, String> drivers,
      Map<String, String> ports) {}

  private final Answers answers;
  private final List<String> lines = new ArrayList<>();
  private String section = "";
  private String device = "";

  private SetupFile(Answers answers) {
    this.answers = answers;
  }

  /** The whole text; the ports that were found stand in it as a comment. */
  static String text(Answers answers, List<FoundPort> found) {
    SetupFile file = new SetupFile(answers);
    file.head(found);
    template().lines().dropWhile(line -> line.startsWith("#")).forEach(file::take);
    return String.join("\n", file.lines) + "\n";
  }

  private void head(List<FoundPort> found) {
    lines.add("# A Hall24 kiosk, begun by hallctl setup. Every key there is stands here; one that is left out has the value shown.");
    lines.add("# After every change: hallctl config check --config FILE, then hallctl doctor --config FILE.");
    lines.add("#");
    lines.add(found.isEmpty() ? "# No serial port was found on this machine." : "# Serial ports found on this machine:");
    for (FoundPort port : found) {
      lines.add("#   " + port.name() + (port.stable().isPresent() ? "  (" + port.device() + ")" : "") + "  " + oneLine(port.description()));
    }
  }

  private void take(String line) {
    if (!line.isEmpty() && !line.startsWith(" ") && !line.startsWith("#")) {
      section = line.substring(0, line.indexOf(':'));
      device = "";
    }
    switch (section) {
      case "profile" -> lines.add(line.startsWith("profile:") ? "profile: " + answers.profile() : line);
      case "site" -> lines.add(site(line));
      case "theme" -> theme(line);
      case "backend" -> backend(line);
      case "devices" -> device(line);
      case "cabinet" -> cabinet(line);
      default -> lines.add(line);
    }
  }

  private String site(String line) {
    Matcher value = VALUE.matcher(line);
    if (!value.matches() || !answers.site().containsKey(value.group(2))) {
      return line;
    }
    String said = answers.site().get(value.group(2));
    return value.group(1) + value.group(2) + ": " + (value.group(2).equals("screen-pitch-mm") ? said : quoted(said)) + comment(value.group(3));
  }

  /** The state folder stands as a comment behind the theme. */
  private void theme(String line) {
    lines.add(line);
    if (line.startsWith("# state:")) {
      answers.state().ifPresent(folder -> lines.add("state: " + quoted(folder)));
    }
  }

  private void backend(String line) {
    if (line.startsWith("backend:") && answers.backend().isPresent()) {
      lines.add("backend:" + line.substring(line.indexOf('}') + 1));
      lines.add("  url: " + quoted(answers.backend().get()));
    } else {
      lines.add(line);
    }
  }

  private void device(String line) {
    if (line.startsWith("devices:")) {
      lines.add(answers.ports().isEmpty() ? "devices: {}" : line);
      return;
    }
    Matcher name = DEVICE.matcher(line);
    if (name.matches()) {
      device = name.group(1);
    }
    String port = answers.ports().get(device);
    if (line.isBlank() || line.strip().startsWith("#")) {
      lines.add(line);
    } else if (port == null) {
      lines.add("  # " + line.substring(2) + (name.matches() ? "   # no port was named for it" : ""));
    } else {
      named(line, port);
    }
  }

  private void named(String line, String port) {
    Optional<String> other = Optional.ofNullable(answers.drivers().get(device));
    // Pace and settings in the template are the usual board's; another driver has its own.
    boolean itsOwn = device.equals("locker") && other.filter(driver -> !driver.equals(USUAL_BOARD)).isPresent();
    String key = line.strip().replaceFirst(":.*", "");
    switch (key) {
      case "driver" -> lines.add(other.map(driver -> "    driver: " + quoted(driver)).orElse(line));
      case "port" -> lines.add("    port: " + quoted(port));
      case "locker", "settings", "channels" -> lines.add(line);
      default -> {
        if (!itsOwn) {
          lines.add(line);
        }
      }
    }
  }

  private void cabinet(String line) {
    boolean doors = answers.ports().containsKey("locker");
    if (doors || line.isBlank() || line.startsWith("#")) {
      lines.add(line);
    } else {
      lines.add(line.startsWith("cabinet:") ? "cabinet: {}" : "# " + line);
    }
  }

  private static String comment(String behind) {
    return behind == null ? "" : behind;
  }

  private static String quoted(String text) {
    return Json.line(Json.object().textNode(text));
  }

  private static String oneLine(String text) {
    return text.replaceAll("[\\p{Cntrl}]+", " ").strip();
  }

  private static String template() {
    try (InputStream in = ConfigLoader.class.getResourceAsStream("bench.yaml")) {
      if (in == null) {
        throw new IllegalStateException("resource missing: bench.yaml");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the shipped bench configuration", e);
    }
  }
}
