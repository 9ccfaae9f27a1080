package org.hall24.receipt.escpos;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The fuzz targets of the receipt printer with a bounded, seeded share of what Jazzer gives them in millions. */
class ReceiptFuzzTest {
  private static final int INPUTS = 4_000;
  private static final int LONGEST = 300;
  private static final byte[] WORDS = {
    0x1B, 0x1C, 0x1D, 0x10, 0x04, 0x05, 0x14, 0x0A, 0x00, 0x01, 0x02, 0x03, '@', '&', '!', '(', 'k', 'H', 'L', '8', 'v',
    '0', '1', 'P', 'Q', 'V', 'B', '*', 33, 'e', 6, (byte) 0xBA, (byte) 0xC5, 'A', 0x30, 0x70, 0x12, 0x37, 0x22, 0x25
  };

  private interface Target {
    void accept(byte[] input);
  }

  @Test
  void any_bytes_of_a_host_are_taken() {
    feed(EscPosFuzz::fuzzerTestOneInput);
  }

  @Test
  void any_bytes_of_a_printer_are_taken() {
    feed(PrinterReplyFuzz::fuzzerTestOneInput);
  }

  private static void feed(Target target) {
    SplittableRandom random = new SplittableRandom(24);
    for (int i = 0; i < INPUTS; i++) {
      byte[] input = new byte[random.nextInt(LONGEST)];
      random.nextBytes(input);
      if (i % 3 > 0) {
        for (int at = 0; at < input.length; at++) {
          input[at] = WORDS[random.nextInt(WORDS.length)];
        }
      }
      target.accept(input);
    }
  }
}
