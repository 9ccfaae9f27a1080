package org.hall24.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hall24.link.Bytes.hex;
import static org.hall24.link.Bytes.readAll;
import static org.hall24.link.Bytes.readNow;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class MemoryLineTest {

  private static void fails(ThrowingCallable call, LinkException.Kind kind) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(LinkException.class, e -> assertThat(e.kind()).isEqualTo(kind));
  }

  @Test
  void bytes_go_both_ways() throws Exception {
    MemoryLine cable = MemoryLine.pair("bench");
    Link host = cable.hostPort().open();
    Link device = cable.devicePort().open();
    host.write(hex("AA 55"));
    device.write(hex("01 02 03"));
    assertThat(readAll(device, 2)).isEqualTo(hex("AA 55"));
    assertThat(readAll(host, 3)).isEqualTo(hex("01 02 03"));
    assertThat(readNow(host)).isEmpty();
  }

  @Test
  void what_the_host_sent_waits_for_a_device_that_is_slow_to_look() throws Exception {
    MemoryLine cable = MemoryLine.pair("bench");
    cable.hostPort().open().write(hex("42"));
    assertThat(readAll(cable.devicePort().open(), 1)).isEqualTo(hex("42"));
  }

  @Test
  void what_the_device_says_while_no_host_listens_is_lost() throws Exception {
    MemoryLine cable = MemoryLine.pair("bench");
    Link device = cable.devicePort().open();
    device.write(hex("42"));
    assertThat(readNow(cable.hostPort().open())).isEmpty();
  }

  @Test
  void two_hosts_never_share_a_line() throws Exception {
    MemoryLine cable = MemoryLine.pair("bench");
    Link first = cable.hostPort().open();
    fails(() -> cable.hostPort().open(), LinkException.Kind.HELD);
    first.close();
    cable.hostPort().open().check();
  }

  @Test
  void a_pulled_cable_ends_a_waiting_read_and_both_ends() throws Exception {
    MemoryLine cable = MemoryLine.pair("bench");
    Link host = cable.hostPort().open();
    Link device = cable.devicePort().open();
    CompletableFuture<LinkException.Kind> end = new CompletableFuture<>();
    Thread.startVirtualThread(
        () -> {
          try {
            host.read(new byte[1], 0, 1, Duration.ofDays(1));
          } catch (LinkException e) {
            end.complete(e.kind());
          }
        });
    cable.unplug();
    assertThat(end.get(30, TimeUnit.SECONDS)).isEqualTo(LinkException.Kind.LOST);
    fails(host::check, LinkException.Kind.LOST);
    fails(() -> device.write(hex("00")), LinkException.Kind.LOST);
    fails(() -> cable.hostPort().open(), LinkException.Kind.NO_PORT);
  }

  @Test
  void a_cable_put_back_carries_nothing_from_before() throws Exception {
    MemoryLine cable = MemoryLine.pair("bench");
    Link host = cable.hostPort().open();
    host.write(hex("11"));
    cable.unplug();
    Link device = cable.devicePort().open();
    cable.plug();
    Link again = cable.hostPort().open();
    again.write(hex("22"));
    assertThat(readAll(device, 1)).isEqualTo(hex("22"));
    fails(() -> host.write(hex("33")), LinkException.Kind.LOST);
    host.close();
    again.check();
  }

  @Test
  void a_closed_end_says_that_we_closed_it() throws Exception {
    Link host = MemoryLine.pair("bench").hostPort().open();
    host.close();
    host.close();
    fails(host::check, LinkException.Kind.CLOSED);
    fails(() -> host.read(new byte[1], 0, 1, Duration.ZERO), LinkException.Kind.CLOSED);
  }

  @Test
  void a_paced_answer_takes_the_time_of_its_bits() throws Exception {
    LeapTicker ticker = LeapTicker.eager();
    MemoryLine cable = MemoryLine.pair("bench", 9600, ticker);
    Link host = cable.hostPort().open();
    Link device = cable.devicePort().open();
    device.write(new byte[96]);
    assertThat(Duration.ofNanos(ticker.nanos()).toMillis()).isEqualTo(99); // 96 bytes x 10 bits at 9600 bit/s
    assertThat(readAll(host, 96)).hasSize(96);
    host.write(new byte[96]);
    assertThat(readAll(device, 96)).hasSize(96);
    assertThat(Duration.ofNanos(ticker.nanos()).toMillis()).isEqualTo(199);
  }

  @Property(tries = 100)
  void every_chunking_carries_the_same_bytes(
      @ForAll @IntRange(min = 1, max = 3000) int size, @ForAll long seed, @ForAll @IntRange(min = 1, max = 400) int chunk)
      throws Exception {
    Random random = new Random(seed);
    byte[] sent = new byte[size];
    random.nextBytes(sent);
    MemoryLine cable = MemoryLine.pair("bench");
    Link host = cable.hostPort().open();
    Link device = cable.devicePort().open();
    for (int at = 0; at < size; at += chunk) {
      host.write(java.util.Arrays.copyOfRange(sent, at, Math.min(size, at + chunk)));
    }
    assertThat(readAll(device, size)).isEqualTo(sent);
  }
}
