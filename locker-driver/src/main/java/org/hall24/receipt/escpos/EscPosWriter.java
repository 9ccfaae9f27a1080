package org.hall24.receipt.escpos;

import java.nio.charset.StandardCharsets;

/** Writes commands as bytes; {@link EscPosParser} reads them again. */
final class EscPosWriter {

  private EscPosWriter() {}

  static byte[] encode(EscPos command) {
    return switch (command) {
      case EscPos.Char(int code) -> code > 0xFF ? bytes(code >> 8, code & 0xFF) : bytes(code);
      case EscPos.LineFeed() -> bytes(0x0A);
      case EscPos.Initialise() -> bytes(0x1B, 0x40);
      case EscPos.ChineseMode(boolean on) -> bytes(0x1C, on ? 0x26 : 0x2E);
      case EscPos.Align(EscPos.Alignment to) -> bytes(0x1B, 0x61, to.code());
      case EscPos.Bold(boolean on) -> bytes(0x1B, 0x45, on ? 1 : 0);
      case EscPos.CharSize(int width, int height) -> bytes(0x1D, 0x21, (width - 1) << 4 | (height - 1));
      case EscPos.LineSpacing(int units) -> bytes(0x1B, 0x33, units);
      case EscPos.DefaultLineSpacing() -> bytes(0x1B, 0x32);
      case EscPos.FeedLines(int lines) -> bytes(0x1B, 0x64, lines);
      case EscPos.FeedUnits(int units) -> bytes(0x1B, 0x4A, units);
      case EscPos.MoveTo(int dots) -> bytes(0x1B, 0x24, dots & 0xFF, dots >> 8);
      case EscPos.Columns(Octets data) -> join(bytes(0x1B, 0x2A, 33, (data.length() / 3) & 0xFF, (data.length() / 3) >> 8), data);
      case EscPos.Raster(int width, int rows, Octets data) ->
          join(bytes(0x1D, 0x76, 0x30, 0, width & 0xFF, width >> 8, rows & 0xFF, rows >> 8), data);
      case EscPos.QrModel(int model) -> bytes(0x1D, 0x28, 0x6B, 4, 0, 0x31, 0x41, 0x30 + model, 0);
      case EscPos.QrModule(int dots) -> bytes(0x1D, 0x28, 0x6B, 3, 0, 0x31, 0x43, dots);
      case EscPos.QrCorrection(EscPos.Correction level) -> bytes(0x1D, 0x28, 0x6B, 3, 0, 0x31, 0x45, level.code());
      case EscPos.QrStore(Octets data) -> {
        int size = data.length() + 3;
        yield join(bytes(0x1D, 0x28, 0x6B, size & 0xFF, size >> 8, 0x31, 0x50, 0x30), data);
      }
      case EscPos.QrPrint() -> bytes(0x1D, 0x28, 0x6B, 3, 0, 0x31, 0x51, 0x30);
      case EscPos.FeedAndCut(boolean whole, int units) -> bytes(0x1D, 0x56, whole ? 0x41 : 0x42, units);
      case EscPos.Cut(boolean whole) -> bytes(0x1D, 0x56, whole ? 0 : 1);
      case EscPos.ProcessId(String id) ->
          join(
              bytes(0x1D, 0x28, 0x48, 6, 0, 0x30, 0x30),
              Octets.of(id.getBytes(StandardCharsets.US_ASCII)));
      case EscPos.OrderedStatus(int which) -> bytes(0x1D, 0x72, which);
      case EscPos.RealTimeStatus(int which) -> bytes(0x10, 0x04, which);
      case EscPos.RealTimeRecover(int how) -> bytes(0x10, 0x05, how);
      case EscPos.RealTimeClear() -> bytes(0x10, 0x14, 8, 1, 3, 0x14, 1, 6, 2, 8);
      case EscPos.PrintMode(int bits) -> bytes(0x1B, 0x21, bits);
      case EscPos.ChineseSize(boolean wide, boolean high) -> bytes(0x1C, 0x21, (wide ? 4 : 0) | (high ? 8 : 0));
      case EscPos.MoveBy(int dots) -> bytes(0x1B, 0x5C, dots & 0xFF, dots >> 8 & 0xFF);
      case EscPos.CoarseColumns coarse ->
          join(bytes(0x1B, 0x2A, coarse.mode(), coarse.columns() & 0xFF, coarse.columns() >> 8), coarse.data());
      case EscPos.LeftMargin(int dots) -> bytes(0x1D, 0x4C, dots & 0xFF, dots >> 8);
      case EscPos.AreaWidth(int dots) -> bytes(0x1D, 0x57, dots & 0xFF, dots >> 8);
      case EscPos.GraphicsStore(int width, int rows, int x, int y, Octets data) -> {
        int size = data.length() + 10;
        byte[] head =
            size <= 0xFFFF
                ? bytes(0x1D, 0x28, 0x4C, size & 0xFF, size >> 8)
                : bytes(0x1D, 0x38, 0x4C, size & 0xFF, size >> 8 & 0xFF, size >> 16 & 0xFF, size >> 24);
        byte[] rest = bytes(0x30, 0x70, 0x30, x, y, 0x31, width & 0xFF, width >> 8, rows & 0xFF, rows >> 8);
        yield join(join(head, Octets.of(rest)), data);
      }
      case EscPos.GraphicsPrint() -> bytes(0x1D, 0x28, 0x4C, 2, 0, 0x30, 0x32);
      case EscPos.QrSize() -> bytes(0x1D, 0x28, 0x6B, 3, 0, 0x31, 0x52, 0x30);
      case EscPos.AutomaticStatus(int which) -> bytes(0x1D, 0x61, which);
      case EscPos.Identify(int which) -> bytes(0x1D, 0x49, which);
      case EscPos.Ejector(int what, int steps) -> what == 3 ? bytes(0x1D, 0x65, what, steps) : bytes(0x1D, 0x65, what);
      case EscPos.Counter(int which) -> bytes(0x1D, which);
      case EscPos.HardwareReset() -> bytes(0x1C, 0xC0, 0x18, 0x10, 0x14, 0x1A);
      case EscPos.Other(Octets raw) -> raw.toArray();
      case EscPos.Malformed(Octets raw) -> raw.toArray();
    };
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  private static byte[] join(byte[] head, Octets data) {
    byte[] all = new byte[head.length + data.length()];
    System.arraycopy(head, 0, all, 0, head.length);
    System.arraycopy(data.toArray(), 0, all, head.length, data.length());
    return all;
  }
}
