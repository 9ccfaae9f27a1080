package org.hall24.locker.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The frames pinned by literal bytes: the vendor's examples as transcribed in public programs for this board. */
class Lock8aFrameTest {
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();

  @ParameterizedTest
  @CsvSource({
    "1, 1, 8A 01 01 11 9B", "1, 2, 8A 01 02 11 98", "1, 3, 8A 01 03 11 99", "1, 12, 8A 01 0C 11 96",
    "1, 24, 8A 01 18 11 82", "2, 12, 8A 02 0C 11 95", "3, 12, 8A 03 0C 11 94", "32, 24, 8A 20 18 11 A3"
  })
  void an_open_order_is_these_bytes_both_ways(int board, int channel, String hex) {
    Lock8aRequest.Open open = new Lock8aRequest.Open(board, channel);
    assertThat(HEX.formatHex(open.encode())).isEqualTo(hex);
    assertThat(Lock8aRequest.parse(HEX.parseHex(hex))).contains(open);
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 80 01 01 33 B3", "1, 24, 80 01 18 33 AA", "2, 1, 80 02 01 33 B0", "3, 1, 80 03 01 33 B1"})
  void a_query_of_one_is_these_bytes_both_ways(int board, int channel, String hex) {
    Lock8aRequest.QueryOne query = new Lock8aRequest.QueryOne(board, channel);
    assertThat(HEX.formatHex(query.encode())).isEqualTo(hex);
    assertThat(Lock8aRequest.parse(HEX.parseHex(hex))).contains(query);
  }

  @ParameterizedTest
  @CsvSource({"1, 80 01 00 33 B2", "2, 80 02 00 33 B1"})
  void a_query_of_all_is_these_bytes_both_ways(int board, String hex) {
    Lock8aRequest.QueryAll query = new Lock8aRequest.QueryAll(board);
    assertThat(HEX.formatHex(query.encode())).isEqualTo(hex);
    assertThat(Lock8aRequest.parse(HEX.parseHex(hex))).contains(query);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, OPEN, 8A 01 01 00 8A", "1, 2, OPEN, 8A 01 02 00 89", "2, 12, OPEN, 8A 02 0C 00 84",
    "1, 3, OPEN, 8A 01 03 00 88", "1, 1, CLOSED, 8A 01 01 11 9B"
  })
  void an_answer_to_open_is_these_bytes_both_ways(int board, int channel, Contact contact, String hex) {
    Lock8aReply reply = new Lock8aReply.Opened(board, channel, contact);
    assertThat(HEX.formatHex(reply.encode())).isEqualTo(hex);
    assertThat(Lock8aReply.parse(HEX.parseHex(hex))).contains(reply);
  }

  @ParameterizedTest
  @CsvSource({"OPEN, 80 01 01 00 80", "CLOSED, 80 01 01 11 91"})
  void an_answer_to_a_query_of_one_is_these_bytes_both_ways(Contact contact, String hex) {
    Lock8aReply reply = new Lock8aReply.One(1, 1, contact);
    assertThat(HEX.formatHex(reply.encode())).isEqualTo(hex);
    assertThat(Lock8aReply.parse(HEX.parseHex(hex))).contains(reply);
  }

  @ParameterizedTest
  @CsvSource({"1, CLOSED, 82 01 01 11 93", "2, CLOSED, 82 01 02 11 90", "3, CLOSED, 82 01 03 11 91", "3, OPEN, 82 01 03 00 80"})
  void a_door_report_is_these_bytes_both_ways(int channel, Contact contact, String hex) {
    Lock8aReply reply = new Lock8aReply.Report(1, channel, contact);
    assertThat(HEX.formatHex(reply.encode())).isEqualTo(hex);
    assertThat(Lock8aReply.parse(HEX.parseHex(hex))).contains(reply);
  }

  @ParameterizedTest
  @CsvSource({
    "80 01 00 00 00 33 B2, 0;0;0", "80 01 FF FF FF 33 4D, 255;255;255", "80 01 00 00 02 33 B0, 0;0;2",
    "80 01 FF FF FF FF 33 B2, 255;255;255;255", "80 01 00 00 00 00 00 00 00 33 B2, 0;0;0;0;0;0;0"
  })
  void an_answer_to_a_query_of_all_is_these_bytes_both_ways(String hex, String states) {
    List<Integer> bytes = java.util.Arrays.stream(states.split(";")).map(Integer::valueOf).toList();
    Lock8aReply reply = new Lock8aReply.All(1, bytes);
    assertThat(HEX.formatHex(reply.encode())).isEqualTo(hex);
    assertThat(Lock8aReply.parse(HEX.parseHex(hex))).contains(reply);
  }

  @Test
  void where_channel_2_is_in_a_query_of_all_depends_on_the_order() {
    Lock8aReply.All all = new Lock8aReply.All(1, List.of(0, 0, 2));
    assertThat(all.contact(2, QueryOrder.LAST)).contains(Contact.CLOSED);
    assertThat(all.contact(2, QueryOrder.FIRST)).contains(Contact.OPEN);
    assertThat(all.contact(18, QueryOrder.FIRST)).contains(Contact.CLOSED);
    assertThat(all.contact(25, QueryOrder.LAST)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"8A 01 00 11 9A", "8A 02 00 11 99", "90 01 02 02 02 93", "9A 01 01 11 8B", "9B 01 01 11 8A", "8A 01 01 11 03 98"})
  void what_moves_more_than_one_bolt_or_holds_one_has_no_record(String hex) {
    assertThat(Lock8aRequest.parse(HEX.parseHex(hex))).isEmpty();
  }

  @Test
  void channel_0_cannot_be_written_down() {
    assertThatThrownBy(() -> new LockAddress(1, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Lock8aRequest.Open(1, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Lock8aRequest.QueryOne(1, 0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void no_input_of_the_codec_yields_the_bytes_that_open_all_doors() {
    for (int board = -1; board <= 300; board++) {
      for (int channel = -1; channel <= 300; channel++) {
        for (byte[] bytes : encodable(board, channel)) {
          assertThat(bytes).hasSize(5);
          boolean moves = bytes[0] != (byte) 0x80;
          assertThat(moves && (bytes[0] != (byte) 0x8A || bytes[2] == 0)).as("%d/%d", board, channel).isFalse();
        }
      }
    }
  }

  private static List<byte[]> encodable(int board, int channel) {
    List<byte[]> all = new java.util.ArrayList<>();
    for (java.util.function.Supplier<Lock8aRequest> make : List.<java.util.function.Supplier<Lock8aRequest>>of(
        () -> new Lock8aRequest.Open(board, channel),
        () -> new Lock8aRequest.QueryOne(board, channel),
        () -> new Lock8aRequest.QueryAll(board))) {
      try {
        all.add(make.get().encode());
      } catch (IllegalArgumentException refused) {
        // That is the point.
      }
    }
    return all;
  }

  @Property
  void every_request_round_trips(@ForAll("requests") Lock8aRequest request) {
    assertThat(Lock8aRequest.parse(request.encode())).contains(request);
  }

  @Property
  void every_reply_round_trips(@ForAll("replies") Lock8aReply reply) {
    assertThat(Lock8aReply.parse(reply.encode())).contains(reply);
  }

  @Property
  void a_request_with_one_byte_changed_is_no_request_or_at_least_not_this_one(
      @ForAll("requests") Lock8aRequest request, @ForAll @IntRange(max = 4) int at, @ForAll @IntRange(min = 1, max = 255) int flip) {
    byte[] bytes = request.encode();
    bytes[at] ^= (byte) flip;
    assertThat(Lock8aRequest.parse(bytes)).isEmpty();
  }

  @Property
  void board_and_channel_swapped_pass_the_check_byte_but_never_answer_the_question(
      @ForAll @IntRange(min = 1, max = 50) int a, @ForAll @IntRange(min = 1, max = 50) int b) {
    Lock8aReply swapped = new Lock8aReply.Opened(b, a, Contact.OPEN);
    assertThat(new Lock8aReply.Opened(a, b, Contact.OPEN).encode()[4]).isEqualTo(swapped.encode()[4]);
    assertThat(swapped.answers(new Lock8aRequest.Open(a, b))).isEqualTo(a == b);
  }

  @Provide
  static Arbitrary<Lock8aRequest> requests() {
    Arbitrary<Integer> boards = Arbitraries.integers().between(1, 200);
    Arbitrary<Integer> channels = Arbitraries.integers().between(1, 50);
    return boards.flatMap(b -> channels.flatMap(c -> Arbitraries.of(
        new Lock8aRequest.Open(b, c), new Lock8aRequest.QueryOne(b, c), new Lock8aRequest.QueryAll(b))));
  }

  @Provide
  static Arbitrary<Lock8aReply> replies() {
    Arbitrary<Integer> boards = Arbitraries.integers().between(1, 200);
    Arbitrary<Integer> channels = Arbitraries.integers().between(1, 50);
    Arbitrary<List<Integer>> states = Arbitraries.integers().between(0, 255).list().ofMinSize(3).ofMaxSize(7);
    return boards.flatMap(b -> channels.flatMap(c -> states.flatMap(s -> Arbitraries.of(Contact.values()).flatMap(k ->
        Arbitraries.of(new Lock8aReply.Opened(b, c, k), new Lock8aReply.One(b, c, k), new Lock8aReply.Report(b, c, k),
            new Lock8aReply.All(b, s))))));
  }
}
