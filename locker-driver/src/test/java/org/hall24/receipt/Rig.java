package org.hall24.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.hall24.link.DeviceState;
import org.hall24.link.Link;
import org.hall24.link.LinkException;
import org.hall24.link.MemoryLine;
import org.hall24.link.SupervisedPort;
import org.hall24.link.Ticker;
import org.hall24.receipt.emulator.ReceiptPrinterEmulator;
import org.hall24.receipt.emulator.ReceiptPrinterSettings;

/** A printer on a cable in memory, which has the pace that the profile says, with its emulator at the other end. */
final class Rig implements AutoCloseable {
  static final Duration SOON = Duration.ofSeconds(20);

  final ReceiptPrinterEmulator emulator;
  final ReceiptLog log;
  final ReceiptPrinter printer;
  final MemoryLine line;
  private final SupervisedPort port;
  private final Thread device;

  Rig(ReceiptPrinterSettings settings, ReceiptLog log) {
    this(new ReceiptPrinterEmulator(settings.instant(), Ticker.system()), log, profile());
  }

  Rig(ReceiptPrinterEmulator emulator, ReceiptLog log, PrinterProfile profile) {
    this.emulator = emulator;
    this.log = log;
    this.line = MemoryLine.pair("printer", profile.pace().baud(), Ticker.system());
    this.device = Thread.ofVirtual().start(this::serve);
    this.port =
        SupervisedPort.of(line.hostPort(), Ticker.system(), new Random(1))
            .greeting(ReceiptPrinter.greeting(profile, Ticker.system()))
            .backOff(Duration.ofMillis(5), Duration.ofMillis(20))
            .start();
    this.printer =
        new ReceiptPrinter(port, profile, GlyphSource.NONE, log, Ticker.system(), new Random(2));
    awaitUsable();
  }

  /** No pace on a cable in memory; short waits for what is never answered. */
  static PrinterProfile profile() {
    return PrinterProfile.generic80()
        .withBaud(0)
        .withTimes(Duration.ofMillis(80), Duration.ofMillis(800));
  }

  /** Waits until the printer said how it is. */
  void awaitUsable() {
    CountDownLatch usable = new CountDownLatch(1);
    try {
      AutoCloseable subscription =
          port.onState(
              state -> {
                if (state.usable()) {
                  usable.countDown();
                }
              });
      DeviceState now = port.state();
      assertThat(now.usable() || usable.await(20, TimeUnit.SECONDS)).isTrue();
      subscription.close();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private void serve() {
    try {
      while (true) {
        try (Link end = line.devicePort().open()) {
          emulator.serve(end);
        } catch (LinkException e) {
          // The cable was pulled: the printer waits for the next one.
        }
      }
    } catch (InterruptedException e) {
      // The test is over.
    }
  }

  void hostWasFlawless() {
    assertThat(emulator.counts())
        .containsEntry("malformed", 0L)
        .containsEntry("overlapping", 0L)
        .containsEntry("forbidden", 0L)
        .containsEntry("overrun", 0L);
  }

  @Override
  public void close() {
    port.close();
    device.interrupt();
    try {
      device.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
