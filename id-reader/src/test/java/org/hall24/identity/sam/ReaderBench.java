package org.hall24.identity.sam;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.hall24.identity.card.CardPhotoDecoder;
import org.hall24.identity.card.CardVectors;
import org.hall24.identity.card.IdentityDocument;
import org.hall24.identity.sam.emulator.EmulatedCard;
import org.hall24.identity.sam.emulator.SamReaderEmulator;
import org.hall24.link.Link;
import org.hall24.link.LinkException;
import org.hall24.link.MemoryLine;
import org.hall24.link.Ticker;

/** A driver and an emulated reader at the two ends of a cable in memory. Closing it checks that the host behaved. */
final class ReaderBench implements AutoCloseable {
  static final Duration SOON = Duration.ofSeconds(20);
  static final EmulatedCard ZHANG_SAN = EmulatedCard.of(CardVectors.zhangSan(), CardVectors.photo());
  static final EmulatedCard LI_SI = EmulatedCard.of(CardVectors.liSi(), CardVectors.photo());

  final MemoryLine cable = MemoryLine.pair("bench");
  final SamReaderEmulator emulator;
  final SamReader reader;
  private final boolean wholePlan;
  private final Thread serving;
  private final BlockingQueue<Object> events = new LinkedBlockingQueue<>();

  ReaderBench() {
    this(new SamReaderEmulator());
  }

  ReaderBench(SamReaderEmulator emulator, CardPhotoDecoder... decoders) {
    this(emulator, true, decoders);
  }

  /**
   * @param wholePlan whether all that is planned has to happen
   */
  ReaderBench(SamReaderEmulator emulator, boolean wholePlan, CardPhotoDecoder... decoders) {
    this.emulator = emulator;
    this.wholePlan = wholePlan;
    this.serving = Thread.ofVirtual().start(this::serve);
    this.reader =
        new SamReader(cable.hostPort(), quick(), Ticker.system(), new Random(1), List.of(decoders));
  }

  /** As the defaults, but waits less: the emulator answers at once or not at all. */
  static SamSettings quick() {
    return new SamSettings(
        Duration.ofMillis(5),
        Duration.ofMillis(400),
        Duration.ofMillis(700),
        Duration.ofMillis(100),
        Duration.ofMillis(10),
        Duration.ofSeconds(30),
        3,
        Duration.ofMillis(100),
        true,
        Optional.empty());
  }

  CardRead read() throws InterruptedException {
    return reader.read(SOON);
  }

  CardRead readFor(long millis) throws InterruptedException {
    return reader.read(Duration.ofMillis(millis));
  }

  /** Waits until the reader knows that nothing lies on it. */
  void untilLooking() throws InterruptedException {
    while (!readFor(20).equals(new CardRead.NoCard())) {
      // The first look is still under way.
    }
  }

  /** From now on cards are told to {@link #next()}. */
  AutoCloseable watch() {
    return reader.watch(
        new CardListener() {
          @Override
          public void presented(CardRead.Presented read) {
            events.add(read);
          }

          @Override
          public void removed() {
            events.add("removed");
          }

          @Override
          public void leftLying() {
            events.add("left lying");
          }
        });
  }

  Object next() throws InterruptedException {
    Object event = events.poll(SOON.toSeconds(), TimeUnit.SECONDS);
    assertThat(event).as("an event within %s", SOON).isNotNull();
    return event;
  }

  /** Waits until nothing has happened for as long as ten looks take, then tells whether anything did. */
  boolean nothingHappens() throws InterruptedException {
    return events.poll(100, TimeUnit.MILLISECONDS) == null;
  }

  static IdentityDocument documentOf(Object read) {
    assertThat(read).isInstanceOf(CardRead.Read.class);
    return ((CardRead.Read) read).document();
  }

  void hostBehaved() {
    Map<String, Long> counts = emulator.counts();
    assertThat(counts).containsEntry("malformed", 0L).containsEntry("overlapping", 0L).containsEntry("forbidden", 0L);
  }

  @Override
  public void close() {
    reader.close();
    serving.interrupt();
    cable.close();
    hostBehaved();
    if (wholePlan) {
      assertThat(emulator.planDone()).as("every planned fault happened").isTrue();
    }
  }

  private void serve() {
    while (!Thread.currentThread().isInterrupted()) {
      try (Link line = cable.devicePort().open()) {
        emulator.serve(line);
      } catch (LinkException pulled) {
        // Opened again: the reader keeps its place.
      } catch (InterruptedException done) {
        return;
      }
    }
  }
}
