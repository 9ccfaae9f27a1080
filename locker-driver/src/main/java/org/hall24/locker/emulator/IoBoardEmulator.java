package org.hall24.locker.emulator;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hall24.link.Emulator;
import org.hall24.link.Link;
import org.hall24.link.LinkException;
import org.hall24.locker.modbus.RelayReply;
import org.hall24.locker.modbus.RelayRequest;

/** A serial board of relays and inputs for lamps and switches: Modbus RTU, FC05 and FC02. Thread-safe. */
public final class IoBoardEmulator implements Emulator {
  private static final Duration IDLE = Duration.ofMillis(200);
  private static final int REQUEST = 8;

  private final int unit;
  private final boolean[] relays;
  private final boolean[] inputs;
  private long malformed;
  private long forbidden;
  private long writes;
  private long reads;
  private boolean echo;

  /**
   * @param unit its address, 1–247
   * @param size how many relays, and as many inputs
   */
  public IoBoardEmulator(int unit, int size) {
    this.unit = unit;
    this.relays = new boolean[size];
    this.inputs = new boolean[size];
  }

  @Override
  public String driver() {
    return "io-board";
  }

  @Override
  public int baud() {
    return 9600;
  }

  /** Sets an input, counted from 1. */
  public synchronized void input(int number, boolean on) {
    inputs[number - 1] = on;
  }

  /** Whether a relay, counted from 1, is closed. */
  public synchronized boolean relay(int number) {
    return relays[number - 1];
  }

  /** The line gives back what the host sends. */
  public synchronized void echo(boolean on) {
    echo = on;
  }

  @Override
  public synchronized Map<String, Long> counts() {
    return new TreeMap<>(Map.of("malformed", malformed, "overlapping", 0L, "forbidden", forbidden, "writes", writes, "reads", reads));
  }

  @Override
  public void serve(Link line) throws LinkException, InterruptedException {
    byte[] held = new byte[0];
    byte[] buffer = new byte[64];
    while (!Thread.currentThread().isInterrupted()) {
      int n = line.read(buffer, 0, buffer.length, IDLE);
      if (n == 0 && held.length > 0) {
        malformed();
        held = new byte[0];
      }
      held = Arrays.copyOf(held, held.length + n);
      System.arraycopy(buffer, 0, held, held.length - n, n);
      if (echoes() && n > 0) {
        line.write(Arrays.copyOf(buffer, n));
      }
      while (held.length >= REQUEST) {
        Optional<RelayRequest> request = RelayRequest.parse(Arrays.copyOf(held, REQUEST));
        held = Arrays.copyOfRange(held, request.isPresent() ? REQUEST : 1, held.length);
        if (request.isPresent() && request.get().unit() == unit) {
          line.write(answer(request.get()).frame(unit).encode());
        } else if (request.isEmpty()) {
          malformed();
        }
      }
    }
    throw new InterruptedException();
  }

  private synchronized RelayReply answer(RelayRequest request) {
    return switch (request) {
      case RelayRequest.Switch(int u, int channel, boolean on) when channel <= relays.length -> {
        writes++;
        relays[channel - 1] = on;
        yield new RelayReply.Written(request);
      }
      case RelayRequest.ReadInputs(int u, int count) when count <= inputs.length -> {
        reads++;
        byte[] bits = new byte[(count + 7) / 8];
        for (int i = 0; i < count; i++) {
          bits[i / 8] |= (byte) ((inputs[i] ? 1 : 0) << i % 8);
        }
        yield new RelayReply.Inputs(bits);
      }
      case RelayRequest.Pulse pulse -> {
        // Nothing here is a bolt.
        forbidden++;
        yield new RelayReply.Refusal(5, 2);
      }
      default -> new RelayReply.Refusal(request.frame().function(), 2);
    };
  }

  private synchronized void malformed() {
    malformed++;
  }

  private synchronized boolean echoes() {
    return echo;
  }
}
