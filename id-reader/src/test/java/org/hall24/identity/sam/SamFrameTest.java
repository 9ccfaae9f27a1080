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
    "NEWEST_ADDRESS, AAAAAA9669 0003 3003 30",
    "CARD_NUMBER,    AAAAAA9669 0003 3005 36",
  })
  void requests_are_the_published_bytes(SamCommand command, String bytes) {
    assertThat(command.request().encode()).isEqualTo(hex(bytes));
    assertThat(SamCommand.of(request(hex(bytes)))).contains(command);
  }

  @Test
  void a_request_with_data_is_the_published_bytes() {
    var radioBytes = new SamRequest(0x61, 0xFF, new byte[] {0x50});
    assertThat(radioBytes.encode()).isEqualTo(hex("AAAAAA9669 0004 61FF50 CA"));
    assertThat(request(hex("AAAAAA9669 0004 61FF50 CA"))).isEqualTo(radioBytes);
    assertThat(SamCommand.of(radioBytes)).isEmpty();
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
    byte[] text =
        switch (card) {
          case "R" -> CardVectors.resident();
          case "J" -> CardVectors.residencePermit();
          case "I" -> CardVectors.foreigner2017();
          default -> CardVectors.foreigner2023();
        };
    byte[] frame = readReply(text, CardVectors.photo());

    assertThat(frame).hasSize(1295).startsWith(hex("AAAAAA9669 0508 000090 0100 0400"));
    assertThat(HexFormat.of().toHexDigits(frame[1294])).isEqualToIgnoringCase(check);
    assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(frame))).startsWith(digest);
    CardBlocks blocks = CardBlocks.parse(reply(frame).data()).orElseThrow();
    assertThat(blocks.text()).isEqualTo(text);
    assertThat(blocks.photo()).isEqualTo(CardVectors.photo());
    assertThat(reply(frame).encode()).isEqualTo(frame);
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
    assertThat(CardBlocks.parse(reply.data()).orElseThrow().toString()).isEqualTo("CardBlocks[256 + 1024 bytes]");
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
