package org.hall24.identity.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.hall24.identity.mrz.MrzFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A passport reader that reports by itself, as its public description says; the person is the specimen of ICAO Doc 9303. */
class TaggedMessageTest {
  private static final String FIRST = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<";
  private static final String SECOND = "L898902C36UTO7408122F1204159ZE184226B<<<<<10";
  private static final String PASSPORT = "CameraData:{\"data\":\"" + FIRST + "\\n" + SECOND + "\",\"type\":\"PassPort\"}";
  private static final String CODE = "CameraData:{\"QRType\":\"QR CODE\",\"data\":\"https://example.org/?a=\\\"1\\\"\",\"type\":\"QRCode\"}";
  private static final String BEGIN = "PCSign:{\"stage\":\"readStart\",\"type\":\"PassPort\"}";
  private static final String CHIP = "EidlinkResult:{\"reqId\":\"FF0000000001\",\"travelIdentityBean\":{\"a\":1}}";

  /** Everything the line says of these messages, each framed as the reader frames it. */
  private static List<Scan> heard(int piece, String... messages) {
    ScanSettings settings = ((ScanSettings.Parsed.Good) ScanSettings.parse(Map.of("format", "tagged"))).settings();
    var assembler = new LineAssembler(settings);
    var types = new CodeTypes(new SignedCode.Reader(List.of()), _ -> Optional.empty(), InstantSource.system());
    var gatherer = new Gatherer(settings.charset(), settings.format(), types, () -> LocalDate.of(2026, 11, 26));
    byte[] bytes = ("\u0002" + String.join("\u0003\r\n\u0002", messages) + "\u0003\r\n").getBytes(StandardCharsets.UTF_8);
    List<Scan> scans = new ArrayList<>();
    for (int at = 0; at < bytes.length; at += piece) {
      assembler.feed(bytes, at, Math.min(piece, bytes.length - at));
      for (var found = assembler.take(); found.isPresent(); found = assembler.take()) {
        gatherer.add(found.get());
      }
      for (var scan = gatherer.take(); scan.isPresent(); scan = gatherer.take()) {
        scans.add(scan.get());
      }
    }
    return scans;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 1000})
  void a_passport_and_a_code_are_told_and_how_reading_goes_on_is_not(int piece) {
    List<Scan> scans = heard(piece, BEGIN, PASSPORT, BEGIN.replace("readStart", "readEnd"), CODE, CHIP);
    assertThat(scans).hasSize(2);
    assertThat(((Scan.Zone) scans.get(0)).zone().format()).isEqualTo(MrzFormat.TD3);
    assertThat(((Scan.Zone) scans.get(0)).zone().valid()).isTrue();
    assertThat(((Scan.Code) scans.get(1)).code().text()).isEqualTo("https://example.org/?a=\"1\"");
  }

  @Test
  void what_a_chip_said_at_length_is_neither_kept_nor_an_error() {
    assertThat(heard(512, "EidlinkResult:{\"picture\":\"" + "A".repeat(60_000) + "\"}", CODE)).hasSize(1).first().isInstanceOf(Scan.Code.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CameraData:{\"data\":\"P<UTO", "CameraData:{}", "CameraData:{\"data\":\"A\",\"data\":\"B\",\"type\":\"QRCode\"}",
        "CameraData:{\"data\":\"A\",\"type\":\"QRCode\"} and more", "CameraData:{\"data\":\"\\u12\",\"type\":\"QRCode\"}",
        "CameraData:{\"type\":\"QRCode\"}", "no tag at all", ":{}", "12345678"
      })
  void a_damaged_message_is_no_code(String message) {
    assertThat(heard(1000, message)).containsExactly(new Scan.Unreadable(Scan.Why.CUT));
  }

  @Test
  void a_message_prints_nothing_of_a_person() {
    assertThat(TaggedMessage.parse(PASSPORT).orElseThrow().toString()).isEqualTo("Zone[]");
    assertThat(TaggedMessage.parse(CODE).orElseThrow().toString()).isEqualTo("Code[]");
  }

  @Property(tries = 500)
  void whatever_comes_is_a_message_or_none(@ForAll String tail) {
    assertThat(TaggedMessage.parse("CameraData:" + tail)).isNotNull();
    assertThat(TaggedMessage.parse("CameraData:{\"data\":\"" + tail)).isNotNull();
    assertThat(TaggedMessage.parse(tail)).isNotNull();
  }
}
