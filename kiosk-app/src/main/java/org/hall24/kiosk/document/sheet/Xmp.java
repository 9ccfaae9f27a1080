package org.hall24.kiosk.document.sheet;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.hall24.kiosk.document.PaperLanguage;

/**
 * The metadata packet: title, dates and language as in the dictionary; what the file claims to be (PDF/A-2u, ISO 19005-2;
 * PDF/UA-1, ISO 14289-1); and our own properties. PDF/A wants every schema it does not know described, PDF/UA's too.
 */
final class Xmp {
  /** Namespace of our properties. */
  static final String OURS = "http://hall24.org/ns/document/1.0/";

  private Xmp() {}

  /**
   * Writes the packet.
   *
   * @param seal text of the seal, or what holds its place
   */
  static byte[] packet(Description d, PaperLanguage language, String seal) {
    String time = d.madeAt().toOffsetDateTime().format(java.time.format.DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx", Locale.ROOT));
    String tag = language.locale().toLanguageTag();
    StringBuilder out = new StringBuilder(4096);
    out.append("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n");
    out.append("<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n");
    out.append("<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"");
    out.append(" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"");
    out.append(" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\" xmlns:hall24=\"").append(OURS).append("\">\n");
    out.append("<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">").append(escaped(d.title())).append("</rdf:li></rdf:Alt></dc:title>\n");
    out.append("<dc:language><rdf:Bag><rdf:li>").append(tag).append("</rdf:li></rdf:Bag></dc:language>\n");
    out.append("<pdf:Producer>Hall24</pdf:Producer>\n");
    property(out, "xmp:CreateDate", time);
    property(out, "xmp:ModifyDate", time);
    property(out, "pdfaid:part", "2");
    property(out, "pdfaid:conformance", "U");
    property(out, "pdfuaid:part", "1");
    property(out, "hall24:template", d.template());
    d.statement().ifPresent(s -> property(out, "hall24:statement", s));
    d.code().ifPresent(c -> property(out, "hall24:code", c));
    if (!seal.isEmpty()) {
      property(out, "hall24:seal", seal);
    }
    out.append("</rdf:Description>\n");
    schemas(out);
    out.append("</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>");
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void schemas(StringBuilder out) {
    out.append("<rdf:Description rdf:about=\"\" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\"");
    out.append(" xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n");
    out.append("<pdfaExtension:schemas><rdf:Bag>\n");
    schema(out, "PDF/UA identification", "http://www.aiim.org/pdfua/ns/id/", "pdfuaid", new String[][] {{"part", "Integer", "Part of ISO 14289 this file meets"}});
    schema(
        out,
        "Hall24 document",
        OURS,
        "hall24",
        new String[][] {
          {"template", "Text", "Template this document was made from"},
          {"statement", "Text", "Signed statement about the words of this document"},
          {"code", "Text", "Text of the printed code, where it is not the statement"},
          {"seal", "Text", "Signed digest of this file"}
        });
    out.append("</rdf:Bag></pdfaExtension:schemas>\n</rdf:Description>\n");
  }

  private static void schema(StringBuilder out, String name, String uri, String prefix, String[][] properties) {
    out.append("<rdf:li rdf:parseType=\"Resource\">");
    property(out, "pdfaSchema:schema", name);
    property(out, "pdfaSchema:namespaceURI", uri);
    property(out, "pdfaSchema:prefix", prefix);
    out.append("<pdfaSchema:property><rdf:Seq>\n");
    for (String[] p : properties) {
      out.append("<rdf:li rdf:parseType=\"Resource\">");
      property(out, "pdfaProperty:name", p[0]);
      property(out, "pdfaProperty:valueType", p[1]);
      property(out, "pdfaProperty:category", p[0].equals("part") ? "internal" : "external");
      property(out, "pdfaProperty:description", p[2]);
      out.append("</rdf:li>\n");
    }
    out.append("</rdf:Seq></pdfaSchema:property></rdf:li>\n");
  }

  private static void property(StringBuilder out, String name, String value) {
    out.append('<').append(name).append('>').append(escaped(value)).append("</").append(name).append(">\n");
  }

  /** Control characters have no place in XML 1.0; the rest is escaped. */
  private static String escaped(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                default -> out.appendCodePoint(c < ' ' || c >= 0xFFFE && c <= 0xFFFF || c >= 0xD800 && c <= 0xDFFF ? ' ' : c);
              }
            });
    return out.toString();
  }
}
