package org.hall24.identity.face.emulator;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.hall24.identity.face.Faces;
import org.hall24.link.Link;
import org.hall24.link.LinkException;
import org.hall24.link.MemoryLine;
import org.hall24.link.Ticker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The emulated module met with literal bytes: it answers what a module answers, and it notices what a host does wrong. */
@Timeout(30)
class RealSenseEmulatorTest {
  private static final String PREFIX = "0d0a5f5f464143455f4150495f5f0d0a";
  private static final String START = "4046036f" + zeros(16) + "2000" + zeros(64) + "bb7a";
  private static final String COUNT = "4046036e" + zeros(16) + "2000" + "01000000" + zeros(60) + "144a";
  private static final String CANCEL = "0d0a5f5f464143455f43414e43454c5f5f0d0a";

  private final RealSenseEmulator emulator =
      new RealSenseEmulator(Ticker.system(), new SplittableRandom(5), Duration.ofMillis(5));
  private final MemoryLine cable = MemoryLine.pair("raw");
  private Thread device;
  private Link host;

  @BeforeEach
  void plugIn() throws LinkException {
    host = cable.hostPort().open();
    Link line = cable.devicePort().open();
    device =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    emulator.serve(line);
                  } catch (LinkException | InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                });
  }

  @AfterEach
  void unplug() throws InterruptedException {
    cable.unplug();
    device.join();
  }

  @Test
  void it_answers_the_vendor_s_host_byte_for_byte() throws LinkException {
    send(PREFIX + START);
    assertThat(hear(88)).isEqualTo(START);
    send(PREFIX + COUNT);
    // The reply to a count of nobody is, byte for byte, the question.
    assertThat(hear(88)).isEqualTo(COUNT);
    assertThat(emulator.counts()).containsEntry("malformed", 0L).containsEntry("sessions", 1L);
  }

  @Test
  void it_names_its_firmware_on_the_console() throws LinkException {
    host.write("\r\nbspver\r\n".getBytes(US_ASCII));
    assertThat(new String(HexFormat.of().parseHex(hear(16)), US_ASCII)).isEqualTo("OPFW : 8.2.0.1\r\n");
  }

  @Test
  void a_question_without_a_session_is_malformed() throws LinkException {
    send(PREFIX + COUNT);
    hear(120);
    assertThat(emulator.counts()).containsEntry("malformed", 1L);
  }

  @Test
  void a_second_question_in_one_session_is_malformed() throws LinkException {
    send(PREFIX + START + PREFIX + COUNT);
    hear(176);
    send(PREFIX + COUNT.replace("01000000", "02000000").replace("144a", crcOfCount(2)));
    hear(120);
    assertThat(emulator.counts()).containsEntry("malformed", 1L);
  }

  @Test
  void a_packet_without_the_line_before_it_is_malformed() throws LinkException {
    send(START + "0d0a" + PREFIX + START);
    assertThat(hear(88)).isEqualTo(START);
    assertThat(emulator.counts().get("malformed")).isPositive();
  }

  @Test
  void a_packet_with_a_wrong_checksum_is_malformed() throws LinkException {
    send(PREFIX + START.replace("bb7a", "bb7b") + "0d0a" + PREFIX + START);
    assertThat(hear(88)).isEqualTo(START);
    assertThat(emulator.counts().get("malformed")).isPositive();
  }

  @Test
  void to_authenticate_on_the_module_s_own_faces_is_forbidden() throws LinkException {
    String authenticate = "40460341" + zeros(16) + "4000" + "01000000" + zeros(31) + "30" + zeros(60) + "1f4c";
    send(PREFIX + START + PREFIX + authenticate);
    hear(88 + 120);
    assertThat(emulator.counts()).containsEntry("forbidden", 1L).containsEntry("malformed", 0L);
  }

  @Test
  void a_question_while_it_looks_comes_too_early() throws LinkException {
    String extract = "40460358" + zeros(16) + "4000" + "01000000" + zeros(31) + "30" + zeros(60) + "2672";
    send(PREFIX + START + PREFIX + extract);
    hear(88 + 120 + 120); // session, camera started, nobody there
    send(PREFIX + START + CANCEL);
    hear(120 + 120); // camera stopped, end
    assertThat(emulator.counts())
        .containsEntry("overlapping", 1L)
        .containsEntry("cancels", 1L)
        .containsEntry("malformed", 0L);
  }

  @Test
  void a_new_module_lets_a_printed_photo_pass() throws LinkException {
    emulator.stand(Faces.people(1).getFirst().photo(), Presence.Kind.PRINTED_PHOTO);
    String extract = "40460358" + zeros(16) + "4000" + "01000000" + zeros(31) + "30" + zeros(60) + "2672";
    send(PREFIX + START + PREFIX + extract);
    String said = hear(88 + 120);
    while (!said.contains("40460366")) { // faceprints
      said += hear(1);
    }
    assertThat(emulator.counts()).doesNotContainKey("spoofs");
  }

  private static String zeros(int count) {
    return "00".repeat(count);
  }

  /** The checksum bytes of a count with another sequence number; only this test needs it. */
  private static String crcOfCount(int sequence) {
    byte[] bytes =
        org.hall24.identity.face.realsense.Packet.plain('n', sequence, new byte[0]).encode();
    return HexFormat.of().formatHex(bytes, bytes.length - 2, bytes.length);
  }

  private void send(String hex) throws LinkException {
    host.write(HexFormat.of().parseHex(hex));
  }

  private String hear(int bytes) throws LinkException {
    ByteArrayOutputStream heard = new ByteArrayOutputStream();
    byte[] buffer = new byte[bytes];
    while (heard.size() < bytes) {
      int count = host.read(buffer, 0, bytes - heard.size(), Duration.ofSeconds(20));
      assertThat(count).as("the module fell silent after " + heard.size() + " bytes").isPositive();
      heard.write(buffer, 0, count);
    }
    return HexFormat.of().formatHex(heard.toByteArray());
  }
}
