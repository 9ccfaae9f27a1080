package org.hall24.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hall24.link.Bytes.hex;
import static org.hall24.link.Bytes.readAll;
import static org.hall24.link.Bytes.readNow;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FaultInjectorTest {
  private final LeapTicker ticker = LeapTicker.eager();
  private final MemoryLine cable = MemoryLine.pair("bench", 0, ticker);

  private byte[] hears(String plan, int answers) throws LinkException {
    Link host = cable.hostPort().open();
    Link device = new FaultInjector(FaultPlan.parse(plan), ticker).on(cable.devicePort().open());
    for (int i = 1; i <= answers; i++) {
      device.write(new byte[] {(byte) i, 0x10, 0x20});
    }
    return readNow(host);
  }

  @Test
  void a_plan_without_faults_is_the_line_itself() throws Exception {
    assertThat(hears("# nothing wrong\n", 2)).isEqualTo(hex("01 10 20 02 10 20"));
  }

  @Test
  void the_third_answer_alone_is_dropped() throws Exception {
    assertThat(hears("after=2 times=1 drop", 4)).isEqualTo(hex("01 10 20 02 10 20 04 10 20"));
  }

  @Test
  void a_device_falls_silent_for_good() throws Exception {
    assertThat(hears("after=1 mute", 4)).isEqualTo(hex("01 10 20"));
  }

  @Test
  void an_answer_is_cut_flipped_and_led_by_noise() throws Exception {
    assertThat(hears("times=1 flip=1; times=1 noise=00FF; after=1 cut=1", 2)).isEqualTo(hex("00 FF 01 11 20 02"));
  }

  @Test
  void an_answer_comes_late_and_in_pieces() throws Exception {
    assertThat(hears("delay=250; split=1/3", 1)).isEqualTo(hex("01 10 20"));
    assertThat(Duration.ofNanos(ticker.nanos())).isEqualTo(Duration.ofMillis(256));
  }

  @Test
  void a_host_hears_its_own_bytes() throws Exception {
    Link host = cable.hostPort().open();
    Link device = new FaultInjector(FaultPlan.parse("echo"), ticker).on(cable.devicePort().open());
    host.write(hex("8A 01"));
    assertThat(readAll(device, 2)).isEqualTo(hex("8A 01"));
    assertThat(readAll(host, 2)).isEqualTo(hex("8A 01"));
  }

  @Test
  void the_line_is_lost_instead_of_an_answer() throws Exception {
    Link device = new FaultInjector(FaultPlan.parse("unplug"), ticker).on(cable.devicePort().open());
    assertThatThrownBy(() -> device.write(hex("00"))).isInstanceOf(LinkException.class);
  }

  @Test
  void a_rule_that_is_not_understood_is_named() {
    for (String rule : new String[] {"explode", "after=x drop", "after=1", "drop mute", "split=0", "noise=XY", "cut=-1"}) {
      assertThatThrownBy(() -> FaultPlan.parse("drop;\n" + rule))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(rule);
    }
  }
}
