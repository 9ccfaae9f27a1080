package org.hall24.locker.signal;

import java.util.Random;
import org.junit.jupiter.api.Test;

class IoBoardReplyFuzzTest {

  @Test
  void no_bytes_make_the_signals_stumble() {
    Random random = new Random(20_261_126);
    for (int i = 0; i < 100_000; i++) {
      byte[] data = new byte[random.nextInt(60)];
      random.nextBytes(data);
      IoBoardReplyFuzz.fuzzerTestOneInput(data);
    }
  }
}
