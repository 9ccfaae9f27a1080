package org.hall24.receipt.escpos;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Anything a printer may say: every cutting reads the same, and an answer read says its own bytes again. */
public final class PrinterReplyFuzz {

  private PrinterReplyFuzz() {}

  /** The first byte chooses the cutting. */
  public static void fuzzerTestOneInput(byte[] data) {
    if (data.length < 2) {
      return;
    }
    byte[] stream = Arrays.copyOfRange(data, 1, data.length);
    List<PrinterReply> whole = new ReplyParser().accept(stream, 0, stream.length);
    List<PrinterReply> pieces = new ArrayList<>();
    ReplyParser parser = new ReplyParser();
    int piece = 1 + (data[0] & 0x0F);
    for (int at = 0; at < stream.length; at += piece) {
      pieces.addAll(parser.accept(stream, at, Math.min(stream.length, at + piece)));
    }
    if (!whole.equals(pieces)) {
      throw new IllegalStateException("cutting changes what is read");
    }
    for (PrinterReply reply : whole) {
      byte[] bytes = reply.encode();
      // A head that never ended is told as noise of one byte, and may begin another answer now.
      if (!(reply instanceof PrinterReply.Noise) && !new ReplyParser().accept(bytes, 0, bytes.length).equals(List.of(reply))) {
        throw new IllegalStateException("an answer does not survive a round trip");
      }
    }
  }
}
