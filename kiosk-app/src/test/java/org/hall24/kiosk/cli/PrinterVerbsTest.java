package org.hall24.kiosk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrinterVerbsTest {

  @TempDir Path folder;
  private Ctl ctl;
  private String port;
  private Ctl.Running printer;

  @BeforeEach
  void a_printer_on_the_bench() throws IOException {
    ctl = new Ctl(folder.resolve("home"));
    port = folder.resolve("printer").toString();
    printer = ctl.start("emulate", "printer", "--pty", port, "--json");
    assertThat(printer.next().path("ready").asBoolean()).isTrue();
  }

  @AfterEach
  void nothing_wrong_was_ever_sent() throws IOException {
    assertThat(printer.stop()).isZero();
    JsonNode counts = printer.next();
    for (String wrong : List.of("malformed", "overlapping", "forbidden", "overrun")) {
      assertThat(counts.path(wrong).asInt(-1)).as(wrong).isZero();
    }
    printer.close();
  }

  private Ctl.Said printer(String verb, String... more) {
    List<String> args =
        new ArrayList<>(
            List.of("printer", verb, "--driver", "escpos", "--port", port, "--state", folder.resolve("state").toString()));
    args.addAll(List.of(more));
    return ctl.json(args.toArray(String[]::new));
  }

  @Test
  void it_says_how_it_is() throws IOException {
    Ctl.Said said = printer("status");
    assertThat(said.exit()).as(said.err()).isZero();
    assertThat(said.json().path("status").asText()).isEqualTo("ready");
    assertThat(said.json().path("paper").asText()).isEqualTo("ok");
  }

  @Test
  void a_test_receipt_is_printed_with_its_code() throws IOException {
    Ctl.Said said = printer("test");
    assertThat(said.exit()).as(said.out() + said.err()).isZero();
    assertThat(said.json().path("result").asText()).isEqualTo("printed");
    assertThat(said.json().path("evidence").asText()).isEqualTo("process-id");
    printer.type("tear");
    JsonNode torn = printer.next();
    assertThat(torn.path("lines").toString()).contains("TEST").contains("BENCH-01");
    assertThat(torn.path("codes").path(0).asText()).isEqualTo("HALL24 PRINTER TEST");
  }

  @Test
  void the_same_id_again_is_a_reprint_and_says_so() throws IOException {
    Path file = Files.writeString(folder.resolve("r.json"), "{\"id\":\"r-1\",\"lines\":[\"你好 hello\"],\"qr\":\"Q\",\"pictures\":[[4,8,255]]}");
    assertThat(printer("print", "--file", file.toString()).json().path("result").asText()).isEqualTo("printed");
    Ctl.Said again = printer("print", "--file", file.toString());
    assertThat(again.exit()).isZero();
    assertThat(again.json().path("reprint").asBoolean()).isTrue();
    printer.type("tear");
    assertThat(printer.next().path("lines").path(0).asText()).doesNotContain("REPRINT");
    assertThat(printer.next().path("lines").path(0).asText()).contains("补打 REPRINT");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "{}", "{\"id\":\"13800001111\"}", "{\"id\":\"a\",\"lines\":3}", "{\"id\":\"a\",\"pictures\":[[0,1,2]]}", "nothing"})
  void a_file_that_is_no_receipt_is_wrong_use(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("r.json"), text);
    Ctl.Said said = printer("print", "--file", file.toString());
    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.errorKind()).isEqualTo("bad-file");
  }

  @Test
  void a_printer_that_is_not_there_is_unreachable() {
    Ctl.Said said = ctl.json("printer", "status", "--driver", "escpos", "--port", folder.resolve("nowhere").toString());
    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.json().path("status").asText()).isEqualTo("unreachable");
  }
}
