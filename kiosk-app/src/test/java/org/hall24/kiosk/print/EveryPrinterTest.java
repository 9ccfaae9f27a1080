package org.hall24.kiosk.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.hall24.kiosk.print.PrintOutcome.Evidence;
import org.hall24.kiosk.print.PrinterStanding.Condition;
import org.hall24.link.Ticker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Our client against somebody else's printer: {@code ippeveprinter} of CUPS, which needs a bus and a name service of its own.
 * They are started for the test alone; where they are not installed, or not allowed, one line says so.
 */
class EveryPrinterTest {
  private static final Path PRINTER = Path.of("/usr/sbin/ippeveprinter");
  private static final Path BUS = Path.of("/usr/bin/dbus-daemon");
  private static final Path NAMES = Path.of("/usr/sbin/avahi-daemon");
  private static final byte[] PDF = "%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);
  private static final Ticker TICKER = Ticker.system();
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final List<Process> running = new ArrayList<>();
  private final List<Condition> seen = new ArrayList<>();
  @TempDir private Path folder;
  private Path paper = Path.of("");

  @BeforeEach
  void start() throws Exception {
    boolean there = Stream.of(PRINTER, BUS, NAMES).allMatch(Files::isExecutable);
    assumeTrue(there, "skipped: install cups-ipp-utils, dbus and avahi-daemon to meet CUPS' own printer");
    paper = folder.resolve("paper");
    Files.writeString(
        folder.resolve("bus.conf"),
        """
        <!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
        <busconfig><type>system</type><listen>unix:path=%s</listen><policy context="default">
        <allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/><allow user="*"/></policy></busconfig>
        """
            .formatted(folder.resolve("bus")));
    Files.writeString(
        folder.resolve("avahi.conf"),
        """
        [server]
        use-ipv4=yes
        use-ipv6=no
        allow-interfaces=lo
        [wide-area]
        enable-wide-area=no
        [publish]
        publish-addresses=no
        publish-hinfo=no
        publish-workstation=no
        """);
    run("bus", BUS.toString(), "--nofork", "--config-file=" + folder.resolve("bus.conf"));
    until(() -> Files.exists(folder.resolve("bus")));
    run("names", NAMES.toString(), "--no-drop-root", "--no-chroot", "--no-rlimits", "-f", folder.resolve("avahi.conf").toString());
    until(() -> Files.readString(folder.resolve("names.log")).contains("Server startup complete"));
  }

  /** Switches the printer on. {@code work}: what it does with each job, as a shell script; the job is file $1. */
  private IppPrinter printer(String work) throws Exception {
    Path command = Files.writeString(folder.resolve("work.sh"), "#!/bin/sh\n" + work.replace("PAPER", paper.toString()) + "\n");
    Files.setPosixFilePermissions(command, PosixFilePermissions.fromString("rwx------"));
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Files.createDirectories(folder.resolve("spool"));
    run(
        "printer", PRINTER.toString(), "-p", Integer.toString(port), "-n", "localhost", "-d", folder.resolve("spool").toString(), "-c",
        command.toString(), "-k", "-r", "off", "-f", "application/pdf", "-M", "Test", "-m", "Hall24", "Hall24A4");
    URI there = URI.create("ipp://localhost:" + port + "/ipp/print");
    IppSettings settings = new IppSettings(Duration.ofMillis(200), Duration.ofSeconds(20), Duration.ofSeconds(10), "iso_a4_210x297mm");
    IppPrinter printer = new IppPrinter(there, new HttpIppExchange(there, Duration.ofSeconds(20), Duration.ofSeconds(20)), settings, TICKER, new Random(24));
    until(() -> printer.look().ready());
    return printer;
  }

  private void run(String name, String... command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().put("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=" + folder.resolve("bus"));
    File log = folder.resolve(name + ".log").toFile();
    running.add(builder.redirectOutput(log).start());
  }

  private interface Sign {
    boolean holds() throws Exception;
  }

  /** A service that ends by itself may not run here: another one of its kind does, or this user may not. */
  private void until(Sign up) throws Exception {
    while (!up.holds()) {
      assumeTrue(running.getLast().isAlive(), "skipped: a service that CUPS' own printer needs may not run here");
      TICKER.await(Duration.ofMillis(50));
    }
  }

  @AfterEach
  void stop() throws InterruptedException {
    for (Process process : running.reversed()) {
      process.destroy();
      process.waitFor();
    }
  }

  private PrintOutcome print(IppPrinter printer) throws InterruptedException {
    return printer.print(
        "slip", PDF, 1, LIMIT,
        standing -> {
          seen.add(standing.condition());
          if (standing.condition() == Condition.PAPER_OUT) {
            fill();
          }
        });
  }

  private void fill() {
    try {
      Files.writeString(paper, "full");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_document_is_printed_as_it_was_sent() throws Exception {
    assertThat(print(printer("exit 0"))).isEqualTo(new PrintOutcome.Printed(Evidence.JOB_COMPLETED));
    try (Stream<Path> spooled = Files.list(folder.resolve("spool"))) {
      Path file = spooled.filter(f -> f.toString().endsWith(".pdf")).findFirst().orElseThrow();
      assertThat(Files.readAllBytes(file)).isEqualTo(PDF);
    }
  }

  @Test
  void paper_that_ends_is_seen_and_the_document_comes_out_when_there_is_more() throws Exception {
    IppPrinter printer =
        printer("echo 'STATE: +media-empty-error' >&2; while [ ! -e PAPER ]; do sleep 0.1; done; echo 'STATE: -media-empty-error' >&2; exit 0");
    assertThat(print(printer)).isEqualTo(new PrintOutcome.Printed(Evidence.JOB_COMPLETED));
    assertThat(seen).contains(Condition.PAPER_OUT);
  }

  @Test
  void a_job_that_the_printer_breaks_off_is_not_printed() throws Exception {
    assertThat(print(printer("exit 1"))).isInstanceOfSatisfying(PrintOutcome.Failed.class, failed -> assertThat(failed.withdrawn()).isTrue());
  }
}
