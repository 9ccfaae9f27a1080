package org.hall24.queue.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hall24.queue.Bench;
import org.hall24.queue.LeapClock;
import org.hall24.queue.StoreSettings;
import org.hall24.queue.Urgency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxTest {

  @TempDir Path folder;
  @TempDir Path copies;

  @Test
  void numbers_follow_each_other_across_restarts() {
    LeapClock clock = new LeapClock();
    List<String> numbers = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      try (Bench bench = Bench.open(StoreSettings.in(folder).with(clock, clock))) {
        numbers.add(bench.accept("ref-" + i).acceptanceNo());
      }
    }
    assertThat(numbers).containsExactly("SJS 2611 2200 0016", "SJS 2611 2200 0024", "SJS 2611 2200 0032");
    assertThat(numbers).allMatch(AcceptanceNumber::plausible);
  }

  @Test
  void a_clock_set_back_gives_no_number_twice() {
    LeapClock clock = new LeapClock();
    try (Bench bench = Bench.open(StoreSettings.in(folder).with(clock, clock))) {
      List<String> numbers = new ArrayList<>();
      for (int days : new int[] {0, -1, 1, 0, -3652, 3652}) {
        clock.jump(Duration.ofDays(days));
        numbers.add(bench.accept("a" + numbers.size()).acceptanceNo());
      }
      assertThat(numbers).doesNotHaveDuplicates();
    }
  }

  @Test
  void a_filing_is_found_by_its_number_with_or_without_spaces_by_its_key_and_by_its_journey_without_walking_all_filings() {
    try (Bench bench = Bench.open(folder)) {
      OutboxShelf shelf = new OutboxShelf(bench.store());
      bench.accept("another");
      var accepted = bench.accept("journey-1");
      for (String word : List.of(accepted.acceptanceNo(), accepted.acceptanceNo().replace(" ", ""), accepted.key(), "journey-1")) {
        assertThat(shelf.filing(word)).as(word).map(FilingView::key).contains(accepted.key());
      }
      assertThat(shelf.filing("SJS 2611")).isEmpty();
      String plan =
          bench.store().read(
              q -> String.join("; ", q.list("EXPLAIN QUERY PLAN " + OutboxShelf.FILING, r -> r.text("detail"), "", "", "", "")));
      assertThat(plan).contains("MULTI-INDEX OR").doesNotContain("SCAN");
    }
  }

  @Test
  void a_number_typed_without_spaces_may_have_three_groups_or_four_and_letters_that_are_digits() {
    String longer = AcceptanceNumber.of("A77", LocalDate.of(2026, 11, 22), 123_456);
    assertThat(longer).matches("A77 2611 2200 0123 456\\d");
    assertThat(AcceptanceNumber.spellings(longer.replace(" ", ""))).contains(longer);
    assertThat(AcceptanceNumber.spellings("A77261122000016")).containsExactly("A77 2611 2200 0016");
    assertThat(AcceptanceNumber.spellings("no number")).containsExactly("no number");
  }

  @Test
  void the_same_journey_files_once() {
    try (Bench bench = Bench.open(folder)) {
      assertThat(bench.accept("journey-1")).isEqualTo(bench.accept("journey-1"));
      assertThat(new OutboxShelf(bench.store()).counts()).isEqualTo(new OutboxShelf.Counts(0, 1, 0));
    }
  }

  @Test
  void the_events_of_a_case_stand_behind_its_filing() {
    try (Bench bench = Bench.open(folder)) {
      var accepted = bench.accept("journey-1");
      bench.store().commitNow(Urgency.CUSTODY, tx -> bench.outbox().event(tx, custody(accepted.key())));
      List<OutboxEntry> items = new OutboxShelf(bench.store()).items(false, 10);
      assertThat(items).extracting(e -> e.row().kind()).containsExactly("filing", "custody");
      assertThat(items).extracting(e -> e.row().head()).containsExactly(true, false);
      assertThat(items).extracting(OutboxEntry::acceptanceNo).containsOnly(Optional.of(accepted.acceptanceNo()));
    }
  }

  @Test
  void what_was_queued_behind_another_while_the_clock_was_ten_years_ahead_goes_when_its_turn_comes() {
    LeapClock clock = new LeapClock();
    try (Bench bench = Bench.open(StoreSettings.in(folder).with(clock, clock))) {
      clock.jump(Duration.ofDays(3650));
      var accepted = bench.accept("journey-1");
      bench.store().commitNow(Urgency.CUSTODY, tx -> bench.outbox().event(tx, custody(accepted.key())));
      for (int i = 0; i < 2; i++) {
        bench.store().commitNow(Urgency.REST, tx -> bench.outbox().event(tx, rating()));
      }
      clock.jump(Duration.ofDays(-3650));
      Dispatch dispatch = new Dispatch(bench.store(), bench.sealer());
      dispatch.shift(-Duration.ofDays(3650).toMillis(), "wall-clock-set");
      for (int left = 4; left > 0; left--) {
        List<OutboxRow> due = dispatch.due(clock.millis(), true, 1);
        assertThat(due).as(left + " left").hasSize(1);
        dispatch.delivered(due.getFirst(), Optional.empty());
      }
      assertThat(dispatch.nothingWaits()).isTrue();
    }
  }

  @Test
  void what_is_sealed_opens_to_the_contracts_body_and_nowhere_else() {
    try (Bench bench = Bench.open(folder)) {
      var accepted = bench.accept("journey-1");
      Dispatch dispatch = new Dispatch(bench.store(), bench.sealer());
      OutboxRow row = dispatch.due(Long.MAX_VALUE, true, 1).getFirst();
      byte[] body = ((Sealer.Unsealed.Plain) dispatch.payload(row)).bytes();
      assertThat(new String(body, StandardCharsets.UTF_8))
          .contains("\"acceptanceNo\":\"" + accepted.acceptanceNo() + "\"")
          .contains("\"kiosk\":\"test-kiosk\"")
          .contains("\"clockUnsure\":false")
          .contains(Bench.NAME);
      byte[] sealed = bench.store().read(q -> q.first("SELECT sealed FROM payload", r -> r.bytes("sealed"))).orElseThrow();
      assertThat(bench.open(sealed, new Sealer.Binding("payload", row.key(), "filing", Optional.of("another-case"))))
          .isInstanceOf(Sealer.Unsealed.Unreadable.class);
      sealed[sealed.length - 1] ^= 1;
      assertThat(bench.open(sealed, new Sealer.Binding("payload", row.key(), "filing", row.caseKey())))
          .isInstanceOf(Sealer.Unsealed.Unreadable.class);
    }
  }

  @Test
  void nobody_can_read_a_person_in_any_file_of_the_folder_at_any_time() throws IOException {
    try (Bench bench = Bench.open(folder)) {
      for (int i = 0; i < 5; i++) {
        var accepted = bench.accept("journey-" + i);
        bench.store().commitNow(Urgency.CUSTODY, tx -> bench.outbox().event(tx, custody(accepted.key())));
      }
      // Waits for the file that a start makes behind its back: it gets its name only when it is whole.
      bench.store().renewReserve();
      no_person_in(folder, copies.resolve("open"));
    }
    no_person_in(folder, copies.resolve("closed"));
  }

  private static void no_person_in(Path folder, Path copy) throws IOException {
    Files.createDirectories(copy);
    List<Path> files;
    try (Stream<Path> paths = Files.walk(folder)) {
      files = paths.filter(Files::isRegularFile).toList();
    }
    assertThat(files).anyMatch(f -> f.endsWith("queue.db"));
    for (Path file : files) {
      // Read by another process: closing a descriptor of an open database in this one would drop its locks.
      byte[] bytes = bytes(file, copy);
      for (String word : List.of(Bench.NAME, Bench.NUMBER, Bench.ADDRESS, "13800001111")) {
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE, Charset.forName("GB18030"))) {
          assertThat(indexOf(bytes, word.getBytes(charset))).as(file.getFileName() + " " + charset).isEqualTo(-1);
        }
        byte[] base64 = Base64.getEncoder().encode(word.getBytes(StandardCharsets.UTF_8));
        assertThat(indexOf(bytes, java.util.Arrays.copyOf(base64, base64.length - 4))).isEqualTo(-1);
      }
    }
  }

  private static byte[] bytes(Path file, Path copy) throws IOException {
    Path target = copy.resolve(file.getFileName());
    Process cp = new ProcessBuilder("cp", file.toString(), target.toString()).start();
    try {
      assertThat(cp.waitFor()).isZero();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return Files.readAllBytes(target);
  }

  private static int indexOf(byte[] all, byte[] part) {
    for (int i = 0; i + part.length <= all.length; i++) {
      if (java.util.Arrays.equals(all, i, i + part.length, part, 0, part.length)) {
        return i;
      }
    }
    return -1;
  }

  private static OutgoingEvent rating() {
    return new OutgoingEvent(OutgoingEvent.Kind.RATING, Optional.empty(), Instant.parse("2026-11-22T14:45:00Z"), Map.of("stars", 5));
  }

  private static OutgoingEvent custody(String key) {
    return new OutgoingEvent(
        OutgoingEvent.Kind.CUSTODY,
        Optional.of(key),
        Instant.parse("2026-11-22T14:45:00Z"),
        Map.of("from", "resident", "to", "cell", "cell", "07", "depositor", Bench.NAME));
  }
}
