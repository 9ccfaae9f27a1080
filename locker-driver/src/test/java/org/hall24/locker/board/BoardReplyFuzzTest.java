package org.hall24.locker.board;

import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BoardReplyFuzzTest {
  private static final List<String> SEEDS =
      List.of("80 01 FF FF FF 33 4D", "8A 01 03 00 88", "57 4B 4C 59 0E 00 84 00 04 00 01 01 00 87", "02 00 35 FB FF 04 00 03 38",
          "02 00 00 65 FF FF FB 00 00 04 03 67", "90 07 85 01 05 01 03", "01 02 01 F7 E0 0E", "01 85 02 C3 51");

  @Test
  void no_bytes_make_a_driver_stumble() {
    Random random = new Random(20_261_126);
    for (int i = 0; i < 60_000; i++) {
      byte[] data = new byte[random.nextInt(80)];
      random.nextBytes(data);
      if (data.length > 20 && random.nextBoolean()) {
        byte[] seed = HexFormat.ofDelimiter(" ").parseHex(SEEDS.get(random.nextInt(SEEDS.size())));
        System.arraycopy(seed, 0, data, 5 + random.nextInt(6), Math.min(seed.length, data.length - 11));
      }
      BoardReplyFuzz.fuzzerTestOneInput(data);
    }
  }
}
