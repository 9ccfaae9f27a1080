package org.hall24.locker.emulator;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.hall24.link.Ticker;
import org.hall24.locker.board.Door;

/** One board: its steel, its faults, and what it makes of a question. Which answers it gives is for it to say, when is not. */
final class EmulatedBoard {
  final BoardModel model;
  final SteelCabinet steel;
  final LockFaults faults;
  final AtomicLong opens = new AtomicLong();
  final AtomicLong queries = new AtomicLong();
  final AtomicLong offs = new AtomicLong();
  final AtomicLong outOfRange = new AtomicLong();
  final ConcurrentLinkedQueue<byte[]> reports = new ConcurrentLinkedQueue<>();
  private final BoardSpeech speech;
  private final RandomGenerator random;
  private final AtomicBoolean contradiction = new AtomicBoolean();

  /**
   * What becomes of a question.
   *
   * @param bytes the answer, empty for silence
   * @param after how long it takes
   * @param late how much longer a fault makes it take
   * @param dead how long the board is dead from now on, zero when it lives
   */
  record Reaction(Optional<byte[]> bytes, Duration after, Duration late, Duration dead) {
    static Reaction silence() {
      return new Reaction(Optional.empty(), Duration.ZERO, Duration.ZERO, Duration.ZERO);
    }
  }

  EmulatedBoard(BoardModel model, BoardSpeech speech, Ticker ticker, RandomGenerator random) {
    this.model = model;
    this.speech = speech;
    this.random = random;
    this.steel = new SteelCabinet(model.address(), model.channels(), ticker);
    this.faults = new LockFaults(model.channels());
    if (model.reports()) {
      boolean[] last = new boolean[model.channels()];
      steel.listen(view -> {
        synchronized (last) {
          if (last[view.channel() - 1] != view.open()) {
            last[view.channel() - 1] = view.open();
            speech.report(model.address(), view.channel(), bit(door(view.open()))).ifPresent(reports::add);
          }
        }
      });
    }
  }

  Reaction react(Heard heard) {
    return switch (heard) {
      case Heard.Order order when order.board() == model.address() -> order(order);
      case Heard.One one when one.board() == model.address() -> asked(one, one.channel());
      case Heard.All all when all.board() == model.address() -> asked(all, 1);
      case Heard.Off off when off.board() == model.address() -> {
        offs.incrementAndGet();
        yield faults.takeMute() ? Reaction.silence() : soon(speech.off(off));
      }
      case Heard.Aside(int board, byte[] answer) when board == model.address() ->
          new Reaction(Optional.of(answer), model.answer(), Duration.ZERO, Duration.ZERO);
      default -> Reaction.silence();
    };
  }

  private Reaction order(Heard.Order order) {
    opens.incrementAndGet();
    if (!has(order.channel())) {
      return soon(speech.noSuchChannel(order));
    }
    if (faults.takeMute()) {
      return Reaction.silence();
    }
    if (faults.takeCoolDown()) {
      return soon(speech.refused(order));
    }
    int moved = faults.moved(order.channel());
    Duration pulse = order.pulse().orElse(model.pulse());
    steel.pulse(moved, pulse, faults.jammed(moved));
    Duration dead = faults.takeReboot();
    if (!dead.isZero() || faults.takeLostReply()) {
      return new Reaction(Optional.empty(), Duration.ZERO, Duration.ZERO, dead);
    }
    Duration after = speech.answersAtOnce() ? model.answer() : pulse;
    // The contact is told as it will be when the pulse is over; a door cannot be closed again within it.
    boolean willBeOpen = steel.look(moved).open() || moved == order.channel() && !faults.jammed(moved);
    Door door = faults.shown(order.channel(), door(willBeOpen));
    return new Reaction(speech.taken(order, named(order.channel()), bit(door), contacts()), after, faults.takeLate(), Duration.ZERO);
  }

  private Reaction asked(Heard question, int channel) {
    queries.incrementAndGet();
    if (!has(channel)) {
      return soon(speech.noSuchChannel(question));
    }
    if (faults.takeMute() || faults.takeLostReply()) {
      return Reaction.silence();
    }
    Optional<byte[]> answer =
        switch (question) {
          case Heard.One one -> {
            Door door = sensed(channel);
            boolean lies = faults.contradicts(channel) && speech.tellsOneAndAll();
            yield speech.one(one, named(channel), bit(lies ? other(door) : door));
          }
          case Heard.All all -> speech.all(all, contacts());
          default -> Optional.empty();
        };
    return new Reaction(answer, model.answer(), faults.takeLate(), Duration.ZERO);
  }

  private Reaction soon(Optional<byte[]> answer) {
    return new Reaction(answer, model.answer(), Duration.ZERO, Duration.ZERO);
  }

  private BoardSpeech.Contacts contacts() {
    return new BoardSpeech.Contacts(
        model.channels(), channel -> bit(sensed(channel)), channel -> faults.sees(channel, steel.seesPaper(channel)));
  }

  private boolean has(int channel) {
    if (channel > model.channels()) {
      outOfRange.incrementAndGet();
      return false;
    }
    return true;
  }

  private int named(int channel) {
    return faults.takeMisaddress() ? channel % model.channels() + 1 : channel;
  }

  private Door sensed(int channel) {
    if (faults.flaps(channel)) {
      return random.nextBoolean() ? Door.OPEN : Door.CLOSED;
    }
    Door door = faults.shown(channel, door(steel.look(channel).open()));
    // Where there is one kind of answer only, it contradicts itself from one time to the next.
    boolean now = faults.contradicts(channel) && !speech.tellsOneAndAll() && contradiction.getAndSet(!contradiction.get());
    return now ? other(door) : door;
  }

  private int bit(Door door) {
    return door == Door.CLOSED ? model.closedWhen() : 1 - model.closedWhen();
  }

  private static Door door(boolean open) {
    return open ? Door.OPEN : Door.CLOSED;
  }

  private static Door other(Door door) {
    return door == Door.OPEN ? Door.CLOSED : Door.OPEN;
  }
}
