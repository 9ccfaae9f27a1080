package org.hall24.kiosk.document.sheet;

import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;

/** A place in the tree of tags: what a screen reader walks along. */
public final class Tag {
  private final PDStructureElement element;

  Tag(PDStructureElement element) {
    this.element = element;
  }

  PDStructureElement element() {
    return element;
  }
}
