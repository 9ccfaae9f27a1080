package org.hall24.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoundPortTest {

  @TempDir Path dev;

  @Test
  void a_port_is_known_by_the_link_that_stays_and_else_by_its_device() throws IOException {
    Path usb = Files.createFile(dev.resolve("ttyUSB0"));
    Path plain = Files.createFile(dev.resolve("ttyS4"));
    Path links = Files.createDirectory(dev.resolve("by-id"));
    Path stable = Files.createSymbolicLink(links.resolve("usb-FTDI_FT232R_A5-if00-port0"), Path.of("..", "ttyUSB0"));
    Files.createSymbolicLink(links.resolve("usb-unplugged"), Path.of("..", "ttyUSB7"));
    List<FoundPort> found = FoundPort.named(List.of(bare(usb), bare(plain)), links);
    assertThat(found).extracting(FoundPort::name).containsExactly(plain, stable);
    assertThat(found).extracting(FoundPort::device).containsExactly(plain, usb);
  }

  @Test
  void a_machine_without_links_or_ports_has_none() {
    assertThat(FoundPort.named(List.of(), dev.resolve("by-id"))).isEmpty();
    assertThat(FoundPort.named(List.of(bare(dev.resolve("gone"))), dev.resolve("by-id"))).extracting(FoundPort::stable).containsExactly(Optional.empty());
  }

  @Test
  void looking_for_ports_opens_none_and_names_existing_ones() {
    assertThat(FoundPort.all()).allSatisfy(port -> assertThat(port.device()).exists());
  }

  private static FoundPort bare(Path device) {
    return new FoundPort(device, Optional.empty(), "an adapter");
  }
}
