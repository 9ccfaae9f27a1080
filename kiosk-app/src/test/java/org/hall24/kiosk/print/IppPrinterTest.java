package org.hall24.kiosk.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.hall24.kiosk.print.PrintOutcome.Evidence;
import org.hall24.kiosk.print.PrinterStanding.Condition;
import org.hall24.kiosk.print.emulator.IppFaults;
import org.hall24.kiosk.print.emulator.IppPrinterEmulator;
import org.hall24.link.LeapTicker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The printer of the A4 documents against one that plays every fault; both live in time that leaps. */
class IppPrinterTest {
  private static final byte[] PDF = "%PDF-1.7 a page".getBytes(StandardCharsets.US_ASCII);

  private static final Duration LIMIT = Duration.ofMinutes(10);

  private final LeapTicker ticker = LeapTicker.eager();
  private final List<Condition> seen = new ArrayList<>();
  private IppPrinterEmulator paper;
  private IppPrinter printer;

  @BeforeEach
  void plugIn() throws IOException {
    paper = IppPrinterEmulator.on(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), ticker, Duration.ofSeconds(4));
    HttpIppExchange http = new HttpIppExchange(paper.uri(), Duration.ofSeconds(20), Duration.ofSeconds(20));
    printer = new IppPrinter(paper.uri(), http, IppSettings.defaults(), ticker, new Random(24));
  }

  @AfterEach
  void every_request_was_as_the_standard_wants_it() {
    assertThat(paper.malformed()).isEmpty();
    paper.close();
  }

  private PrintOutcome print() throws InterruptedException {
    return printer.print("slip", PDF, 1, LIMIT, standing -> seen.add(standing.condition()));
  }

  /** Sets a fault as soon as the job runs, and perhaps mends it when the printer has told of it. */
  private PrintOutcome print(String fault, boolean mended) throws InterruptedException {
    boolean[] done = new boolean[2];
    return printer.print(
        "slip",
        PDF,
        1, LIMIT,
        standing -> {
          seen.add(standing.condition());
          if (!done[0]) {
            done[0] = true;
            paper.faults(IppFaults.named(fault));
          } else if (mended && !done[1]) {
            done[1] = true;
            paper.faults(IppFaults.named("ok"));
          }
        });
  }

  @Test
  void a_document_is_printed_when_the_printer_says_that_its_job_is_completed() throws Exception {
    assertThat(print()).isEqualTo(new PrintOutcome.Printed(Evidence.JOB_COMPLETED));
    assertThat(paper.printed()).containsExactly(PDF);
  }

  @ParameterizedTest
  @CsvSource({"paper-out,PAPER_OUT", "jam,JAM", "door-open,COVER_OPEN", "toner-out,TONER_OUT"})
  void nothing_is_sent_to_a_printer_that_cannot_print(String fault, Condition condition) throws Exception {
    paper.faults(IppFaults.named(fault));
    assertThat(print()).isInstanceOfSatisfying(PrintOutcome.NotReady.class, not -> assertThat(not.standing().condition()).isEqualTo(condition));
    assertThat(paper.received()).isZero();
  }

  @Test
  void who_has_no_time_left_sends_nothing_and_who_has_little_waits_no_longer_than_that() throws Exception {
    long[] left = {0};
    HttpIppExchange counted = new HttpIppExchange(paper.uri(), Duration.ofSeconds(20), Duration.ofDays(1), () -> left[0]);
    IppPrinter hurried = new IppPrinter(paper.uri(), counted, IppSettings.defaults(), ticker, new Random(24));
    assertThat(hurried.print("slip", PDF, 1, LIMIT, standing -> {})).isEqualTo(new PrintOutcome.Unreachable());
    // Takes the connection and never answers: the silence that is allowed would be a day.
    try (java.net.ServerSocket deaf = new java.net.ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      URI there = URI.create("ipp://127.0.0.1:" + deaf.getLocalPort() + "/ipp");
      left[0] = Duration.ofMillis(50).toNanos();
      HttpIppExchange brief = new HttpIppExchange(there, Duration.ofSeconds(20), Duration.ofDays(1), () -> left[0]);
      assertThat(new IppPrinter(there, brief, IppSettings.defaults(), ticker, new Random(24)).look().condition()).isEqualTo(Condition.UNREACHABLE);
    }
    assertThat(paper.received()).isZero();
  }

  @Test
  void little_paper_is_told_and_no_hindrance() throws Exception {
    paper.faults(IppFaults.named("paper-low"));
    assertThat(printer.look().paper()).isEqualTo(PrinterStanding.Paper.NEAR_END);
    assertThat(print()).isInstanceOf(PrintOutcome.Printed.class);
  }

  @ParameterizedTest
  @CsvSource({"paper-out,PAPER_OUT", "jam,JAM", "door-open,COVER_OPEN"})
  void a_trouble_in_mid_job_is_seen_and_once_it_is_mended_the_document_comes_out_once(String fault, Condition condition) throws Exception {
    assertThat(print(fault, true)).isEqualTo(new PrintOutcome.Printed(Evidence.JOB_COMPLETED));
    assertThat(seen).contains(condition);
    assertThat(paper.printed()).hasSize(1);
    assertThat(paper.received()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"paper-out,paper-out", "jam,jam", "stuck,stuck"})
  void a_job_that_never_ends_is_withdrawn_and_does_not_come_out_later(String fault, String reason) throws Exception {
    assertThat(print(fault, false)).isEqualTo(new PrintOutcome.Failed(reason, true));
    paper.faults(IppFaults.named("ok"));
    ticker.leap(Duration.ofMinutes(5));
    assertThat(paper.waiting()).isZero();
    assertThat(paper.printed()).isEmpty();
  }

  @Test
  void a_page_counted_while_the_paper_is_out_is_not_taken_for_a_printed_page() throws Exception {
    paper.faults(IppFaults.named("counts-early"));
    assertThat(print("paper-out", false)).isEqualTo(new PrintOutcome.Failed("paper-out", true));
  }

  @Test
  void behind_a_queue_that_only_hands_bytes_over_the_evidence_is_the_weaker_one() throws Exception {
    paper.faults(IppFaults.named("blind"));
    assertThat(print()).isEqualTo(new PrintOutcome.Printed(Evidence.HANDED_OVER));
  }

  @Test
  void an_aborted_job_is_told_as_such() throws Exception {
    paper.faults(IppFaults.named("abort"));
    assertThat(print()).isEqualTo(new PrintOutcome.Failed("aborted", true));
  }

  @Test
  void when_the_answer_to_the_document_is_lost_its_job_is_found_and_the_document_is_not_sent_again() throws Exception {
    paper.faults(IppFaults.named("lose-answer"));
    assertThat(print()).isEqualTo(new PrintOutcome.Printed(Evidence.JOB_COMPLETED));
    assertThat(paper.received()).isEqualTo(1);
  }

  @Test
  void nobody_there_is_told_and_nothing_waits() throws Exception {
    paper.faults(IppFaults.named("mute"));
    assertThat(print()).isEqualTo(new PrintOutcome.Unreachable());
    assertThat(paper.received()).isZero();
  }

  @Test
  void when_the_person_goes_a_job_in_trouble_is_withdrawn_at_once() throws Exception {
    PrintOutcome outcome =
        printer.print(
            "slip",
            PDF,
            1, LIMIT,
            standing -> {
              paper.faults(IppFaults.named("paper-out"));
              if (standing.condition() == Condition.PAPER_OUT) {
                printer.endSession();
              }
            });
    assertThat(outcome).isEqualTo(new PrintOutcome.Failed("paper-out", true));
    assertThat(paper.waiting()).isZero();
  }

  @Test
  void when_the_person_goes_a_job_that_runs_well_may_finish() throws Exception {
    assertThat(printer.print("slip", PDF, 1, LIMIT, standing -> printer.endSession())).isInstanceOf(PrintOutcome.Printed.class);
  }

  @Test
  void a_withdrawal_that_is_not_confirmed_is_remembered_and_swept_later() throws Exception {
    paper.faults(IppFaults.named("keeps-cancelled"));
    assertThat(print("stuck", false)).isEqualTo(new PrintOutcome.Failed("stuck", false));
    assertThat(printer.sweep()).isFalse();
    paper.faults(f -> IppFaults.named("stuck").apply(IppFaults.none()));
    assertThat(printer.sweep()).isTrue();
    assertThat(paper.waiting()).isZero();
  }

  @Test
  void addresses_become_those_of_HTTP() {
    assertThat(HttpIppExchange.http(URI.create("ipp://hall-printer/ipp/print"))).hasToString("http://hall-printer:631/ipp/print");
    assertThat(HttpIppExchange.http(URI.create("ipps://10.0.0.7:8443/ipp"))).hasToString("https://10.0.0.7:8443/ipp");
  }
}
