package org.hall24.kiosk.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.hall24.identity.card.CardPhotoDecoder;
import org.hall24.identity.card.PhotoReading;
import org.hall24.identity.sam.CardListener;
import org.hall24.identity.sam.CardRead;
import org.hall24.identity.sam.LineSpeed;
import org.hall24.identity.sam.ReadWish;
import org.hall24.identity.sam.ReaderStatus;
import org.hall24.identity.sam.SamId;
import org.hall24.identity.sam.SamReader;
import org.hall24.identity.sam.SamSettings;
import org.hall24.identity.sam.SamStatus;
import org.hall24.kiosk.config.Drivers;
import org.hall24.kiosk.config.KioskConfig.Device;
import org.hall24.kiosk.config.KioskConfig.DeviceKind;
import org.hall24.link.DeviceState;
import org.hall24.link.Ticker;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hallctl id …}: the card reader. */
final class IdVerbs {

  /** For closing the line and telling what came of it. */
  private static final Duration LAST_WORDS = Duration.ofMillis(200);

  private IdVerbs() {}

  /** The group. */
  @Command(name = "id", description = "Who stands there, by an identity card.")
  static final class Group extends VerbGroup {}

  /** What all of them do: open the reader. */
  abstract static class ReaderVerb extends DeviceVerb {
    ReaderVerb(Surroundings surroundings) {
      super(surroundings, DeviceKind.CARD_READER, "sam");
    }

    private final long started = System.nanoTime();

    /** What is left of the time limit, less a moment to say so. */
    final Duration left() throws Failed {
      Duration left = timeout().minusNanos(System.nanoTime() - started).minus(LAST_WORDS);
      return left.isNegative() ? Duration.ZERO : left;
    }

    @Override
    final Answer answer() throws Failed, InterruptedException {
      Device device = device();
      checkSettings(device);
      try (SamReader reader =
          new SamReader(
              port(device),
              SamSettings.configured(device.settings()),
              Ticker.system(),
              surroundings.random(),
              CardPhotoDecoder.installed())) {
        DeviceState seen = firstSight(device, reader::state, reader::onState, bounded() ? left() : timeout());
        return answer(device, reader, seen);
      }
    }

    private void checkSettings(Device device) throws Failed {
      Drivers driver = Drivers.named(device.driver()).orElseThrow();
      for (Map.Entry<String, String> set : options.set.entrySet()) {
        Optional<String> wrong = driver.wrong(set.getKey(), set.getValue());
        if (wrong.isPresent()) {
          throw Failed.wrongUse("usage", wrong.get(), "correct --set, or leave it out");
        }
      }
    }

    abstract Answer answer(Device device, SamReader reader, DeviceState seen) throws Failed, InterruptedException;

    /** The keys of a card, with today's date at the kiosk's place. */
    final CardShown shown(ReadWish wish) throws Failed {
      LocalDate today = LocalDate.now(surroundings.clock().withZone(config().site().zone()));
      return new CardShown(shared.reveal, wish, today);
    }

    /** Says that the reader cannot be worked with; a module that answers and says why is not a line to be looked at. */
    static Failed unready(Device device, DeviceState state) {
      boolean said =
          state instanceof DeviceState.Failed(String reason)
              && Arrays.stream(SamStatus.values()).anyMatch(status -> status.word().equals(reason));
      return said
          ? Failed.because(
              word(state),
              "the module of the reader at " + device.port() + " answers, and serves nobody: " + word(state),
              "switch the reader off and on; if it says so again, have its module replaced")
          : notReady(device, state);
    }

    /** How the reader is, as keys and as a sentence. */
    static Answer state(Device device, ReaderStatus status, int baud) {
      // Who has not answered when the time is up is silent.
      String word = status.state() instanceof DeviceState.Connecting ? "silent" : word(status.state());
      ObjectNode json = Json.object().put("status", word).put("driver", device.driver()).put("port", device.port());
      json.put("baud", baud > 0 ? baud : device.baud());
      Json.put(json, "samId", status.samId().map(SamId::printed));
      String text =
          "The reader at " + device.port() + " is " + word + status.samId().map(id -> ", number " + id.printed()).orElse("");
      return status.state().usable() ? Answer.done(json, text) : Answer.notSo(json, text);
    }
  }

  /** What else a card is asked. */
  static final class Wishes {
    @Option(names = "--newest-address", description = "Also ask for the addresses recorded after the card was printed.")
    boolean newestAddress;

    @Option(names = "--finger", description = "Also ask for fingerprint templates; only their size is told, nothing is kept.")
    boolean finger;

    ReadWish wish() {
      return new ReadWish(newestAddress, finger);
    }
  }

  /** Waits for a card and reads it. */
  @Command(name = "read", description = "Wait for a card to be laid down and read it.")
  static final class Read extends ReaderVerb {
    @Option(names = "--wait", paramLabel = "S", description = "How long to wait for a card (default: --timeout).")
    Optional<Double> wait = Optional.empty();

    @Mixin final Wishes wishes = new Wishes();

    Read(Surroundings surroundings) {
      super(surroundings);
    }

    @Override
    Duration defaultTimeout() {
      // Whoever waits for longer than usual means it.
      return Duration.ofSeconds(Math.max(30, wait.map(s -> (long) Math.ceil(s) + 5).orElse(0L)));
    }

    @Override
    Answer answer(Device device, SamReader reader, DeviceState seen) throws Failed, InterruptedException {
      if (!seen.usable()) {
        throw unready(device, seen);
      }
      Duration limit = left();
      Duration patience = wait.isPresent() ? seconds("--wait", wait.get()) : limit;
      voice().note("lay a card on the reader at " + device.port());
      return switch (reader.read(patience.compareTo(limit) < 0 ? patience : limit, wishes.wish())) {
        case CardRead.Read read -> {
          try (PhotoReading _ = read.photo()) {
            ObjectNode json = shown(wishes.wish()).into(Json.object(), read, reader.samId());
            yield Answer.done(json, CardShown.table(json));
          }
        }
        case CardRead.NotReady(DeviceState state) -> throw unready(device, state);
        case CardRead other -> {
          Trouble trouble = Trouble.of(other);
          throw Failed.because(trouble.kind(), trouble.message(), trouble.action());
        }
      };
    }
  }

  /** Tells of every card until stopped. */
  @Command(name = "watch", description = "Tell of every card that is laid down and lifted, until stopped.")
  static final class Watch extends ReaderVerb {
    @Option(names = "--for", paramLabel = "S", description = "End after S seconds.")
    Optional<Double> span = Optional.empty();

    @Mixin final Wishes wishes = new Wishes();

    Watch(Surroundings surroundings) {
      super(surroundings);
    }

    @Override
    boolean bounded() {
      return false;
    }

    @Override
    Answer answer(Device device, SamReader reader, DeviceState seen) throws Failed, InterruptedException {
      if (!seen.usable()) {
        throw unready(device, seen);
      }
      AutoCloseable states = reader.onState(state -> voice().note("the reader is " + word(state)));
      AutoCloseable watch = reader.watch(new Teller(voice(), shown(wishes.wish()), reader::samId), wishes.wish());
      try {
        if (span.isPresent()) {
          return Answer.said(surroundings.stop().await(seconds("--for", span.get())) ? Answer.INTERRUPTED : Answer.DONE);
        }
        surroundings.stop().await();
        return Answer.said(Answer.INTERRUPTED);
      } finally {
        close(watch);
        close(states);
      }
    }
  }

  /** How the reader is. */
  @Command(name = "status", description = "Ask the reader how it is.")
  static final class Status extends ReaderVerb {
    Status(Surroundings surroundings) {
      super(surroundings);
    }

    @Override
    Answer answer(Device device, SamReader reader, DeviceState seen) throws Failed, InterruptedException {
      ReaderStatus status = seen.usable() ? reader.status(left()) : new ReaderStatus(seen, Optional.empty());
      return state(device, status, reader.baud());
    }
  }

  /** Starts the module again. */
  @Command(name = "reset", description = "Start the reader's module again.")
  static final class Reset extends ReaderVerb {
    Reset(Surroundings surroundings) {
      super(surroundings);
    }

    @Override
    Answer answer(Device device, SamReader reader, DeviceState seen) throws Failed, InterruptedException {
      if (!seen.usable()) {
        throw unready(device, seen);
      }
      return state(device, reader.reset(left()), reader.baud());
    }
  }

  /** Sets the module to another speed. */
  @Command(
      name = "speed",
      description = "Set the reader's module to another speed. The configuration must then say the same speed.")
  static final class Speed extends ReaderVerb {
    @Parameters(paramLabel = "BAUD", description = "115200, 57600, 38400, 19200 or 9600.")
    int baud;

    Speed(Surroundings surroundings) {
      super(surroundings);
    }

    @Override
    Answer answer(Device device, SamReader reader, DeviceState seen) throws Failed, InterruptedException {
      Optional<LineSpeed> speed = LineSpeed.of(baud);
      if (speed.isEmpty()) {
        throw Failed.wrongUse("usage", baud + " is no speed of a reader", "give 115200, 57600, 38400, 19200 or 9600");
      }
      if (!seen.usable()) {
        throw unready(device, seen);
      }
      ReaderStatus status = reader.changeSpeed(speed.get(), left());
      if (status.state().usable() && reader.baud() != baud) {
        throw Failed.because(
            "speed-refused", "the reader at " + device.port() + " stays at " + reader.baud() + " bit/s", "leave it at that speed");
      }
      return state(device, status, reader.baud());
    }
  }

  /** Prints what a watch hears. */
  private record Teller(Voice voice, CardShown shown, Supplier<Optional<SamId>> samId)
      implements CardListener {
    @Override
    public void presented(CardRead.Presented presented) {
      ObjectNode json = Json.object().put("event", "presented");
      if (presented instanceof CardRead.Read read) {
        try (PhotoReading _ = read.photo()) {
          voice.say(shown.into(json, read, samId.get()), "presented\n" + CardShown.table(shown.into(Json.object(), read, samId.get())));
        }
        return;
      }
      Trouble trouble = Trouble.of(presented);
      json.putObject("error").put("kind", trouble.kind()).put("message", trouble.message()).put("action", trouble.action());
      voice.say(json, "presented: " + trouble.message());
    }

    @Override
    public void removed() {
      voice.say(Json.object().put("event", "removed"), "removed");
    }

    @Override
    public void leftLying() {
      voice.say(Json.object().put("event", "left-lying"), "a card lies there that was read before");
    }
  }

  /** Why there is no reading, for a technician. */
  private record Trouble(String kind, String message, String action) {
    static Trouble of(CardRead read) {
      return switch (read) {
        case CardRead.UnknownDocument(String type) ->
            new Trouble("unknown-document", "the card is a document that this release does not read: " + type, "use one of the four documents of this family");
        case CardRead.Unreadable(CardRead.Why why) ->
            new Trouble(Words.of(why), "the card gave nothing that may be used: " + Words.of(why), "lay it down once more, flat and still");
        case CardRead.RemovedMidRead _ ->
            new Trouble("card-removed", "the card was lifted before it was read", "lay it down and wait");
        case CardRead.NoCard _ -> new Trouble("no-card", "no card was laid down in time", "lay a card on the reader, or wait longer with --wait");
        case CardRead.LeftLying _ ->
            new Trouble("left-lying", "a card lies there that was read before", "lift it and lay it down again");
        case CardRead.Read _, CardRead.NotReady _ -> throw new IllegalArgumentException("no trouble of a card");
      };
    }
  }
}
