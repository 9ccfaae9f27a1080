package org.hall24.kiosk.print;

import static org.assertj.core.api.Assertions.assertThat;

import com.hp.jipp.encoding.IppInputStream;
import com.hp.jipp.encoding.IppOutputStream;
import com.hp.jipp.encoding.IppPacket;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.hall24.kiosk.print.PrinterStanding.Condition;
import org.junit.jupiter.api.Test;

/** Requests and answers byte for byte, as RFC 8010 encodes them. */
class IppRequestsTest {
  private final IppRequests requests = new IppRequests(URI.create("ipp://p/ipp/print"), "iso_a4_210x297mm");

  private static String hex(IppPacket packet) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new IppOutputStream(out).write(packet);
    return HexFormat.of().formatHex(out.toByteArray());
  }

  private static String attribute(String tag, String name, String value) {
    return tag + text(name) + text(value);
  }

  private static String text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return String.format("%04x", bytes.length) + HexFormat.of().formatHex(bytes);
  }

  @Test
  void a_cancellation_names_charset_language_printer_job_and_user_in_this_order() throws Exception {
    assertThat(hex(requests.cancel(147)))
        .isEqualTo(
            "0101" + "0008" + "00000001" + "01"
                + attribute("47", "attributes-charset", "utf-8")
                + attribute("48", "attributes-natural-language", "en")
                + attribute("45", "printer-uri", "ipp://p/ipp/print")
                + "21" + text("job-id") + "0004" + "00000093"
                + attribute("42", "requesting-user-name", "hall24")
                + "03");
  }

  @Test
  void a_job_is_asked_for_on_A4_one_copy_one_side_as_PDF() throws Exception {
    assertThat(hex(requests.print("slip-7")))
        .isEqualTo(
            "0101" + "0002" + "00000001" + "01"
                + attribute("47", "attributes-charset", "utf-8")
                + attribute("48", "attributes-natural-language", "en")
                + attribute("45", "printer-uri", "ipp://p/ipp/print")
                + attribute("42", "requesting-user-name", "hall24")
                + attribute("42", "job-name", "slip-7")
                + "22" + text("ipp-attribute-fidelity") + "0001" + "00"
                + attribute("49", "document-format", "application/pdf")
                + "02"
                + "21" + text("copies") + "0004" + "00000001"
                + attribute("44", "media", "iso_a4_210x297mm")
                + attribute("44", "sides", "one-sided")
                + "03");
  }

  @Test
  void an_answer_with_several_reasons_is_read_with_the_gravest_first_whatever_its_suffix() throws Exception {
    String answer =
        "0101" + "0000" + "00000001" + "01"
            + attribute("47", "attributes-charset", "utf-8")
            + attribute("48", "attributes-natural-language", "en")
            + "04"
            + "23" + text("printer-state") + "0004" + "00000004"
            + attribute("44", "printer-state-reasons", "media-empty-warning")
            + "44" + "0000" + text("cups-waiting-for-job-completed")
            + "44" + "0000" + text("media-low-report")
            + "22" + text("printer-is-accepting-jobs") + "0001" + "01"
            + attribute("45", "device-uri", "ipp://printer.local/ipp/print")
            + "03";
    PrinterStanding standing = PrinterReasons.standing(new IppInputStream(new ByteArrayInputStream(HexFormat.of().parseHex(answer))).readPacket());
    assertThat(standing.condition()).isEqualTo(Condition.PAPER_OUT);
    assertThat(standing.paper()).isEqualTo(PrinterStanding.Paper.OUT);
    assertThat(standing.busy()).isTrue();
    assertThat(standing.direct()).isTrue();
    assertThat(standing.reasons()).containsExactly("media-empty-warning", "cups-waiting-for-job-completed", "media-low-report");
  }

  @Test
  void a_user_named_like_a_person_never_stands_in_a_request() throws Exception {
    assertThat(hex(requests.jobs("not-completed"))).contains(HexFormat.of().formatHex("hall24".getBytes(StandardCharsets.US_ASCII)));
  }
}
