package org.hall24.identity.face.efaa;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.hall24.identity.face.FaceHint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Literal frames of the vendor's manual and of hardware in the field, both ways. */
class EfAaVectorsTest {
  private static final HexFormat HEX = HexFormat.of();
  private static final String VERIFIED = "efaa00002612000001" + "4944" + "00".repeat(30) + "00c8f0";
  private static final String NORMAL_FACE = "efaa010011010000640078003c005000fbff0300000066";

  @ParameterizedTest
  @CsvSource({
    "10, '', efaa10000010",
    "11, '', efaa11000011",
    "12, 000a, efaa120002000a1a",
    "12, 000a1e, efaa120003000a1e05",
    "20, 0001, efaa200002000123",
    "21, '', efaa21000021",
    "22, 0001, efaa220002000121",
    "23, '', efaa23000023",
    "24, '', efaa24000024",
    "24, 00, efaa2400010025",
    "30, '', efaa30000030",
    "93, '', efaa93000093",
    "d4, 0202, efaad400020202d6",
    "ed, '', efaaed0000ed",
    "50, 0102030401, efaa500005010203040150",
    "f7, 000000001f4000, efaaf70007000000001f4000af",
    "12, 010a, efaa120002010a1b",
    "00, 110000, efaa00000311000012",
    "00, 120c, efaa000002120c1c",
    "00, 1208, efaa000002120818",
    "00, 120d, efaa000002120d1d",
    "00, 1201, efaa000002120111",
    "00, f700000c0001, efaa000006f700000c0001fc",
    "00, 130000031f, efaa000005130000031f0a",
    "01, 00, efaa0100010000"
  })
  void a_frame_is_these_bytes_both_ways(String id, String data, String bytes) {
    EfAaFrame frame = new EfAaFrame(Integer.parseInt(id, 16), HEX.parseHex(data));
    assertThat(HEX.formatHex(frame.encode())).isEqualTo(bytes);
    assertThat(found(HEX.parseHex(bytes), bytes.length())).containsExactly(frame);
  }

  @Test
  void enrolling_the_person_before_it_is_a_frame_this_driver_can_read_and_has_no_command_for() {
    byte[] frame = HEX.parseHex("efaa1d00230041" + "00".repeat(31) + "000a75");
    assertThat(found(frame, 3)).hasSize(1).first().satisfies(f -> assertThat(f.id()).isEqualTo(0x1D));
  }

  @Test
  void sizes_and_numbers_are_big_endian_and_a_face_s_state_is_little_endian() {
    EfAaFrame verified = found(HEX.parseHex(VERIFIED), 7).getFirst();
    assertThat(verified.u8(0)).isEqualTo(EfAaFrame.VERIFY);
    assertThat(verified.u16(2)).isEqualTo(1);
    assertThat(verified.u8(37)).isEqualTo(Result.EYES_OPEN);
    EfAaFrame note = found(HEX.parseHex(NORMAL_FACE), 1).getFirst();
    assertThat(FaceState.parse(note)).contains(new FaceState(0, 100, 120, 60, 80));
    EfAaFrame vendors = found(HEX.parseHex("efaa01001101" + "01006a00b400fc007601000000000000" + "45"), 1).getFirst();
    assertThat(FaceState.parse(vendors)).contains(new FaceState(1, 106, 180, 252, 374));
    byte[] close = HEX.parseHex("efaa0100110107" + "00".repeat(15) + "16");
    assertThat(FaceState.parse(found(close, 5).getFirst()).map(FaceState::state)).contains(7);
    assertThat(HEX.formatHex(new FaceState(0, 100, 120, 60, 80).encode())).startsWith("010000640078003c005000");
  }

  @Test
  void a_longer_note_of_another_build_is_understood_and_other_notes_are_no_face() {
    byte[] longer = Arrays.copyOf(new FaceState(6, -5, 2, 3, 4).encode(), 19);
    assertThat(FaceState.parse(new EfAaFrame(EfAaFrame.NOTE, longer))).contains(new FaceState(6, -5, 2, 3, 4));
    assertThat(FaceState.parse(new EfAaFrame(EfAaFrame.NOTE, new byte[] {1, 0, 0}))).isEmpty();
    assertThat(FaceState.parse(new EfAaFrame(EfAaFrame.NOTE, new byte[17]))).isEmpty();
  }

  @Test
  void every_state_asks_what_it_should_and_none_that_nobody_knows_asks_anything() {
    List<FaceHint> expected =
        List.of(
            FaceHint.HOLD_STILL, FaceHint.NO_FACE, FaceHint.MOVE_DOWN, FaceHint.MOVE_UP, FaceHint.MOVE_LEFT, FaceHint.MOVE_RIGHT, FaceHint.TOO_FAR,
            FaceHint.TOO_CLOSE, FaceHint.UNCOVER_BROWS, FaceHint.UNCOVER_EYES, FaceHint.UNCOVER_FACE, FaceHint.LOOK_STRAIGHT);
    for (int state = 0; state < expected.size(); state++) {
      assertThat(Result.hint(state, false)).contains(expected.get(state));
    }
    assertThat(Result.hint(13, false)).contains(FaceHint.OPEN_EYES);
    assertThat(Result.hint(4, true)).contains(FaceHint.MOVE_RIGHT);
    assertThat(Result.hint(5, true)).contains(FaceHint.MOVE_LEFT);
    for (int state : new int[] {12, 14, 128, 134, 255}) {
      assertThat(Result.hint(state, false)).isEmpty();
    }
  }

  @Test
  void frames_are_found_in_noise_in_any_pieces_and_behind_damage() {
    String bytes = "ef00efefaa" + "efaa000002120c1d" + "efefaa000002120c1c" + "aaef" + VERIFIED + "efaa";
    for (int piece = 1; piece <= 9; piece++) {
      assertThat(found(HEX.parseHex(bytes), piece)).as("pieces of %d", piece).hasSize(2);
    }
  }

  @Test
  void a_wrong_size_does_not_swallow_the_frame_behind_it_when_the_line_falls_silent() {
    EfAaParser parser = new EfAaParser();
    byte[] bytes = HEX.parseHex("efaa0010001212" + "efaa000002120c1c");
    parser.feed(bytes, 0, bytes.length);
    assertThat(parser.take()).isEmpty();
    assertThat(parser.silence()).contains(new EfAaParser.Found.Damaged(EfAaParser.Damage.CUT));
    assertThat(parser.take()).contains(new EfAaParser.Found.Whole(new EfAaFrame(0, HEX.parseHex("120c"))));
    byte[] endless = HEX.parseHex("efaa00ffff");
    parser.feed(endless, 0, endless.length);
    assertThat(parser.take()).contains(new EfAaParser.Found.Damaged(EfAaParser.Damage.SIZE));
  }

  @Test
  void the_longest_answers_are_read() {
    for (int size : new int[] {0, 203, 1024, 4100}) {
      byte[] frame = new EfAaFrame(0x72, new byte[size]).encode();
      assertThat(found(frame, 100)).hasSize(1);
    }
  }

  @Test
  void a_frame_prints_nothing_of_its_data() {
    assertThat(new EfAaFrame(0xF7, new byte[] {1, 2, 3}).toString()).isEqualTo("EfAaFrame[F7, 3 bytes]");
  }

  private static List<EfAaFrame> found(byte[] bytes, int piece) {
    EfAaParser parser = new EfAaParser();
    List<EfAaFrame> frames = new ArrayList<>();
    for (int at = 0; at < bytes.length; at += piece) {
      parser.feed(bytes, at, Math.min(piece, bytes.length - at));
      for (Optional<EfAaParser.Found> next = parser.take(); next.isPresent(); next = parser.take()) {
        if (next.get() instanceof EfAaParser.Found.Whole(EfAaFrame frame)) {
          frames.add(frame);
        }
      }
    }
    return frames;
  }
}
