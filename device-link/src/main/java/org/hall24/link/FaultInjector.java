package org.hall24.link;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Carries out a {@link FaultPlan}; the count of answers goes on over a lost line. */
public final class FaultInjector {
  private final FaultPlan plan;
  private final Ticker ticker;
  private final AtomicLong answers = new AtomicLong();

  /**
   * @param plan what goes wrong
   * @param ticker waits for what comes late
   */
  public FaultInjector(FaultPlan plan, Ticker ticker) {
    this.plan = plan;
    this.ticker = ticker;
  }

  /** The device's end of a line with the faults in it; the link itself when the plan has none. */
  public Link on(Link line) {
    return plan.faults().isEmpty() ? line : new FaultyLink(line);
  }

  private final class FaultyLink extends PassingLink {
    FaultyLink(Link line) {
      super(line);
    }

    @Override
    public void write(byte[] bytes) throws LinkException {
      long answer = answers.incrementAndGet();
      List<FaultPlan.Kind> faults =
          plan.faults().stream().filter(f -> f.spoils(answer)).map(FaultPlan.Fault::kind).toList();
      byte[] said = bytes;
      int size = Math.max(1, bytes.length);
      Duration apart = Duration.ZERO;
      for (FaultPlan.Kind fault : faults) {
        switch (fault) {
          case FaultPlan.Kind.Drop(), FaultPlan.Kind.Mute() -> {
            return;
          }
          case FaultPlan.Kind.Unplug() -> {
            line.close();
            throw new LinkException(LinkException.Kind.LOST, name() + ": unplugged by the fault plan");
          }
          case FaultPlan.Kind.Delay(Duration by) -> await(by);
          case FaultPlan.Kind.Cut(int keep) -> said = Arrays.copyOf(said, Math.min(keep, said.length));
          case FaultPlan.Kind.Flip(int index) -> said = flipped(said, index);
          case FaultPlan.Kind.Noise(List<Byte> noise) -> said = joined(noise, said);
          case FaultPlan.Kind.Split(int pieces, Duration gap) -> {
            size = pieces;
            apart = gap;
          }
          case FaultPlan.Kind.Echo() -> {} // spoils what is read, not what is said
        }
      }
      for (int at = 0; at < said.length; at += size) {
        if (at > 0) {
          await(apart);
        }
        line.write(Arrays.copyOfRange(said, at, Math.min(said.length, at + size)));
      }
    }

    @Override
    public int read(byte[] buffer, int offset, int length, Duration timeout) throws LinkException {
      int count = line.read(buffer, offset, length, timeout);
      long next = answers.get() + 1;
      boolean echoes =
          plan.faults().stream().anyMatch(f -> f.kind() instanceof FaultPlan.Kind.Echo && f.spoils(next));
      if (count > 0 && echoes) {
        line.write(Arrays.copyOfRange(buffer, offset, offset + count));
      }
      return count;
    }

    private void await(Duration time) throws LinkException {
      try {
        ticker.await(time);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new LinkException(LinkException.Kind.CLOSED, name() + ": told to stop while answering late", e);
      }
    }
  }

  private static byte[] flipped(byte[] bytes, int index) {
    byte[] copy = bytes.clone();
    if (index < copy.length) {
      copy[index] ^= 1;
    }
    return copy;
  }

  private static byte[] joined(List<Byte> first, byte[] then) {
    byte[] all = new byte[first.size() + then.length];
    for (int i = 0; i < first.size(); i++) {
      all[i] = first.get(i);
    }
    System.arraycopy(then, 0, all, first.size(), then.length);
    return all;
  }
}
