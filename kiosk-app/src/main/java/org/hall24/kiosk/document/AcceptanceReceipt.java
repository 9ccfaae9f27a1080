package org.hall24.kiosk.document;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hall24.receipt.Receipt;
import org.hall24.receipt.Receipt.Align;
import org.hall24.receipt.Receipt.Row;
import org.hall24.receipt.Receipt.Style;

/** What the acceptance receipt says, on 80 or 58 mm paper. */
public final class AcceptanceReceipt {
  private static final Style TITLE = Style.PLAIN.at(Align.CENTRE).sized(2, 2).strong();
  private static final Pattern BEFORE_MEASURE = Pattern.compile("(\\d) (?=[年月日号个小天])");
  private static final Pattern AFTER_MEASURE = Pattern.compile("([年月]) (?=\\d)");
  private static final Style CENTRED = Style.PLAIN.at(Align.CENTRE);

  private AcceptanceReceipt() {}

  /**
   * Writes the receipt. Its id is the acceptance number, so one filing has one receipt.
   *
   * @param code the signed statement, from {@link StatementSigner#sign}
   */
  public static Receipt of(Acceptance acceptance, PaperLanguage language, String code) {
    AcceptanceWords words = new AcceptanceWords(acceptance, language);
    Receipt.Builder receipt =
        Receipt.builder(acceptance.acceptanceNo().replace(" ", ""))
            .text(close(words.site()), CENTRED)
            .space(14)
            .text(words.of("title"), TITLE)
            .space(14)
            .rule(true)
            .space(22)
            .text(words.of("number"), CENTRED)
            .space(4)
            .text(acceptance.acceptanceNo(), TITLE)
            .space(16)
            .rule(false)
            .space(16);
    receipt.add(new Receipt.Table(facts(words)));
    if (acceptance.handedOver().isPresent()) {
      receipt.space(10).rule(false).space(16).add(new Receipt.Table(handed(words)));
    }
    receipt.space(10).rule(false).space(16).text(words.of("next"), Style.PLAIN.strong()).space(6);
    receipt.add(new Receipt.Table(steps(words)));
    words
        .offlineNote()
        .ifPresent(note -> receipt.space(10).rule(false).space(16).text(close(note), Style.PLAIN));
    return receipt
        .space(10)
        .qr(code, 6)
        .space(2)
        .text(words.of("proof"), CENTRED)
        .text(words.of("keep"), CENTRED)
        .space(30)
        .cut();
  }

  /** A ROM's space is half a character wide: between a number and its Chinese measure that tears them apart. */
  private static String close(String text) {
    return BEFORE_MEASURE.matcher(AFTER_MEASURE.matcher(text).replaceAll("$1")).replaceAll("$1");
  }

  private static List<Row> facts(AcceptanceWords words) {
    return Stream.concat(words.facts().stream(), Stream.of(words.machine()))
        .map(fact -> new Row(fact.label(), close(fact.value()), false))
        .toList();
  }

  private static List<Row> handed(AcceptanceWords words) {
    List<Row> rows = new ArrayList<>();
    words.cell().ifPresent(cell -> rows.add(new Row(words.of("cell"), close(cell), true)));
    String label = words.of("handed");
    for (String paper : words.papers()) {
      // An English name stands above the Chinese one: on one line the paper's edge would cut the latter in two.
      for (String name : paper.split(" · ", 2)) {
        rows.add(new Row(label, name, true));
        label = "";
      }
    }
    return rows;
  }

  private static List<Row> steps(AcceptanceWords words) {
    List<Row> rows = new ArrayList<>();
    for (String step : words.next("progress")) {
      rows.add(new Row(Integer.toString(rows.size() + 1), close(step), false));
    }
    return rows;
  }
}
