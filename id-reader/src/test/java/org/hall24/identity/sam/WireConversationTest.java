package org.hall24.identity.sam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hall24.identity.card.CardVectors.hex;

import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.hall24.identity.card.CardVectors;
import org.hall24.identity.sam.emulator.EmulatedCard;
import org.hall24.identity.sam.emulator.SamReaderEmulator;
import org.hall24.link.Link;
import org.hall24.link.LinkException;
import org.hall24.link.MemoryLine;
import org.hall24.link.Ticker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Driver and emulator, each against literal bytes instead of against each other. */
@Timeout(60)
class WireConversationTest {

  private static final byte[] FOUND = hex("AAAAAA9669 0008 00009F 00000000 97");
  private static final byte[] SELECTED = hex("AAAAAA9669 000C 000090 0000000000000000 9C");
  private static final String READ = "aaaaaa96690003300132";
  private static final byte[] CARD = SamFrameTest.readReply(CardVectors.resident(), CardVectors.photo());

  @ParameterizedTest
  @CsvSource({
    "AAAAAA9669 0008 00009F 00000000 97, AAAAAA9669 000C 000090 0000000000000000 9C",
    "AAAAAA9669 0008 00009F 11223344 D3, AAAAAA9669 000C 000090 0102030405060708 94",
  })
  void the_driver_reads_a_card_from_a_module_that_only_knows_literal_bytes(String found, String selected) throws Exception {
    try (var module = new LiteralModule(hex(found), hex(selected), CARD)) {
      CardRead read = module.reader.read(ReaderBench.SOON);
      assertThat(ReaderBench.documentOf(read)).isEqualTo(CardVectors.zhangSan());
      assertThat(module.reader.samId().orElseThrow().printed()).isEqualTo("05.03-20150101-0001234567-1987654321");
    }
  }

  @Test
  void a_whole_card_under_a_status_of_failure_is_no_card() throws Exception {
    byte[] failed = CARD.clone();
    failed[9] = 0x41;
    failed[failed.length - 1] ^= 0x90 ^ 0x41;
    try (var module = new LiteralModule(FOUND, SELECTED, failed)) {
      assertThat(module.reader.read(ReaderBench.SOON)).isEqualTo(new CardRead.Unreadable(CardRead.Why.READ_FAILED));
    }
  }

  @Test
  void a_status_of_success_over_blocks_that_do_not_add_up_is_no_card() throws Exception {
    byte[] data = Arrays.copyOfRange(CARD, 10, CARD.length - 2);
    try (var module = new LiteralModule(FOUND, SELECTED, SamReply.of(SamStatus.SUCCESS, data).encode())) {
      assertThat(module.reader.read(ReaderBench.SOON)).isEqualTo(new CardRead.Unreadable(CardRead.Why.UNKNOWN_FORMAT));
    }
  }

  @Test
  void the_emulator_answers_a_host_that_only_knows_literal_bytes() throws Exception {
    var emulator = new SamReaderEmulator();
    var cable = MemoryLine.pair("literal host");
    Thread serving = Thread.ofVirtual().start(() -> serve(emulator, cable));
    try (Link host = cable.hostPort().open()) {
      assertThat(ask(host, "AAAAAA9669 0003 10FF EC", 11)).isEqualTo(hex("AAAAAA9669 0004 000090 94"));
      assertThat(ask(host, "AAAAAA9669 0003 11FF ED", 11)).isEqualTo(hex("AAAAAA9669 0004 000090 94"));
      assertThat(ask(host, "AAAAAA9669 0003 12FF EE", 27))
          .isEqualTo(hex("AAAAAA9669 0014 000090 05000300 55773301 87D61200 B1327976 5D"));
      assertThat(ask(host, "AAAAAA9669 0003 2001 22", 11)).isEqualTo(hex("AAAAAA9669 0004 000080 84"));
      emulator.lay(EmulatedCard.ofText(CardVectors.resident(), CardVectors.photo()));
      assertThat(ask(host, "AAAAAA9669 0003 2001 22", 15)).startsWith(hex("AAAAAA9669 0008 00009F"));
      assertThat(ask(host, "AAAAAA9669 0003 2002 21", 19)).startsWith(hex("AAAAAA9669 000C 000090"));
      assertThat(ask(host, "AAAAAA9669 0003 3001 32", 1295))
          .isEqualTo(SamFrameTest.readReply(CardVectors.resident(), CardVectors.photo()));
      assertThat(ask(host, "AAAAAA9669 0003 3003 30", 11)).isEqualTo(hex("AAAAAA9669 0004 000091 95"));
      assertThat(ask(host, "AAAAAA9669 0003 3005 36", 39)).startsWith(hex("AAAAAA9669 0020 000090"));
      // Read already: it has to leave the field before it is found again.
      assertThat(ask(host, "AAAAAA9669 0003 2001 22", 11)).isEqualTo(hex("AAAAAA9669 0004 000080 84"));
      assertThat(emulator.counts())
          .containsEntry("requests", 10L)
          .containsEntry("reads", 1L)
          .containsEntry("malformed", 0L)
          .containsEntry("overlapping", 0L)
          .containsEntry("forbidden", 0L);
    } finally {
      serving.interrupt();
      cable.close();
    }
  }

  @Test
  void the_emulator_gives_fingerprints_and_newest_addresses_as_the_published_frames() throws Exception {
    var emulator = new SamReaderEmulator();
    var cable = MemoryLine.pair("literal host");
    Thread serving = Thread.ofVirtual().start(() -> serve(emulator, cable));
    EmulatedCard card = EmulatedCard.ofText(CardVectors.resident(), CardVectors.photo());
    try (Link host = cable.hostPort().open()) {
      emulator.lay(card.withFinger(CardVectors.finger()).withNewestAddresses("上海市浦东新区测试大道100号", "广州市天河区测试街2号"));
      ask(host, "AAAAAA9669 0003 2001 22", 15);
      ask(host, "AAAAAA9669 0003 2002 21", 19);
      assertThat(ask(host, "AAAAAA9669 0003 3010 23", 2321)).hasSize(2321).endsWith(0x38);
      assertThat(ask(host, "AAAAAA9669 0003 3003 30", 151)).startsWith(hex("AAAAAA9669 0090 000090")).endsWith(0xBE);
      emulator.lay(card);
      ask(host, "AAAAAA9669 0003 2001 22", 15);
      ask(host, "AAAAAA9669 0003 2002 21", 19);
      assertThat(ask(host, "AAAAAA9669 0003 3010 23", 1297)).hasSize(1297).endsWith(0x30);
      assertThat(ask(host, "AAAAAA9669 0004 61FF50 CA", 11)).isEqualTo(hex("AAAAAA9669 0004 000090 94"));
      assertThat(emulator.counts())
          .containsEntry("fingerReads", 2L)
          .containsEntry("malformed", 0L)
          .containsEntry("forbidden", 0L);
    } finally {
      serving.interrupt();
      cable.close();
    }
  }

  @Test
  void the_emulator_counts_what_a_host_does_wrong() throws Exception {
    var emulator = new SamReaderEmulator();
    var cable = MemoryLine.pair("bad host");
    Thread serving = Thread.ofVirtual().start(() -> serve(emulator, cable));
    try (Link host = cable.hostPort().open()) {
      assertThat(ask(host, "AAAAAA9669 0003 12FF FE", 11)).isEqualTo(hex("AAAAAA9669 0004 000010 14"));
      assertThat(ask(host, "AAAAAA9669 0003 2000 23", 11)).isEqualTo(hex("AAAAAA9669 0004 000021 25"));
      assertThat(emulator.counts()).containsEntry("malformed", 2L);
      // Select without find, read without select in both ways.
      assertThat(ask(host, "AAAAAA9669 0003 2002 21", 11)).isEqualTo(hex("AAAAAA9669 0004 000021 25"));
      assertThat(ask(host, "AAAAAA9669 0003 3001 32", 11)).isEqualTo(hex("AAAAAA9669 0004 000021 25"));
      assertThat(ask(host, "AAAAAA9669 0003 3010 23", 11)).isEqualTo(hex("AAAAAA9669 0004 000021 25"));
      assertThat(emulator.counts()).containsEntry("forbidden", 3L);
      // What no host does by itself is counted apart, and obeyed at the old speed.
      assertThat(ask(host, "AAAAAA9669 0003 6004 67", 11)).isEqualTo(hex("AAAAAA9669 0004 000090 94"));
      assertThat(emulator.counts()).containsEntry("speed-changes", 1L).containsEntry("forbidden", 3L);
      assertThat(ask(host, "AAAAAA9669 0003 11FF ED AAAAAA9669 0003 11FF ED", 22)).hasSize(22);
      assertThat(emulator.counts()).containsEntry("overlapping", 1L);
      assertThat(ask(host, "0102 AAAAAA9669 0003 11FF ED", 11)).hasSize(11);
      assertThat(emulator.counts()).containsEntry("malformed", 3L);
    } finally {
      serving.interrupt();
      cable.close();
    }
  }

  @Test
  void a_host_that_reads_on_after_a_failed_find_gets_the_previous_holder_and_is_counted() throws Exception {
    var emulator = new SamReaderEmulator();
    var cable = MemoryLine.pair("careless host");
    Thread serving = Thread.ofVirtual().start(() -> serve(emulator, cable));
    emulator.lay(EmulatedCard.ofText(CardVectors.resident(), CardVectors.photo()));
    try (Link host = cable.hostPort().open()) {
      ask(host, "AAAAAA9669 0003 2001 22", 15);
      ask(host, "AAAAAA9669 0003 2002 21", 19);
      ask(host, "AAAAAA9669 0003 3001 32", 1295);
      assertThat(emulator.counts()).containsEntry("forbidden", 0L);
      assertThat(ask(host, "AAAAAA9669 0003 2001 22", 11)).isEqualTo(hex("AAAAAA9669 0004 000080 84"));
      assertThat(ask(host, "AAAAAA9669 0003 3001 32", 1295)).hasSize(1295);
      assertThat(emulator.counts()).containsEntry("forbidden", 1L);
    } finally {
      serving.interrupt();
      cable.close();
    }
  }

  /** A driver on a module that answers each question with bytes written down here, and strangers' questions with 21. */
  private static final class LiteralModule implements AutoCloseable {
    final SamReader reader;
    private final MemoryLine cable = MemoryLine.pair("literal module");
    private final Thread serving;

    LiteralModule(byte[] found, byte[] selected, byte[] card) {
      Map<String, byte[]> answers =
          Map.of(
              "aaaaaa9669000310ffec", hex("AAAAAA9669 0004 000090 94"),
              "aaaaaa9669000311ffed", hex("AAAAAA9669 0004 000090 94"),
              "aaaaaa9669000312ffee", hex("AAAAAA9669 0014 000090 05000300 55773301 87D61200 B1327976 5D"),
              "aaaaaa96690003200122", found,
              "aaaaaa96690003200221", selected,
              READ, card);
      byte[] unknown = hex("AAAAAA9669 0004 000021 25");
      serving = Thread.ofVirtual().start(() -> answer(cable, answers, unknown));
      reader = new SamReader(cable.hostPort(), ReaderBench.quick(), Ticker.system(), new Random(1), List.of());
    }

    @Override
    public void close() {
      reader.close();
      serving.interrupt();
      cable.close();
    }
  }

  private static void answer(MemoryLine cable, Map<String, byte[]> answers, byte[] unknown) {
    try (Link line = cable.devicePort().open()) {
      byte[] request = new byte[10];
      int have = 0;
      while (!Thread.currentThread().isInterrupted()) {
        have += line.read(request, have, request.length - have, Duration.ofSeconds(1));
        if (have == request.length) {
          line.write(answers.getOrDefault(HexFormat.of().formatHex(request), unknown));
          have = 0;
        }
      }
    } catch (LinkException over) {
      // The test is over.
    }
  }

  private static void serve(SamReaderEmulator emulator, MemoryLine cable) {
    try (Link line = cable.devicePort().open()) {
      emulator.serve(line);
    } catch (LinkException | InterruptedException over) {
      // The test is over.
    }
  }

  /** Sends literal bytes and takes exactly as many as are expected. */
  private static byte[] ask(Link host, String request, int expected) throws LinkException {
    host.write(hex(request));
    byte[] reply = new byte[expected];
    int have = 0;
    while (have < expected) {
      int count = host.read(reply, have, expected - have, ReaderBench.SOON);
      if (count == 0) {
        return Arrays.copyOf(reply, have);
      }
      have += count;
    }
    return reply;
  }
}
