package org.hall24.identity.face.realsense;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PacketParserTest {

  @Provide
  Arbitrary<Packet> packets() {
    Arbitrary<byte[]> messages =
        Arbitraries.bytes()
            .array(byte[].class)
            .ofMaxSize(300)
            .edgeCases(edges -> edges.add(new byte[Packet.MAX_MESSAGE]));
    return Combinators.combine(
            Arbitraries.chars().with("opqsnefgzYHRXJC"),
            Arbitraries.longs().between(0, 0xFFFF_FFFFL),
            messages)
        .as(Packet::plain);
  }

  @Provide
  Arbitrary<String> consoleText() {
    return Arbitraries.strings().ascii().excludeChars('@').ofMaxLength(60);
  }

  @Property(tries = 200)
  void every_packet_comes_back_from_its_bytes(@ForAll("packets") Packet packet) {
    assertThat(parse(packet.encode(), Integer.MAX_VALUE)).containsExactly(new PacketParser.Found.Whole(packet));
  }

  @Property(tries = 200)
  void every_portioning_of_a_stream_gives_the_same_packets(
      @ForAll @Size(min = 1, max = 4) List<@net.jqwik.api.From("packets") Packet> packets,
      @ForAll @Size(min = 1, max = 5) List<@net.jqwik.api.From("consoleText") String> between,
      @ForAll @net.jqwik.api.constraints.IntRange(min = 1, max = 500) int portion) {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    List<PacketParser.Found> expected = new ArrayList<>();
    for (int i = 0; i < packets.size(); i++) {
      stream.writeBytes(between.get(i % between.size()).getBytes(US_ASCII));
      stream.writeBytes(packets.get(i).encode());
      expected.add(new PacketParser.Found.Whole(packets.get(i)));
    }
    assertThat(parse(stream.toByteArray(), portion)).isEqualTo(expected);
  }

  @Property(tries = 200)
  void noise_before_a_packet_never_throws_and_never_hides_it_once_the_line_was_silent(
      @ForAll @Size(max = 2000) byte[] noise, @ForAll("packets") Packet packet) {
    PacketParser parser = new PacketParser();
    feedAll(parser, noise, Integer.MAX_VALUE);
    while (parser.silence().isPresent()) {
      drain(parser);
    }
    assertThat(parse(parser, packet.encode(), 64)).containsExactly(new PacketParser.Found.Whole(packet));
  }

  @Property(tries = 100)
  void a_packet_with_one_wrong_bit_is_never_taken_for_a_packet(
      @ForAll("packets") Packet packet, @ForAll @net.jqwik.api.constraints.IntRange(max = 1_000_000) int where) {
    byte[] bytes = packet.encode();
    // Not in the HMAC, which small packets leave outside their checksum and which marks encryption.
    int bit = where % ((bytes.length - Packet.HMAC - Packet.CRC) * 8);
    bytes[bit / 8] ^= (byte) (1 << bit % 8);
    assertThat(parse(bytes, Integer.MAX_VALUE)).noneMatch(found -> found instanceof PacketParser.Found.Whole);
  }

  @Test
  void a_doubled_first_byte_does_not_cost_the_packet() {
    Packet packet = new HostMessage.CountUsers().packet(1);
    byte[] bytes = packet.encode();
    byte[] doubled = new byte[bytes.length + 1];
    doubled[0] = '@';
    System.arraycopy(bytes, 0, doubled, 1, bytes.length);
    assertThat(parse(doubled, 1)).containsExactly(new PacketParser.Found.Whole(packet));
  }

  @Test
  void a_true_packet_inside_a_false_one_is_found() {
    Packet packet = new HostMessage.CountUsers().packet(1);
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    byte[] falseStart = new HostMessage.ExtractLive().packet(1).encode();
    stream.write(falseStart, 0, 40);
    stream.writeBytes(packet.encode());
    assertThat(parse(stream.toByteArray(), 7))
        .containsExactly(
            new PacketParser.Found.Damaged(PacketParser.Damage.CHECKSUM), new PacketParser.Found.Whole(packet));
  }

  @Test
  void a_false_length_does_not_stall_once_the_line_is_silent() {
    Packet packet = new HostMessage.CountUsers().packet(1);
    byte[] huge = Packet.plain('f', 1, new byte[Packet.MAX_MESSAGE]).encode();
    PacketParser parser = new PacketParser();
    parser.feed(huge, 0, 30);
    assertThat(parse(parser, packet.encode(), 16)).isEmpty();
    assertThat(parser.state()).isInstanceOf(PacketParser.State.InBody.class);
    assertThat(parser.silence()).contains(new PacketParser.Found.Damaged(PacketParser.Damage.CUT_OFF));
    assertThat(parser.take()).contains(new PacketParser.Found.Whole(packet));
  }

  @Test
  void another_protocol_version_is_damage_not_a_packet() {
    byte[] bytes = new HostMessage.CountUsers().packet(1).encode();
    bytes[2] = 4;
    assertThat(parse(bytes, 5)).containsExactly(new PacketParser.Found.Damaged(PacketParser.Damage.VERSION));
  }

  @Test
  void what_was_taken_is_overwritten() {
    PacketParser parser = new PacketParser();
    parse(parser, Packet.plain('f', 1, new byte[] {1, 2, 3, 4}).encode(), 50);
    assertThat(parser.clean()).isTrue();
  }

  @Test
  void a_faceprint_comes_back_from_its_bytes() {
    short[] features = new short[Faceprint.FEATURES];
    for (int i = 0; i < features.length; i++) {
      features[i] = (short) (i * 4 - 1023);
    }
    Faceprint print = Faceprint.of(9, Faceprint.TYPE_PHOTO, features, Faceprint.WITHOUT_MASK);
    Faceprint back = Faceprint.parse(print.encode()).orElseThrow();
    assertThat(back.encode()).isEqualTo(print.encode()).hasSize(1042);
    assertThat(back.mask()).isEqualTo(Faceprint.WITHOUT_MASK);
    back.wipe();
    assertThat(back.wiped()).isTrue();
  }

  @Property(tries = 300)
  void any_message_of_the_module_is_understood_or_set_aside_but_never_throws(@ForAll("packets") Packet packet) {
    assertThat(DeviceMessage.parse(packet)).isNotNull();
    assertThat(HostMessage.parse(packet)).isNotNull();
  }

  private static List<PacketParser.Found> parse(byte[] bytes, int portion) {
    return parse(new PacketParser(), bytes, portion);
  }

  private static List<PacketParser.Found> parse(PacketParser parser, byte[] bytes, int portion) {
    return feedAll(parser, bytes, portion);
  }

  private static List<PacketParser.Found> feedAll(PacketParser parser, byte[] bytes, int portion) {
    List<PacketParser.Found> all = new ArrayList<>();
    int at = 0;
    while (at < bytes.length) {
      at += parser.feed(bytes, at, Math.min(portion, bytes.length - at));
      all.addAll(drain(parser));
    }
    return all;
  }

  private static List<PacketParser.Found> drain(PacketParser parser) {
    List<PacketParser.Found> all = new ArrayList<>();
    for (Optional<PacketParser.Found> next = parser.take(); next.isPresent(); next = parser.take()) {
      all.add(next.get());
    }
    return all;
  }
}
