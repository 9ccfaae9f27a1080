package org.hall24.locker.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.hall24.locker.board.Dialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The board's ear: what a host of ours may say, what nobody may say, and what is no frame at all. */
class HostEarTest {
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

  private static List<Heard> hear(Dialect dialect, String hex) {
    HostEar ear = new HostEar(BoardSpeech.of(dialect, BoardModel.of(dialect)));
    byte[] bytes = HEX.parseHex(hex);
    List<Heard> heard = new java.util.ArrayList<>(ear.feed(bytes, 0, bytes.length));
    heard.addAll(ear.silence());
    return heard;
  }

  @ParameterizedTest
  @CsvSource({
    "LOCK8A, 8A 01 00 11 9A", "LOCK8A, 8A 02 00 11 99", "LOCK8A, 90 01 02 02 02 93", "LOCK8A, 9A 01 01 11 8B", "LOCK8A, 9B 01 01 11 8A",
    "WKLY, 57 4B 4C 59 08 00 86 87", "WKLY, 57 4B 4C 59 08 01 86 86", "WKLY, 57 4B 4C 59 0C 00 80 03 01 02 03 86",
    "WKLY, 57 4B 4C 59 0C 00 87 03 01 02 03 81", "WKLY, 57 4B 4C 59 09 00 88 08 80", "WKLY, 57 4B 4C 59 09 00 89 08 81",
    "CU16, 02 00 33 03 38", "CU16, 02 10 33 03 48", "CU16, 02 0F 33 03 47", "CU16, 02 F0 32 03 27", "CU16, 02 00 39 05 03 43",
    "CU48, 02 00 30 61 03 96", "WINNSEN, 90 06 05 01 00 03",
    "MODBUS, 01 05 00 00 FF 00 8C 3A", "MODBUS, 01 05 00 FF FF 00 BC 0A", "MODBUS, 01 0F 00 00 00 08 01 FF BE D5"
  })
  void what_opens_more_than_one_door_or_holds_a_coil_is_forbidden(Dialect dialect, String hex) {
    assertThat(hear(dialect, hex)).singleElement().isInstanceOf(Heard.Forbidden.class);
  }

  @ParameterizedTest
  @CsvSource({
    "LOCK8A, 8A 01 03 11 99, 1, 3", "WKLY, 57 4B 4C 59 09 01 82 18 9B, 1, 24", "CU16, 02 13 31 03 49, 1, 4", "CU48, 02 00 2F 61 03 95, 0, 48",
    "CU24, 02 00 02 51 03 58, 0, 3", "WINNSEN, 90 06 05 01 05 03, 1, 5", "MODBUS, 01 05 02 07 00 05 BD B0, 1, 8"
  })
  void an_order_is_heard_with_its_board_and_channel(Dialect dialect, String hex, int board, int channel) {
    assertThat(hear(dialect, hex)).singleElement().isInstanceOfSatisfying(Heard.Order.class, order -> {
      assertThat(order.board()).isEqualTo(board);
      assertThat(order.channel()).isEqualTo(channel);
    });
  }

  @ParameterizedTest
  @CsvSource({
    "LOCK8A, 8A 01 01 11 00", "CU16, 02 0F 31 03 49", "WKLY, 57 4B 4C 59 09 00 82 01 84", "MODBUS, 01 05 02 07 00 05 BD B1", "LOCK8A, 8A 01 01",
    "WKLY, 57 4B 4C", "WINNSEN, 90 06 05 01 05 04"
  })
  void a_wrong_check_byte_or_half_a_frame_is_malformed_once(Dialect dialect, String hex) {
    assertThat(hear(dialect, hex)).singleElement().isEqualTo(new Heard.Malformed(HEX.parseHex(hex).length));
  }

  @ParameterizedTest
  @CsvSource({"LOCK8A, 80 01 01 33 B3", "WKLY, 57 4B 4C 59 08 00 84 85", "CU16, 02 00 30 03 35", "CU48, 02 00 00 60 03 65", "WINNSEN, 90 06 12 01 01 03",
    "MODBUS, 01 02 00 00 00 08 79 CC"})
  void after_rubbish_the_next_frame_is_heard(Dialect dialect, String hex) {
    List<Heard> heard = hear(dialect, "FF FE " + hex);
    assertThat(heard).hasSize(2);
    assertThat(heard.getFirst()).isEqualTo(new Heard.Malformed(2));
    assertThat(heard.getLast()).isInstanceOfAny(Heard.All.class, Heard.One.class);
  }

  @Test
  void switching_all_relays_off_is_allowed() {
    assertThat(hear(Dialect.MODBUS, "01 05 00 FF 00 00 FD FA")).containsExactly(new Heard.Off(1));
  }

  @Test
  void no_bytes_make_the_parsers_of_either_side_stumble() {
    Random random = new Random(20_261_126);
    for (int i = 0; i < 60_000; i++) {
      byte[] data = new byte[random.nextInt(60)];
      random.nextBytes(data);
      if (data.length > 8 && random.nextBoolean()) {
        byte[] seed = HEX.parseHex(SEEDS.get(random.nextInt(SEEDS.size())));
        System.arraycopy(seed, 0, data, 1, Math.min(seed.length, data.length - 1));
      }
      HostEarFuzz.fuzzerTestOneInput(data);
    }
  }

  private static final List<String> SEEDS =
      List.of("8A 01 03 11 99", "57 4B 4C 59 09 01 82 18 9B", "02 13 31 03 49", "02 00 2F 61 03 95", "90 06 05 01 05 03", "01 05 02 07 00 05 BD B0",
          "01 0F 00 00 00 08 01 FF BE D5");
}
