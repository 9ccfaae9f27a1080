package org.hall24.queue.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.hall24.queue.Bench;
import org.hall24.queue.ChainCheck;
import org.hall24.queue.Urgency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

  @TempDir Path folder;

  @Test
  void an_item_goes_from_resident_to_cell_to_courier() {
    try (Bench bench = Bench.open(folder)) {
      String item = bench.accept("journey").key();
      bench.store().commitNow(Urgency.CUSTODY, tx -> {
        Custody.pass(tx, item, "resident", Optional.empty(), EventBody.of("session", "s-1"));
        long seq = Journal.append(tx, EventKind.CELL_CHANGED, "07", EventBody.of("custody", "holds"));
        Cells.put(tx, new CellRow("07", "holds", "idle", "closed", "in-service", Optional.of(item), "{}", seq));
        return Custody.pass(tx, item, "cell", Optional.of("07"), EventBody.of("intent", "i-1"));
      });
      bench.store().commitNow(Urgency.CUSTODY, tx -> Custody.pass(tx, item, "courier", Optional.empty(), EventBody.of("intent", "i-2")));
      assertThat(bench.store().<List<Holding>>read(q -> Custody.chain(q, item))).extracting(Holding::holder).containsExactly("resident", "cell", "courier");
      assertThat(bench.store().<List<Holding>>read(q -> Custody.heldBy(q, "courier"))).extracting(Holding::item).containsExactly(item);
      assertThat(bench.store().<List<Holding>>read(q -> Custody.heldBy(q, "cell"))).isEmpty();
      assertThat(bench.store().read(q -> Cells.get(q, "07")).orElseThrow().item()).contains(item);
      assertThat(new Journal(bench.store()).about(item)).extracting(JournalEntry::kind)
          .containsExactly("filing-accepted", "custody-passed", "custody-passed", "custody-passed");
      assertThat(new Journal(bench.store()).verify()).isInstanceOf(ChainCheck.Whole.class);
    }
  }

  @Test
  void unfinished_intents_are_found_after_a_restart() {
    try (Bench bench = Bench.open(folder)) {
      bench.store().commitNow(Urgency.DOOR, tx -> {
        long seq = Journal.append(tx, EventKind.OPEN_INTENDED, "i-1", EventBody.of("cell", "07"));
        Openings.put(tx, new OpeningRow("i-1", "07", "intended", "{}", seq));
        Receipts.put(tx, new ReceiptRow("r-1", "intended", "{}", Journal.append(tx, EventKind.RECEIPT_INTENDED, "r-1", EventBody.empty())));
        return seq;
      });
    }
    try (Bench bench = Bench.open(folder)) {
      assertThat(bench.store().<List<OpeningRow>>read(q -> Openings.in(q, "intended", "sent"))).extracting(OpeningRow::intent).containsExactly("i-1");
      bench.store().commitNow(Urgency.DOOR, tx -> {
        Openings.put(tx, new OpeningRow("i-1", "07", "opened", "{}", Journal.append(tx, EventKind.OPEN_OUTCOME, "i-1", EventBody.of("result", "opened"))));
        return true;
      });
      assertThat(bench.store().<List<OpeningRow>>read(q -> Openings.in(q, "intended", "sent"))).isEmpty();
      assertThat(bench.store().read(q -> Receipts.get(q, "r-1")).orElseThrow().state()).isEqualTo("intended");
    }
  }

  @Test
  void the_journal_takes_no_person() {
    for (String personal : new String[] {"王小芳", "110101199003070038", "11010119900307003X", "a 13800001111", "line\nbreak", "x".repeat(201)}) {
      assertThatThrownBy(() -> EventBody.of("who", personal))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageNotContaining(personal);
    }
    assertThat(EventBody.of("key", "019aa9b1-0f6c-7abc-8def-0123456789ab").and("n", 3).and("a", "\"q\"").json())
        .isEqualTo("{\"a\":\"\\\"q\\\"\",\"key\":\"019aa9b1-0f6c-7abc-8def-0123456789ab\",\"n\":3}");
  }

  @Test
  void a_row_changed_behind_the_stores_back_breaks_the_verification() throws Exception {
    try (Bench bench = Bench.open(folder)) {
      bench.store().commitNow(Urgency.REST, tx -> {
        Cells.put(tx, new CellRow("07", "holds", "idle", "closed", "in-service", Optional.empty(), "{}", 1));
        return tx.update("UPDATE cells SET custody='empty' WHERE cell='07'");
      });
      assertThat(new Journal(bench.store()).verify())
          .isEqualTo(new ChainCheck.Broken(0, "a row of cells is not the one that was written"));
    }
  }
}
