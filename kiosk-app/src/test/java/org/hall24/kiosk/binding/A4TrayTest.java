package org.hall24.kiosk.binding;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import org.hall24.kiosk.journey.Screen.SheetNote;
import org.hall24.kiosk.print.A4Printers;
import org.hall24.kiosk.print.emulator.IppFaults;
import org.hall24.kiosk.print.emulator.IppPrinterEmulator;
import org.hall24.link.LeapTicker;
import org.hall24.queue.Opening;
import org.hall24.queue.Store;
import org.hall24.queue.StoreSettings;
import org.hall24.queue.journal.EventKind;
import org.hall24.queue.journal.Journal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class A4TrayTest {
  private static final byte[] PDF = "%PDF-1.7 a slip".getBytes(StandardCharsets.US_ASCII);

  private final LeapTicker ticker = LeapTicker.eager();
  private final Queue<Runnable> work = new ArrayDeque<>();
  private final List<SheetNote> notes = new ArrayList<>();
  private Store store;
  private IppPrinterEmulator paper;
  private A4Tray tray;

  @BeforeEach
  void open(@TempDir Path folder) throws Exception {
    store = ((Opening.Opened) Store.open(StoreSettings.in(folder))).store();
    paper = IppPrinterEmulator.on(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), ticker, Duration.ofSeconds(3));
    tray = new A4Tray(A4Printers.of(paper.uri().toString(), Map.of("stuck-s", "20"), ticker, new Random(24)), store, work::add);
  }

  @AfterEach
  void close() {
    paper.close();
    store.close();
  }

  private void workAll() {
    for (Runnable next = work.poll(); next != null; next = work.poll()) {
      next.run();
    }
  }

  private List<String> record() {
    return new Journal(store).after(0, 100).stream().filter(e -> e.kind().equals(EventKind.RECEIPT_RESULT.wire())).map(e -> e.ref() + " " + e.body()).toList();
  }

  @Test
  void a_slip_comes_out_and_the_record_says_on_what_evidence() {
    tray.put("acceptance-slip", "SJS261122240173", PDF, notes::add);
    workAll();
    assertThat(paper.printed()).containsExactly(PDF);
    assertThat(record()).singleElement().asString().contains("a4:SJS261122240173", "\"result\":\"printed\"", "\"evidence\":\"job-completed\"");
    assertThat(notes).contains(SheetNote.PRINTING).endsWith(SheetNote.PRINTED);
  }

  @ParameterizedTest
  @CsvSource({"paper-out,PAPER_OUT", "jam,JAM", "door-open,OPEN", "toner-out,NOT_PRINTED"})
  void a_printer_that_cannot_print_is_told_to_whoever_waits_for_the_sheet(String fault, SheetNote told) {
    paper.faults(IppFaults.named(fault));
    tray.put("acceptance-slip", "SJS261122240173", PDF, notes::add);
    workAll();
    assertThat(notes).containsExactly(told);
    assertThat(paper.received()).isZero();
  }

  @Test
  void paper_that_ends_in_mid_job_is_told_while_it_is_so_and_when_the_sheet_comes_out_that_is_told() {
    tray.put(
        "acceptance-slip", "SJS261122240173", PDF,
        note -> {
          if (notes.isEmpty()) {
            paper.faults(IppFaults.named("paper-out"));
          } else if (notes.getLast() != SheetNote.PAPER_OUT && note == SheetNote.PAPER_OUT) {
            paper.faults(IppFaults.named("ok"));
          }
          notes.add(note);
        });
    workAll();
    assertThat(notes).containsSubsequence(SheetNote.PRINTING, SheetNote.PAPER_OUT, SheetNote.PRINTING, SheetNote.PRINTED);
  }

  @Test
  void a_job_that_stands_still_without_a_reason_is_told() {
    paper.faults(IppFaults.named("stuck"));
    tray.put("acceptance-slip", "SJS261122240173", PDF, notes::add);
    workAll();
    assertThat(notes).endsWith(SheetNote.STUCK);
  }

  @Test
  void a_slip_that_had_not_begun_when_its_person_went_is_not_begun() {
    tray.put("acceptance-slip", "SJS261122240173", PDF, notes::add);
    tray.endSession();
    workAll();
    assertThat(paper.received()).isZero();
    assertThat(record()).singleElement().asString().contains("\"reason\":\"ended\"");
  }

  @Test
  void a_slip_that_waits_for_paper_is_withdrawn_and_the_next_person_gets_only_their_own() {
    paper.faults(IppFaults.named("stuck"));
    tray.put("acceptance-slip", "SJS261122240173", PDF, notes::add);
    workAll();
    assertThat(record()).singleElement().asString().contains("\"reason\":\"stuck\"", "\"withdrawn\":true");
    tray.endSession();
    paper.faults(IppFaults.named("ok"));
    byte[] next = "%PDF-1.7 the next".getBytes(StandardCharsets.US_ASCII);
    tray.put("acceptance-slip", "SJS261122240174", next, notes::add);
    workAll();
    assertThat(paper.printed()).containsExactly(next);
  }

  @Test
  void what_a_run_before_a_power_cut_left_at_the_printer_is_withdrawn_at_the_next_start() throws Exception {
    paper.faults(IppFaults.named("stuck"));
    paper.faults(f -> IppFaults.named("keeps-cancelled").apply(f));
    tray.put("acceptance-slip", "SJS261122240173", PDF, notes::add);
    workAll();
    assertThat(paper.waiting()).isEqualTo(1);
    paper.faults(f -> IppFaults.named("stuck").apply(IppFaults.none()));
    A4Tray again = new A4Tray(A4Printers.of(paper.uri().toString(), Map.of(), ticker, new Random(2)), store, work::add);
    again.begin();
    workAll();
    assertThat(paper.waiting()).isZero();
    assertThat(paper.printed()).isEmpty();
  }
}
