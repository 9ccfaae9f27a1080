package org.hall24.locker.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the codecs say and understand, pinned by literal bytes of public programs and documents for these boards. */
class DialectFramesTest {
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();

  private static BoardCodec codec(Dialect dialect, int pulseMs) {
    BoardSettings s = dialect.settings();
    return dialect.codec(
        new BoardSettings(s.channels(), s.closedWhen(), s.closedWhenAll(), s.queryOrder(), s.echo(), s.reports(), s.window(), s.fieldOrder(), Duration.ofMillis(pulseMs)));
  }

  @ParameterizedTest
  @CsvSource({
    "LOCK8A, 1, 1, 8A 01 01 11 9B", "LOCK8A, 32, 24, 8A 20 18 11 A3",
    "WKLY, 0, 1, 57 4B 4C 59 09 00 82 01 83", "WKLY, 1, 1, 57 4B 4C 59 09 01 82 01 82", "WKLY, 1, 11, 57 4B 4C 59 09 01 82 0B 88",
    "WKLY, 1, 24, 57 4B 4C 59 09 01 82 18 9B", "WKLY, 10, 1, 57 4B 4C 59 09 0A 82 01 89", "WKLY, 31, 1, 57 4B 4C 59 09 1F 82 01 9C",
    "CU16, 0, 1, 02 00 31 03 36", "CU16, 0, 16, 02 0F 31 03 45", "CU16, 1, 1, 02 10 31 03 46", "CU16, 1, 4, 02 13 31 03 49",
    "CU16, 15, 16, 02 FF 31 03 35",
    "CU48, 0, 1, 02 00 00 61 03 66", "CU48, 0, 5, 02 00 04 61 03 6A", "CU48, 0, 48, 02 00 2F 61 03 95",
    "CU24, 0, 3, 02 00 02 51 03 58",
    "WINNSEN, 1, 5, 90 06 05 01 05 03",
    "MODBUS, 1, 1, 01 05 02 00 00 07 8D B0", "MODBUS, 1, 4, 01 05 02 03 00 07 7D B0"
  })
  void an_order_is_these_bytes(Dialect dialect, int board, int channel, String hex) {
    assertThat(HEX.formatHex(codec(dialect, 700).open(new LockAddress(board, channel)).bytes())).isEqualTo(hex);
  }

  @ParameterizedTest
  @CsvSource({"200, 1, 01 05 02 00 00 02 4D B3", "500, 8, 01 05 02 07 00 05 BD B0", "50, 1, 01 05 02 00 00 01 0D B2", "140, 1, 01 05 02 00 00 01 0D B2"})
  void a_relay_times_its_pulse_in_tenths_of_a_second(int pulseMs, int channel, String hex) {
    assertThat(HEX.formatHex(codec(Dialect.MODBUS, pulseMs).open(new LockAddress(1, channel)).bytes())).isEqualTo(hex);
  }

  @ParameterizedTest
  @CsvSource({
    "LOCK8A, 1, 80 01 00 33 B2", "WKLY, 0, 57 4B 4C 59 08 00 84 85", "WKLY, 1, 57 4B 4C 59 08 01 84 84", "CU16, 0, 02 00 30 03 35",
    "CU16, 1, 02 10 30 03 45", "CU48, 0, 02 00 00 60 03 65", "CU48, 1, 02 01 00 60 03 66", "CU24, 0, 02 00 00 50 03 55",
    "WINNSEN, 3, 90 06 12 03 01 03", "MODBUS, 1, 01 02 00 00 00 08 79 CC", "MODBUS, 2, 02 02 00 00 00 08 79 FF"
  })
  void a_question_for_all_is_these_bytes(Dialect dialect, int board, String hex) {
    assertThat(HEX.formatHex(codec(dialect, 500).queryAll(board).getFirst().bytes())).isEqualTo(hex);
  }

  private static BoardAnswer hear(Question question, String hex) {
    ReplyParser parser = new ReplyParser(question, Echo.NO, 0);
    byte[] bytes = HEX.parseHex(hex);
    parser.feed(bytes, 0, bytes.length);
    return parser.silence() instanceof ReplyParser.State.Answered answered ? answered.answer() : new BoardAnswer.Refused("nothing");
  }

  private static List<Integer> bits(BoardAnswer answer) {
    return answer instanceof BoardAnswer.Contacts contacts ? List.copyOf(new TreeMap<>(contacts.bits()).values()) : List.of();
  }

  @ParameterizedTest
  @CsvSource({
    "WKLY, 0, 57 4B 4C 59 0E 00 84 00 04 00 01 01 00 87, 0;1;1;0",
    "CU16, 0, 02 00 35 FB FF 04 00 03 38, 1;1;0;1;1;1;1;1;1;1;1;1;1;1;1;1",
    "CU24, 0, 02 00 00 65 FF FF FB 00 00 04 03 67, 1;1;0;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1",
    "MODBUS, 1, 01 02 01 F7 E0 0E, 1;1;1;0;1;1;1;1"
  })
  void an_answer_for_all_is_read_from_these_bytes(Dialect dialect, int board, String hex, String expected) {
    List<Integer> bits = java.util.Arrays.stream(expected.split(";")).map(Integer::valueOf).toList();
    assertThat(bits(hear(codec(dialect, 500).queryAll(board).getFirst(), hex))).isEqualTo(bits);
  }

  @Test
  void a_status_of_a_cu48_has_six_bytes_of_hooks_and_six_of_items() {
    BoardAnswer none = hear(codec(Dialect.CU48, 500).queryAll(0).getFirst(), "02 00 00 75 00 00 00 00 00 00 00 00 00 00 00 00 03 7A");
    BoardAnswer all = hear(codec(Dialect.CU48, 500).queryAll(0).getFirst(), "02 00 00 75 FF FF FF FF FF FF 00 00 00 00 00 00 03 74");
    assertThat(bits(none)).hasSize(48).containsOnly(0);
    assertThat(bits(all)).hasSize(48).containsOnly(1);
  }

  @ParameterizedTest
  @CsvSource({
    "CU16, 02 00 35 02 03 03 02 03 44, 2;9;10", "CU24, 02 00 00 65 03 02 03 02 03 02 03 79, 1;2;10;17;18",
    "CU48, 02 00 00 75 02 03 02 03 02 03 02 03 02 03 02 03 03 98, 2;9;10;18;25;26;34;41;42"
  })
  void a_02_or_a_03_inside_a_kerong_answer_neither_begins_nor_ends_it(Dialect dialect, String hex, String hooks) {
    ReplyParser parser = new ReplyParser(codec(dialect, 500).queryAll(0).getFirst(), Echo.NO, 0);
    byte[] bytes = HEX.parseHex(hex);
    ReplyParser.State last = new ReplyParser.State.Listening();
    for (int at = 0; at < bytes.length; at++) {
      assertThat(last).as("after %d bytes", at).isInstanceOf(ReplyParser.State.Listening.class);
      last = parser.feed(bytes, at, 1);
    }
    assertThat(last).isInstanceOfSatisfying(ReplyParser.State.Answered.class, answered ->
        assertThat(((BoardAnswer.Contacts) answered.answer()).bits().entrySet().stream().filter(e -> e.getValue() == 1).map(Map.Entry::getKey))
            .containsExactlyElementsOf(java.util.Arrays.stream(hooks.split(";")).map(Integer::valueOf).toList()));
  }

  @Test
  void what_lies_in_the_third_cell_of_a_cu16_is_told() {
    assertThat(hear(codec(Dialect.CU16, 500).queryAll(0).getFirst(), "02 00 35 FB FF 04 00 03 38"))
        .isInstanceOfSatisfying(BoardAnswer.Contacts.class, contacts -> {
          assertThat(contacts.items().get(3)).isEqualTo(Presence.PRESENT);
          assertThat(contacts.items().get(4)).isEqualTo(Presence.ABSENT);
        });
  }

  @ParameterizedTest
  @CsvSource({"57 4B 4C 59 0B 00 82 00 01 00 81, true", "57 4B 4C 59 0B 01 82 FF 18 01 67, false"})
  void a_wkly_board_takes_an_order_or_says_that_it_failed(String hex, boolean taken) {
    int board = taken ? 0 : 1;
    int channel = taken ? 1 : 24;
    BoardAnswer answer = hear(codec(Dialect.WKLY, 500).open(new LockAddress(board, channel)), hex);
    assertThat(answer).isInstanceOf(taken ? BoardAnswer.Taken.class : BoardAnswer.Refused.class);
    assertThat(answer).isNotEqualTo(new BoardAnswer.Refused("nothing"));
  }

  @ParameterizedTest
  @CsvSource({"57 4B 4C 59 0B 00 83 00 01 00 80, 0", "57 4B 4C 59 0B 00 83 00 01 01 81, 1"})
  void a_wkly_board_tells_one_contact(String hex, int bit) {
    assertThat(bits(hear(codec(Dialect.WKLY, 500).query(new LockAddress(0, 1)), hex))).containsExactly(bit);
  }

  @ParameterizedTest
  @CsvSource({"57 4B 4C 59 0A 00 85 01 01 86", "57 4B 4C 59 0A 01 85 18 00 9F", "57 4B 4C 59 0A 01 85 18 01 9E", "57 4B 4C 59 0A 00 81 00 01 83"})
  void what_a_wkly_board_says_unasked_answers_no_question(String hex) {
    for (int board = 0; board <= 1; board++) {
      for (Question question : all(codec(Dialect.WKLY, 500), board, List.of(1, 24))) {
        assertThat(hear(question, hex)).isEqualTo(new BoardAnswer.Refused("nothing"));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"01 82 02 C1 61, board-error", "01 85 02 C3 51, no-such-channel"})
  void a_relay_board_says_that_it_has_no_such_address(String hex, String reason) {
    Question question = hex.startsWith("01 82") ? codec(Dialect.MODBUS, 500).queryAll(1).getFirst() : codec(Dialect.MODBUS, 500).open(new LockAddress(1, 1));
    assertThat(hear(question, hex)).isInstanceOf(BoardAnswer.Refused.class).isNotEqualTo(new BoardAnswer.Refused("nothing"));
    assertThat(reason).isNotBlank();
  }

  @ParameterizedTest
  @CsvSource({"90 07 85 01 05 01 03, Taken", "90 07 85 01 05 00 03, Taken", "90 07 85 01 05 02 03, Refused", "90 07 85 01 04 01 03, nothing"})
  void a_winnsen_station_answers_an_order(String hex, String what) {
    BoardAnswer answer = hear(codec(Dialect.WINNSEN, 500).open(new LockAddress(1, 5)), hex);
    switch (what) {
      case "Taken" -> assertThat(answer).isInstanceOf(BoardAnswer.Taken.class);
      case "Refused" -> assertThat(answer).isEqualTo(new BoardAnswer.Refused("cool-down"));
      default -> assertThat(answer).isEqualTo(new BoardAnswer.Refused("nothing"));
    }
  }

  @Test
  void a_known_bad_frame_of_a_public_program_is_no_order() {
    assertThat(Cu16Request.parse(HEX.parseHex("02 0F 31 03 49"))).isEmpty();
  }

  @Test
  void the_sum_of_a_cu_frame_wraps_at_256() {
    assertThat(HEX.formatHex(new Cu16Request.Open(15, 16).encode())).isEqualTo("02 FF 31 03 35");
  }

  @Test
  void an_open_of_one_and_an_open_all_share_a_check_byte_and_only_the_first_has_a_record() {
    assertThat(Cu16Request.parse(HEX.parseHex("02 11 31 03 47"))).contains(new Cu16Request.Open(1, 2));
    assertThat(Cu16Request.parse(HEX.parseHex("02 0F 33 03 47"))).isEmpty();
  }

  // ---- nothing opens more than one door -------------------------------------------------------------------------------

  /** Whatever in any dialect opens all doors, several doors, or holds a coil. */
  private static boolean opensMoreThanOne(Dialect dialect, byte[] b) {
    return switch (dialect) {
      case LOCK8A -> b.length != 5 || !Set.of(0x8A, 0x80).contains(b[0] & 0xFF) || b[0] == (byte) 0x8A && (b[1] == 0 || b[2] == 0);
      case WKLY -> !Set.of(0x82, 0x83, 0x84).contains(b[6] & 0xFF) || b.length != (b[6] == (byte) 0x84 ? 8 : 9) || b.length == 9 && b[7] == 0;
      case CU16 -> b.length != 5 || b[2] != 0x31 && b[2] != 0x30;
      case CU24, CU48 -> b.length != 6 || b[1] > 9 || b[2] >= 0x30 || (b[3] & 0xFE) != (dialect == Dialect.CU24 ? 0x50 : 0x60);
      case WINNSEN -> b.length != 6 || b[2] != 0x05 && b[2] != 0x12 || b[3] == 0 || b[4] == 0;
      case GPIO -> true;
      case MODBUS -> b.length != 8 || b[0] == 0 || !(b[1] == 2 || b[1] == 5 && (b[2] == 2 && b[3] != -1 && b[4] == 0 && b[5] >= 1 && b[5] <= 10));
    };
  }

  private static List<Question> all(BoardCodec codec, int board, List<Integer> channels) {
    List<Question> all = new ArrayList<>();
    for (int channel : channels) {
      for (Supplier<List<Question>> make : List.<Supplier<List<Question>>>of(
          () -> List.of(codec.open(new LockAddress(board, channel))),
          () -> List.of(codec.query(new LockAddress(board, channel))),
          () -> codec.queryAll(board))) {
        try {
          all.addAll(make.get());
        } catch (IllegalArgumentException refused) {
          // That is the point.
        }
      }
    }
    return all;
  }

  @Test
  void no_input_of_any_codec_yields_bytes_that_open_more_than_one_door() {
    for (Dialect dialect : java.util.Arrays.stream(Dialect.values()).filter(Dialect::onLine).toList()) {
      for (FieldOrder order : dialect.fieldOrders()) {
        BoardCodec codec = dialect.codec(dialect.settings().with(order).withChannels(1));
        for (int board = -1; board <= 260; board++) {
          for (int channel = -1; channel <= 260; channel++) {
            for (Question question : all(codec, board, List.of(channel))) {
              if (opensMoreThanOne(dialect, question.bytes())) {
                throw new AssertionError(dialect + " " + board + "/" + channel);
              }
            }
          }
        }
      }
    }
  }

  @Test
  void what_switches_bolts_off_can_switch_none_on() {
    BoardCodec codec = Dialect.MODBUS.codec(Dialect.MODBUS.settings());
    assertThat(codec.allOff(1).orElseThrow().bytes()).isEqualTo(HEX.parseHex("01 05 00 FF 00 00 FD FA"));
    assertThat(codec.off(new LockAddress(1, 1)).orElseThrow().bytes()).isEqualTo(HEX.parseHex("01 05 00 00 00 00 CD CA"));
    for (int board = 1; board <= Dialect.MODBUS.highestBoard(); board++) {
      for (int channel = 1; channel <= 255; channel++) {
        for (Question off : List.of(codec.allOff(board).orElseThrow(), codec.off(new LockAddress(board, channel)).orElseThrow())) {
          byte[] bytes = off.bytes();
          assertThat(off.moves() || bytes.length != 8 || bytes[1] != 5 || bytes[2] != 0 || bytes[4] != 0 || bytes[5] != 0).isFalse();
        }
      }
    }
    for (Dialect other : java.util.Arrays.stream(Dialect.values()).filter(d -> d.onLine() && d != Dialect.MODBUS).toList()) {
      assertThat(other.codec(other.settings()).allOff(other.lowestBoard())).isEmpty();
    }
  }

  @Test
  void channel_0_cannot_be_written_down_in_any_dialect() {
    assertThatThrownBy(() -> new LockAddress(1, 0)).isInstanceOf(IllegalArgumentException.class);
    for (Supplier<Object> make : List.<Supplier<Object>>of(
        () -> new WklyRequest.Open(1, 0), () -> new Cu16Request.Open(1, 0), () -> new Cu48Request.Open(CuStatus.Generation.CU48, 1, 0),
        () -> new Cu48Request.Open(CuStatus.Generation.CU48, 1, 49), () -> new WinnsenRequest.Open(1, 0),
        () -> new org.hall24.locker.modbus.RelayRequest.Pulse(1, 0, 5), () -> new org.hall24.locker.modbus.RelayRequest.Pulse(0, 1, 5),
        () -> new org.hall24.locker.modbus.RelayRequest.Pulse(1, 256, 5), () -> new org.hall24.locker.modbus.RelayRequest.Pulse(1, 1, 11))) {
      assertThatThrownBy(make::get).isInstanceOf(IllegalArgumentException.class);
    }
  }

  // ---- every field counts ---------------------------------------------------------------------------------------------

  @Property(tries = 400)
  void an_answer_with_one_byte_changed_is_none_where_there_is_a_check_byte(
      @ForAll @IntRange(max = 4) int which, @ForAll @IntRange(max = 17) int at, @ForAll @IntRange(min = 1, max = 255) int flip) {
    Dialect dialect = List.of(Dialect.WKLY, Dialect.CU16, Dialect.CU24, Dialect.CU48, Dialect.MODBUS).get(which);
    byte[] answer = HEX.parseHex(List.of(
        "57 4B 4C 59 0E 00 84 00 04 00 01 01 00 87", "02 00 35 FB FF 04 00 03 38", "02 00 00 65 FF FF FB 00 00 04 03 67",
        "02 00 00 75 00 00 00 00 00 00 00 00 00 00 00 00 03 7A", "01 02 01 F7 E0 0E").get(which));
    answer[at % answer.length] ^= (byte) flip;
    assertThat(hear(codec(dialect, 500).queryAll(dialect.lowestBoard()).getFirst(), HEX.formatHex(answer)))
        .isEqualTo(new BoardAnswer.Refused("nothing"));
  }

  @Property(tries = 400)
  void an_answer_of_one_board_or_channel_is_never_taken_for_anothers(
      @ForAll @IntRange(min = 1, max = 9) int asked, @ForAll @IntRange(min = 1, max = 9) int told, @ForAll @IntRange(min = 1, max = 8) int channel,
      @ForAll @IntRange(min = 1, max = 8) int other) {
    for (int state = 0; state <= 1; state++) {
      boolean same = asked == told && channel == other;
      byte[] wkly = new WklyReply.Opened(told, 0, other, state).encode();
      assertThat(hear(codec(Dialect.WKLY, 500).open(new LockAddress(asked, channel)), HEX.formatHex(wkly)) instanceof BoardAnswer.Taken).isEqualTo(same);
      byte[] winnsen = new WinnsenReply(true, told, other, state).encode();
      assertThat(hear(codec(Dialect.WINNSEN, 500).open(new LockAddress(asked, channel)), HEX.formatHex(winnsen)) instanceof BoardAnswer.Taken).isEqualTo(same);
      for (WinnsenReply reply : List.of(new WinnsenReply(false, told, other, state), new WinnsenReply(false, told, state, other))) {
        BoardAnswer heard = hear(codec(Dialect.WINNSEN, 500).query(new LockAddress(asked, channel)), HEX.formatHex(reply.encode()));
        assertThat(bits(heard)).isEqualTo(same ? List.of(state) : List.of());
      }
    }
    byte[] relay = new org.hall24.locker.modbus.RelayRequest.Pulse(told, other, 5).frame().encode();
    assertThat(hear(codec(Dialect.MODBUS, 500).open(new LockAddress(asked, channel)), HEX.formatHex(relay)) instanceof BoardAnswer.Taken)
        .isEqualTo(asked == told && channel == other);
  }

  @Property(tries = 200)
  void every_chunking_of_noise_and_an_answer_is_heard_the_same(@ForAll @Size(max = 20) byte[] noise, @ForAll @IntRange(max = 4) int which, @ForAll @IntRange(min = 1, max = 9) int chunk) {
    String[] answers = {"57 4B 4C 59 0E 00 84 00 04 00 01 01 00 87", "02 00 35 FB FF 04 00 03 38", "02 00 00 65 FF FF FB 00 00 04 03 67",
      "02 00 00 75 00 00 00 00 00 00 00 00 00 00 00 00 03 7A", "01 02 01 F7 E0 0E"};
    Dialect dialect = List.of(Dialect.WKLY, Dialect.CU16, Dialect.CU24, Dialect.CU48, Dialect.MODBUS).get(which);
    byte[] answer = HEX.parseHex(answers[which]);
    byte[] stream = new byte[noise.length + answer.length];
    System.arraycopy(noise, 0, stream, 0, noise.length);
    System.arraycopy(answer, 0, stream, noise.length, answer.length);
    ReplyParser parser = new ReplyParser(codec(dialect, 500).queryAll(dialect.lowestBoard()).getFirst(), Echo.NO, 0);
    ReplyParser.State last = new ReplyParser.State.Listening();
    for (int at = 0; at < stream.length; at += chunk) {
      last = parser.feed(stream, at, Math.min(chunk, stream.length - at));
    }
    assertThat(last).isInstanceOf(ReplyParser.State.Answered.class);
  }
}
