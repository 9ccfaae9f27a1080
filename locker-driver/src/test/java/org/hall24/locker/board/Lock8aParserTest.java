package org.hall24.locker.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.hall24.locker.board.ReplyParser.State;
import org.junit.jupiter.api.Test;

class Lock8aParserTest {
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ");
  private static final Lock8aRequest ALL = new Lock8aRequest.QueryAll(1);
  private static final Lock8aRequest ONE = new Lock8aRequest.QueryOne(1, 3);
  private static final Lock8aRequest OPEN = new Lock8aRequest.Open(1, 3);

  private static ReplyParser parser(Lock8aRequest request, Echo echo) {
    BoardCodec codec = Dialect.LOCK8A.codec(BoardSettings.DEFAULTS);
    Question question = switch (request) {
      case Lock8aRequest.Open(int b, int c) -> codec.open(new LockAddress(b, c));
      case Lock8aRequest.QueryOne(int b, int c) -> codec.query(new LockAddress(b, c));
      case Lock8aRequest.QueryAll(int b) -> codec.queryAll(b).getFirst();
    };
    return new ReplyParser(question, echo, 0);
  }

  /** What an answer is worth telling: its bytes, whether the question came before, what was skipped. */
  private static void answered(State state, Lock8aReply reply, boolean echoed, int skipped) {
    assertThat(state).isInstanceOfSatisfying(State.Answered.class, answered -> {
      assertThat(answered.hex()).isEqualTo(HEX.withUpperCase().formatHex(reply.encode()));
      assertThat(answered.echoed()).isEqualTo(echoed);
      assertThat(answered.skipped()).isEqualTo(skipped);
    });
  }

  private static State hear(Lock8aRequest question, Echo echo, String hex) {
    ReplyParser parser = parser(question, echo);
    byte[] bytes = hex.isEmpty() ? new byte[0] : HEX.parseHex(hex);
    parser.feed(bytes, 0, bytes.length);
    return parser.silence();
  }

  @Test
  void garbage_before_the_answer_is_skipped() {
    answered(hear(OPEN, Echo.NO, "00 8A 01 03 00 88"), new Lock8aReply.Opened(1, 3, Contact.OPEN), false, 1);
  }

  @Test
  void a_report_never_completes_an_open() {
    assertThat(hear(OPEN, Echo.NO, "82 01 03 11 91 82 01 03 00 80")).isEqualTo(new State.Listening());
  }

  @Test
  void an_answer_of_another_channel_or_board_is_no_answer() {
    assertThat(hear(OPEN, Echo.NO, "8A 01 02 00 89 8A 03 01 00 88")).isEqualTo(new State.Listening());
  }

  @Test
  void a_query_of_all_is_answered_by_silence_not_by_length() {
    ReplyParser parser = parser(ALL, Echo.NO);
    byte[] seven = HEX.parseHex("80 01 FF FF FF 33 4D");
    assertThat(parser.feed(seven, 0, 7)).isInstanceOf(State.Candidate.class);
    answered(parser.silence(), new Lock8aReply.All(1, List.of(255, 255, 255)), false, 0);
  }

  @Test
  void fifty_channels_are_told_in_seven_bytes() {
    answered(hear(ALL, Echo.NO, "80 01 00 00 00 00 00 00 00 33 B2"), new Lock8aReply.All(1, List.of(0, 0, 0, 0, 0, 0, 0)), false, 0);
  }

  @Test
  void a_short_frame_inside_a_long_one_is_not_taken_for_it() {
    // Seven state bytes whose first three, 33 and check look like the whole answer of a small board.
    Lock8aReply.All longOne = new Lock8aReply.All(1, List.of(1, 2, 4, 0x33, 0xB5, 9, 9));
    answered(hear(ALL, Echo.NO, HEX.formatHex(longOne.encode())), longOne, false, 0);
  }

  @Test
  void an_echo_alone_is_no_answer() {
    assertThat(hear(ALL, Echo.AUTO, "80 01 00 33 B2")).isEqualTo(new State.Listening());
    assertThat(hear(ONE, Echo.NO, "80 01 03 33 B1")).isEqualTo(new State.Listening());
    assertThat(hear(OPEN, Echo.YES, "8A 01 03 11 99")).isEqualTo(new State.Listening());
  }

  @Test
  void on_an_echoing_line_the_answer_is_what_comes_after_the_echo() {
    answered(hear(OPEN, Echo.YES, "8A 01 03 11 99 8A 01 03 11 99"), new Lock8aReply.Opened(1, 3, Contact.CLOSED), true, 0);
    answered(hear(ALL, Echo.AUTO, "80 01 00 33 B2 80 01 FF FF FF 33 4D"), new Lock8aReply.All(1, List.of(255, 255, 255)), true, 0);
  }

  @Test
  void a_door_pattern_that_looks_like_the_echo_is_still_an_answer() {
    answered(hear(ALL, Echo.AUTO, "80 01 00 33 B2 33 33"), new Lock8aReply.All(1, List.of(0, 0x33, 0xB2)), false, 0);
  }

  @Test
  void whether_a_line_echoes_is_never_found_out_with_an_open() {
    assertThatThrownBy(() -> parser(OPEN, Echo.AUTO)).isInstanceOf(IllegalArgumentException.class);
  }

  @Property(tries = 300)
  void every_chunking_of_an_answer_in_noise_is_heard_the_same(@ForAll long seed, @ForAll @Size(max = 20) byte[] before) {
    byte[] reply = new Lock8aReply.Opened(1, 3, Contact.OPEN).encode();
    byte[] stream = new byte[before.length + reply.length];
    System.arraycopy(before, 0, stream, 0, before.length);
    System.arraycopy(reply, 0, stream, before.length, reply.length);
    ReplyParser whole = parser(OPEN, Echo.NO);
    State expected = whole.feed(stream, 0, stream.length);
    assertThat(expected).isInstanceOf(State.Answered.class);
    ReplyParser chunked = parser(OPEN, Echo.NO);
    Random random = new Random(seed);
    State last = new State.Listening();
    for (int at = 0; at < stream.length; ) {
      int n = Math.min(stream.length - at, 1 + random.nextInt(4));
      last = chunked.feed(stream, at, n);
      at += n;
    }
    assertThat(last).isEqualTo(expected);
  }

  @Property(tries = 500)
  void noise_never_throws_and_never_keeps_a_real_answer_from_being_heard(
      @ForAll @Size(max = 600) byte[] noise, @ForAll @IntRange(max = 2) int which) {
    Lock8aRequest question = List.of(ALL, ONE, OPEN).get(which);
    ReplyParser parser = parser(question, Echo.NO);
    parser.feed(noise, 0, noise.length);
    parser.silence();
    ReplyParser clean = parser(question, Echo.NO);
    byte[] reply = switch (question) {
      case Lock8aRequest.Open o -> new Lock8aReply.Opened(1, 3, Contact.OPEN).encode();
      case Lock8aRequest.QueryOne o -> new Lock8aReply.One(1, 3, Contact.OPEN).encode();
      case Lock8aRequest.QueryAll o -> new Lock8aReply.All(1, List.of(1, 2, 3)).encode();
    };
    clean.feed(noise, 0, Math.min(noise.length, 3));
    clean.feed(reply, 0, reply.length);
    assertThat(clean.silence()).isInstanceOf(State.Answered.class);
  }
}
