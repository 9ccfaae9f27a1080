package org.hall24.identity.face.efaa;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.hall24.link.Link;
import org.hall24.link.LinkException;
import org.hall24.link.Ticker;

/**
 * Speaks with the module: one command at a time, its notes, and exactly one reply. A reply to another command is a late one
 * and is dropped; after a command without a reply nothing more is asked before the module was reset.
 *
 * <p>All times are {@link Ticker#nanos()} values. Not thread-safe.
 */
final class Conversation {
  /** How long a short question may take. */
  static final Duration QUICK = Duration.ofSeconds(3);

  /** How long deleting may take. */
  static final Duration DELETE = Duration.ofSeconds(10);

  private static final Duration SLICE = Duration.ofMillis(100);

  /** A frame with a longer pause in it is cut off. The vendor's hosts wait 100 ms; a busy machine may hold bytes longer. */
  private static final Duration HALF_FRAME = Duration.ofMillis(300);

  /** How long a job that was reset may take to say that it was. */
  private static final Duration AFTER_RESET = Duration.ofMillis(500);

  private static final int READY_NOTE = 0;

  private final Link link;
  private final Ticker ticker;
  private final EfAaParser parser = new EfAaParser();
  private final byte[] buffer = new byte[1024];
  private boolean restarted;
  private boolean garbled;

  private Conversation(Link link, Ticker ticker) {
    this.link = link;
    this.ticker = ticker;
  }

  /** A conversation that has not begun: what the module said before belongs to nobody. */
  static Conversation begin(Link link, Ticker ticker) throws LinkException {
    link.discardInput();
    return new Conversation(link, ticker);
  }

  /** What the module answered to a command. */
  record Reply(int result, EfAaFrame frame) {
    /** Where what belongs to the result begins. */
    static final int PAYLOAD = 2;

    boolean ok() {
      return result == Result.SUCCESS;
    }
  }

  long in(Duration time) {
    return ticker.in(time);
  }

  boolean past(long moment) {
    return ticker.past(moment);
  }

  long sooner(long moment, Duration time) {
    return ticker.sooner(moment, time);
  }

  /** Asks a short question, once more when the answer could not be read; trouble when it stays unanswered. */
  Reply ask(int id, long until, int... data) throws LinkException, Trouble {
    return ask(id, until, QUICK, data);
  }

  /** The same with its own patience. */
  Reply ask(int id, long until, Duration patience, int... data) throws LinkException, Trouble {
    byte[] bytes = new byte[data.length];
    for (int i = 0; i < data.length; i++) {
      bytes[i] = (byte) data[i];
    }
    Optional<Reply> reply = command(id, bytes, sooner(until, patience));
    if (reply.isEmpty() && garbled && !past(until)) {
      reply = command(id, bytes, sooner(until, patience));
    }
    return reply.orElseThrow(this::silence);
  }

  /** Sends a command and waits for its reply; notes meanwhile do not matter. */
  Optional<Reply> command(int id, byte[] data, long until) throws LinkException, Trouble {
    send(id, data);
    return reply(id, until, () -> false, note -> {});
  }

  /** Sends a command; what came before is looked at first, so that a restart is not missed. */
  void send(int id, byte[] data) throws LinkException, Trouble {
    listen(Duration.ZERO);
    for (Optional<EfAaFrame> old = next(); old.isPresent(); old = next()) {
      old.get().wipe();
    }
    parser.wipe();
    garbled = false;
    byte[] out = new EfAaFrame(id, data).encode();
    try {
      link.write(out);
    } finally {
      Arrays.fill(out, (byte) 0);
    }
  }

  /**
   * The reply to a command that was sent.
   *
   * @param stop looked at every 100 ms
   * @param notes hears the notes on the way
   * @return empty when the time was up or somebody asked to stop
   */
  Optional<Reply> reply(int id, long until, BooleanSupplier stop, Consumer<EfAaFrame> notes) throws LinkException, Trouble {
    long heardAt = ticker.nanos();
    for (; ; ) {
      for (Optional<EfAaFrame> next = next(); next.isPresent(); next = next()) {
        EfAaFrame frame = next.get();
        if (frame.id() == EfAaFrame.NOTE) {
          notes.accept(frame);
        } else if (frame.id() == EfAaFrame.REPLY && frame.u8(0) == id && frame.data().length >= Reply.PAYLOAD) {
          if (frame.u8(1) == Result.ENCRYPTION_REQUIRED) {
            throw new Trouble(Trouble.ENCRYPTED);
          }
          return Optional.of(new Reply(frame.u8(1), frame));
        }
      }
      if (stop.getAsBoolean() || past(until)) {
        return Optional.empty();
      }
      if (listen(SLICE) > 0) {
        heardAt = ticker.nanos();
      } else if (ticker.nanos() - heardAt >= HALF_FRAME.toNanos()) {
        garbled |= parser.silence().isPresent();
      }
    }
  }

  /** Ends whatever runs, and lets the module say so. */
  void reset(long until) throws LinkException {
    try {
      link.write(new EfAaFrame(EfAaFrame.RESET, new byte[0]).encode());
      long limit = sooner(until, QUICK);
      var unused = reply(EfAaFrame.RESET, limit, () -> false, note -> {});
      long quiet = sooner(until, AFTER_RESET);
      while (!past(quiet) && listen(SLICE) > 0) {
        parser.wipe();
      }
    } catch (Trouble _) {
      // What it says while it is being reset does not matter; the next command finds it idle or silent.
    }
    restarted = false;
    parser.wipe();
  }

  /** Trouble for an answer that did not come. */
  Trouble silence() {
    return new Trouble(garbled ? Trouble.GARBLED : Trouble.SILENT);
  }

  /** A restart that was announced before does not matter any more. */
  void forgetRestart() {
    restarted = false;
  }

  /** Overwrites what is left of the conversation. */
  void wipe() {
    parser.wipe();
    Arrays.fill(buffer, (byte) 0);
  }

  private int listen(Duration time) throws LinkException {
    int count = link.read(buffer, 0, buffer.length, time);
    int fed = parser.feed(buffer, 0, count);
    if (fed < count) {
      throw new IllegalStateException("the parser was not emptied before it was fed");
    }
    Arrays.fill(buffer, 0, count, (byte) 0);
    return count;
  }

  /** The next frame; trouble when the module tells that it restarted. */
  private Optional<EfAaFrame> next() throws Trouble {
    for (Optional<EfAaParser.Found> found = parser.take(); found.isPresent(); found = parser.take()) {
      switch (found.get()) {
        case EfAaParser.Found.Damaged _ -> garbled = true;
        case EfAaParser.Found.Whole(EfAaFrame frame) -> {
          if (frame.id() == EfAaFrame.NOTE && frame.u8(0) == READY_NOTE) {
            restarted = true;
          }
          if (restarted) {
            throw new Trouble(Trouble.RESTARTED);
          }
          return Optional.of(frame);
        }
      }
    }
    return Optional.empty();
  }
}
