package org.hall24.identity;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.hall24.identity.card.CardVectors;
import org.hall24.identity.sam.CardListener;
import org.hall24.identity.sam.CardRead;
import org.hall24.identity.sam.SamCommand;
import org.hall24.identity.sam.SamReader;
import org.hall24.identity.sam.SamSettings;
import org.hall24.identity.sam.emulator.EmulatedCard;
import org.hall24.identity.sam.emulator.SamFault;
import org.hall24.identity.sam.emulator.SamReaderEmulator;
import org.hall24.identity.scan.CodeTypes;
import org.hall24.identity.scan.Scan;
import org.hall24.identity.scan.ScanSettings;
import org.hall24.identity.scan.Scanner;
import org.hall24.identity.scan.SignedCode;
import org.hall24.identity.scan.emulator.ScannerEmulator;
import org.hall24.link.Link;
import org.hall24.link.LinkException;
import org.hall24.link.MemoryLine;
import org.hall24.link.Ticker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/** Whatever is read, and however it goes wrong: with everything logged that can be, nobody stands in the log. */
@Timeout(60)
class NothingInTheLogTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String ZONE = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10";

  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Level before = root.getLevel();

  /** Serves one end of a line. */
  private interface Device {
    void serve(Link line) throws LinkException, InterruptedException;
  }

  @BeforeEach
  void listen() {
    log.start();
    root.setLevel(Level.TRACE);
    root.addAppender(log);
  }

  @AfterEach
  void stop() {
    root.detachAppender(log);
    root.setLevel(before);
  }

  private String logged() {
    StringBuilder all = new StringBuilder();
    for (ILoggingEvent event : List.copyOf(log.list)) {
      all.append(event.getFormattedMessage()).append('\n');
      for (var cause = event.getThrowableProxy(); cause != null; cause = cause.getCause()) {
        all.append(cause.getMessage()).append('\n');
      }
    }
    return all.toString();
  }

  private static Thread serve(MemoryLine cable, Device device) {
    return Thread.ofVirtual()
        .start(
            () -> {
              try (Link line = cable.devicePort().open()) {
                device.serve(line);
              } catch (LinkException | InterruptedException over) {
                // The test is over.
              }
            });
  }

  @Test
  void a_card_read_refused_and_given_to_a_listener_that_fails_leaves_no_word_of_its_holder() throws Exception {
    var emulator = new SamReaderEmulator();
    var cable = MemoryLine.pair("reader");
    Thread serving = serve(cable, emulator::serve);
    CardListener careless =
        new CardListener() {
          @Override
          public void presented(CardRead.Presented read) {
            throw new IllegalStateException("cannot use 张三 11010519491231002X");
          }

          @Override
          public void removed() {}
        };
    try (var reader = new SamReader(cable.hostPort(), SamSettings.defaults(), Ticker.system(), new Random(1), List.of());
        var _ = reader.watch(careless)) {
      emulator.lay(EmulatedCard.ofText(CardVectors.resident(), CardVectors.photo()));
      assertThat(reader.read(SOON)).isInstanceOf(CardRead.Read.class);
      byte[] stranger = CardVectors.resident();
      stranger[248] = 'Q';
      emulator.lay(EmulatedCard.ofText(stranger, CardVectors.photo()));
      assertThat(reader.read(SOON)).isInstanceOf(CardRead.UnknownDocument.class);
      emulator.plan(SamCommand.READ, new SamFault.Lift());
      emulator.lay(EmulatedCard.ofText(CardVectors.residencePermit(), CardVectors.photo()));
      assertThat(reader.read(SOON)).isInstanceOf(CardRead.RemovedMidRead.class);
    } finally {
      serving.interrupt();
      cable.close();
    }
    assertThat(logged())
        .contains("event=card-listener-failed", "event=card-type-unknown", "event=card-removed-mid-read")
        .doesNotContain("张三", "11010519491231002X", "测试路", "陈小明", "810000199408230021", "H12345678");
  }

  /** What comes before anybody listens is nobody's: shown until it is heard. */
  private static Scan shown(ScannerEmulator emulator, String text, BlockingQueue<Scan> scans) throws InterruptedException {
    Scan heard = null;
    while (heard == null) {
      emulator.show(text);
      heard = scans.poll(1, TimeUnit.SECONDS);
    }
    return heard;
  }

  @Test
  void a_zone_and_a_code_leave_no_word_of_themselves() throws Exception {
    var emulator = new ScannerEmulator(ScanSettings.defaults(), false);
    var cable = MemoryLine.pair("scanner");
    Thread serving = serve(cable, emulator::serve);
    var types = new CodeTypes(new SignedCode.Reader(List.of()), _ -> Optional.empty(), InstantSource.system());
    try (Scanner scanner =
        Scanner.on(cable.hostPort(), ScanSettings.defaults(), types, () -> LocalDate.of(2026, 11, 26), Ticker.system(), new Random(1))) {
      var scans = new LinkedBlockingQueue<Scan>();
      try (AutoCloseable _ = scanner.watch(scans::add)) {
        assertThat(shown(emulator, ZONE, scans)).isInstanceOf(Scan.Zone.class);
        Scan next = shown(emulator, "token-of-a-city-4711", scans);
        while (next instanceof Scan.Zone) {
          next = scans.take(); // shown more than once, for want of an answer
        }
        assertThat(next).isInstanceOf(Scan.Code.class);
      }
    } finally {
      serving.interrupt();
      cable.close();
    }
    assertThat(logged()).contains("port=scanner").doesNotContain("ERIKSSON", "L898902C3", "token-of-a-city", "4711");
  }
}
