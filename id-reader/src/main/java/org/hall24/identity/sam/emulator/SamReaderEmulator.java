package org.hall24.identity.sam.emulator;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hall24.identity.sam.LineSpeed;
import org.hall24.identity.sam.RadioBytes;
import org.hall24.identity.sam.SamCommand;
import org.hall24.identity.sam.SamFrameParser;
import org.hall24.identity.sam.SamFrameParser.Found;
import org.hall24.identity.sam.SamId;
import org.hall24.identity.sam.SamReply;
import org.hall24.identity.sam.SamRequest;
import org.hall24.identity.sam.SamStatus;
import org.hall24.link.Emulator;
import org.hall24.link.Link;
import org.hall24.link.LinkException;
import org.jspecify.annotations.Nullable;

/**
 * A card reader with a security module. What lies on it outlives the line. All methods may be called from any thread.
 *
 * <p>Counted as {@code malformed}: broken frames, bytes outside frames, unknown commands. As {@code overlapping}: a request
 * before the reply to the last one. As {@code forbidden}: select or read without a find or select that went well before it
 * (the way to a previous holder's data). Beside these {@code speed-changes}, which no host should do by itself.
 */
public final class SamReaderEmulator implements Emulator {
  private static final Duration GAP = Duration.ofMillis(500);
  private final SamId samId;
  private final SamModel model;
  private final Map<SamCommand, Deque<SamFault>> plan = new EnumMap<>(SamCommand.class);
  private final Map<String, Long> counts = new LinkedHashMap<>();
  private boolean mute;
  private int onlyAt;

  /** A reader with a made-up number and the usual behaviour. */
  public SamReaderEmulator() {
    this(new SamId(5, 3, 20150101, 1234567, 1987654321), SamModel.Habits.usual());
  }

  /** A reader of a certain make. */
  public SamReaderEmulator(SamId samId, SamModel.Habits habits) {
    this.samId = samId;
    this.model = new SamModel(habits);
    for (String name : List.of("requests", "reads", "fingerReads", "speed-changes", "malformed", "overlapping", "forbidden")) {
      counts.put(name, 0L);
    }
  }

  @Override
  public String driver() {
    return "sam";
  }

  @Override
  public int baud() {
    return 115_200;
  }

  /** Lays a card on the reader; a card that lay there is taken away. */
  public synchronized void lay(EmulatedCard card) {
    model.lay(card);
  }

  /** Takes the card away, if one is there. */
  public synchronized void lift() {
    model.lift();
  }

  /** The card that lies there. */
  public synchronized Optional<EmulatedCard> lying() {
    return model.lying();
  }

  /** Becomes a module of another make. */
  public synchronized void behave(SamModel.Habits habits) {
    model.behave(habits);
  }

  /** Plans a fault for the next command of this kind that has none yet; several form a queue. */
  public synchronized void plan(SamCommand command, SamFault fault) {
    plan.computeIfAbsent(command, _ -> new ArrayDeque<>()).add(fault);
  }

  /** Whether everything planned has happened. */
  public synchronized boolean planDone() {
    return plan.values().stream().allMatch(Deque::isEmpty);
  }

  /**
   * Hears a host only at this speed, where the line knows which one the host set.
   *
   * @param baud bits per second; 0: at any speed, as in the beginning
   */
  public synchronized void hearOnlyAt(int baud) {
    onlyAt = baud;
  }

  private synchronized boolean wrongSpeed(int baud) {
    return onlyAt != 0 && baud != 0 && baud != onlyAt;
  }

  /** While mute, it hears nothing and says nothing, like a reader without power. */
  public synchronized void mute(boolean on) {
    mute = on;
  }

  @Override
  public synchronized Map<String, Long> counts() {
    return Map.copyOf(counts);
  }

  @Override
  public void serve(Link line) throws LinkException, InterruptedException {
    var connection = new Connection(line);
    while (true) {
      if (Thread.interrupted()) {
        throw new InterruptedException("told to stop");
      }
      connection.turn();
    }
  }

  private synchronized void count(String name) {
    counts.merge(name, 1L, Long::sum);
  }

  private synchronized void changedSpeed(int baud) {
    if (onlyAt != 0) {
      onlyAt = baud;
    }
  }

  private synchronized boolean isMute() {
    return mute;
  }

  private synchronized @Nullable SamFault nextFault(SamCommand command) {
    Deque<SamFault> queue = plan.get(command);
    return queue == null ? null : queue.poll();
  }

  private synchronized SamReply obey(SamCommand command, @Nullable SamFault fault) {
    switch (fault) {
      case SamFault.Lift _ -> model.lift();
      case SamFault.Swap(EmulatedCard other) -> model.lay(other);
      case SamFault.Answer(int sw1, int sw2, SamStatus status) -> {
        return new SamReply(sw1, sw2, status.code(), new byte[0]);
      }
      case null, default -> {
        // The other faults concern the reply's way home.
      }
    }
    if (model.outOfOrder(command)) {
      count("forbidden");
    }
    SamReply reply = command == SamCommand.SAM_ID ? SamReply.of(SamStatus.SUCCESS, samId.encode()) : model.obey(command);
    if (reply.status() == SamStatus.SUCCESS) {
      switch (command) {
        case READ -> count("reads");
        case READ_WITH_FINGER -> {
          count("reads");
          count("fingerReads");
        }
        default -> {
          // Nothing of a person was given.
        }
      }
    }
    return reply;
  }

  /** One line, from open to lost. */
  private final class Connection {
    private final Link line;
    private final SamFrameParser parser = SamFrameParser.forRequests();
    private final byte[] input = new byte[256];
    private final Deque<Found> arrived = new ArrayDeque<>();
    private byte[] held = new byte[0];
    private byte[] overtaken = new byte[0];
    private long skipped;
    private boolean deaf;

    Connection(Link line) {
      this.line = line;
    }

    void turn() throws LinkException {
      if (arrived.isEmpty() && !hear(GAP)) {
        if (!(parser.state() instanceof SamFrameParser.State.Hunting)) {
          parser.abandon(arrived::add);
        }
      }
      Found next = arrived.poll();
      switch (next) {
        case Found.Frame(byte[] body) -> answer(SamRequest.parse(body));
        case Found.Broken(SamFrameParser.Fault fault) -> {
          count("malformed");
          SamStatus said =
              fault == SamFrameParser.Fault.CHECKSUM ? SamStatus.HOST_CHECKSUM : SamStatus.HOST_LENGTH;
          line.write(SamReply.of(said).encode());
        }
        case null -> {
          // Nothing came.
        }
      }
    }

    private boolean hear(Duration patience) throws LinkException {
      int count = line.read(input, 0, input.length, patience);
      if (count <= 0) {
        return false;
      }
      if (isMute() || wrongSpeed(line.baud())) {
        parser.clear();
        deaf = true;
        return true;
      }
      var found = new ArrayList<Found>();
      parser.feed(input, 0, count, found::add);
      arrived.addAll(found);
      // A broken frame is counted when its turn comes; half a frame after deafness is not the host's fault.
      boolean noise = parser.skipped() != skipped && found.stream().allMatch(Found.Frame.class::isInstance);
      skipped = parser.skipped();
      if (noise && !deaf) {
        count("malformed");
      }
      deaf = false;
      return true;
    }

    private void answer(SamRequest request) throws LinkException {
      count("requests");
      Optional<SamCommand> command = SamCommand.of(request);
      if (command.isEmpty()) {
        answerStranger(request);
        return;
      }
      SamFault fault = nextFault(command.get());
      SamReply reply = obey(command.get(), fault);
      boolean ignored = reply.status() == SamStatus.WRONG_ORDER && model.ignores(command.get());
      if (!ignored) {
        say(reply.encode(), fault);
      }
    }

    private void answerStranger(SamRequest request) throws LinkException {
      Optional<LineSpeed> speed = LineSpeed.of(request);
      if (speed.isPresent()) {
        count("speed-changes");
        say(SamReply.of(SamStatus.SUCCESS).encode(), null); // still at the old speed
        line.setBaud(speed.get().baud());
        changedSpeed(speed.get().baud());
      } else if (RadioBytes.of(request).isPresent()) {
        say(SamReply.of(SamStatus.SUCCESS).encode(), null);
      } else {
        count("malformed");
        say(SamReply.of(SamStatus.WRONG_ORDER).encode(), null);
      }
    }

    private void say(byte[] reply, @Nullable SamFault fault) throws LinkException {
      if (!arrived.isEmpty() || hear(Duration.ZERO)) {
        count("overlapping");
      }
      if (held.length > 0) {
        line.write(held);
        held = new byte[0];
      }
      byte[] behind = overtaken;
      overtaken = new byte[0];
      switch (fault) {
        case SamFault.NoiseBefore(byte[] noise) -> line.write(joined(noise, reply));
        case SamFault.NoiseAfter(byte[] noise) -> line.write(joined(reply, noise));
        case SamFault.Split(int size) -> {
          for (byte[] piece : pieces(reply, size)) {
            line.write(piece);
          }
        }
        case SamFault.Drop _ -> {
          // Gone.
        }
        case SamFault.Cut(int count) -> line.write(Arrays.copyOf(reply, Math.min(count, reply.length)));
        case SamFault.BadChecksum _ -> {
          reply[reply.length - 1] ^= 0x55;
          line.write(reply);
        }
        case SamFault.BadLength(int off) -> {
          int length = ((reply[5] & 0xFF) << 8 | (reply[6] & 0xFF)) + off;
          reply[5] = (byte) (length >> 8);
          reply[6] = (byte) length;
          line.write(reply);
        }
        case SamFault.Late _ -> held = reply;
        case SamFault.Overtaken _ -> overtaken = reply;
        case SamFault.Unplug _ -> {
          line.close();
          throw new LinkException(LinkException.Kind.LOST, line.name() + ": unplugged by the plan");
        }
        case SamFault.Answer _, SamFault.Lift _, SamFault.Swap _, SamFault.None _ -> line.write(reply);
        case null -> line.write(reply);
      }
      if (behind.length > 0) {
        line.write(behind);
      }
    }
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  private static List<byte[]> pieces(byte[] bytes, int size) {
    var pieces = new ArrayList<byte[]>();
    for (int from = 0; from < bytes.length; from += size) {
      pieces.add(Arrays.copyOfRange(bytes, from, Math.min(from + size, bytes.length)));
    }
    return pieces;
  }
}
