package org.hall24.identity.sam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hall24.identity.sam.ReaderBench.documentOf;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.hall24.identity.card.CardVectors;
import org.hall24.identity.sam.emulator.SamReaderEmulator;
import org.hall24.link.DeviceState;
import org.hall24.link.EmulatorRunner;
import org.hall24.link.FaultPlan;
import org.hall24.link.JSerialCommPort;
import org.hall24.link.SerialSettings;
import org.hall24.link.Ticker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The reader as in the street: a serial port opened by jSerialComm, at the pace of the line, with default patience. */
@Timeout(90)
class PseudoTerminalReaderTest {
  /** Long enough for some looks at an empty reader. */
  private static final Duration NOBODY = Duration.ofSeconds(2);

  @TempDir Path folder;

  @Test
  void a_card_is_read_over_a_serial_port_at_the_pace_of_the_line() throws Exception {
    var emulator = new SamReaderEmulator();
    try (var runner = run(emulator, FaultPlan.none());
        var reader = reader()) {
      emulator.lay(ReaderBench.ZHANG_SAN);
      assertThat(documentOf(reader.read(ReaderBench.SOON))).isEqualTo(CardVectors.zhangSan());
      emulator.lay(ReaderBench.LI_SI);
      assertThat(documentOf(reader.read(ReaderBench.SOON))).isEqualTo(CardVectors.liSi());
      behaved(runner);
    }
  }

  @Test
  void a_line_that_cuts_and_flips_and_splits_gives_a_card_whole_or_not_at_all() throws Exception {
    var emulator = new SamReaderEmulator();
    String plan = "noise=AAAAAA9669; split=7/1; after=4 times=1 flip=300; after=5 times=1 cut=9";
    try (var runner = run(emulator, FaultPlan.parse(plan));
        var reader = reader()) {
      // On a busy machine the damaged answers may use up all that a card is asked; then it is laid anew, as a person would.
      emulator.lay(ReaderBench.ZHANG_SAN);
      CardRead read = reader.read(ReaderBench.SOON);
      while (read instanceof CardRead.Unreadable(CardRead.Why why)) {
        assertThat(why).isEqualTo(CardRead.Why.READ_FAILED);
        emulator.lift();
        assertThat(reader.read(NOBODY)).isEqualTo(new CardRead.NoCard());
        emulator.lay(ReaderBench.ZHANG_SAN);
        read = reader.read(ReaderBench.SOON);
      }
      assertThat(documentOf(read)).isEqualTo(CardVectors.zhangSan());
      behaved(runner);
    }
  }

  @Test
  void a_pulled_cable_shows_absent_and_works_again_when_it_is_back() throws Exception {
    var emulator = new SamReaderEmulator();
    try (var runner = run(emulator, FaultPlan.none());
        var reader = reader()) {
      reader.status(ReaderBench.SOON);
      var absent = new CountDownLatch(1);
      reader.onState(
          state -> {
            if (state instanceof DeviceState.Absent) {
              absent.countDown();
            }
          });
      runner.unplug();
      absent.await();
      runner.plug();
      emulator.lay(ReaderBench.ZHANG_SAN);
      assertThat(documentOf(reader.read(ReaderBench.SOON))).isEqualTo(CardVectors.zhangSan());
      behaved(runner);
    }
  }

  private EmulatorRunner run(SamReaderEmulator emulator, FaultPlan plan) throws Exception {
    return EmulatorRunner.onPseudoTerminal(emulator, folder.resolve("reader"), plan, Ticker.system());
  }

  private SamReader reader() {
    var port = new JSerialCommPort(folder.resolve("reader"), SerialSettings.of(115_200), Ticker.system());
    return new SamReader(port, SamSettings.defaults(), Ticker.system(), new Random(1), List.of());
  }

  private static void behaved(EmulatorRunner runner) {
    assertThat(runner.counts())
        .containsEntry("malformed", 0L)
        .containsEntry("overlapping", 0L)
        .containsEntry("forbidden", 0L)
        .doesNotContainKey("crashed");
  }
}
