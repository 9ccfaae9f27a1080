package org.hall24.kiosk.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.hall24.identity.card.PhotoReading;
import org.hall24.identity.sam.CardListener;
import org.hall24.identity.sam.CardRead;
import org.hall24.identity.sam.ReaderStatus;
import org.hall24.identity.sam.SamId;
import org.hall24.identity.sam.SamReader;
import org.hall24.identity.sam.SamSettings;
import org.hall24.kiosk.config.KioskConfig.Device;
import org.hall24.kiosk.config.KioskConfig.DeviceKind;
import org.hall24.link.DeviceState;
import org.hall24.link.Ticker;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hallctl id …}: the card reader. */
final class IdVerbs {

  private IdVerbs() {}

  /** The group. */
  @Command(name = "id", description = "Who stands there, by an identity card.")
  static final class Group extends VerbGroup {}

  /** What all of them do: open the reader. */
  abstract static class ReaderVerb extends DeviceVerb {
    ReaderVerb(Surroundings surroundings) {
      super(surroundings, DeviceKind.CARD_READER, "sam");
    }

    @Override
    final Answer answer() throws Failed, InterruptedException {
      Device device = device();
      try (SamReader reader =
          new SamReader(port(device), SamSettings.defaults(), Ticker.system(), surroundings.random(), List.of())) {
        DeviceState seen = firstSight(device, reader::state, reader::onState, timeout());
        return answer(device, reader, seen);
      }
    }

    abstract Answer answer(Device device, SamReader reader, DeviceState seen) throws Failed, InterruptedException;

    final CardShown shown() throws Failed {
      return new CardShown(shared.reveal, LocalDate.now(surroundings.clock().withZone(config().site().zone())));
    }
  }

  /** Waits for a card and reads it. */
  @Command(name = "read", description = "Wait for a card to be laid down and read it.")
  static final class Read extends ReaderVerb {
    @Option(names = "--wait", paramLabel = "S", description = "How long to wait for a card (default: --timeout).")
    Optional<Double> wait = Optional.empty();

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
        throw notReady(device, seen);
      }
      Duration limit = timeout();
      Duration patience = wait.isPresent() ? seconds("--wait", wait.get()) : limit;
      voice().note("lay a card on the reader at " + device.port());
      return switch (reader.read(patience.compareTo(limit) < 0 ? patience : limit)) {
        case CardRead.Read read -> {
          try (PhotoReading _ = read.photo()) {
            ObjectNode json = shown().into(Json.object(), read, reader.samId());
            yield Answer.done(json, CardShown.table(json));
          }
        }
        case CardRead.NotReady(DeviceState state) -> throw notReady(device, state);
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
        throw notReady(device, seen);
      }
      AutoCloseable watch = reader.watch(new Teller(voice(), shown(), reader::samId));
      try {
        if (span.isPresent()) {
          return Answer.said(surroundings.stop().await(seconds("--for", span.get())) ? Answer.INTERRUPTED : Answer.DONE);
        }
        surroundings.stop().await();
        return Answer.said(Answer.INTERRUPTED);
      } finally {
        close(watch);
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
      ReaderStatus status = seen.usable() ? reader.status(timeout()) : new ReaderStatus(seen, Optional.empty());
      String word = word(status.state());
      ObjectNode json = Json.object().put("status", word).put("driver", device.driver()).put("port", device.port());
      Json.put(json, "samId", status.samId().map(SamId::printed));
      String text =
          "The reader at " + device.port() + " is " + word + status.samId().map(id -> ", number " + id.printed()).orElse("");
      return status.state().usable() ? Answer.done(json, text) : Answer.notSo(json, text);
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
            new Trouble("unknown-document", "the card is a document that this release does not read: " + type, "use a resident identity card");
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
