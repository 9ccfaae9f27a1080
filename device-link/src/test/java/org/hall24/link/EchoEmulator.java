package org.hall24.link;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** The smallest device there is: it answers every byte b with b + 1. */
final class EchoEmulator implements Emulator {
  private final AtomicLong answered = new AtomicLong();

  @Override
  public String driver() {
    return "plus-one";
  }

  @Override
  public int baud() {
    return 1_000_000;
  }

  @Override
  public void serve(Link line) throws LinkException {
    byte[] one = new byte[1];
    while (true) {
      if (line.read(one, 0, 1, Duration.ofDays(1)) == 1) {
        answered.incrementAndGet(); // before the host can know
        line.write(new byte[] {(byte) (one[0] + 1)});
      }
    }
  }

  @Override
  public Map<String, Long> counts() {
    return Map.of("malformed", 0L, "overlapping", 0L, "forbidden", 0L, "answered", answered.get());
  }
}
