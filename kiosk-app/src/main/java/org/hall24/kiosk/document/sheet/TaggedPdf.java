package org.hall24.kiosk.document.sheet;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.GregorianCalendar;
import java.util.List;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.color.PDOutputIntent;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;
import org.hall24.kiosk.document.PaperFonts;
import org.hall24.kiosk.document.PaperFonts.Weight;
import org.hall24.kiosk.document.PaperLanguage;

/**
 * A document of A4 sheets on which everything is tagged: text by what it is, ornaments as artefacts, so that a screen reader
 * finds the order a person sees. The finished file claims PDF/A-2u and PDF/UA-1.
 *
 * <p>The same calls give the same bytes. Not thread-safe; the faces are shared between documents.
 */
public final class TaggedPdf implements AutoCloseable {
  /** Height of a sheet in points (1/72 inch). */
  public static final float HEIGHT = PDRectangle.A4.getHeight();

  private static final String SRGB = "sRGB IEC61966-2.1";
  private static final byte[] PROFILE = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

  private final PDDocument document = new PDDocument();
  private final PaperLanguage language;
  private final Faces faces;
  private final TagTree tags = new TagTree();
  private final List<Sheet> sheets = new ArrayList<>();
  private final StringBuilder words = new StringBuilder();

  /** Writes documents in these fonts; the language is told to whoever reads them aloud. */
  public TaggedPdf(PaperFonts fonts, PaperLanguage language) {
    this.language = language;
    this.faces = new Faces(fonts);
  }

  public PaperLanguage language() {
    return language;
  }

  /** A new, empty sheet behind the others. */
  public Sheet sheet() {
    PDPage page = new PDPage(PDRectangle.A4);
    document.addPage(page);
    int number = tags.addPage();
    page.setStructParents(number);
    page.getCOSObject().setItem(COSName.getPDFName("Tabs"), COSName.S);
    COSDictionary resources = new COSDictionary();
    resources.setItem(COSName.FONT, faces.resources());
    page.setResources(new PDResources(resources));
    Sheet sheet = new Sheet(page, number, faces, tags, words);
    sheets.add(sheet);
    return sheet;
  }

  /** The root of all tags. */
  public Tag top() {
    return tags.top();
  }

  /** A tag below another: a standard structure type as H1, P, Table (ISO 32000-1, 14.8.4). */
  public Tag tag(Tag parent, String type) {
    return tags.child(parent, type);
  }

  /** A head of a table's row. */
  public Tag rowHead(Tag row) {
    Tag head = tags.child(row, "TH");
    TagTree.rowHead(head);
    return head;
  }

  /** Width of a text in points. */
  public float width(String text, Weight weight, float size) {
    return faces.width(Faces.printable(text), weight, size);
  }

  /** A text as lines no wider than {@code room} points. */
  public List<String> lines(String text, Weight weight, float size, float room) {
    return Lines.broken(Faces.printable(text), room, language.locale(), s -> faces.width(s, weight, size));
  }

  /** Every character drawn so far that is not white space, in the order of drawing. */
  public String words() {
    return words.toString();
  }

  /** Whether a character was drawn as a geta mark because no face has it. */
  public boolean charactersMissed() {
    return faces.missed();
  }

  /**
   * The finished file; nothing can be drawn afterwards.
   *
   * @param seal what stands where the seal of the file goes; empty for none
   */
  public byte[] save(Description description, String seal) throws IOException {
    for (Sheet sheet : sheets) {
      sheet.finish(document);
    }
    faces.finish(document);
    PDDocumentCatalog catalog = document.getDocumentCatalog();
    tags.finish(catalog);
    catalog.setLanguage(language.locale().toLanguageTag());
    PDViewerPreferences viewer = new PDViewerPreferences(catalog.getCOSObject());
    viewer.setDisplayDocTitle(true);
    catalog.setViewerPreferences(viewer);
    describe(description);
    PDMetadata metadata = new PDMetadata(document);
    metadata.importXMPMetadata(Xmp.packet(description, language, seal));
    metadata.getCOSObject().setItem(COSName.TYPE, COSName.METADATA);
    catalog.setMetadata(metadata);
    PDOutputIntent intent = new PDOutputIntent(document, new ByteArrayInputStream(PROFILE));
    intent.setInfo(SRGB);
    intent.setOutputCondition(SRGB);
    intent.setOutputConditionIdentifier(SRGB);
    intent.setRegistryName("http://www.color.org");
    catalog.addOutputIntent(intent);
    ByteArrayOutputStream out = new ByteArrayOutputStream(64 * 1024);
    document.save(out);
    return out.toByteArray();
  }

  private void describe(Description description) {
    // An id that hangs on nothing but what the file says.
    document.setDocumentId(31L * (description.title() + description.statement()).hashCode() + description.madeAt().toEpochSecond());
    PDDocumentInformation information = document.getDocumentInformation();
    information.setTitle(Faces.printable(description.title()));
    information.setProducer("Hall24");
    GregorianCalendar time = GregorianCalendar.from(description.madeAt());
    information.setCreationDate(time);
    information.setModificationDate(time);
  }

  @Override
  public void close() throws IOException {
    document.close();
  }
}
