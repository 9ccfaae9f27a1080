package org.hall24.identity.sam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hall24.identity.sam.ReaderBench.ZHANG_SAN;
import static org.hall24.identity.sam.ReaderBench.documentOf;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.hall24.identity.card.CardVectors;
import org.hall24.identity.sam.emulator.SamFault;
import org.hall24.identity.sam.emulator.SamReaderEmulator;
import org.hall24.link.DeviceState;
import org.hall24.link.Link;
import org.hall24.link.LinkException;
import org.hall24.link.MemoryLine;
import org.hall24.link.Port;
import org.hall24.link.Ticker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The ladder from a damaged answer to a line that is opened anew, and a module set to another speed. */
@Timeout(60)
class RecoveryTest {

  @Test
  void after_two_damaged_answers_the_module_is_started_again_and_the_card_is_read() throws Exception {
    var emulator = new SamReaderEmulator();
    try (var bench = new ReaderBench(emulator)) {
      bench.untilLooking();
      for (int i = 0; i < 2; i++) {
        emulator.plan(SamCommand.SELECT, new SamFault.BadChecksum());
      }
      emulator.plan(SamCommand.RESET, new SamFault.Split(3)); // that this happened is checked when the bench closes
      emulator.lay(ZHANG_SAN);
      assertThat(documentOf(bench.read())).isEqualTo(CardVectors.zhangSan());
    }
  }

  @Test
  void a_line_on_which_nobody_answers_is_opened_anew_and_stays_silent_in_what_it_shows() throws Exception {
    var cable = MemoryLine.pair("dead reader");
    var opened = new AtomicInteger();
    var openedAgain = new CountDownLatch(1);
    Port counted =
        port(
            cable.hostPort(),
            link -> {
              if (opened.incrementAndGet() == 2) {
                openedAgain.countDown();
              }
              return link;
            });
    BlockingQueue<DeviceState> shown = new LinkedBlockingQueue<>();
    try (var reader = new SamReader(counted, impatient(), Ticker.system(), new Random(1), List.of());
        var _ = reader.onState(shown::add)) {
      openedAgain.await();
      assertThat(reader.state()).isEqualTo(new DeviceState.Failed("silent"));
      assertThat(shown).doesNotContain(new DeviceState.Absent("lost"), new DeviceState.Ready());
    } finally {
      cable.close();
    }
  }

  @ParameterizedTest
  @EnumSource(LineSpeed.class)
  void a_module_set_to_another_speed_is_found_there(LineSpeed speed) throws Exception {
    var emulator = new SamReaderEmulator();
    try (var bench = new SpeedBench(emulator, speed.baud(), quickWalk())) {
      emulator.lay(ZHANG_SAN);
      assertThat(documentOf(bench.reader.read(ReaderBench.SOON))).isEqualTo(CardVectors.zhangSan());
      assertThat(bench.reader.baud()).isEqualTo(speed.baud());
      assertThat(emulator.counts()).containsEntry("malformed", 0L).containsEntry("speed-changes", 0L);
    }
  }

  @Test
  void without_the_walk_a_module_at_another_speed_stays_silent() throws Exception {
    try (var bench = new SpeedBench(new SamReaderEmulator(), 9_600, impatient().withoutWalk())) {
      var silent = new CountDownLatch(1);
      try (var _ = bench.reader.onState(state -> {
            if (state.equals(new DeviceState.Failed("silent"))) {
              silent.countDown();
            }
          })) {
        assertThat(bench.reader.read(Duration.ofMillis(300))).isInstanceOf(CardRead.NotReady.class);
      }
      assertThat(bench.heardSpeeds).containsOnly(115_200);
    }
  }

  @Test
  void a_technician_sets_another_speed_and_the_line_follows() throws Exception {
    var emulator = new SamReaderEmulator();
    try (var bench = new SpeedBench(emulator, 115_200, quickWalk())) {
      bench.reader.status(ReaderBench.SOON);
      assertThat(bench.reader.changeSpeed(LineSpeed.BAUD_19200, ReaderBench.SOON).state())
          .isEqualTo(new DeviceState.Ready());
      assertThat(bench.reader.baud()).isEqualTo(19_200);
      emulator.lay(ZHANG_SAN);
      assertThat(documentOf(bench.reader.read(ReaderBench.SOON))).isEqualTo(CardVectors.zhangSan());
      assertThat(emulator.counts()).containsEntry("speed-changes", 1L);
    }
  }

  @Test
  void radio_bytes_are_set_once_after_opening_where_a_technician_wants_it() throws Exception {
    var emulator = new SamReaderEmulator();
    var cable = MemoryLine.pair("radio");
    Thread serving = Thread.ofVirtual().start(() -> serve(emulator, cable));
    try (var reader =
        new SamReader(
            cable.hostPort(), ReaderBench.quick().with(new RadioBytes(0x50)), Ticker.system(), new Random(1), List.of())) {
      emulator.lay(ZHANG_SAN);
      assertThat(documentOf(reader.read(ReaderBench.SOON))).isEqualTo(CardVectors.zhangSan());
      assertThat(emulator.counts()).containsEntry("malformed", 0L).containsEntry("forbidden", 0L);
    } finally {
      serving.interrupt();
      cable.close();
    }
  }

  @Test
  void a_look_is_followed_by_its_pause() throws Exception {
    var emulator = new SamReaderEmulator();
    var cable = MemoryLine.pair("pause");
    Thread serving = Thread.ofVirtual().start(() -> serve(emulator, cable));
    SamSettings q = ReaderBench.quick();
    var hourly =
        new SamSettings(
            Duration.ofHours(1), q.replyWithin(), q.readWithin(), q.gap(), q.settle(), q.heartbeat(), 3, q.walkWithin(), true,
            q.radioBytes());
    try (var reader = new SamReader(cable.hostPort(), hourly, Ticker.system(), new Random(1), List.of())) {
      reader.status(ReaderBench.SOON);
      assertThat(reader.read(Duration.ofMillis(400))).isEqualTo(new CardRead.NoCard());
      // The number, the status twice, one look, and at most two questions whether an older card still lies there.
      assertThat(emulator.counts().get("requests")).isLessThanOrEqualTo(6);
    } finally {
      serving.interrupt();
      cable.close();
    }
  }

  /** Every wait shorter: nobody answers, or answers at once. */
  private static SamSettings impatient() {
    Duration soon = Duration.ofMillis(10);
    return new SamSettings(
        soon, soon, soon, soon, soon, Duration.ofSeconds(30), 1, soon, true, java.util.Optional.empty());
  }

  private static SamSettings quickWalk() {
    return ReaderBench.quick();
  }

  private static void serve(SamReaderEmulator emulator, MemoryLine cable) {
    try (Link line = cable.devicePort().open()) {
      emulator.serve(line);
    } catch (LinkException | InterruptedException over) {
      // The test is over.
    }
  }

  private interface Wrap {
    Link on(Link link);
  }

  private static Port port(Port port, Wrap wrap) {
    return new Port() {
      @Override
      public String name() {
        return port.name();
      }

      @Override
      public Link open() throws LinkException {
        return wrap.on(port.open());
      }
    };
  }

  /** A driver and an emulator on a line where both ends have a speed, and hear each other only when it is the same. */
  private static final class SpeedBench implements AutoCloseable {
    final SamReader reader;
    final java.util.Set<Integer> heardSpeeds = java.util.concurrent.ConcurrentHashMap.newKeySet();
    private final MemoryLine cable = MemoryLine.pair("speeds");
    private final AtomicInteger hostSpeed = new AtomicInteger(115_200);
    private final Thread serving;

    SpeedBench(SamReaderEmulator emulator, int speed, SamSettings settings) {
      emulator.hearOnlyAt(speed);
      serving = Thread.ofVirtual().start(() -> serve(emulator));
      Port host = port(cable.hostPort(), link -> new SpeedLink(link, true));
      reader = new SamReader(host, settings, Ticker.system(), new Random(1), List.of());
    }

    private void serve(SamReaderEmulator emulator) {
      while (!Thread.currentThread().isInterrupted()) {
        try (Link line = cable.devicePort().open()) {
          emulator.serve(new SpeedLink(line, false));
        } catch (LinkException lost) {
          // Opened again.
        } catch (InterruptedException over) {
          return;
        }
      }
    }

    @Override
    public void close() {
      reader.close();
      serving.interrupt();
      cable.close();
    }

    private final class SpeedLink implements Link {
      private final Link link;
      private final boolean host;

      SpeedLink(Link link, boolean host) {
        this.link = link;
        this.host = host;
        if (host) {
          hostSpeed.set(115_200);
        }
      }

      @Override
      public String name() {
        return link.name();
      }

      @Override
      public void write(byte[] bytes) throws LinkException {
        if (host) {
          heardSpeeds.add(hostSpeed.get());
        }
        link.write(bytes);
      }

      @Override
      public int read(byte[] buffer, int offset, int length, Duration timeout) throws LinkException {
        return link.read(buffer, offset, length, timeout);
      }

      @Override
      public void discardInput() throws LinkException {
        link.discardInput();
      }

      /** The device's end sees what the host set, as on a pseudo-terminal. */
      @Override
      public int baud() {
        return hostSpeed.get();
      }

      @Override
      public void setBaud(int baud) {
        if (host) {
          hostSpeed.set(baud);
        }
      }

      @Override
      public void close() {
        link.close();
      }
    }
  }
}
