package org.hall24.link;

import com.fazecast.jSerialComm.SerialPort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A serial port that this machine has.
 *
 * @param device the device file, for example {@code /dev/ttyUSB0}; which adapter gets which number changes from boot to boot
 * @param stable a link that names the adapter itself and stays; empty for a port without one
 * @param description what the adapter says it is
 */
public record FoundPort(Path device, Optional<Path> stable, String description) {

  /** Where udev links serial adapters by maker, model and serial number. */
  private static final Path BY_ID = Path.of("/dev/serial/by-id");

  /** The name to write into a configuration: the one that stays, where there is one. */
  public Path name() {
    return stable.orElse(device);
  }

  /** All ports of this machine, in the order of their names; none is opened. */
  public static List<FoundPort> all() {
    return named(
        Arrays.stream(SerialPort.getCommPorts())
            .map(port -> new FoundPort(Path.of(port.getSystemPortPath()), Optional.empty(), port.getDescriptivePortName()))
            .toList(),
        BY_ID);
  }

  /** The same ports with the links that a folder has for them. */
  static List<FoundPort> named(List<FoundPort> ports, Path links) {
    Map<Path, Path> stable = new HashMap<>();
    if (Files.isDirectory(links)) {
      try (Stream<Path> all = Files.list(links)) {
        all.sorted(Comparator.reverseOrder()).forEach(link -> real(link).ifPresent(device -> stable.put(device, link)));
      } catch (IOException e) {
        // Without the links the ports have their changing names only.
        stable.clear();
      }
    }
    return ports.stream()
        .map(
            port ->
                new FoundPort(
                    port.device(), real(port.device()).map(stable::get).or(port::stable), port.description()))
        .sorted(Comparator.comparing(port -> port.device().toString()))
        .toList();
  }

  private static Optional<Path> real(Path path) {
    try {
      return Optional.of(path.toRealPath());
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
