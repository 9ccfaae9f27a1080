package org.hall24.kiosk.document.template;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hall24.kiosk.document.Acceptance;

/** A courier's round as data of the template {@code handover-manifest}. */
public final class HandoverManifest {
  /** The template's name. */
  public static final String TEMPLATE = "handover-manifest";

  private static final DateTimeFormatter NUMBER = DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss", Locale.ROOT);

  private HandoverManifest() {}

  /** What became of a cell's papers. */
  public enum State {
    TAKEN("ready", "已取走", "Taken"),
    MISSING("failed", "缺件，已报", "Missing; reported"),
    LEFT("absent", "未取", "Left");

    private final String sign;
    private final String zh;
    private final String en;

    State(String sign, String zh, String en) {
      this.sign = sign;
      this.zh = zh;
      this.en = en;
    }

    /** In Chinese. */
    String said() {
      return zh;
    }
  }

  /**
   * A cell of the round.
   *
   * @param papers by the names that stand on them
   */
  public record Item(
      String cell,
      String acceptanceNo,
      String serviceZh,
      String serviceEn,
      List<String> papers,
      ZonedDateTime depositedAt,
      Optional<ZonedDateTime> takenAt,
      State state) {
    public Item {
      papers = List.copyOf(papers);
    }

    /** With what became of it. */
    public Item settled(State now, Optional<ZonedDateTime> at) {
      return new Item(cell, acceptanceNo, serviceZh, serviceEn, papers, depositedAt, at, now);
    }
  }

  /**
   * A round that is over.
   *
   * @param courier the member of staff, by an id that says nothing personal
   * @param journalSeal position and hash of the journal's entry that closed it
   */
  public record Round(String courier, ZonedDateTime startedAt, ZonedDateTime closedAt, String journalSeal, List<Item> items) {
    public Round {
      items = List.copyOf(items);
    }
  }

  /** By which a round is known: the machine and the second of its end. */
  public static String number(Round round, Acceptance.Site site) {
    return site.kiosk() + "-R" + NUMBER.format(round.closedAt());
  }

  /** The data. */
  public static ObjectNode data(Round round, Acceptance.Site site) {
    List<Item> taken = round.items().stream().filter(i -> i.state() == State.TAKEN).toList();
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    data.put("round", number(round, site));
    data.put("courier", round.courier());
    data.put("startedAt", AcceptanceSlip.time(round.startedAt()));
    data.put("closedAt", AcceptanceSlip.time(round.closedAt()));
    data.set("site", AcceptanceSlip.site(site));
    data.put("journalSeal", round.journalSeal());
    data.put("taken", taken.size());
    data.put("papers", taken.stream().mapToInt(i -> i.papers().size()).sum());
    data.put("missing", (int) round.items().stream().filter(i -> i.state() == State.MISSING).count());
    ArrayNode items = data.putArray("items");
    round.items().forEach(item -> items.add(data(item)));
    return data;
  }

  private static ObjectNode data(Item item) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("cell", item.cell());
    node.put("acceptanceNo", item.acceptanceNo().isEmpty() ? "-" : item.acceptanceNo());
    node.set("service", item.serviceZh().isEmpty() ? AcceptanceSlip.words("不详", "Not on record") : AcceptanceSlip.words(item.serviceZh(), item.serviceEn()));
    node.set("papers", AcceptanceSlip.papers(item.papers()));
    node.put("depositedAt", AcceptanceSlip.time(item.depositedAt()));
    item.takenAt().ifPresent(at -> node.put("takenAt", AcceptanceSlip.time(at)));
    node.put("state", item.state().sign);
    node.set("said", AcceptanceSlip.words(item.state().zh, item.state().en));
    return node;
  }
}
