package org.hall24.identity.sam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hall24.identity.card.CardVectors.hex;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.hall24.identity.card.CardVectors;
import org.hall24.identity.sam.SamFrameParser.Fault;
import org.hall24.identity.sam.SamFrameParser.Found;
import org.hall24.identity.sam.SamFrameParser.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SamFrameParserTest {
  private static final byte[] NO_CARD = hex("AAAAAA9669 0004 000080 84");
  private static final byte[] OK = hex("AAAAAA9669 0004 000090 94");

  @Test
  void it_knows_where_it_stands_after_every_byte() {
    var parser = SamFrameParser.forReplies();
    var states = new ArrayList<State>();
    for (byte b : OK) {
      states.add(parser.state());
      parser.feed(new byte[] {b}, 0, 1, _ -> {});
    }
    assertThat(states)
        .containsExactly(
            new State.Hunting(0),
            new State.Hunting(1),
            new State.Hunting(2),
            new State.Hunting(3),
            new State.Hunting(4),
            new State.Sizing(),
            new State.Sizing(),
            new State.Filling(4),
            new State.Filling(3),
            new State.Filling(2),
            new State.Filling(1));
    assertThat(parser.state()).isEqualTo(new State.Hunting(0));
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 5, 6, 9})
  void a_run_of_AA_before_the_start_costs_nothing(int run) {
    byte[] more = new byte[run - 3];
    Arrays.fill(more, (byte) 0xAA);
    assertThat(all(joined(more, OK))).containsExactly("frame 000090");
  }

  @Test
  void three_AA_alone_are_no_preamble() {
    assertThat(all(joined(hex("AAAAAA 0004 000090 94"), NO_CARD))).containsExactly("frame 000080");
  }

  @Test
  void a_preamble_in_noise_with_a_wrong_check_does_not_swallow_the_frame_behind_it() {
    assertThat(all(joined(hex("AAAAAA9669 0004 000090 00"), OK))).containsExactly("CHECKSUM", "frame 000090");
    assertThat(all(joined(hex("AAAAAA9669 0008 0000"), joined(OK, OK)))).contains("CHECKSUM", "frame 000090");
  }

  @Test
  void an_impossible_length_is_told_at_once() {
    assertThat(all(joined(hex("AAAAAA9669 FFFF"), OK))).containsExactly("LENGTH", "frame 000090");
    assertThat(all(joined(hex("AAAAAA9669 090B"), OK))).containsExactly("LENGTH", "frame 000090");
    assertThat(all(joined(hex("AAAAAA9669 0003"), OK))).containsExactly("LENGTH", "frame 000090");
  }

  @Test
  void a_preamble_inside_the_photo_is_part_of_the_photo() {
    byte[] photo = CardVectors.photo();
    System.arraycopy(OK, 0, photo, 500, OK.length);
    byte[] frame = SamFrameTest.readReply(CardVectors.resident(), photo);
    assertThat(all(joined(frame, NO_CARD))).hasSize(2).last().isEqualTo("frame 000080");
  }

  @Test
  void a_frame_that_was_cut_off_gives_up_what_it_hid() {
    var parser = SamFrameParser.forReplies();
    var told = new ArrayList<String>();
    byte[] stream = joined(hex("AAAAAA9669 0508 000090"), joined(OK, hex("AAAAAA96")));
    parser.feed(stream, 0, stream.length, found -> told.add(word(found)));
    assertThat(told).isEmpty();
    parser.abandon(found -> told.add(word(found)));
    assertThat(told).containsExactly("CUT", "frame 000090");
    assertThat(parser.state()).isEqualTo(new State.Hunting(0));
  }

  @Test
  void bytes_outside_frames_are_counted() {
    var parser = SamFrameParser.forReplies();
    byte[] stream = joined(hex("010203"), OK);
    parser.feed(stream, 0, stream.length, _ -> {});
    assertThat(parser.skipped()).isEqualTo(3);
  }

  @Property(tries = 300)
  void every_frame_comes_back_as_it_went_in(@ForAll @Size(max = 2310) byte[] data, @ForAll byte sw) {
    SamReply reply = new SamReply(0, sw & 0xFF, 0x90, data);
    var found = new ArrayList<Found>();
    byte[] frame = reply.encode();
    SamFrameParser.forReplies().feed(frame, 0, frame.length, found::add);
    assertThat(SamReply.parse(((Found.Frame) found.getFirst()).body())).isEqualTo(reply);
  }

  @Property(tries = 400)
  void however_a_stream_is_cut_the_same_is_found(
      @ForAll("streams") byte[] stream, @ForAll @Size(min = 1, max = 40) List<@IntRange(min = 1, max = 700) Integer> cuts) {
    var whole = new ArrayList<String>();
    var pieces = new ArrayList<String>();
    var parser = SamFrameParser.forReplies();
    SamFrameParser.forReplies().feed(stream, 0, stream.length, found -> whole.add(word(found)));
    int at = 0;
    for (int i = 0; at < stream.length; i++) {
      int size = Math.min(cuts.get(i % cuts.size()), stream.length - at);
      parser.feed(stream, at, size, found -> pieces.add(word(found)));
      at += size;
    }
    assertThat(pieces).isEqualTo(whole);
  }

  @Property(tries = 300)
  void after_any_noise_and_a_silence_the_next_frame_is_found(@ForAll("streams") byte[] noise) {
    var parser = SamFrameParser.forReplies();
    parser.feed(noise, 0, noise.length, _ -> {});
    parser.abandon(_ -> {});
    var told = new ArrayList<String>();
    parser.feed(OK, 0, OK.length, found -> told.add(word(found)));
    assertThat(told).containsExactly("frame 000090");
  }

  @Provide
  Arbitrary<byte[]> streams() {
    Arbitrary<byte[]> noise = Arbitraries.bytes().array(byte[].class).ofMaxSize(60);
    Arbitrary<byte[]> pieces =
        Arbitraries.of(
            OK,
            NO_CARD,
            hex("AAAAAA9669"),
            hex("AA"),
            hex("AAAAAA9669 0508"),
            hex("AAAAAA9669 FFFF"),
            hex("AAAAAA9669 0004 000090 00"),
            SamFrameTest.readReply(CardVectors.resident(), CardVectors.photo()));
    return Arbitraries.oneOf(noise, pieces).list().ofMaxSize(8).map(SamFrameParserTest::joined);
  }

  private static List<String> all(byte[] stream) {
    var told = new ArrayList<String>();
    SamFrameParser.forReplies().feed(stream, 0, stream.length, found -> told.add(word(found)));
    return told;
  }

  private static String word(Found found) {
    return switch (found) {
      case Found.Broken(Fault fault) -> fault.name();
      case Found.Frame(byte[] body) ->
          "frame " + HexFormat.of().withUpperCase().formatHex(body, 0, 3) + (body.length > 3 ? "+" : "");
    };
  }

  private static byte[] joined(byte[] first, byte[] second) {
    return joined(List.of(first, second));
  }

  private static byte[] joined(List<byte[]> parts) {
    var out = new ByteArrayOutputStream();
    parts.forEach(out::writeBytes);
    return out.toByteArray();
  }
}
