package org.hall24.queue.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.hall24.queue.Bench;
import org.hall24.queue.ChainCheck;
import org.hall24.queue.Opening;
import org.hall24.queue.Store;
import org.hall24.queue.StoreHealth;
import org.hall24.queue.StoreSettings;
import org.hall24.queue.Urgency;
import org.hall24.queue.journal.Custody;
import org.hall24.queue.journal.EventBody;
import org.hall24.queue.journal.Holding;
import org.hall24.queue.journal.Views;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a store that was set aside still gives. */
class SalvageTest {

  @TempDir Path folder;
  private String delivered = "";
  private String dead = "";
  private String waiting = "";

  private void a_store_with_one_of_each() throws IOException {
    try (Bench bench = Bench.open(folder)) {
      delivered = bench.accept("journey-1").key();
      dead = bench.accept("journey-2").key();
      try (Draft draft = bench.outbox().draft()) {
        draft.attach("scan.jpg", "image/jpeg", new ByteArrayInputStream(new byte[300_000]));
        draft.attach("small.jpg", "image/jpeg", new ByteArrayInputStream(new byte[300]));
        waiting = ((Acceptance.Accepted) bench.outbox().accept(Bench.filing("journey-3"), draft)).key();
      }
      bench.store().commitNow(
          Urgency.CUSTODY,
          tx -> {
            Custody.pass(tx, waiting, "resident", Optional.empty(), EventBody.of("session", "s-1"));
            Custody.pass(tx, waiting, "cell", Optional.of("07"), EventBody.of("intent", "i-1"));
            return bench.outbox().event(
                tx, new OutgoingEvent(OutgoingEvent.Kind.CUSTODY, Optional.of(waiting), bench.clock().instant(), Map.of("to", "cell")));
          });
      Dispatch dispatch = new Dispatch(bench.store(), bench.sealer());
      dispatch.delivered(dispatch.due(Long.MAX_VALUE, true, 1).getFirst(), Optional.of("BE-1"));
      dispatch.shelve(new OutboxShelf(bench.store()).items(false, 9).getFirst().row(), "unknown-service");
    }
  }

  private Bench after(byte[] damagedDatabase) throws IOException {
    Files.write(folder.resolve("queue.db"), damagedDatabase);
    Opening opening = Store.open(StoreSettings.in(folder));
    assertThat(opening).isInstanceOf(Opening.Damaged.class);
    return Bench.on(((Opening.Damaged) opening).store(), StoreSettings.in(folder));
  }

  private static Salvage.Taken salvaged(Bench bench) throws IOException {
    Path aside = bench.store().settings().folder().resolve(bench.store().setAside().orElseThrow());
    return new Salvage(bench.store(), (CaseSealer) bench.sealer()).from(aside, Optional.empty());
  }

  @Test
  void everything_that_verifies_comes_over_with_its_own_keys_and_only_once() throws IOException {
    a_store_with_one_of_each();
    byte[] bytes = Files.readAllBytes(folder.resolve("queue.db"));
    // Its owner changed the version: not damage of any row, and not the file that was written.
    bytes[60 + 3] ^= 1;
    bytes[70] ^= 1;
    try (Bench bench = after(bytes)) {
      assertThat(bench.store().health().state()).isEqualTo(StoreHealth.State.SET_ASIDE);
      Salvage.Taken taken = salvaged(bench);
      assertThat(taken).isEqualTo(new Salvage.Taken(taken.events(), 3, 2, 1, 1, 2, 2, 0, 0));
      assertThat(taken.events()).isGreaterThan(8);
      OutboxShelf shelf = new OutboxShelf(bench.store());
      assertThat(shelf.counts()).isEqualTo(new OutboxShelf.Counts(1, 2, 1));
      assertThat(shelf.filing("journey-3").orElseThrow().key()).isEqualTo(waiting);
      assertThat(shelf.filing("journey-1").orElseThrow().state()).isEqualTo("delivered");
      assertThat(shelf.items(true, 9)).extracting(e -> e.row().key()).containsExactly(dead);
      assertThat(delivered).isNotEqualTo(dead);
      assertThat(bench.store().<List<Holding>>read(q -> Custody.chain(q, waiting))).extracting(Holding::holder).containsExactly("resident", "cell");
      Dispatch dispatch = new Dispatch(bench.store(), bench.sealer());
      for (OutboxEntry entry : shelf.items(false, 9)) {
        // It may have arrived from the old store: asked for by key first.
        assertThat(entry.row().sent()).isTrue();
        assertThat(dispatch.payload(entry.row())).isInstanceOf(Sealer.Unsealed.Plain.class);
      }
      Attachments attachments = new Attachments(bench.store(), bench.sealer());
      assertThat(attachments.sweep()).isZero();
      for (AttachmentRow row : attachments.of(waiting)) {
        try (SeekableByteChannel channel = attachments.open(row)) {
          assertThat(channel.size()).isEqualTo(row.size());
        }
      }
      assertThat(Views.differences(bench.store())).isEmpty();
      assertThat(bench.store().verify()).isInstanceOf(ChainCheck.Whole.class);
      assertThat(bench.store().health().state()).isEqualTo(StoreHealth.State.READY);
      // Again: nothing twice.
      Salvage.Taken again = salvaged(bench);
      assertThat(List.of(again.filings(), again.waiting(), again.dead(), again.delivered(), again.custody(), again.attachments()))
          .containsOnly(0);
      assertThat(shelf.counts()).isEqualTo(new OutboxShelf.Counts(1, 2, 1));
    }
  }

  @Test
  void from_a_file_with_holes_comes_what_verifies_and_nothing_that_does_not() throws IOException {
    a_store_with_one_of_each();
    byte[] whole = Files.readAllBytes(folder.resolve("queue.db"));
    Random random = new Random(7);
    byte[] bytes = whole.clone();
    // The pages of the schema stay: without them SQLite opens nothing.
    for (int page = 1; page < bytes.length / 4096; page++) {
      boolean schema = new String(bytes, page * 4096, 4096, StandardCharsets.ISO_8859_1).contains("CREATE ");
      if (!schema && page % 3 == 0) {
        bytes[page * 4096 + 3700 + random.nextInt(390)] ^= 0x10;
      }
    }
    try (Bench bench = after(bytes)) {
      Salvage.Taken taken = salvaged(bench);
      assertThat(taken.waiting() + taken.dead() + taken.delivered()).isBetween(0, 4);
      Dispatch dispatch = new Dispatch(bench.store(), bench.sealer());
      OutboxShelf shelf = new OutboxShelf(bench.store());
      for (OutboxEntry entry : shelf.items(false, 9)) {
        assertThat(dispatch.payload(entry.row())).isInstanceOf(Sealer.Unsealed.Plain.class);
      }
      assertThat(Views.differences(bench.store())).isEmpty();
      assertThat(bench.store().verify()).isInstanceOf(ChainCheck.Whole.class);
    }
  }

  @Test
  void an_empty_file_gives_nothing_and_says_so() throws IOException {
    a_store_with_one_of_each();
    try (Bench bench = after(new byte[0])) {
      org.assertj.core.api.Assertions.assertThatThrownBy(() -> salvaged(bench)).isInstanceOf(IOException.class).hasMessageContaining("no database");
    }
  }
}
