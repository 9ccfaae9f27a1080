package org.hall24.identity.face.realsense;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Literal packets of the vendor's host library 1.3.1, both ways. */
class PacketVectorsTest {
  private static final HexFormat HEX = HexFormat.of();
  private static final String IV = "00".repeat(16);
  private static final String HMAC = "00".repeat(32);

  private static final String START = "4046036f" + IV + "2000" + "00".repeat(32) + HMAC + "bb7a";
  private static final String COUNT = "4046036e" + IV + "2000" + "01000000" + "00".repeat(28) + HMAC + "144a";
  private static final String SET =
      "40460373" + IV + "2000" + "01000000" + "0000000000020000" + "00".repeat(20) + HMAC + "056c";
  private static final String EXTRACT = fa('X', 1, "", "30") + "2672";
  private static final String AUTHENTICATE = fa('A', 1, "", "30") + "1f4c";
  private static final String REPLY_OK = fa('Y', 1, "", "94") + "fede";
  private static final String RESULT_USER1 = fa('R', 1, "7573657231", "30") + "c15b";
  private static final String HINT_NO_FACE = fa('H', 2, "", "31") + "c3c7";

  private static String fa(char id, int sequence, String name, String status) {
    String padded = name + "00".repeat(31 - name.length() / 2);
    return "404603%02x".formatted((int) id)
        + IV
        + "4000"
        + "%02x000000".formatted(sequence)
        + padded
        + status
        + "00".repeat(28)
        + HMAC;
  }

  @Test
  void the_host_says_what_the_vendors_host_says() {
    assertThat(bytesOf(new HostMessage.StartSession().packet(0))).isEqualTo(START);
    assertThat(bytesOf(new HostMessage.CountUsers().packet(1))).isEqualTo(COUNT);
    assertThat(bytesOf(new HostMessage.ExtractLive().packet(1))).isEqualTo(EXTRACT);
    DeviceConfig config = new DeviceConfig(0, 0, 0, 0, 0, 2, 0, 0);
    assertThat(bytesOf(new HostMessage.SetConfig(config).packet(1))).isEqualTo(SET);
  }

  @Test
  void the_host_s_packets_are_read_back() {
    assertThat(HostMessage.parse(packetOf(START))).contains(new HostMessage.StartSession());
    assertThat(HostMessage.parse(packetOf(COUNT))).contains(new HostMessage.CountUsers());
    assertThat(HostMessage.parse(packetOf(EXTRACT))).contains(new HostMessage.ExtractLive());
    assertThat(HostMessage.parse(packetOf(SET)))
        .contains(new HostMessage.SetConfig(new DeviceConfig(0, 0, 0, 0, 0, 2, 0, 0)));
  }

  @Test
  void a_name_without_an_end_is_no_name() {
    byte[] body = new byte[FaText.SIZE];
    java.util.Arrays.fill(body, 0, FaText.NAME, (byte) 'x');
    assertThat(DeviceMessage.parse(Packet.plain('Y', 1, body))).isEqualTo(new DeviceMessage.Other('Y'));
    assertThat(HostMessage.parse(Packet.plain('J', 1, body))).isEmpty();
  }

  @Test
  void a_request_that_has_no_place_in_host_mode_cannot_be_formed() {
    assertThat(packetOf(AUTHENTICATE).id()).isEqualTo('A');
    assertThat(HostMessage.parse(packetOf(AUTHENTICATE))).isEmpty();
  }

  @Test
  void the_module_s_packets_are_understood() {
    assertThat(DeviceMessage.parse(packetOf(REPLY_OK))).isEqualTo(new DeviceMessage.Reply(Status.OK));
    assertThat(DeviceMessage.parse(packetOf(RESULT_USER1))).isEqualTo(new DeviceMessage.Result(0, "user1"));
    assertThat(DeviceMessage.parse(packetOf(HINT_NO_FACE))).isEqualTo(new DeviceMessage.Hint(Status.NO_FACE));
    assertThat(packetOf(HINT_NO_FACE).sequence()).isEqualTo(2);
  }

  @Test
  void the_emulated_module_says_what_a_module_says() {
    assertThat(bytesOf(new DeviceMessage.Reply(Status.OK).packet(1))).isEqualTo(REPLY_OK);
    assertThat(bytesOf(new DeviceMessage.Result(0, "user1").packet(1))).isEqualTo(RESULT_USER1);
    assertThat(bytesOf(new DeviceMessage.Hint(Status.NO_FACE).packet(2))).isEqualTo(HINT_NO_FACE);
  }

  @Test
  void the_line_before_every_packet_is_sixteen_bytes() {
    assertThat(HEX.formatHex(HostMessage.CONSOLE_TO_BINARY.getBytes(java.nio.charset.StandardCharsets.US_ASCII)))
        .isEqualTo("0d0a5f5f464143455f4150495f5f0d0a");
  }

  @Test
  void the_checksum_of_123456789_is_e5cc() {
    byte[] digits = "123456789".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    assertThat(Crc16.of(digits, 0, digits.length, 0)).isEqualTo(0xE5CC);
  }

  @Test
  void a_piece_of_a_photo_fills_the_greatest_packet() {
    HostMessage.ImageChunk chunk =
        new HostMessage.ImageChunk(4, 102, 126, new byte[HostMessage.ImageChunk.PIXELS]);
    byte[] bytes = chunk.packet(1).encode();
    assertThat(bytes).hasSize(Packet.MAX_SIZE).hasSize(8184);
    assertThat(HEX.formatHex(bytes, 20, 32)).isEqualTo("c01f" + "01000000" + "0400" + "6600" + "7e00");
  }

  @Test
  void the_hmac_is_outside_the_checksum_except_in_the_greatest_packet() {
    byte[] small = new HostMessage.CountUsers().packet(1).encode();
    small[small.length - 10] = 7; // inside the HMAC
    assertThat(packetOf(HEX.formatHex(small)).secured()).isTrue();

    byte[] greatest =
        new HostMessage.ImageChunk(0, 1, 1, new byte[HostMessage.ImageChunk.PIXELS]).packet(1).encode();
    greatest[greatest.length - 10] = 7;
    assertThat(found(greatest)).containsExactly(new PacketParser.Found.Damaged(PacketParser.Damage.CHECKSUM));
  }

  @Test
  void no_packet_prints_what_it_holds() {
    assertThat(packetOf(RESULT_USER1).toString()).doesNotContain("user1").doesNotContain("117");
  }

  private static String bytesOf(Packet packet) {
    return HEX.formatHex(packet.encode());
  }

  private static Packet packetOf(String hex) {
    List<PacketParser.Found> found = found(HEX.parseHex(hex));
    assertThat(found).hasSize(1).first().isInstanceOf(PacketParser.Found.Whole.class);
    return ((PacketParser.Found.Whole) found.getFirst()).packet();
  }

  private static List<PacketParser.Found> found(byte[] bytes) {
    PacketParser parser = new PacketParser();
    assertThat(parser.feed(bytes, 0, bytes.length)).isEqualTo(bytes.length);
    return java.util.stream.Stream.iterate(parser.take(), java.util.Optional::isPresent, _ -> parser.take())
        .map(java.util.Optional::get)
        .toList();
  }

  @Test
  void the_answer_to_a_photo_counts_by_its_status_also_when_it_bears_the_questions_own_name() {
    assertThat(DeviceMessage.parse(Packet.plain('J', 1, FaText.encode("reference", 0)))).isEqualTo(new DeviceMessage.Reply(0));
    assertThat(DeviceMessage.parse(Packet.plain('J', 1, FaText.encode("reference", 15)))).isEqualTo(new DeviceMessage.Reply(15));
    assertThat(DeviceMessage.parse(Packet.plain('E', 1, FaText.encode("", 0)))).isEqualTo(new DeviceMessage.Other('E'));
  }
}
