package org.hall24.queue.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hall24.queue.Bench;
import org.hall24.queue.ChainCheck;
import org.hall24.queue.LeapClock;
import org.hall24.queue.StorePolicies;
import org.hall24.queue.StoreSettings;
import org.hall24.queue.Urgency;
import org.hall24.queue.journal.Views;
import org.hall24.queue.seal.Sm2Envelope;
import org.hall24.queue.seal.Suite;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShredderTest {

  private static final Duration FOUR_DAYS = Duration.ofDays(4);

  @TempDir Path root;
  private Path folder = Path.of("");
  private final LeapClock clock = new LeapClock();

  @BeforeEach
  void a_folder_of_its_own() {
    folder = root.resolve("state");
  }

  private Bench bench() {
    return bench(StorePolicies.DEFAULTS);
  }

  private Bench bench(StorePolicies policies) {
    return Bench.open(StoreSettings.in(folder).with(clock, clock).with(policies));
  }

  private static Shredder shredder(Bench bench) {
    return new Shredder(bench.store(), (CaseSealer) bench.sealer());
  }

  private static void deliver(Bench bench) {
    Dispatch dispatch = new Dispatch(bench.store(), bench.sealer());
    dispatch.delivered(dispatch.due(Long.MAX_VALUE, true, 1).getFirst(), Optional.of("BE-1"));
  }

  private static byte[] sealed(Bench bench, String key) {
    return bench.store().read(q -> q.first("SELECT sealed FROM payload WHERE key = ?", r -> r.bytes("sealed"), key)).orElseThrow();
  }

  private static Sealer.Unsealed opened(Bench bench, byte[] sealed, String key) {
    return bench.open(sealed, new Sealer.Binding("payload", key, "filing", Optional.of(key)));
  }

  private static OutgoingEvent custody(Bench bench, String key) {
    return new OutgoingEvent(OutgoingEvent.Kind.CUSTODY, Optional.of(key), bench.clock().instant(), Map.of("to", "resident"));
  }

  private List<String> slots() throws IOException {
    try (Stream<Path> entries = Files.list(folder.resolve("keys"))) {
      return entries.map(p -> p.getFileName().toString()).filter(n -> n.endsWith(".slot")).sorted().toList();
    }
  }

  @Test
  void after_receipt_and_time_the_case_can_be_read_by_nobody_and_its_epochs_key_is_gone() throws IOException {
    try (Bench bench = bench()) {
      String key = bench.accept("journey-1").key();
      byte[] sealed = sealed(bench, key);
      Path slot = folder.resolve("keys").resolve(slots().getFirst());
      byte[] wrapped = Files.readAllBytes(slot);
      deliver(bench);
      assertThat(shredder(bench).run(true)).isEqualTo(new Shredder.Shredded(0, 0, 0));
      assertThat(opened(bench, sealed, key)).isInstanceOf(Sealer.Unsealed.Plain.class);
      clock.pass(FOUR_DAYS);
      assertThat(shredder(bench).run(true)).isEqualTo(new Shredder.Shredded(1, 1, 0));
      assertThat(opened(bench, sealed, key)).isInstanceOf(Sealer.Unsealed.Unreadable.class);
      assertThat(slots()).isEmpty();
      assertThat(bench.store().<List<String>>read(q -> q.list("SELECT kind FROM journal", r -> r.text("kind"))))
          .containsSubsequence("filing-accepted", "epoch-begun", "delivered", "cases-shredded", "epoch-destroyed");
      // The wrapped key is in no file of the folder either: neither in the database nor in its log.
      no_file_holds(java.util.Arrays.copyOfRange(wrapped, 12, 60));
      assertThat(Views.differences(bench.store())).isEmpty();
      assertThat(bench.store().verify()).isInstanceOf(ChainCheck.Whole.class);
      // A new day begins a new epoch, with a number that was never used.
      bench.accept("journey-2");
      assertThat(slots()).containsExactly("epoch-000002.slot");
    }
  }

  private void no_file_holds(byte[] secret) throws IOException {
    Path copy = Files.createDirectories(folder.resolveSibling("copy"));
    List<Path> files;
    try (Stream<Path> paths = Files.walk(folder)) {
      files = paths.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      Process cp = new ProcessBuilder("cp", file.toString(), copy.resolve("one").toString()).start();
      try {
        cp.waitFor();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
      String text = new String(Files.readAllBytes(copy.resolve("one")), StandardCharsets.ISO_8859_1);
      assertThat(text.contains(new String(secret, StandardCharsets.ISO_8859_1))).as(file.toString()).isFalse();
    }
  }

  @Test
  void what_is_not_delivered_is_never_shredded_and_moves_to_a_young_epoch() throws IOException {
    try (Bench bench = bench()) {
      String waits = bench.accept("journey-1").key();
      String dead = bench.accept("journey-2").key();
      Dispatch dispatch = new Dispatch(bench.store(), bench.sealer());
      dispatch.shelve(new OutboxShelf(bench.store()).items(false, 9).get(1).row(), "unknown-service");
      byte[] wrapped = Files.readAllBytes(folder.resolve("keys").resolve("epoch-000001.slot"));
      clock.pass(Duration.ofDays(400));
      assertThat(shredder(bench).run(true)).isEqualTo(new Shredder.Shredded(0, 1, 2));
      assertThat(slots()).containsExactly("epoch-000002.slot");
      assertThat(wrapped).isNotEmpty();
      for (String key : List.of(waits, dead)) {
        assertThat(opened(bench, sealed(bench, key), key)).isInstanceOf(Sealer.Unsealed.Plain.class);
      }
    }
  }

  @Test
  void with_a_clock_that_may_be_wrong_nothing_is_shredded() throws IOException {
    try (Bench bench = bench()) {
      String key = bench.accept("journey-1").key();
      byte[] sealed = sealed(bench, key);
      deliver(bench);
      clock.jump(Duration.ofDays(3650));
      assertThat(shredder(bench).run(false)).isEqualTo(new Shredder.Shredded(0, 0, 0));
      assertThat(opened(bench, sealed, key)).isInstanceOf(Sealer.Unsealed.Plain.class);
      assertThat(slots()).hasSize(1);
    }
  }

  @Test
  void an_event_that_comes_after_the_receipt_keeps_the_case_readable_until_it_arrived() {
    try (Bench bench = bench()) {
      String key = bench.accept("journey-1").key();
      deliver(bench);
      clock.pass(Duration.ofDays(2));
      bench.store().commitNow(Urgency.CUSTODY, tx -> bench.outbox().event(tx, custody(bench, key)));
      clock.pass(FOUR_DAYS);
      assertThat(shredder(bench).run(true).cases()).isZero();
      OutboxRow row = new OutboxShelf(bench.store()).items(false, 9).getFirst().row();
      assertThat(new Dispatch(bench.store(), bench.sealer()).payload(row)).isInstanceOf(Sealer.Unsealed.Plain.class);
      deliver(bench);
      clock.pass(FOUR_DAYS);
      assertThat(shredder(bench).run(true).cases()).isEqualTo(1);
      // Long after, a paper of the case moves again: it is sealed under a new key.
      bench.store().commitNow(Urgency.CUSTODY, tx -> bench.outbox().event(tx, custody(bench, key)));
      row = new OutboxShelf(bench.store()).items(false, 9).getFirst().row();
      assertThat(new Dispatch(bench.store(), bench.sealer()).payload(row)).isInstanceOf(Sealer.Unsealed.Plain.class);
    }
  }

  @Test
  void an_epoch_takes_so_many_cases_and_each_opens_with_its_own() throws Exception {
    try (Bench bench = bench(StorePolicies.DEFAULTS.withEpochs(2, Duration.ofDays(1)).with(Suite.SHANG_MI))) {
      List<String> keys = Stream.of("a", "b", "c", "d", "e").map(ref -> bench.accept(ref).key()).toList();
      assertThat(slots()).hasSize(3);
      for (String key : keys) {
        assertThat(sealed(bench, key)).startsWith('H', 'S', 2, 2);
        assertThat(opened(bench, sealed(bench, key), key)).isInstanceOf(Sealer.Unsealed.Plain.class);
      }
    }
    // The house changes its suite: what was sealed before still opens.
    try (Bench bench = bench(StorePolicies.DEFAULTS)) {
      String key = bench.accept("f").key();
      assertThat(sealed(bench, key)).startsWith('H', 'S', 2, 1);
      for (OutboxEntry entry : new OutboxShelf(bench.store()).items(false, 9)) {
        assertThat(new Dispatch(bench.store(), bench.sealer()).payload(entry.row())).isInstanceOf(Sealer.Unsealed.Plain.class);
      }
    }
  }

  @Test
  void a_copy_of_the_folder_without_its_keys_opens_nothing_but_the_citys_envelope_does() throws Exception {
    byte[] city = new byte[32];
    new SecureRandom().nextBytes(city);
    theCityReads(city, StorePolicies.DEFAULTS.withRecoveryKey(Recovery.publicKey(city)));
  }

  @Test
  void a_city_of_the_sm_suite_opens_its_own_envelope() throws Exception {
    byte[] city = new byte[32];
    new SecureRandom().nextBytes(city);
    city[0] = 1;
    theCityReads(city, StorePolicies.DEFAULTS.with(Suite.SHANG_MI).withRecoveryKey(Sm2Envelope.publicKey(city)));
    assertThatThrownBy(() -> StorePolicies.DEFAULTS.withRecoveryKey(new byte[65])).hasMessageContaining("SM2");
  }

  private void theCityReads(byte[] city, StorePolicies policies) throws Exception {
    String key;
    byte[] sealed;
    try (Bench bench = bench(policies)) {
      key = bench.accept("journey-1").key();
      sealed = sealed(bench, key);
    }
    Path dead = folder.resolveSibling("dead-mainboard");
    Files.createDirectories(dead);
    Files.copy(folder.resolve("queue.db"), dead.resolve("queue.db"));
    // Another machine, with other keys.
    Path other = folder.resolveSibling("other");
    try (Bench bench = Bench.open(other)) {
      assertThat(opened(bench, sealed, key)).isInstanceOf(Sealer.Unsealed.Unreadable.class);
      Salvage salvage = new Salvage(bench.store(), (CaseSealer) bench.sealer());
      assertThat(salvage.from(dead, Optional.empty()).waiting()).isZero();
      assertThat(salvage.from(dead, Optional.of(city)).waiting()).isEqualTo(1);
      OutboxRow row = new OutboxShelf(bench.store()).items(false, 9).getFirst().row();
      assertThat(row.key()).isEqualTo(key);
      assertThat(new Dispatch(bench.store(), bench.sealer()).payload(row)).isInstanceOf(Sealer.Unsealed.Plain.class);
      assertThat(Views.differences(bench.store())).isEmpty();
    }
  }
}
