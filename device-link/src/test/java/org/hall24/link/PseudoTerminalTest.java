package org.hall24.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hall24.link.Bytes.PATIENCE;
import static org.hall24.link.Bytes.hex;
import static org.hall24.link.Bytes.readAll;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class PseudoTerminalTest {

  @TempDir Path folder;

  private static Link host(PseudoTerminal terminal) throws LinkException {
    return new JSerialCommPort(terminal.path(), SerialSettings.of(115_200), Ticker.system()).open();
  }

  private static byte[] everyByte() {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    return all;
  }

  @Test
  void every_byte_value_goes_both_ways_unchanged() throws Exception {
    try (PseudoTerminal terminal = PseudoTerminal.open(Optional.empty());
        Link host = host(terminal)) {
      host.write(everyByte());
      assertThat(readAll(terminal.link(), 256)).isEqualTo(everyByte());
      terminal.link().write(everyByte());
      assertThat(readAll(host, 256)).isEqualTo(everyByte());
    }
  }

  @Test
  void more_than_the_kernel_buffers_arrives_whole() throws Exception {
    byte[] picture = new byte[60_000];
    new java.util.Random(5).nextBytes(picture);
    try (PseudoTerminal terminal = PseudoTerminal.open(Optional.empty());
        Link host = host(terminal)) {
      host.write(picture);
      assertThat(readAll(terminal.link(), picture.length)).isEqualTo(picture);
      terminal.link().write(picture);
      assertThat(readAll(host, picture.length)).isEqualTo(picture);
    }
  }

  @Test
  void a_program_that_sets_nothing_meets_a_plain_line_without_echo() throws Exception {
    Path link = folder.resolve("board");
    try (PseudoTerminal terminal = PseudoTerminal.open(Optional.of(link));
        FileOutputStream out = new FileOutputStream(link.toFile());
        FileInputStream in = new FileInputStream(link.toFile())) {
      out.write(hex("03 0A 0D 11 13 1A 04 7F")); // what a terminal would take for keys
      assertThat(readAll(terminal.link(), 8)).isEqualTo(hex("03 0A 0D 11 13 1A 04 7F"));
      terminal.link().write(hex("0A 0D 03 FF"));
      assertThat(in.readNBytes(4)).isEqualTo(hex("0A 0D 03 FF"));
    }
  }

  @Test
  void nothing_said_to_one_host_or_to_nobody_reaches_the_next() throws Exception {
    try (PseudoTerminal terminal = PseudoTerminal.open(Optional.empty())) {
      terminal.link().write(hex("01"));
      try (FileInputStream first = new FileInputStream(terminal.slavePath().toFile())) {
        terminal.link().write(hex("02 03"));
        assertThat(first.read()).isEqualTo(2);
      }
      terminal.link().write(hex("04"));
      try (FileInputStream second = new FileInputStream(terminal.slavePath().toFile())) {
        terminal.link().write(hex("05"));
        assertThat(second.read()).isEqualTo(5);
      }
    }
  }

  @Test
  void what_a_host_sent_before_it_left_reaches_the_device_and_hosts_may_come_and_go() throws Exception {
    try (PseudoTerminal terminal = PseudoTerminal.open(Optional.empty())) {
      for (int i = 0; i < 20; i++) {
        try (FileOutputStream out = new FileOutputStream(terminal.slavePath().toFile())) {
          out.write(i);
        }
        assertThat(readAll(terminal.link(), 1)).isEqualTo(new byte[] {(byte) i});
      }
      try (Link host = host(terminal)) {
        terminal.link().write(hex("99"));
        assertThat(readAll(host, 1)).isEqualTo(hex("99"));
      }
    }
  }

  @Test
  void a_host_that_follows_at_once_keeps_the_settings_it_made() throws Exception {
    try (PseudoTerminal terminal = PseudoTerminal.open(Optional.empty())) {
      for (int i = 0; i < 30; i++) {
        // Its reads would never time out, and closing it would take long, if we set the line after it did.
        host(terminal).close();
      }
      try (Link host = host(terminal)) {
        host.write(hex("42"));
        assertThat(readAll(terminal.link(), 1)).isEqualTo(hex("42"));
      }
    }
  }

  @Test
  void a_pulled_cable_is_noticed_by_a_quiet_host() throws Exception {
    PseudoTerminal terminal = PseudoTerminal.open(Optional.empty());
    try (Link host = host(terminal)) {
      terminal.close();
      assertThatThrownBy(() -> host.read(new byte[1], 0, 1, PATIENCE))
          .isInstanceOfSatisfying(LinkException.class, e -> assertThat(e.kind()).isEqualTo(LinkException.Kind.LOST));
      assertThatThrownBy(() -> host.write(hex("00"))).isInstanceOf(LinkException.class);
      assertThatThrownBy(host::check).isInstanceOf(LinkException.class);
    }
    assertThatThrownBy(() -> terminal.link().write(hex("00"))).isInstanceOf(LinkException.class);
    terminal.close();
  }

  @Test
  void a_link_left_by_a_dead_process_is_replaced_and_ours_is_removed_at_the_end() throws Exception {
    Path link = folder.resolve("deep/in/board");
    Files.createDirectories(link.resolveSibling("."));
    Files.createSymbolicLink(link, Path.of("/dev/pts/4711"));
    PseudoTerminal old = PseudoTerminal.open(Optional.of(link));
    assertThat(Files.readSymbolicLink(link)).isEqualTo(old.slavePath());
    PseudoTerminal next = PseudoTerminal.open(Optional.of(link));
    old.close();
    assertThat(Files.readSymbolicLink(link)).isEqualTo(next.slavePath());
    next.close();
    assertThat(Files.exists(link, LinkOption.NOFOLLOW_LINKS)).isFalse();
    try (var left = Files.list(link.resolveSibling("."))) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void a_file_in_the_place_of_the_link_is_left_alone() throws Exception {
    Path file = Files.writeString(folder.resolve("letter"), "mine");
    assertThatThrownBy(() -> PseudoTerminal.open(Optional.of(file))).isInstanceOf(LinkException.class);
    assertThat(file).hasContent("mine");
  }
}
