package org.hall24.kiosk.document;

import java.text.MessageFormat;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.hall24.kiosk.catalogue.PaperNames;
import org.hall24.receipt.Receipt;
import org.hall24.receipt.Receipt.Align;
import org.hall24.receipt.Receipt.Row;
import org.hall24.receipt.Receipt.Style;

/** What the receipt of a collection says: which papers left the cabinet, when and where. Nothing of the person. */
public final class CollectionReceipt {
  private static final Style TITLE = Style.PLAIN.at(Align.CENTRE).sized(2, 2).strong();
  private static final Style CENTRED = Style.PLAIN.at(Align.CENTRE);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  private CollectionReceipt() {}

  /**
   * A collection.
   *
   * @param acceptanceNo in groups, empty when nothing is known of the filing
   * @param papers their names in Chinese, empty when they are not known
   * @param at in the time of the place
   */
  public record Taken(
      String acceptanceNo, String serviceZh, String serviceEn, List<String> papers, String cell, ZonedDateTime at, Acceptance.Site site) {
    public Taken {
      papers = List.copyOf(papers);
    }
  }

  /** Writes the receipt; its id names the cell and the moment, so that one collection has one receipt. */
  public static Receipt of(Taken taken, PaperLanguage language) {
    ResourceBundle words =
        ResourceBundle.getBundle(
            "org.hall24.kiosk.document.words",
            language.locale(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    boolean chinese = language == PaperLanguage.ZH;
    Receipt.Builder receipt =
        Receipt.builder("C" + taken.cell() + "-" + taken.at().toEpochSecond())
            .text(chinese ? taken.site().nameZh() : taken.site().nameEn(), CENTRED)
            .space(14)
            .text(words.getString("collected.title"), TITLE)
            .space(14)
            .rule(true)
            .space(16);
    List<Row> rows = new ArrayList<>();
    if (!taken.acceptanceNo().isEmpty()) {
      rows.add(new Row(words.getString("number"), taken.acceptanceNo(), true));
    }
    if (!taken.serviceZh().isEmpty()) {
      rows.add(new Row(words.getString("service"), chinese ? taken.serviceZh() : taken.serviceEn(), false));
    }
    PaperNames names = PaperNames.shipped();
    for (String paper : taken.papers()) {
      rows.add(new Row(words.getString("collected.papers"), chinese ? paper : names.onEnglishPage(paper), true));
    }
    rows.add(new Row(words.getString("cell"), new MessageFormat(words.getString("cellValue"), language.locale()).format(new Object[] {taken.cell()}), false));
    rows.add(new Row(words.getString("collected.time"), TIME.format(taken.at()), false));
    rows.add(new Row(words.getString("machine"), taken.site().kiosk(), false));
    receipt.add(new Receipt.Table(rows));
    return receipt
        .space(10)
        .rule(false)
        .space(16)
        .text(words.getString("collected.note"), Style.PLAIN)
        .space(30)
        .cut();
  }
}
