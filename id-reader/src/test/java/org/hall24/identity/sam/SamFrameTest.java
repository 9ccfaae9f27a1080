package org.hall24.identity.sam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hall24.identity.card.CardVectors.hex;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.hall24.identity.card.CardVectors;
import org.hall24.identity.card.NewestAddress;
import org.hall24.identity.sam.SamFrameParser.Found;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every frame against literal bytes of the public protocol pages, both ways. */
class SamFrameTest {

  @ParameterizedTest
  @CsvSource({
    "RESET,          AAAAAA9669 0003 10FF EC",
    "STATUS,         AAAAAA9669 0003 11FF ED",
    "SAM_ID,         AAAAAA9669 0003 12FF EE",
    "FIND,           AAAAAA9669 0003 2001 22",
    "SELECT,         AAAAAA9669 0003 2002 21",
    "READ,           AAAAAA9669 0003 3001 32",
    "READ_WITH_FINGER, AAAAAA9669 0003 3010 23",
    "NEWEST_ADDRESS, AAAAAA9669 0003 3003 30",
    "CARD_NUMBER,    AAAAAA9669 0003 3005 36",
  })
  void requests_are_the_published_bytes(SamCommand command, String bytes) {
    assertThat(command.request().encode()).isEqualTo(hex(bytes));
    assertThat(SamCommand.of(request(hex(bytes)))).contains(command);
  }

  @ParameterizedTest
  @CsvSource({
    "80,  AAAAAA9669 0004 61FF50 CA",
    "88,  AAAAAA9669 0004 61FF58 C2",
    "24,  AAAAAA9669 0004 61FF18 82",
    "250, AAAAAA9669 0004 61FFFA 60",
  })
  void radio_bytes_are_the_published_bytes_and_their_check_follows_them(int count, String bytes) {
    assertThat(new RadioBytes(count).request().encode()).isEqualTo(hex(bytes));
    assertThat(RadioBytes.of(request(hex(bytes)))).contains(new RadioBytes(count));
    assertThat(SamCommand.of(request(hex(bytes)))).isEmpty();
  }

  @Test
  void radio_bytes_outside_their_range_are_no_request() {
    assertThatThrownBy(() -> new RadioBytes(23)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RadioBytes(256)).isInstanceOf(IllegalArgumentException.class);
    assertThat(RadioBytes.of(new SamRequest(0x61, 0xFF, new byte[] {23}))).isEmpty();
    assertThat(RadioBytes.of(new SamRequest(0x61, 0xFF, new byte[0]))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "115200, AAAAAA9669 0003 6000 63",
    "57600,  AAAAAA9669 0003 6001 62",
    "38400,  AAAAAA9669 0003 6002 61",
    "19200,  AAAAAA9669 0003 6003 60",
    "9600,   AAAAAA9669 0003 6004 67",
  })
  void speeds_are_the_published_bytes(int baud, String bytes) {
    LineSpeed speed = LineSpeed.of(baud).orElseThrow();
    assertThat(speed.request().encode()).isEqualTo(hex(bytes));
    assertThat(LineSpeed.of(request(hex(bytes)))).contains(speed);
    assertThat(SamCommand.of(request(hex(bytes)))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "SUCCESS,              AAAAAA9669 0004 000090 94",
    "NO_SUCH_ITEM,         AAAAAA9669 0004 000091 95",
    "HOST_CHECKSUM,        AAAAAA9669 0004 000010 14",
    "HOST_LENGTH,          AAAAAA9669 0004 000011 15",
    "WRONG_ORDER,          AAAAAA9669 0004 000021 25",
    "NOT_PERMITTED,        AAAAAA9669 0004 000023 27",
    "UNRECOGNISED_ERROR,   AAAAAA9669 0004 000024 20",
    "CARD_REFUSED_MODULE,  AAAAAA9669 0004 000031 35",
    "MODULE_REFUSED_CARD,  AAAAAA9669 0004 000032 36",
    "CONTENT_NOT_VERIFIED, AAAAAA9669 0004 000033 37",
    "UNKNOWN_CARD_TYPE,    AAAAAA9669 0004 000040 44",
    "READ_FAILED,          AAAAAA9669 0004 000041 45",
    "RANDOM_NUMBER_FAILED, AAAAAA9669 0004 000047 43",
    "SELF_TEST_FAILED,     AAAAAA9669 0004 000060 64",
    "NOT_AUTHORISED,       AAAAAA9669 0004 000066 62",
    "NO_CARD,              AAAAAA9669 0004 000080 84",
    "SELECT_FAILED,        AAAAAA9669 0004 000081 85",
  })
  void replies_are_the_published_bytes(SamStatus status, String bytes) {
    assertThat(SamReply.of(status).encode()).isEqualTo(hex(bytes));
    assertThat(reply(hex(bytes)).status()).isEqualTo(status);
  }

  @Test
  void find_and_select_replies_carry_data() {
    assertThat(reply(hex("AAAAAA9669 0008 00009F 00000000 97")))
        .isEqualTo(SamReply.of(SamStatus.CARD_FOUND, new byte[4]));
    assertThat(SamReply.of(SamStatus.CARD_FOUND, new byte[4]).encode())
        .isEqualTo(hex("AAAAAA9669 0008 00009F 00000000 97"));
    assertThat(SamReply.of(SamStatus.SUCCESS, new byte[8]).encode())
        .isEqualTo(hex("AAAAAA9669 000C 000090 0000000000000000 9C"));
  }

  @Test
  void the_cards_own_status_words_do_not_hide_the_modules() {
    SamReply reply = reply(new SamReply(0x6F, 0x12, 0x41, new byte[0]).encode());
    assertThat(reply.status()).isEqualTo(SamStatus.READ_FAILED);
    assertThat(reply.sw1()).isEqualTo(0x6F);
  }

  @Test
  void codes_of_host_libraries_are_no_status() {
    for (int code : new int[] {0x01, 0x02, 0x03, 0x05}) {
      assertThat(SamStatus.of(code)).isEqualTo(SamStatus.OTHER);
    }
  }

  @Test
  void the_modules_number_is_little_endian_and_unsigned_and_padded() {
    String frame = "AAAAAA9669 0014 000090 0500 0300 55773301 87D61200 B1327976 5D";
    SamId id = new SamId(5, 3, 20150101, 1234567, 1987654321);
    assertThat(SamId.parse(reply(hex(frame)).data())).isEqualTo(id);
    assertThat(SamReply.of(SamStatus.SUCCESS, id.encode()).encode()).isEqualTo(hex(frame));
    assertThat(id.printed()).isEqualTo("05.03-20150101-0001234567-1987654321");
    SamId big = new SamId(5, 3, 20150101, 4294967295L, 3000000000L);
    assertThat(SamId.parse(big.encode())).isEqualTo(big);
    assertThat(big.printed()).isEqualTo("05.03-20150101-4294967295-3000000000");
  }

  @Test
  void the_card_management_number_is_28_bytes() {
    byte[] frame =
        hex("AAAAAA9669 0020 000090 00000000 1112131415161718 2122232425262728292A2B2C2D2E2F30 A8");
    assertThat(reply(frame).data()).hasSize(CardField.CARD_NUMBER_LENGTH);
    assertThat(reply(frame).encode()).isEqualTo(frame);
  }

  @ParameterizedTest
  @CsvSource({
    "R, 32, 278bfc1fe6eb102e",
    "J, 56, a9b3e92876004d5c",
    "I, 01, cc0372a59fc30dbf",
    "Y, 67, bccb82cda89eea54",
  })
  void the_read_reply_of_1295_bytes_is_the_published_one(String card, String check, String digest) throws Exception {
    byte[] text = CardVectors.text(card);
    byte[] frame = readReply(text, CardVectors.photo());

    assertThat(frame).hasSize(1295).startsWith(hex("AAAAAA9669 0508 000090 0100 0400"));
    assertThat(HexFormat.of().toHexDigits(frame[1294])).isEqualToIgnoringCase(check);
    assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(frame))).startsWith(digest);
    CardBlocks blocks = CardBlocks.parse(reply(frame).data()).orElseThrow();
    assertThat(blocks.text()).isEqualTo(text);
    assertThat(blocks.photo()).isEqualTo(CardVectors.photo());
    assertThat(reply(frame).encode()).isEqualTo(frame);
  }

  @ParameterizedTest
  @CsvSource({
    "R, 1024, 2321, 090A, 38",
    "J, 1024, 2321, 090A, 5C",
    "I, 1024, 2321, 090A, 0B",
    "Y, 1024, 2321, 090A, 6D",
    "R, 512,  1809, 070A, 30",
    "R, 0,    1297, 050A, 30",
  })
  void the_read_reply_with_fingerprints_is_the_published_one_in_each_of_its_lengths(
      String card, int finger, int whole, String length, String check) {
    byte[] templates = Arrays.copyOf(CardVectors.finger(), finger);
    byte[] frame =
        SamReply.of(SamStatus.SUCCESS, withFinger(CardVectors.text(card), CardVectors.photo(), templates)).encode();

    assertThat(frame).hasSize(whole).startsWith(hex("AAAAAA9669" + length + "000090 0100 0400"));
    assertThat(HexFormat.of().toHexDigits(frame[whole - 1])).isEqualToIgnoringCase(check);
    CardBlocks blocks = CardBlocks.parse(reply(frame).data()).orElseThrow();
    assertThat(blocks.text()).isEqualTo(CardVectors.text(card));
    assertThat(blocks.photo()).isEqualTo(CardVectors.photo());
    assertThat(blocks.fingerBytes()).isEqualTo(finger);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 81,  004A, 6D, 5a964c3bcb2c65d5",
    "2, 151, 0090, BE, f066d6dc32382e58",
    "3, 221, 00D6, D8, d14fb6d07693f554",
    "4, 291, 011C, 33, fa328ff1052a9833",
  })
  void the_newest_address_replies_are_the_published_ones(int slots, int whole, String length, String check, String digest)
      throws Exception {
    List<String> addresses = List.of("上海市浦东新区测试大道100号", "广州市天河区测试街2号", "", "").subList(0, slots);
    byte[] frame = SamReply.of(SamStatus.SUCCESS, NewestAddress.encode(addresses)).encode();

    assertThat(frame).hasSize(whole).startsWith(hex("AAAAAA9669" + length + "000090"));
    assertThat(HexFormat.of().toHexDigits(frame[whole - 1])).isEqualToIgnoringCase(check);
    assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(frame))).startsWith(digest);
    assertThat(NewestAddress.parse(reply(frame).data())).isEqualTo(addresses.subList(0, Math.min(2, slots)));
  }

  @Test
  void blocks_that_do_not_add_up_are_no_reading() {
    byte[] data = reply(readReply(CardVectors.resident(), CardVectors.photo())).data();
    byte[] longer = Arrays.copyOf(data, data.length + 2);
    assertThat(CardBlocks.parse(longer)).isEmpty();
    assertThat(CardBlocks.parse(Arrays.copyOf(data, data.length - 1))).isEmpty();
    assertThat(CardBlocks.parse(new byte[3])).isEmpty();
    byte[] noPhoto = Arrays.copyOf(data, 4 + 256);
    noPhoto[2] = 0;
    assertThat(CardBlocks.parse(noPhoto).orElseThrow().photo()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"70, 004A", "140, 0090", "210, 00D6", "280, 011C", "1284, 0508", "2310, 090A"})
  void lengths_are_unsigned_and_big_endian(int dataBytes, String length) {
    byte[] frame = SamReply.of(SamStatus.SUCCESS, new byte[dataBytes]).encode();
    assertThat(new byte[] {frame[5], frame[6]}).isEqualTo(hex(length));
    assertThat(frame).hasSize(dataBytes + 11);
    assertThat(reply(frame).data()).hasSize(dataBytes);
  }

  @Test
  void there_is_no_frame_longer_than_the_longest() {
    assertThatThrownBy(() -> SamReply.of(SamStatus.SUCCESS, new byte[2311]).encode())
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void nothing_that_prints_shows_what_the_card_said() {
    SamReply reply = reply(readReply(CardVectors.resident(), CardVectors.photo()));
    assertThat(reply.toString()).isEqualTo("SamReply[00 00 90, 1284 bytes]");
    assertThat(CardBlocks.parse(reply.data()).orElseThrow().toString()).isEqualTo("CardBlocks[256 + 1024 + 0 bytes]");
    assertThat(new Found.Frame(reply.data()).toString()).isEqualTo("Frame[1284 bytes]");
  }

  /** Put together here by hand, so that neither driver nor emulator can be wrong in the same way. */
  static byte[] readReply(byte[] text, byte[] photo) {
    byte[] frame = new byte[14 + text.length + photo.length + 1];
    System.arraycopy(hex("AAAAAA9669 0508 000090 0100 0400"), 0, frame, 0, 14);
    System.arraycopy(text, 0, frame, 14, text.length);
    System.arraycopy(photo, 0, frame, 14 + text.length, photo.length);
    for (int i = 5; i < frame.length - 1; i++) {
      frame[frame.length - 1] ^= frame[i];
    }
    return frame;
  }

  private static byte[] withFinger(byte[] text, byte[] photo, byte[] finger) {
    byte[] data = new byte[6 + text.length + photo.length + finger.length];
    System.arraycopy(hex("0100 0400"), 0, data, 0, 4);
    data[4] = (byte) (finger.length >> 8);
    System.arraycopy(text, 0, data, 6, text.length);
    System.arraycopy(photo, 0, data, 6 + text.length, photo.length);
    System.arraycopy(finger, 0, data, 6 + text.length + photo.length, finger.length);
    return data;
  }

  private static SamRequest request(byte[] frame) {
    return SamRequest.parse(body(SamFrameParser.forRequests(), frame));
  }

  private static SamReply reply(byte[] frame) {
    return SamReply.parse(body(SamFrameParser.forReplies(), frame));
  }

  private static byte[] body(SamFrameParser parser, byte[] frame) {
    List<Found> found = new ArrayList<>();
    parser.feed(frame, 0, frame.length, found::add);
    assertThat(found).singleElement().isInstanceOf(Found.Frame.class);
    return ((Found.Frame) found.getFirst()).body();
  }
}
