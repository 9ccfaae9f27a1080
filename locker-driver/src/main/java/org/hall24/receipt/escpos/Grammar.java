package org.hall24.receipt.escpos;

import java.nio.charset.StandardCharsets;
import org.hall24.receipt.escpos.EscPos.Alignment;
import org.hall24.receipt.escpos.EscPos.Correction;

/** How long a command is, seen from its first bytes, and what it says once it is whole. */
final class Grammar {
  static final int BROKEN = -1;

  private static final int LF = 0x0A;
  private static final int DLE = 0x10;
  private static final int ESC = 0x1B;
  private static final int FS = 0x1C;
  private static final int GS = 0x1D;

  private Grammar() {}

  /**
   * How many bytes the command has that starts with the given ones, as far as they tell: more than {@code length} means
   * go on reading, {@code length} means it is whole.
   */
  static int needed(byte[] bytes, int length, boolean chinese) {
    int first = at(bytes, 0);
    if (first >= 0x20) {
      return needText(bytes, length, chinese);
    }
    return switch (first) {
      case LF, 0x0D, 0x09, 0x0C, 0x18 -> 1;
      case DLE -> length < 2 ? 2 : needDle(bytes, length);
      case ESC -> length < 2 ? 2 : needEsc(bytes, length);
      case FS -> length < 2 ? 2 : needFs(bytes, length);
      case GS -> length < 2 ? 2 : needGs(bytes, length);
      default -> BROKEN;
    };
  }

  private static int needText(byte[] bytes, int length, boolean chinese) {
    int lead = at(bytes, 0);
    if (!chinese || lead < 0x81 || lead == 0xFF) {
      return 1;
    }
    if (length < 2) {
      return 2;
    }
    int trail = at(bytes, 1);
    return trail >= 0x40 && trail != 0x7F && trail != 0xFF ? 2 : BROKEN;
  }

  private static int needDle(byte[] bytes, int length) {
    return switch (at(bytes, 1)) {
      case 0x04 -> {
        if (length < 3) {
          yield 3;
        }
        yield switch (at(bytes, 2)) {
          case 1, 2, 3, 4, 17, EscPos.RealTimeStatus.FULL -> 3;
          case 7, 8, 18 -> 4;
          default -> BROKEN;
        };
      }
      case 0x05 -> length < 3 || at(bytes, 2) <= 2 ? 3 : BROKEN;
      case 0x14 -> {
        if (length < 3) {
          yield 3;
        }
        yield switch (at(bytes, 2)) {
          case 1, 2 -> 5;
          case 8 -> 10;
          default -> BROKEN;
        };
      }
      default -> BROKEN;
    };
  }

  private static int needEsc(byte[] bytes, int length) {
    return switch (at(bytes, 1)) {
      case '@', '2', 'i', 'm', '<', 'S', 'L' -> 2;
      case 'a', 'E', 'G', '-', '!', '3', 'd', 'J', 'M', 't', 'R', '{', 'V', ' ', '=', 'r', 'e', 'K', 'U', 'T', '?', '%', 'u', 'v' -> 3;
      // Star's presenter: ESC 16h and two bytes.
      case '$', '\\', 'c', 0x16 -> 4;
      case 'p' -> 5;
      case 'W' -> 10;
      case 'D' -> length > 2 && at(bytes, length - 1) == 0 ? length : length > 34 ? BROKEN : length + 1;
      case '(' -> length < 5 ? 5 : 5 + word(bytes, 3);
      case '*' -> needColumns(bytes, length);
      default -> BROKEN;
    };
  }

  private static int needColumns(byte[] bytes, int length) {
    if (length < 5) {
      return 5;
    }
    int columns = word(bytes, 3);
    return switch (at(bytes, 2)) {
      case 0, 1 -> 5 + columns;
      case 32, 33 -> 5 + 3 * columns;
      default -> BROKEN;
    };
  }

  private static int needFs(byte[] bytes, int length) {
    return switch (at(bytes, 1)) {
      case '&', '.' -> 2;
      case '!', '-', 'W', 'C' -> 3;
      case 'S', 'p', '?' -> 4;
      case '2' -> 76;
      case '(' -> length < 5 ? 5 : 5 + word(bytes, 3);
      case 0xC0 -> 6;
      default -> BROKEN;
    };
  }

  private static int needGs(byte[] bytes, int length) {
    return switch (at(bytes, 1)) {
      case '!', 'B', 'h', 'w', 'H', 'f', 'a', 'b', 'E', '/', 'T' -> 3;
      case 0xE0 -> 3;
      case 0xE1, 0xE2, 0xE3, 0xE4, ':' -> 2;
      // Custom's presenter; Citizen's retract.
      case 'e' -> length < 3 ? 3 : at(bytes, 2) > 8 ? BROKEN : at(bytes, 2) == 3 ? 4 : 3;
      case 'R' -> length < 3 ? 3 : at(bytes, 2) == '1' ? 4 : 3;
      case '$', '\\' -> 4;
      case 'k' -> needBarcode(bytes, length);
      case '8' -> {
        if (length < 7) {
          yield length >= 3 && at(bytes, 2) != 'L' ? BROKEN : 7;
        }
        long size = word(bytes, 3) | (long) word(bytes, 5) << 16;
        yield size > EscPosParser.LONGEST ? BROKEN : 7 + (int) size;
      }
      case 'r' -> length < 3 || at(bytes, 2) == 1 || at(bytes, 2) == 2 || at(bytes, 2) == '1' ? 3 : BROKEN;
      case 'I' -> 3;
      case 'L', 'W', 'P' -> 4;
      case 'V' -> {
        if (length < 3) {
          yield 3;
        }
        yield switch (at(bytes, 2)) {
          case 0, 1, '0', '1' -> 3;
          case 'A', 'B' -> 4;
          default -> BROKEN;
        };
      }
      case 'v' -> {
        if (length < 8) {
          yield length >= 3 && at(bytes, 2) != '0' ? BROKEN : 8;
        }
        yield word(bytes, 4) == 0 || word(bytes, 6) == 0 ? BROKEN : 8 + word(bytes, 4) * word(bytes, 6);
      }
      case '(' -> length < 5 ? 5 : 5 + word(bytes, 3);
      default -> BROKEN;
    };
  }

  /** Form A ends with a zero, form B says its length. */
  private static int needBarcode(byte[] bytes, int length) {
    if (length < 4) {
      return 4;
    }
    if (at(bytes, 2) >= 0x41) {
      return 4 + at(bytes, 3);
    }
    return at(bytes, 2) > 8 || length > 259 ? BROKEN : at(bytes, length - 1) == 0 ? length : length + 1;
  }

  /** The command that the given whole bytes are. */
  static EscPos read(byte[] bytes, int length) {
    int first = at(bytes, 0);
    if (first >= 0x20) {
      return new EscPos.Char(length == 2 ? first << 8 | at(bytes, 1) : first);
    }
    return switch (first) {
      case LF -> new EscPos.LineFeed();
      case DLE -> readDle(bytes, length);
      case ESC -> readEsc(bytes, length);
      case FS -> readFs(bytes, length);
      case GS -> readGs(bytes, length);
      default -> other(bytes, length);
    };
  }

  private static EscPos readDle(byte[] bytes, int length) {
    int n = at(bytes, 2);
    return switch (at(bytes, 1)) {
      case 0x04 -> length == 3 ? new EscPos.RealTimeStatus(n) : other(bytes, length);
      case 0x05 -> n == 0 ? other(bytes, length) : new EscPos.RealTimeRecover(n);
      default -> Octets.of(bytes, 0, length).equals(Octets.of(new EscPos.RealTimeClear().encode()))
          ? new EscPos.RealTimeClear()
          : n == 8 ? malformed(bytes, length) : other(bytes, length);
    };
  }

  private static EscPos readFs(byte[] bytes, int length) {
    int n = length > 2 ? at(bytes, 2) : 0;
    return switch (at(bytes, 1)) {
      case '&' -> new EscPos.ChineseMode(true);
      case '.' -> new EscPos.ChineseMode(false);
      case '!' -> (n & ~0x0C) == 0 ? new EscPos.ChineseSize((n & 4) != 0, (n & 8) != 0) : other(bytes, length);
      case 'W' -> new EscPos.ChineseSize((n & 1) == 1, (n & 1) == 1);
      case 0xC0 -> Octets.of(bytes, 0, length).equals(Octets.of(new EscPos.HardwareReset().encode()))
          ? new EscPos.HardwareReset()
          : malformed(bytes, length);
      default -> other(bytes, length);
    };
  }

  private static EscPos readEsc(byte[] bytes, int length) {
    int n = length > 2 ? at(bytes, 2) : 0;
    return switch (at(bytes, 1)) {
      case '@' -> new EscPos.Initialise();
      case '2' -> new EscPos.DefaultLineSpacing();
      case '3' -> new EscPos.LineSpacing(n);
      // 30h, 31h, 32h say the same as 0, 1, 2.
      case 'a' -> Alignment.of(n >= 0x30 ? n - 0x30 : n)
          .<EscPos>map(EscPos.Align::new)
          .orElseGet(() -> malformed(bytes, length));
      case 'E' -> new EscPos.Bold((n & 1) == 1);
      case 'd' -> new EscPos.FeedLines(n);
      case 'J' -> new EscPos.FeedUnits(n);
      case '$' -> new EscPos.MoveTo(word(bytes, 2));
      case '\\' -> new EscPos.MoveBy((short) word(bytes, 2));
      case '!' -> new EscPos.PrintMode(n);
      case 'i', 'm' -> new EscPos.Cut(false);
      case '*' -> {
        if (length == 5 || length > 5 + 3 * 0x3FF) {
          yield other(bytes, length);
        }
        Octets data = Octets.of(bytes, 5, length);
        yield n == 33 ? new EscPos.Columns(data) : new EscPos.CoarseColumns(n, data);
      }
      default -> other(bytes, length);
    };
  }

  private static EscPos readGs(byte[] bytes, int length) {
    int n = length > 2 ? at(bytes, 2) : 0;
    return switch (at(bytes, 1)) {
      case '!' -> (n & 0x88) == 0 ? new EscPos.CharSize((n >> 4) + 1, (n & 7) + 1) : malformed(bytes, length);
      case 'r' -> new EscPos.OrderedStatus(n == 2 ? 2 : 1);
      case 'V' -> length == 4
          ? new EscPos.FeedAndCut(n == 'A', at(bytes, 3))
          : new EscPos.Cut(n == 0 || n == '0');
      case 'v' -> new EscPos.Raster(word(bytes, 4), word(bytes, 6), Octets.of(bytes, 8, length));
      case '(' -> at(bytes, 2) == 'L' ? readGraphics(bytes, 5, length) : readParenthesis(bytes, length);
      case '8' -> readGraphics(bytes, 7, length);
      case 'L' -> new EscPos.LeftMargin(word(bytes, 2));
      case 'W' -> new EscPos.AreaWidth(word(bytes, 2));
      case 'a' -> new EscPos.AutomaticStatus(n);
      case 'I' -> new EscPos.Identify(n);
      case 'e' -> new EscPos.Ejector(n, length > 3 ? at(bytes, 3) : 0);
      case 0xE1, 0xE2, 0xE3, 0xE4 -> new EscPos.Counter(at(bytes, 1));
      default -> other(bytes, length);
    };
  }

  /** GS ( L and GS 8 L: one colour, by rows. */
  private static EscPos readGraphics(byte[] bytes, int from, int length) {
    if (length == from + 2 && (at(bytes, from + 1) == 0x32 || at(bytes, from + 1) == 2)) {
      return new EscPos.GraphicsPrint();
    }
    if (length < from + 11 || at(bytes, from + 1) != 0x70) {
      return other(bytes, length);
    }
    int width = word(bytes, from + 6);
    int rows = word(bytes, from + 8);
    int x = at(bytes, from + 3);
    int y = at(bytes, from + 4);
    boolean sound =
        width > 0 && rows > 0 && x >= 1 && x <= 2 && y >= 1 && y <= 2 && length - from - 10 == (width + 7) / 8 * rows;
    return sound
        ? new EscPos.GraphicsStore(width, rows, x, y, Octets.of(bytes, from + 10, length))
        : malformed(bytes, length);
  }

  private static EscPos readParenthesis(byte[] bytes, int length) {
    int size = length - 5;
    if (at(bytes, 2) == 'H' && size == 6 && at(bytes, 5) == 0x30 && at(bytes, 6) == 0x30) {
      String id = new String(bytes, 7, 4, StandardCharsets.ISO_8859_1);
      return id.chars().allMatch(c -> c >= 0x20 && c <= 0x7E)
          ? new EscPos.ProcessId(id)
          : malformed(bytes, length);
    }
    if (at(bytes, 2) != 'k' || size < 3 || at(bytes, 5) != 0x31) {
      return size == 0 ? malformed(bytes, length) : other(bytes, length);
    }
    int value = at(bytes, 7);
    return switch (at(bytes, 6)) {
      case 0x41 -> size == 4 && (value == 0x31 || value == 0x32)
          ? new EscPos.QrModel(value - 0x30)
          : malformed(bytes, length);
      case 0x43 -> size == 3 && value >= 1 && value <= 16 ? new EscPos.QrModule(value) : malformed(bytes, length);
      case 0x45 -> Correction.of(value)
          .filter(level -> size == 3)
          .<EscPos>map(EscPos.QrCorrection::new)
          .orElseGet(() -> malformed(bytes, length));
      case 0x50 -> size >= 4 && size <= 7092 && value == 0x30
          ? new EscPos.QrStore(Octets.of(bytes, 8, length))
          : malformed(bytes, length);
      case 0x52 -> size == 3 && value == 0x30 ? new EscPos.QrSize() : malformed(bytes, length);
      case 0x51 -> size == 3 && value == 0x30 ? new EscPos.QrPrint() : malformed(bytes, length);
      default -> other(bytes, length);
    };
  }

  private static EscPos other(byte[] bytes, int length) {
    return new EscPos.Other(Octets.of(bytes, 0, length));
  }

  private static EscPos malformed(byte[] bytes, int length) {
    return new EscPos.Malformed(Octets.of(bytes, 0, length));
  }

  private static int at(byte[] bytes, int index) {
    return bytes[index] & 0xFF;
  }

  private static int word(byte[] bytes, int index) {
    return at(bytes, index) | at(bytes, index + 1) << 8;
  }
}
