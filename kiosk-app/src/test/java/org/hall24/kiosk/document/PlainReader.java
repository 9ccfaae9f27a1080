package org.hall24.kiosk.document;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A second reader of ESC/POS, made from the command tables alone and sharing nothing with the product's: it knows just
 * enough to find text and QR codes, and stops at the first byte it cannot place.
 */
final class PlainReader {
  final List<String> lines = new ArrayList<>();
  final List<String> codes = new ArrayList<>();
  int cuts;

  private final ByteArrayOutputStream text = new ByteArrayOutputStream();
  private String stored = "";

  PlainReader(byte[] b) {
    int i = 0;
    while (i < b.length) {
      int c = b[i] & 0xff;
      if (c >= 0x81) {
        text.write(b, i, 2);
        i += 2;
      } else if (c >= 0x20) {
        text.write(c);
        i++;
      } else if (c == 0x0a) {
        line();
        i++;
      } else {
        i = control(b, i);
      }
    }
  }

  private int control(byte[] b, int i) {
    String name = (b[i] == 0x1b ? "ESC " : b[i] == 0x1c ? "FS " : b[i] == 0x1d ? "GS " : "?") + (char) b[i + 1];
    switch (name) {
      case "ESC @", "FS &":
        return i + 2;
      case "ESC a", "ESC E", "ESC 3", "ESC J", "GS !":
        return i + 3;
      case "ESC $":
        if (text.size() > 0) {
          text.write(' ');
        }
        return i + 4;
      case "ESC *":
        text.writeBytes("▢".getBytes(Charset.forName("GB18030")));
        return i + 5 + 3 * u16(b, i + 3);
      case "GS v":
        return i + 8 + u16(b, i + 4) * u16(b, i + 6);
      case "GS V":
        cuts++;
        return i + 4;
      case "GS (":
        int n = u16(b, i + 3);
        if (b[i + 2] == 'k' && b[i + 6] == 0x50) {
          stored = new String(b, i + 8, n - 3, StandardCharsets.UTF_8);
        } else if (b[i + 2] == 'k' && b[i + 6] == 0x51) {
          codes.add(stored);
        }
        return i + 5 + n;
      default:
        throw new AssertionError("byte " + i + ": " + name);
    }
  }

  private void line() {
    if (text.size() > 0) {
      lines.add(text.toString(Charset.forName("GB18030")));
    }
    text.reset();
  }

  private static int u16(byte[] b, int i) {
    return (b[i] & 0xff) + 256 * (b[i + 1] & 0xff);
  }
}
