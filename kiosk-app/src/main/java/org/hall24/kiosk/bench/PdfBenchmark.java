package org.hall24.kiosk.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hall24.kiosk.document.PaperFonts;
import org.hall24.kiosk.document.PaperLanguage;
import org.hall24.kiosk.document.StatementSigner;
import org.hall24.kiosk.document.template.Documents;
import org.hall24.kiosk.document.template.Rendering;
import org.hall24.kiosk.document.template.Templates;

/** Documents: the first one, warm ones, their size, and pages of a long one. */
final class PdfBenchmark implements Benchmark {
  private static final int WARM_UP = 150;
  private static final int ROUNDS = 200;
  private static final int ROWS = 1500;

  @Override
  public String name() {
    return "pdf";
  }

  @Override
  public String says() {
    return "documents on A4: cold, warm, size, pages a second; sealed, tagged, PDF/A-2u";
  }

  @Override
  public List<Measure> measure(Bench bench) {
    StatementSigner signer = signer();
    long start = System.nanoTime();
    Templates templates = Templates.shipped();
    JsonNode form = templates.example("application-form").orElseThrow();
    Documents documents = new Documents(templates, new PaperFonts(), signer);
    Rendering.Made first = made(documents, "application-form", form, PaperLanguage.ZH);
    double cold = (System.nanoTime() - start) / 1e6;
    List<Measure> measures = new ArrayList<>();
    measures.add(Measure.of("first form, faces and templates parsed", cold, "ms"));
    for (String name : List.of("application-form", "acceptance-slip")) {
      for (PaperLanguage language : PaperLanguage.values()) {
        JsonNode data = templates.example(name).orElseThrow();
        double[] ms = warm(documents, name, data, language);
        String what = name + " " + language.locale().toLanguageTag();
        measures.add(Measure.atMost(what + ", warm, median", ms[ms.length / 2], "ms", 20));
        measures.add(Measure.of(what + ", warm, worst of 20", ms[ms.length * 95 / 100], "ms"));
        measures.add(Measure.atMost(what + ", size", made(documents, name, data, language).pdf().length / 1024.0, "KB", 80));
      }
    }
    measures.add(Measure.of("first form again, bytes that differ", differing(first.pdf(), made(documents, "application-form", form, PaperLanguage.ZH).pdf()), "bytes"));
    ObjectNode manifest = templates.example("handover-manifest").orElseThrow().deepCopy();
    ArrayNode items = manifest.withArray("items");
    JsonNode one = items.get(0);
    for (int i = 0; i < ROWS; i++) {
      items.add(one.deepCopy());
    }
    long begun = System.nanoTime();
    Rendering.Made many = made(documents, "handover-manifest", manifest, PaperLanguage.ZH);
    double seconds = (System.nanoTime() - begun) / 1e9;
    measures.add(Measure.of("pages of a long manifest", many.pages(), "pages"));
    measures.add(Measure.of("pages a second in it", many.pages() / seconds, "pages/s"));
    return measures;
  }

  private static double[] warm(Documents documents, String name, JsonNode data, PaperLanguage language) {
    double[] ms = new double[ROUNDS];
    for (int round = -WARM_UP; round < ROUNDS; round++) {
      long start = System.nanoTime();
      Rendering.Made unused = made(documents, name, data, language);
      if (round >= 0) {
        ms[round] = (System.nanoTime() - start) / 1e6;
      }
    }
    Arrays.sort(ms);
    return ms;
  }

  private static Rendering.Made made(Documents documents, String name, JsonNode data, PaperLanguage language) {
    return (Rendering.Made) documents.render(name, data, language);
  }

  private static int differing(byte[] one, byte[] other) {
    int at = Arrays.mismatch(one, other);
    return at < 0 ? 0 : Math.max(one.length, other.length) - at;
  }

  private static StatementSigner signer() {
    try {
      return new StatementSigner(KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has Ed25519", e);
    }
  }
}
