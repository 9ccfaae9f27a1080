package org.hall24.identity.face.realsense;

import static org.assertj.core.api.Assertions.assertThat;

import org.hall24.identity.face.realsense.Firmware.Dialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FirmwareTest {

  @ParameterizedTest
  @CsvSource({
    "8.0.0.1, A", "8.2.0.1, A", "1.4.0.0, A", "1.12.3.4, A",
    "9.11.0.0, B", "9.11.2.5, B", "2.11.2.5, B", "10.0.0.0, B",
    "9.0.0.1, UNKNOWN", "9.10.0.0, UNKNOWN", "7.6.0.0, UNKNOWN", "1.3.9.9, UNKNOWN", "2.10.0.0, UNKNOWN"
  })
  void the_firmware_tells_the_dialect(String version, Dialect dialect) {
    Firmware firmware = Firmware.parse("NNLED : 9.12.0.1\r\nOPFW : " + version + "\r\n").orElseThrow();
    assertThat(firmware.text()).isEqualTo(version);
    assertThat(firmware.dialect()).isEqualTo(dialect);
  }

  @Test
  void an_unused_part_and_noise_name_no_firmware() {
    assertThat(Firmware.parse("OPFW : 0.0.0.0\r\n")).isEmpty();
    assertThat(Firmware.parse("NNLED : 8.1.0.4\r\n@F@F")).isEmpty();
    assertThat(Firmware.parse("")).isEmpty();
  }

  @Test
  void a_status_that_dialect_b_means_otherwise_is_read_as_dialect_a() {
    assertThat(Status.ofLive(16)).isEqualTo(new Status.LiveResult.NotAlive());
    assertThat(Status.ofLive(17)).isEqualTo(new Status.LiveResult.NotSame());
    assertThat(Status.ofLive(19)).isEqualTo(new Status.LiveResult.Fault("capture-status-19"));
  }

  @Test
  void only_zero_is_a_capture() {
    for (int status = 1; status < 256; status++) {
      assertThat(Status.ofLive(status)).isNotInstanceOf(Status.LiveResult.Captured.class);
    }
    for (int status = 120; status <= 127; status++) {
      assertThat(Status.ofLive(status)).isEqualTo(new Status.LiveResult.NotAlive());
    }
  }
}
