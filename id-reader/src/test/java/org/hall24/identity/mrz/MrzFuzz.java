package org.hall24.identity.mrz;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;

/** Anything as a zone; the first byte chooses whether it is taken as it is or laid into a zone's shape. */
public final class MrzFuzz {
  private static final String ALPHABET = "<0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final int[][] SHAPES = {{2, 44}, {2, 36}, {3, 30}, {1, 30}};
  private static final String[] CODES = {"P<", "V<", "I<", "CR", "CT", "C<", "CS", "CD", "PO"};
  private static final MrzReader READER = new MrzReader(LocalDate.of(2026, 11, 26));

  private MrzFuzz() {}

  /** Reads the input; what is read must be whole, and a zone that was mended must hold. */
  public static void fuzzerTestOneInput(byte[] data) {
    if (data.length < 3) {
      return;
    }
    byte[] rest = Arrays.copyOfRange(data, 3, data.length);
    String text = (data[0] & 1) == 0 ? new String(rest, StandardCharsets.UTF_8) : shaped(rest, data[1] & 0xFF, data[2] & 0xFF);
    Optional<MachineReadableZone> zone = READER.read(text);
    zone.ifPresent(
        z -> {
          if (z.checks().isEmpty() || z.documentNumber().length() > 25 || z.repaired() && !z.valid()) {
            throw new IllegalStateException("a zone that cannot be");
          }
        });
  }

  private static String shaped(byte[] bytes, int shape, int code) {
    int[] lines = SHAPES[shape % SHAPES.length];
    StringBuilder text = new StringBuilder(CODES[code % CODES.length]);
    for (int at = text.length(); at < lines[0] * lines[1]; at++) {
      int value = bytes.length == 0 ? 0 : bytes[at % bytes.length] & 0xFF;
      text.append(ALPHABET.charAt(value % ALPHABET.length()));
    }
    StringBuilder cut = new StringBuilder();
    for (int line = 0; line < lines[0]; line++) {
      cut.append(text, line * lines[1], (line + 1) * lines[1]).append('\n');
    }
    return cut.toString();
  }
}
