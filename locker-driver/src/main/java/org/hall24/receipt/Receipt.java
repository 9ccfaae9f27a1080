package org.hall24.receipt;

import java.util.ArrayList;
import java.util.List;
import org.hall24.receipt.escpos.Octets;

/**
 * What stands on one receipt, top to bottom, without a word about a printer's bytes. Never changes.
 *
 * @param id the name under which it is printed at most once; carries no personal data, it is written to the log
 * @param parts its lines and pictures
 */
public record Receipt(String id, List<Part> parts) {

  public Receipt {
    if (id.isBlank()) {
      throw new IllegalArgumentException("a receipt needs an id");
    }
    parts = List.copyOf(parts);
  }

  /** Where a part stands on the paper. */
  public enum Align {
    LEFT,
    CENTRE,
    RIGHT
  }

  /** How a text looks. Sizes are 1 (24 dots high, 3 mm) to 4. */
  public record Style(Align align, int width, int height, boolean bold) {
    /** Left, single size, regular. */
    public static final Style PLAIN = new Style(Align.LEFT, 1, 1, false);

    public Style {
      if (width < 1 || width > 4 || height < 1 || height > 4) {
        throw new IllegalArgumentException("size out of 1–4");
      }
    }

    /** The same, bold. */
    public Style strong() {
      return new Style(align, width, height, true);
    }

    /** The same, elsewhere. */
    public Style at(Align where) {
      return new Style(where, width, height, bold);
    }

    /** The same, in another size. */
    public Style sized(int newWidth, int newHeight) {
      return new Style(align, newWidth, newHeight, bold);
    }
  }

  /** A piece of a receipt. */
  public sealed interface Part {}

  /** A paragraph, broken into lines where the paper ends. */
  public record Text(String text, Style style) implements Part {}

  /** Keys at the left, values in a column of their own; all rows of one table share the column. */
  public record Table(List<Row> rows) implements Part {
    public Table {
      rows = List.copyOf(rows);
    }
  }

  /** One line of a table. */
  public record Row(String key, String value, boolean strong) {}

  /** A line across the paper. */
  public record Rule(boolean strong) implements Part {}

  /**
   * A QR code in the middle of the paper, printed by the printer's own encoder, error level M.
   *
   * @param text no control characters
   * @param moduleDots dots a module, 1–16; fewer are taken where the code would be wider than the paper
   */
  public record Qr(String text, int moduleDots) implements Part {
    public Qr {
      if (text.isEmpty() || text.chars().anyMatch(c -> c < 0x20 || c == 0x7F)) {
        throw new IllegalArgumentException("a QR code needs text without control characters");
      }
      if (moduleDots < 1 || moduleDots > 16) {
        throw new IllegalArgumentException("module dots out of 1–16");
      }
    }
  }

  /** Dots by rows, the leftmost in the highest bit, 1 = black; what is wider than the paper is left out. */
  public record Picture(int widthBytes, int rows, Octets dots) implements Part {
    public Picture {
      if (widthBytes < 1 || rows < 1 || (long) widthBytes * rows != dots.length()) {
        throw new IllegalArgumentException("a picture needs width × rows bytes");
      }
    }
  }

  /** Empty paper, 1/8 mm a dot on a usual head. */
  public record Space(int dots) implements Part {}

  /** The end of the sheet. */
  public record Cut() implements Part {}

  /** The same receipt with a first line that says it is a copy. */
  public Receipt asReprint() {
    List<Part> marked = new ArrayList<>();
    marked.add(new Text("补打 REPRINT", Style.PLAIN.at(Align.CENTRE).strong()));
    marked.addAll(parts);
    return new Receipt(id, marked);
  }

  /** Collects the parts of a receipt. */
  public static Builder builder(String id) {
    return new Builder(id);
  }

  @Override
  public String toString() {
    return "Receipt[" + id + ", " + parts.size() + " parts]";
  }

  /** Collects parts in order. */
  public static final class Builder {
    private final String id;
    private final List<Part> parts = new ArrayList<>();

    private Builder(String id) {
      this.id = id;
    }

    /** A paragraph at the left in single size. */
    public Builder line(String text) {
      return text(text, Style.PLAIN);
    }

    /** A paragraph. */
    public Builder text(String text, Style style) {
      return add(new Text(text, style));
    }

    /** Keys and values. */
    public Builder table(Row... rows) {
      return add(new Table(List.of(rows)));
    }

    /** A thin or a strong line. */
    public Builder rule(boolean strong) {
      return add(new Rule(strong));
    }

    /** A QR code. */
    public Builder qr(String text, int moduleDots) {
      return add(new Qr(text, moduleDots));
    }

    /** Empty paper. */
    public Builder space(int dots) {
      return add(new Space(dots));
    }

    /** Any part. */
    public Builder add(Part part) {
      parts.add(part);
      return this;
    }

    /** The receipt, with a cut at its end. */
    public Receipt cut() {
      parts.add(new Cut());
      return new Receipt(id, parts);
    }
  }
}
