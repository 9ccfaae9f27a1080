package org.hall24.receipt.escpos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hall24.link.LeapTicker;
import org.hall24.link.Link;
import org.hall24.link.LinkException;
import org.hall24.receipt.emulator.ReceiptPrinterEmulator;
import org.hall24.receipt.emulator.ReceiptPrinterSettings;

/**
 * Anything a host may send: every cutting reads the same, what was read says its own bytes again, and the printer at the other
 * end obeys or counts it and never breaks.
 */
public final class EscPosFuzz {

  private EscPosFuzz() {}

  /** The first byte chooses the cutting. */
  public static void fuzzerTestOneInput(byte[] data) {
    if (data.length < 2) {
      return;
    }
    byte[] stream = Arrays.copyOfRange(data, 1, data.length);
    List<EscPos> whole = new EscPosParser().accept(stream);
    List<EscPos> pieces = new ArrayList<>();
    EscPosParser parser = new EscPosParser();
    int piece = 1 + (data[0] & 0x3F);
    for (int at = 0; at < stream.length; at += piece) {
      pieces.addAll(parser.accept(Arrays.copyOfRange(stream, at, Math.min(stream.length, at + piece))));
    }
    if (!whole.equals(pieces)) {
      throw new IllegalStateException("cutting changes what is read");
    }
    for (EscPos command : whole) {
      again(command);
    }
    print(stream);
  }

  private static void again(EscPos command) {
    if (command instanceof EscPos.Malformed || command instanceof EscPos.Char) {
      return;
    }
    if (!new EscPosParser().accept(command.encode()).equals(List.of(command))) {
      throw new IllegalStateException("a command does not survive a round trip: " + command.getClass().getSimpleName());
    }
  }

  private static void print(byte[] stream) {
    ReceiptPrinterEmulator printer =
        new ReceiptPrinterEmulator(ReceiptPrinterSettings.usual().instant(), LeapTicker.manual());
    try {
      printer.serve(new Once(stream));
    } catch (LinkException e) {
      // The end of the input.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (printer.counts().getOrDefault("bytes", 0L) != stream.length) {
      throw new IllegalStateException("the printer did not take every byte");
    }
  }

  /** A line that carries the input once and is lost then. */
  private static final class Once implements Link {
    private final byte[] stream;
    private int at;

    Once(byte[] stream) {
      this.stream = stream;
    }

    @Override
    public String name() {
      return "input";
    }

    @Override
    public void write(byte[] bytes) {}

    @Override
    public int read(byte[] into, int offset, int length, Duration atMost) throws LinkException {
      if (at == stream.length) {
        throw new LinkException(LinkException.Kind.LOST, "the end of the input");
      }
      int count = Math.min(length, stream.length - at);
      System.arraycopy(stream, at, into, offset, count);
      at += count;
      return count;
    }

    @Override
    public void discardInput() {}

    @Override
    public void close() {}
  }
}
