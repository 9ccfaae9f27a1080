package org.hall24.kiosk.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hall24.kiosk.config.Section.Faults;
import org.hall24.receipt.PrinterProfile;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * The receipt printers that can be named: those we ship, and those a technician put into the folder {@code printers} next to
 * the configuration, one file {@code NAME.yaml} each. A file there stands before a shipped one of the same name.
 */
public final class PrinterProfiles {
  /** The folder beside {@code kiosk.yaml}. */
  public static final String FOLDER = "printers";

  /** What a printer is taken for when nothing else is said. */
  public static final String USUAL = "generic80";

  private static final List<String> SHIPPED = List.of(USUAL, "generic58", "epson-tm", "custom-vkp80", "kiosk-board");
  private static final List<String> ENDINGS = List.of(".yaml", ".yml", ".json");
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");
  private static final int DEEPEST = 4;

  private final Optional<Path> folder;

  private PrinterProfiles(Optional<Path> folder) {
    this.folder = folder;
  }

  /** Those we ship. */
  public static PrinterProfiles shipped() {
    return new PrinterProfiles(Optional.empty());
  }

  /** Those we ship and those beside a configuration. */
  static PrinterProfiles beside(Path configurationFolder) {
    return new PrinterProfiles(Optional.of(configurationFolder.resolve(FOLDER)));
  }

  /** What came of looking for a profile. */
  public sealed interface Found {
    /** It is there and holds. */
    record Sound(PrinterProfile profile) implements Found {}

    /** Its file is faulty. */
    record Refused(List<ConfigFault> faults) implements Found {
      public Refused {
        faults = List.copyOf(faults);
      }
    }

    /** There is none of that name. */
    record None(String advice) implements Found {}
  }

  /** Looks for a profile and reads it. */
  public Found find(String name) {
    return find(name, DEEPEST);
  }

  /** Every name that can be found. */
  public List<String> names() {
    TreeSet<String> names = new TreeSet<>(SHIPPED);
    if (folder.isPresent() && Files.isDirectory(folder.get())) {
      try (Stream<Path> files = Files.list(folder.get())) {
        files.map(file -> file.getFileName().toString()).flatMap(PrinterProfiles::nameOf).forEach(names::add);
      } catch (IOException e) {
        throw new UncheckedIOException("the folder " + folder.get() + " cannot be listed", e);
      }
    }
    return List.copyOf(names);
  }

  /** Notes in a configuration what is wrong with the profile it names. */
  void check(Section settings, String key, String name) {
    switch (find(name)) {
      case Found.Sound sound -> {}
      case Found.Refused(List<ConfigFault> faults) -> settings.also(faults);
      case Found.None(String advice) -> settings.fault(key, "there is no printer profile \"" + name + "\"", advice);
    }
  }

  private Found find(String name, int depth) {
    if (!NAME.matcher(name).matches() || depth == 0) {
      return new Found.None(Words.advice(name, names()));
    }
    Optional<Path> own =
        folder.stream()
            .flatMap(place -> ENDINGS.stream().map(ending -> place.resolve(name + ending)))
            .filter(Files::exists)
            .findFirst();
    if (own.isPresent()) {
      String label = own.get().toString();
      try {
        return read(name, label, Files.readString(own.get()), depth);
      } catch (IOException e) {
        return refused(label, "cannot be read as UTF-8 text", "check its rights and its encoding");
      }
    }
    return SHIPPED.contains(name)
        ? read(name, "shipped " + name + ".yaml", resource("printer/" + name + ".yaml"), depth)
        : new Found.None(Words.advice(name, names()));
  }

  private Found read(String name, String label, String text, int depth) {
    Faults faults = new Faults(label);
    Optional<Node> root = Yaml.root(label, text, faults);
    if (root.isEmpty()) {
      return new Found.Refused(faults.found());
    }
    Section section = Section.of(faults, "", root.get());
    PrinterProfile base = PrinterProfile.generic80();
    if (section.has("based-on")) {
      String other = section.required("based-on", "name the profile that this one differs from");
      // A file may stand before a shipped one and differ from that.
      Found under = other.equals(name) ? shipped().find(other, depth - 1) : find(other, depth - 1);
      switch (under) {
        case Found.Sound(PrinterProfile profile) -> base = profile;
        case Found.Refused(List<ConfigFault> others) -> section.also(others);
        case Found.None(String advice) -> section.fault("based-on", "there is no printer profile \"" + other + "\"", advice);
      }
    }
    PrinterProfile profile = new ProfileReader(section, base).read(name);
    return faults.found().isEmpty() ? new Found.Sound(profile) : new Found.Refused(faults.found());
  }

  private static Found refused(String label, String message, String action) {
    return new Found.Refused(List.of(new ConfigFault(label, 1, "", message, action)));
  }

  private static Stream<String> nameOf(String file) {
    List<String> names = new ArrayList<>();
    for (String ending : ENDINGS) {
      if (file.endsWith(ending)) {
        names.add(file.substring(0, file.length() - ending.length()));
      }
    }
    return names.stream().filter(name -> NAME.matcher(name).matches());
  }

  private static String resource(String path) {
    try (InputStream in = PrinterProfiles.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("resource missing: " + path);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read resource " + path, e);
    }
  }
}
