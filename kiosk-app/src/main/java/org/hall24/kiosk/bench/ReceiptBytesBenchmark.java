package org.hall24.kiosk.bench;

import java.util.ArrayList;
import java.util.List;
import org.hall24.kiosk.document.FontGlyphs;
import org.hall24.kiosk.document.PaperFonts;
import org.hall24.kiosk.document.PaperLanguage;
import org.hall24.receipt.PrinterProfile;
import org.hall24.receipt.Receipt;
import org.hall24.receipt.ReceiptLayout;

/** What a receipt costs on the line as text with islands of dots, beside the same sent as one picture. */
final class ReceiptBytesBenchmark implements Benchmark {
  /** A picture goes in bands of this many rows, each with a head of its own. */
  private static final int BAND_ROWS = 24;

  private static final int BAND_HEAD = 8;

  @Override
  public String name() {
    return "receipt-bytes";
  }

  @Override
  public String says() {
    return "bytes of a typical receipt, beside the same receipt sent as one raster";
  }

  @Override
  public List<Measure> measure(Bench bench) {
    PrinterProfile wide = PrinterProfile.generic80();
    PrinterProfile.Page page = wide.page();
    PrinterProfile narrow =
        wide.withPage(new PrinterProfile.Page(384, page.latinDots(), page.chineseDots(), page.unitsPerDot(), page.ownQr()));
    FontGlyphs glyphs = new FontGlyphs(new PaperFonts());
    List<Measure> measures = new ArrayList<>();
    for (PrinterProfile profile : List.of(wide, narrow)) {
      for (PaperLanguage language : PaperLanguage.values()) {
        Receipt receipt = TypicalReceipt.of("SJS 2611 2224 0173", language);
        ReceiptLayout.Sheet sheet = new ReceiptLayout(profile, glyphs).lay(receipt);
        int bytes = sheet.pieces().stream().mapToInt(piece -> piece.length).sum();
        int bands = (sheet.heightDots() + BAND_ROWS - 1) / BAND_ROWS;
        int raster = sheet.heightDots() * profile.widthDots() / 8 + bands * BAND_HEAD;
        String what = profile.widthDots() + " dots, " + language.tag();
        measures.add(Measure.of(what, bytes, "bytes"));
        measures.add(Measure.of(what + ", as one raster", raster, "bytes"));
        measures.add(Measure.of(what + " / raster", (double) bytes / raster, "ratio"));
      }
    }
    return measures;
  }
}
