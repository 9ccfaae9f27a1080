package org.hall24.kiosk.demo.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalDataScanTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "GB18030"})
  void a_name_is_found_in_every_encoding(String charset) throws Exception {
    Files.write(folder.resolve("log"), ("x" + "王晓兰" + "y").getBytes(Charset.forName(charset)));
    assertThat(scan().finds()).extracting(PersonalDataScan.Find::what).contains("name");
  }

  @Test
  void a_number_written_as_spaced_upper_case_hexadecimal_is_found() throws Exception {
    String hex = HexFormat.ofDelimiter(" ").withUpperCase().formatHex("110107199107153223".getBytes(StandardCharsets.UTF_16LE));
    Files.writeString(folder.resolve("line.rec"), "12.5 rx " + hex);
    assertThat(scan().finds()).extracting(PersonalDataScan.Find::what).contains("number");
  }

  @Test
  void a_masked_name_is_not_a_find() throws Exception {
    Files.writeString(folder.resolve("log"), "王*兰 1101**********3223");
    assertThat(scan().finds()).isEmpty();
  }

  private PersonalDataScan.Outcome scan() throws Exception {
    PersonalDataScan scan = new PersonalDataScan();
    scan.lookFor("name", "王晓兰");
    scan.lookFor("number", "110107199107153223");
    return scan.scan(List.of(folder));
  }
}
