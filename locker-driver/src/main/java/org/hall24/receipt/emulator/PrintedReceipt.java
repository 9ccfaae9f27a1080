package org.hall24.receipt.emulator;

import java.util.List;
import org.hall24.receipt.escpos.Octets;

/**
 * Paper with marks on it, as it hangs from the printer or lies in somebody's hand.
 *
 * @param widthDots printable width, 1/8 mm a dot
 * @param heightDots length of the paper
 * @param marks everything on it, measured in dots from the upper left corner
 * @param lines its text from top to bottom, without pictures
 */
public record PrintedReceipt(int widthDots, int heightDots, List<Mark> marks, List<String> lines) {

  public PrintedReceipt {
    marks = List.copyOf(marks);
    lines = List.copyOf(lines);
  }

  /** Something on the paper. */
  public sealed interface Mark {}

  /**
   * A character of the printer's ROM.
   *
   * @param width dots across: 12 or 24 times its factor
   * @param height dots down
   */
  public record Letter(int x, int y, int width, int height, int codePoint, boolean bold) implements Mark {}

  /**
   * Dots by rows.
   *
   * @param scale paper dots a picture dot
   */
  public record Dots(int x, int y, int widthBytes, int rows, int scale, Octets data) implements Mark {
    /** Whether a dot is black. */
    public boolean black(int column, int row) {
      return (data.at(row * widthBytes + column / 8) >> (7 - column % 8) & 1) == 1;
    }
  }

  /** A QR code and what was stored in it. */
  public record Code(Dots dots, String text) implements Mark {}

  /** Its text, line by line. */
  public String text() {
    return String.join("\n", lines);
  }

  /** The texts of its QR codes, top to bottom. */
  public List<String> codes() {
    return marks.stream()
        .filter(Code.class::isInstance)
        .map(mark -> ((Code) mark).text())
        .toList();
  }

  @Override
  public String toString() {
    return "PrintedReceipt[" + widthDots + "x" + heightDots + ", " + marks.size() + " marks]";
  }
}
