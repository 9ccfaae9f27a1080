package org.hall24.kiosk.document.template;

import java.util.List;

/**
 * A document as data.
 *
 * @param name as {@code hallctl document render} calls it
 * @param title of the file
 * @param number by which the document is known: capital letters, digits, hyphens and spaces
 * @param madeAt path to the time of its making
 * @param code which code is printed
 * @param onePage whether it gives up air rather than run over to a second sheet
 * @param frame how the sheet looks
 */
record Template(
    String name,
    Phrase title,
    Phrase number,
    String madeAt,
    CodeKind code,
    boolean onePage,
    Frame frame,
    Phrase left,
    Phrase right,
    Phrase foot,
    List<Block> blocks) {

  Template {
    blocks = List.copyOf(blocks);
  }

  /** What the printed code states. */
  enum CodeKind {
    /** The acceptance, as on the receipt. */
    ACCEPTANCE,
    /** The words of the document. */
    DOCUMENT
  }

  /** How a sheet looks. */
  enum Frame {
    PLAIN,
    CERTIFICATE
  }
}
