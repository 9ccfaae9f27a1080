package org.hall24.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class JSerialCommPortTest {

  @TempDir Path folder;

  private static Port port(Path path) {
    return new JSerialCommPort(path, SerialSettings.of(9600), Ticker.system());
  }

  private static void fails(ThrowingCallable call, LinkException.Kind kind) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(LinkException.class, e -> assertThat(e.kind()).isEqualTo(kind));
  }

  @Test
  void a_port_that_is_not_there_says_so() {
    fails(() -> port(folder.resolve("ttyUSB7")).open(), LinkException.Kind.NO_PORT);
  }

  @Test
  void a_file_that_is_no_port_says_so() throws Exception {
    Path file = java.nio.file.Files.writeString(folder.resolve("letter"), "mine");
    fails(() -> port(file).open(), LinkException.Kind.NO_PORT);
    assertThat(file).hasContent("mine");
  }

  @Test
  void a_port_is_held_under_every_name_it_has_until_it_is_closed() throws Exception {
    Path link = folder.resolve("board");
    try (PseudoTerminal terminal = PseudoTerminal.open(Optional.of(link))) {
      Link first = port(link).open();
      fails(() -> port(link).open(), LinkException.Kind.HELD);
      fails(() -> port(terminal.slavePath()).open(), LinkException.Kind.HELD);
      first.close();
      port(terminal.slavePath()).open().close();
    }
  }

  @Test
  void a_closed_port_can_be_opened_again_at_once() throws Exception {
    try (PseudoTerminal terminal = PseudoTerminal.open(Optional.empty())) {
      for (int i = 0; i < 5; i++) {
        try (Link host = port(terminal.slavePath()).open()) {
          assertThat(host.read(new byte[1], 0, 1, Duration.ZERO)).isZero();
        }
      }
    }
  }

  @Test
  void a_port_whose_settings_somebody_changed_meanwhile_still_closes() throws Exception {
    try (PseudoTerminal terminal = PseudoTerminal.open(Optional.empty())) {
      Link host = port(terminal.slavePath()).open();
      int other =
          Posix.open(terminal.slavePath().toString(), Posix.O_RDWR | Posix.O_NOCTTY | Posix.O_CLOEXEC);
      Posix.makeRaw(other); // takes the time-out away from every read that begins now
      Posix.close(other);
      host.close();
      port(terminal.slavePath()).open().close();
    }
  }

  @Test
  void a_closed_line_says_that_we_closed_it() throws Exception {
    try (PseudoTerminal terminal = PseudoTerminal.open(Optional.empty())) {
      Link host = port(terminal.slavePath()).open();
      host.close();
      host.close();
      fails(host::check, LinkException.Kind.CLOSED);
      fails(() -> host.write(new byte[1]), LinkException.Kind.CLOSED);
    }
  }
}
