package org.hall24.kiosk.document.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.fontbox.ttf.HeaderTable;
import org.apache.fontbox.ttf.HorizontalHeaderTable;
import org.apache.fontbox.ttf.OS2WindowsMetricsTable;
import org.apache.fontbox.ttf.TTFSubsetter;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * A face in one document: a Type 0 font over a TrueType subset (ISO 32000-1, 9.7) in which every character has a code of its
 * own, in the order of use. So two characters that share a glyph (日 and the radical ⽇) come back as they were, and nothing
 * is done for the sixty thousand glyphs that a document does not use, which is what takes a library's embedder its time.
 */
final class EmbeddedFace {
  private static final List<String> TABLES = List.of("head", "hhea", "loca", "maxp", "cvt ", "prep", "glyf", "hmtx", "fpgm", "gasp");
  private static final int CODES_A_BLOCK = 100;
  private static final int EM = 1000;

  private final Face face;
  private final COSDictionary font = new COSDictionary();
  private final Map<Integer, Integer> codes = new LinkedHashMap<>();

  EmbeddedFace(Face face) {
    this.face = face;
  }

  /** Filled in by {@link #finish}. */
  COSDictionary font() {
    return font;
  }

  /** The code of a character that the face has; 1 to 65,535. */
  int code(int codePoint) {
    return codes.computeIfAbsent(codePoint, c -> codes.size() + 1);
  }

  /** Embeds what was used. */
  void finish(PDDocument document) throws IOException {
    TrueTypeFont outlines = face.outlines();
    TTFSubsetter subsetter = new TTFSubsetter(outlines, TABLES);
    subsetter.addAll(codes.keySet());
    String name = tag() + "+" + outlines.getName();
    subsetter.setPrefix(tag() + "+");
    Map<Integer, Integer> glyphs = new HashMap<>();
    subsetter.getGIDMap().forEach((now, before) -> glyphs.put(before, now));
    ByteArrayOutputStream subset = new ByteArrayOutputStream(64 * 1024);
    subsetter.writeToStream(subset);

    COSStream file = stream(document, subset.toByteArray());
    file.setInt(COSName.LENGTH1, subset.size());
    COSDictionary cid = new COSDictionary();
    cid.setItem(COSName.TYPE, COSName.FONT);
    cid.setItem(COSName.SUBTYPE, COSName.CID_FONT_TYPE2);
    cid.setName(COSName.BASE_FONT, name);
    COSDictionary system = new COSDictionary();
    system.setString(COSName.REGISTRY, "Adobe");
    system.setString(COSName.ORDERING, "Identity");
    system.setInt(COSName.SUPPLEMENT, 0);
    cid.setItem(COSName.CIDSYSTEMINFO, system);
    cid.setItem(COSName.FONT_DESC, descriptor(outlines, name, file));
    cid.setInt(COSName.DW, EM);
    cid.setItem(COSName.W, widths());
    cid.setItem(COSName.CID_TO_GID_MAP, stream(document, glyphMap(glyphs)));

    font.setItem(COSName.TYPE, COSName.FONT);
    font.setItem(COSName.SUBTYPE, COSName.TYPE0);
    font.setName(COSName.BASE_FONT, name);
    font.setItem(COSName.ENCODING, COSName.IDENTITY_H);
    COSArray descendants = new COSArray();
    descendants.add(cid);
    font.setItem(COSName.DESCENDANT_FONTS, descendants);
    font.setItem(COSName.TO_UNICODE, stream(document, toUnicode().getBytes(StandardCharsets.US_ASCII)));
  }

  private COSArray widths() {
    COSArray each = new COSArray();
    codes.keySet().forEach(c -> each.add(COSInteger.get(Math.round(face.advance(face.glyph(c)) * EM))));
    COSArray widths = new COSArray();
    widths.add(COSInteger.ONE);
    widths.add(each);
    return widths;
  }

  private byte[] glyphMap(Map<Integer, Integer> glyphs) {
    byte[] map = new byte[2 * (codes.size() + 1)];
    codes.forEach(
        (character, code) -> {
          int glyph = glyphs.getOrDefault(face.glyph(character), 0);
          map[2 * code] = (byte) (glyph >> 8);
          map[2 * code + 1] = (byte) glyph;
        });
    return map;
  }

  /** ISO 32000-1, 9.10.3. */
  private String toUnicode() {
    StringBuilder map = new StringBuilder(256 + 20 * codes.size());
    map.append("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo\n<< /Registry (Adobe)\n/Ordering (UCS)\n");
    map.append("/Supplement 0\n>> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n");
    map.append("1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
    int left = codes.size();
    int inBlock = 0;
    for (Map.Entry<Integer, Integer> entry : codes.entrySet()) {
      if (inBlock == 0) {
        map.append(Math.min(left, CODES_A_BLOCK)).append(" beginbfchar\n");
      }
      map.append('<');
      hex(map, entry.getValue());
      map.append("> <");
      Character.toString(entry.getKey()).chars().forEach(unit -> hex(map, unit));
      map.append(">\n");
      left--;
      inBlock++;
      if (inBlock == CODES_A_BLOCK || left == 0) {
        map.append("endbfchar\n");
        inBlock = 0;
      }
    }
    return map.append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n").toString();
  }

  /** Four hexadecimal digits. */
  static void hex(StringBuilder out, int value) {
    for (int shift = 12; shift >= 0; shift -= 4) {
      out.append(Character.toUpperCase(Character.forDigit(value >> shift & 15, 16)));
    }
  }

  /** Six letters that hang on nothing but what is in the subset. */
  private String tag() {
    long hash = 0xcbf29ce484222325L;
    for (int character : codes.keySet()) {
      hash = (hash ^ character) * 0x100000001b3L;
    }
    StringBuilder tag = new StringBuilder(6);
    for (int i = 0; i < 6; i++) {
      tag.append((char) ('A' + (int) Long.remainderUnsigned(hash, 26)));
      hash = Long.divideUnsigned(hash, 26);
    }
    return tag.toString().toUpperCase(Locale.ROOT);
  }

  private static COSDictionary descriptor(TrueTypeFont outlines, String name, COSStream file) throws IOException {
    HeaderTable header = outlines.getHeader();
    HorizontalHeaderTable horizontal = outlines.getHorizontalHeader();
    OS2WindowsMetricsTable os2 = outlines.getOS2Windows();
    float scale = (float) EM / header.getUnitsPerEm();
    COSDictionary d = new COSDictionary();
    d.setItem(COSName.TYPE, COSName.FONT_DESC);
    d.setName(COSName.FONT_NAME, name);
    // Symbolic: the codes follow no alphabet.
    d.setInt(COSName.FLAGS, 4);
    COSArray box = new COSArray();
    for (int edge : new int[] {header.getXMin(), header.getYMin(), header.getXMax(), header.getYMax()}) {
      box.add(COSInteger.get(Math.round(edge * scale)));
    }
    d.setItem(COSName.FONT_BBOX, box);
    d.setFloat(COSName.ITALIC_ANGLE, 0);
    d.setInt(COSName.ASCENT, Math.round(horizontal.getAscender() * scale));
    d.setInt(COSName.DESCENT, Math.round(horizontal.getDescender() * scale));
    int capitals = os2 == null || os2.getVersion() < 2 ? horizontal.getAscender() : os2.getCapHeight();
    d.setInt(COSName.CAP_HEIGHT, Math.round(capitals * scale));
    d.setInt(COSName.STEM_V, Math.round((header.getXMax() - header.getXMin()) * scale * 0.13f));
    d.setItem(COSName.FONT_FILE2, file);
    return d;
  }

  private static COSStream stream(PDDocument document, byte[] bytes) throws IOException {
    COSStream stream = document.getDocument().createCOSStream();
    try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
      out.write(bytes);
    }
    return stream;
  }
}
