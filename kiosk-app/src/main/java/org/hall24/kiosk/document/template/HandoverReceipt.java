package org.hall24.kiosk.document.template;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hall24.kiosk.document.Acceptance;
import org.hall24.kiosk.document.template.HandoverManifest.Item;
import org.hall24.kiosk.document.template.HandoverManifest.Round;
import org.hall24.kiosk.document.template.HandoverManifest.State;
import org.hall24.receipt.Receipt;
import org.hall24.receipt.Receipt.Align;
import org.hall24.receipt.Receipt.Row;
import org.hall24.receipt.Receipt.Style;

/** The hand-over manifest on receipt paper, for machines without an A4 printer: the same facts, in Chinese as staff read it. */
public final class HandoverReceipt {
  private static final Style CENTRED = Style.PLAIN.at(Align.CENTRE);
  private static final Style TITLE = CENTRED.sized(2, 2).strong();
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  private HandoverReceipt() {}

  /** Writes it. Its id is the round's number: one round has one manifest. */
  public static Receipt of(Round round, Acceptance.Site site) {
    List<Item> taken = round.items().stream().filter(item -> item.state() == State.TAKEN).toList();
    int papers = taken.stream().mapToInt(item -> item.papers().size()).sum();
    Receipt.Builder receipt =
        Receipt.builder(HandoverManifest.number(round, site))
            .text(site.nameZh(), CENTRED)
            .space(14)
            .text("交接清单", TITLE)
            .space(14)
            .rule(true)
            .space(16)
            .table(
                new Row("清单号", HandoverManifest.number(round, site), false),
                new Row("快递员", round.courier(), false),
                new Row("时间", TIME.format(round.startedAt()) + " - " + CLOCK.format(round.closedAt()), false),
                new Row("取走", taken.size() + " 件，共 " + papers + " 份原件", true));
    for (Item item : round.items()) {
      receipt.space(10).rule(false).space(12).add(new Receipt.Table(rows(item)));
    }
    return receipt
        .space(10)
        .rule(true)
        .space(12)
        .table(new Row("日志封签", round.journalSeal(), false))
        .space(10)
        .text("接收人签名、日期：", Style.PLAIN)
        .space(90)
        .rule(false)
        .space(30)
        .cut();
  }

  private static List<Row> rows(Item item) {
    List<Row> rows = new ArrayList<>();
    rows.add(new Row(item.cell() + " 号", item.state().said() + item.takenAt().map(at -> " " + CLOCK.format(at)).orElse(""), true));
    if (!item.acceptanceNo().isEmpty()) {
      rows.add(new Row("受理号", item.acceptanceNo(), false));
    }
    if (!item.serviceZh().isEmpty()) {
      rows.add(new Row("事项", item.serviceZh(), false));
    }
    String label = "原件";
    for (String paper : item.papers()) {
      rows.add(new Row(label, paper, false));
      label = "";
    }
    return rows;
  }
}
