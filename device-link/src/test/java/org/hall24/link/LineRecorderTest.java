package org.hall24.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hall24.link.Bytes.hex;
import static org.hall24.link.Bytes.readAll;
import static org.hall24.link.Bytes.readNow;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineRecorderTest {
  private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T05:59:00.5Z"), ZoneOffset.UTC);
  private static final byte[] NUMBER = "11010519491231002X".getBytes(StandardCharsets.US_ASCII);

  @TempDir Path folder;
  private final LeapTicker ticker = LeapTicker.eager();
  private final MemoryLine cable = MemoryLine.pair("/dev/ttyUSB0", 0, ticker);
  private Path file = Path.of("unset");

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("lines/reader.txt");
  }

  private LineRecorder recorder(FrameMask mask) {
    return new LineRecorder(file, "/dev/ttyUSB0", mask, 1 << 20, CLOCK, ticker, new SecureRandom());
  }

  /** Shows the first two bytes of each piece: a protocol's header. */
  private static BitSet header(FrameMask.Direction direction, byte[] piece) {
    BitSet shown = new BitSet();
    shown.set(0, Math.min(2, piece.length));
    return shown;
  }

  @Test
  void a_technician_reads_which_line_when_which_way_and_what() throws Exception {
    try (LineRecorder recorder = recorder(FrameMask.everything());
        Link host = recorder.record(cable.hostPort()).open()) {
      Link device = cable.devicePort().open();
      ticker.leap(Duration.ofNanos(12_345_678));
      host.write(hex("AA 96 69"));
      device.write(hex("00 90"));
      assertThat(readAll(host, 2)).isEqualTo(hex("00 90"));
    }
    assertThat(Files.readAllLines(file))
        .containsExactly(
            "# hall24 line recording 1",
            "# line /dev/ttyUSB0, begun 2026-11-22T05:59:00Z",
            "# milliseconds, then > to the device, < from the device, = the line itself; [n] or [n:digest] n masked bytes",
            "0.000 = open",
            "12.345 > AA 96 69",
            "12.345 < 00 90",
            "12.345 = closed");
    assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void by_default_nothing_is_seen_but_how_much_and_whether_it_is_the_same() throws Exception {
    try (LineRecorder recorder = recorder(FrameMask.nothing());
        Link host = recorder.record(cable.hostPort().open())) {
      host.write(NUMBER);
      host.write(NUMBER);
      host.write(hex("01"));
      cable.unplug();
      assertThatThrownBy(() -> readNow(host)).isInstanceOf(LinkException.class);
    }
    List<String> entries = Files.readAllLines(file).stream().filter(l -> !l.startsWith("#")).toList();
    assertThat(entries.get(1)).matches("0\\.000 > \\[18:[0-9a-f]{8}]");
    assertThat(entries.get(2)).isEqualTo(entries.get(1));
    assertThat(entries.get(3)).isEqualTo("0.000 > [1]"); // a digest of one byte would be a cipher easily broken
    assertThat(entries.get(4)).isEqualTo("0.000 = lost");
  }

  @Test
  void a_mask_shows_the_frame_and_hides_what_it_carries() throws Exception {
    byte[] frame = new byte[20];
    frame[0] = (byte) 0xAA;
    frame[1] = 0x55;
    System.arraycopy(NUMBER, 0, frame, 2, NUMBER.length);
    try (LineRecorder recorder = recorder(LineRecorderTest::header);
        Link host = recorder.record(cable.hostPort().open())) {
      cable.devicePort().open().write(frame);
      assertThat(readAll(host, 20)).isEqualTo(frame);
    }
    assertThat(Files.readString(file)).containsPattern("< AA 55 \\[18:[0-9a-f]{8}]").doesNotContain("31 31 30");
  }

  @Test
  void the_digest_differs_from_recording_to_recording_so_that_nobody_can_try_all_numbers() throws Exception {
    for (int i = 0; i < 2; i++) {
      try (LineRecorder recorder = recorder(FrameMask.nothing());
          Link host = recorder.record(cable.hostPort().open())) {
        host.write(NUMBER);
      }
    }
    assertThat(Files.readAllLines(file).stream().filter(l -> l.contains(">") && !l.startsWith("#"))).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void a_recorder_that_cannot_write_never_disturbs_the_line() throws Exception {
    file = Files.writeString(folder.resolve("lines"), "a file where the folder should be").resolve("reader.txt");
    try (LineRecorder recorder = recorder(FrameMask.everything());
        Link host = recorder.record(cable.hostPort().open())) {
      host.write(hex("01"));
      assertThat(readAll(cable.devicePort().open(), 1)).isEqualTo(hex("01"));
    }
  }

  @Test
  void a_mask_that_breaks_ends_the_recording_and_not_the_line() throws Exception {
    FrameMask broken =
        (direction, piece) -> {
          throw new IllegalStateException("on purpose");
        };
    try (LineRecorder recorder = recorder(broken);
        Link host = recorder.record(cable.hostPort().open())) {
      host.write(NUMBER);
      assertThat(readAll(cable.devicePort().open(), 18)).isEqualTo(NUMBER);
    }
    assertThat(Files.readString(file)).doesNotContain(">  ").doesNotContain("31 31");
  }

  @Test
  void a_full_file_is_kept_once_and_begun_anew() throws Exception {
    try (LineRecorder recorder =
            new LineRecorder(file, "x", FrameMask.everything(), 0, CLOCK, ticker, new SecureRandom());
        Link host = recorder.record(cable.hostPort().open())) {
      for (int i = 0; i < 30; i++) {
        host.write(new byte[1000]);
      }
    }
    assertThat(Files.size(file)).isLessThan(20_000);
    assertThat(Files.size(file.resolveSibling("reader.txt.old"))).isLessThan(20_000);
    assertThat(Files.readAllLines(file).getFirst()).isEqualTo(LineRecorder.HEADER);
  }

  @Test
  void a_recording_plays_the_device_to_a_driver() throws Exception {
    try (LineRecorder recorder = recorder(LineRecorderTest::header);
        Link host = recorder.record(cable.hostPort().open())) {
      Link device = cable.devicePort().open();
      host.write(hex("20 01 22"));
      device.write(hex("9F 00 01 02"));
      readAll(host, 4);
      host.write(hex("30 01"));
      cable.unplug();
      assertThatThrownBy(() -> readNow(host)).isInstanceOf(LinkException.class);
    }
    RecordingReplay replay = RecordingReplay.of(file, (count, digest) -> new byte[count], ticker);
    assertThat(readNow(replay)).isEmpty();
    replay.write(hex("20"));
    replay.write(hex("01 FF")); // the third byte is masked: any will do
    assertThat(readAll(replay, 4)).isEqualTo(hex("9F 00 00 00"));
    assertThat(replay.finished()).isFalse();
    long before = ticker.nanos();
    assertThat(replay.read(new byte[1], 0, 1, Duration.ofSeconds(2))).isZero();
    assertThat(ticker.nanos() - before).isEqualTo(Duration.ofSeconds(2).toNanos());
    assertThatThrownBy(() -> replay.write(hex("31"))).isInstanceOf(IllegalStateException.class);
    replay.write(hex("30 01"));
    assertThat(replay.finished()).isTrue();
    assertThatThrownBy(() -> readNow(replay))
        .isInstanceOfSatisfying(LinkException.class, e -> assertThat(e.kind()).isEqualTo(LinkException.Kind.LOST));
  }

  @Test
  void what_is_no_recording_is_refused() {
    for (List<String> lines :
        List.of(
            List.of("1.000 > AA"),
            List.of("# hall24 line recording 2", "1.000 > AA"),
            List.of(LineRecorder.HEADER, "yesterday > AA"),
            List.of(LineRecorder.HEADER, "1.000 > AAA"))) {
      assertThatThrownBy(() -> RecordingReplay.of("letter", lines, (count, digest) -> new byte[count], ticker))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
