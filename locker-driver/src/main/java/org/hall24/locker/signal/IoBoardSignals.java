package org.hall24.locker.signal;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.hall24.link.Answer;
import org.hall24.link.DeviceState;
import org.hall24.link.Link;
import org.hall24.link.LinkException;
import org.hall24.link.PortOwner;
import org.hall24.link.Priority;
import org.hall24.link.Ticker;
import org.hall24.locker.modbus.RelayReply;
import org.hall24.locker.modbus.RelayRequest;

/**
 * Signals on a serial I/O board: relays by FC05, inputs by FC02, on a line of its own. It tells no edges; whoever wants to
 * know looks often enough.
 *
 * <p>The answer to a relay order has the order's bytes, so on a line that echoes two copies are waited for; whether it does
 * is learned from a question for the inputs.
 */
public final class IoBoardSignals implements SignalPort {
  private static final Duration REPLY = Duration.ofMillis(400);
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Duration TURNAROUND = Duration.ofMillis(4);
  private static final int INPUT_GROUP = 8;

  private final PortOwner owner;
  private final SignalWiring wiring;
  private final Ticker ticker;
  private boolean echoes;
  private boolean learned;

  /**
   * @param owner the port, from now on this driver's own
   * @param wiring which signal hangs where
   * @param ticker time on the line
   */
  public IoBoardSignals(PortOwner owner, SignalWiring wiring, Ticker ticker) {
    this.owner = owner;
    this.wiring = wiring;
    this.ticker = ticker;
  }

  @Override
  public Set<Signal> wired() {
    return wiring.places().keySet();
  }

  @Override
  public DeviceState state() {
    return owner.state();
  }

  @Override
  public boolean set(Signal output, boolean on) throws InterruptedException {
    Integer relay = wiring.places().get(output);
    if (relay == null || !output.output()) {
      return false;
    }
    Answer<Boolean> answer =
        owner.call(Priority.PERSON, PATIENCE, link -> {
          if (!learned) {
            ask(link, inputs());
          }
          return learned && ask(link, new RelayRequest.Switch(wiring.unit(), relay, on)).filter(r -> r instanceof RelayReply.Written).isPresent();
        });
    return answer instanceof Answer.Done<Boolean>(Boolean done) && done;
  }

  @Override
  public Map<Signal, Boolean> read() throws InterruptedException {
    Map<Signal, Boolean> seen = new EnumMap<>(Signal.class);
    Answer<Optional<RelayReply>> answer = owner.call(Priority.HOUSEKEEPING, PATIENCE, link -> ask(link, inputs()));
    if (answer instanceof Answer.Done<Optional<RelayReply>>(Optional<RelayReply> reply) && reply.orElse(null) instanceof RelayReply.Inputs inputs) {
      wiring.places().forEach((signal, place) -> {
        if (!signal.output()) {
          seen.put(signal, wiring.on(signal, inputs.on(place)));
        }
      });
    }
    return seen;
  }

  /** A serial board says nothing unasked. */
  @Override
  public void onEdge(Consumer<Signal> listener) {}

  @Override
  public void close() {
    owner.close();
  }

  private RelayRequest inputs() {
    int highest = wiring.places().entrySet().stream().filter(e -> !e.getKey().output()).mapToInt(Map.Entry::getValue).max().orElse(1);
    return new RelayRequest.ReadInputs(wiring.unit(), Math.min(RelayRequest.MOST, (highest + INPUT_GROUP - 1) / INPUT_GROUP * INPUT_GROUP));
  }

  private Optional<RelayReply> ask(Link link, RelayRequest request) throws LinkException, InterruptedException {
    byte[] sent = request.frame().encode();
    ticker.await(TURNAROUND);
    link.discardInput();
    link.write(sent);
    byte[] heard = new byte[0];
    byte[] buffer = new byte[64];
    long end = ticker.nanos() + REPLY.toNanos();
    for (long left = end - ticker.nanos(); left > 0; left = end - ticker.nanos()) {
      int n = link.read(buffer, 0, buffer.length, Duration.ofNanos(left));
      heard = Arrays.copyOf(heard, heard.length + n);
      System.arraycopy(buffer, 0, heard, heard.length - n, n);
      Optional<RelayReply> reply = reply(request, heard, echoes);
      if (reply.isPresent()) {
        echoes = request instanceof RelayRequest.ReadInputs ? begins(heard, sent) : echoes;
        learned = true;
        return reply;
      }
    }
    return Optional.empty();
  }

  /**
   * The answer to a request in what came back, rubbish before it skipped.
   *
   * @param echoes whether the line is known to give back what the host says; with a question it need not be known
   */
  static Optional<RelayReply> reply(RelayRequest request, byte[] heard, boolean echoes) {
    byte[] sent = request.frame().encode();
    boolean behind = begins(heard, sent) && (request instanceof RelayRequest.ReadInputs || echoes);
    return answer(request, heard, behind ? sent.length : 0);
  }

  private static Optional<RelayReply> answer(RelayRequest request, byte[] heard, int from) {
    for (int at = from; at < heard.length; at++) {
      for (int length : new int[] {RelayReply.length(request), RelayReply.REFUSAL_LENGTH}) {
        if (at + length <= heard.length) {
          Optional<RelayReply> reply = RelayReply.parse(request, Arrays.copyOfRange(heard, at, at + length));
          if (reply.isPresent()) {
            return reply;
          }
        }
      }
    }
    return Optional.empty();
  }

  private static boolean begins(byte[] heard, byte[] wanted) {
    return heard.length >= wanted.length && Arrays.equals(heard, 0, wanted.length, wanted, 0, wanted.length);
  }
}
