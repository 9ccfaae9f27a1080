package org.hall24.kiosk.binding;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hall24.kiosk.demo.people.DemoCards;
import org.hall24.queue.ChainCheck;
import org.hall24.queue.Look;
import org.hall24.queue.Queries;
import org.hall24.queue.StoreSettings;
import org.hall24.queue.journal.CellRow;
import org.hall24.queue.journal.Cells;
import org.hall24.queue.journal.Custody;
import org.hall24.queue.journal.Holding;
import org.hall24.queue.outbox.FilingView;
import org.hall24.queue.outbox.OutboxShelf;
import org.hall24.receipt.emulator.PrintedReceipt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * SIGKILL of the whole kiosk in a process of its own, with real drivers on pseudo-terminals, while a resident files and hands in
 * papers and a courier takes them: nothing is lost, filed twice, moved or printed by the restart.
 *
 * <p>The suite takes a sample, every kind of event at its most delicate side; {@code -Dhall24.kills=all} takes both moments of
 * every journal write (see {@link KillPoints}), some minutes' work.
 */
class KioskKillTest {
  private static final int AT_ONCE = 3;

  /** A moment of the night; after an arrow, a moment of the restart that is killed as well. */
  private static final List<String> SAMPLE =
      List.of(
          "before started#1",
          "after backend-state#1",
          "before face-consent#1",
          "after epoch-begun#1",
          "after filing-accepted#1 -> before delivered#1",
          "after open-intended#1",
          "before open-sent#1",
          "before open-replied#1",
          "before door-observed#1",
          "before custody-passed#1 -> after open-settled#1",
          "after receipt-intended#1 -> after receipt-result#1",
          "before receipt-result#1",
          "before delivered#2",
          "after open-outcome#2",
          "before custody-passed#3",
          "after round-closed#1");

  /** Events that are always written together with one of the sample. */
  private static final Set<String> IN_COMPANY = Set.of("store-created", "cell-changed", "queued", "open-settled");

  @TempDir Path root;

  private final DemoCards cards = new DemoCards();

  @Test
  void killed_at_any_write_of_the_night_the_kiosk_comes_back_whole_and_moves_nothing() throws Exception {
    Set<String> moments = wholeNight();
    assertThat(kinds(SAMPLE)).as("a kind of event no sample kills at").containsAll(kinds(moments));
    List<String> chosen = new ArrayList<>(SAMPLE);
    if (System.getProperty("hall24.kills", "").equals("all")) {
      moments.stream().filter(moment -> !SAMPLE.contains(moment)).forEach(chosen::add);
    }
    List<String> missed = new ArrayList<>();
    try (ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Future<Boolean>> nights = new ArrayList<>();
      for (String moment : chosen) {
        Path folder = Files.createDirectory(root.resolve("night-" + nights.size()));
        nights.add(workers.submit(() -> killedNight(folder, List.of(moment.split(" -> ", -1)))));
      }
      for (int i = 0; i < chosen.size(); i++) {
        if (!nights.get(i).get()) {
          missed.add(chosen.get(i));
        }
      }
    }
    System.out.printf("%d nights killed, %d moments of the night in all%n", chosen.size() - missed.size(), moments.size());
    assertThat(missed).as("moments that did not come again").isEmpty();
  }

  private static Set<String> kinds(Collection<String> moments) {
    Set<String> kinds = new TreeSet<>();
    for (String moment : moments) {
      for (String part : moment.split(" -> ", -1)) {
        kinds.add(part.replaceAll("^(before|after) |#.*$", ""));
      }
    }
    kinds.removeAll(IN_COMPANY);
    return kinds;
  }

  /** A night that nobody kills: the same judgement holds, and it tells which moments there are. */
  private Set<String> wholeNight() throws Exception {
    try (NightHall hall = new NightHall(Files.createDirectory(root.resolve("whole")), cards)) {
      assertThat(hall.night("")).isFalse();
      assertThat(hall.shown).hasSize(1);
      assertThat(hall.papers).isEqualTo("courier");
      assertThat(hall.cabinet.pulses()).isEqualTo(2);
      assertThat(hall.printer.tray()).hasSize(1);
      judge(hall, "a night without a kill");
      return new LinkedHashSet<>(hall.points);
    }
  }

  /** A night killed at the first moment, its restarts at the others, and a restart that nobody kills. */
  private boolean killedNight(Path folder, List<String> moments) throws Exception {
    try (NightHall hall = new NightHall(folder, cards)) {
      String at = "killed " + moments;
      boolean came = hall.night(moments.getFirst());
      long pulses = hall.cabinet.pulses();
      List<PrintedReceipt> receipts = hall.printer.tray();
      Optional<PrintedReceipt> hanging = hall.printer.hanging();
      for (String moment : moments.subList(1, moments.size())) {
        came &= hall.restart(moment);
      }
      hall.restart("");
      assertThat(hall.cabinet.pulses()).as(at + ": bolts over the restart").isEqualTo(pulses);
      assertThat(hall.printer.tray()).as(at + ": receipts over the restart").isEqualTo(receipts);
      assertThat(hall.printer.hanging()).as(at + ": paper over the restart").isEqualTo(hanging);
      judge(hall, at);
      return came;
    }
  }

  /** What holds at the end of every night, read from the store's file, the devices and the back office. */
  private static void judge(NightHall hall, String at) throws Exception {
    hall.counts().forEach(
        (device, counts) -> {
          for (String wrong : List.of("malformed", "overlapping", "forbidden", "overrun", "crashed")) {
            assertThat(counts.getOrDefault(wrong, 0L)).as("%s: %s %s", at, device, wrong).isZero();
          }
        });
    Look look = Look.at(StoreSettings.in(hall.state));
    assertThat(look).as(at).isInstanceOf(Look.Open.class);
    try (Look.LookingReader store = ((Look.Open) look).reader()) {
      assertThat(store.verify()).as(at + ": journal").isInstanceOf(ChainCheck.Whole.class);
      filings(hall, store, at);
      custody(hall, store, at);
      long intended = store.read(q -> events(q, "open-intended"));
      assertThat(hall.cabinet.pulses()).as(at + ": a pulse has an intent").isLessThanOrEqualTo(intended);
    }
  }

  private static void filings(NightHall hall, Look.LookingReader store, String at) throws Exception {
    OutboxShelf shelf = new OutboxShelf(store);
    List<FilingView> filings = shelf.filings(9);
    assertThat(shelf.counts()).as(at).returns(0L, OutboxShelf.Counts::pending).returns(0L, OutboxShelf.Counts::dead);
    assertThat(filings).as(at).hasSizeLessThanOrEqualTo(1).allMatch(f -> f.state().equals("delivered"));
    assertThat(filings.stream().map(FilingView::acceptanceNo)).as(at + ": numbers a person saw").containsAll(hall.shown);
    assertThat(store.<Long>read(q -> events(q, "filing-accepted"))).as(at).isEqualTo(filings.size());

    assertThat(hall.backend.counts()).as(at).containsEntry("twice", 0L);
    List<String> arrived = new ArrayList<>();
    for (JsonNode filing : hall.backend("filings")) {
      assertThat(filing.path("applied").asInt()).as(at + ": filing at the back office").isEqualTo(1);
      arrived.add(filing.path("acceptanceNo").asText());
    }
    assertThat(arrived).as(at).isEqualTo(filings.stream().map(FilingView::acceptanceNo).toList());
    List<String> handOvers = new ArrayList<>();
    for (JsonNode event : hall.backend("events")) {
      assertThat(event.path("applied").asInt()).as(at + ": event at the back office").isEqualTo(1);
      if (event.path("kind").asText().equals("custody")) {
        handOvers.add(event.path("body").path("to").asText());
      }
    }
    assertThat(handOvers).as(at).doesNotHaveDuplicates();

    for (FilingView filing : filings) {
      assertThat(hall.printer.tray().stream().filter(r -> r.text().replace(" ", "").contains(filing.acceptanceNo().replace(" ", ""))))
          .as(at + ": receipts of a number")
          .hasSizeLessThanOrEqualTo(1);
    }
  }

  /** What the store says of the papers is where they are, or it says that nobody knows. */
  private static void custody(NightHall hall, Look.LookingReader store, String at) {
    List<CellRow> cells = store.read(Cells::all);
    for (CellRow cell : cells) {
      boolean here = hall.papers.equals(cell.cell());
      switch (cell.custody()) {
        case "unknown" -> {}
        // A collection nobody confirmed leaves them on record here, so that the next round asks again.
        case "holds" -> assertThat(here || collecting(store, cell)).as("%s: cell %s holds", at, cell.cell()).isTrue();
        default -> assertThat(here).as("%s: cell %s is on record as %s", at, cell.cell(), cell.custody()).isFalse();
      }
    }
    for (FilingView filing : new OutboxShelf(store).filings(9)) {
      List<Holding> chain = store.read(q -> Custody.chain(q, filing.key()));
      switch (chain.isEmpty() ? "resident" : chain.getLast().holder()) {
        case "courier-1" -> assertThat(hall.papers).as(at).isEqualTo("courier");
        case "hall" -> assertThat(cells).as(at).anyMatch(c -> c.item().equals(Optional.of(filing.key())));
        default -> {
          if (!hall.papers.equals("resident")) {
            assertThat(cells).as(at).anyMatch(c -> c.cell().equals(hall.papers) && c.custody().equals("unknown"));
          }
        }
      }
    }
  }

  private static boolean collecting(Look.LookingReader store, CellRow cell) {
    return store.read(
        q ->
            q.count(
                    "SELECT count(*) AS n FROM journal WHERE kind = 'open-intended' AND json_extract(body, '$.cell') = ?"
                        + " AND json_extract(body, '$.purpose') = 'COLLECT'",
                    cell.cell())
                > 0);
  }

  private static long events(Queries queries, String kind) {
    return queries.count("SELECT count(*) AS n FROM journal WHERE kind = ?", kind);
  }
}
