package org.hall24.kiosk.document.sheet;

import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;

/** The tags of one document, and which marked content of which page belongs to each (ISO 32000-1, 14.7). */
final class TagTree {
  private static final COSName ATTRIBUTES = COSName.A;
  private static final COSName OWNER = COSName.O;

  private final PDStructureTreeRoot root = new PDStructureTreeRoot();
  private final PDStructureElement top = new PDStructureElement("Document", root);
  private final List<COSArray> parents = new ArrayList<>();

  TagTree() {
    root.appendKid(top);
  }

  Tag top() {
    return new Tag(top);
  }

  /** The number a page carries as its key in the parent tree. */
  int addPage() {
    parents.add(new COSArray());
    return parents.size() - 1;
  }

  Tag child(Tag parent, String type) {
    PDStructureElement element = new PDStructureElement(type, parent.element());
    parent.element().appendKid(element);
    switch (type) {
      case "TH" -> attribute(element, "Table", "Scope", "Column");
      case "L" -> attribute(element, "List", "ListNumbering", "Decimal");
      default -> {}
    }
    return new Tag(element);
  }

  /** A head of a row instead of a column. */
  static void rowHead(Tag head) {
    attribute(head.element(), "Table", "Scope", "Row");
  }

  private static void attribute(PDStructureElement element, String owner, String key, String value) {
    COSDictionary attribute = new COSDictionary();
    attribute.setName(OWNER, owner);
    attribute.setName(COSName.getPDFName(key), value);
    element.getCOSObject().setItem(ATTRIBUTES, attribute);
  }

  /** Gives the next piece of marked content of a page to a tag and tells its number. */
  int mark(Tag tag, PDPage page, int pageNumber) {
    COSArray of = parents.get(pageNumber);
    int id = of.size();
    of.add(tag.element().getCOSObject());
    PDStructureElement element = tag.element();
    if (element.getPage() == null) {
      element.setPage(page);
    }
    if (element.getPage() != null && element.getPage().getCOSObject() == page.getCOSObject()) {
      element.appendKid(id);
    } else {
      PDMarkedContentReference elsewhere = new PDMarkedContentReference();
      elsewhere.setPage(page);
      elsewhere.setMCID(id);
      element.appendKid(elsewhere);
    }
    return id;
  }

  /** Ties the tree to the document. */
  void finish(PDDocumentCatalog catalog) {
    COSArray numbers = new COSArray();
    for (int page = 0; page < parents.size(); page++) {
      numbers.add(COSInteger.get(page));
      numbers.add(parents.get(page));
    }
    COSDictionary tree = new COSDictionary();
    tree.setItem(COSName.getPDFName("Nums"), numbers);
    root.getCOSObject().setItem(COSName.getPDFName("ParentTree"), tree);
    root.setParentTreeNextKey(parents.size());
    PDMarkInfo marked = new PDMarkInfo();
    marked.setMarked(true);
    catalog.setMarkInfo(marked);
    catalog.setStructureTreeRoot(root);
  }
}
