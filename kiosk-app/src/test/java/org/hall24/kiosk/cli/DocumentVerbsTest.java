package org.hall24.kiosk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentVerbsTest {
  @TempDir private Path folder;
  private Ctl ctl;

  @BeforeEach
  void open() {
    ctl = new Ctl(folder.resolve("state"));
  }

  private Path data(String template) throws IOException {
    Path file = folder.resolve(template + ".json");
    Files.writeString(file, ctl.json("document", "example", template).json().toString());
    return file;
  }

  private JsonNode rendered(String template, String... more) throws IOException {
    String[] words = {"document", "render", template, "--data", data(template).toString(), "--out", pdf().toString()};
    Ctl.Said said = ctl.json(java.util.stream.Stream.of(words, more).flatMap(java.util.Arrays::stream).toArray(String[]::new));
    assertThat(said.exit()).as(said.out() + said.err()).isZero();
    return said.json();
  }

  private Path pdf() {
    return folder.resolve("out.pdf");
  }

  @Test
  void what_was_rendered_is_verified_as_genuine_by_file_by_code_and_by_picture() throws Exception {
    JsonNode made = rendered("acceptance-slip", "--language", "en");
    assertThat(made.path("pages").asInt()).isEqualTo(1);
    assertThat(made.path("language").asText()).isEqualTo("en");
    JsonNode file = ctl.json("document", "verify", pdf().toString()).json();
    assertThat(file.path("verdict").asText()).isEqualTo("genuine");
    assertThat(file.path("textDigest").asText()).isEqualTo(made.path("textDigest").asText());
    assertThat(file.path("acceptanceNo").asText()).isEqualTo("SJS261122240173");
    Ctl.Said code = ctl.json("document", "verify", "--qr", made.path("statement").asText());
    assertThat(code.exit()).isZero();
    assertThat(code.json().path("kind").asText()).isEqualTo("acceptance");
    Path picture = folder.resolve("photo.png");
    try (PDDocument document = Loader.loadPDF(pdf().toFile())) {
      BufferedImage image = new PDFRenderer(document).renderImageWithDPI(0, 150);
      ImageIO.write(image, "png", picture.toFile());
    }
    assertThat(ctl.json("document", "verify", picture.toString()).json().path("verdict").asText()).isEqualTo("genuine");
  }

  @Test
  void an_altered_file_and_a_forged_code_exit_with_1() throws Exception {
    JsonNode made = rendered("certificate");
    byte[] bytes = Files.readAllBytes(pdf());
    bytes[bytes.length / 2] ^= 1;
    Files.write(pdf(), bytes);
    Ctl.Said altered = ctl.json("document", "verify", pdf().toString());
    assertThat(altered.exit()).isEqualTo(1);
    assertThat(altered.json().path("verdict").asText()).isEqualTo("altered");
    assertThat(altered.json().path("genuine").asBoolean()).isFalse();
    Ctl.Said forged = ctl.json("document", "verify", "--qr", made.path("statement").asText().replace("CERTIFICATE", "APPLICATION-FORM"));
    assertThat(forged.exit()).isEqualTo(1);
    assertThat(forged.json().path("verdict").asText()).isEqualTo("forged");
    assertThat(ctl.json("document", "verify", "--qr", "nothing of ours").json().path("verdict").asText()).isEqualTo("no-statement");
  }

  @Test
  void another_machine_is_trusted_only_by_its_key() throws Exception {
    rendered("certificate");
    Ctl other = new Ctl(folder.resolve("elsewhere"));
    Ctl.Said unknown = other.json("document", "verify", pdf().toString());
    assertThat(unknown.exit()).isEqualTo(1);
    assertThat(unknown.json().path("verdict").asText()).isEqualTo("unknown-key");
    assertThat(Files.exists(folder.resolve("elsewhere/keys"))).isFalse();
    Path key = folder.resolve("machine.pem");
    Files.writeString(key, ctl.run("document", "key").out());
    assertThat(other.json("document", "verify", pdf().toString(), "--key", key.toString()).exit()).isZero();
    Files.writeString(key, "no key");
    assertThat(other.json("document", "verify", pdf().toString(), "--key", key.toString()).errorKind()).isEqualTo("bad-file");
  }

  @Test
  void bad_data_name_the_field_and_end_as_wrong_use() throws Exception {
    ObjectNode bad = ctl.json("document", "example", "acceptance-slip").json().deepCopy();
    bad.with("applicant").remove("name");
    Path file = folder.resolve("bad.json");
    Files.writeString(file, bad.toString());
    Ctl.Said said = ctl.json("document", "render", "acceptance-slip", "--data", file.toString(), "--out", pdf().toString());
    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.errorKind()).isEqualTo("bad-data");
    assertThat(said.json().path("error").path("message").asText()).contains("applicant.name is missing");
    assertThat(Files.exists(pdf())).isFalse();
    Files.writeString(file, "{\"name\": \"王秀英\" oops");
    Ctl.Said broken = ctl.json("document", "render", "acceptance-slip", "--data", file.toString(), "--out", pdf().toString());
    assertThat(broken.errorKind()).isEqualTo("bad-data");
    assertThat(broken.out()).contains("line 1").doesNotContain("王秀英");
  }

  @Test
  void wrong_words_say_what_there_is() throws Exception {
    Path file = data("certificate");
    Ctl.Said unknown = ctl.json("document", "render", "diploma", "--data", file.toString(), "--out", pdf().toString());
    assertThat(unknown.exit()).isEqualTo(2);
    assertThat(unknown.errorKind()).isEqualTo("no-template");
    assertThat(unknown.json().path("error").path("action").asText()).contains("acceptance-slip");
    assertThat(ctl.json("document", "render", "certificate", "--data", "/nowhere.json", "--out", pdf().toString()).errorKind()).isEqualTo("no-file");
    Ctl.Said unwritable = ctl.json("document", "render", "certificate", "--data", file.toString(), "--out", folder.resolve("no/such/f.pdf").toString());
    assertThat(unwritable.exit()).isEqualTo(1);
    assertThat(unwritable.errorKind()).isEqualTo("unwritable");
    assertThat(ctl.json("document", "verify").errorKind()).isEqualTo("usage");
    assertThat(ctl.json("document", "verify", "/nowhere.pdf").errorKind()).isEqualTo("no-file");
    assertThat(ctl.json("document", "list").json().path("templates")).hasSizeGreaterThan(4);
  }

  @Test
  void the_same_data_give_the_same_file_and_the_language_may_stand_in_the_data() throws Exception {
    rendered("handover-manifest", "--language", "en");
    byte[] first = Files.readAllBytes(pdf());
    ObjectNode data = ctl.json("document", "example", "handover-manifest").json().deepCopy();
    data.put("language", "en");
    Path file = folder.resolve("en.json");
    Files.writeString(file, data.toString());
    assertThat(ctl.json("document", "render", "handover-manifest", "--data", file.toString(), "--out", pdf().toString()).exit()).isZero();
    assertThat(Files.readAllBytes(pdf())).isEqualTo(first);
  }

  @Test
  void a_page_goes_to_an_A4_printer_and_its_faults_are_told() throws Exception {
    rendered("certificate");
    try (Ctl.Running printer = ctl.start("emulate", "a4", "--json")) {
      String port = printer.next().path("port").asText();
      String[] device = {"--driver", "ipp", "--port", port};
      assertThat(said(device, "printer", "status").json().path("status").asText()).isEqualTo("ready");
      JsonNode printed = said(device, "printer", "print", "--file", pdf().toString()).json();
      assertThat(printed.path("result").asText()).isEqualTo("printed");
      assertThat(printed.path("evidence").asText()).isEqualTo("job-completed");
      printer.type("paper-out");
      JsonNode status = awaitOut(device);
      assertThat(status.path("paper").asText()).isEqualTo("out");
      Ctl.Said refused = said(device, "printer", "test");
      assertThat(refused.exit()).isEqualTo(1);
      assertThat(refused.json().path("result").asText()).isEqualTo("not-ready");
      assertThat(refused.json().path("reason").asText()).isEqualTo("paper-out");
      printer.stop();
    }
    assertThat(said(new String[] {"--driver", "ipp", "--port", "ipp://127.0.0.1:9/x"}, "printer", "status", "--timeout", "4").json().path("status").asText())
        .isEqualTo("unreachable");
  }

  @Test
  void a_printer_that_cannot_print_is_told_before_a_page_is_made_for_it() throws Exception {
    Path plan = Files.writeString(folder.resolve("plan"), "jam\n");
    try (Ctl.Running printer = ctl.start("emulate", "a4", "--plan", plan.toString(), "--json")) {
      Ctl.Said refused = said(new String[] {"--driver", "ipp", "--port", printer.next().path("port").asText()}, "printer", "test");
      assertThat(refused.json().path("reason").asText()).isEqualTo("jam");
      // A page would have needed the machine's key, and faces that take seconds to open on a busy machine.
      assertThat(Files.exists(folder.resolve("state/keys"))).isFalse();
    }
  }

  @Test
  void a_job_that_stands_still_is_off_the_printer_before_the_command_ends() throws Exception {
    rendered("certificate");
    Path plan = Files.writeString(folder.resolve("plan"), "stuck\n");
    try (Ctl.Running printer = ctl.start("emulate", "a4", "--plan", plan.toString(), "--json")) {
      String port = printer.next().path("port").asText();
      Ctl.Said said = said(new String[] {"--driver", "ipp", "--port", port}, "printer", "print", "--file", pdf().toString(), "--timeout", "8");
      assertThat(said.exit()).isEqualTo(1);
      assertThat(said.json().path("result").asText()).as(said.out()).isEqualTo("failed");
      assertThat(said.json().path("reason").asText()).isEqualTo("stuck");
      assertThat(said.json().path("withdrawn").asBoolean()).isTrue();
      printer.stop();
      JsonNode counts = printer.next();
      assertThat(counts.path("received").asInt()).isEqualTo(1);
      assertThat(counts.path("waiting").asInt()).isZero();
    }
  }

  private JsonNode awaitOut(String[] device) {
    JsonNode status = said(device, "printer", "status").json();
    while (!status.path("status").asText().equals("paper-out")) {
      status = said(device, "printer", "status").json();
    }
    return status;
  }

  private Ctl.Said said(String[] device, String... words) {
    return ctl.json(java.util.stream.Stream.of(words, device).flatMap(java.util.Arrays::stream).toArray(String[]::new));
  }
}
