package org.hall24.queue.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Stream;
import org.hall24.queue.Bench;
import org.hall24.queue.ChainCheck;
import org.hall24.queue.StorePolicies;
import org.hall24.queue.StoreSettings;
import org.hall24.queue.seal.Suite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttachmentsTest {

  @TempDir Path folder;

  private static byte[] scan(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    byte[] name = Bench.NAME.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(name, 0, bytes, 0, Math.min(name.length, length));
    return bytes;
  }

  private static byte[] from(Attachments attachments, AttachmentRow row, long offset) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (SeekableByteChannel channel = attachments.open(row)) {
      channel.position(offset);
      ByteBuffer buffer = ByteBuffer.allocate(10_000);
      while (channel.read(buffer.clear()) >= 0) {
        out.write(buffer.array(), 0, buffer.position());
      }
    }
    return out.toByteArray();
  }

  private List<String> files() throws IOException {
    Path attachments = folder.resolve("attachments");
    if (!Files.isDirectory(attachments)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(attachments)) {
      return entries.map(p -> p.getFileName().toString()).sorted().toList();
    }
  }

  private static Acceptance.Accepted accept(Bench bench, String ref, byte[]... scans) throws IOException {
    try (Draft draft = bench.outbox().draft()) {
      for (byte[] scan : scans) {
        draft.attach(Bench.NAME + ".jpg", "image/jpeg", new ByteArrayInputStream(scan));
      }
      return (Acceptance.Accepted) bench.outbox().accept(Bench.filing(ref), draft);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void small_and_large_ones_open_whole_and_from_any_byte_after_reopening(int suite) throws Exception {
    StoreSettings settings = StoreSettings.in(folder).with(StorePolicies.DEFAULTS.with(Suite.of(suite)));
    byte[] small = scan(100_000);
    byte[] large = scan(700_001);
    byte[] none = new byte[0];
    String key;
    try (Bench bench = Bench.open(settings)) {
      key = accept(bench, "journey-1", small, large, none).key();
    }
    try (Bench bench = Bench.open(settings)) {
      Attachments attachments = new Attachments(bench.store(), bench.sealer());
      List<AttachmentRow> rows = attachments.of(key);
      assertThat(rows).extracting(AttachmentRow::n).containsExactly(1, 2, 3);
      assertThat(rows).extracting(AttachmentRow::size).containsExactly(100_000L, 700_001L, 0L);
      assertThat(rows).extracting(r -> r.file().isPresent()).containsExactly(false, true, false);
      assertThat(rows.get(2).sha256()).isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
      assertThat(rows.get(2).sm3()).isEqualTo("1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b");
      assertThat(from(attachments, rows.get(0), 0)).isEqualTo(small);
      assertThat(from(attachments, rows.get(1), 0)).isEqualTo(large);
      assertThat(from(attachments, rows.get(2), 0)).isEmpty();
      for (int offset : new int[] {1, 4096, 300_000, 700_000}) {
        assertThat(from(attachments, rows.get(1), offset)).isEqualTo(Arrays.copyOfRange(large, offset, large.length));
      }
      assertThat(bench.store().verify()).isInstanceOf(ChainCheck.Whole.class);
      Dispatch dispatch = new Dispatch(bench.store(), bench.sealer());
      String body = new String(((Sealer.Unsealed.Plain) dispatch.payload(dispatch.due(Long.MAX_VALUE, true, 1).getFirst())).bytes(), StandardCharsets.UTF_8);
      assertThat(body).contains("\"attachments\":[{\"n\":1,\"name\":\"" + Bench.NAME + ".jpg\",\"type\":\"image/jpeg\",\"size\":100000,\"sha256\":\"" + rows.get(0).sha256());
    }
    for (String file : files()) {
      assertThat(new String(Files.readAllBytes(folder.resolve("attachments").resolve(file)), StandardCharsets.ISO_8859_1))
          .doesNotContain(new String(Bench.NAME.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
    }
  }

  @Test
  void what_the_backend_confirmed_is_remembered_and_a_lost_upload_begins_again() throws IOException {
    try (Bench bench = Bench.open(folder)) {
      Attachments attachments = new Attachments(bench.store(), bench.sealer());
      AttachmentRow row = attachments.of(accept(bench, "journey-1", scan(300_000)).key()).getFirst();
      row = attachments.uploadAt(row, "/v1/uploads/7");
      row = attachments.confirmed(row, 120_000);
      assertThat(attachments.of(row.caseKey()).getFirst()).isEqualTo(row);
      AttachmentRow kept = row;
      assertThatThrownBy(() -> attachments.confirmed(kept, 300_001)).isInstanceOf(IllegalArgumentException.class);
      row = attachments.confirmed(row, 300_000);
      assertThat(row.complete()).isTrue();
      row = attachments.lostUpload(row);
      assertThat(row).extracting(AttachmentRow::uploadUrl, AttachmentRow::confirmed, AttachmentRow::complete)
          .containsExactly(Optional.empty(), 0L, false);
    }
  }

  @Test
  void delivered_they_are_gone_from_database_and_disk() throws IOException {
    try (Bench bench = Bench.open(folder)) {
      accept(bench, "journey-1", scan(10), scan(300_000));
      assertThat(files()).hasSize(1);
      Dispatch dispatch = new Dispatch(bench.store(), bench.sealer());
      dispatch.delivered(dispatch.due(Long.MAX_VALUE, true, 1).getFirst(), Optional.of("BE-1"));
      assertThat(files()).isEmpty();
      assertThat(bench.store().<Long>read(q -> q.count("SELECT (SELECT count(*) FROM attachment) + (SELECT count(*) FROM payload) AS n"))).isZero();
    }
  }

  @Test
  void of_a_filing_that_was_never_accepted_nothing_is_left() throws IOException {
    try (Bench bench = Bench.open(folder)) {
      try (Draft draft = bench.outbox().draft()) {
        draft.attach("a", "image/png", new ByteArrayInputStream(scan(300_000)));
        assertThat(files()).containsExactly(draft.key() + "-1");
      }
      assertThat(files()).isEmpty();
      // The power went before it was closed, and while one was being written.
      Files.write(folder.resolve("attachments").resolve("01900000-0000-7000-8000-000000000000-1"), new byte[10]);
      Files.write(folder.resolve("attachments").resolve("01900000-0000-7000-8000-000000000000-2.part"), new byte[10]);
      String kept = accept(bench, "journey-1", scan(300_000)).key() + "-1";
      assertThat(new Attachments(bench.store(), bench.sealer()).sweep()).isEqualTo(2);
      assertThat(files()).containsExactly(kept);
    }
  }

  @Test
  void a_file_changed_cut_or_gone_is_told_before_its_end() throws IOException {
    try (Bench bench = Bench.open(folder)) {
      Attachments attachments = new Attachments(bench.store(), bench.sealer());
      AttachmentRow row = attachments.of(accept(bench, "journey-1", scan(300_000)).key()).getFirst();
      Path file = folder.resolve("attachments").resolve(row.file().orElseThrow());
      byte[] whole = Files.readAllBytes(file);
      byte[] changed = whole.clone();
      changed[200_000] ^= 1;
      Files.write(file, changed);
      assertThatThrownBy(() -> from(attachments, row, 0)).isInstanceOf(IOException.class);
      Files.write(file, Arrays.copyOf(whole, 8 + 4096 * 10));
      assertThatThrownBy(() -> from(attachments, row, 0)).isInstanceOf(IOException.class);
      Files.delete(file);
      assertThatThrownBy(() -> from(attachments, row, 0)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void a_reader_that_breaks_off_attaches_nothing() throws IOException {
    try (Bench bench = Bench.open(folder)) {
      try (Draft draft = bench.outbox().draft()) {
        InputStream breaks =
            new InputStream() {
              private int given;

              @Override
              public int read() throws IOException {
                if (given++ > 400_000) {
                  throw new IOException("unplugged");
                }
                return 7;
              }
            };
        assertThatThrownBy(() -> draft.attach("a", "image/png", breaks)).hasMessage("unplugged");
        assertThat(draft.attached()).isEmpty();
        assertThat(files()).isEmpty();
      }
    }
  }

  static List<Suite> suites() {
    return List.of(Suite.INTERNATIONAL, Suite.SHANG_MI);
  }

  /** In another process; read back from the middle first. */
  @ParameterizedTest
  @MethodSource("suites")
  void a_scan_of_200_mib_passes_through_a_heap_of_64_mib(Suite suite) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
                "-cp", System.getProperty("java.class.path"), LargeScan.class.getName(), folder.toString(), "200", Integer.toString(suite.id()))
            .inheritIO()
            .start();
    assertThat(process.waitFor()).isZero();
    assertThat(OptionalInt.of(files().size())).hasValue(1);
  }
}
